import type { ViewingKey } from '@amparo/contract'
import {
  fileKinds,
  hashOf,
  leafCount,
  leafLength,
  mediaLength,
  sealDocument,
  tagFile,
  type FileDocument,
  type FileKind,
  type Identity,
  type MediaReference,
  type Random,
  type Recipient,
} from '@amparo/seal'
import {
  FileChanged,
  mediaSource,
  newMediaSeal,
  openMediaHeader,
  type MediaSeal,
  type MediaSource,
  type UploadState,
} from '@amparo/seal/media'
import { browserDigest, browserEngine } from '@amparo/seal/media-browser'
import { fromBase64, toBase64 } from './base64.ts'
import type { KnownMailbox } from './protocol.ts'

/** Where the viewer listens for the key of one file. */
export type KeyPort = Pick<MessagePort, 'postMessage' | 'close'>

export interface ShowFileInput {
  /** What the sealed description says of it. */
  readonly document: Pick<FileDocument, 'size' | 'leaves'> & { readonly media: MediaReference }
  /** What the server handed out. */
  readonly media: string
  readonly header: string
  readonly ticket: string
  /** Goes to the frame of the viewer, past this page. */
  readonly port: KeyPort
}

/** `not-what-arrived`: the server has handed out another file than the one that was described. */
export type FileShown = 'shown' | 'not-what-arrived' | 'not-for-this-key' | 'damaged' | 'foreign'

export interface SealUploadInput {
  readonly team: number
  readonly upload: string
  readonly file: Blob
  readonly name: string
  readonly mime: string
  readonly kind: FileKind
  readonly words: string
  /** What `leavesOf` gave for this very file. */
  readonly leaves: readonly string[]
}

export interface UploadSealed {
  /** Bytes of payload. */
  readonly length: number
  /** What is needed to go on after a reload, sealed to this officer alone. */
  readonly state: string
}

/** What an unfinished upload is of, for the officer who began it. */
export type KnownUpload =
  | {
      readonly verdict: 'known'
      readonly name: string
      readonly size: number
      readonly kind: FileKind
      readonly words: string
      readonly leaves: readonly string[]
    }
  | { readonly verdict: 'not-opened' }

export interface ResumeUploadInput {
  readonly upload: string
  readonly state: string
  /** The same file, chosen again. */
  readonly file: Blob
}

export type UploadSlice =
  | { readonly verdict: 'bytes'; readonly bytes: Uint8Array }
  | { readonly verdict: 'changed' | 'unreadable' }

export interface SealFileInput {
  readonly team: number
  readonly submission: string
  readonly upload: string
  readonly seq: number
  readonly prev: string
  readonly day: string
}

/** Ready to be handed in as the next part of a thread. */
export interface FileSealed {
  readonly document: FileDocument
  readonly header: string
  readonly envelope: string
  /** SHA-256 of the envelope: what the next part names as the one before it. */
  readonly sha256: string
}

/** An upload whose key is at hand. */
interface Held {
  readonly state: UploadState
  readonly seal: MediaSeal
  readonly source: MediaSource
}

/** The uploads of one unlocking; they end with the worker around them. */
export type HeldUploads = Map<string, Held>

/** Sends what opens one file, and no other, to the viewer. */
export async function showFile(
  keys: readonly Identity[],
  { document, media, header, ticket, port }: ShowFileInput,
): Promise<FileShown> {
  const head = fromBase64(header)
  const isDescribed = document.media.id === media && document.media.header === hashOf(head)
  if (!isDescribed) return 'not-what-arrived'
  const opened = await openMediaHeader(keys, head)
  if (opened.verdict !== 'key') return opened.verdict
  const { size, leaves } = document
  const { nonce, length } = document.media
  const key: ViewingKey = {
    media,
    ticket,
    fileKey: opened.fileKey,
    nonce: fromHex(nonce),
    length,
    size,
    leaves,
  }
  port.postMessage(key)
  port.close()
  return 'shown'
}

/** A new seal for a file, and the state with which its officer goes on after a reload. */
export async function sealUpload(
  held: HeldUploads,
  random: Random,
  { team, own }: { readonly team: Recipient; readonly own: Recipient },
  input: SealUploadInput,
): Promise<UploadSealed> {
  const seal = await newMediaSeal([team], random)
  const { upload, file, name, mime, kind, words, leaves } = input
  const state: UploadState = {
    v: 1,
    upload,
    header: toBase64(seal.header),
    fileKey: toBase64(seal.fileKey),
    nonce: toHex(seal.nonce),
    name,
    mime,
    size: file.size,
    kind,
    words,
    leaves,
  }
  hold(held, state, file)
  const envelope = await sealDocument([own], { v: 1, type: 'upload', state })
  return { length: mediaLength(file.size), state: toBase64(envelope) }
}

/** Takes up an upload that was begun before; false when the state is not one of ours or of another size. */
export function resumeUpload(
  held: HeldUploads,
  document: unknown,
  input: ResumeUploadInput,
): boolean {
  const state = stateIn(document, input.upload)
  if (state === null || state.size !== input.file.size) return false
  hold(held, state, input.file)
  return true
}

export function knownUpload(document: unknown, upload: string): KnownUpload {
  const state = stateIn(document, upload)
  if (state === null) return { verdict: 'not-opened' }
  const { name, size, kind, words, leaves } = state
  return { verdict: 'known', name, size, kind, words, leaves }
}

/**
 * Anybody can seal to an officer, the server too. Whoever plants a state with a key of their own gets nothing by it: no
 * byte is sealed of a file whose leaves are not the ones in the state, and who knows those has the file.
 */
function stateIn(document: unknown, upload: string): UploadState | null {
  const { type, state } = (document ?? {}) as { type?: unknown; state?: Partial<UploadState> }
  if (type !== 'upload' || state?.v !== 1 || state.upload !== upload) return null
  const { name, mime, words, size, leaves, kind } = state
  const isWhole =
    [name, mime, words, state.header, state.fileKey, state.nonce].every(isText) &&
    Array.isArray(leaves) &&
    leaves.every(isText) &&
    fileKinds.some((known) => known === kind) &&
    Number.isSafeInteger(size) &&
    leaves.length === leafCount(Number(size))
  return isWhole ? (state as UploadState) : null
}

const isText = (value: unknown): boolean => typeof value === 'string'

function hold(held: HeldUploads, state: UploadState, file: Blob): void {
  const seal = {
    header: fromBase64(state.header),
    fileKey: fromBase64(state.fileKey),
    nonce: fromHex(state.nonce),
  }
  const source = mediaSource({
    seal,
    size: state.size,
    leaves: state.leaves,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
    digest: browserDigest,
    engine: browserEngine,
  })
  held.set(state.upload, { state, seal, source })
}

/** Sealed bytes of a file, made as they are asked for. */
export async function uploadSlice(
  held: HeldUploads,
  { upload, from, to }: { readonly upload: string; readonly from: number; readonly to: number },
): Promise<UploadSlice> {
  try {
    return { verdict: 'bytes', bytes: await heldUpload(held, upload).source.slice(from, to) }
  } catch (error) {
    if (error instanceof FileChanged) return { verdict: 'changed' }
    // The file was moved or deleted, or the stick it lay on was taken out.
    if (error instanceof DOMException) return { verdict: 'unreadable' }
    throw error
  }
}

/** The sealed description of a file whose bytes have all arrived, tagged with its thread's key. */
export async function sealFile(
  held: HeldUploads,
  team: Recipient,
  { address }: KnownMailbox,
  { upload, seq, prev, day }: Omit<SealFileInput, 'team' | 'submission'>,
): Promise<FileSealed> {
  const { state, seal, source } = heldUpload(held, upload)
  const { name, mime, size, kind, words, leaves } = state
  const document = tagFile(fromBase64(address.threadKey), {
    v: 1,
    type: 'file',
    mailbox: address.id,
    seq,
    prev,
    day,
    media: {
      id: upload,
      header: hashOf(seal.header),
      nonce: toHex(seal.nonce),
      length: source.length,
    },
    name,
    mime,
    size,
    leaf: leafLength,
    leaves,
    kind,
    words,
  })
  const envelope = await sealDocument([team], document)
  return {
    document,
    header: toBase64(seal.header),
    envelope: toBase64(envelope),
    sha256: hashOf(envelope),
  }
}

function heldUpload(held: HeldUploads, upload: string): Held {
  const one = held.get(upload)
  if (one === undefined) throw new Error('files: no such upload at hand')
  return one
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
