import * as z from 'zod/mini'
import { Day, LetterId, nothing, Number32, ReplyId, SubjectId } from './common.ts'
import { endpoint } from './endpoint.ts'

const Code = z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z-]*$/))
const Count = z.int().check(z.minimum(0))

/** How long something took, by Kaplan and Meier; whoever still waits counts. */
const Waits = z.object({
  /** Days by which it is over for half of all; null: not reached yet. */
  median: z.nullable(Count),
  over: Count,
  open: Count,
})

/** People who were reported missing, everybody or those of one week. */
const Missing = z.object({
  of: Count,
  /** Of how many it is known what became of them. */
  known: Count,
  /** Of how many of these it does not follow any more from all that is said. */
  notAnyMore: Count,
  /** About how many nobody said anything that could tell. */
  silent: Count,
  /** So many weeks after each was reported; `early`: not known, and reported more lately than that. */
  points: z.array(z.object({ weeks: Count, known: Count, early: Count })),
})
export type MissingFigures = z.infer<typeof Missing>

/** Questions about people, each to one body. */
const Replies = z.object({
  asked: Count,
  /** The day for the answer has passed. */
  due: Count,
  /** Of those that are due. */
  answered: Count,
  /** No day for an answer is known, so they are never due. */
  noDay: Count,
  waits: Waits,
})
export type ReplyFigures = z.infer<typeof Replies>

export const readFigures = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/figures/read',
  summary:
    'How searches stand at the end of a day, of what the reader may see: of whom it is known what became of them, how long it took, who found them, and what authorities answered.',
  params: nothing,
  body: z.strictObject({
    /** Today where null; no day that is still to come. */
    asOf: z.nullable(Day),
  }),
  reply: z.object({
    asOf: Day,
    /** The version of the rules by which all of it is counted. */
    rules: z.int(),
    all: Missing,
    /** By the week of the report, which begins on this Monday. */
    weeks: z.array(z.extend(Missing, { week: Day })),
    /** How many searches somebody closed. */
    closed: Count,
    days: Waits,
    /** Of those of whom it is known, before any authority had said something on the substance about them. */
    selfFound: Count,
    replies: Replies,
    authorities: z.array(z.extend(Replies, { authority: SubjectId, name: z.string() })),
    /** `question-kind`. */
    kinds: z.array(z.extend(Replies, { kind: Code })),
  }),
  refusals: ['value-refused'],
})

/** Which people stand behind a number; `too-early`: not known by `within`, and reported more lately than that. */
export const peopleParts = [
  'reported',
  'known',
  'not-known',
  'too-early',
  'not-any-more',
  'silent',
  'closed',
  'self-found',
  'after-answer',
] as const
/** Which questions do; `over`: answered on the substance, due or not, and `waiting`: not answered so. */
export const askParts = [
  'asked',
  'due',
  'answered',
  'unanswered',
  'no-day',
  'over',
  'waiting',
] as const

export const Behind = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('people'),
    part: z.enum(peopleParts),
    /** Reported in the week of this Monday. */
    week: z.nullable(Day),
    /** Known so many weeks after the report. */
    within: z.nullable(Number32),
  }),
  z.strictObject({
    of: z.literal('asks'),
    part: z.enum(askParts),
    authority: z.nullable(SubjectId),
    kind: z.nullable(Code),
  }),
])
export type Behind = z.infer<typeof Behind>

export const listBehindFigure = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/figures/behind',
  summary: 'The records behind one number, fifty at a time. A list of people is an entry.',
  params: nothing,
  body: z.strictObject({ asOf: z.nullable(Day), behind: Behind, skip: Number32 }),
  reply: z.object({
    asOf: Day,
    total: Count,
    people: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        reportedOn: Day,
        knownOn: z.nullable(Day),
      }),
    ),
    asks: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        authority: SubjectId,
        authorityName: z.string(),
        kind: Code,
        letter: LetterId,
        sentOn: Day,
        dueOn: z.nullable(Day),
        reply: z.nullable(ReplyId),
        answeredOn: z.nullable(Day),
      }),
    ),
  }),
  refusals: ['value-refused'],
})
