import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { asOwner } from '../host/host.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { auditLog } from './audit.ts'
import { unsequenced } from './audit-store.ts'
import { openLog } from './keeping-log.ts'
import { sizeOf } from './leaf-store.ts'
import { openLogFolder } from './log-folder.ts'
import { Forked, publish } from './publish.ts'
import { beginAnew, conditionOf, fill, remakeFiles } from './repair.ts'
import { sequencerOf } from './sequencer.ts'

let office: TestOffice
let kept: TestLog

beforeEach(async () => {
  office = await testOffice()
  kept = await testLog(office)
})

afterEach(async () => {
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
})

async function sequenceTo(size: number): Promise<void> {
  await expect
    .poll(async () => {
      await sequencerOf(kept.logger, kept.log.shard).run()
      return kept.logger.read(gate, (tx) => sizeOf(tx, 1))
    })
    .toBe(size)
}

/** Signs 300 entries more than a backup has that is then restored: 40 of their rows are gone, of 10 the entry too. */
async function restoreYesterday(): Promise<number> {
  const before = await kept.logger.read(gate, (tx) => sizeOf(tx, 1))
  const waiting = await kept.logger.read(gate, (tx) => unsequenced(tx, 1))
  await writeEntries(office, 300)
  const size = before + waiting.count + 300
  await sequenceTo(size)
  await publish(kept.log)
  const { schema } = office.names
  await office.host.admin.query(
    `delete from ${schema}.checkpoint;
     delete from ${schema}.log_leaf where index >= ${size - 40};
     delete from ${schema}.entry_key where entry in (select id from ${schema}.entry order by id desc limit 10);
     delete from ${schema}.entry where id in (select id from ${schema}.entry order by id desc limit 10)`,
  )
  return size
}

test('a restored database gets its places back from the tiles, and the same log goes on', async () => {
  const size = await restoreYesterday()
  expect(await conditionOf(kept.log)).toMatchObject({ kind: 'can-be-filled', size: size - 40 })
  expect(await fill(kept.log)).toMatchObject({ leaves: 40, lost: 10 })
  await writeEntries(office, 20)
  await sequenceTo(size + 21)
  expect(await publish(kept.log)).toBe(size + 21)
  expect(await conditionOf(kept.log)).toEqual({ kind: 'whole', size: size + 21 })
})

async function audit() {
  const { shard, folder, signer } = kept.log
  const { keys } = await signer.state()
  return asOwner(office.host, office.slug, (owner) =>
    auditLog({ office: owner, shard, folder, keys, cosigners: [], isOpen: true }),
  )
}

/** What a restore lost, as far as the owner’s rights reach: the row and its key are gone, and its place says that it is lost. */
async function loseEntry(index: number): Promise<void> {
  const { admin } = office.host
  await admin.query(
    `set search_path to ${office.names.schema}; set session_replication_role to replica;
     delete from entry_key where entry = (select of_entry from log_leaf where index = ${index});
     delete from entry where id = (select of_entry from log_leaf where index = ${index});
     update log_leaf set of_entry = null where index = ${index};
     reset search_path; reset session_replication_role`,
  )
}

test('what a restore lost is known to the audit by the entry that says so, and nothing else is', async () => {
  const size = await restoreYesterday()
  await fill(kept.log)
  await publish(kept.log)
  const lost = Array.from({ length: 10 }, (_, at) => size - 10 + at)
  // While the entry about it waits, and when it has its place.
  expect(await audit()).toMatchObject({ lost, findings: [], waiting: 1 })
  await writeEntries(office, 20)
  await sequenceTo(size + 21)
  await publish(kept.log)
  expect(await audit()).toMatchObject({ lost, findings: [] })
  await loseEntry(size + 15)
  expect((await audit()).findings).toMatchObject([{ code: 'entry-gone', index: size + 15 }])
  await loseEntry(120)
  const [first] = (await audit()).findings
  expect(first).toMatchObject({ code: 'entry-gone', index: 120 })
})

test('a second restore is known by its own entry', async () => {
  const size = await restoreYesterday()
  await fill(kept.log)
  await sequenceTo(size + 1)
  await publish(kept.log)
  const again = await restoreYesterday()
  await fill(kept.log)
  await sequenceTo(again + 1)
  await publish(kept.log)
  expect((await audit()).lost).toHaveLength(20)
  expect((await audit()).findings).toEqual([])
})

test.each([
  ['the log’s files are gone', () => kept.folder],
  ['one bundle is gone', () => join(kept.folder, 'tile/entries/000')],
  ['the signer’s memory is gone', () => join(kept.signerFolder, 'last')],
])('where %s a new log begins over everything that is there', async (_, lost) => {
  await restoreYesterday()
  rmSync(lost(), { recursive: true })
  const condition = await conditionOf(kept.log)
  expect(condition.kind).toBe('broken')
  await expect(fill(kept.log)).rejects.toThrow()
  const shard = await beginAnew(kept.log, condition)
  expect(shard.origin).toMatch(/\/2$/)
  const next = await openLog(kept.logger, { home: kept.home, slug: office.slug })
  await using _signer = next.signer
  await using again = await testLog(office)
  await again.sequenceAll()
  expect(again.log.shard).toEqual(shard)
  expect(await publish(again.log)).toBeGreaterThan(250)
})

test('a log that is whole is not begun anew, nor filled', async () => {
  const size = await kept.sequenceAll()
  await publish(kept.log)
  const condition = await conditionOf(kept.log)
  expect(condition).toEqual({ kind: 'whole', size })
  await expect(beginAnew(kept.log, condition)).rejects.toThrow()
  await expect(fill(kept.log)).rejects.toThrow('has all that was signed')
})

test('files that are not what the entries make are made again for every tree that was signed, and what was there is kept', async () => {
  for (const count of [3, 300, 20]) {
    await writeEntries(office, count)
    await kept.sequenceAll()
    await publish(kept.log)
  }
  const before = filesIn(kept.folder)
  const tile = join(kept.folder, 'tile/0/000')
  const bytes = readFileSync(tile)
  bytes[77] = (bytes[77] ?? 0) ^ 1
  writeFileSync(tile, bytes)
  await writeEntries(office, 5)
  const size = await kept.sequenceAll()
  const reopened = () => ({ ...kept.log, folder: openLogFolder(kept.folder) })
  rmSync(join(kept.folder, 'checkpoint'))
  expect(await conditionOf(reopened())).toMatchObject({ kind: 'files-differ', file: 'tile/0/000' })
  const aside = await remakeFiles(reopened())
  expect(readFileSync(join(aside, 'tile/0/000'))).toEqual(bytes)
  expect(filesIn(kept.folder)).toEqual(before)
  expect(await conditionOf(reopened())).toEqual({ kind: 'whole', size })
})

test('files are not made again from entries that are not what was signed', async () => {
  await writeEntries(office, 300)
  await kept.sequenceAll()
  await publish(kept.log)
  const before = filesIn(kept.folder)
  await office.host.admin.query(
    `update ${office.names.schema}.log_leaf set leaf = sha256('forged') where index = 7`,
  )
  await expect(remakeFiles(kept.log)).rejects.toThrow(Forked)
  expect(filesIn(kept.folder)).toEqual(before)
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .toSorted()
}
