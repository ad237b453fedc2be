import {
  checkIntake,
  hashOf,
  readFile,
  sealDocument,
  tagFile,
  type FileKind,
  type IntakeBody,
  type Mailbox,
  type PublicKey,
} from '@amparo/seal'
import {
  leavesOf,
  mediaSource,
  newMediaSeal,
  openUploadState,
  sealUploadState,
  type MediaSource,
  type UploadState,
} from '@amparo/seal/media'
import { browserDigest, browserEngine, browserGcm } from '@amparo/seal/media-browser'
import { fromBase64, toBase64 } from '../base64.ts'
import type { Intake } from '../calls.ts'

/** A file as a page holds it; `words` are what its sender says of it. */
export interface Chosen {
  readonly blob: Blob
  readonly name: string
  readonly kind: FileKind
  readonly words: string
}

/** Everything a file needs to be sent, or to go on after a reload. */
export interface Prepared {
  readonly state: UploadState
  readonly source: MediaSource
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

const reader =
  (blob: Blob) =>
  async (start: number, end: number): Promise<Uint8Array> =>
    new Uint8Array(await blob.slice(start, end).arrayBuffer())

/** Reads a file once through, hears how far it is, and makes the key it will be sealed with. */
export async function prepare(
  { blob, name, kind, words }: Chosen,
  intake: Intake,
  onLooked: (share: number) => void,
  signal: AbortSignal,
): Promise<Prepared> {
  const bundle = trusted(intake)
  const leaves = await leavesIn(blob, onLooked, signal)
  const { header, fileKey, nonce } = await newMediaSeal(bundle.recipients, random)
  const state: UploadState = {
    v: 1,
    upload: toHex(random(16)),
    header: toBase64(header),
    fileKey: toBase64(fileKey),
    nonce: toHex(nonce),
    name: cut(name),
    mime: blob.type.slice(0, 127),
    size: blob.size,
    kind,
    words,
    leaves,
  }
  return { state, source: sourceOf(state, blob) }
}

/** The same file, chosen again: null when it is another one, or not as it was. */
export async function resume(
  state: UploadState,
  blob: Blob,
  onLooked: (share: number) => void,
  signal: AbortSignal,
): Promise<Prepared | null> {
  if (blob.size !== state.size) return null
  const leaves = await leavesIn(blob, onLooked, signal)
  const isSame = leaves.every((leaf, at) => leaf === state.leaves[at])
  return isSame ? { state, source: sourceOf(state, blob) } : null
}

/** What the server keeps for going on, sealed under the return code’s own key. */
export async function sealedState(keys: Mailbox, state: UploadState): Promise<string> {
  return toBase64(
    await sealUploadState({ draftKey: keys.draftKey, state, random, gcm: browserGcm }),
  )
}

export async function openedState(
  keys: Mailbox,
  upload: string,
  sealed: string,
): Promise<UploadState | null> {
  const opened = await openUploadState({
    draftKey: keys.draftKey,
    upload,
    sealed: fromBase64(sealed),
    gcm: browserGcm,
  })
  return opened.verdict === 'state' ? opened.state : null
}

export interface LockedFile {
  readonly envelope: string
  readonly hash: string
  readonly prev: string
  readonly header: string
}

/** The sealed description of a file whose bytes have arrived, as the next part of the thread. */
export async function describe(
  { state, source }: Prepared,
  keys: Mailbox,
  intake: Intake,
  after: { readonly seq: number; readonly envelope: string },
): Promise<LockedFile> {
  const bundle = trusted(intake)
  const header = fromBase64(state.header)
  const { upload, nonce, name, mime, size, leaves, kind, words } = state
  const document = tagFile(keys.threadKey, {
    v: 1,
    type: 'file',
    mailbox: keys.id,
    seq: after.seq + 1,
    prev: after.envelope,
    day: intake.today,
    media: { id: upload, header: hashOf(header), nonce, length: source.length },
    name,
    mime,
    size,
    leaf: 8_388_608,
    leaves,
    kind,
    words,
  })
  if (readFile(document).verdict !== 'ok') throw new Error('the file has no sealable description')
  const envelope = await sealDocument(bundle.recipients, document)
  return {
    envelope: toBase64(envelope),
    hash: hashOf(envelope),
    prev: after.envelope,
    header: state.header,
  }
}

function sourceOf({ fileKey, nonce, size, leaves }: UploadState, blob: Blob): MediaSource {
  const seal = { fileKey: fromBase64(fileKey), nonce: fromHex(nonce) }
  const read = reader(blob)
  return mediaSource({ seal, size, leaves, read, digest: browserDigest, engine: browserEngine })
}

async function leavesIn(
  blob: Blob,
  onLooked: (share: number) => void,
  signal: AbortSignal,
): Promise<string[]> {
  const leaves: string[] = []
  for await (const leaf of leavesOf(blob.size, reader(blob), browserDigest)) {
    signal.throwIfAborted()
    leaves.push(leaf)
    onLooked(Math.min(1, (leaves.length * 8_388_608) / blob.size))
  }
  return leaves
}

// Checked again at the moment of sealing, so that no path through the page leads around it.
function trusted(intake: Intake): IntakeBody {
  const key = intake.office.key as PublicKey
  const check = checkIntake(key, intake.signers, intake.bundle, intake.today)
  if (check.verdict === 'untrusted') throw new Error('the office cannot be trusted')
  return check.bundle
}

/** Names can be longer than a description holds; the end of a name says what it is. */
function cut(name: string): string {
  const whole = name.toWellFormed()
  return whole.length <= 255 ? whole : `${whole.slice(0, 200)}…${whole.slice(-50)}`.toWellFormed()
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
}
