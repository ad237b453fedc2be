import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { alarmsOf } from './alarm-store.ts'
import { openLogFolder } from './log-folder.ts'
import { DifferentMirror, openMirror } from './mirror.ts'
import { publish, type KeptLog } from './publish.ts'
import { conditionOf, fill, setMirrorAside } from './repair.ts'
import { LostMemory } from './signer/signing.ts'

let office: TestOffice
let kept: TestLog
let disk: string
let log: KeptLog

beforeEach(async () => {
  office = await testOffice()
  kept = await testLog(office)
  disk = mkdtempSync(join(tmpdir(), 'amparo-mirror-'))
  log = { ...kept.log, mirror: openMirror(join(disk, office.slug, '1')) }
})

afterEach(async () => {
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
  rmSync(disk, { recursive: true, force: true })
})

function contents(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    names
      .filter((name) => statSync(join(folder, name)).isFile())
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), 'hex')]),
  )
}

async function grow(count: number): Promise<number> {
  await writeEntries(office, count)
  await kept.sequenceAll()
  return publish(log)
}

const alarms = async () => (await kept.logger.read(gate, alarmsOf)).map(({ kind }) => kind)

test('the mirror has the very same files, whenever it was begun', async () => {
  await kept.sequenceAll()
  await publish(kept.log)
  for (const count of [1, 300, 7]) await grow(count)
  const mirrored = contents(join(disk, office.slug, '1'))
  const own = contents(kept.folder)
  for (const [name, bytes] of mirrored) expect(own.get(name), name).toBe(bytes)
  expect([...own.keys()].filter((name) => !mirrored.has(name) && !name.includes('.p/'))).toEqual([])
  expect(await alarms()).toEqual([])
})

test('what the first disk has lost comes back from the mirror, and the same log goes on', async () => {
  const size = await grow(300)
  const { schema } = office.names
  await office.host.admin.query(
    `delete from ${schema}.checkpoint; delete from ${schema}.log_leaf where index >= ${size - 40}`,
  )
  rmSync(kept.folder, { recursive: true })
  log = { ...log, folder: openLogFolder(kept.folder) }
  expect((await conditionOf({ ...log, mirror: null })).kind).toBe('broken')
  expect(await conditionOf(log)).toMatchObject({ kind: 'can-be-filled', size: size - 40 })
  expect(await fill(log)).toMatchObject({ leaves: 40, lost: 0 })
  const next = await grow(1)
  expect(next).toBeGreaterThan(size)
  expect(await conditionOf(log)).toEqual({ kind: 'whole', size: next })
})

test('a signer that remembers less than the mirror shows signs nothing', async () => {
  await grow(30)
  const { schema } = office.names
  const memory = readFileSync(join(kept.signerFolder, 'last'))
  await grow(30)
  await kept.log.signer[Symbol.asyncDispose]()
  writeFileSync(join(kept.signerFolder, 'last'), memory)
  rmSync(kept.folder, { recursive: true })
  await office.host.admin.query(`delete from ${schema}.checkpoint`)
  await expect(publish(log)).rejects.toThrow(LostMemory)
})

test('while the disk is away an alarm is kept, once a day, and the log goes on; when it is back it gets what it missed', async () => {
  await grow(10)
  renameSync(disk, `${disk}-away`)
  await grow(10)
  const size = await grow(10)
  expect(await alarms()).toEqual(['mirror-missing'])
  renameSync(`${disk}-away`, disk)
  expect(log.mirror?.publishedSize()).toBeLessThan(size)
  const next = await grow(1)
  expect(log.mirror?.publishedSize()).toBe(next)
})

test('where other files lie in the mirror nothing is signed over them, and set aside they are evidence, and the mirror is filled anew', async () => {
  await grow(10)
  const folder = join(disk, office.slug, '1')
  for (const name of contents(folder).keys())
    if (name !== 'checkpoint') {
      writeFileSync(join(folder, name), Buffer.alloc(statSync(join(folder, name)).size, 7))
    }
  await writeEntries(office, 1)
  await kept.sequenceAll()
  const fresh = { ...kept.log, mirror: openMirror(folder) }
  await expect(publish(fresh)).rejects.toThrow(DifferentMirror)
  expect(await conditionOf(fresh)).toMatchObject({ kind: 'mirror-differs' })
  const aside = await setMirrorAside(fresh)
  expect(readdirSync(aside)).toContain('checkpoint')
  const next = { ...kept.log, mirror: openMirror(folder) }
  const size = await publish(next)
  expect(next.mirror?.publishedSize()).toBe(size)
  expect(await conditionOf(next)).toEqual({ kind: 'whole', size })
})

test('a disk that takes nothing is told, and nothing is lost here', async () => {
  await grow(10)
  rmSync(join(disk, office.slug), { recursive: true })
  // A file where a folder must be is what a broken disk looks like.
  writeFileSync(join(disk, office.slug), 'not a folder')
  await grow(10)
  expect(await alarms()).toEqual(['mirror-missing'])
})
