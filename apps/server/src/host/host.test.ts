import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import pg from 'pg'
import { openPool } from '../db/connect.ts'
import { Office } from '../db/office.ts'
import { prepareOffice, writeOffice } from '../staff/make-office.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { testPlan } from '../testing/test-office.ts'
import { doorLogin, makeOffice, officesOf, openHost, openPage, type Host } from './host.ts'

/** Another PostgreSQL, as DATABASE_URL names it: the run's own, through a database of this file's. */
const database = `test_${randomBytes(6).toString('hex')}`
const slug = `h${randomBytes(6).toString('hex')}`
let root: pg.Client
let host: Host

beforeAll(async () => {
  const server = inject('postgres')
  root = new pg.Client({ ...server, database: 'postgres' })
  await root.connect()
  await root.query(`create database ${database}`)
  process.env['DATABASE_URL'] =
    `postgresql://${server.user}:${encodeURIComponent(server.password)}@/${database}?host=${encodeURIComponent(server.host)}&port=${server.port}`
  host = await openHost('unused', () => {})
})

afterAll(async () => {
  delete process.env['DATABASE_URL']
  await host[Symbol.asyncDispose]()
  await root.query(`drop database ${database} with (force)`)
  await root.end()
})

const door = { kind: 'door', mailbox: null } as const

test('an office lives in a PostgreSQL that DATABASE_URL names', async () => {
  const prepared = await prepareOffice(testPlan, () => {}, 2)
  await makeOffice(host, { slug, kind: 'real' }, (owner) => writeOffice(owner, prepared, []))
  expect(await officesOf(host)).toEqual([{ slug, kind: 'real' }])
  await using app = disposable(await openPage(host, slug, 'app'))
  expect(await app.office.read(door, async (tx) => (await new OfficeReader(tx).facts()).name)).toBe(
    testPlan.name,
  )
})

test('a door apart logs in as the door and as nobody else', async () => {
  await using apart = disposable(
    new Office(openPool({ connectionString: await doorLogin(host, slug) }, 1)),
  )
  expect(
    await apart.office.read(door, async (tx) => (await new OfficeReader(tx).facts()).name),
  ).toBe(testPlan.name)
  await expect(
    apart.office.read(door, (tx) => tx.selectFrom('claim').select('id').execute()),
  ).rejects.toMatchObject({ code: '42501' })
})

test('an office that was never finished is taken away, whatever is in it', async () => {
  const unfinished = `u${randomBytes(6).toString('hex')}`
  await expect(
    makeOffice(host, { slug: unfinished, kind: 'demo' }, () => Promise.reject(new Error('killed'))),
  ).rejects.toThrow('killed')
  expect((await officesOf(host)).map((office) => office.slug)).not.toContain(unfinished)
  const prepared = await prepareOffice(testPlan, () => {}, 2)
  await makeOffice(host, { slug: unfinished, kind: 'demo' }, (owner) =>
    writeOffice(owner, prepared, []),
  )
  expect((await officesOf(host)).map((office) => office.slug)).toContain(unfinished)
})

test('an older program refuses a database that a newer one has migrated', async () => {
  await host.admin.query(
    `insert into directory.migration (slug, number, sha256) values ($1, 99, 'x')`,
    [slug],
  )
  await expect(openPage(host, slug, 'app')).rejects.toThrow('newer than this version')
  await host.admin.query(`delete from directory.migration where number = 99`)
})

test('a migration that was edited after it was applied is noticed', async () => {
  await host.admin.query(
    `update directory.migration set sha256 = 'edited' where slug = $1 and number = 1`,
    [slug],
  )
  await expect(openPage(host, slug, 'app')).rejects.toThrow('was edited')
})

function disposable(office: Office): { office: Office } & AsyncDisposable {
  return { office, [Symbol.asyncDispose]: () => office.end() }
}
