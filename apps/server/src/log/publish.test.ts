import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkCheckpoint,
  checkInclusion,
  hashLeaf,
  inclusionProof,
  organisationPolicy,
  parseBundle,
  parseNote,
  parseTilePath,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { newestCheckpoint } from './checkpoint-store.ts'
import { leavesOf } from './leaf-store.ts'
import { DifferentTiles, openLogFolder } from './log-folder.ts'
import { NumbersBehind, publish } from './publish.ts'
import { conditionOf } from './repair.ts'
import { LostMemory } from './signer/signing.ts'
import { useUpNumbersTo } from '../upgrade/copy-rows.ts'

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

/** What is published, held against the log's own keys. */
async function published() {
  const { keys } = await kept.log.signer.state()
  const reading = parseNote(readFileSync(join(kept.folder, 'checkpoint'), 'utf8'))
  if (reading.verdict !== 'note') throw new Error(reading.fault)
  const check = checkCheckpoint(nodeVerifying, organisationPolicy(keys, [], 0), reading.note)
  if (check.verdict !== 'trusted') throw new Error(check.verdict)
  return check.checkpoint
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .toSorted()
}

test('every entry is under the checkpoint that is published, and can be proved from the tiles', async () => {
  await writeEntries(office, 600)
  const size = await kept.sequenceAll()
  expect(await publish(kept.log)).toBe(size)
  const checkpoint = await published()
  expect(checkpoint.size).toBe(size)
  const leaves = await kept.logger.read(gate, (tx) => leavesOf(tx, 1, { start: 0, end: size }))
  const source = openLogFolder(kept.folder).source(size)
  for (const [index, leaf] of leaves.entries()) {
    const proof = inclusionProof(nodeHashing, source, index, size) ?? []
    const claim = { leafHash: hashLeaf(nodeHashing, leaf), index, ...checkpoint, proof }
    expect(checkInclusion(nodeHashing, claim).verdict).toBe('proved')
  }
})

test('tiles hold hashes of entries and nothing of them, and each of them has a name of the standard', async () => {
  await writeEntries(office, 300)
  await kept.sequenceAll()
  await publish(kept.log)
  for (const name of filesIn(kept.folder).filter((one) => one !== 'checkpoint')) {
    const reading = parseTilePath(name)
    if (reading.verdict !== 'tile') throw new Error(name)
    const bytes = readFileSync(join(kept.folder, name))
    const { level, width } = reading.tile
    expect(bytes.length, name).toBe(width * (level === 'entries' ? 34 : 32))
    if (level === 'entries') expect(parseBundle(bytes, width).verdict).toBe('bundle')
  }
})

test('grown in steps or made anew from the rows, the files are the same', async () => {
  for (const count of [1, 200, 55, 1, 300]) {
    await writeEntries(office, count)
    await kept.sequenceAll()
    await publish(kept.log)
  }
  const newest = await published()
  const before = new Map(
    filesIn(kept.folder).map((name) => [name, readFileSync(join(kept.folder, name))]),
  )
  rmSync(join(kept.folder, 'tile'), { recursive: true })
  await using again = await testLog(office)
  const root = await openLogFolder(again.folder).extendTo(newest.size, (range) =>
    again.logger.read(gate, (tx) => leavesOf(tx, 1, range)),
  )
  expect(Buffer.from(root).equals(Buffer.from(newest.root))).toBe(true)
  for (const name of filesIn(again.folder))
    expect(
      readFileSync(join(again.folder, name)).equals(before.get(name) ?? Buffer.alloc(0)),
      name,
    ).toBe(true)
})

test('the same tree is signed once, however often it is asked for', async () => {
  await kept.sequenceAll()
  await publish(kept.log)
  const first = readFileSync(join(kept.folder, 'checkpoint'), 'utf8')
  await publish(kept.log)
  expect(readFileSync(join(kept.folder, 'checkpoint'), 'utf8')).toBe(first)
})

test('a published file that is lost comes back from what was kept', async () => {
  await kept.sequenceAll()
  await publish(kept.log)
  const first = readFileSync(join(kept.folder, 'checkpoint'), 'utf8')
  rmSync(kept.folder, { recursive: true })
  await publish({ ...kept.log, folder: openLogFolder(kept.folder) })
  expect(readFileSync(join(kept.folder, 'checkpoint'), 'utf8')).toBe(first)
})

test('a tile that is not what the entries make is never written over: the log stops there', async () => {
  await writeEntries(office, 300)
  await kept.sequenceAll()
  await publish(kept.log)
  const tile = join(kept.folder, 'tile/0/000')
  const bytes = readFileSync(tile)
  bytes[77] = (bytes[77] ?? 0) ^ 1
  writeFileSync(tile, bytes)
  rmSync(join(kept.folder, 'checkpoint'))
  await writeEntries(office, 5)
  await kept.sequenceAll()
  const anew = { ...kept.log, folder: openLogFolder(kept.folder) }
  await expect(publish(anew)).rejects.toThrow(DifferentTiles)
  expect(readFileSync(tile).equals(bytes)).toBe(true)
})

test('a row that somebody changed is never signed', async () => {
  await writeEntries(office, 300)
  const size = await kept.sequenceAll()
  await publish(kept.log)
  await office.host.admin.query(
    `update ${office.names.schema}.log_leaf set leaf = sha256('forged') where index = 7`,
  )
  await writeEntries(office, 300)
  await kept.sequenceAll()
  rmSync(kept.folder, { recursive: true })
  const anew = { ...kept.log, folder: openLogFolder(kept.folder) }
  await expect(publish(anew)).rejects.toMatchObject({ name: 'Forked', kind: 'rows-differ' })
  expect((await kept.logger.read(gate, (tx) => newestCheckpoint(tx, 1)))?.size).toBe(size)
})

test('a database from yesterday is never signed, and its entries are not even given an index', async () => {
  await writeEntries(office, 20)
  const size = await kept.sequenceAll()
  await publish(kept.log)
  await office.host.admin.query(
    `delete from ${office.names.schema}.checkpoint; delete from ${office.names.schema}.log_leaf where index >= ${size - 5}`,
  )
  await expect(publish(kept.log)).rejects.toMatchObject({
    name: 'Forked',
    kind: 'rows-missing',
    size: size - 5,
  })
})

test.each([
  ['gone', () => rmSync(kept.signerFolder, { recursive: true })],
  [
    'an older copy',
    () => cpSync(`${kept.signerFolder}.older`, kept.signerFolder, { recursive: true }),
  ],
])('a signer’s folder that is %s is never taken for a new log', async (_, put) => {
  await kept.sequenceAll()
  await publish(kept.log)
  cpSync(kept.signerFolder, `${kept.signerFolder}.older`, { recursive: true })
  await writeEntries(office, 5)
  await kept.sequenceAll()
  const size = await publish(kept.log)
  put()
  await writeEntries(office, 5)
  await kept.sequenceAll()
  const before = readFileSync(join(kept.folder, 'checkpoint'), 'utf8')
  await expect(publish(kept.log)).rejects.toThrow(LostMemory)
  expect(readFileSync(join(kept.folder, 'checkpoint'), 'utf8')).toBe(before)
  expect((await kept.logger.read(gate, (tx) => newestCheckpoint(tx, 1)))?.size).toBe(size)
  // Also where the database forgot what it had published.
  await office.host.admin.query(`delete from ${office.names.schema}.checkpoint`)
  await expect(publish(kept.log)).rejects.toThrow(LostMemory)
})

test('rows of another PostgreSQL, whose numbers are ahead, get no place before these are caught up with', async () => {
  await kept.sequenceAll()
  const { schema } = office.names
  await office.host.admin.query(
    `insert into ${schema}.entry (tx, object, seq, body)
     select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 3000)::text::xid8, '\\x${'ab'.repeat(16)}', 1, body from ${schema}.entry limit 1`,
  )
  await expect(publish(kept.log)).rejects.toThrow(NumbersBehind)
  const condition = await conditionOf(kept.log)
  if (condition.kind !== 'numbers-behind') throw new Error(condition.kind)
  const told = new AbortController().signal
  await useUpNumbersTo(office.host.admin, condition.upTo, { told, onReached() {} })
  const size = await kept.sequenceAll()
  expect(await publish(kept.log)).toBe(size)
})
