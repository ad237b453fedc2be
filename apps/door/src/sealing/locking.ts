import {
  accessHash,
  checkIntake,
  envelopeLimits,
  hashOf,
  inspect,
  mailboxAddress,
  mailboxOf,
  newReturnCode,
  readAddition,
  readSubmission,
  sealDocument,
  tagAddition,
  textLimits,
  type AdditionDocument,
  type IntakeBody,
  type Mailbox,
  type PublicKey,
  type Random,
  type Recipient,
  type ReturnCode,
  type SubmissionDocument,
} from '@amparo/seal'
import type { Intake } from '../calls.ts'
import type { Complete } from '../flow/draft.ts'
import { bundleName } from './office.ts'

export { textLimits }

/** A message as it leaves the device, and the secret that stays with its sender. */
export interface Locked {
  readonly envelope: Uint8Array
  readonly hash: string
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
  const document: SubmissionDocument = {
    v: 1,
    type: 'submission',
    bundle: bundleName(intake),
    office: bundle.office,
    language,
    day: intake.today,
    ...told(message),
    mailbox: mailboxAddress(mailbox),
  }
  if (readSubmission(document).verdict !== 'ok') throw new Error('the message has no sealable form')
  const envelope = await sealed(bundle.recipients, document)
  const access = toHex(accessHash(mailbox.access))
  return {
    verdict: 'locked',
    locked: { envelope, hash: hashOf(envelope), code, mailbox, access },
  }
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
  const envelope = await sealed(bundle.recipients, document)
  return { envelope, hash: hashOf(envelope), prev: after.envelope }
}

// Text cut in the middle of a character has no canonical form; what is left of it becomes U+FFFD.
function told(message: Complete) {
  return {
    telling: message.telling,
    account: message.account.toWellFormed(),
    where: message.where.toWellFormed(),
    when: message.when.toWellFormed(),
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

async function sealed(recipients: readonly Recipient[], document: unknown): Promise<Uint8Array> {
  const envelope = await sealDocument(recipients, document)
  // The last look before bytes leave the device: a whole sealed file to exactly these keys.
  const found = inspect(envelope, { ...envelopeLimits, bytes: Number.POSITIVE_INFINITY })
  if (found.verdict !== 'envelope' || found.recipients !== recipients.length) {
    throw new Error('what was sealed is not an envelope')
  }
  return envelope
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
