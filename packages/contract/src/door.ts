import * as z from 'zod/mini'
import {
  base64,
  Day,
  hex,
  LARGEST_ENVELOPE,
  NewMailbox,
  nothing,
  SignedBody,
  SmallEnvelope,
} from './common.ts'
import { endpoint } from './endpoint.ts'

const Envelope = base64(LARGEST_ENVELOPE)
const MailboxId = hex(16)

/** What the page needs before it can seal: who reads, with which key, and who vouches for that key. */
export const Intake = z.object({
  office: z.object({
    name: z.string(),
    /** A demo office says on every page that it is one. */
    kind: z.enum(['demo', 'real']),
    /** Base64 Ed25519 key that signed the signers; worth as much as its fingerprint on paper says. */
    key: base64(32),
  }),
  /** Keys of the team that reads and of this server, without a name; see `SignerListBody`. */
  signers: SignedBody,
  bundle: SignedBody,
  /** The server's day, so that a phone with a wrong clock does not reject a good bundle. */
  today: Day,
})
export type Intake = z.infer<typeof Intake>

export const readIntake = endpoint({
  page: 'door',
  method: 'GET',
  path: '/api/intake',
  summary: 'Who reads messages here, and the key they are sealed to.',
  params: nothing,
  body: nothing,
  reply: Intake,
  refusals: [],
})

/**
 * A challenge of the library altcha-lib 2 (PBKDF2/SHA-256, counter known to the server): signed by the server, good once, for
 * one size. Handed back as it came.
 */
export const WorkChallenge = z.strictObject({
  parameters: z.record(
    z.string().check(z.maxLength(40)),
    z.union([
      z.string().check(z.maxLength(400)),
      z.number(),
      z.record(z.string(), z.union([z.string(), z.number()])),
    ]),
  ),
  signature: z.string().check(z.maxLength(200)),
})
export type WorkChallenge = z.infer<typeof WorkChallenge>

export const askForWork = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/work',
  summary:
    'The work a message of the public costs just now, by its size and by how many wait. Never more than a slow phone does in a minute.',
  params: nothing,
  body: z.strictObject({
    /** Bytes of everything sealed that will be sent. */
    size: z.int().check(z.minimum(1), z.maximum(2 * LARGEST_ENVELOPE)),
  }),
  reply: z.object({
    challenge: WorkChallenge,
    /** The counter is at most this, so the work has an end that can be shown. */
    most: z.int(),
    /** How many messages of the public wait to be taken in. */
    waiting: z.int(),
    files: z.enum(['open', 'closed']),
  }),
  refusals: ['busy'],
})

/** How a message pays its way in: work, or a token the office gave to a lawyer or partner. */
export const Pass = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('work'),
    challenge: WorkChallenge,
    solution: z.strictObject({
      counter: z.int().check(z.minimum(0)),
      derivedKey: z.string().check(z.maxLength(256)),
      time: z.optional(z.number()),
    }),
  }),
  /** The sixteen secret bytes of the token; the server keeps their hash. */
  z.strictObject({ kind: z.literal('token'), token: hex(16) }),
])
export type Pass = z.infer<typeof Pass>

export const sendSubmission = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/submissions',
  summary:
    'Hands in a sealed message. Sending the same bytes twice gives the same acknowledgement and keeps one copy.',
  params: nothing,
  body: z.strictObject({
    envelope: Envelope,
    /** The small part that says how urgent it is; names the envelope by its hash. */
    triage: SmallEnvelope,
    mailbox: NewMailbox,
    pass: Pass,
  }),
  reply: z.object({ acknowledgement: SignedBody }),
  refusals: ['envelope-refused', 'already-received', 'work-refused', 'token-refused', 'busy'],
})

/** The secret that opens a mailbox; it travels in the body only, and the server keeps its hash. */
export const Access = { id: MailboxId, access: base64(32) }

export const MailboxItem = z.object({
  seq: z.int(),
  day: Day,
  envelope: Envelope,
})

export const openMailbox = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/mailbox/open',
  summary:
    'What is in a mailbox: days and hashes of what was sent, and the office’s sealed items. Never what was sent.',
  params: nothing,
  body: z.strictObject(Access),
  reply: z.object({
    sent: z.array(z.object({ seq: z.int(), day: Day, envelope: hex(32) })),
    items: z.array(MailboxItem),
    /** The mailbox stays at least until this day, and longer while anything about it is open. */
    until: Day,
    /** Filler, so that the length of the answer tells less. */
    pad: z.string(),
  }),
  refusals: ['mailbox-unknown', 'busy'],
})

export const addToMailbox = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/mailbox/add',
  summary:
    'Adds a sealed message to the thread; `prev` is the hash of the newest one the sender knows.',
  params: nothing,
  body: z.strictObject({ ...Access, envelope: Envelope, prev: hex(32) }),
  reply: z.object({ acknowledgement: SignedBody }),
  refusals: [
    'mailbox-unknown',
    'mailbox-closed',
    'envelope-refused',
    'out-of-order',
    'mailbox-full',
    'busy',
  ],
})

export const declineMailbox = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/mailbox/decline',
  summary:
    'The sender keeps no return code: the mailbox takes nothing more and the office is told.',
  params: nothing,
  body: z.strictObject(Access),
  reply: nothing,
  refusals: ['mailbox-unknown', 'busy'],
})
