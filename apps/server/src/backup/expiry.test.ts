import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { expiredCopies, isAddedToLongEnough } from './expiry.ts'
import { copiesIn, describe, folderOf, newCopyName, partPath, removeCopy } from './target.ts'

// Folders that look like copies as far as anybody looks who knows no key.

const now = new Date('2026-06-30T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amparo-expiry-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

/** One that was begun so many days ago, with a part from each of these days. */
async function copy(begun: number, ...parts: readonly number[]): Promise<string> {
  const name = newCopyName(daysAgo(begun))
  await mkdir(folderOf(folder, name), { recursive: true })
  let previous: string | null = null
  for (const [part, days] of [begun, ...parts].entries()) {
    await writeFile(partPath(folder, name, part), 'sealed')
    const made = await describe(folder, {
      v: 1,
      office: 'ab',
      copy: name,
      part,
      at: daysAgo(days).toISOString(),
      previous,
      wal: null,
      files: null,
      bytes: 6,
      sha256: '0'.repeat(64),
    })
    previous = made.hash
  }
  return name
}

test('a copy goes thirty days after it was begun, whatever was added to it since', async () => {
  const addedTo = await copy(31, 20, 2)
  const young = await copy(29, 28)
  await copy(1)
  expect(await expiredCopies(folder, now)).toEqual([addedTo])
  expect(await copiesIn(folder)).toContain(young)
})

test('a copy that cannot be read any more, or was never whole, goes by the day in its name', async () => {
  const broken = await copy(40, 39)
  await writeFile(partPath(folder, broken, 1).replace('.tar.zst.age', '.json'), 'not a description')
  await writeFile(partPath(folder, broken, 0).replace('.tar.zst.age', '.json'), '')
  const unfinished = newCopyName(daysAgo(35))
  await mkdir(folderOf(folder, unfinished))
  await copy(1)
  expect(await expiredCopies(folder, now)).toEqual([broken, unfinished])
})

test('the newest copy that can be used stays, however old it is and whatever lies beside it', async () => {
  const older = await copy(60)
  const newest = await copy(50, 45)
  const unusable = await copy(2)
  await writeFile(partPath(folder, unusable, 0), 'cut')
  expect(await expiredCopies(folder, now)).toEqual([older])
  await removeCopy(folder, older)
  expect(await expiredCopies(folder, now)).toEqual([])
  expect(await copiesIn(folder)).toEqual([newest, unusable])
})

test('after seven days a full copy is due', () => {
  expect(isAddedToLongEnough(newCopyName(daysAgo(6.9)), now)).toBe(false)
  expect(isAddedToLongEnough(newCopyName(daysAgo(7.1)), now)).toBe(true)
})
