import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { isAlive } from './postmaster.ts'

/** Any number will do as long as it never changes: it is what keeps two Amparos apart. */
const LOCK = 4_115_205_190

/** Another Amparo works on the same data. A caller ends with exit code 3. */
export class AnotherAmparo extends Error {
  override readonly name = 'AnotherAmparo'
}

/** How the connection that holds the lock is called, so that a refused one can name the holder. */
export function lockName(): string {
  return `amparo:${process.pid}`
}

/**
 * Takes the data for ourselves for as long as this connection lives. Throws AnotherAmparo when
 * somebody has it. The connection of a killed Amparo takes a moment to be noticed as gone.
 */
export async function takeLock(client: Client): Promise<void> {
  const patience = Date.now() + 3_000
  while (!(await tryLock(client))) {
    const holder = await lockHolder(client)
    const ghost = holder === undefined || holder === process.pid || !isAlive(holder)
    if (!ghost || Date.now() > patience) throw anotherAmparo(holder)
    await sleep(30)
  }
}

/**
 * Whether nobody has the lock yet, of a PostgreSQL so young that whoever started it may be about to take it: of two that
 * start at once the second must not end what the first has begun.
 */
export async function isJustStarted(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ young: boolean }>(
    `select now() - pg_postmaster_start_time() < interval '2 seconds'
        and not exists (select from pg_locks l where ${IS_HELD}) as young`,
    [LOCK],
  )
  return rows[0]?.young === true
}

/** Of a row of pg_locks: PostgreSQL 18 §53.13 says how it tells the number. */
const IS_HELD = `l.locktype = 'advisory' and l.granted
        and (l.classid::bigint << 32 | l.objid::bigint) = $1`

function anotherAmparo(holder: number | undefined): AnotherAmparo {
  const named = holder === undefined ? '' : ` (process ${holder})`
  return new AnotherAmparo(
    `Another Amparo is running on this data${named}. End it first, or set AMPARO_HOME to another folder.`,
  )
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock($1) as locked',
    [LOCK],
  )
  return rows[0]?.locked === true
}

async function lockHolder(client: Client): Promise<number | undefined> {
  const { rows } = await client.query<{ holder: string }>(
    `select split_part(a.application_name, ':', 2) as holder
       from pg_locks l join pg_stat_activity a using (pid)
      where ${IS_HELD}`,
    [LOCK],
  )
  return Number(rows[0]?.holder) || undefined
}
