import {
  FILE_DATA_PATH,
  finishAttachment,
  listAttachments,
  startAttachment,
  type SubmissionId,
} from '@amparo/contract'
import { checkFileSize, type FileDocument, type FileKind } from '@amparo/seal'
import { leavesOf, type ReadRange } from '@amparo/seal/media'
import { browserDigest } from '@amparo/seal/media-browser'
import { uploadPayload, type Clock, type Payload } from '@amparo/upload'
import type { Keyring } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import type { FailureCode } from '../ui/refusal-sentence.ts'

export interface AttachTools {
  readonly ask: Ask
  readonly keys: Keyring
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
}

/** A file of this officer’s, about to go into a thread. */
export interface FileToAttach {
  readonly submission: SubmissionId
  readonly team: number
  readonly file: Blob
  readonly name: string
  readonly mime: string
  readonly kind: FileKind
  readonly words: string
}

/** How far it is, in bytes: of the file while it is looked through, of the sealed payload once it is sent. */
export interface AttachProgress {
  readonly step: 'looking' | 'sending' | 'waiting' | 'finishing'
  readonly bytes: number
  readonly of: number
}

export interface Watch {
  readonly onProgress: (progress: AttachProgress) => void
  /** Stops it for now: what has arrived is kept for three days. */
  readonly signal: AbortSignal
}

/** Where the next part of the thread goes. */
export interface ThreadPlace {
  readonly seq: number
  readonly prev: string
  readonly day: string
}

export type AttachEnd =
  | { readonly end: 'attached'; readonly document: FileDocument; readonly sha256: string }
  /** Its bytes are all there; something newer is in the thread, after which it goes once that is read. */
  | { readonly end: 'behind' }
  | { readonly end: 'stopped' }
  | { readonly end: 'empty' | 'too-large' | 'changed' | 'unreadable' | 'other-file' }
  | { readonly end: 'refused'; readonly code: FailureCode }

/** Begins a file: looks it through, seals what is needed to go on later, and says which upload it is. */
export async function beginAttachment(
  tools: AttachTools,
  upload: string,
  { submission, ...wanted }: FileToAttach,
  watch: Watch,
): Promise<AttachEnd | { readonly end: 'begun'; readonly length: number }> {
  const fits = checkFileSize(wanted.file.size)
  if (fits !== 'fits') return { end: fits }
  const leaves = await leavesSeen(wanted.file, watch)
  if (!Array.isArray(leaves)) return leaves
  const { length, state } = await tools.keys.sealUpload({ ...wanted, upload, leaves })
  const begun = await tools.ask(startAttachment, {
    params: { submission },
    body: { upload, length, state },
  })
  return begun.ok ? { end: 'begun', length } : { end: 'refused', code: begun.code }
}

/** An upload that was begun before, as the server keeps it, and the same file chosen again. */
export interface Unfinished {
  readonly upload: string
  readonly length: number
  readonly state: string
  readonly leaves: readonly string[]
  readonly file: Blob
}

/** Takes up a file that was begun before, when it is still the same to the last byte. */
export async function resumeAttachment(
  { keys }: AttachTools,
  { upload, length, state, leaves, file }: Unfinished,
  watch: Watch,
): Promise<AttachEnd | { readonly end: 'begun'; readonly length: number }> {
  const now = await leavesSeen(file, watch)
  if (!Array.isArray(now)) return now
  const isSame = now.length === leaves.length && now.every((leaf, at) => leaf === leaves[at])
  if (!isSame || !(await keys.resumeUpload({ upload, state, file }))) return { end: 'other-file' }
  return { end: 'begun', length }
}

async function leavesSeen(
  file: Blob,
  { onProgress, signal }: Watch,
): Promise<string[] | { readonly end: 'stopped' } | { readonly end: 'unreadable' }> {
  const leaves: string[] = []
  const read: ReadRange = async (start, end) => {
    const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer())
    onProgress({ step: 'looking', bytes: end, of: file.size })
    return bytes
  }
  try {
    for await (const leaf of leavesOf(file.size, read, browserDigest)) {
      if (signal.aborted) return { end: 'stopped' }
      leaves.push(leaf)
    }
    return leaves
  } catch {
    return { end: 'unreadable' } // moved, deleted, or changed while it was read
  }
}

/** Which upload, and of how many sealed bytes. */
interface Begun {
  readonly submission: SubmissionId
  readonly upload: string
  readonly length: number
}

class SliceFailed extends Error {
  override name = 'SliceFailed'
  readonly why: 'changed' | 'unreadable'

  constructor(why: SliceFailed['why']) {
    super(`attach: ${why}`)
    this.why = why
  }
}

/** Sends what has not arrived yet, for as long as it takes; undefined when all of it is there. */
export async function sendAttachment(
  tools: AttachTools,
  begun: Begun,
  watch: Watch,
): Promise<AttachEnd | undefined> {
  try {
    const sent = await sendOnce(tools, begun, watch)
    if (sent.end === 'complete') return undefined
    if (sent.end === 'stopped') return sent
    if (sent.code !== 'signed-out') return { end: 'refused', code: sent.code as FailureCode }
    // Asks for the passphrase; then it goes on where it was.
    const known = await tools.ask(listAttachments, {
      params: { submission: begun.submission },
      body: {},
    })
    if (!known.ok) return { end: 'refused', code: known.code }
    return sendAttachment(tools, begun, watch)
  } catch (error) {
    if (error instanceof SliceFailed) return { end: error.why }
    throw error
  }
}

function sendOnce({ keys, fetch, clock }: AttachTools, { upload, length }: Begun, watch: Watch) {
  const { onProgress, signal } = watch
  const payload: Payload = {
    length,
    async slice(from, to) {
      const slice = await keys.uploadSlice({ upload, from, to })
      if (slice.verdict !== 'bytes') throw new SliceFailed(slice.verdict)
      return slice.bytes
    },
  }
  return uploadPayload({
    fetch,
    url: `${FILE_DATA_PATH}/${upload}`,
    payload,
    signal,
    clock,
    onProgress: ({ kept, line }) =>
      onProgress({ step: line === 'open' ? 'sending' : 'waiting', bytes: kept, of: length }),
  })
}

/** Makes a file whose bytes are all there the next part of its thread. */
export async function finishAttachmentAt(
  { ask, keys }: AttachTools,
  { submission, upload, team }: Omit<Begun, 'length'> & { readonly team: number },
  place: ThreadPlace,
): Promise<AttachEnd> {
  const sealed = await keys.sealFile({ team, submission, upload, ...place })
  const { document, header, envelope, sha256 } = sealed
  const answer = await ask(finishAttachment, {
    params: { submission },
    body: { upload, header, envelope, prev: place.prev },
  })
  if (!answer.ok) {
    return answer.code === 'out-of-order'
      ? { end: 'behind' }
      : { end: 'refused', code: answer.code }
  }
  await keys.forgetUpload({ upload })
  return { end: 'attached', document, sha256 }
}
