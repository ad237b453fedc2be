import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { isAlive } from '../postgres/postmaster.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import {
  freePorts,
  makeHome,
  refusedStart,
  startOffice,
  type RunningOffice,
} from '../testing/running-office.ts'

const cleanups: AsyncDisposable[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup[Symbol.asyncDispose]()
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends the server in order, and PostgreSQL with it',
  async (signal) => {
    const office = await anOffice()
    const postgres = (await office.postgres())!
    expect(await office.end(signal)).toBe(0)
    expect(isAlive(postgres)).toBe(false)
  },
)

test('someone who never finishes sending does not keep the server from ending', async () => {
  const office = await anOffice()
  const postgres = (await office.postgres())!
  const slow = await halfRequest(office)
  expect(await office.end('SIGTERM')).toBe(0)
  expect(isAlive(postgres)).toBe(false)
  slow.destroy()
}, 60_000)

test('a second server on the same home ends with exit code 3 and disturbs nothing', async () => {
  const office = await anOffice()
  const postgres = await office.postgres()
  const second = await refusedStart(office.home, await freePorts())
  expect(second.code).toBe(3)
  expect(second.said).toContain('Another Amparo is running on this data')
  expect(await office.postgres()).toBe(postgres)
  expect((await fetch(`${office.door}/api/intake`)).status).toBe(200)
})

test('a port that another program has is named, with what to do, and nothing is left running', async () => {
  const office = await anOffice()
  const home = await temporaryHome()
  cleanups.push(home)
  await makeHome(home.path)
  const { door } = portsOf(office)
  const second = await refusedStart(home.path, { ...(await freePorts()), door })
  expect(second).toMatchObject({ code: 1, said: expect.stringContaining(`Port ${door} is in use`) })
})

/** Sends the head of a request and the beginning of its body, and then nothing. */
async function halfRequest(office: RunningOffice): Promise<Socket> {
  const { hostname, port, host, origin } = new URL(office.door)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => {})
  const head = [`POST /api/submissions HTTP/1.1`, `host: ${host}`, `origin: ${origin}`]
  const rest = ['content-type: application/json', 'content-length: 5000', '', '{"envelope":"']
  await new Promise<void>((resolve) =>
    socket.write([...head, ...rest].join('\r\n'), () => resolve()),
  )
  await fetch(`${office.door}/api/intake`)
  return socket
}

function portsOf({ door, desk }: RunningOffice): { door: number; desk: number } {
  return { door: Number(new URL(door).port), desk: Number(new URL(desk).port) }
}

async function anOffice(): Promise<RunningOffice> {
  const home = await temporaryHome()
  cleanups.push(home)
  await makeHome(home.path)
  const office = await startOffice(home.path, await freePorts(), ['--only', 'door'])
  cleanups.push(office)
  return office
}
