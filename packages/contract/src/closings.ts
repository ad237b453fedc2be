import {
  closingActs,
  closingReasons,
  closingTopics,
  openMatters,
  primaryContacts,
} from '@amparo/register'
import * as z from 'zod/mini'
import { Audience, Day, EntryId, hex, Instant, nothing, SubjectId, Tombstone } from './common.ts'
import { endpoint } from './endpoint.ts'

/** Of `@amparo/register`: the search for a person, or the person. */
const ClosingTopic = z.enum(closingTopics)

const ClosingStepId = z.string().check(z.regex(/^[1-9][0-9]{0,17}$/))

const Contact = z.nullable(z.enum(primaryContacts))
const Family = z.enum(['yes', 'no', 'not-wished'])

/** One decision, as it was written down. */
export const ClosingStepView = z.object({
  id: ClosingStepId,
  topic: ClosingTopic,
  act: z.enum(closingActs),
  audience: Audience,
  /** Of a closing: who met the fact itself; null for nobody. */
  contact: Contact,
  /** Of a closing: whether the family was told; null for any other step. */
  family: z.nullable(Family),
  informedOn: z.nullable(Day),
  /** Why two people had to agree. */
  reasons: z.array(z.enum(closingReasons)),
  /** What stayed open behind it. */
  stillOpen: z.array(z.enum(openMatters)),
  /** The proposal that this answers. */
  proposal: z.nullable(ClosingStepId),
  /** Something was recorded since, so it was weighed on less than is known now. A proposal that says so has lapsed. */
  isOutdated: z.boolean(),
  /** The reasons in writing; null when they were erased. */
  words: z.nullable(z.string()),
  erased: z.nullable(Tombstone),
  by: z.nullable(z.string()),
  /** The reader’s own: a second person is another one. */
  isOwn: z.boolean(),
  at: Instant,
  entry: EntryId,
})
export type ClosingStepView = z.infer<typeof ClosingStepView>

export const Closings = z.object({
  /** Those the reader may see, oldest first; `closingState` of `@amparo/register` says what follows. */
  steps: z.array(ClosingStepView),
  /** For each audience the reader may decide for: what the claims on this page amount to, to be given back with a decision. */
  facts: z.array(z.object({ audience: Audience, facts: hex(32) })),
  /** Several records count as this person: whoever closes it needs a second person. */
  isJoined: z.boolean(),
})
export type Closings = z.infer<typeof Closings>

const bySubject = z.strictObject({ subject: SubjectId })

/** Drawn by the page for each decision, so that one sent twice is kept once. */
const Once = hex(16)

/** Reasons in writing; at most two thousand letters, and not none. */
const Words = z.string().check(z.maxLength(10_000))

const Refusals = ['value-refused', 'audience-refused', 'changed-meanwhile'] as const

export const openClosing = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/closing/open',
  summary: 'Opens a search for a person, or opens again what was closed. One person suffices.',
  params: bySubject,
  body: z.strictObject({ topic: ClosingTopic, audience: Audience, words: Words, once: Once }),
  reply: nothing,
  refusals: Refusals,
})

export const close = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/closing/close',
  summary:
    'Closes a search or a person, or proposes it where two people have to agree. What was known is weighed by the server.',
  params: bySubject,
  body: z.strictObject({
    topic: ClosingTopic,
    audience: Audience,
    contact: Contact,
    family: Family,
    informedOn: z.nullable(Day),
    words: Words,
    /** What it was weighed on, as the page gave it. */
    facts: hex(32),
    /** How many people the page said it takes; compared, and never taken on trust. */
    people: z.union([z.literal(1), z.literal(2)]),
    once: Once,
  }),
  reply: z.object({ outcome: z.enum(['closed', 'proposed']) }),
  refusals: [...Refusals, 'knows-more'],
})

const answer = z.strictObject({ proposal: ClosingStepId, words: Words, once: Once })

export const agreeToClosing = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/closing/agree',
  summary:
    'The second person agrees with a proposal on the facts it was made on; a proposal made on others has lapsed.',
  params: bySubject,
  body: answer,
  reply: nothing,
  refusals: [...Refusals, 'needs-another-person'],
})

export const keepOpen = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/closing/keep-open',
  summary: 'Somebody says why it is not to be closed as proposed.',
  params: bySubject,
  body: answer,
  reply: nothing,
  refusals: Refusals,
})

export const listClosings = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/closings/list',
  summary:
    'People whose search is open, or what waits for a second person; newest first, fifty at a time.',
  params: nothing,
  body: z.strictObject({
    show: z.enum(['searches', 'proposals']),
    /** The last step of the page before. */
    after: z.nullable(ClosingStepId),
  }),
  reply: z.object({
    steps: z.array(
      z.object({
        id: ClosingStepId,
        person: SubjectId,
        /** What leads their page. */
        name: z.string(),
        topic: ClosingTopic,
        by: z.nullable(z.string()),
        isOwn: z.boolean(),
        at: Instant,
      }),
    ),
    more: z.boolean(),
  }),
  refusals: [],
})
