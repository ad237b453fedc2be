import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { appendFile, mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Recipient } from '@amparo/seal'
import type pg from 'pg'
import { namesOf } from '../db/schema.ts'
import { keptObjects } from '../files/kept-objects.ts'
import { objectsFolder, readPrivate } from '../host/home.ts'
import { writePart } from './part.ts'
import { describe, FILES, folderOf, lastPartOf, partPath, describedPart } from './target.ts'
import { unlessMissing, type Described, type Place } from './target.ts'

/** Where an office's copies go, and to whom they are sealed. */
export interface Target {
  readonly folder: string
  readonly office: string
  readonly recipient: Recipient
}

interface Found {
  readonly name: string
  readonly path: string
  readonly bytes: number
}

/** A part is closed when it holds so much, so that little is done again after an interruption. */
const ENOUGH = 512 * 1024 * 1024

/**
 * Copies the files of messages that this folder does not have yet. Whoever calls this asks PostgreSQL afterwards for nothing
 * older than now: every file that a message names until then is in. Gives back the newest part, undefined when there is none.
 */
export async function copyFiles(
  admin: pg.Client,
  home: string,
  target: Target,
  slugs: readonly string[],
): Promise<Described | undefined> {
  const { folder } = target
  await mkdir(folderOf(folder, FILES), { recursive: true, mode: 0o700 })
  const copied = await copiedBefore(home, folder)
  const wanted = await newOnes(admin, home, slugs, copied)
  let last = await lastPartOf(folder, FILES)
  for (const group of grouped(wanted)) {
    last = await copyGroup(target, group, last)
    await note(home, folder, group, last)
  }
  return last
}

async function newOnes(
  admin: pg.Client,
  home: string,
  slugs: readonly string[],
  copied: ReadonlySet<string>,
): Promise<Found[]> {
  const found: Found[] = []
  for (const slug of slugs) {
    for (const object of await keptObjects(admin, namesOf(slug))) {
      const name = `${slug}/${object.name}`
      if (copied.has(name)) continue
      const path = join(objectsFolder(home, slug), object.name)
      const there = await stat(path).catch(unlessMissing)
      if (there === undefined)
        throw new Error(
          `A file of a message is not in ${objectsFolder(home, slug)}. Is AMPARO_OBJECTS set as it is for the server?`,
        )
      found.push({ name, path, bytes: there.size })
    }
  }
  return found
}

function grouped(wanted: readonly Found[]): Found[][] {
  const groups: Found[][] = []
  let room = 0
  for (const one of wanted) {
    if (room <= 0) {
      groups.push([])
      room = ENOUGH
    }
    groups.at(-1)?.push(one)
    room -= one.bytes
  }
  return groups
}

async function copyGroup(
  { folder, office, recipient }: Target,
  group: readonly Found[],
  before: Described | undefined,
): Promise<Described> {
  const place: Place = {
    v: 1,
    office,
    copy: FILES,
    part: (before?.description.part ?? 0) + 1,
    at: new Date().toISOString(),
    previous: before?.hash ?? null,
    wal: null,
    files: null,
  }
  const path = partPath(folder, FILES, place.part)
  await rm(`${path}.new`, { force: true })
  const sealed = await writePart(path, recipient, async (add) => {
    for (const { name, path: from, bytes } of group)
      await add(`objects/${name}`, bytes, createReadStream(from, { highWaterMark: 1024 * 1024 }))
    return place
  })
  return describe(folder, { ...place, ...sealed })
}

/** What this folder is known to have, beside this home: `<office>/<object> <part> <hash of the part's description>` a line. */
function notePath(home: string, folder: string): string {
  const where = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 16)
  return join(home, 'backup', `copied-${where}`)
}

/** Whether copies have ever been made in this folder. One that is empty now may be a disk that is not there. */
export function hasCopiedTo(home: string, folder: string): boolean {
  return readPrivate(notePath(home, folder)) !== undefined
}

/** Begins the list of what a folder has. */
export async function forgetCopied(home: string, folder: string): Promise<void> {
  await rm(notePath(home, folder), { force: true })
  await appendFile(notePath(home, folder), '', { mode: 0o600 })
}

async function copiedBefore(home: string, folder: string): Promise<ReadonlySet<string>> {
  const text = (await readFile(notePath(home, folder), 'utf8').catch(unlessMissing)) ?? ''
  // A line that was cut off tells nothing, and its file is copied once more.
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' '))
  const [, part = '', hash] = lines.at(-1) ?? []
  const known = lines.length > 0 ? await describedPart(folder, FILES, Number(part)) : undefined
  if (known === undefined || known.hash !== hash) {
    await forgetCopied(home, folder)
    return new Set()
  }
  return new Set(lines.map(([name = '']) => name))
}

async function note(
  home: string,
  folder: string,
  group: readonly Found[],
  { description, hash }: Described,
): Promise<void> {
  const lines = group.map(({ name }) => `${name} ${description.part} ${hash}\n`)
  await appendFile(notePath(home, folder), lines.join(''), { mode: 0o600, flush: true })
}
