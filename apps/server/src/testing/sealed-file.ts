import { createHash, randomBytes } from 'node:crypto'
import {
  leafLength,
  mediaLength,
  sealDocument,
  tagFile,
  type Mailbox,
  type Recipient,
} from '@amparo/seal'
import { leavesOf, mediaSource, newMediaSeal, type MediaSeal } from '@amparo/seal/media'
import { nodeDigest, nodeEngine } from '@amparo/seal/media-node'

/** A synthetic file, sealed as a sender's browser does it, with all its payload at hand. */
export interface SealedFile {
  /** The name of its upload, 32 hexadecimal digits. */
  readonly id: string
  readonly bytes: Buffer
  readonly leaves: readonly string[]
  readonly seal: MediaSeal
  readonly payload: Buffer
}

export async function sealedFile(
  recipient: Recipient,
  bytes: Buffer = randomBytes(1_000),
): Promise<SealedFile> {
  const seal = await newMediaSeal([recipient], randomBytes)
  const read = async (from: number, to: number) => bytes.subarray(from, to)
  const leaves: string[] = []
  for await (const leaf of leavesOf(bytes.length, read, nodeDigest)) leaves.push(leaf)
  const size = bytes.length
  const source = mediaSource({ seal, size, leaves, read, digest: nodeDigest, engine: nodeEngine })
  const payload = Buffer.from(await source.slice(0, source.length))
  return { id: randomBytes(16).toString('hex'), bytes, leaves, seal, payload }
}

/** The sealed description that makes a file part `seq` of a thread. */
export async function description(
  recipient: Recipient,
  { id, mailbox, file, seq, prev }: FilePlace,
): Promise<string> {
  const { bytes, leaves, seal } = file
  const document = tagFile(mailbox.threadKey, {
    v: 1,
    type: 'file',
    mailbox: mailbox.id,
    seq,
    prev,
    day: '2026-01-01',
    media: {
      id: id ?? file.id,
      header: hexHash(seal.header),
      nonce: Buffer.from(seal.nonce).toString('hex'),
      length: mediaLength(bytes.length),
    },
    name: 'synthetic.jpg',
    mime: 'image/jpeg',
    size: bytes.length,
    leaf: leafLength,
    leaves,
    kind: 'photo',
    words: '',
  })
  return Buffer.from(await sealDocument([recipient], document)).toString('base64')
}

export interface FilePlace {
  readonly id?: string
  readonly mailbox: Mailbox
  readonly file: SealedFile
  readonly seq: number
  /** `hashOf` the part before, hexadecimal. */
  readonly prev: string
}

/** SHA-256 in hexadecimal. */
export function hexHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
