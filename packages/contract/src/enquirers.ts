import * as z from 'zod/mini'
import {
  Audience,
  base64,
  EnquirerId,
  EntryId,
  hex,
  Instant,
  Number32,
  SmallEnvelope,
  SubjectId,
  Tombstone,
  nothing,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const Team = Audience.check(z.minimum(1))

/** Somebody asks for this person. Who it is, how they are reached and what they may be told is sealed. */
const EnquirerRow = z.object({
  id: EnquirerId,
  /** Drawn in the browser for this row alone; every version of it names it. */
  handle: hex(16),
  person: SubjectId,
  /** Best known name of the person, for a list; empty where none is known. */
  name: z.string(),
  audience: Team,
  /** Of the newest version, which the others led to. */
  seq: Number32,
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
  /** `EnquirerDocument` of `@amparo/seal`; null when it was erased. */
  sealed: z.nullable(z.object({ envelope: SmallEnvelope, commit: base64(32) })),
  erased: z.nullable(Tombstone),
})
export type EnquirerRow = z.infer<typeof EnquirerRow>

export const listEnquirers = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/enquirers/list',
  summary:
    'Those who ask for one person, or for anybody, as sealed to the reader’s teams: newest first, each with its newest version. Handing them out is an entry.',
  params: nothing,
  body: z.strictObject({
    /** Null: whoever they ask for. */
    person: z.nullable(SubjectId),
    /** The last one of the page before; null for the first page. */
    after: z.nullable(EnquirerId),
  }),
  reply: z.object({ enquirers: z.array(EnquirerRow), more: z.boolean() }),
  refusals: [],
})

export const keepEnquirer = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/enquirers',
  summary:
    'Keeps somebody who asks for a person, sealed to one team, or one more version beside those that stand. Refused when somebody kept another version meanwhile.',
  params: nothing,
  body: z.strictObject({
    person: SubjectId,
    audience: Team,
    handle: hex(16),
    /** 1 for a new one; else one more than the newest that was seen. */
    seq: Number32,
    /** Drawn in the browser; the same again is the same request, and is answered as it was. */
    key: hex(16),
    envelope: SmallEnvelope,
    /** What binds the entry to its plaintext. */
    commit: base64(32),
  }),
  reply: z.object({ enquirer: EnquirerId }),
  refusals: ['envelope-refused', 'audience-refused', 'changed-meanwhile', 'value-refused'],
})
