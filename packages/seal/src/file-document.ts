import { bytesOfBase64 } from './encoding.ts'
import { hasThreadTag, withThreadTag } from './mailbox.ts'
import { padded } from './padding.ts'
import { payloadLengthOf } from './payload.ts'
import {
  base64Of,
  check,
  day,
  exactly,
  hexDigits,
  listOf,
  oneOf,
  shape,
  text,
  whole,
  type Reading,
} from './shape.ts'

/** 4 GiB: the largest file a thread takes. */
export const mostFileBytes = 4 * 1024 ** 3
/** Bytes of a leaf: a file is hashed in pieces of this size, the last one shorter. */
export const leafLength = 8_388_608
const mostLeaves = mostFileBytes / leafLength

export const fileKinds = ['photo', 'video', 'voice', 'document', 'other'] as const
export type FileKind = (typeof fileKinds)[number]

/** The longest texts about a file, in UTF-16 units. */
export const fileLimits = { name: 255, mime: 127, words: 4_000 } as const

/** Where a file's sealed bytes are, and what opens them beside the team's key. */
export type MediaReference = {
  readonly id: string
  /** `hashOf` the detached header. */
  readonly header: string
  /** The payload's first sixteen bytes. */
  readonly nonce: string
  /** Bytes of payload, nonce included. */
  readonly length: number
}

/**
 * A file of a thread, sealed to the team like an addition and tagged with the thread's key. Hashes
 * of the true bytes stand only here: at the server they would tell who has a known file.
 */
export type FileDocument = {
  readonly v: 1
  readonly type: 'file'
  readonly mailbox: string
  readonly seq: number
  /** `hashOf` the previous envelope of the thread. */
  readonly prev: string
  readonly day: string
  readonly media: MediaReference
  readonly name: string
  readonly mime: string
  /** Bytes of the file itself, before padding. */
  readonly size: number
  readonly leaf: typeof leafLength
  /** Padded base64 SHA-256 of each leaf, in order. */
  readonly leaves: readonly string[]
  readonly kind: FileKind
  /** What the sender says about it. */
  readonly words: string
  readonly tag: string
}

/** Whether a file of this many bytes can be taken. */
export const checkFileSize = (size: number): 'fits' | 'empty' | 'too-large' => {
  if (size <= 0) return 'empty'
  return size > mostFileBytes ? 'too-large' : 'fits'
}

/** Bytes of payload of a file of this size, padded and sealed. Throws on a size that does not fit. */
export const mediaLength = (size: number): number => {
  if (!Number.isSafeInteger(size) || checkFileSize(size) !== 'fits')
    throw new Error('media: a file has between 1 byte and 4 GiB')
  return payloadLengthOf(padded(size))
}

/** How many leaves a file of this size has. */
export const leafCount = (size: number): number => Math.ceil(size / leafLength)

const isFileSize = (value: unknown): value is number =>
  Number.isSafeInteger(value) && checkFileSize(Number(value)) === 'fits'

const isDigest = (value: unknown): value is string => bytesOfBase64(value, 32) !== undefined

/** What a sealed document and a sealed upload state both say of a file. */
export const fileFields = {
  name: text(fileLimits.name),
  mime: text(fileLimits.mime),
  size: check(isFileSize),
  leaves: listOf(check(isDigest), mostLeaves, 1),
  kind: oneOf(fileKinds),
  words: text(fileLimits.words),
}

const fileShape = shape<FileDocument>({
  v: exactly(1),
  type: exactly('file'),
  mailbox: hexDigits(32),
  seq: whole(1),
  prev: hexDigits(64),
  day,
  media: shape<MediaReference>({
    id: hexDigits(32),
    header: hexDigits(64),
    nonce: hexDigits(32),
    length: whole(1),
  }),
  ...fileFields,
  leaf: exactly(leafLength),
  tag: base64Of(32),
})

/** Reads what an envelope held as a file's description; whether its tag is right is `isTaggedFile`. */
export const readFile = (value: unknown): Reading<FileDocument> => {
  const reading = fileShape(value, '')
  if (reading.verdict !== 'ok') return reading
  const { size, leaves, media } = reading.document
  if (leaves.length !== leafCount(size)) return { verdict: 'malformed', field: 'leaves' }
  if (media.length !== mediaLength(size)) return { verdict: 'malformed', field: 'media.length' }
  return reading
}

/** Tags a file's description; the tag covers every other field. */
export const tagFile = (threadKey: Uint8Array, file: Omit<FileDocument, 'tag'>): FileDocument =>
  withThreadTag(threadKey, file)

/** Whether the holder of the thread's key described this file. */
export const isTaggedFile = (threadKey: Uint8Array, file: FileDocument): boolean =>
  hasThreadTag(threadKey, file)
