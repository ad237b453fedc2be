import { createHash } from 'node:crypto'
import { accessSync, chmodSync, constants, mkdirSync } from 'node:fs'
import { open, readdir, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { flushFolder } from '../host/flush-folder.ts'
import { Refusal } from '../http/refusal.ts'

/** What was hashed, and a mark that changes when the bytes do. */
export interface Digest {
  readonly sha256: Buffer
  readonly mark: string
}

/**
 * Where the sealed bytes of files are. An object's name is the 32 hexadecimal digits of its upload, from the first byte to
 * the last day: finished, it stays where it is. Nobody here can read what it holds.
 */
export interface ObjectStore {
  /**
   * Makes the store this office's for good (32 hexadecimal digits). Rejects, and says what to do, when it is another's: two
   * offices in one store would sweep each other's files away.
   */
  claim(office: string): Promise<void>
  /** Makes an empty object, in place of whatever had this name. */
  begin(name: string): Promise<void>
  /** How many bytes are there, or undefined when there is no such object. */
  size(name: string): Promise<number | undefined>
  /**
   * Puts bytes behind the first `at`, which must be all that is there, and resolves with how many there are then. When it
   * fails, what was written before stays and counts. What `size` tells afterwards has reached the disk.
   */
  append(name: string, at: number, chunks: AsyncIterable<Uint8Array>): Promise<number>
  /** Reads the whole object once. */
  digest(name: string): Promise<Digest>
  /** The present mark of an object; see `digest`. */
  mark(name: string): Promise<string | undefined>
  /** The bytes from `from` up to and without `to`. */
  read(name: string, from: number, to: number): ReadableStream<Uint8Array>
  /** Takes an object away; one that is not there is no error. */
  remove(name: string): Promise<void>
  /** Names of the objects that nobody has written to since an instant. */
  unchangedSince(instant: Date): Promise<string[]>
}

/** Objects as files of one folder. Throws when the folder cannot be made or written, and says what to do. */
export function folderObjects(folder: string): ObjectStore {
  prepare(folder)
  return new FolderObjects(folder)
}

function prepare(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new Error(
      `Files cannot be kept in ${folder}. Give this server's account that folder, or name another with AMPARO_OBJECTS; a door that runs apart needs the same one as the desk.`,
      { cause },
    )
  }
}

const NAME = /^[0-9a-f]{32}$/
/** The file that says whose folder this is; no name of an object. */
const OWNER = 'office'

class FolderObjects implements ObjectStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async claim(office: string): Promise<void> {
    const path = join(this.#folder, OWNER)
    await writeFile(path, office, { flag: 'wx', mode: 0o600, flush: true }).catch(unlessExists)
    if ((await readFile(path, 'utf8')) !== office)
      throw new Error(
        `The files in ${this.#folder} are another office's. Name another folder with AMPARO_OBJECTS, or bring this office's back from a backup.`,
      )
  }

  async begin(name: string): Promise<void> {
    await this.remove(name)
    await using file = await open(this.#path(name), 'wx', 0o600)
    await file.sync()
    await flushFolder(this.#folder)
  }

  async size(name: string): Promise<number | undefined> {
    return (await this.#stat(name))?.size
  }

  async append(name: string, at: number, chunks: AsyncIterable<Uint8Array>): Promise<number> {
    await using file = await open(this.#path(name), 'r+')
    let end = at
    try {
      for await (const chunk of chunks) {
        // Another process may be writing the same upload. An object only ever grows at its end, so whoever finds it longer stops.
        if ((await file.stat()).size !== end) throw new Refusal('changed-meanwhile')
        await writeWhole(file, chunk, end)
        end += chunk.length
      }
      return end
    } finally {
      await file.sync()
    }
  }

  async digest(name: string): Promise<Digest> {
    await using file = await open(this.#path(name), 'r+')
    await file.sync()
    await flushFolder(this.#folder)
    const mark = markOf(await file.stat({ bigint: true }))
    const hash = createHash('sha256')
    for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: MEBIBYTE }))
      hash.update(chunk as Buffer)
    return { sha256: hash.digest(), mark }
  }

  async mark(name: string): Promise<string | undefined> {
    const found = await stat(this.#path(name), { bigint: true }).catch(unlessMissing)
    return found && markOf(found)
  }

  read(name: string, from: number, to: number): ReadableStream<Uint8Array> {
    return Readable.toWeb(Readable.from(bytesOf(this.#path(name), from, to))) as ReadableStream
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true })
  }

  async unchangedSince(instant: Date): Promise<string[]> {
    const old: string[] = []
    for (const name of (await readdir(this.#folder)).filter((file) => NAME.test(file))) {
      const found = await this.#stat(name)
      if (found !== undefined && found.mtime < instant) old.push(name)
    }
    return old
  }

  async #stat(name: string) {
    return stat(this.#path(name)).catch(unlessMissing)
  }

  /** A name that came from outside reaches the disk only here, and only as 32 hexadecimal digits. */
  #path(name: string): string {
    if (!NAME.test(name)) throw new Error('an object’s name is 32 hexadecimal digits')
    return join(this.#folder, name)
  }
}

const MEBIBYTE = 1024 * 1024

/** Opens the file when somebody begins to read, and closes it when they stop, wherever that is. */
async function* bytesOf(path: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  await using file = await open(path, 'r')
  const range = { start: from, end: to - 1, autoClose: false, highWaterMark: MEBIBYTE / 4 }
  for await (const chunk of file.createReadStream(range)) yield chunk as Buffer
}

/** A full disk may take a part of what it is given before it says so. */
async function writeWhole(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

function markOf(found: {
  readonly ino: bigint
  readonly size: bigint
  readonly mtimeNs: bigint
}): string {
  return `${found.ino}-${found.size}-${found.mtimeNs}`
}

function unlessMissing(error: unknown): undefined {
  return unless('ENOENT', error)
}

function unlessExists(error: unknown): undefined {
  return unless('EEXIST', error)
}

function unless(code: string, error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === code) return undefined
  throw error
}
