import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { gate } from '../db/actor.ts'
import { openPool } from '../db/connect.ts'
import { Office } from '../db/office.ts'
import { standardEvents } from '../events.ts'
import { digesting, digestPlan } from '../digest/digest.ts'
import { folderObjects } from '../files/object-store.ts'
import { sweeping } from '../files/sweep.ts'
import { openPage, type Host, type KnownOffice, type Progress } from '../host/host.ts'
import { keysFolder, objectsFolder, readPrivate, serverKeyPath } from '../host/home.ts'
import { leastRoom, roomElsewhere, roomIn, type AskRoom } from '../host/room.ts'
import type { Origins } from '../http/app.ts'
import { DOOR_CONNECTIONS } from '../http/lanes.ts'
import {
  deskApp,
  doorApp,
  listen,
  viewerApp,
  type Listening,
  type ListenLimits,
} from '../server.ts'
import { todayIn } from '../letters/today.ts'
import { expiringLists } from '../lists/expiring.ts'
import { showingUpdates } from '../enquirers/showing.ts'
import { workingOnLists } from '../lists/list-work.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { copyPlan, keepingCopies, keepNoLog } from '../backup/keeping-copies.ts'
import { cadenceFrom, keepingLog } from '../log/keeping-log.ts'
import { anchorPlan } from '../log/anchors/anchor-plan.ts'
import { anchoring } from '../log/anchors/sending.ts'
import { shownLog, type ShownLog } from '../log/shown-log.ts'
import { proposing } from '../matching/proposing.ts'
import { refreshViews } from './views.ts'

/** Which of the two pages this process serves. */
export type Only = 'door' | 'desk' | 'both'

export interface Serving extends AsyncDisposable {
  readonly door: string | null
  readonly desk: string | null
}

/** Loopback only: other machines reach an office through a TLS proxy of the operator's, which knows these addresses. */
export const LOOPBACK = '127.0.0.1'

const doorFolder = fileURLToPath(new URL('../../../door/dist', import.meta.url))
const deskFolder = fileURLToPath(new URL('../../../desk/dist', import.meta.url))
const viewerFolder = fileURLToPath(new URL('../../../viewer/dist', import.meta.url))
/** Beside the door's own page and not in it: nobody is served it but officers, with keys put in. */
const formFile = fileURLToPath(new URL('../../../door/form/dist/index.html', import.meta.url))
const events = standardEvents()

/**
 * Serves an office's pages until disposed. The door opens first: it needs nothing of the register. The desk opens when what
 * it lists and finds is by this version's rules, so that no search ever leaves somebody out.
 */
export async function serveOffice(
  host: Host,
  home: string,
  { slug }: KnownOffice,
  { only, say, told }: Start,
): Promise<Serving> {
  await using stack = new AsyncDisposableStack()
  const copies = copyPlan(process.env)
  if (copies !== null) stack.use(keepingCopies(home, copies, { events, say }))
  else if (host.data !== null) await keepNoLog(home)
  const place = { home, slug, database: host.room }
  const door =
    only === 'desk' ? null : await serveDoor(stack, await openPage(host, slug, 'door'), place)
  if (only === 'door') return held(stack, { door, desk: null })
  const logger = await openPage(host, slug, 'logger')
  stack.defer(() => logger.end())
  const { log } = stack.use(
    await keepingLog(logger, { home, slug, events }, cadenceFrom(process.env)),
  )
  stack.use(anchoring(logger, anchorPlan(process.env), { home, slug, events }))
  await refreshViews(host, slug, { say, told })
  const app = await openPage(host, slug, 'app')
  const today = () => app.read(gate, (tx) => todayIn(tx, new Date()))
  stack.use(await expiringLists(host, today, { home, slug, events }))
  const desk = await serveDesk(stack, app, {
    ...place,
    log: shownLog(log, { home, slug }),
  })
  return held(stack, { door, desk })
}

/** What is asked of a start, and how it is told to end. */
export interface Start {
  readonly only: Only
  readonly say: Progress
  readonly told: AbortSignal
}

/**
 * Serves the door in a process that holds nothing but the door's own login and the key for acknowledgements: no right to
 * the register, none to make one, and no migrations.
 */
export async function serveDoorApart(url: string, home: string): Promise<Serving> {
  await using stack = new AsyncDisposableStack()
  const keys = readdirSync(keysFolder(home)).filter((file) => file.endsWith('.server-key'))
  const [key] = keys
  if (key === undefined || keys.length > 1)
    throw new Error(
      `One server key is needed in ${keysFolder(home)}, and there are ${keys.length}.`,
    )
  const office = new Office(openPool({ connectionString: url }, DOOR_CONNECTIONS))
  const slug = basename(key, '.server-key')
  const door = await serveDoor(stack, office, { home, slug, database: roomElsewhere })
  return held(stack, { door, desk: null })
}

function held(
  stack: AsyncDisposableStack,
  where: { door: string | null; desk: string | null },
): Serving {
  const moved = stack.move()
  return { ...where, [Symbol.asyncDispose]: () => moved.disposeAsync() }
}

/** Which office a page is served for, and where that office's things are. */
interface Place {
  readonly home: string
  readonly slug: string
  /** Of the database's disk. */
  readonly database: AskRoom
}

async function serveDoor(
  stack: AsyncDisposableStack,
  office: Office,
  place: Place,
): Promise<string> {
  stack.defer(() => office.end())
  const { port, origins } = originsOf('DOOR', 8080)
  const kept = await keptAt(office, place)
  stack.use(sweeping(office, 'door', kept.objects, events))
  const page = doorApp(office, serverKeyAt(place), { ...kept, origins, folder: doorFolder })
  stack.use(await listenOrExplain(page, port, 'AMPARO_DOOR_PORT'))
  return origins[0]
}

/** The desk, and beside it the origin on which files are looked at. */
async function serveDesk(
  stack: AsyncDisposableStack,
  office: Office,
  { log, ...place }: Place & { readonly log: ShownLog },
): Promise<string> {
  stack.defer(() => office.end())
  const { port, origins } = originsOf('DESK', 8081)
  const viewer = originsOf('VIEWER', 8082)
  const kept = await keptAt(office, place)
  stack.use(sweeping(office, 'desk', kept.objects, events))
  stack.use(workingOnLists(office, events))
  stack.use(proposing(office, events))
  stack.use(showingUpdates(office, events))
  const plan = digestPlan(process.env)
  if (plan !== null) stack.use(digesting(office, plan, { ...place, events }))
  const pages = {
    desk: deskApp(office, serverKeyAt(place), {
      ...kept,
      origins,
      folder: deskFolder,
      viewer: viewer.origins[0],
      form: existsSync(formFile) ? readFileSync(formFile, 'utf8') : null,
      log,
    }),
    viewer: viewerApp(office, {
      ...kept,
      origins: viewer.origins,
      desks: origins,
      folder: existsSync(viewerFolder) ? viewerFolder : null,
    }),
  }
  stack.use(await listenOrExplain(pages.viewer, viewer.port, 'AMPARO_VIEWER_PORT'))
  stack.use(await listenOrExplain(pages.desk, port, 'AMPARO_DESK_PORT'))
  return origins[0]
}

function serverKeyAt({ home, slug }: Place): Uint8Array {
  const path = serverKeyPath(home, slug)
  const key = readPrivate(path)
  if (key === undefined)
    throw new Error(`The server's key is missing: ${path}. Bring it back from a backup.`)
  return Buffer.from(key, 'base64')
}

/** Files and the database may lie on two disks; the fuller one says what is taken. */
async function keptAt(office: Office, { home, slug, database }: Place) {
  const folder = objectsFolder(home, slug)
  const objects = folderObjects(folder)
  const { object } = await office.read({ kind: 'door', mailbox: null }, (tx) =>
    new OfficeReader(tx).facts(),
  )
  await objects.claim(object.toString('hex'))
  return { events, objects, room: leastRoom(database, roomIn(folder)) }
}

/**
 * A page's port, and the addresses under which browsers may ask for it. AMPARO_DOOR_ORIGIN names the public one: with it,
 * this machine's own names no longer count, since whatever else runs here could speak in the page's place.
 */
function originsOf(
  page: 'DOOR' | 'DESK' | 'VIEWER',
  usual: number,
): { port: number; origins: Origins } {
  const port = Number(process.env[`AMPARO_${page}_PORT`] ?? usual)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`AMPARO_${page}_PORT must be a port number.`)
  const named = process.env[`AMPARO_${page}_ORIGIN`]
  if (named === undefined)
    return { port, origins: [`http://localhost:${port}`, `http://${LOOPBACK}:${port}`] }
  return { port, origins: [publicOrigin(`AMPARO_${page}_ORIGIN`, named)] }
}

function publicOrigin(variable: string, named: string): string {
  const { origin, protocol, hostname } = new URL(named)
  if (protocol !== 'https:' && hostname !== 'localhost' && hostname !== LOOPBACK)
    throw new Error(
      `${variable} must begin with https://, or whoever carries the line can read along.`,
    )
  return origin
}

/**
 * Cookies know hosts and no ports: on one host the door, or the viewer with strangers' files, would be sent the desk's
 * sessions. A desk that is reached from outside needs a viewer that is. Asked before anything is started.
 */
export function checkHosts(): void {
  const named = ['DOOR', 'DESK', 'VIEWER'].map((page) => process.env[`AMPARO_${page}_ORIGIN`])
  const hosts = named.flatMap((origin) => {
    const { protocol, hostname } = new URL(origin ?? 'http://unnamed')
    return protocol === 'https:' ? [hostname] : []
  })
  if (new Set(hosts).size < hosts.length)
    throw new Error(
      'AMPARO_DOOR_ORIGIN, AMPARO_DESK_ORIGIN and AMPARO_VIEWER_ORIGIN need different host names.',
    )
  const [, desk, viewer] = named
  if (desk?.startsWith('https:') && viewer === undefined)
    throw new Error(
      'AMPARO_DESK_ORIGIN needs AMPARO_VIEWER_ORIGIN beside it: files are looked at under a host name of their own.',
    )
}

/** Listens on this machine alone; throws a sentence where the port is taken. */
export async function listenOrExplain(
  app: Hono,
  port: number,
  variable: string,
  limits?: ListenLimits,
): Promise<Listening> {
  try {
    return await listen(app, LOOPBACK, port, limits)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(
        `Port ${port} is in use by another program. End it, or choose another port with ${variable}.`,
        { cause: error },
      )
    throw error
  }
}
