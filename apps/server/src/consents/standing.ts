/** One conversation about consent, as far as what counts depends on it. */
export interface Given {
  /** Grows with recording; of one day, the later conversation counts. */
  readonly id: number
  readonly person: string | null
  /** `YYYY-MM-DD`. */
  readonly given: string
  readonly standing: string
  readonly assent: 'yes' | 'no' | 'not-asked' | null
  readonly lines: readonly Line[]
}

export interface Line {
  readonly purpose: string
  readonly answer: string
  readonly recipients: readonly string[]
}

export interface Decided {
  readonly id: number
  readonly purpose: string
  readonly answer: string
  readonly consents: readonly number[]
}

export interface Effective {
  readonly purpose: string
  readonly answer: string
  readonly recipients: readonly string[]
}

export interface Conflict {
  readonly purpose: string
  /** The newest word of each side. */
  readonly consents: readonly number[]
  /** The decision that still fits these words, or null. */
  readonly decision: number | null
}

/**
 * From what lets least through to what lets most: whoever must be asked each time has not agreed to anything yet, so it is
 * narrower than any yes.
 */
export const NARROWEST_FIRST = ['no', 'ask-each-time', 'anonymous', 'pseudonym', 'named'] as const

function breadth(answer: string): number {
  const at = NARROWEST_FIRST.findIndex((one) => one === answer)
  return at < 0 ? 0 : at
}

/** One side's newest word on a purpose. A side is whose word it is, about whom. */
interface Word extends Line {
  readonly consent: number
  readonly standing: string
  readonly person: string | null
  /** A child does not agree to what their guardian agrees to. */
  readonly against: boolean
}

function wordsOn(purpose: string, consents: readonly Given[]): readonly Word[] {
  const newest = new Map<string, { readonly of: Given; readonly line: Line }>()
  for (const of of consents) {
    const line = of.lines.find((one) => one.purpose === purpose)
    if (line === undefined) continue
    const side = `${of.standing} ${of.person ?? ''}`
    const before = newest.get(side)?.of
    if (before === undefined || isLater(of, before)) newest.set(side, { of, line })
  }
  return [...newest.values()]
    .map(({ of: { id, standing, person, assent }, line }) => ({
      ...line,
      consent: id,
      standing,
      person,
      against: assent === 'no' && line.answer !== 'no',
    }))
    .toSorted((a, b) => a.consent - b.consent)
}

function isLater(a: Given, b: Given): boolean {
  return a.given === b.given ? a.id > b.id : a.given > b.given
}

/**
 * Whose words can differ: those about one person, and those about nobody in particular, which may be about anybody. Two
 * people who each answer for themselves do not quarrel.
 */
function aboutOne(words: readonly Word[]): readonly (readonly Word[])[] {
  const people = new Set(words.map(({ person }) => person).filter((person) => person !== null))
  if (people.size === 0) return [words]
  return [...people]
    .toSorted((a, b) => Number(a) - Number(b))
    .map((one) => words.filter(({ person }) => person === null || person === one))
}

/** Different people's words that differ, or a guardian's yes against the child's own no. */
function isQuarrel(words: readonly Word[]): boolean {
  return words.some(
    (word) =>
      word.against ||
      words.some((other) => other.standing !== word.standing && other.answer !== word.answer),
  )
}

export interface Standing {
  readonly effective: readonly Effective[]
  readonly conflicts: readonly Conflict[]
}

/**
 * What counts now. Of one side its newest word counts; where different standings differ about one person, the head's
 * decision as long as it names exactly these newest words, and until then the narrowest answer. A message that concerns
 * several people gets no more than the one who gave least. What nobody was asked is not in the list, and that is a no.
 */
export function standingOf(consents: readonly Given[], decisions: readonly Decided[]): Standing {
  const purposes = [
    ...new Set(consents.flatMap(({ lines }) => lines.map(({ purpose }) => purpose))),
  ]
  const settled = purposes.toSorted().map((purpose) => settledOn(purpose, consents, decisions))
  return {
    effective: settled.map(({ effective }) => effective),
    conflicts: settled.flatMap(({ conflicts }) => conflicts),
  }
}

function settledOn(
  purpose: string,
  consents: readonly Given[],
  decisions: readonly Decided[],
): { readonly effective: Effective; readonly conflicts: readonly Conflict[] } {
  const words = wordsOn(purpose, consents)
  const groups = aboutOne(words).map((group) => {
    const between = group.map(({ consent }) => consent)
    const quarrel = isQuarrel(group)
    const decided = quarrel ? decisionOn(purpose, between, decisions) : undefined
    return { between, quarrel, decided, answer: decided?.answer ?? narrowest(group.map(allowed)) }
  })
  return {
    effective: within(purpose, narrowest(groups.map(({ answer }) => answer)), words),
    conflicts: groups
      .filter(({ quarrel }) => quarrel)
      .map(({ between, decided }) => ({
        purpose,
        consents: between,
        decision: decided?.id ?? null,
      })),
  }
}

/** The newest decision between exactly these consents. */
function decisionOn(
  purpose: string,
  between: readonly number[],
  decisions: readonly Decided[],
): Decided | undefined {
  return decisions
    .toSorted((a, b) => b.id - a.id)
    .find((one) => one.purpose === purpose && areSame(one.consents, between))
}

/** Whether two lists name the same consents, in whatever order. */
export function areSame(a: readonly number[], b: readonly number[]): boolean {
  const sorted = (list: readonly number[]) => list.toSorted((x, y) => x - y).join(' ')
  return sorted(a) === sorted(b)
}

function allowed({ against, answer }: Word): string {
  return against ? 'no' : answer
}

function narrowest(answers: readonly string[]): string {
  return answers.toSorted((a, b) => breadth(a) - breadth(b))[0] ?? 'no'
}

/** Several answers to one purpose as one: the narrowest, and only to whom all of them agree. */
export function together(purpose: string, answers: readonly Effective[]): Effective {
  return within(purpose, narrowest(answers.map(({ answer }) => answer)), answers)
}

/** Only to whom every side agreed, and to nobody when they agreed to nobody in common. */
function within(
  purpose: string,
  answer: string,
  words: readonly Pick<Word, 'recipients'>[],
): Effective {
  const recipients = inAll(words.map((word) => word.recipients))
  if (answer === 'no' || recipients === 'nobody') return { purpose, answer: 'no', recipients: [] }
  return { purpose, answer, recipients }
}

/** An empty list is no limit: whoever the purpose itself names. */
function inAll(lists: readonly (readonly string[])[]): readonly string[] | 'nobody' {
  const [first, ...others] = lists.filter((list) => list.length > 0)
  if (first === undefined) return []
  const common = first.filter((one) => others.every((list) => list.includes(one)))
  return common.length === 0 ? 'nobody' : common.toSorted()
}

/** What counts of an answer for whoever sees it, once the answers they may not see were looked at. */
export interface Limited extends Effective {
  /** Somebody else's answer, which they may not see, allows less: so nothing counts as allowed. */
  readonly limited: boolean
}

/**
 * Whether answers that may not be told limit one that may. What they are shows in nothing but that they do: the answer becomes a
 * plain no, whatever theirs is, and an answer that allows nothing anyway stays as it was.
 */
export function limitedBy(answer: Effective, elsewhere: readonly Effective[]): Limited {
  const { purpose } = answer
  const others = elsewhere.filter((one) => one.purpose === purpose)
  const whole = together(purpose, [answer, ...others])
  const isSame =
    whole.answer === answer.answer && whole.recipients.join() === answer.recipients.join()
  if (others.length === 0 || answer.answer === 'no' || isSame) return { ...answer, limited: false }
  return { purpose, answer: 'no', recipients: [], limited: true }
}

/** Asked again after so many days. */
export const ASK_AGAIN_DAYS = 30

/** The day from which to ask again, by the newest conversation; null when there was none. */
export function askAgainOn(consents: readonly Given[]): string | null {
  const newest = consents
    .map(({ given }) => given)
    .toSorted()
    .at(-1)
  if (newest === undefined) return null
  const day = new Date(`${newest}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + ASK_AGAIN_DAYS)
  return day.toISOString().slice(0, 10)
}

export type AskReason = 'month' | 'release' | 'never-asked'

/** Why to ask now. `released`: the newest end of a custody of each person these consents concern. */
export function reasonsToAsk(
  consents: readonly Given[],
  released: readonly { readonly person: string; readonly day: string }[],
  today: string,
): AskReason[] {
  const again = askAgainOn(consents)
  if (again === null) return ['never-asked']
  const reasons: AskReason[] = today >= again ? ['month'] : []
  const isReleased = released.some(({ person, day }) => {
    const own = consents.filter((one) => one.person === person)
    const spoke = own
      .map(({ given }) => given)
      .toSorted()
      .at(-1)
    return spoke !== undefined && day >= spoke && day <= today
  })
  return isReleased ? [...reasons, 'release'] : reasons
}
