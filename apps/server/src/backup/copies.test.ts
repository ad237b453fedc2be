import { createHash, randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newIdentity, recipientOf } from '@amparo/seal'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { gate } from '../db/actor.ts'
import { rewriteWhatWasErased } from '../db/rewrite.ts'
import { objectsFolder, serverKeyPath, writePrivate } from '../host/home.ts'
import { asEraser, asOwner, openHost, openPage, type Host } from '../host/host.ts'
import { standardEvents } from '../events.ts'
import { keepingLog } from '../log/keeping-log.ts'
import { checkRestoredLog } from '../log/restored-log.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { erasableClaims } from '../register/erasure.ts'
import { DESK, send, sendMessage, signedIn, testOffice, testPlan } from '../testing/test-office.ts'
import type { TestOffice } from '../testing/test-office.ts'
import { usableCopies } from './choice.ts'
import type { Target } from './copied-files.ts'
import { openTarget } from './folder.ts'
import { makeFullCopy } from './full-copy.ts'
import { keepingCopies } from './keeping-copies.ts'
import { addNewer, continuable, dropSlot, nextTransaction } from './newer.ts'
import { hashOfFile } from './part.ts'
import { letServe, prepareHome, restoreOffice, type Restored } from './restore.ts'
import { connectTo, keepRecipient, runningSource, type Source } from './source.ts'
import { copiesIn, folderOf, newCopyName, partPath, partsOf, removeCopy } from './target.ts'
import { noteErased } from './tombstones.ts'

// One office with a PostgreSQL of its own; its copies are spoiled in every way, and it is made again from them.

const identity = await newIdentity()
let home: Awaited<ReturnType<typeof temporaryHome>>
let disk: string
let host: Host
let office: TestOffice
let source: Source
let target: Target
let cookie: string
const cleanups: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  home = await temporaryHome()
  disk = await mkdtemp(join(tmpdir(), 'amparo-copies-'))
  host = await openHost(home.path, () => {})
  office = await testOffice({ ...testPlan, kind: 'real' }, host)
  const key = Buffer.from(office.prepared.serverKey).toString('base64')
  writePrivate(serverKeyPath(home.path, office.slug), key)
  keepRecipient(home.path, await recipientOf(identity))
  target = await openTarget(home.path, join(disk, 'copies'))
  source = (await runningSource(home.path))!
  cookie = await signedIn(office, 'rights-officer')
  await sendMessage(office)
}, 60_000)

afterAll(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
  await office[Symbol.asyncDispose]()
  await home[Symbol.asyncDispose]()
  await rm(disk, { recursive: true, force: true })
})

/** A person of this name, and what claims it. */
async function person(name: string): Promise<string> {
  const claim = {
    property: 'person.name',
    value: { kind: 'name', text: name },
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 4,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  }
  const told = await send(
    office.desk,
    DESK,
    '/api/subjects',
    { kind: 'person', claims: [claim] },
    { cookie },
  )
  expect(told.status, told.text).toBe(200)
  const { rows } = await host.admin.query<{ id: string }>(
    `select max(id) as id from ${office.names.schema}.claim`,
  )
  return rows[0]?.id ?? ''
}

const full = (followed = true) => makeFullCopy(source, target, { say: () => {}, followed })

/** There is one that can be added to. */
async function aCopy(): Promise<void> {
  const admin = await connectTo(source)
  const found = await continuable(admin, target.folder)
  await admin.end()
  if (found === undefined) await full()
}

async function newer() {
  const admin = await connectTo(source)
  try {
    const last = await continuable(admin, target.folder)
    const { described } = await addNewer(source, admin, target, last!)
    return described
  } finally {
    await admin.end()
  }
}

interface Made {
  readonly path: string
  readonly restored: Restored
  /** Everybody whose name is in the restored register. */
  names(): Promise<string[]>
}

/** Makes the office again from a folder, in a home of its own. */
async function restored(
  from: string,
  given: { at?: Date; knowing?: string; key?: typeof identity } = {},
): Promise<Made> {
  const made = await temporaryHome()
  cleanups.push(async () => made[Symbol.asyncDispose]())
  await prepareHome(made.path)
  const result = await restoreOffice({
    folder: from,
    home: made.path,
    objects: (slug) => objectsFolder(made.path, slug),
    identity: given.key ?? identity,
    at: given.at ?? null,
    knowing: given.knowing ?? made.path,
    say: () => {},
  })
  await letServe(made.path)
  return {
    path: made.path,
    restored: result,
    async names() {
      await using again = await openHost(made.path, () => {})
      const { rows } = await again.admin.query<{ name: string }>(
        `select v_text as name from ${office.names.schema}.claim where v_text is not null order by id`,
      )
      return rows.map(({ name }) => name)
    },
  }
}

/** As the command does it. */
async function erase(id = ''): Promise<void> {
  await asEraser(host, office.slug, (eraser) =>
    eraser.change(gate, async (change) => {
      await erasableClaims.erase(change, id, 'consent-withdrawn')
      await noteErased(change.tx, home.path, office.slug)
    }),
  )
}

/** Changes one byte of a part; counted from its end when negative. */
async function damage(path: string, place: number): Promise<void> {
  const bytes = await readFile(path)
  bytes[place < 0 ? bytes.length + place : place]! ^= 1
  await writeFile(path, bytes)
}

/** Files below a folder in which these bytes stand. */
async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isFile() && (await readFile(path)).includes(text)) found.push(path)
  }
  return found
}

async function copyOfTheFolder(): Promise<string> {
  const copy = await mkdtemp(join(disk, 'spoiled-'))
  await cp(target.folder, copy, { recursive: true })
  return copy
}

test('what was recorded before the copy, and after it until the last part, is there again, and so are keys and files', async () => {
  await person('Synthetic Before')
  const object = randomBytes(16).toString('hex')
  const bytes = randomBytes(70_000)
  await mkdir(objectsFolder(home.path, office.slug), { recursive: true })
  await writeFile(join(objectsFolder(home.path, office.slug), object), bytes)
  await host.admin.query(
    `insert into ${office.names.schema}.media (id, submission, part, mailbox, audience, header, length, sha256, entry, tx)
     select decode($1, 'hex'), p.submission, p.seq, s.mailbox, 1, '\\x00', $2, $3, p.entry, p.tx
       from ${office.names.schema}.submission_part p join ${office.names.schema}.submission s on s.id = p.submission limit 1`,
    [object, bytes.length, createHash('sha256').update(bytes).digest()],
  )
  const copy = await full()
  await person('Synthetic After')
  await newer()
  await person('Synthetic Later')
  const part = await newer()
  await person('Synthetic Lost')

  const made = await restored(target.folder)
  expect(await made.names()).toEqual(['Synthetic Before', 'Synthetic After', 'Synthetic Later'])
  expect(made.restored).toMatchObject({
    faults: [],
    until: part.description.at,
    offices: [office.slug],
    files: 1,
    erasedAgain: 0,
  })
  expect(await hashOfFile(join(objectsFolder(made.path, office.slug), object))).toBe(
    createHash('sha256').update(bytes).digest('hex'),
  )
  expect(await readFile(serverKeyPath(made.path, office.slug), 'utf8')).toBe(
    await readFile(serverKeyPath(home.path, office.slug), 'utf8'),
  )
  expect(await readdir(made.path)).not.toContain('signer')

  const earlier = await restored(target.folder, { at: new Date(copy.description.wal!.since) })
  expect(await earlier.names()).toEqual(['Synthetic Before'])
  // A file that is there already is not copied a second time.
  expect((await partsOf(target.folder, 'files')).length).toBe(1)
}, 120_000)

test('entries are held against the newest checkpoint, and a database that does not make its tree is told', async () => {
  const logger = await openPage(host, office.slug, 'logger')
  const place = { home: home.path, slug: office.slug, events: standardEvents() }
  const log = await keepingLog(logger, place, { sequence: 60_000, publish: 60_000 })
  const size = await log.now()
  await log[Symbol.asyncDispose]()
  await logger.end()
  expect(size).toBeGreaterThan(10)
  const check = () => asOwner(host, office.slug, checkRestoredLog)
  expect(await check()).toEqual({ entries: size, faults: [] })
  const { schema } = office.names
  const change = `update ${schema}.entry set body = body || 'x' where id = 3`
  await host.admin.query(change)
  expect((await check()).faults).toEqual(['Entry 3 is not the one that was logged.'])
  await host.admin.query(change.replace("body || 'x'", "rtrim(body, 'x')"))
  await host.admin.query(
    `update ${schema}.log_leaf set leaf = sha256(leaf), of_entry = null where index = 3`,
  )
  expect((await check()).faults).toEqual([expect.stringContaining('signed another tree')])
  await host.admin.query(`delete from ${schema}.log_leaf`)
  await host.admin.query(`delete from ${schema}.checkpoint`)
}, 60_000)

test('nothing of the office can be read on the target, and no name of a file says whose it is', async () => {
  await aCopy()
  expect(await filesWith(target.folder, 'Synthetic')).toEqual([])
  const names = (await readdir(target.folder, { recursive: true })).join('\n')
  expect(names).not.toContain(office.slug)
  expect(await filesWith(target.folder, office.slug)).toEqual([])
})

test('what was erased is in no file of a restored home, whether the copy knew it or only the disk that was left', async () => {
  await aCopy()
  const canaries = ['Xqzvgjkwbyhpmdtl', 'Wvkjzqgxpfbhymcd']
  const [first = '', second = ''] = canaries
  const claims = [await person(first), await person(second)]
  await newer()
  // The first is erased, and parts follow that know of it; its value is in the parts before.
  await erase(claims[0])
  await newer()
  const made = await restored(target.folder)
  expect(await filesWith(made.path, first)).toEqual([])
  expect(await made.names()).toContain(second)
  // The second is erased after the last part: only the file beside the signer's memory knows.
  await erase(claims[1])
  await dropSlot(host.admin)
  await rewriteWhatWasErased(host.admin, office.names)
  const forgetful = await restored(target.folder)
  expect(await forgetful.names()).toContain(second)
  const knowing = await restored(target.folder, { knowing: home.path })
  expect(knowing.restored.erasedAgain).toBe(1)
  for (const canary of canaries) expect(await filesWith(knowing.path, canary)).toEqual([])
  expect(await readFile(join(knowing.path, 'signer', office.slug, 'erased'), 'utf8')).toMatch(
    new RegExp(`claim ${claims[1]} [0-9a-f]{64} consent-withdrawn\n`),
  )
  // With its log gone from PostgreSQL the copy cannot be gone on with: a full one is due.
  const admin = await connectTo(source)
  expect(await continuable(admin, target.folder)).toBeUndefined()
  await admin.end()
}, 180_000)

test('what was erased after the state that comes back is erased again, whichever copy knows it; where one cannot be asked, that is told', async () => {
  await aCopy()
  const canary = 'Qjzxvkwpgybhmfdt'
  const claim = await person(canary)
  await newer()
  const before = new Date()
  await erase(claim)
  await dropSlot(host.admin)
  await rewriteWhatWasErased(host.admin, office.names)
  const knowing = await full()
  const earlier = await restored(target.folder, { at: before })
  expect(earlier.restored.erasedAgain).toBeGreaterThan(0)
  expect(await filesWith(earlier.path, canary)).toEqual([])

  const spoiled = await copyOfTheFolder()
  const part = partPath(spoiled, knowing.description.copy, 0)
  await damage(part, -40)
  const older = await restored(spoiled)
  expect(older.restored.faults).toEqual([expect.stringContaining('is damaged')])
  expect(await filesWith(older.path, canary)).toEqual([])

  await damage(part, 4_000)
  const told = await restored(spoiled)
  expect(told.restored.faults).toEqual([
    expect.stringContaining('is damaged'),
    expect.stringContaining('cannot be asked what was erased'),
  ])
  expect(await told.names()).toContain(canary)
}, 240_000)

test('a part that is damaged, missing, cut off or put in the place of another ends what can be restored, and is told', async () => {
  await full()
  const copy = (await copiesIn(target.folder)).at(-1)!
  await person('Synthetic One')
  await newer()
  await person('Synthetic Two')
  await newer()
  const at = async (folder: string, part: number) => partPath(folder, copy, part)

  const flipped = await copyOfTheFolder()
  const bytes = await readFile(await at(flipped, 2))
  bytes[bytes.length >> 1]! ^= 1
  await writeFile(await at(flipped, 2), bytes)
  const made = await restored(flipped)
  expect((await made.names()).at(-1)).toBe('Synthetic One')
  expect(made.restored.faults).toEqual([
    expect.stringContaining('is damaged'),
    expect.stringContaining('cannot be asked what was erased'),
  ])
  expect(made.restored.until).toBe((await partsOf(target.folder, copy))[1]?.description.at)

  const cut = await copyOfTheFolder()
  await writeFile(await at(cut, 2), (await readFile(await at(cut, 2))).subarray(0, -1))
  expect((await usableCopies(cut))[0]).toMatchObject({
    parts: { length: 2 },
    fault: expect.stringContaining('not as long'),
  })

  const missing = await copyOfTheFolder()
  await rm((await at(missing, 1)).replace('.tar.zst.age', '.json'))
  const gap = (await usableCopies(missing)).find((one) => one.copy === copy)
  expect(gap).toMatchObject({
    parts: { length: 1 },
    fault: expect.stringContaining('part 1 is missing'),
  })

  const swapped = await copyOfTheFolder()
  await cp(await at(swapped, 1), await at(swapped, 2))
  const description = JSON.parse(
    await readFile((await at(swapped, 2)).replace('.tar.zst.age', '.json'), 'utf8'),
  ) as object
  const { bytes: length, sha256 } = (await partsOf(target.folder, copy))[1]!.description
  await writeFile(
    (await at(swapped, 2)).replace('.tar.zst.age', '.json'),
    JSON.stringify({ ...description, bytes: length, sha256 }),
  )
  expect((await restored(swapped)).restored.faults).toEqual([
    expect.stringContaining('put in another'),
  ])
}, 240_000)

test('of a part that is damaged nothing stays in the home, also not what stands before the damage', async () => {
  const folder = join(home.path, 'log', office.slug)
  await mkdir(folder, { recursive: true })
  const names = ['kept', 'later'].map((name) => join('log', office.slug, name))
  await writeFile(join(home.path, names[0]!), 'as it was')
  const before = await readdir(folder)
  const { copy } = (await full()).description
  await writeFile(join(home.path, names[0]!), 'from the damaged part')
  await writeFile(join(home.path, names[1]!), 'from the damaged part')
  await writeFile(join(folder, 'long'), randomBytes(4_000_000))
  await newer()
  for (const name of ['kept', 'later', 'long']) await rm(join(folder, name))
  const spoiled = await copyOfTheFolder()
  await damage(partPath(spoiled, copy, 1), -40)
  const made = await restored(spoiled)
  expect(made.restored.faults).toContainEqual(expect.stringContaining('is damaged'))
  expect(await readFile(join(made.path, names[0]!), 'utf8')).toBe('as it was')
  const left = await readdir(join(made.path, 'log', office.slug))
  // Beside what the copy held already when the tests before this one had kept a log.
  expect(left.filter((name) => !before.includes(name))).toEqual([])
  expect(left).toContain('kept')
  expect(await filesWith(made.path, 'from the damaged part')).toEqual([])
  // Whole, it is all there, under its own name.
  const whole = await restored(target.folder)
  expect(await readFile(join(whole.path, names[1]!), 'utf8')).toBe('from the damaged part')
  expect((await readdir(join(whole.path, 'log', office.slug))).join(' ')).not.toContain('.new')
}, 120_000)

test('when the newest full copy is damaged the one before is taken; when all are, nothing is, and another key opens none', async () => {
  await aCopy()
  await person('Synthetic Newest')
  await full()
  const spoiled = await copyOfTheFolder()
  const [older = '', newest = ''] = (await copiesIn(spoiled)).slice(-2)
  const damage = async (copy: string) => {
    const bytes = await readFile(partPath(spoiled, copy, 0))
    bytes[bytes.length - 40]! ^= 1
    await writeFile(partPath(spoiled, copy, 0), bytes)
  }
  await damage(newest)
  const made = await restored(spoiled)
  expect(made.restored.faults).toEqual([expect.stringContaining('is damaged')])
  expect(await made.names()).not.toContain('Synthetic Newest')
  for (const copy of await copiesIn(spoiled)) if (copy !== newest) await damage(copy)
  expect(older).not.toBe('')
  await expect(restored(spoiled)).rejects.toThrow('No copy here can be restored')
  await expect(restored(target.folder, { key: await newIdentity() })).rejects.toThrow(
    'sealed to another key',
  )
}, 120_000)

test('a copy that was cut short counts for nothing, and the next one clears it away', async () => {
  await aCopy()
  const before = await copiesIn(target.folder)
  const unfinished = '2026-01-01T00-00-00Z-00000000'
  await mkdir(join(target.folder, 'copies', unfinished))
  await writeFile(`${partPath(target.folder, unfinished, 0)}.new`, 'cut short')
  expect((await restored(target.folder)).restored.faults).toEqual([])
  await full(false)
  const after = await copiesIn(target.folder)
  expect(after).not.toContain(unfinished)
  expect(after.length).toBe(before.length + 1)
}, 60_000)

test('a copy can be made while another is added to, not while another is made', async () => {
  await aCopy()
  const both = await Promise.allSettled([full(false), full(false), newer()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  const [refused] = both.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))
  expect(refused).toContain('Another copy of this office is being made')
}, 60_000)

test('another office’s folder, a folder of other things, the home itself and an empty mount point are refused; one in which the first copy was cut short is not', async () => {
  const other = join(disk, 'other')
  await mkdir(other)
  await writeFile(join(other, 'holiday.jpg'), 'not a copy')
  await expect(openTarget(home.path, other)).rejects.toThrow('holds other things')
  await writeFile(join(other, 'amparo-copies.json'), JSON.stringify({ v: 1, office: 'ab' }))
  await expect(openTarget(home.path, other)).rejects.toThrow('another office')
  await expect(openTarget(home.path, join(home.path, 'copies'))).rejects.toThrow('another disk')
  const cutShort = join(disk, 'cut-short')
  await mkdir(cutShort)
  await writeFile(join(cutShort, 'amparo-copies.json.new'), '{')
  await expect(openTarget(home.path, cutShort)).resolves.toBeDefined()
  const unmounted = join(disk, 'unmounted')
  await openTarget(home.path, unmounted)
  await rm(unmounted, { recursive: true })
  await expect(openTarget(home.path, unmounted)).rejects.toThrow('Is the disk there?')
  await expect(openTarget(home.path, unmounted, { isNew: true })).resolves.toBeDefined()
})

test('a home that holds anything is not restored into, and one in which a restore was cut off serves nothing and begins anew', async () => {
  await expect(prepareHome(home.path)).rejects.toThrow('is not empty')
  await using made = await temporaryHome()
  await mkdir(join(made.path, 'signer'))
  await writeFile(join(made.path, 'signer', 'last'), 'remembered')
  await prepareHome(made.path)
  await mkdir(join(made.path, 'keys'))
  await expect(openHost(made.path, () => {})).rejects.toThrow('only half restored')
  await prepareHome(made.path)
  expect((await readdir(made.path)).sort()).toEqual(['restoring', 'signer'])
  expect(await readFile(join(made.path, 'signer', 'last'), 'utf8')).toBe('remembered')
})

test('a full disk leaves the copies that are there, and the next one is made once there is room', async (context) => {
  const small = await mkdtemp(join(tmpdir(), 'amparo-small-copies-'))
  const options = ['-t', 'tmpfs', '-o', 'size=3m,mode=700', 'tmpfs', small]
  try {
    execFileSync('mount', options, { stdio: 'ignore' })
  } catch {
    context.skip('only root can make a small file system to fill')
  }
  try {
    const tight = await openTarget(home.path, join(small, 'copies'))
    const copying = () => makeFullCopy(source, tight, { say: () => {}, followed: false })
    await expect(copying()).rejects.toMatchObject({ code: 'ENOSPC' })
    expect((await readdir(tight.folder, { recursive: true })).join(' ')).not.toMatch(/age|json \d/)
    execFileSync('mount', ['-o', 'remount,size=64m', small])
    await copying()
    expect((await restored(tight.folder)).restored.faults).toEqual([])
  } finally {
    execFileSync('umount', [small])
    await rm(small, { recursive: true, force: true })
  }
}, 60_000)

test('a copy during which PostgreSQL writes more than it keeps begins again, and is whole', async () => {
  const admin = await connectTo(source)
  const shown = await admin.query<{ config_file: string }>('show config_file')
  const settings = shown.rows[0]?.config_file ?? ''
  const before = await readFile(settings, 'utf8')
  try {
    await writeFile(settings, `${before}\nmax_slot_wal_keep_size = '1MB'\n`)
    await admin.query('select pg_reload_conf()')
    // Enough to copy that PostgreSQL gets ahead.
    await admin.query(
      "create table public.synthetic as select string_agg(md5(n::text || i::text), '') from generate_series(1, 40) i, generate_series(1, 60000) n group by i",
    )
    const said: string[] = []
    let isCopied = false
    const copying = makeFullCopy(source, target, {
      say: (line) => said.push(line),
      followed: false,
    }).finally(() => (isCopied = true))
    const begunAgain = () => said.some((line) => line.includes('begins again'))
    while (!isCopied && !begunAgain()) {
      await admin.query("select pg_logical_emit_message(false, 'synthetic', 'x'), pg_switch_wal()")
      await admin.query('checkpoint')
    }
    const made = await copying
    expect(begunAgain()).toBe(true)
    await writeFile(settings, before)
    await admin.query('select pg_reload_conf()')
    expect((await usableCopies(target.folder)).at(0)?.parts.at(0)?.description.copy).toBe(
      made.description.copy,
    )
    expect((await restored(target.folder)).restored.faults).toEqual([])
  } finally {
    await writeFile(settings, before)
    await admin.query('select pg_reload_conf(); drop table if exists public.synthetic')
    await admin.end()
  }
}, 120_000)

test('what was recorded by somebody who had begun before a part and ended after it is not taken for copied', async () => {
  await full()
  const admin = await connectTo(source)
  const slow = await connectTo(source)
  try {
    await slow.query('begin; select pg_current_xact_id()')
    const during = await addNewer(source, admin, target, (await continuable(admin, target.folder))!)
    expect(during.quietUntil).toBe(null)
    await slow.query('commit')
    const after = await addNewer(source, admin, target, (await continuable(admin, target.folder))!)
    expect(await nextTransaction(admin)).toBe(after.quietUntil)
    await slow.query('begin; select pg_current_xact_id(); commit')
    expect(await nextTransaction(admin)).not.toBe(after.quietUntil)
  } finally {
    await admin.end()
    await slow.end()
  }
}, 60_000)

test('while an office is served, quiet or not, a copy begun a week ago is followed by a full one, and one begun a month ago goes', async () => {
  const { copy } = (await full()).description
  const daysAgo = (days: number) => newCopyName(new Date(Date.now() - days * 86_400_000))
  const [weekOld, monthOld] = [daysAgo(8), daysAgo(31)]
  await rename(folderOf(target.folder, copy), folderOf(target.folder, weekOld))
  const description = partPath(target.folder, weekOld, 0).replace('.tar.zst.age', '.json')
  await writeFile(description, (await readFile(description, 'utf8')).replace(copy, weekOld))
  for (const other of await copiesIn(target.folder))
    if (other !== weekOld) await removeCopy(target.folder, other)
  await mkdir(folderOf(target.folder, monthOld))
  await writeFile(partPath(target.folder, monthOld, 0), 'unreadable')
  const said: string[] = []
  const tell = { events: standardEvents(), say: (line: string) => void said.push(line) }
  {
    await using _ = keepingCopies(home.path, { folder: target.folder, seconds: 240 }, tell)
    await vi.waitFor(() => expect(said).toEqual(['A full copy of the office is made.']), 30_000)
  }
  const left = await copiesIn(target.folder)
  expect(left).toEqual([weekOld, expect.any(String)])
}, 60_000)
