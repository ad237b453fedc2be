import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { newIdentity, recipientOf, sealDocument } from '@amparo/seal'
import { matchKeys } from '@amparo/names'
import { checkField, isOpenedBy, parseEntry } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBelow, Finder, type Canary } from './finder.ts'
import { gate } from '../../apps/server/src/db/actor.ts'
import { givePassword } from '../../apps/server/src/db/connect.ts'
import { writtenOf } from '../../apps/server/src/db/entry-opening.ts'
import { rewriteWhatWasErased } from '../../apps/server/src/db/rewrite.ts'
import { namesOf } from '../../apps/server/src/db/schema.ts'
import { asEraser, openHost } from '../../apps/server/src/host/host.ts'
import { temporaryHome } from '../../apps/server/src/postgres/temporary-home.ts'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
} from '../../apps/server/src/testing/test-office.ts'
import { committedClaim } from '../../apps/server/src/register/claim-row.ts'

// A PostgreSQL of its own, with fsync on and files that can be looked through, as an office has it.

/** Letters only, so that a name keeps them and its match keys are made of them. */
function word(): string {
  return Array.from(randomBytes(14), (byte) => String.fromCharCode(97 + (byte % 26))).join('')
}

const name = `${capital(word())} ${capital(word())}`
const town = `town-${randomBytes(12).toString('hex')}`
/** A day that stands nowhere else. */
const day = '1871-09-23'
/** What was written when a search was opened. */
const reasons = `reasons-${randomBytes(12).toString('hex')}`
/** Too long to stand in its row: it is kept apart, in pieces. */
const long = randomBytes(1_000).toString('hex')
const neighbour = `neighbour-${randomBytes(12).toString('hex')}`

let home: Awaited<ReturnType<typeof temporaryHome>>
let office: TestOffice
let subject = ''
let claims: string[] = []
let account = ''
let step = ''
let enquirer = ''
/** What must be gone: what was said, in every key made of it, and the keys that would confirm it. */
let canaries: Canary[] = []
let found = { before: [] as string[], after: [] as string[] }
let told = ''

beforeAll(async () => {
  home = await temporaryHome()
  office = await testOffice(undefined, await openHost(home.path, () => {}))
  await plant()
  found = { ...found, before: await look() }
  await office[Symbol.asyncDispose]()
  const named = [
    ...claims.flatMap((id) => ['--claim', id]),
    '--account',
    account,
    '--closing',
    step,
    '--enquirers-of',
    subject,
  ]
  const versions = [account, enquirer].map((one) => [`${one}/1`, `${one}/2`])
  const words = `erase ${[...claims, ...(versions[0] ?? []), step, ...(versions[1] ?? [])].join(' ')}`
  const { code, said } = await amparoSaying(words, 'erase', ...named, ...why)
  told = said
  expect(said).toContain('is erased')
  expect(code).toBe(0)
  found = { ...found, after: await look() }
}, 180_000)

afterAll(async () => {
  await home[Symbol.asyncDispose]()
})

const why = ['--reason', 'consent-withdrawn']

test('before, the search finds what was said in tables, indexes, statistics and the write-ahead log', async () => {
  for (const { name: canary } of canaries)
    expect(
      found.before.filter((one) => one.startsWith(`${canary},`)),
      canary,
    ).not.toEqual([])
  const places = new Set(found.before.map((one) => one.split(', ').at(-1) ?? ''))
  expect([...places].some((place) => place.includes('/pg_wal/'))).toBe(true)
  for (const where of planted)
    expect(
      [...places].some((place) => place.endsWith(where)),
      where,
    ).toBe(true)
})

test('afterwards no file below the home holds it, in no encoding', () => {
  expect(found.after).toEqual([])
})

test('and the search still finds what was left standing', async () => {
  const finder = new Finder([{ name: 'the neighbour', is: neighbour, random: true }])
  expect(await findBelow(finder, home.path)).not.toEqual([])
})

describe('the command', () => {
  test('says what it did and what it cannot reach, and nothing of what was said', () => {
    expect(told).toContain('consent was withdrawn')
    expect(told).toContain('record number')
    expect(told).toContain('backups')
    for (const word of [name, town, day, reasons]) expect(told).not.toContain(word)
  })

  test(
    'says on the second run that it is done already, and asks nothing',
    { timeout: 60_000 },
    async () => {
      const { code, said } = await amparo('erase', '--claim', claims[0] ?? '', ...why)
      expect(said).toMatch(
        /Erased already, on \d{4}-\d\d-\d\d \(record number \d+; consent-withdrawn\)/,
      )
      expect(said).not.toContain('Type “')
      expect(code).toBe(0)
    },
  )

  test(
    'erases nothing when the words are not typed, for no reason of its list, and for a claim that is not there',
    { timeout: 120_000 },
    async () => {
      const id = String(Number(claims.at(-1)) + 1)
      const refused = await amparoSaying('yes', 'erase', '--claim', id, ...why)
      expect(refused).toMatchObject({
        code: 1,
        said: expect.stringContaining('Nothing was erased.'),
      })
      const reason = await amparo('erase', '--claim', id, '--reason', 'because')
      expect(reason).toMatchObject({ code: 1, said: expect.stringContaining('consent-withdrawn') })
      const nowhere = await amparo('erase', '--claim', '99999', ...why)
      expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining('no claim 99999') })
    },
  )
})

test(
  'the neighbour of the same entry is still there, shown, and verifiable',
  { timeout: 60_000 },
  async () => {
    await using host = await openHost(home.path, () => {})
    const names = namesOf(office.slug)
    await host.admin.query(`set search_path = ${names.schema}`)
    const one = async (sql: string, value: string) =>
      (await host.admin.query<Record<string, string>>(sql, [value])).rows[0] ?? {}
    const row = await one(
      'select entry, field, said_on::text from claim where v_text = $1',
      neighbour,
    )
    const view = await one(
      'select fold::text as fold from subject_view where subject = $1',
      subject,
    )
    expect(view['fold']).toContain(neighbour)
    const entry = row['entry'] ?? ''
    const { salts, fieldList } = (await asEraser(host, office.slug, (eraser) =>
      eraser.read(gate, (tx) => writtenOf(tx, entry)),
    ))!
    const read = parseEntry(
      (await one('select body from entry where id = $1', entry))['body'] ?? '',
    )
    const commit = read.verdict === 'entry' ? read.entry.commit : ''
    expect(isOpenedBy(nodeHashing, salts, fieldList, commit)).toBe(true)
    const bytes = (text: string) =>
      committedClaim({
        property: 'person.residence',
        value: { kind: 'text', text },
        source: 'office',
        directness: 'first-hand',
        credibility: 6,
        saidOn: row['said_on'] ?? '',
        audience: 0,
        replaces: null,
        cited: null,
      })
    const check = (field: string, text: string) =>
      checkField(nodeHashing, salts, fieldList, field, bytes(text)).verdict
    expect(check(`claim.${row['field']}`, neighbour)).toBe('matches')
    expect(check(`claim.${row['field']}`, 'another')).toBe('differs')
    expect(check('claim.2', town)).toBe('erased')
  },
)

describe('what cannot be done away with is named', () => {
  test('a session that still reads what was there before', { timeout: 60_000 }, async () => {
    await using host = await openHost(home.path, () => {})
    const password = await givePassword(host.admin, namesOf(office.slug).app)
    await using reader = await connectedAs({
      ...host.address,
      user: namesOf(office.slug).app,
      password,
    })
    await reader.client.query('begin isolation level repeatable read')
    await reader.client.query('select 1')
    const rewritten = () => rewriteWhatWasErased(host.admin, namesOf(office.slug), 0)
    expect(await rewritten()).toEqual([expect.stringContaining('still reads')])
    await reader.client.query('commit')
    await expect.poll(rewritten, { timeout: 20_000 }).toEqual([])
  })

  test('a file that a crash left behind', { timeout: 60_000 }, async () => {
    const data = join(home.path, 'postgres', 'data', 'base')
    const [database = ''] = await databaseFolders(data)
    const stray = join(data, database, '99999999')
    await writeFile(stray, 'left behind')
    const { code, said } = await amparo('erase', '--claim', claims[0] ?? '', ...why)
    expect(said).toContain(
      `NOT GONE YET: A file that no table uses was left behind by a crash: base/${database}/99999999.`,
    )
    expect(code).toBe(1)
    await rm(stray)
  })
})

/** The folder of the offices' database: the newest. */
async function databaseFolders(base: string): Promise<string[]> {
  return (await readdir(base))
    .filter((name) => /^\d+$/.test(name))
    .toSorted((a, b) => Number(b) - Number(a))
}

async function connectedAs(
  config: pg.ClientConfig,
): Promise<AsyncDisposable & { client: pg.Client }> {
  const client = new pg.Client(config)
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}

/** Files in which PostgreSQL keeps the tables that were planted in. */
let planted: string[] = []

/** The same name, town and day from several sources, so that they are most common values, and one that stays. */
async function plant(): Promise<void> {
  const cookie = await signedIn(office, 'rights-officer')
  const ask = (path: string, body: object) => send(office.desk, DESK, path, body, { cookie })
  const made = await ask('/api/subjects', {
    kind: 'person',
    claims: [
      claim('person.name', { kind: 'name', text: name }),
      claim('person.residence', { kind: 'text', text: town }),
      claim('person.birth', { kind: 'date', edtf: day }),
      claim('person.residence', { kind: 'text', text: neighbour }),
      claim('person.residence', { kind: 'text', text: long }),
    ],
  })
  subject = String(made.body['subject'])
  for (const credibility of [2, 3])
    await ask(`/api/subjects/${subject}/claims`, {
      claims: [
        claim('person.name', { kind: 'name', text: name }, { credibility }),
        claim('person.residence', { kind: 'text', text: town }, { credibility }),
        claim('person.birth', { kind: 'date', edtf: day }, { credibility }),
      ],
    })
  const versions = [...(await tell(ask)), ...(await askFor(ask))]
  await ask(`/api/subjects/${subject}/closing/open`, {
    topic: 'search',
    audience: 0,
    words: reasons,
    once: randomBytes(16).toString('hex'),
  })
  const { admin } = office.host
  await admin.query(`set search_path = ${office.names.schema}`)
  step = (await admin.query<{ id: string }>('select id from closing_step')).rows[0]?.id ?? ''
  const { rows } = await admin.query<{ id: string; key: Buffer }>(
    `select c.id, k.key from claim c join entry_key k using (entry) where v_text = any ($1) order by c.id`,
    [[name, town, day, long]],
  )
  claims = rows.map(({ id }) => id)
  const others = await admin.query<{ key: Buffer }>(
    `select key from entry_key join (select entry from account_version union select entry from closing_step
       union select entry from enquirer_version) e using (entry)`,
  )
  const keys = [...new Set([...rows, ...others.rows].map(({ key }) => key.toString('hex')))]
  canaries = [
    { name: 'the name', is: name, random: true },
    { name: 'the town', is: town, random: true },
    { name: 'the day', is: day },
    { name: 'the long text', is: long.slice(0, 64), random: true },
    { name: 'the end of the long text', is: long.slice(-64), random: true },
    { name: 'the reasons', is: reasons, random: true },
    ...versions.map((is, at) => ({ name: `sealed bytes ${at + 1}`, is, random: true })),
    ...matchKeys(name).map((is) => ({ name: `the match key ${is.slice(0, 2)}`, is })),
    ...keys.map((key, at) => ({
      name: `entry key ${at + 1}`,
      is: Buffer.from(key, 'hex'),
      random: true,
    })),
  ]
  // Again and again, as in months of work: statistics have old versions too.
  for (let month = 0; month < 6; month++) await admin.query('analyze')
  await admin.query('checkpoint')
  planted = await filesOf([
    'claim',
    'subject_view',
    'match_key',
    'match_key_key_kind_audience_subject_idx',
    'entry_key',
    'closing_step',
    'pg_statistic',
  ])
}

/**
 * An account with a correction, and a translation somebody is just writing. Gives back a piece of each sealed file, and what
 * binds the log to the first: the keys are another's, so that the bytes are all there is to look for.
 */
async function tell(
  ask: (path: string, body: object) => Promise<{ readonly body: Record<string, unknown> }>,
): Promise<Buffer[]> {
  const team = await recipientOf(await newIdentity())
  const sealed = async () => Buffer.from(await sealDocument([team], { synthetic: 'words' }))
  const commit = randomBytes(32)
  const [first, second, head, writing] = [
    await sealed(),
    await sealed(),
    await sealed(),
    await sealed(),
  ]
  const version = (envelope: Buffer) => ({
    key: randomBytes(16).toString('hex'),
    envelope: envelope.toString('base64'),
    head: head.toString('base64'),
    commit: commit.toString('base64'),
  })
  const about = { kind: 'person', id: subject }
  const handle = randomBytes(16).toString('hex')
  const made = await ask('/api/accounts', {
    about,
    audience: 2,
    handle,
    known: 0,
    ...version(first),
  })
  account = String(made.body['account'])
  await ask(`/api/accounts/${account}/versions`, { seq: 2, kind: 'correction', ...version(second) })
  await send(
    office.desk,
    DESK,
    `/api/drafts/translation-${account}`,
    { envelope: writing.toString('base64') },
    {
      cookie: await signedIn(office, 'rights-officer'),
      method: 'PUT',
    },
  )
  return [...[first, second, head, writing].map((file) => file.subarray(-64)), commit]
}

/** Somebody who asks, in two versions, and an update to them that waits for its hour. Gives back a piece of each sealed file. */
async function askFor(
  ask: (path: string, body: object) => Promise<{ readonly body: Record<string, unknown> }>,
): Promise<Buffer[]> {
  const team = await recipientOf(await newIdentity())
  const all: Buffer[] = []
  const sealed = async () => {
    const file = Buffer.from(await sealDocument([team], { synthetic: 'words' }))
    all.push(file.subarray(-64))
    return file.toString('base64')
  }
  const handle = randomBytes(16).toString('hex')
  for (const seq of [1, 2]) {
    const commit = randomBytes(32)
    all.push(commit)
    const key = randomBytes(16).toString('hex')
    const kept = await ask('/api/enquirers', {
      person: subject,
      audience: 1,
      handle,
      seq,
      key,
      envelope: await sealed(),
      commit: commit.toString('base64'),
    })
    enquirer = String(kept.body['enquirer'])
  }
  await sendMessage(office)
  await ask('/api/submissions/1/open', {})
  const wording = async () => ({ envelope: await sealed(), copy: await sealed() })
  const released = await ask(`/api/enquirers/${enquirer}/release`, {
    submission: '1',
    seq: 1,
    prev: null,
    whole: await wording(),
    come: await wording(),
    quiet: await wording(),
  })
  expect(released.body).toHaveProperty('from')
  return all
}

function claim(property: string, value: object, given: object = {}): object {
  const rest = { source: { kind: 'office' }, directness: 'first-hand', saidOn: '2026-01-01' }
  return { property, value, ...rest, credibility: 6, audience: 0, replaces: null, ...given }
}

async function filesOf(relations: readonly string[]): Promise<string[]> {
  const { rows } = await office.host.admin.query<{ path: string }>(
    'select pg_relation_filepath(r::regclass) as path from unnest($1::text[]) r',
    [relations],
  )
  return rows.map(({ path }) => path)
}

async function look(): Promise<string[]> {
  expect(await readdir(join(home.path, 'postgres', 'data'))).toContain('pg_wal')
  return findBelow(new Finder(canaries), home.path)
}

const MAIN = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url))

/** Runs the command and types the words it asks for. */
async function amparo(...args: string[]): Promise<{ code: number | null; said: string }> {
  const ids = args.flatMap((arg, at) => (arg === '--claim' ? [args[at + 1] ?? ''] : []))
  return amparoSaying(`erase ${ids.join(' ')}`, ...args)
}

async function amparoSaying(
  words: string,
  ...args: string[]
): Promise<{ code: number | null; said: string }> {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...env, AMPARO_HOME: home.path },
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  child.stdin.end(`${words}\n`)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, said: out + err }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
