import * as z from 'zod/mini'
import {
  AccountEnvelope,
  AccountId,
  Audience,
  base64,
  Day,
  EntryId,
  hex,
  Instant,
  nothing,
  Number32,
  SmallEnvelope,
  SubjectId,
  SubmissionId,
  Tombstone,
} from './common.ts'
import { endpoint } from './endpoint.ts'

/** Of whom an account tells: a person of the register, or whoever sent a message. */
const AccountSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), id: SubjectId }),
  z.strictObject({ kind: z.literal('submission'), id: SubmissionId }),
])
export type AccountSubject = z.infer<typeof AccountSubject>

const Team = Audience.check(z.minimum(1))

/** What is in the open of one version; all that was said is sealed. */
const Version = {
  seq: Number32,
  kind: z.enum(['original', 'correction', 'translation']),
  by: z.nullable(z.string()),
  at: Instant,
  /** Of the version as sealed, which the next one names. */
  sha256: hex(32),
  entry: EntryId,
  /** Null while it says what it says. */
  erased: z.nullable(Tombstone),
}

export const AccountRow = z.object({
  id: AccountId,
  /** Drawn in the browser for this account alone; every version of it names it. */
  handle: hex(16),
  about: AccountSubject,
  audience: Team,
  /** Oldest first. */
  versions: z.array(z.object(Version)).check(z.minLength(1)),
  /**
   * Beside the newest version that is no translation (`AccountHeadBody` of `@amparo/seal`), and the number of that; null when
   * all of them were erased.
   */
  head: z.nullable(z.object({ seq: Number32, envelope: SmallEnvelope })),
})
export type AccountRow = z.infer<typeof AccountRow>

export const listAccounts = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/accounts/list',
  summary:
    'What was told already: the accounts of a person and of the senders of messages, oldest first, each with the sealed little that must be known before anybody is asked again.',
  params: nothing,
  body: z.strictObject({
    person: z.nullable(SubjectId),
    submissions: z.array(SubmissionId).check(z.maxLength(100)),
  }),
  reply: z.object({
    accounts: z.array(AccountRow),
    /** Those of the messages that the reader may know of. */
    messages: z.array(z.object({ submission: SubmissionId, day: Day })),
  }),
  refusals: [],
})

const Sealed = {
  /** Drawn in the browser; the same again is the same request, and is answered as it was. */
  key: hex(16),
  /** `AccountDocument` of `@amparo/seal`, an age file to exactly one team. */
  envelope: AccountEnvelope,
  /** What binds the entry to its plaintext. */
  commit: base64(32),
}

export const takeAccount = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/accounts',
  summary:
    'Keeps a new account, sealed to one team. Refused when somebody kept another one meanwhile: why the person is asked again must be said.',
  params: nothing,
  body: z.strictObject({
    about: AccountSubject,
    audience: Team,
    handle: hex(16),
    /** How many accounts about the same were there when it was sealed. */
    known: Number32,
    ...Sealed,
    head: SmallEnvelope,
  }),
  reply: z.object({ account: AccountId }),
  refusals: ['envelope-refused', 'audience-refused', 'changed-meanwhile'],
})

export const openAccount = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/accounts/:account/open',
  summary: 'Every version of an account, as sealed. The opening is an entry.',
  params: z.strictObject({ account: AccountId }),
  body: nothing,
  reply: z.object({
    account: AccountRow,
    versions: z
      .array(
        z.object({
          ...Version,
          /** Null when it was erased. */
          sealed: z.nullable(z.object({ envelope: AccountEnvelope, commit: base64(32) })),
        }),
      )
      .check(z.minLength(1)),
  }),
  refusals: [],
})
export type AccountVersion = ReturnType<typeof openAccount.reply.parse>['versions'][number]

export const keepVersion = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/accounts/:account/versions',
  summary: 'A correction or a translation beside what stands already. Nothing is overwritten.',
  params: z.strictObject({ account: AccountId }),
  body: z.strictObject({
    /** One more than the newest that was seen. */
    seq: Number32,
    kind: z.enum(['correction', 'translation']),
    ...Sealed,
    /** Of a correction. */
    head: z.nullable(SmallEnvelope),
  }),
  reply: nothing,
  refusals: ['envelope-refused', 'changed-meanwhile', 'value-refused'],
})
