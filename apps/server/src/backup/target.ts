import { randomBytes } from 'node:crypto'
import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder } from '../host/flush-folder.ts'
import type { SealedPart } from './part.ts'

/**
 * A folder of copies. It holds
 *
 *   amparo-copies.json         whose copies these are: a random number, no name
 *   copies/<copy>/0000.tar.zst.age   the whole office as PostgreSQL had it, and beside it what it says of itself in the clear:
 *   copies/<copy>/0000.json          hashes, lengths and times
 *   copies/<copy>/0001.…             what came after, a part every minute
 *   files/0001.…               sealed files of messages, each once, whichever copy needs it
 *
 * A part counts when its description is there, and its description is written last. Each names the hash of the one before.
 */
export interface Description extends SealedPart {
  readonly v: 1
  /** The number of the folder's marker. */
  readonly office: string
  /** Of the copy, or `files`. */
  readonly copy: string
  readonly part: number
  /** Until when what was acknowledged is in here: ISO 8601, UTC. */
  readonly at: string
  /** SHA-256 of the description before; null for the first. */
  readonly previous: string | null
  /** Only in a copy. */
  readonly wal: WalRange | null
  /** The newest part of `files` that a copy needs; null when it needs none, and in `files`. */
  readonly files: { readonly part: number; readonly sha256: string } | null
}

export interface WalRange {
  /** PostgreSQL's own number for the database; a timeline begins whenever an office was restored. */
  readonly system: string
  readonly timeline: number
  /** The first segment of the write-ahead log that is not in here, counted from the beginning of the timeline. */
  readonly next: number
  /** The first instant to which the copy can be brought: when PostgreSQL had ended streaming it. */
  readonly since: string
}

/** What a part says of its place, outside and, sealed, inside. */
export type Place = Omit<Description, 'bytes' | 'sha256'>

/** A part with the hash of its description, which the next one names. */
export interface Described {
  readonly path: string
  readonly description: Description
  readonly hash: string
}

const MARKER = 'amparo-copies.json'
export const FILES = 'files'

/** What a folder may hold that is going to be one of copies: what a disk has by itself, and a marker that was cut short. */
export function isNothing(name: string): boolean {
  return name === 'lost+found' || name === unfinishedName(MARKER)
}

/** Whose copies a folder holds, or undefined for one that holds none. */
export async function ownerOf(folder: string): Promise<string | undefined> {
  const text = await readFile(join(folder, MARKER), 'utf8').catch(unlessMissing)
  if (text === undefined) return undefined
  const { office } = JSON.parse(text) as { office?: unknown }
  if (typeof office !== 'string') throw new Error(`${join(folder, MARKER)} is damaged.`)
  return office
}

/** Makes a folder one of copies. */
export async function claimFolder(folder: string, office: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeWhole(join(folder, MARKER), JSON.stringify({ v: 1, office }))
}

export function folderOf(folder: string, copy: string): string {
  return copy === FILES ? join(folder, FILES) : join(folder, 'copies', copy)
}

/** A new copy's name: when it was begun, and something random. Names sort by time. */
export function newCopyName(now: Date): string {
  const instant = now.toISOString().slice(0, 19).replaceAll(':', '-')
  return `${instant}Z-${randomBytes(4).toString('hex')}`
}

const COPY = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ-[0-9a-f]{8}$/

/** When a copy was begun: its name says so even when nothing in it can be read. */
export function begunAt(copy: string): Date {
  const [day = '', time = ''] = copy.split(/[TZ]/)
  return new Date(`${day}T${time.replaceAll('-', ':')}Z`)
}

/** Copies, oldest first, whole or not. */
export async function copiesIn(folder: string): Promise<string[]> {
  const names = (await readdir(join(folder, 'copies')).catch(unlessMissing)) ?? []
  return names.filter((name) => COPY.test(name)).sort()
}

export function partPath(folder: string, copy: string, part: number): string {
  return join(folderOf(folder, copy), `${String(part).padStart(4, '0')}.tar.zst.age`)
}

function descriptionPath(folder: string, copy: string, part: number): string {
  return partPath(folder, copy, part).replace(/\.tar\.zst\.age$/, '.json')
}

/** Makes a part count. */
export async function describe(folder: string, description: Description): Promise<Described> {
  const { copy, part } = description
  const text = JSON.stringify(description)
  await writeWhole(descriptionPath(folder, copy, part), text)
  return { path: partPath(folder, copy, part), description, hash: sha256(text) }
}

/** A part that cannot be used, and why, in a sentence. */
export class BrokenCopy extends Error {
  override readonly name = 'BrokenCopy'
}

/** The description of one part, or undefined when there is none. Throws BrokenCopy when it is not one. */
export async function describedPart(
  folder: string,
  copy: string,
  part: number,
): Promise<Described | undefined> {
  const file = descriptionPath(folder, copy, part)
  const text = await readFile(file, 'utf8').catch(unlessMissing)
  if (text === undefined) return undefined
  const description = parsed(text)
  if (description?.copy !== copy || description.part !== part)
    throw new BrokenCopy(`${file} is damaged, or belongs to another copy.`)
  return { path: partPath(folder, copy, part), description, hash: sha256(text) }
}

function parsed(text: string): Description | undefined {
  try {
    const read = JSON.parse(text) as Description
    const isOurs =
      read.v === 1 && /^[0-9a-f]{64}$/.test(read.sha256) && !Number.isNaN(Date.parse(read.at))
    return isOurs ? read : undefined
  } catch {
    return undefined
  }
}

/**
 * All parts of a copy in their order; empty when its first is not whole. Throws BrokenCopy where one is missing, is another
 * copy's or does not follow the one before.
 */
export async function partsOf(folder: string, copy: string): Promise<readonly Described[]> {
  const numbers = await partNumbers(folder, copy)
  const first = copy === FILES ? 1 : 0
  const parts: Described[] = []
  for (const [index, number] of numbers.entries()) {
    if (number !== first + index)
      throw new BrokenCopy(`Of ${folderOf(folder, copy)} part ${first + index} is missing.`)
    const part = await describedPart(folder, copy, number)
    if (part === undefined) break
    if (part.description.previous !== (parts.at(-1)?.hash ?? null))
      throw new BrokenCopy(`${part.path} does not follow the part before it.`)
    parts.push(part)
  }
  return parts
}

/** The newest part of a copy, without looking at those before it. */
export async function lastPartOf(folder: string, copy: string): Promise<Described | undefined> {
  const last = (await partNumbers(folder, copy)).at(-1)
  return last === undefined ? undefined : describedPart(folder, copy, last)
}

async function partNumbers(folder: string, copy: string): Promise<number[]> {
  const names = (await readdir(folderOf(folder, copy)).catch(unlessMissing)) ?? []
  const numbers = names.flatMap((name) => {
    const [, number] = /^(\d{4,})\.json$/.exec(name) ?? []
    return number === undefined ? [] : [Number(number)]
  })
  return numbers.sort((a, b) => a - b)
}

/** A bare look at a part's bytes: they are there and are as many as it says. */
export async function isThere({ path, description }: Described): Promise<boolean> {
  const found = await stat(path).catch(unlessMissing)
  return found?.size === description.bytes
}

/** Takes a copy away; its first description first, so that what is left of one cut short counts no more. */
export async function removeCopy(folder: string, copy: string): Promise<void> {
  await rm(descriptionPath(folder, copy, 0), { force: true })
  await rm(folderOf(folder, copy), { recursive: true, force: true })
  await flushFolder(join(folder, 'copies')).catch(unlessMissing)
}

function unfinishedName(path: string): string {
  return `${path}.new`
}

async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = unfinishedName(path)
  {
    await using file = await open(unfinished, 'w', 0o600)
    await file.writeFile(text)
    await file.sync()
  }
  await rename(unfinished, path)
  await flushFolder(join(path, '..'))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}
