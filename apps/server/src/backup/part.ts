import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeWebStream } from 'node:stream/web'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { Identity, Recipient } from '@amparo/seal'
import { openStream, sealStream } from '@amparo/seal/stream'
import tar from 'tar-stream'
import { flushFolder } from '../host/flush-folder.ts'

/** One file inside a part; a folder has a name that ends in a slash. */
export interface Member {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** What a part says of itself inside, where nobody but the key's holder reads it: its place, and each of its files. */
interface Inside {
  readonly about: unknown
  readonly members: readonly Member[]
}

/** Of the sealed bytes, as they lie on the target. */
export interface SealedPart {
  readonly bytes: number
  readonly sha256: string
}

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Puts one file into the part; its length is told before and must be right. */
export type Add = (name: string, bytes: number, chunks: Chunks) => Promise<void>

/** The last file of every part. */
const MANIFEST = 'manifest.json'

/**
 * Writes a part: a tar, packed by zstd, sealed by age, so that `age -d | zstd -d | tar -x` opens it without us. `fill` adds the
 * files and gives back what the part says of its place. What is not finished has another name, and is taken away when it fails.
 */
export async function writePart(
  path: string,
  recipient: Recipient,
  fill: (add: Add) => Promise<unknown>,
): Promise<SealedPart> {
  const unfinished = `${path}.new`
  try {
    const written = await sealInto(unfinished, recipient, fill)
    if ((await hashOfFile(unfinished)) !== written.sha256)
      throw new Error(`The disk gives back other bytes than were written to it: ${path}.`)
    await rename(unfinished, path)
    await flushFolder(dirname(path))
    return written
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw error
  }
}

async function sealInto(
  path: string,
  recipient: Recipient,
  fill: (add: Add) => Promise<unknown>,
): Promise<SealedPart> {
  const failed = new AbortController()
  const pack = tar.pack()
  const packed = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } })
  const sealed = await sealStream(recipient, webStream(packed))
  const stop = (error: unknown) => {
    failed.abort(error)
    for (const stream of [pack, packed]) stream.destroy(asError(error))
  }
  const [written] = await Promise.allSettled([
    writeAll(path, sealed).catch((error: unknown) => {
      stop(error)
      throw error
    }),
    pipeline(pack as unknown as Readable, packed),
    fillTar(pack, fill, failed.signal).catch((error: unknown) => {
      stop(error)
      throw error
    }),
  ])
  // A disk that is full breaks everything before it too, and is the reason.
  if (written.status === 'rejected' && isOfDisk(written.reason)) throw written.reason
  failed.signal.throwIfAborted()
  if (written.status === 'rejected') throw written.reason
  return written.value
}

async function fillTar(
  pack: tar.Pack,
  fill: (add: Add) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const members: Member[] = []
  const add: Add = async (name, bytes, chunks) => {
    signal.throwIfAborted()
    members.push({ name, bytes, sha256: await addTo(pack, { name, bytes }, chunks, signal) })
  }
  const about = await fill(add)
  const inside: Inside = { about, members: [...members] }
  const text = Buffer.from(JSON.stringify(inside))
  await add(MANIFEST, text.length, [text])
  pack.finalize()
}

async function addTo(
  pack: tar.Pack,
  { name, bytes: size }: { readonly name: string; readonly bytes: number },
  chunks: Chunks,
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256')
  const type = name.endsWith('/') ? 'directory' : 'file'
  const done = Promise.withResolvers<undefined>()
  const entry = pack.entry({ name, size, type, mode: 0o600, mtime: EPOCH }, (error) =>
    error ? done.reject(error) : done.resolve(undefined),
  )
  signal.addEventListener('abort', () => done.reject(asError(signal.reason)), { once: true })
  done.promise.catch(() => {})
  if (type === 'file') {
    for await (const chunk of chunks) {
      hash.update(chunk)
      if (!entry.write(chunk)) await once(entry, 'drain', { signal })
    }
    entry.end(null)
  }
  await done.promise
  return hash.digest('hex')
}

const EPOCH = new Date(0)

async function writeAll(path: string, sealed: ReadableStream<Uint8Array>): Promise<SealedPart> {
  const hash = createHash('sha256')
  let bytes = 0
  await using file = await open(path, 'wx', 0o600)
  for await (const chunk of batched(sealed)) {
    hash.update(chunk)
    bytes += chunk.length
    for (let done = 0; done < chunk.length;)
      done += (await file.write(chunk, done, chunk.length - done)).bytesWritten
  }
  await file.sync()
  return { bytes, sha256: hash.digest('hex') }
}

const MEBIBYTE = 1024 * 1024

/** Sealed chunks are small; a disk likes large ones. */
async function* batched(stream: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream as NodeWebStream<Uint8Array>) {
    waiting.push(chunk)
    length += chunk.length
    if (length < MEBIBYTE) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  yield Buffer.concat(waiting)
}

/** What a part says of itself, and what is wrong with it, in a sentence. */
export class DamagedPart extends Error {
  override readonly name = 'DamagedPart'
}

/**
 * Reads a part from its first byte to its last, hands every file to `take`, and gives back what the part says of its place.
 * Throws DamagedPart unless the sealed bytes and every file are exactly as they were written. Until it has returned, nothing
 * that was taken may be believed.
 */
export async function readPart(
  path: string,
  expected: SealedPart,
  identity: Identity,
  take: Take,
): Promise<unknown> {
  const { about, sha256 } = await readThrough(path, identity, take)
  if (sha256 !== expected.sha256)
    throw new DamagedPart(`${path} is not the file that its description names.`)
  return about
}

type Take = (
  member: { readonly name: string; readonly bytes: number },
  chunks: Readable,
) => Promise<void>

/**
 * Hands over the files of a part until `take` says of one that it is not wanted any more. What was handed over is as somebody
 * sealed it to this key; whether the part goes on as it was written, is not looked at. Throws DamagedPart where it cannot
 * be read as far as that.
 */
export async function readBeginning(
  path: string,
  identity: Identity,
  take: (...given: Parameters<Take>) => Promise<boolean>,
): Promise<void> {
  try {
    await readThrough(path, identity, async (member, chunks) => {
      if (!(await take(member, chunks))) throw new Enough()
    })
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
}

class Enough extends Error {}

async function readThrough(
  path: string,
  identity: Identity,
  take: Take,
): Promise<{ readonly about: unknown; readonly sha256: string }> {
  const hash = createHash('sha256')
  const extract = tar.extract()
  const flow = async () => {
    const file = createReadStream(path, { highWaterMark: MEBIBYTE })
    const opened = await openStream(identity, webStream(Readable.from(hashed(file, hash))))
    const plain = Readable.fromWeb(opened as NodeWebStream<Uint8Array>)
    await pipeline(plain, createZstdDecompress(), extract as unknown as NodeJS.WritableStream)
  }
  const broken = (error: unknown): never => {
    extract.destroy(asError(error))
    throw error
  }
  const [flowed, inside] = await Promise.allSettled([
    flow().catch(broken),
    takeAll(extract, path, take).catch(broken),
  ])
  for (const end of [inside, flowed])
    if (end.status === 'rejected') throw damagedOr(path, end.reason)
  if (inside.status === 'rejected') throw inside.reason
  return { about: inside.value, sha256: hash.digest('hex') }
}

/** A disk that fails while something is taken out, or cannot be read, is another matter than bytes that are wrong. */
function damagedOr(path: string, error: unknown): unknown {
  if (error instanceof DamagedPart || error instanceof Enough || isOfDisk(error)) return error
  return new DamagedPart(`${path} is damaged, or was sealed to another key.`, { cause: error })
}

async function takeAll(extract: tar.Extract, path: string, take: Take): Promise<unknown> {
  const members: Member[] = []
  let inside: Inside | undefined
  for await (const entry of extract) {
    const { name, size: bytes } = entry.header
    if (inside !== undefined) throw new DamagedPart(`${path} goes on after its end.`)
    if (name === MANIFEST) {
      inside = JSON.parse(await textOf(bytesOf(entry))) as Inside
      continue
    }
    if (!isSafe(name)) throw new DamagedPart(`${path} holds a file whose name is not one of ours.`)
    const hash = createHash('sha256')
    const chunks = Readable.from(hashed(bytesOf(entry), hash))
    await take({ name, bytes }, chunks)
    // What nobody wanted is hashed all the same.
    if (!chunks.readableEnded && !chunks.destroyed) await finished(chunks.resume())
    members.push({ name, bytes, sha256: hash.digest('hex') })
  }
  if (inside === undefined || JSON.stringify(inside.members) !== JSON.stringify(members))
    throw new DamagedPart(`${path} does not hold what it says it holds.`)
  return inside.about
}

/** Relative, and nowhere above where it is put: whoever knows the public key can make a part. */
function isSafe(name: string): boolean {
  const steps = name.replace(/\/$/, '').split('/')
  return steps.every((step) => /^[A-Za-z0-9._-]{1,120}$/.test(step) && !/^\.+$/.test(step))
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all).toString('utf8')
}

/** An entry of a tar is bytes, which its types do not say. */
function bytesOf(entry: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  return entry as AsyncIterable<Uint8Array>
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk)
    yield chunk
  }
}

export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: MEBIBYTE }))
    hash.update(chunk as Buffer)
  return hash.digest('hex')
}

export function webStream(stream: Readable): ReadableStream<Uint8Array> {
  // Whoever reads hears of what goes wrong. Where they need no more they end it with an error, and nobody else listens by then.
  stream.on('error', () => {})
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
