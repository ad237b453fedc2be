import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import pg from 'pg'
import { inject } from 'vitest'
import { prepareDirectory } from '../db/migrate.ts'
import type { Host } from '../host/host.ts'
import { roomElsewhere } from '../host/room.ts'
import type { PreparedOffice } from '../staff/make-office.ts'
import { folderOfRun } from './made-once.ts'

/** A database of its own on the run's PostgreSQL; dropped at the end. */
export async function testHost(): Promise<Host> {
  return ownDatabase(await superuser())
}

/** An office, alone in a database of its own. */
export interface HostedOffice {
  readonly host: Host
  readonly slug: string
  readonly prepared: PreparedOffice
}

/**
 * An office as `make` makes it, in a new database that PostgreSQL copies. `make` is called once in a run, and once more for
 * each that is there beside others: roles belong to the whole PostgreSQL, so no two with the same may be there at a time.
 */
export async function copiedOffice(
  make: (host: Host, slug: string) => Promise<PreparedOffice>,
): Promise<HostedOffice> {
  const root = await superuser()
  const slug = `made${await heldNumber(root)}`
  const kept = join(folderOfRun(), slug)
  if (!existsSync(kept)) {
    await root.query(`drop database if exists ${slug}`)
    await root.query(`create database ${slug}`)
    await using host = await hostOf(slug)
    await writeFile(`${kept}.new`, serialize(await make(host, slug)))
    await rename(`${kept}.new`, kept)
  }
  const prepared = deserialize(await readFile(kept)) as PreparedOffice
  return { host: await ownDatabase(root, slug), slug, prepared }
}

/** The first number that nobody holds; held until the connection ends, however it does. */
async function heldNumber(root: pg.Client): Promise<number> {
  for (let number = 0; ; number++) {
    const { rows } = await root.query<{ held: boolean }>(
      'select pg_try_advisory_lock($1) as held',
      [number],
    )
    if (rows[0]?.held === true) return number
  }
}

async function superuser(): Promise<pg.Client> {
  const root = new pg.Client({ ...inject('postgres'), database: 'postgres' })
  await root.connect()
  return root
}

/** A new database. With it goes the connection that made it. */
async function ownDatabase(root: pg.Client, template = 'template1'): Promise<Host> {
  const database = `test_${randomBytes(6).toString('hex')}`
  await root.query(`create database ${database} template ${template} strategy file_copy`)
  return hostOf(database, async () => {
    await root.query(`drop database ${database} with (force)`)
    await root.end()
  })
}

async function hostOf(database: string, drop = async () => {}): Promise<Host> {
  const server = inject('postgres')
  const admin = new pg.Client({ ...server, database })
  await admin.connect()
  await prepareDirectory(admin)
  return {
    admin,
    address: { host: server.host, port: server.port, database },
    room: roomElsewhere,
    data: null,
    async [Symbol.asyncDispose]() {
      await admin.end()
      await drop()
    },
  }
}
