import * as z from 'zod/mini'
import {
  base64,
  Day,
  EntryId,
  hex,
  Instant,
  LARGEST_ENVELOPE,
  NewMailbox,
  nothing,
  Number32,
  SignedBody,
  SmallEnvelope,
  SubmissionId,
  SubmissionWay,
} from './common.ts'
import { endpoint } from './endpoint.ts'
import { unshownReasons, Waiting } from './enquirers.ts'

const bySubmission = z.strictObject({ submission: SubmissionId })

/** `declined`: the sender kept no return code. */
const MailboxState = z.enum(['open', 'declined'])
/** `screened`: somebody has asked the few questions of the screening, and the full recording waits. */
export const SubmissionState = z.enum(['waiting', 'screened', 'taken', 'set-aside'])
export type SubmissionState = z.infer<typeof SubmissionState>

/** All that can be known of a message without opening it. */
export const SubmissionSummary = z.object({
  id: SubmissionId,
  day: Day,
  /** The day something last arrived in its thread. */
  lastDay: Day,
  way: SubmissionWay,
  /** How many sealed parts the thread has: the message and what was added. */
  parts: z.int(),
  /** Padded size in bytes of all parts; the true length is sealed. */
  size: z.int(),
  state: SubmissionState,
  /** Name of the officer who took it over, else null. */
  takenBy: z.nullable(z.string()),
  mailbox: MailboxState,
  /** How many files are in the thread. */
  files: z.int(),
  /** Sent under a mandate that two people have frozen. */
  frozen: z.boolean(),
  opened: z.boolean(),
  answers: z.int(),
  /** The newest step; send it with an action, so that two people do not overrule each other unseen. */
  step: z.int(),
})
export type SubmissionSummary = z.infer<typeof SubmissionSummary>

export const listSubmissions = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/list',
  summary:
    'Messages in one state, oldest first when waiting, newest first otherwise; fifty at a time.',
  params: nothing,
  body: z.strictObject({ state: SubmissionState, after: z.nullable(SubmissionId) }),
  reply: z.object({
    submissions: z.array(SubmissionSummary),
    /** How many there are in each state. */
    counts: z.object({
      waiting: z.int(),
      screened: z.int(),
      taken: z.int(),
      'set-aside': z.int(),
    }),
    more: z.boolean(),
  }),
  refusals: [],
})

export const SubmissionStep = z.object({
  seq: z.int(),
  kind: z.enum([
    'open',
    'screen',
    'take',
    'set-aside',
    'put-back',
    'answer',
    'add',
    'decline',
    'update-take-back',
    'update-drop',
  ]),
  at: Instant,
  by: z.nullable(z.string()),
  /** A code of the vocabulary `set-aside-reasons`, or one of `unshownReasons`. */
  reason: z.nullable(z.string()),
  entry: EntryId,
})

export type SubmissionStepKind = z.infer<typeof SubmissionStep>['kind']

export const readSubmission = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/submissions/:submission',
  summary: 'A message’s summary and what was done with it. Does not open it.',
  params: bySubmission,
  body: nothing,
  reply: z.object({
    submission: SubmissionSummary,
    steps: z.array(SubmissionStep),
    entry: EntryId,
  }),
  refusals: [],
})

export const openSubmission = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/open',
  summary:
    'Hands out the sealed parts and writes who opened them into the log, in one transaction.',
  params: bySubmission,
  body: nothing,
  reply: z.object({
    parts: z.array(
      z.object({
        seq: z.int(),
        day: Day,
        envelope: base64(LARGEST_ENVELOPE),
        sha256: hex(32),
        /** The file this part describes, else null. */
        media: z.nullable(
          z.object({
            id: hex(16),
            length: z.int(),
            /** The newest findings of an officer’s browser, sealed to the team. */
            findings: z.nullable(SmallEnvelope),
          }),
        ),
        /** Name of the officer who attached it, else null. */
        by: z.nullable(z.string()),
        /** True once an officer’s browser has committed the plaintext to the log. */
        committed: z.boolean(),
        entry: EntryId,
      }),
    ),
    /** Where the next sealed item for the sender goes: its number, and the hash of the item before it. */
    next: z.object({ seq: z.int(), prev: z.nullable(hex(32)) }),
    noticed: z.boolean(),
    triage: z.nullable(SmallEnvelope),
    /** The newest screening. */
    screening: z.nullable(SmallEnvelope),
    mailbox: MailboxState,
    /** The sealed copies kept for the team of what the office has written into this mailbox. */
    written: z.array(
      z.object({
        seq: z.int(),
        day: Day,
        by: z.nullable(z.string()),
        kind: z.enum(['answer', 'notice']),
        copy: z.nullable(base64(LARGEST_ENVELOPE)),
      }),
    ),
    /** An update to the family waits; until it is shown or taken back nothing else goes into the mailbox. */
    waits: z.nullable(Waiting),
    /** The last update, where it was taken back or shown to nobody and nothing was written since. */
    unshown: z.nullable(z.object({ at: Instant, why: z.enum(unshownReasons) })),
  }),
  refusals: [],
})

export const commitOpened = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/opened',
  summary:
    'What the browser that opened a part says of it: a commitment over the plaintext, and, the first time, a sealed notice for the sender.',
  params: bySubmission,
  body: z.strictObject({
    part: Number32,
    /** Base64 commitment of `@amparo/log`, made in the browser. */
    commit: base64(32),
    /** Age file to the team with the entry key of that commitment. */
    opening: base64(65_536),
    notice: z.nullable(
      z.strictObject({ envelope: base64(65_536), seq: z.int(), prev: z.nullable(hex(32)) }),
    ),
  }),
  reply: nothing,
  refusals: ['out-of-order', 'envelope-refused'],
})

export const answerSubmission = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/answer',
  summary:
    'Puts a signed, sealed answer into the sender’s mailbox and keeps a copy sealed to the team.',
  params: bySubmission,
  body: z.strictObject({
    envelope: base64(LARGEST_ENVELOPE),
    copy: base64(LARGEST_ENVELOPE),
    seq: z.int(),
    prev: z.nullable(hex(32)),
  }),
  reply: nothing,
  refusals: ['mailbox-closed', 'out-of-order', 'envelope-refused', 'frozen', 'update-waits'],
})

const Stepping = { step: Number32 }

export const takeSubmission = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/take',
  summary: 'The officer takes the message over.',
  params: bySubmission,
  body: z.strictObject(Stepping),
  reply: nothing,
  refusals: ['changed-meanwhile'],
})

export const setAsideSubmission = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/set-aside',
  summary:
    'The message needs nothing more from this office, for a reason of a closed list; it can be put back.',
  params: bySubmission,
  body: z.strictObject({ ...Stepping, reason: z.string().check(z.maxLength(40)) }),
  reply: nothing,
  refusals: ['changed-meanwhile', 'value-refused'],
})

export const putBackSubmission = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/put-back',
  summary: 'The message waits again.',
  params: bySubmission,
  body: z.strictObject(Stepping),
  reply: nothing,
  refusals: ['changed-meanwhile'],
})

export const listTriage = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/triage',
  summary:
    'The sealed triage parts of all messages that wait or are screened, a hundred at a time; written into the log as one look.',
  params: nothing,
  body: z.strictObject({ after: z.nullable(SubmissionId) }),
  reply: z.object({
    items: z.array(
      z.object({
        submission: SubmissionId,
        /** Hash of the message's envelope, which the triage part must name. */
        message: hex(32),
        triage: z.nullable(SmallEnvelope),
        screening: z.nullable(SmallEnvelope),
      }),
    ),
    more: z.boolean(),
  }),
  refusals: [],
})

export const screenSubmission = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/screen',
  summary:
    'Keeps an officer’s sealed screening; a waiting message is then screened and still waits.',
  params: bySubmission,
  body: z.strictObject({ ...Stepping, envelope: SmallEnvelope }),
  reply: nothing,
  refusals: ['changed-meanwhile', 'envelope-refused'],
})

export const recordSubmission = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/record',
  summary:
    'Takes in what an officer wrote down for somebody, or a sealed form that was handed in: same envelope, another hand. Twice the same bytes is one message.',
  params: nothing,
  body: z.strictObject({
    envelope: base64(LARGEST_ENVELOPE),
    triage: SmallEnvelope,
    way: SubmissionWay,
    mailbox: NewMailbox,
    /** False when the person keeps no return code. */
    keepsCode: z.boolean(),
  }),
  reply: z.object({ submission: SubmissionId, acknowledgement: SignedBody, entry: EntryId }),
  refusals: ['envelope-refused', 'already-received', 'value-refused'],
})

export const readForm = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/form',
  summary:
    'The form as one file to give away: it works without any line, and seals to the keys of this day.',
  params: nothing,
  body: nothing,
  /** To be saved to the last byte as it came, in UTF-8: what signs it names its hash. */
  reply: z.object({ html: z.string() }),
  refusals: [],
})

export const bePresent = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/submissions/:submission/presence',
  summary:
    'Says that one is looking at this message, and what one is writing, sealed to the team; tells who else is. Kept for seconds, in no record.',
  params: bySubmission,
  body: z.strictObject({
    /** An answer being written, sealed to the team; null when none is. */
    writing: z.nullable(base64(262_144)),
    /** True when leaving. */
    gone: z.boolean(),
  }),
  reply: z.object({
    others: z.array(
      z.object({ staff: z.int(), name: z.string(), writing: z.nullable(base64(262_144)) }),
    ),
    /** How many items stand in the sender's mailbox, so that an answer just sent is noticed. */
    written: z.int(),
  }),
  refusals: ['envelope-refused'],
})

const byDraft = z.strictObject({ key: z.string().check(z.regex(/^[a-z]+-[0-9]{1,19}$/)) })

export const readDraft = endpoint({
  page: 'desk',
  method: 'GET',
  path: '/api/drafts/:key',
  summary: 'One’s own sealed draft, or null.',
  params: byDraft,
  body: nothing,
  reply: z.object({ envelope: z.nullable(base64(LARGEST_ENVELOPE)) }),
  refusals: [],
})

export const keepDraft = endpoint({
  page: 'desk',
  method: 'PUT',
  path: '/api/drafts/:key',
  summary: 'Keeps a text being written, sealed to its writer alone; null throws it away.',
  params: byDraft,
  body: z.strictObject({ envelope: z.nullable(base64(LARGEST_ENVELOPE)) }),
  reply: nothing,
  refusals: ['envelope-refused'],
})
