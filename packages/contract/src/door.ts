import * as z from 'zod/mini'
import { base64, Day, hex, LARGEST_ENVELOPE, nothing, SignedBody } from './common.ts'
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

export const sendSubmission = endpoint({
  page: 'door',
  method: 'POST',
  path: '/api/submissions',
  summary:
    'Hands in a sealed message. Sending the same bytes twice gives the same acknowledgement and keeps one copy.',
  params: nothing,
  body: z.strictObject({
    envelope: Envelope,
    mailbox: z.strictObject({
      id: MailboxId,
      /** SHA-256 of the mailbox's access secret. */
      access: hex(32),
    }),
  }),
  reply: z.object({ acknowledgement: SignedBody }),
  refusals: ['envelope-refused', 'already-received'],
})

/** The secret that opens a mailbox; it travels in the body only, and the server keeps its hash. */
const Access = { id: MailboxId, access: base64(32) }

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
    /** Filler, so that the length of the answer tells less. */
    pad: z.string(),
  }),
  refusals: ['mailbox-unknown'],
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
  refusals: ['mailbox-unknown'],
})
