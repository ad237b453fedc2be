import { leafData } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { entriesOf, testLog, writeEntries, type TestLog } from '../testing/test-log.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { indexOf, sizeOf } from './leaf-store.ts'
import { sequencerOf } from './sequencer.ts'

let office: TestOffice
let kept: TestLog

beforeAll(async () => {
  office = await testOffice()
  kept = await testLog(office)
})

afterAll(async () => {
  await kept[Symbol.asyncDispose]()
  await office[Symbol.asyncDispose]()
})

const size = () => kept.logger.read(gate, (tx) => sizeOf(tx, 1))

async function leaves() {
  const { rows } = await office.host.admin.query<{
    index: string
    entry: string
    leaf: Buffer
    body: string
    tx: string
  }>(
    `select l.index, l.of_entry as entry, l.leaf, e.body, e.tx::text from ${office.names.schema}.log_leaf l
     join ${office.names.schema}.entry e on e.id = l.of_entry order by l.index`,
  )
  return rows
}

test('entries made before there was a log come first, each once, dense, with the hash of what was written', async () => {
  const count = await kept.sequenceAll()
  const rows = await leaves()
  expect(rows).toHaveLength(count)
  expect(rows.map(({ index }) => Number(index))).toEqual(rows.map((_, at) => at))
  expect(new Set(rows.map(({ entry }) => entry)).size).toBe(count)
  for (const { leaf, body } of rows)
    expect(leaf.equals(Buffer.from(leafData(nodeHashing, body)))).toBe(true)
  const order = rows.map(({ tx, entry }) => [BigInt(tx), BigInt(entry)] as const)
  const sorted = order.toSorted(([a, x], [b, y]) => (a === b ? Number(x - y) : Number(a - b)))
  expect(order).toEqual(sorted)
})

test('more than one round’s worth is sequenced in one go, and nothing is left for a second', async () => {
  await writeEntries(office, 5_000)
  const count = await kept.sequenceAll()
  expect(await size()).toBe(count)
  expect(await sequencerOf(kept.logger, kept.log.shard).run()).toBe(0)
})

test('what a transaction under way writes has no index before it ends, and neither has what was written after', async () => {
  await kept.sequenceAll()
  const before = await size()
  const held = Promise.withResolvers<void>()
  const written = Promise.withResolvers<string>()
  const slow = office.app.change(gate, async (change) => {
    written.resolve((await change.enterNew('subject.create', { slow: 'yes' })).id)
    await held.promise
  })
  const early = await written.promise
  const [late = ''] = await writeEntries(office, 1)
  await sequencerOf(kept.logger, kept.log.shard).run()
  expect(await size()).toBe(before)
  held.resolve()
  await slow
  await kept.sequenceAll()
  const [first = -1, second = -1] = await kept.logger.read(gate, async (tx) => [
    await indexOf(tx, 1, early),
    await indexOf(tx, 1, late),
  ])
  expect([first, second]).toEqual([before, before + 1])
})

test('an entry whose transaction failed leaves no gap', async () => {
  await kept.sequenceAll()
  const before = await size()
  await expect(
    office.app.change(gate, async (change) => {
      await change.enterNew('subject.create', { lost: 'yes' })
      throw new Error('changed our mind')
    }),
  ).rejects.toThrow('changed our mind')
  await writeEntries(office, 3)
  await kept.sequenceAll()
  expect(await size()).toBe(before + 3)
})

test('several sequencers at once, while entries are written: no gap, nothing twice', async () => {
  const each = Array.from({ length: 4 }, () => sequencerOf(kept.logger, kept.log.shard))
  const writing = Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let at = 0; at < 40; at++) await writeEntries(office, 1 + (at % 7))
    }),
  )
  let isDone = false
  void writing.then(() => (isDone = true))
  do await Promise.all(each.map((one) => one.run()))
  while (!isDone)
  await writing
  const count = await kept.sequenceAll()
  const rows = await leaves()
  expect(rows.map(({ index }) => Number(index))).toEqual(rows.map((_, at) => at))
  expect(rows).toHaveLength(count)
  expect(await entriesOf(office)).toBe(count)
})

test('nobody who serves a page, and not the log’s own role, can change or take away what has its index', async () => {
  const { schema, app, door, logger } = office.names
  for (const role of [app, door, logger])
    for (const table of ['log_leaf', 'checkpoint', 'cosignature', 'log_shard', 'log_alarm'])
      for (const statement of [
        `update ${schema}.${table} set shard = shard`,
        `delete from ${schema}.${table}`,
        `truncate ${schema}.${table} cascade`,
      ]) {
        await office.host.admin.query('begin')
        await office.host.admin.query(`set local role ${role}`)
        const wanted =
          table === 'log_alarm' ? statement.replace('shard = shard', 'kind = kind') : statement
        const failed = office.host.admin.query(
          table === 'log_shard' ? wanted.replace('shard = shard', 'number = number') : wanted,
        )
        await expect(failed, `${role}: ${statement}`).rejects.toMatchObject({ code: '42501' })
        await office.host.admin.query('rollback')
      }
})
