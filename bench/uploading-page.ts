import type { Recipient } from '@amparo/seal'
import { leavesOf, mediaSource, newMediaSeal, type MediaEngine } from '@amparo/seal/media'
import {
  browserDigest,
  browserEngine,
  nativeEngine,
  scriptEngine,
} from '@amparo/seal/media-browser'
import { uploadPayload, type Payload, type Upload } from '@amparo/upload'

/**
 * What `uploading-browsers.ts` has a browser do, on the door's own origin: bundled into one script that is run there. Every
 * contestant answers with seconds.
 */
export interface UploadingPage {
  /** Makes a file of this many bytes; bytes of payload it will be. */
  readonly prepare: (size: number, recipient: Recipient) => Promise<number>
  readonly sealed: (upload: string, access: string) => Promise<number>
  readonly plain: (upload: string, access: string) => Promise<number>
  /** Null where the browser has no ChaCha20-Poly1305. */
  readonly native: () => Promise<number | null>
  readonly script: () => Promise<number>
}

const PIECE = 8 * 2 ** 20

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))

const clock: Upload['clock'] = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  onLine: () => () => {},
}

let file: Blob
let leaves: string[]
let team: Recipient
let length = 0

async function prepare(size: number, recipient: Recipient): Promise<number> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  // A browser gives no more than 65,536 random bytes at a time.
  for (let at = 0; at < size; at += 65_536)
    parts.push(crypto.getRandomValues(new Uint8Array(Math.min(65_536, size - at))))
  file = new Blob(parts)
  team = recipient
  leaves = []
  for await (const leaf of leavesOf(size, read, browserDigest)) leaves.push(leaf)
  ;({ length } = await source(browserEngine))
  return length
}

const read = async (from: number, to: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(from, to).arrayBuffer())

async function source(engine: MediaEngine): Promise<Payload> {
  const seal = await newMediaSeal([team], random)
  return mediaSource({ seal, size: file.size, leaves, read, digest: browserDigest, engine })
}

async function send(payload: Payload, upload: string, access: string): Promise<number> {
  return timed(async () => {
    const { end } = await uploadPayload({
      fetch: (...asked) => fetch(...asked),
      url: `/api/files/data/${upload}`,
      headers: { authorization: `Bearer ${access}` },
      payload,
      onProgress: () => {},
      signal: new AbortController().signal,
      clock,
    })
    if (end !== 'complete') throw new Error(`the file was ${end}`)
  })
}

async function sealing(engine: MediaEngine): Promise<number> {
  const payload = await source(engine)
  return timed(async () => {
    for (let at = 0; at < length; at += PIECE) await payload.slice(at, Math.min(length, at + PIECE))
  })
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await act()
  return (performance.now() - began) / 1_000
}

const page: UploadingPage = {
  prepare,
  sealed: async (upload, access) => send(await source(browserEngine), upload, access),
  async plain(upload, access) {
    const padded = new Blob([file, new Uint8Array(length - file.size)])
    const slice = async (from: number, to: number) =>
      new Uint8Array(await padded.slice(from, to).arrayBuffer())
    return send({ length, slice }, upload, access)
  },
  native: () => sealing(nativeEngine).catch(() => null),
  script: () => sealing(scriptEngine),
}

Object.assign(globalThis, { uploadingPage: page })
