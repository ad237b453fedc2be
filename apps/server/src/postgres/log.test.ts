import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startPostgres, type Postgres } from './start-postgres.ts'
import { temporaryHome } from './temporary-home.ts'

// PostgreSQL's own log must hold no word of anybody's: not the value an error quotes, not the row
// in its DETAIL, not the statement, not the parameters.

const CANARY = 'canary-7f3a19'

let home: Awaited<ReturnType<typeof temporaryHome>>
let postgres: Postgres

beforeAll(async () => {
  home = await temporaryHome()
  postgres = await startPostgres({ home: home.path, progress: () => {} })
  await attempt('create table told (word text unique check (length(word) < 20), note int not null)')
})

afterAll(async () => {
  await postgres.stop()
  await home[Symbol.asyncDispose]()
})

test.each<[string, string, string[]]>([
  ['a value of the wrong type', `select '${CANARY}'::int`, []],
  ['a parameter of the wrong type', 'select $1::int', [CANARY]],
  ['a row that breaks a check', 'insert into told values ($1, 1)', [CANARY.repeat(3)]],
  ['a row with a missing value', 'insert into told values ($1, null)', [CANARY]],
  ['a key that exists', `insert into told values ('${CANARY}', 1), ('${CANARY}', 2)`, []],
  ['a statement that does not parse', `selekt '${CANARY}'`, []],
  ['a warning raised on purpose', `do $$ begin raise warning '${CANARY}'; end $$`, []],
  [
    'a session cut in its statement',
    `select '${CANARY}', pg_terminate_backend(pg_backend_pid())`,
    [],
  ],
])('%s leaves nothing in the log', async (_name, sql, parameters) => {
  await attempt(sql, parameters)
  expect(await wholeLog()).not.toContain(CANARY)
})

test('a backend that is killed in its statement leaves nothing in the log', async () => {
  const client = await connected()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const cut = client.query(`select '${CANARY}', pg_sleep(60)`).catch(() => {})
  process.kill(rows[0]!.pid, 'SIGKILL')
  await cut
  await expect.poll(wholeLog, { timeout: 20_000 }).toContain('was terminated by signal 9')
  expect(await wholeLog()).not.toContain(CANARY)
})

test('the log is there and says when PostgreSQL was ready', async () => {
  expect(await wholeLog()).toContain('ready to accept connections')
})

async function attempt(sql: string, parameters: string[] = []): Promise<void> {
  const client = await connected()
  await client.query(sql, parameters).catch(() => {})
  await client.end().catch(() => {})
}

async function connected(): Promise<pg.Client> {
  const { host, port, superuser } = postgres
  const client = new pg.Client({ host, port, ...superuser, database: 'postgres' })
  client.on('error', () => {})
  await client.connect()
  return client
}

async function wholeLog(): Promise<string> {
  const files = await readdir(postgres.log)
  const texts = files.map((file) => readFile(join(postgres.log, file), 'utf8'))
  return (await Promise.all(texts)).join('')
}
