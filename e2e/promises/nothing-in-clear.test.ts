import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { openIdentity, recipientOf, type Identity } from '@amparo/seal'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { temporaryHome } from '../../apps/server/src/postgres/temporary-home.ts'
import { lookInto } from '../../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../../testing/chromium.ts'
import {
  ageCommand,
  NO_AGE,
  openWithKeys,
  openWithPassphrase,
  takesPassphrases,
} from './age-command.ts'
import { findBelow, Finder, formsOf, type Finding } from './finder.ts'
import { stanzasOf, storedObjects, type Stored } from './sealed-objects.ts'
import { keptNowhere, planted, secretsOf, walk, type Walk } from './walk.ts'

// One intake on the real pages of a real server, from the first tap to the answer; then every byte
// the server was sent, and every byte it left on the disk, is looked through.

/** Every byte is looked through; on a busy machine that takes its time. */
const PATIENCE = { timeout: 240_000 }

let browser: Browser | undefined
let walked: Walk | undefined
let stored: readonly Stored[] = []

/** For the machine's temporary files while this walk lasts: other tests have theirs elsewhere. */
let temporary: Awaited<ReturnType<typeof temporaryHome>>
const usual = process.env['TMPDIR']

beforeAll(async () => {
  temporary = await temporaryHome()
  process.env['TMPDIR'] = temporary.path
  browser = await testBrowser()
  walked = browser && (await walk(browser))
  stored = walked === undefined ? [] : await storedObjects(walked.home)
})

afterAll(async () => {
  await walked?.[Symbol.asyncDispose]()
  await browser?.close()
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  await temporary[Symbol.asyncDispose]()
})

function theWalk(context: TestContext): Walk {
  if (walked === undefined) context.skip(NO_CHROMIUM)
  return walked!
}

test('the walk is a whole one: what the office answered was read by its sender', (context) => {
  const { answerRead, written } = theWalk(context)
  expect(answerRead).toBe(written.answer)
})

describe('the server was sent', () => {
  test('not a word of an intake, no return code, no passphrase and no private key', (context) => {
    const one = theWalk(context)
    const finder = new Finder(secretsOf(one))
    expect(one.door.received().length + one.desk.received().length).toBeGreaterThan(1)
    expect(inAll(finder, one.door.received(), 'to the door')).toEqual([])
    expect(inAll(finder, one.desk.received(), 'to the desk')).toEqual([])
  })

  test('what a page sends is seen by this test in an address, a header and a body', async (context) => {
    const { door, office } = theWalk(context)
    const [address, header, body] = [planted(), planted(), planted()]
    await fetch(`${office.door}/${encodeURIComponent(String(address.is))}`, {
      method: 'POST',
      headers: { 'x-said': Buffer.from(String(header.is)).toString('base64') },
      body: JSON.stringify({ said: body.is }),
    })
    for (const canary of [address, header, body])
      expect(inAll(new Finder([canary]), door.received(), 'to the door')).not.toEqual([])
  })
})

/** Where the pages of the walk left something sealed. */
const SEALED = [
  'draft.envelope',
  'identity_file.file',
  'mailbox_item.copy',
  'mailbox_item.envelope',
  'submission_opening.opening',
  'submission_part.envelope',
  'submission_triage.envelope',
  'team_grant.file',
]
/** That somebody is writing is known for as long as they do: there or not when the database is looked into. */
const PASSING = 'presence.writing'

describe('what the pages sealed', () => {
  test('is of every kind there is', (context) => {
    theWalk(context)
    const kinds = new Set(stored.map(({ where }) => where))
    expect([...kinds].filter((kind) => kind !== PASSING)).toEqual(SEALED)
  })

  test('is sealed to post-quantum hybrid keys, or by a passphrase where it holds a person’s keys, and never to both', (context) => {
    theWalk(context)
    for (const { where, bytes } of stored) {
      const kinds = [...new Set(stanzasOf(bytes))]
      expect(kinds, where).toEqual(where === 'identity_file.file' ? ['scrypt'] : ['mlkem768x25519'])
    }
  })

  test('opens without us: every stored object, with another implementation of age', async (context) => {
    const one = theWalk(context)
    const age = await ageCommand()
    if (age === undefined) return context.skip(NO_AGE)
    const folder = await mkdtemp(join(tmpdir(), 'amparo-keys-'))
    const keys = join(folder, 'keys.txt')
    await writeFile(keys, (await everyKey(one)).join('\n'), { mode: 0o600 })
    const opened: string[] = []
    for (const { where, bytes } of stored.filter(({ where }) => where !== 'identity_file.file')) {
      const plaintext = (await openWithKeys(age, keys, bytes)).toString('utf8')
      JSON.parse(plaintext)
      opened.push(plaintext)
      expect(plaintext, where).not.toBe('')
    }
    await rm(folder, { recursive: true })
    for (const text of Object.values(one.written)) expect(opened.join(' ')).toContain(inJson(text))
  })

  test('opens without us: a person’s keys, with their passphrase and another implementation of age', async (context) => {
    const { prepared } = theWalk(context)
    const age = await ageCommand()
    if (age === undefined || !takesPassphrases(age)) return context.skip(NO_AGE)
    for (const [at, { file }] of prepared.people.entries()) {
      const plaintext = await openWithPassphrase(age, prepared.sheets[at]!.passphrase, file)
      const { recipient } = prepared.people[at]!
      const { age: identity } = JSON.parse(plaintext.toString('utf8')) as { age: Identity }
      expect(await recipientOf(identity)).toBe(recipient)
    }
  })
})

describe('the house holds', () => {
  test(
    'nothing of an intake in clear: not in the database, its WAL, files, temporary files or logs',
    PATIENCE,
    async (context) => {
      const one = theWalk(context)
      const canary = await plantEverywhere(one)
      await checkpoint(one)
      const before = await inTheHouse(one, canary)
      expect(before.secrets).toEqual([])
      expect(before.planted).toEqual(PLACES)
    },
  )

  test('nothing of an intake in clear after kill -9 either', PATIENCE, async (context) => {
    const one = theWalk(context)
    const canary = await plantEverywhere(one)
    process.kill((await one.office.postgres())!, 'SIGKILL')
    await one.office.end('SIGKILL')
    const after = await inTheHouse(one, canary)
    expect(after.secrets).toEqual([])
    expect(after.planted).toEqual(PLACES)
  })
})

test('neither the sender’s address nor what their browser calls itself stands in a log or in the database', async (context) => {
  const one = theWalk(context)
  const finder = new Finder([
    { name: 'the sender’s browser', is: one.userAgents.door.slice(5), random: true },
    { name: 'the officer’s browser', is: one.userAgents.desk.slice(5), random: true },
  ])
  expect(inAll(finder, one.door.received(), 'to the door')).not.toEqual([])
  expect(await findBelow(finder, one.home)).toEqual([])
  const said = await readFile(join(one.office.said, 'stderr'), 'utf8')
  expect(said).not.toMatch(/127\.0\.0\.1|::1|user-agent/i)
})

test('nothing stayed in the sender’s browser, and nothing went elsewhere', (context) => {
  expect(theWalk(context).traces).toEqual([])
})

test('the return code is sixteen bytes straight from the browser’s generator', (context) => {
  const { code, drawn } = theWalk(context)
  const draws = drawn.filter((bytes) => Buffer.from(bytes).equals(Buffer.from(code)))
  expect(draws).toHaveLength(1)
})

/** The private keys that somebody, somewhere, would open these files with in twenty years. */
async function everyKey({ prepared, mailbox }: Walk): Promise<string[]> {
  const own = await Promise.all(
    prepared.people.map(({ file }, at) => openIdentity(prepared.sheets[at]!.passphrase, file)),
  )
  const people = own.flatMap((one) => (one.verdict === 'opened' ? [one.identity.age] : []))
  return [...people, ...prepared.teams.map(({ identity }) => identity), mailbox.identity]
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function inAll(finder: Finder, all: readonly Uint8Array[], place: string): Finding[] {
  return all.flatMap((bytes) => finder.find(bytes, place))
}

/** Where something of an intake could come to lie, each shown to be looked through. */
const PLACES = [
  'a compressed row',
  'a file',
  'a row',
  'a temporary file',
  'the log of PostgreSQL',
  'the log of the server',
  'the WAL',
].toSorted()

type Planted = Readonly<Record<(typeof PLACES)[number], ReturnType<typeof planted>>>

/** Puts a canary, in every form, into each place; what does not find them would find nothing else. */
async function plantEverywhere({ home, office }: Walk): Promise<Planted> {
  const all = Object.fromEntries(PLACES.map((place) => [place, { ...planted(), name: place }]))
  const client = await lookInto(home)
  await client.query('create table if not exists planted (form text, bytes bytea, told text)')
  await client.query(`alter table planted alter column told set compression pglz`)
  for (const { bytes } of formsOf(textOf(all, 'a row')))
    await client.query('insert into planted (bytes) values ($1)', [bytes])
  const long = `${'Synthetic. '.repeat(900)}${textOf(all, 'a compressed row')}`
  await client.query('insert into planted (told) values ($1)', [long])
  await client.query(`select pg_logical_emit_message(true, 'planted', $1)`, [
    textOf(all, 'the WAL'),
  ])
  await client.query(`do $$ begin raise log '%', '${textOf(all, 'the log of PostgreSQL')}'; end $$`)
  await client.end()
  await writeFile(join(home, 'planted.gz'), gzipSync(textOf(all, 'a file')))
  await writeFile(join(office.temporary, 'planted'), textOf(all, 'a temporary file'))
  await appendFile(
    join(office.said, 'stderr'),
    JSON.stringify({ msg: textOf(all, 'the log of the server') }),
  )
  return all
}

function textOf(all: Planted, place: string): string {
  return String(all[place]?.is)
}

async function checkpoint({ home }: Walk): Promise<void> {
  const client = await lookInto(home)
  await client.query('checkpoint')
  await client.end()
}

/** Looks through the whole home, and through whatever else appeared among temporary files meanwhile. */
async function inTheHouse(
  one: Walk,
  canaries: Planted,
): Promise<{ secrets: Finding[]; planted: string[] }> {
  const finder = new Finder([...keptNowhere(one), ...Object.values(canaries)])
  const found = await findBelow(finder, one.home)
  for (const path of await newTemporary(one)) found.push(...(await findBelow(finder, path)))
  const places = Object.keys(canaries)
  const of = (finding: Finding) => places.find((place) => finding.startsWith(`${place},`))
  return {
    secrets: found.filter((finding) => of(finding) === undefined),
    planted: [...new Set(found.map(of).filter((place) => place !== undefined))].toSorted(),
  }
}

/**
 * What appeared among the machine's temporary files since the walk began, though the server has a folder for its own: where
 * they belong, and where whoever does not ask puts them. Not the browser's, and not what other tests made.
 */
async function newTemporary({ started }: Walk): Promise<string[]> {
  const known = /^(?:amparo-(?:home|walk|sabotage|page|small-disk)-|playwright|vitest|node-)/
  const paths: string[] = []
  for (const folder of new Set([tmpdir(), '/tmp'])) {
    for (const name of await readdir(folder)) {
      const path = join(folder, name)
      const made = (await stat(path).catch(() => undefined))?.birthtimeMs ?? 0
      if (made >= started && !known.test(name)) paths.push(path)
    }
  }
  return paths
}
