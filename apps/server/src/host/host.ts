import { viewRules } from '@amparo/register'
import pg from 'pg'
import type { Address } from '../db/connect.ts'
import { connectAs, givePassword } from '../db/connect.ts'
import { migrate, prepareDirectory } from '../db/migrate.ts'
import { Office } from '../db/office.ts'
import { namesOf, type OfficeNames } from '../db/schema.ts'
import type { Binaries } from '../postgres/binaries.ts'
import type { AnotherAmparo } from '../postgres/lock.ts'
import { roomElsewhere, roomIn, type AskRoom } from './room.ts'
import { DOOR_CONNECTIONS } from '../http/lanes.ts'
import type { Settings } from '../postgres/settings.ts'
import { startPostgres, type StartOptions } from '../postgres/start-postgres.ts'

/** Told, in a sentence for a person, what takes long. */
export type Progress = (line: string) => void

/** A PostgreSQL in which offices live, and a connection that may make them. */
export interface Host extends AsyncDisposable {
  readonly admin: pg.Client
  readonly address: Address
  /** Of PostgreSQL's own disk. */
  readonly room: AskRoom
  /** PostgreSQL's own data folder, or null when it is elsewhere. */
  readonly data: string | null
}

const DATABASE = 'amparo'

/** Starts the embedded PostgreSQL of this home, or connects to the one `DATABASE_URL` names. */
export async function openHost(
  home: string,
  progress: Progress,
  signal: AbortSignal = new AbortController().signal,
): Promise<Host> {
  const url = process.env['DATABASE_URL']
  return url === undefined ? openEmbedded({ home, progress, signal }) : elsewhere(url)
}

/** Starts the PostgreSQL of a home that is being made again from copies: nobody else may. Its log is gone through first. */
export async function openRestored(
  home: string,
  progress: Progress,
  settings: Settings,
): Promise<Host> {
  return openEmbedded({ home, progress, settings, isRestoring: true })
}

/** Starts an older PostgreSQL on the data folder that it made. Whoever uses it writes nothing. */
export async function openOlder(options: StartOptions & { binaries: Binaries }): Promise<Host> {
  const settings = { default_transaction_read_only: 'on', autovacuum: 'off', ...options.settings }
  const known = (server: pg.ClientConfig) => connected({ ...server, database: DATABASE })
  return openEmbedded({ ...options, settings }, known)
}

/** Starts a PostgreSQL of a home; `open` gives the connection to the offices' database. */
export async function openEmbedded(
  options: StartOptions,
  open: (server: pg.ClientConfig) => Promise<pg.Client> = adminOf,
): Promise<Host> {
  const postgres = await startPostgres({ ...options, onLost: endAsLost(options.progress) })
  const { host, port, superuser } = postgres
  try {
    const admin = await open({ host, port, ...superuser })
    return {
      admin,
      address: { host, port, database: DATABASE },
      room: roomIn(postgres.data),
      data: postgres.data,
      async [Symbol.asyncDispose]() {
        await admin.end().catch(() => {})
        await postgres.stop()
      },
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** Another Amparo has taken our data while we had lost it: it must stay the only one, so we end. */
function endAsLost(progress: Progress): (error: AnotherAmparo) => void {
  return (error) => {
    progress(error.message)
    process.exitCode = 3
    process.kill(process.pid, 'SIGTERM')
  }
}

/** Connects to the offices' database, making it the first time. */
async function adminOf(server: pg.ClientConfig): Promise<pg.Client> {
  const first = await connected({ ...server, database: 'postgres' })
  const found = await first.query('select from pg_database where datname = $1', [DATABASE])
  if (found.rowCount === 0) await first.query(`create database ${DATABASE}`)
  await first.end()
  return prepared(await connected({ ...server, database: DATABASE }))
}

async function elsewhere(url: string): Promise<Host> {
  const admin = await prepared(await connected({ connectionString: url }))
  const { host, port, database, ssl } = admin as unknown as Required<Address>
  return {
    admin,
    address: { host, port, database, ssl },
    room: roomElsewhere,
    data: null,
    async [Symbol.asyncDispose]() {
      await admin.end().catch(() => {})
    },
  }
}

async function connected(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...config, application_name: 'amparo admin' })
  // Without a listener a connection that breaks would end the process; whoever uses it next is told.
  client.on('error', () => {})
  await client.connect()
  return client
}

async function prepared(admin: pg.Client): Promise<pg.Client> {
  const { rows } = await admin.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  if ((rows[0]?.version ?? 0) < 170_000) throw new Error('Amparo needs PostgreSQL 17 or newer.')
  await prepareDirectory(admin)
  return admin
}

export interface KnownOffice {
  readonly slug: string
  readonly kind: 'demo' | 'real'
}

/** The finished offices of this host, oldest first. One that was never finished holds nothing and is taken away. */
export async function officesOf(host: Host): Promise<KnownOffice[]> {
  const { rows } = await host.admin.query<KnownOffice & { ready: boolean }>(
    'select slug, kind, ready from directory.office order by created',
  )
  for (const { slug } of rows.filter(({ ready }) => !ready)) await removeOffice(host, slug)
  return rows.filter(({ ready }) => ready).map(({ slug, kind }) => ({ slug, kind }))
}

async function removeOffice({ admin }: Host, slug: string): Promise<void> {
  await admin.query(`drop schema if exists ${namesOf(slug).schema} cascade`)
  await admin.query('delete from directory.migration where slug = $1', [slug])
  await admin.query('delete from directory.office where slug = $1', [slug])
}

/**
 * Makes a new office: an empty schema, `fill`ed by its owner, and only then known. Killed in between, it is taken away
 * at the next start. The owner's login ends with the filling. `clock` tells the time of what is filled in; else it is now.
 */
export async function makeOffice(
  host: Host,
  { slug, kind }: KnownOffice,
  fill: (owner: Office, app: Office, door: Office) => Promise<void>,
  clock?: () => Date,
): Promise<void> {
  await host.admin.query(
    'insert into directory.office (slug, kind, view_rules) values ($1, $2, $3)',
    [slug, kind, viewRules],
  )
  await asRole(host, { slug, role: 'owner', clock }, async (owner) => {
    const pages = await openOffice(host, slug, clock)
    try {
      await fill(owner, pages.app, pages.door)
    } finally {
      await pages.app.end()
      await pages.door.end()
    }
  })
  await host.admin.query('update directory.office set ready = true where slug = $1', [slug])
}

/** An office's two ways in, migrated and connected. */
export interface OpenOffice {
  readonly app: Office
  readonly door: Office
  readonly names: OfficeNames
}

export async function openOffice(
  host: Host,
  slug: string,
  clock?: () => Date,
): Promise<OpenOffice> {
  return {
    names: namesOf(slug),
    app: await openPage(host, slug, 'app', clock),
    door: await openPage(host, slug, 'door', clock),
  }
}

/** Of each page's pool. */
const CONNECTIONS = { app: 10, door: DOOR_CONNECTIONS, logger: 2 }

/** One login alone, so that a process that serves one page leaves the other page's as it is. */
export async function openPage(
  host: Host,
  slug: string,
  page: keyof typeof CONNECTIONS,
  clock?: () => Date,
): Promise<Office> {
  const names = namesOf(slug)
  await migrate(host.admin, slug, names)
  const login = await connectAs(host.admin, host.address, names[page], CONNECTIONS[page])
  return new Office(login, clock)
}

/** By which rules an office's views are written, and as far as which subject. */
export interface ViewsWritten {
  readonly rules: number
  /** Null when that is all of them. */
  readonly upto: string | null
}

export async function viewsWritten({ admin }: Host, slug: string): Promise<ViewsWritten> {
  const { rows } = await admin.query<ViewsWritten>(
    'select view_rules as rules, views_upto as upto from directory.office where slug = $1',
    [slug],
  )
  const [written] = rows
  if (written === undefined) throw new Error(`There is no office ${slug}.`)
  return written
}

export async function noteViewsWritten(
  { admin }: Host,
  slug: string,
  { rules, upto }: ViewsWritten,
): Promise<void> {
  await admin.query(
    'update directory.office set view_rules = $2, views_upto = $3 where slug = $1',
    [slug, rules, upto],
  )
}

/** Runs a story as the owner of an office's tables, whose login ends with it. */
export async function asOwner<T>(
  host: Host,
  slug: string,
  story: (owner: Office) => Promise<T>,
): Promise<T> {
  return asRole(host, { slug, role: 'owner' }, story)
}

/** Runs a story as the office's eraser, whose login ends with it. */
export async function asEraser<T>(
  host: Host,
  slug: string,
  story: (eraser: Office) => Promise<T>,
): Promise<T> {
  return asRole(host, { slug, role: 'eraser' }, story)
}

interface Login {
  readonly slug: string
  readonly role: 'owner' | 'eraser'
  readonly clock?: (() => Date) | undefined
}

async function asRole<T>(
  { admin, address }: Host,
  { slug, role, clock }: Login,
  story: (office: Office) => Promise<T>,
): Promise<T> {
  const names = namesOf(slug)
  await migrate(admin, slug, names)
  const office = new Office(await connectAs(admin, address, names[role], 1), clock)
  try {
    return await story(office)
  } finally {
    await office.end()
    await admin.query(`alter role ${names[role]} nologin`)
  }
}

/** Gives the door's role a new password and the address with which a door apart logs in (libpq URI). */
export async function doorLogin({ admin, address }: Host, slug: string): Promise<string> {
  const { door } = namesOf(slug)
  const password = await givePassword(admin, door)
  const { host = '', port = 5432, database = '' } = address
  // A socket is a path; over a network the certificate must be checked.
  const tls = host.startsWith('/') ? '' : '&sslmode=verify-full'
  return `postgresql://${door}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}${tls}`
}
