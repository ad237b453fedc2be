import {
  accessHash,
  checkIntake,
  hashOf,
  mailboxAddress,
  mailboxOf,
  newReturnCode,
  padded,
  readAddition,
  readSubmission,
  readTriage,
  sealDocument,
  tagAddition,
  textLimits,
  type AdditionDocument,
  type IntakeBody,
  type Mailbox,
  type MailboxAddress,
  type PublicKey,
  type Random,
  type Recipient,
  type ReturnCode,
  type SubmissionDocument,
  type TriageDocument,
} from '@amparo/seal'
import type { Intake } from '../calls.ts'
import type { Complete, Draft, Triage } from '../flow/draft.ts'
import { bundleName } from './office.ts'

export { textLimits }

/** A message as it leaves the device, and the secret that stays with its sender. */
export interface Locked {
  readonly envelope: Uint8Array
  readonly hash: string
  /** The part that says how urgent it is, sealed on its own; it names the envelope. */
  readonly triage: Uint8Array
  readonly code: ReturnCode
  readonly mailbox: Mailbox
  /** SHA-256 of the mailbox's access secret: all the server is told of it. */
  readonly access: string
}

export type Locking =
  | { readonly verdict: 'locked'; readonly locked: Locked }
  | { readonly verdict: 'untrusted' }

/**
 * Seals a message to the office's intake team, with a new return code. Rejects when anything in the
 * way fails: nothing but a whole sealed envelope ever comes back.
 */
export async function lockMessage(
  message: Complete,
  intake: Intake,
  language: string,
  random: Random,
): Promise<Locking> {
  const bundle = trustedBundle(intake)
  if (bundle === null) return { verdict: 'untrusted' }
  const code = newReturnCode(random)
  const mailbox = await mailboxOf(code)
  const document = messageOf(message, intake, bundle.office, language, mailboxAddress(mailbox))
  if (readSubmission(document).verdict !== 'ok') throw new Error('the message has no sealable form')
  const envelope = await sealDocument(bundle.recipients, document)
  const hash = hashOf(envelope)
  const triage = await sealDocument(bundle.recipients, triageOf(message.triage, hash, language))
  const access = toHex(accessHash(mailbox.access))
  return { verdict: 'locked', locked: { envelope, hash, triage, code, mailbox, access } }
}

/**
 * How many bytes a draft will be when it is sealed, so that its price can be asked for before it is.
 * Exact unless something is answered or written after it.
 */
export function expectedSize(draft: Draft, intake: Intake, language: string): number {
  const { office, recipients } = intake.bundle.body as unknown as IntakeBody
  const address = {
    id: '0'.repeat(32),
    recipient: recipients[0] ?? ('' as Recipient),
    threadKey: '0'.repeat(44),
  }
  const message: Complete = {
    ...draft,
    telling: draft.telling ?? 'unsaid',
    keep: draft.keep ?? true,
    mayContact: draft.mayContact ?? 'mailbox-only',
  }
  const parts = [
    messageOf(message, intake, office, language, address),
    triageOf(draft.triage, '0'.repeat(64), language),
  ]
  return parts.reduce((sum, part) => sum + sealedLength(part, recipients.length), 0)
}

// C2SP age: a version line, a stanza for each key, a line with the MAC, a nonce of 16 bytes, and a
// tag of 16 bytes for every 64 KiB.
function sealedLength(document: unknown, recipients: number): number {
  const length = padded(new TextEncoder().encode(JSON.stringify(document)).length)
  const stanza = '-> mlkem768x25519 '.length + Math.ceil((1120 * 4) / 3) + 1 + 43 + 1
  const header = 'age-encryption.org/v1\n'.length + recipients * stanza + '--- '.length + 43 + 1
  return header + 16 + length + 16 * Math.ceil(length / 65_536)
}

export interface LockedAddition {
  readonly envelope: Uint8Array
  readonly hash: string
  /** The hash of the part before it. */
  readonly prev: string
}

/** Seals something that is added to a thread; `after` is the newest part the sender knows. */
export async function lockAddition(
  text: string,
  intake: Intake,
  language: string,
  mailbox: Mailbox,
  after: { readonly seq: number; readonly envelope: string },
): Promise<LockedAddition | null> {
  const bundle = trustedBundle(intake)
  if (bundle === null) return null
  const document: AdditionDocument = tagAddition(mailbox.threadKey, {
    v: 1,
    type: 'addition',
    mailbox: mailbox.id,
    seq: after.seq + 1,
    prev: after.envelope,
    day: intake.today,
    language,
    text: text.toWellFormed(),
  })
  if (readAddition(document).verdict !== 'ok') throw new Error('the addition has no sealable form')
  const envelope = await sealDocument(bundle.recipients, document)
  return { envelope, hash: hashOf(envelope), prev: after.envelope }
}

function messageOf(
  message: Complete,
  intake: Intake,
  office: string,
  language: string,
  mailbox: MailboxAddress,
): SubmissionDocument {
  return {
    v: 1,
    type: 'submission',
    bundle: bundleName(intake),
    office,
    language,
    day: intake.today,
    ...told(message),
    taking: null,
    // Which mandate a token belongs to is known to the office, and not to this page.
    mandate: null,
    mailbox,
  }
}

function triageOf(triage: Triage, message: string, language: string): TriageDocument {
  const document: TriageDocument = {
    v: 1,
    type: 'triage',
    message,
    language,
    ...triage,
    // The form tells not knowing from not saying in these two as well; the format does not.
    hurt: triage.hurt === 'unknown' ? 'unsaid' : triage.hurt,
    reach: triage.reach === 'unsaid' ? 'unknown' : triage.reach,
  }
  if (readTriage(document).verdict !== 'ok') throw new Error('the triage has no sealable form')
  return document
}

// Text cut in the middle of a character has no canonical form; what is left of it becomes U+FFFD.
function told(message: Complete) {
  return {
    telling: message.telling,
    account: message.account.toWellFormed(),
    where: message.where.toWellFormed(),
    when: message.when.toWellFormed(),
    authorities: {
      told: message.authorities.told ?? 'unsaid',
      reason: message.authorities.reason ?? '',
      words: message.authorities.words.toWellFormed(),
    },
    reach: {
      way: message.way,
      contact: message.contact.toWellFormed(),
      safety: message.safety.toWellFormed(),
    },
    consent: { keep: message.keep, contact: message.mayContact, askFirst: message.askFirst },
  }
}

// Checked again at the moment of sealing, so that no path through the page leads around it.
function trustedBundle(intake: Intake): IntakeBody | null {
  const key = intake.office.key as PublicKey
  const check = checkIntake(key, intake.signers, intake.bundle, intake.today)
  return check.verdict === 'untrusted' ? null : check.bundle
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
