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
  SubmissionId,
  Tombstone,
  nothing,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** What waits for its hour in a mailbox. */
export const Waiting = z.object({
  /** The moment from which it can be read. */
  from: Instant,
  /** Whoever released it is not of the team any more: it is shown to nobody until somebody who is releases it anew. */
  left: z.boolean(),
  enquirer: EnquirerId,
  /** For whom they ask. */
  person: SubjectId,
})
export type Waiting = z.infer<typeof Waiting>

/**
 * Why an update was shown to nobody. Taken back: by an officer's hand; because something else was kept of who asks; released anew by
 * somebody else. At its hour: the mailbox was closed, or frozen; its place was taken; nobody was left of whom or to whom to show it.
 */
export const unshownReasons = [
  'by-hand',
  'changed',
  'anew',
  'closed',
  'frozen',
  'place',
  'gone',
] as const
export type UnshownReason = (typeof unshownReasons)[number]

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
  /** An update to them that waits for its hour. */
  waits: z.nullable(Waiting),
})
export type EnquirerRow = z.infer<typeof EnquirerRow>

export const listEnquirers = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/enquirers/list',
  summary:
    'Those who ask for one person and for whoever counts as them, or for anybody, as sealed to the reader’s teams: newest first, each with its newest version. Handing them out is an entry.',
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
    'Keeps somebody who asks for a person, sealed to one team, or one more version beside those that stand; what waits for them is taken back. Refused when somebody kept another version meanwhile.',
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
  reply: z.object({
    enquirer: EnquirerId,
    /** An update waited for them, and was taken back with it. */
    tookBack: z.boolean(),
  }),
  refusals: ['envelope-refused', 'audience-refused', 'changed-meanwhile', 'value-refused'],
})

/** One wording of an update: sealed to the sender's mailbox, and its copy sealed to the team. */
const Wording = z.strictObject({ envelope: SmallEnvelope, copy: SmallEnvelope })

export const askByMailbox = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/by-mailbox',
  summary:
    'Whether news of a person may be put into a mailbox, by all that anybody of the office knows of everybody who counts as them. Only of somebody for whom an enquirer of the reader’s teams asks, and so often in a day. No reason is given, so that the same is said of every one; that it was asked is an entry.',
  params: z.strictObject({ subject: SubjectId }),
  body: nothing,
  reply: z.object({ byMailbox: z.boolean() }),
  refusals: ['enough-today'],
})

export const releaseUpdate = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/enquirers/:enquirer/release',
  summary:
    'Releases an update to somebody who asks, in place of one whose officer left the team, in three wordings of which one goes into their mailbox at the next hour at which all such are shown. Which one is decided then, by all that anybody of the office knows by then. Only into the mailbox of a message that somebody opened and that the reader did not bring in themselves, and so many in a day.',
  params: z.strictObject({ enquirer: EnquirerId }),
  body: z.strictObject({
    submission: SubmissionId,
    /** Its place in the mailbox, as each wording names it. */
    seq: z.int(),
    prev: z.nullable(hex(32)),
    /** As the officer read it. */
    whole: Wording,
    /** They are asked to come or to call. */
    come: Wording,
    /** What they are told while nothing is known. */
    quiet: Wording,
  }),
  reply: z.object({ from: Instant }),
  refusals: [
    'mailbox-closed',
    'out-of-order',
    'envelope-refused',
    'frozen',
    'update-waits',
    'own-message',
    'enough-today',
  ],
})

export const takeBackUpdate = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/update/take-back',
  summary:
    'Takes back an update that waits for its hour: nobody has been shown it, and nobody will be.',
  params: z.strictObject({ submission: SubmissionId }),
  body: nothing,
  reply: nothing,
  refusals: ['changed-meanwhile'],
})
