import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { copyRows, proofOf, setSequences, tablesOf, useUpNumbers, type Table } from './copy-rows.ts'

const names = [0, 1].map(() => `test_${randomBytes(6).toString('hex')}`)
let root: pg.Client
let source: pg.Client
let target: pg.Client

const copying = { told: new AbortController().signal, onBytes: () => {} }

/** Named so that the order of names is not that of references. */
const TABLES = `
  create schema s;
  create table s.leaf (
    id bigint generated always as identity primary key, above bigint references s.leaf,
    words text, bytes bytea, many bytea[], data jsonb, at timestamptz, tx xid8 not null default pg_current_xact_id(),
    length int generated always as (length(words)) stored
  );
  create table s.branch (b text collate "C", a bigint references s.leaf, primary key (a, b));
  create table s.also (branch bigint, b text, foreign key (branch, b) references s.branch);`

beforeAll(async () => {
  root = await connected('postgres')
  for (const name of names) await root.query(`create database ${name}`)
  source = await connected(names[0] ?? '')
  target = await connected(names[1] ?? '')
})

beforeEach(async () => {
  for (const side of [source, target]) {
    await side.query('drop schema if exists s cascade')
    await side.query(TABLES)
  }
  await source.query(`
    insert into s.leaf (above, words, bytes, many, data, at)
      select case when n > 1 then n / 2 end, case when n % 7 > 0 then repeat(chr(n), n % 50) end, '\\x00ff'::bytea,
        array['\\x'::bytea, null], '{"b": [1.50, null], "a": "ก"}', 'infinity' from generate_series(1, 3000) n;
    insert into s.branch select chr(65 + n % 3), 1 + n / 3 from generate_series(0, 299) n;
    insert into s.also select 1 + n % 9, 'A' from generate_series(1, 99) n;
    insert into s.also values (null, null)`)
})

afterAll(async () => {
  for (const side of [source, target]) await side.end()
  for (const name of names) await root.query(`drop database ${name} with (force)`)
  await root.end()
})

async function connected(database: string): Promise<pg.Client> {
  const client = new pg.Client({ ...inject('postgres'), database })
  await client.connect()
  return client
}

async function copyAll(): Promise<Table[]> {
  const tables = await tablesOf(source, 's')
  for (const table of tables) {
    const copied = await copyRows(table, source, target, copying)
    expect(await proofOf(table, target, copying), table.name).toEqual(copied)
  }
  await setSequences(source, target, 's')
  return tables
}

test('every row comes over, in the order of references, and reads the same', async () => {
  const tables = await copyAll()
  expect(tables.map(({ name }) => name)).toEqual(['s.leaf', 's.branch', 's.also'])
  for (const { name } of tables) {
    const ask = `select jsonb_agg(t order by t::text) as all, count(*)::int from ${name} t`
    const [old, fresh] = [await source.query(ask), await target.query(ask)]
    expect(fresh.rows).toEqual(old.rows)
  }
  const next = `insert into s.leaf default values returning id`
  expect((await target.query(next)).rows).toEqual((await source.query(next)).rows)
})

test.each([
  [`update s.leaf set words = words || ' ' where id = 1234`, 's.leaf'],
  [`update s.leaf set tx = '1' where id = 3000`, 's.leaf'],
  [`delete from s.also where ctid = (select min(ctid) from s.also)`, 's.also'],
  [`insert into s.also select * from s.also limit 1`, 's.also'],
])('the proof shows %s', async (change, changed) => {
  const tables = await copyAll()
  await target.query(change)
  for (const table of tables) {
    const [old, fresh] = [
      await proofOf(table, source, copying),
      await proofOf(table, target, copying),
    ]
    if (table.name === changed) expect(fresh).not.toEqual(old)
    else expect(fresh).toEqual(old)
  }
})

test('tables that refer to each other in a circle are refused', async () => {
  await source.query('alter table s.leaf add column c bigint, add column d text')
  await source.query('alter table s.leaf add foreign key (c, d) references s.branch')
  await expect(tablesOf(source, 's')).rejects.toThrow('circle')
})

test('told to end, copying ends', async () => {
  const [leaf] = await tablesOf(source, 's')
  if (leaf === undefined) throw new Error('no table')
  const [from, to] = [await connected(names[0] ?? ''), await connected(names[1] ?? '')]
  for (const side of [from, to]) side.on('error', () => {})
  const ended = new AbortController()
  const onBytes = () => ended.abort()
  await expect(copyRows(leaf, from, to, { told: ended.signal, onBytes })).rejects.toThrow()
  for (const side of [from, to]) await side.end()
  expect((await target.query('select from s.leaf')).rowCount).toBe(0)
})

test('numbers of transactions are used up to those of the other side, and no further when they are', async () => {
  // Both sides are one PostgreSQL here, so the numbers of the run are as large already.
  const reached: number[] = []
  const onReached = (done: number) => reached.push(done)
  await useUpNumbers(source, target, { told: copying.told, onReached })
  expect(reached).toEqual([])
})
