import { afterEach, expect, test, vi } from 'vitest'
import { temporaryHome } from '../postgres/temporary-home.ts'
import type { PreparedOffice } from '../staff/make-office.ts'
import {
  freePorts,
  makeHome,
  startOffice,
  type Ports,
  type RunningOffice,
} from '../testing/running-office.ts'
import { halfWritten } from './half-written.ts'
import { handIn, isThere, Senders, type Sealed } from './sending.ts'

// Real processes, with fsync on, killed without warning while people send.

const cleanups: AsyncDisposable[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup[Symbol.asyncDispose]()
})

const PATIENCE = { timeout: 60_000, interval: 50 }

test('after kill -9 of the server every acknowledged message is there, whole', async () => {
  const { home, ports, prepared } = await anOffice()
  const acknowledged: Sealed[] = []
  for (let round = 1; round <= 3; round++) {
    const office = await start(home, ports)
    const senders = new Senders(prepared, office.door)
    await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(20), PATIENCE)
    await office.end('SIGKILL')
    await senders.stop()
    acknowledged.push(...senders.acknowledged)
  }
  const office = await start(home, ports)
  expect(await missing(office.door, acknowledged)).toEqual([])
  expect(await halfWritten(home)).toEqual([])
}, 120_000)

test('after kill -9 of server and PostgreSQL at once every acknowledged message is there, whole', async () => {
  const { home, ports, prepared } = await anOffice()
  const office = await start(home, ports)
  const senders = new Senders(prepared, office.door)
  await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(20), PATIENCE)
  process.kill((await office.postgres())!, 'SIGKILL')
  await office.end('SIGKILL')
  await senders.stop()
  const again = await start(home, ports)
  expect(await missing(again.door, senders.acknowledged)).toEqual([])
  expect(await halfWritten(home)).toEqual([])
}, 120_000)

test('whoever never heard of their message hands in the same bytes again, and it is kept once', async () => {
  const { home, ports, prepared } = await anOffice()
  const office = await start(home, ports)
  const senders = new Senders(prepared, office.door, 8)
  await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(20), PATIENCE)
  await office.end('SIGKILL')
  await vi.waitFor(() => expect(senders.unsure.length).toBeGreaterThan(8), PATIENCE)
  await senders.stop()
  const again = await start(home, ports)
  for (const message of senders.unsure.slice(0, 20))
    expect((await handIn(again.door, message)).status).toBe(200)
  expect(await missing(again.door, senders.unsure.slice(0, 20))).toEqual([])
  expect(await halfWritten(home)).toEqual([])
}, 120_000)

test('while PostgreSQL is killed and comes back, senders are told to wait, and nothing acknowledged is lost', async () => {
  const { home, ports, prepared } = await anOffice()
  const office = await start(home, ports)
  const senders = new Senders(prepared, office.door)
  await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(20), PATIENCE)
  const pid = await office.postgres()
  process.kill(pid!, 'SIGKILL')
  await vi.waitFor(() => expect(refused(senders)).not.toEqual([]), PATIENCE)
  const before = senders.acknowledged.length
  await vi.waitFor(() => expect(senders.acknowledged.length).toBeGreaterThan(before + 20), PATIENCE)
  await senders.stop()
  expect(await office.postgres()).not.toBe(pid)
  expect(refused(senders)).toEqual(['503 unavailable'])
  expect(await missing(office.door, senders.acknowledged)).toEqual([])
  expect(await halfWritten(home)).toEqual([])
}, 120_000)

/** The different ways in which a hand-in was refused. */
function refused({ answers }: Senders): string[] {
  const others = answers.filter(({ status }) => status !== 200)
  return [...new Set(others.map(({ status, text }) => `${status} ${codeIn(text)}`))]
}

function codeIn(text: string): string {
  return text === '' ? 'the line broke' : (JSON.parse(text) as { code: string }).code
}

async function missing(door: string, messages: readonly Sealed[]): Promise<string[]> {
  const gone: string[] = []
  for (const message of messages) if (!(await isThere(door, message))) gone.push(message.sha256)
  return gone
}

async function anOffice(): Promise<{ home: string; ports: Ports; prepared: PreparedOffice }> {
  const home = await temporaryHome()
  cleanups.push(home)
  return { home: home.path, ports: await freePorts(), prepared: await makeHome(home.path) }
}

async function start(home: string, ports: Ports): Promise<RunningOffice> {
  const office = await startOffice(home, ports, ['--only', 'door'])
  cleanups.push(office)
  return office
}
