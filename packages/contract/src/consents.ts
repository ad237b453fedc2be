import * as z from 'zod/mini'
import {
  Day,
  EntryId,
  Instant,
  nothing,
  SmallEnvelope,
  SubjectId,
  SubmissionId,
  Tombstone,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const Code = z.string().check(z.maxLength(40), z.regex(/^[A-Za-z][A-Za-z_-]*$/))

/** One cell of the matrix: for this purpose this much of one's identity, to these kinds of recipients. */
export const ConsentLine = z.strictObject({
  /** `consent-purpose`. */
  purpose: Code,
  /** `consent-answer`. */
  answer: Code,
  /** `consent-recipient`; empty: whoever the purpose itself names. */
  recipients: z.array(Code).check(z.maxLength(12)),
})
export type ConsentLine = z.infer<typeof ConsentLine>

const Given = {
  /** Whom it concerns, once that is known. */
  person: z.nullable(SubjectId),
  /** The day it was given, in conversation. */
  given: Day,
  /** `consent-standing`: whose word it is. */
  standing: Code,
  /** `consent-means`. */
  means: Code,
  language: z.string().check(z.regex(/^\P{Cc}{0,35}$/u)),
  /** A child's own agreement, beside the guardian's consent. */
  assent: z.nullable(z.enum(['yes', 'no', 'not-asked'])),
  lines: z.array(ConsentLine).check(z.minLength(1), z.maxLength(40)),
  /** Names, conditions, the person's own words, sealed to the team. */
  note: z.nullable(SmallEnvelope),
}

export const ConsentView = z.object({
  id: z.int(),
  ...Given,
  /** Of the note; null while it is there, and where there was none. */
  erased: z.nullable(Tombstone),
  by: z.nullable(z.string()),
  at: Instant,
  entry: EntryId,
})
export type ConsentView = z.infer<typeof ConsentView>

/** Where two words differ on a purpose, and what was decided. */
export const ConsentConflict = z.object({
  purpose: Code,
  /** The consents that differ. */
  consents: z.array(z.int()),
  decision: z.nullable(
    z.object({
      answer: Code,
      by: z.nullable(z.string()),
      at: Instant,
      /** The head's written reason, sealed to the team; null when it was erased. */
      reason: z.nullable(SmallEnvelope),
      erased: z.nullable(Tombstone),
      entry: EntryId,
    }),
  ),
})

export const readConsents = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/submissions/:submission/consents',
  summary:
    'What was agreed to about a message, what counts now, when to ask again and why, and where words differ.',
  params: z.strictObject({ submission: SubmissionId }),
  body: nothing,
  reply: z.object({
    consents: z.array(ConsentView),
    /** What counts now, by purpose: a decided conflict as decided, an open one as the narrowest answer, silence as no. */
    effective: z.array(
      z.object({
        purpose: Code,
        answer: Code,
        recipients: z.array(Code),
        /** An answer about somebody concerned, which the reader may not see, allows less: so this is a no. */
        limited: z.boolean(),
      }),
    ),
    /** The day to ask again; null when nothing was asked yet. */
    askAgain: z.nullable(Day),
    /** `month`: thirty days have passed. `release`: a person concerned was released since. */
    askNow: z.array(z.enum(['month', 'release', 'never-asked'])),
    conflicts: z.array(ConsentConflict),
  }),
  refusals: [],
})

export const readAgreed = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/subjects/:subject/agreed',
  summary:
    'What was agreed to about a person, by purpose, in every conversation the reader may know of; what is not in the list was not asked, and that is a no.',
  params: z.strictObject({ subject: SubjectId }),
  body: nothing,
  reply: z.object({
    agreed: z.array(
      z.object({
        purpose: Code,
        answer: Code,
        recipients: z.array(Code),
        /** Words about it differ, and nobody has decided between them. */
        differs: z.boolean(),
        /** An answer about this person, which the reader may not see, allows less: so this is a no. */
        limited: z.boolean(),
      }),
    ),
  }),
  refusals: [],
})

export const recordConsent = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/consents/record',
  summary:
    'Keeps what somebody agreed to in a conversation, dated. Nothing earlier is overwritten.',
  params: z.strictObject({ submission: SubmissionId }),
  body: z.strictObject(Given),
  reply: nothing,
  refusals: ['value-refused', 'envelope-refused'],
})

export const decideConsent = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/consents/decide',
  summary: 'The head decides in writing between consents that differ.',
  params: z.strictObject({ submission: SubmissionId }),
  body: z.strictObject({
    purpose: Code,
    answer: Code,
    consents: z.array(z.int()).check(z.minLength(1), z.maxLength(40)),
    reason: SmallEnvelope,
  }),
  reply: nothing,
  refusals: ['value-refused', 'envelope-refused', 'changed-meanwhile'],
})
