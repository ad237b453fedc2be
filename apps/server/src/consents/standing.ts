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

/** One side's newest word on a purpose. A child who does not agree makes a guardian's yes a no. */
interface Word extends Line {
  readonly consent: number
}

/** The newest word of each side on a purpose. Sides are whose word it is, about whom. */
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
    .map(({ of, line }) => ({ ...line, consent: of.id }))
    .toSorted((a, b) => a.consent - b.consent)
}

function isLater(a: Given, b: Given): boolean {
  return a.given === b.given ? a.id > b.id : a.given > b.given
}

/** A guardian who agrees for a child who does not: two words that differ, given in one conversation. */
function againstAssent(
  purpose: string,
  consents: readonly Given[],
  words: readonly Word[],
): boolean {
  return words.some((word) => {
    const given = consents.find(({ id }) => id === word.consent)
    return given?.assent === 'no' && word.answer !== 'no' && word.purpose === purpose
  })
}

export interface Standing {
  readonly effective: readonly Effective[]
  readonly conflicts: readonly Conflict[]
}

/**
 * What counts now. Of one side its newest word counts; where sides differ, the head's decision as long as it names exactly
 * these newest words, and until then the narrowest answer. What nobody was asked is not in the list, and that is a no.
 */
export function standingOf(consents: readonly Given[], decisions: readonly Decided[]): Standing {
  const purposes = [
    ...new Set(consents.flatMap(({ lines }) => lines.map(({ purpose }) => purpose))),
  ]
  const effective: Effective[] = []
  const conflicts: Conflict[] = []
  for (const purpose of purposes.toSorted()) {
    const words = wordsOn(purpose, consents)
    const differ =
      new Set(words.map(({ answer }) => answer)).size > 1 || againstAssent(purpose, consents, words)
    const decision = differ ? decisionOn(purpose, words, decisions) : undefined
    if (differ) {
      conflicts.push({
        purpose,
        consents: words.map(({ consent }) => consent),
        decision: decision?.id ?? null,
      })
    }
    effective.push(counting(purpose, consents, words, decision))
  }
  return { effective, conflicts }
}

function decisionOn(
  purpose: string,
  words: readonly Word[],
  decisions: readonly Decided[],
): Decided | undefined {
  const now = words.map(({ consent }) => consent).join(' ')
  return decisions
    .toSorted((a, b) => b.id - a.id)
    .find(
      (one) => one.purpose === purpose && one.consents.toSorted((a, b) => a - b).join(' ') === now,
    )
}

function counting(
  purpose: string,
  consents: readonly Given[],
  words: readonly Word[],
  decision: Decided | undefined,
): Effective {
  const recipients = inAll(words.map((word) => word.recipients))
  if (decision !== undefined) {
    return {
      purpose,
      answer: decision.answer,
      recipients: decision.answer === 'no' ? [] : recipients,
    }
  }
  const answers = againstAssent(purpose, consents, words)
    ? ['no']
    : words.map(({ answer }) => answer)
  const [answer = 'no'] = answers.toSorted((a, b) => breadth(a) - breadth(b))
  return { purpose, answer, recipients: answer === 'no' ? [] : recipients }
}

/** Only to whom every side agreed. */
function inAll(lists: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = lists
  return first.filter((one) => others.every((list) => list.includes(one)))
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
