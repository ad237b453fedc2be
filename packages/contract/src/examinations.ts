import { examinationCauses, examinationStates } from '@amparo/vocabulary'
import * as z from 'zod/mini'
import {
  Audience,
  Day,
  EntryId,
  ExaminationId,
  hex,
  Instant,
  nothing,
  Number32,
  SubjectId,
  Tombstone,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const State = z.enum(codesOf(examinationStates.entries))
const Cause = z.enum(codesOf(examinationCauses.entries))
const Independent = z.enum(['yes', 'no', 'not-known'])

function codesOf<Code extends string>(entries: Readonly<Record<Code, unknown>>): Code[] {
  return Object.keys(entries) as Code[]
}

/** How an examination stands, and no word of what a doctor found. */
const Said = {
  state: State,
  /** Who examines: an organisation of the register, or a line as the office calls them. One of them once it is arranged. */
  provider: z.nullable(SubjectId),
  place: z.nullable(z.string().check(z.maxLength(500))),
  /** On which day it is to be, or was. */
  on: z.nullable(Day),
  /** Of one that was done: whether the doctor is independent of the authorities. */
  independent: z.nullable(Independent),
  /** Why it was not possible. */
  cause: z.nullable(Cause),
}

export const recordExamination = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/examinations',
  summary:
    'Says how the medical examination of a person stands, or says better what was said of it. Nothing of what a doctor finds.',
  params: z.strictObject({ subject: SubjectId }),
  body: z.strictObject({
    ...Said,
    audience: Audience,
    /** The word that this one says better. */
    replaces: z.nullable(ExaminationId),
    /** The newest word the writer has seen; null for none. */
    known: z.nullable(ExaminationId),
    once: hex(16),
  }),
  reply: nothing,
  refusals: [
    'not-found',
    'value-refused',
    'audience-refused',
    'changed-meanwhile',
    'recorded-otherwise',
  ],
})

const Step = z.object({
  ...Said,
  id: ExaminationId,
  /** Null when it was erased. */
  state: z.nullable(State),
  providerName: z.nullable(z.string()),
  audience: Audience,
  replaces: z.nullable(ExaminationId),
  erased: z.nullable(Tombstone),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
})

export const readExaminations = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/examinations/read',
  summary: 'What was said of the examinations of a person, in the order in which it was said.',
  params: z.strictObject({ subject: SubjectId }),
  body: nothing,
  reply: z.object({
    steps: z.array(Step),
    /** The first day on which anything can have been done to the person; null where nobody knows. */
    earliest: z.nullable(Day),
  }),
  refusals: ['not-found'],
})

const Show = z.enum([
  'open',
  ...codesOf(examinationStates.entries),
  'told',
  'examined',
  'not-examined',
  'all',
])

export const listExaminations = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/examinations/list',
  summary:
    'Whom open acts of the register hurt, or who was put there, with what can still be seen: who asked for it first, then what fades first; fifty at a time. It is a look at people, so it is an entry.',
  params: nothing,
  body: z.strictObject({
    /** `open`: whatever still waits for the office. `told`: who was released and told of ill-treatment; of them `examined` or not. */
    show: Show,
    /** Only who is not held, as far as is known. */
    outOnly: z.boolean(),
    skip: Number32,
  }),
  reply: z.object({
    people: z.array(
      z.object({
        person: SubjectId,
        name: z.string(),
        /** Codes of violations and the days on which each can have been done. */
        acts: z.array(
          z.object({
            violations: z.array(z.string()),
            lo: z.nullable(Day),
            hi: z.nullable(Day),
          }),
        ),
        custody: z.enum(['none', 'held', 'released']),
        releasedOn: z.nullable(z.object({ lo: z.nullable(Day), hi: z.nullable(Day) })),
        /** The word that counts now; null while nobody has said anything. */
        step: z.nullable(Step),
        /** The newest word of all that the reader may see. */
        known: z.nullable(ExaminationId),
      }),
    ),
    /** How many there are by that choice. */
    total: Number32,
    /** The day by which it was counted, in the office's zone. */
    today: Day,
    counts: z.array(z.object({ show: Show, count: Number32 })),
    /** Of who was released and told of ill-treatment. */
    figure: z.object({
      told: Number32,
      examined: Number32,
      /** Of the others: who does not want one. */
      notWished: Number32,
      /** Days from release to the first examination after it, in the middle of all whose days are known; null for fewer than five. */
      medianDays: z.nullable(z.number()),
      daysKnownOf: Number32,
    }),
  }),
  refusals: [],
})
