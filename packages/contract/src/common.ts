import { envelopeLimits } from '@amparo/seal'
import * as z from 'zod/mini'

/** Nothing to say. */
export const nothing = z.strictObject({})

/** PostgreSQL's bigint ends below nineteen nines. All checks see every text, so none of them may fail on one that is no number. */
const decimal = () =>
  z.string().check(
    z.regex(/^[1-9][0-9]{0,18}$/),
    z.refine((text) => text.length < 19 || text <= '9223372036854775807'),
  )

/** Identifiers are decimal strings of the office's own sequences; they say nothing outside it. */
export const SubmissionId = decimal().brand<'SubmissionId'>()
export type SubmissionId = z.infer<typeof SubmissionId>
export const SubjectId = decimal().brand<'SubjectId'>()
export type SubjectId = z.infer<typeof SubjectId>
export const ClaimId = decimal().brand<'ClaimId'>()
export type ClaimId = z.infer<typeof ClaimId>
export const AccountId = decimal().brand<'AccountId'>()
export type AccountId = z.infer<typeof AccountId>
export const EnquirerId = decimal().brand<'EnquirerId'>()
export type EnquirerId = z.infer<typeof EnquirerId>
export const LetterId = decimal().brand<'LetterId'>()
export type LetterId = z.infer<typeof LetterId>
/** What is asked about one person, whomever it is asked of. */
export const QuestionId = decimal().brand<'QuestionId'>()
export type QuestionId = z.infer<typeof QuestionId>
export const ReplyId = decimal().brand<'ReplyId'>()
export type ReplyId = z.infer<typeof ReplyId>
/** What one partner brings again and again. */
export const ListId = decimal().brand<'ListId'>()
export type ListId = z.infer<typeof ListId>
/** One version of a list. */
export const BatchId = decimal().brand<'BatchId'>()
export type BatchId = z.infer<typeof BatchId>
/** Two known people who wait for somebody to decide whether they are one. */
export const ProposalId = decimal().brand<'ProposalId'>()
export type ProposalId = z.infer<typeof ProposalId>
export const MeetingId = decimal().brand<'MeetingId'>()
export type MeetingId = z.infer<typeof MeetingId>
/** What a body promised, or was publicly asked for. */
export const CommitmentId = decimal().brand<'CommitmentId'>()
export type CommitmentId = z.infer<typeof CommitmentId>
export const FilingId = decimal().brand<'FilingId'>()
export type FilingId = z.infer<typeof FilingId>
/** One word about how an examination stands. */
export const ExaminationId = decimal().brand<'ExaminationId'>()
export type ExaminationId = z.infer<typeof ExaminationId>
export const EntryId = decimal().brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>

/** 0 is the whole office; any other number is one team. */
export const Audience = z.int().check(z.minimum(0), z.maximum(32_767))

/**
 * Bytes in standard base64 with padding; `most` is in bytes. The pattern has no groups, since millions of characters pass
 * through it.
 */
export const base64 = (most: number) =>
  z.string().check(
    z.maxLength(Math.ceil(most / 3) * 4),
    z.regex(/^[A-Za-z0-9+/]*={0,2}$/),
    z.refine((text) => text.length % 4 === 0),
  )

/** Exactly `bytes` bytes in lower-case hexadecimal. */
export const hex = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`)))

/** A civil day, as ISO 8601 writes it; from the year 1, the first that calendars and databases agree on. Times of day are not kept where a day is enough. */
export const Day = z.string().check(
  z.regex(/^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
  z.refine((text) => isDay(text)),
)

/** ISO text of a day that is in the calendar comes back as it was. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** A number of a part, an item, a step: PostgreSQL's int. */
export const Number32 = z.int().check(z.minimum(0), z.maximum(2_147_483_647))

/** An instant in UTC, ISO 8601. */
export const Instant = z
  .string()
  .check(z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/))

/** In bytes; what `@amparo/seal` lets a sealed file be. */
export const LARGEST_ENVELOPE = envelopeLimits.bytes

/** A signed body as `@amparo/seal` makes it; the reader checks signatures there, not here. */
export const SignedBody = z.object({
  body: z.record(z.string(), z.unknown()),
  signatures: z.array(z.object({ key: z.string(), signature: z.string() })).check(z.maxLength(8)),
})

/** How a message came: codes of the vocabulary `submission-way`. */
export const SubmissionWay = z.enum([
  'page',
  'form',
  'token',
  'phone',
  'visit',
  'voice-message',
  'email',
  'messenger',
  'paper',
])
export type SubmissionWay = z.infer<typeof SubmissionWay>

/** A mailbox as it is first told to the server: its public name, and SHA-256 of its access secret. */
export const NewMailbox = z.strictObject({ id: hex(16), access: hex(32) })

/** A sealed part of which the server knows that it is small: triage, screening, what somebody is typing. */
export const SmallEnvelope = base64(65_536)

/** One version of an account: what a person told, whole, with how it was taken down. */
export const AccountEnvelope = base64(1_200_000)

/** A detached age header of at most twenty recipients. */
export const MediaHeader = base64(65_536)

/** In bytes of sealed payload: 4 GiB of file, its padding, its tags. */
export const LARGEST_PAYLOAD = 4_500_000_000

export const PayloadLength = z.int().check(z.minimum(1), z.maximum(LARGEST_PAYLOAD))

/**
 * Where the bytes of a file go, by the tus protocol 1.0.0: HEAD and PATCH only, `:upload` at the end. Creation, finishing and
 * dropping are endpoints of the contract, because tus would put them into addresses and headers. On the door the header
 * `authorization: Bearer` carries the mailbox's access secret, base64; at the desk the session counts.
 */
export const FILE_DATA_PATH = '/api/files/data'

/** What stands where something was erased: the entry that says so, the day, and why (`erase-reason`). */
export const Tombstone = z.object({
  entry: EntryId,
  on: Day,
  reason: z.string(),
})
export type Tombstone = z.infer<typeof Tombstone>
