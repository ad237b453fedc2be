import { day, exactly, hexDigits, language, matching, oneOf, shape, text, whole } from './shape.ts'
import type { Reading } from './shape.ts'
import { clientReaches, takerShape, type ClientReach, type Taker } from './taking.ts'

/** `unknown`: asked, and nobody knows. `unsaid`: not answered. Neither is ever taken for a no. */
export const triageAnswers = ['yes', 'no', 'unknown', 'unsaid'] as const
/** `fresh`: within the last ten days, while it can still be seen. */
export const hurtAnswers = ['now', 'fresh', 'earlier', 'no', 'unsaid'] as const
/** Most urgent first. */
export const dangerLevels = [
  'child-in-custody',
  'hurt-or-missing-now',
  'fresh-injuries',
  'the-rest',
] as const

export type TriageAnswer = (typeof triageAnswers)[number]
export type HurtAnswer = (typeof hurtAnswers)[number]
export type DangerLevel = (typeof dangerLevels)[number]

/** The five answers that decide urgency. */
export type Urgency = {
  readonly custody: TriageAnswer
  readonly child: TriageAnswer
  readonly missing: TriageAnswer
  readonly danger: TriageAnswer
  readonly hurt: HurtAnswer
}

/** The small part of a message that decides its place in the queue, sealed beside it. */
export type TriageDocument = Urgency & {
  readonly v: 1
  readonly type: 'triage'
  /** `hashOf` the message's envelope: a server cannot move a triage part to another message. */
  readonly message: string
  readonly language: string
  readonly reach: ClientReach
}

/** What an officer found by asking those same questions, sealed to the team. */
export type ScreeningDocument = Urgency & {
  readonly v: 1
  readonly type: 'screening'
  /** The server's decimal id of the message. */
  readonly submission: string
  readonly message: string
  readonly day: string
  readonly by: Taker
  /** How many people it concerns; 0 when that is not known. */
  readonly persons: number
  readonly note: string
}

/** The longest note of a screening, in UTF-16 units. */
export const screeningNoteLimit = 4_000

const urgency = {
  custody: oneOf(triageAnswers),
  child: oneOf(triageAnswers),
  missing: oneOf(triageAnswers),
  danger: oneOf(triageAnswers),
  hurt: oneOf(hurtAnswers),
}

const triageShape = shape<TriageDocument>({
  v: exactly(1),
  type: exactly('triage'),
  message: hexDigits(64),
  language,
  ...urgency,
  reach: oneOf(clientReaches),
})

const screeningShape = shape<ScreeningDocument>({
  v: exactly(1),
  type: exactly('screening'),
  submission: matching(/^[1-9]\d{0,18}$/),
  message: hexDigits(64),
  day,
  by: takerShape,
  ...urgency,
  persons: whole(0),
  note: text(screeningNoteLimit),
})

/** Reads what an envelope held as a triage part; that it names this very message is the caller's to check. */
export const readTriage = (value: unknown): Reading<TriageDocument> => triageShape(value, '')

/** Reads what an envelope held as a screening. */
export const readScreening = (value: unknown): Reading<ScreeningDocument> =>
  screeningShape(value, '')

/**
 * How urgent a message is by what it surely says: `child-in-custody` when custody and child are both
 * yes; `hurt-or-missing-now` when somebody is being hurt now, or missing, in danger or in custody is
 * yes; `fresh-injuries` when they are fresh; else `the-rest`. Unknown and unsaid answers raise no
 * level here, or every short message would be a child's; `compareDanger` sees to them.
 */
export const dangerOf = ({ custody, child, missing, danger, hurt }: Urgency): DangerLevel => {
  if (custody === 'yes' && child === 'yes') return 'child-in-custody'
  const isNow = hurt === 'now' || [custody, missing, danger].includes('yes')
  if (isNow) return 'hurt-or-missing-now'
  return hurt === 'fresh' ? 'fresh-injuries' : 'the-rest'
}

const atWorst = (answer: TriageAnswer): TriageAnswer => (answer === 'no' ? 'no' : 'yes')

/** The level if everything unknown or unsaid turned out to be so: never below `dangerOf`. */
export const dangerAtWorst = ({ custody, child, missing, danger, hurt }: Urgency): DangerLevel =>
  dangerOf({
    custody: atWorst(custody),
    child: atWorst(child),
    missing: atWorst(missing),
    danger: atWorst(danger),
    hurt: hurt === 'unsaid' ? 'now' : hurt,
  })

const rank = (level: DangerLevel): number => dangerLevels.indexOf(level)

/**
 * Orders messages, the most urgent first: by `dangerOf`, and among equals by `dangerAtWorst`, so
 * that an unknown or unsaid answer goes before a no wherever it could matter, and never behind one.
 * 0 when both are the same: a stable sort then keeps the order they came in.
 */
export const compareDanger = (a: Urgency, b: Urgency): number =>
  rank(dangerOf(a)) - rank(dangerOf(b)) || rank(dangerAtWorst(a)) - rank(dangerAtWorst(b))
