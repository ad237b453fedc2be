import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

/** How to reach PostgreSQL: what `pg` understands, without a user. */
export type Address = Pick<pg.ClientConfig, 'host' | 'port' | 'database' | 'ssl'>

const DATE = 1082

/** Civil days stay text: a Date would carry them through a time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === DATE
      ? (text: string) => text
      : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}

/**
 * Gives `role` a fresh random password, kept in this process's memory alone, and opens a pool that logs in as it.
 * The pages' roles own nothing and are no members of the owner, so nothing they run can climb.
 */
export async function connectAs(
  admin: pg.Client,
  address: Address,
  role: string,
  most: number,
): Promise<Database> {
  const password = await givePassword(admin, role)
  return openPool({ ...address, user: role, password }, most)
}

/** Lets a role log in, with a fresh random password that PostgreSQL keeps as a SCRAM verifier. */
export async function givePassword(admin: pg.Client, role: string): Promise<string> {
  const password = randomBytes(24).toString('hex')
  await admin.query(`alter role ${role} login password '${password}'`)
  return password
}

/** A pool on a login of its own, for a process that was given no right to make one. */
export function openPool(config: pg.ClientConfig, most: number): Database {
  const pool = new pg.Pool({
    ...config,
    types,
    max: most,
    connectionTimeoutMillis: 5_000,
    application_name: 'amparo',
    // A statement that hangs must not hold a person's page for ever.
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // An idle connection that breaks (PostgreSQL restarted) is dropped from the pool; the next request opens another.
  pool.on('error', () => {})
  // One that breaks while it is in use tells whoever waits for its answer; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
