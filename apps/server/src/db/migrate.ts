import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { OfficeNames } from './schema.ts'

const FOLDER = new URL('./migrations/', import.meta.url)

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly sha256: string
}

/** The migrations this code knows, in order. Their numbers run from 1 without a gap. */
export function knownMigrations(): readonly Migration[] {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
  return files.map((file, index) => {
    const number = Number(file.slice(0, 4))
    if (number !== index + 1) throw new Error(`migration ${file} is out of order`)
    const sql = readFileSync(new URL(file, FOLDER), 'utf8')
    return { number, name: file, sql, sha256: createHash('sha256').update(sql).digest('hex') }
  })
}

/** Makes the small directory through which offices are found. Safe to call at each start. */
export async function prepareDirectory(admin: pg.Client): Promise<void> {
  await admin.query(`
    create schema if not exists directory;
    create table if not exists directory.office (
      slug text primary key, kind text not null check (kind in ('demo', 'real')),
      created timestamptz not null default now(), ready boolean not null default false
    );
    -- By the rules of which number the views of an office are written, and up to which subject; null is up to the last.
    alter table directory.office
      add column if not exists view_rules int not null default 0, add column if not exists views_upto bigint;
    create table if not exists directory.migration (
      slug text not null, number int not null, sha256 text not null, at timestamptz not null default now(),
      primary key (slug, number)
    );
    -- Nobody who serves a page needs tables of their own.
    do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$`)
}

/**
 * Brings an office's schema to the newest migration, or to the one with the number `upTo`, each in its own transaction.
 * Refuses a database that is newer than this code, or in which an applied migration differs from ours.
 */
export async function migrate(
  admin: pg.Client,
  slug: string,
  names: OfficeNames,
  upTo?: number,
): Promise<void> {
  await prepareRoles(admin, names)
  const applied = await appliedMigrations(admin, slug)
  for (const migration of knownMigrations().slice(applied, upTo))
    await apply(admin, slug, names, migration)
}

/** How many migrations an office has. Throws where they are not ours. Reads only. */
export async function appliedMigrations(admin: pg.Client, slug: string): Promise<number> {
  const applied = await admin.query<{ number: number; sha256: string }>(
    'select number, sha256 from directory.migration where slug = $1 order by number',
    [slug],
  )
  const known = knownMigrations()
  for (const { number, sha256 } of applied.rows) checkApplied(known, number, sha256)
  return applied.rows.length
}

function checkApplied(known: readonly Migration[], number: number, sha256: string): void {
  const ours = known[number - 1]
  if (ours === undefined)
    throw new Error(
      `This database is newer than this version of Amparo (migration ${number}). Start the newer version.`,
    )
  if (ours.sha256 !== sha256)
    throw new Error(`Migration ${ours.name} was edited after it had been applied.`)
}

async function apply(
  admin: pg.Client,
  slug: string,
  names: OfficeNames,
  migration: Migration,
): Promise<void> {
  await admin.query('begin')
  try {
    // The number first: two servers migrating at once meet here, and the second fails instead of doing it twice.
    await admin.query(
      'insert into directory.migration (slug, number, sha256) values ($1, $2, $3)',
      [slug, migration.number, migration.sha256],
    )
    await admin.query(`set local role ${names.owner}; set local search_path = ${names.schema}`)
    await admin.query(named(migration.sql, names))
    await admin.query('commit')
  } catch (cause) {
    await admin.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause })
  }
}

function named(sql: string, names: OfficeNames): string {
  return sql.replace(
    /\{(schema|owner|app|door|eraser|logger)\}/g,
    (_match, which: keyof OfficeNames) => names[which],
  )
}

async function prepareRoles(admin: pg.Client, names: OfficeNames): Promise<void> {
  for (const role of [names.owner, names.app, names.door, names.eraser, names.logger]) {
    const found = await admin.query('select from pg_roles where rolname = $1', [role])
    if (found.rowCount === 0)
      await admin.query(
        `create role ${role} nologin nosuperuser nocreatedb nocreaterole nobypassrls`,
      )
    await admin.query(`alter role ${role} set search_path = ${names.schema}, pg_temp`)
    await admin.query(`grant ${role} to current_user`)
  }
  await admin.query(`create schema if not exists ${names.schema} authorization ${names.owner}`)
}
