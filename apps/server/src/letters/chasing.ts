import { createHash } from 'node:crypto'
import type { DropReason } from '@amparo/contract'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { endIfNamed } from '../failpoint.ts'
import { Refusal } from '../http/refusal.ts'
import { gateAt, gatesOf, type Gate } from './consent-gate.ts'
import { LetterReader, LetterWriter, type KeptLetter } from './letter-store.ts'
import { isPast } from './question-state.ts'
import { standingQuestions, type StandingQuestion } from './question-store.ts'
import { todayIn } from './today.ts'
import { checkAudience, checkBodies, holdBody, letterOf } from './writing.ts'

/** What is asked of one body again. */
export interface Again {
  readonly authority: string
  readonly ask: readonly StandingQuestion[]
}

export interface Dropped {
  readonly question: StandingQuestion
  readonly reason: DropReason
}

/** What a reminder to each body would ask again, and which lines it drops and why. */
export interface Chase {
  readonly bodies: readonly Again[]
  readonly dropped: readonly Dropped[]
}

/** Weighs each line anew: whether it still needs asking, and whether the person may be named now. */
export async function chaseNow(
  { tx, now }: Pick<Change, 'tx' | 'now'>,
  actor: StaffActor,
  questions: readonly string[],
  audience: number,
): Promise<Chase> {
  checkAudience(actor, audience)
  const today = await todayIn(tx, now)
  const standing = await standingQuestions(tx, today, { questions: [...new Set(questions)] })
  // Of another audience they would be told to whom they are not for.
  if (standing.some((one) => one.audience !== audience)) throw new Refusal('audience-refused')
  const gates = await gatesOf(
    tx,
    standing.map(({ person }) => person),
  )
  const weighed = standing
    .toSorted(
      (a, b) => Number(a.person) - Number(b.person) || Number(a.question) - Number(b.question),
    )
    .map((question) => ({ question, reason: whyNot(question, gates, today) }))
  const again = weighed.filter(({ reason }) => reason === null).map(({ question }) => question)
  return {
    bodies: [...Map.groupBy(again, bodyOf)]
      .map(([authority, ask]) => ({ authority, ask }))
      .toSorted((a, b) => Number(a.authority) - Number(b.authority)),
    dropped: weighed.flatMap(({ question, reason }) =>
      reason === null ? [] : [{ question, reason }],
    ),
  }
}

/** The body that was asked last. */
function bodyOf({ stands }: StandingQuestion): string {
  return stands.asked?.authority ?? ''
}

function whyNot(
  { stands, person }: StandingQuestion,
  gates: ReadonlyMap<string, Gate>,
  today: string,
): DropReason | null {
  const { state, asked, inDraft } = stands
  if (inDraft) return 'in-draft'
  switch (state) {
    case 'answered':
    case 'next-body':
    case 'doubt':
    case 'asks-more':
      return state
    case 'told-unasked':
    case 'in-draft':
      return 'not-asked'
    default: {
      const isDue = asked?.answerBy == null || isPast(asked, today)
      if (!isDue) return 'not-due'
      const gate = gateAt(gates, person)
      return gate.named ? null : gate.reason
    }
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
): Promise<{ readonly letters: readonly string[]; readonly dropped: number }> {
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
  const lines = await office.read(actor, (tx) => new LetterReader(tx).questionsIn(letters))
  return { letters, dropped: asked.questions.filter((one) => !lines.has(one)).length }
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
