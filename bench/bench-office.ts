import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer, type AddressInfo } from 'node:net'
import { demoOffice, demoStaff, demoTeams } from '@amparo/scenario'
import {
  makeOffice,
  officesOf,
  openHost,
  openOffice,
  type Host,
} from '@amparo/server/src/host/host.ts'
import { standardEvents } from '@amparo/server/src/events.ts'
import { folderObjects } from '@amparo/server/src/files/object-store.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { doorApp, listen } from '@amparo/server/src/server.ts'
import {
  prepareOffice,
  writeOffice,
  type Plan,
  type PreparedOffice,
} from '@amparo/server/src/staff/make-office.ts'
import { kept, type Bench } from './figure.ts'

/**
 * A throwaway office as `npm start` serves it: a real PostgreSQL that waits for the disk, and the
 * door on loopback.
 */
export interface BenchOffice {
  readonly host: Host
  readonly prepared: PreparedOffice
  /** Where the door is: its page and its endpoints. */
  readonly door: string
}

/** The demo's invented people, so that the signed lists are as long as a small office's. */
const plan: Plan = {
  name: demoOffice.name,
  kind: 'demo',
  zone: 'Europe/Minsk',
  intakeTeam: 'intake',
  teams: demoTeams.map(({ key, labels }) => ({ code: key, name: labels.en })),
  people: demoStaff.map(({ name, role, teams }) => ({ name, role, teams: codesOf(teams) })),
}

function codesOf(numbers: readonly number[]): string[] {
  return demoTeams.filter(({ number }) => numbers.includes(number)).map(({ key }) => key)
}

const SLUG = 'bench'

/** Of the passphrases, which nobody enters here and which protect nothing. */
const WORK_FACTOR = 2

const doorFolder = fileURLToPath(new URL('../apps/door/dist', import.meta.url))

/** Makes the office and opens its door; all of it goes with the scope. */
export async function benchOffice(bench: Bench): Promise<BenchOffice> {
  const { say, scope } = bench
  say('making an office on a PostgreSQL of its own')
  const home = await kept(bench, temporaryHome())
  const host = await hostIn(bench, home.path)
  const prepared = await makeIn(host)
  const office = await openOffice(host, SLUG)
  scope.defer(() => office.app.end())
  scope.defer(() => office.door.end())
  const port = await freePort()
  const door = `http://127.0.0.1:${port}`
  const page = {
    origins: [door],
    events: standardEvents(),
    room: host.room,
    objects: folderObjects(join(home.path, 'objects')),
    folder: doorFolder,
  } as const
  await kept(bench, listen(doorApp(office.door, prepared.serverKey, page), '127.0.0.1', port))
  return { host, prepared, door }
}

/** The office of a home that may hold one from a run before; without its door. PostgreSQL goes with the scope, the home stays. */
export async function benchOfficeIn(bench: Bench, home: string): Promise<Host> {
  const host = await hostIn(bench, home)
  if ((await officesOf(host)).length > 0) return host
  bench.say('making an office on a PostgreSQL of its own')
  await makeIn(host)
  return host
}

function hostIn(bench: Bench, home: string): Promise<Host> {
  return kept(
    bench,
    openHost(home, () => {}),
  )
}

async function makeIn(host: Host): Promise<PreparedOffice> {
  const prepared = await prepareOffice(plan, () => {}, WORK_FACTOR)
  await makeOffice(host, { slug: SLUG, kind: plan.kind }, (owner) =>
    writeOffice(owner, prepared, []),
  )
  return prepared
}

/** A port of loopback that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
