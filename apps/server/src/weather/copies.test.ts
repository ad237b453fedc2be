import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { newIdentity, recipientOf } from '@amparo/seal'
import { afterEach, expect, test, vi } from 'vitest'
import { drillFolder } from '../backup/drill-folder.ts'
import { keepRecipient } from '../backup/source.ts'
import { copiesIn, lastPartOf, partsOf } from '../backup/target.ts'
import { mayBeAtWork, readPostmaster } from '../postgres/postmaster.ts'
import { chooseSite } from '../postgres/site.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { freePorts, makeHome, startOffice, type RunningOffice } from '../testing/running-office.ts'
import { halfWritten } from './half-written.ts'
import { isThere, Senders } from './sending.ts'

// Real processes that copy while people send, killed without warning, and offices made again from what they left.

const identity = await newIdentity()
const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  delete process.env['AMPARO_BACKUP']
  delete process.env['AMPARO_BACKUP_SECONDS']
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

const PATIENCE = { timeout: 90_000, interval: 100 }
const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

test('whenever server and PostgreSQL are killed while people send, the office made again has all that was acknowledged before its last part, each whole', async () => {
  const { home, copies, prepared } = await anOffice()
  const office = await served(home, copies)
  const senders = new Senders(prepared, office.door, 2)
  const seen: { readonly sha256: string; readonly at: number }[] = []
  const noting = setInterval(() => {
    for (const { sha256 } of senders.acknowledged.slice(seen.length))
      seen.push({ sha256, at: Date.now() })
  }, 20)
  await vi.waitFor(async () => expect(await newestPart(copies)).toBeGreaterThan(2), PATIENCE)
  process.kill((await office.postgres())!, 'SIGKILL')
  await office.end('SIGKILL')
  await senders.stop()
  clearInterval(noting)

  const { said, made } = await restored(copies)
  expect(said).toContain('The office is restored.')
  expect(said).not.toContain('NOT WHOLE')
  const until = Date.parse(/until (\S+Z) is here/.exec(said)?.[1] ?? '')
  const due = new Set(seen.filter(({ at }) => at <= until).map(({ sha256 }) => sha256))
  expect(due.size).toBeGreaterThan(5)
  const again = await served(made, null)
  for (const message of senders.acknowledged)
    if (due.has(message.sha256)) expect(await isThere(again.door, message)).toBe(true)
  expect(await halfWritten(made)).toEqual([])
  // It is copied from anew, into the same folder: what was there before is not gone on with.
  await again.end('SIGTERM')
  const before = await copiesIn(copies)
  const copied = await served(made, copies)
  await vi.waitFor(
    async () => expect((await copiesIn(copies)).length).toBe(before.length + 1),
    PATIENCE,
  )
  await copied.end('SIGTERM')
}, 300_000)

test('after kill -9 of the server it goes on with the same copy, and an end in order leaves nothing uncopied', async () => {
  const { home, copies, prepared } = await anOffice()
  const first = await served(home, copies)
  await vi.waitFor(async () => expect(await newestPart(copies)).toBeGreaterThanOrEqual(0), PATIENCE)
  await first.end('SIGKILL')
  const office = await served(home, copies)
  const senders = new Senders(prepared, office.door, 1)
  await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(3), PATIENCE)
  await senders.stop()
  await office.end('SIGTERM')
  expect(await copiesIn(copies)).toHaveLength(1)
  expect(await readFile(join(home, 'said', 'stdout'), 'utf8')).not.toContain('No copy')
  const { made } = await restored(copies)
  const again = await served(made, null)
  for (const message of senders.acknowledged) expect(await isThere(again.door, message)).toBe(true)
}, 240_000)

test('a backup by hand beside a serving office, killed at any moment, counts for nothing; whole, it is drilled, and the drill leaves nothing', async () => {
  const { home, copies } = await anOffice()
  await served(home, null)
  for (const after of [800, 2_000]) {
    const killed = amparo(home, ['backup', copies])
    await sleep(after)
    killed.child.kill('SIGKILL')
    await killed.ended
    for (const copy of await copiesIn(copies)) expect(await partsOf(copies, copy)).toEqual([])
  }
  const whole = await amparo(home, ['backup', copies]).ended
  expect(whole.said).toContain('Copied and read back')
  expect(whole.code).toBe(0)
  expect(await copiesIn(copies)).toHaveLength(1)
  const checked = await amparo(home, ['verify-backup', copies]).ended
  expect(checked).toMatchObject({ code: 0, said: expect.stringContaining('Every part is there') })
  const drilled = await amparo(
    home,
    ['verify-backup', copies, '--with-key'],
    [String(await newIdentity()), identity.toLowerCase()],
  ).ended
  expect(drilled.said).toContain('This key opens no copy')
  expect(drilled.said).toContain('result       whole')
  expect(drilled.code).toBe(0)
  expect((await readdir(home)).filter((name) => name.startsWith('drill'))).toEqual([])
}, 240_000)

test('a drill that is told to end takes the office away that it has made; what one left that was killed, with its PostgreSQL, goes when the next begins', async () => {
  const { home, copies } = await anOffice()
  expect((await amparo(home, ['backup', copies]).ended).code).toBe(0)
  const drill = (typed: string) => amparo(home, ['verify-backup', copies, '--with-key'], [typed])
  for (const reached of ['Reading the copy', 'PostgreSQL goes through']) {
    const told = drill(identity)
    await vi.waitFor(() => expect(told.heard()).toContain(reached), PATIENCE)
    told.child.kill('SIGTERM')
    expect(await told.ended).toMatchObject({
      code: 2,
      said: expect.stringContaining('What it had made is taken away'),
    })
    expect(existsSync(drillFolder(home))).toBe(false)
  }
  const killed = drill(identity)
  await vi.waitFor(() => expect(killed.heard()).toContain('PostgreSQL goes through'), PATIENCE)
  const { data } = await chooseSite(drillFolder(home), () => {})
  await vi.waitFor(async () => expect(await readPostmaster(data)).toBeDefined(), PATIENCE)
  const orphan = (await readPostmaster(data))!.pid
  killed.child.kill('SIGKILL')
  await killed.ended
  expect(await mayBeAtWork(orphan, data)).toBe(true)
  // Whoever has not got the paper can have it taken away too.
  expect((await drill('').ended).code).toBe(1)
  expect(existsSync(drillFolder(home))).toBe(false)
  expect(await mayBeAtWork(orphan, data)).toBe(false)
}, 240_000)

test('a restore that is killed leaves a home that serves nothing; run again, it begins anew and is whole', async () => {
  const { home, copies, prepared } = await anOffice()
  const office = await served(home, null)
  const senders = new Senders(prepared, office.door, 1)
  await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(2), PATIENCE)
  await senders.stop()
  expect((await amparo(home, ['backup', copies]).ended).code).toBe(0)
  const made = await aHome()
  for (const reached of ['Reading the copy', 'PostgreSQL goes through']) {
    const killed = amparo(made, ['restore', copies], [identity])
    await vi.waitFor(() => expect(killed.heard()).toContain(reached), PATIENCE)
    killed.child.kill('SIGKILL')
    await killed.ended
    const refused = await amparo(made, ['serve']).ended
    expect(refused.code).toBe(1)
    expect(refused.said).toContain('only half restored')
  }
  expect((await amparo(made, ['restore', copies], [identity]).ended).code).toBe(0)
  const again = await served(made, null)
  for (const message of senders.acknowledged) expect(await isThere(again.door, message)).toBe(true)
}, 300_000)

test('after a restore the signer compares before it signs; where it knows more, nothing is signed until the log is repaired; where it is lost, a new log begins', async () => {
  const { home, copies, prepared } = await anOffice()
  const office = await served(home, null, [])
  const senders = new Senders(prepared, office.door, 1)
  const published = join(home, 'log', 'running', '1', 'checkpoint')
  await vi.waitFor(() => expect(existsSync(published)).toBe(true), PATIENCE)
  expect((await amparo(home, ['backup', copies]).ended).code).toBe(0)
  const before = senders.acknowledged.length
  await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(before), PATIENCE)
  await senders.stop()
  await office.end('SIGTERM')
  // What came after the copy is signed too.
  const grown = await amparo(home, ['log']).ended
  expect(grown.said).toContain('they follow what was signed before')

  const knowing = await aHome()
  for (const folder of ['signer', 'log'])
    await cp(join(home, folder), join(knowing, folder), { recursive: true })
  const first = await amparo(knowing, ['restore', copies], [identity]).ended
  expect(first.said).toContain('still remembers what it signed')
  const behind = await amparo(knowing, ['log']).ended
  expect(behind.said).toContain('It was restored from a backup')
  const repaired = await amparo(knowing, ['log', 'repair'], ['repair']).ended
  expect(repaired.said).toContain('places came back')
  expect((await amparo(knowing, ['log']).ended).code).toBe(0)
  // Nothing is taken for tampering that a restore explains.
  const known = await amparo(knowing, ['audit']).ended
  expect([0, 10], known.said).toContain(known.code)

  const forgetful = await aHome()
  const second = await amparo(forgetful, ['restore', copies], [identity]).ended
  expect(second.said).toMatch(
    /log amparo\/[0-9a-f]{32}\/1 ends, and amparo\/[0-9a-f]{32}\/2 begins/,
  )
  const anew = await amparo(forgetful, ['log']).ended
  expect(anew.said).toMatch(/\/2: \d+ entries are signed/)
  expect(anew.code).toBe(0)
  const audited = await amparo(forgetful, ['audit']).ended
  expect(audited.code, audited.said).toBe(0)
}, 300_000)

async function anOffice() {
  const home = await aHome()
  const prepared = await makeHome(home)
  keepRecipient(home, await recipientOf(identity))
  const disk = await mkdtemp(join(tmpdir(), 'amparo-copies-'))
  cleanups.push(async () => rm(disk, { recursive: true, force: true }))
  return { home, prepared, copies: join(disk, 'copies') }
}

async function aHome(): Promise<string> {
  const home = await temporaryHome()
  cleanups.push(async () => home[Symbol.asyncDispose]())
  return home.path
}

async function served(
  home: string,
  copies: string | null,
  only: readonly string[] = ['--only', 'door'],
): Promise<RunningOffice> {
  if (copies === null) delete process.env['AMPARO_BACKUP']
  else process.env['AMPARO_BACKUP'] = copies
  process.env['AMPARO_BACKUP_SECONDS'] = '1'
  const office = await startOffice(home, await freePorts(), only)
  cleanups.push(async () => office[Symbol.asyncDispose]())
  return office
}

/** The number of the newest part of the only copy; -1 while there is none. */
async function newestPart(copies: string): Promise<number> {
  const [copy] = await copiesIn(copies)
  const last = copy === undefined ? undefined : await lastPartOf(copies, copy)
  return last?.description.part ?? -1
}

async function restored(copies: string): Promise<{ said: string; made: string }> {
  const made = await aHome()
  const { said } = await amparo(made, ['restore', copies], [identity]).ended
  await mkdir(join(made, 'said'), { recursive: true })
  return { said, made }
}

/** The command, with what is typed into it. */
function amparo(home: string, args: readonly string[], typed: readonly string[] = []) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, AMPARO_HOME: home },
  })
  let heard = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (heard += chunk.toString()))
  child.stdin.on('error', () => {})
  child.stdin.end(typed.map((line) => `${line}\n`).join(''))
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    said: heard,
  }))
  return { child, ended, heard: () => heard }
}
