import {
  openDocument,
  readScreening,
  readTriage,
  type ClientReach,
  type Identity,
  type Urgency,
} from '@amparo/seal'
import { fromBase64 } from './base64.ts'

/** One waiting message as the server hands it out for sorting. */
export interface SealedTriage {
  readonly submission: string
  /** Hash of the message’s envelope, which both parts must name. */
  readonly message: string
  readonly triage: string | null
  readonly screening: string | null
}

/**
 * `officer`: by the newest screening; `sender`: by what the sender tapped; `nobody`: nothing that can be relied on, so
 * somebody has to look.
 */
export interface OpenedTriage {
  readonly submission: string
  /** Hash of the message’s envelope. */
  readonly message: string
  readonly by: 'officer' | 'sender' | 'nobody'
  /** Everything unsaid when nothing can be relied on. */
  readonly urgency: Urgency
  readonly language: string | null
  readonly reach: ClientReach
  /** People it concerns, as screened; 0 when not known. */
  readonly persons: number
  readonly note: string
  readonly screenedBy: string | null
}

const unsaid: Urgency = {
  custody: 'unsaid',
  child: 'unsaid',
  missing: 'unsaid',
  danger: 'unsaid',
  hurt: 'unsaid',
}

/** Opens the small parts of one message. A part that names another message says nothing about this one. */
export async function openTriage(
  keys: readonly Identity[],
  sealed: SealedTriage,
): Promise<OpenedTriage> {
  const told = await triageOf(keys, sealed)
  const screened = await screeningOf(keys, sealed)
  return {
    submission: sealed.submission,
    message: sealed.message,
    by: screened !== null ? 'officer' : told !== null ? 'sender' : 'nobody',
    urgency: urgencyOf(screened ?? told ?? unsaid),
    language: told?.language ?? null,
    reach: told?.reach ?? 'unknown',
    persons: screened?.persons ?? 0,
    note: screened?.note ?? '',
    screenedBy: screened?.by.name ?? null,
  }
}

async function triageOf(keys: readonly Identity[], { triage, message }: SealedTriage) {
  const document = await documentIn(keys, triage)
  const read = readTriage(document)
  return read.verdict === 'ok' && read.document.message === message ? read.document : null
}

async function screeningOf(
  keys: readonly Identity[],
  { screening, message, submission }: SealedTriage,
) {
  const document = await documentIn(keys, screening)
  const read = readScreening(document)
  if (read.verdict !== 'ok') return null
  const fits = read.document.message === message && read.document.submission === submission
  return fits ? read.document : null
}

async function documentIn(keys: readonly Identity[], envelope: string | null): Promise<unknown> {
  if (envelope === null) return null
  const opened = await openDocument(keys, fromBase64(envelope))
  return opened.verdict === 'document' ? opened.document : null
}

function urgencyOf({ custody, child, missing, danger, hurt }: Urgency): Urgency {
  return { custody, child, missing, danger, hurt }
}
