import { createHash } from 'node:crypto'
import type { DropReason } from '@amparo/contract'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { endIfNamed } from '../failpoint.ts'
import { Refusal } from '../http/refusal.ts'
import { gateAt, gatesOf } from './consent-gate.ts'
import { LetterReader, LetterWriter, type KeptLetter } from './letter-store.ts'
import { isPast } from './question-state.ts'
import { questionsOf, standingQuestions, type StandingQuestion } from './question-store.ts'
import { todayIn } from './today.ts'
import { isNotCompetent, knownNow, whyNotWorth } from './worth-asking.ts'
import { checkAudience, checkBodies, holdBody, letterOf } from './writing.ts'

/** What is asked of one body again. */
export interface Again {
  readonly authority: string
  readonly ask: readonly StandingQuestion[]
}

/** A question as whoever chases knows it; of one whose letters were all withdrawn, that is all there is. */
export type ChasedLine = Pick<StandingQuestion, 'question' | 'person' | 'kind'>

export interface Dropped {
  readonly question: ChasedLine
  readonly reason: DropReason
}

/** What a reminder to each body would ask again, and which lines it drops and why. */
export interface Chase {
  readonly bodies: readonly Again[]
  readonly dropped: readonly Dropped[]
}

/**
 * Weighs each line anew: whether it still needs asking, whether the person may be named now, and whether it would be of use and do
 * no harm, by what is known of them now.
 */
export async function chaseNow(
  { tx, now }: Pick<Change, 'tx' | 'now'>,
  actor: StaffActor,
  questions: readonly string[],
  audience: number,
): Promise<Chase> {
  checkAudience(actor, audience)
  const all = await questionsOf(tx, [...new Set(questions)])
  // Of another audience they would be told to whom they are not for.
  if (all.some((one) => one.audience !== audience)) throw new Refusal('audience-refused')
  const today = await todayIn(tx, now)
  const ids = all.map(({ question }) => question)
  const standing = await standingQuestions(tx, today, { questions: ids })
  const whyNot = await weigher(tx, actor, standing, (question) => whyNotNow(question, today))
  const byId = new Map(standing.map((one) => [one.question, one]))
  const weighed = all.toSorted(byPerson).map((line) => {
    const question = byId.get(line.question)
    // Every letter that asked it was withdrawn.
    if (question === undefined) return { question: line, reason: 'withdrawn' as const }
    return { question, reason: whyNot(question) }
  })
  const again = weighed.flatMap(({ question, reason }) =>
    reason === null ? (byId.get(question.question) ?? []) : [],
  )
  return {
    bodies: [...Map.groupBy(again, bodyOf)]
      .map(([authority, ask]) => ({ authority, ask }))
      .toSorted((a, b) => Number(a.authority) - Number(b.authority)),
    dropped: weighed.flatMap(({ question, reason }) =>
      reason === null ? [] : [{ question, reason }],
    ),
  }
}

function byPerson(a: ChasedLine, b: ChasedLine): number {
  return Number(a.person) - Number(b.person) || Number(a.question) - Number(b.question)
}

/**
 * Which lines of a reminder that was written before are not to be asked any more, and why: weeks pass between a draft and the
 * post. Its other letters forbid nothing here, nor the day by which the last answer was wanted.
 */
export async function noLongerAsked(
  { tx, now }: Pick<Change, 'tx' | 'now'>,
  actor: StaffActor,
  letter: KeptLetter,
): Promise<readonly Dropped[]> {
  if (letter.form !== 'reminder') return []
  const lines = await new LetterReader(tx).lines(letter.id)
  const questions = lines.map(({ question }) => question)
  const standing = await standingQuestions(tx, await todayIn(tx, now), { questions })
  const whyNot = await weigher(tx, actor, standing, whyNotByState)
  return standing.flatMap((question) => {
    const reason = whyNot(question)
    return reason === null ? [] : [{ question, reason }]
  })
}

/** The body that was asked last. */
function bodyOf({ stands }: StandingQuestion): string {
  return stands.asked?.authority ?? ''
}

/** By how the question stands, then by harm and use, then by consent. */
async function weigher(
  tx: Reading,
  actor: StaffActor,
  standing: readonly StandingQuestion[],
  byState: (question: StandingQuestion) => DropReason | null,
): Promise<(question: StandingQuestion) => DropReason | null> {
  const people = standing.map(({ person }) => person)
  const gates = await gatesOf(tx, people)
  const known = await knownNow(tx, actor, people)
  return (question) => {
    const why = byState(question) ?? whyNotWorth(question, known(question.person))
    if (why !== null) return why
    const gate = gateAt(gates, question.person)
    return gate.named ? null : gate.reason
  }
}

function whyNotNow(question: StandingQuestion, today: string): DropReason | null {
  const { asked, inDraft } = question.stands
  if (inDraft) return 'in-draft'
  const why = whyNotByState(question)
  if (why !== null) return why
  return asked?.answerBy == null || isPast(asked, today) ? null : 'not-due'
}

function whyNotByState(question: StandingQuestion): DropReason | null {
  const { state, asked, answered } = question.stands
  switch (state) {
    case 'answered':
      return answered?.authority === asked?.authority ? 'answered' : 'answered-elsewhere'
    case 'next-body':
    case 'doubt':
    case 'asks-more':
      return state
    case 'told-unasked':
    case 'in-draft':
      return 'not-asked'
    default:
      return isNotCompetent(question) ? 'not-competent' : null
  }
}

export interface ChaseAsked {
  readonly questions: readonly string[]
  readonly language: KeptLetter['language']
  readonly audience: number
  readonly once: string
}

/**
 * Writes a reminder to each body, each in a transaction of its own: broken off anywhere, what was written is whole, and the rest
 * is written when the same is asked for again.
 */
export async function chase(
  office: Office,
  actor: StaffActor,
  given: ChaseAsked,
): Promise<{ readonly letters: readonly string[]; readonly dropped: readonly Dropped[] }> {
  checkAudience(actor, given.audience)
  const asked = { ...given, questions: [...new Set(given.questions)] }
  const bodies = await office.change(actor, (change) => bodiesOf(change, asked.questions))
  const letters: string[] = []
  for (const authority of bodies) {
    const letter = await office.change(actor, (change) => remind(change, actor, authority, asked))
    if (letter === null) continue
    letters.push(letter)
    endIfNamed(`chased-${letters.length}`)
  }
  return office.change(actor, async (change) => {
    await change.enterOwn('subject.search', { kind: 'person' })
    const lines = await new LetterReader(change.tx).questionsIn(letters)
    const left = asked.questions.filter((one) => !lines.has(one))
    const { dropped } = await chaseNow(change, actor, left, asked.audience)
    return { letters, dropped }
  })
}

/** Every body that one of these questions was asked of: each gets a reminder of its own, or none. */
async function bodiesOf({ tx, now }: Change, questions: readonly string[]): Promise<string[]> {
  const standing = await standingQuestions(tx, await todayIn(tx, now), { questions })
  const bodies = standing.flatMap(({ asked }) => asked.map(({ authority }) => authority))
  return [...new Set(bodies)].toSorted((a, b) => Number(a) - Number(b))
}

/**
 * Writes the reminder to one body, or finds the one that this very chase has written before; null where nothing is left to ask.
 * The body is held all the while, so that of two who chase at once the second finds the lines in a draft.
 */
async function remind(
  change: Change,
  actor: StaffActor,
  authority: string,
  asked: ChaseAsked,
): Promise<string | null> {
  const { tx } = change
  const writer = new LetterWriter(change, actor.id)
  await holdBody(change, authority)
  const once = onceFor(asked.once, authority)
  const before = await writer.withOnce(actor.id, once)
  if (before !== undefined) {
    if (!(await isOf(writer, before, asked))) throw new Refusal('recorded-otherwise')
    return before.id
  }
  const { bodies } = await chaseNow(change, actor, asked.questions, asked.audience)
  const ask = bodies.find((one) => one.authority === authority)?.ask ?? []
  const [first] = ask
  if (first === undefined) return null
  const { audience, language } = asked
  await checkBodies(tx, { authority, copied: [], audience })
  const plan = {
    authority,
    copied: [],
    language,
    form: 'reminder' as const,
    audience,
    follows: newestOf(ask),
    asked: ask.map(({ person, kind }) => ({ person, kind })),
  }
  const letter = await letterOf(tx, plan, { lines: plan.asked, out: [] }, once)
  return writer.write(letter)
}

/** The newest letter of which this is a reminder. */
function newestOf(ask: readonly StandingQuestion[]): string | null {
  const letters = ask.flatMap(({ stands }) => stands.asked?.letter ?? [])
  return letters.toSorted((a, b) => Number(b) - Number(a))[0] ?? null
}

/** Each body's letter has a mark of its own, made from the chase's: sent again, it is found and not written again. */
function onceFor(once: string, authority: string): Buffer {
  return createHash('sha256')
    .update(`amparo/v1/chase\n${once}\n${authority}`)
    .digest()
    .subarray(0, 16)
}

async function isOf(writer: LetterWriter, letter: KeptLetter, asked: ChaseAsked): Promise<boolean> {
  const questions = new Set(asked.questions)
  const lines = await writer.lines(letter.id)
  return (
    letter.language === asked.language &&
    letter.audience === asked.audience &&
    lines.every(({ question }) => questions.has(question))
  )
}
