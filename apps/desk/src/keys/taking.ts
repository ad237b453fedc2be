import {
  accessHash,
  hashOf,
  mailboxAddress,
  mailboxOf,
  newReturnCode,
  readSubmission,
  readTriage,
  sealDocument,
  type ClientReach,
  type Random,
  type Recipient,
  type SubmissionDocument,
  type Taking,
  type TriageDocument,
  type Urgency,
} from '@amparo/seal'
import { toBase64 } from './base64.ts'

/** What an officer wrote down for somebody. Who wrote it is added from the keys in use. */
export interface TakenInput {
  readonly team: number
  readonly document: Omit<
    SubmissionDocument,
    'v' | 'type' | 'bundle' | 'mailbox' | 'mandate' | 'taking'
  >
  readonly taking: Omit<Taking, 'taker'>
  readonly urgency: Urgency
  readonly reach: ClientReach
}

/** Ready to be handed in, and the person’s return code, to be given to them and to nobody else. */
export interface TakenSealed {
  readonly envelope: string
  readonly triage: string
  readonly mailbox: { readonly id: string; readonly access: string }
  /** Base64 of sixteen bytes. */
  readonly code: string
}

/** An officer seals to the team’s key, which came by a grant and not by a bundle. */
const noBundle = '0'.repeat(64)

/** Seals it exactly as the report page would, with a new return code. */
export async function sealTaken(
  random: Random,
  recipient: Recipient,
  taker: Taking['taker'],
  { document, taking, urgency, reach }: TakenInput,
): Promise<TakenSealed> {
  const code = newReturnCode(random)
  const mailbox = await mailboxOf(code)
  const message: SubmissionDocument = {
    v: 1,
    type: 'submission',
    bundle: noBundle,
    ...document,
    taking: { ...taking, taker },
    mandate: null,
    mailbox: mailboxAddress(mailbox),
  }
  if (readSubmission(message).verdict !== 'ok') throw new Error('taking: not a sealable message')
  const envelope = await sealDocument([recipient], message)
  const triage: TriageDocument = {
    v: 1,
    type: 'triage',
    message: hashOf(envelope),
    language: document.language,
    ...urgency,
    reach,
  }
  if (readTriage(triage).verdict !== 'ok') throw new Error('taking: not a sealable triage part')
  return {
    envelope: toBase64(envelope),
    triage: toBase64(await sealDocument([recipient], triage)),
    mailbox: { id: mailbox.id, access: hex(accessHash(mailbox.access)) },
    code: toBase64(code),
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
