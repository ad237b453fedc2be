import { consentRecipients, languages, namedByPurpose } from '@amparo/vocabulary'
import * as z from 'zod/mini'
import { base64, EntryId, hex, Instant, nothing, SubjectId } from './common.ts'
import { endpoint } from './endpoint.ts'
import { LeftOutReason } from './letters.ts'

/** In bytes: what is known of one event, with the proofs of its entries. */
const LARGEST_PACKAGE = 40_000_000

const codesOf = <Code extends string>(table: Readonly<Record<Code, unknown>>) =>
  Object.keys(table) as [Code, ...Code[]]

const Purpose = z.enum(codesOf(namedByPurpose))
const Recipient = z.enum(codesOf(consentRecipients.entries))

/** For what and to whom it is to leave, and in which language it is worded. */
const Handing = {
  purpose: Purpose,
  recipient: Recipient,
  language: z.enum(languages),
}

const byEvent = z.object({ subject: SubjectId })

export const planEvidence = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/events/:subject/evidence/plan',
  summary:
    'What an evidence package about one event would hold for a recipient and what it leaves out, weighed now: whom it names, and how many it leaves out for which reason. Nothing leaves by it; the look is an entry.',
  params: byEvent,
  body: z.strictObject(Handing),
  reply: z.object({
    /** Whoever would be named, by what leads their page. */
    named: z.array(z.object({ person: SubjectId, name: z.string() })),
    /** Told of by a number in the place of a name. */
    unnamed: z.int(),
    /** Of everybody harmed: how many are not named, and why. */
    reasons: z.array(z.object({ reason: LeftOutReason, people: z.int() })),
    holds: z.object({
      acts: z.int(),
      involvements: z.int(),
      moments: z.int(),
      answers: z.int(),
      consents: z.int(),
      contradictions: z.int(),
      /** Record numbers of the log. */
      entries: z.int(),
    }),
    leftOut: z.object({
      /** Of whom at least a number may tell; why, stands in the reasons. */
      people: z.int(),
      acts: z.int(),
      actsOfNobody: z.int(),
      heldByTeam: z.int(),
      erased: z.int(),
      takenBack: z.int(),
      texts: z.int(),
      peopleInvolved: z.int(),
      /** Values whose source lets nobody pass them on. In the package not even their number stands. */
      notPassedOn: z.int(),
    }),
    /** Tells one package from another: what is taken out is what was looked at. */
    weighed: hex(32),
  }),
  refusals: ['too-large'],
})

export const takeOutEvidence = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/events/:subject/evidence',
  summary:
    'The evidence package about one event as an archive, which the page seals to its recipient before it is saved. Weighed anew; refused where it is no longer what was looked at. The taking out is an entry.',
  params: byEvent,
  body: z.strictObject({
    ...Handing,
    weighed: hex(32),
    /** Drawn by the page for each act, so that one sent twice is kept once. */
    once: hex(16),
  }),
  reply: z.object({ archive: base64(LARGEST_PACKAGE), entry: EntryId }),
  refusals: ['changed-meanwhile', 'value-refused', 'too-large'],
})

export const listEvidence = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/events/:subject/evidence/list',
  summary:
    'When evidence packages about one event were taken out, for whom and by whom, newest first.',
  params: byEvent,
  body: nothing,
  reply: z.object({
    taken: z.array(
      z.object({
        purpose: Purpose,
        recipient: Recipient,
        /** How many people it names, and of how many it tells without a name. */
        named: z.int(),
        unnamed: z.int(),
        acts: z.int(),
        by: z.nullable(z.string()),
        at: Instant,
        entry: EntryId,
      }),
    ),
  }),
  refusals: [],
})
