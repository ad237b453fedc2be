import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Office } from './db/office.ts'
import type { Events } from './events.ts'
import { accountRoutes } from './accounts/routes.ts'
import { calendarRoutes } from './calendars/routes.ts'
import { enquirerRoutes } from './enquirers/routes.ts'
import { updateRoutes } from './enquirers/update-routes.ts'
import { closingRoutes } from './closings/routes.ts'
import { consentRoutes } from './consents/routes.ts'
import { contradictionRoutes } from './contradictions/routes.ts'
import { draftRoutes } from './drafts/routes.ts'
import { fileDeskRoutes } from './files/desk-routes.ts'
import { fileDoorRoutes } from './files/door-routes.ts'
import type { ObjectStore } from './files/object-store.ts'
import { viewerRoutes } from './files/viewer-routes.ts'
import type { AskRoom } from './host/room.ts'
import { httpApp, type Origins } from './http/app.ts'
import { deskPolicy, doorPolicy, viewerPolicy } from './http/policies.ts'
import { servePage } from './http/static.ts'
import { figureRoutes } from './figures/routes.ts'
import { examinationRoutes } from './examinations/routes.ts'
import { filingRoutes } from './filings/routes.ts'
import { doorLanes } from './http/lanes.ts'
import { askingRoutes } from './letters/routes.ts'
import { partnerListRoutes } from './lists/routes.ts'
import { evidenceRoutes } from './evidence/routes.ts'
import { logRoutes } from './log/routes.ts'
import type { ShownLog } from './log/shown-log.ts'
import { mandateRoutes } from './mandates/routes.ts'
import { matchingRoutes } from './matching/routes.ts'
import { meetingRoutes } from './meetings/routes.ts'
import { registerRoutes } from './register/routes.ts'
import { staffRoutes, whoAsksAt } from './staff/routes.ts'
import { submissionRoutes } from './submissions/desk-routes.ts'
import { doorRoutes } from './submissions/door-routes.ts'
import { formRoutes } from './submissions/form-routes.ts'
import { wayInRoutes } from './submissions/way-in-routes.ts'

export interface PageOptions {
  readonly origins: Origins
  readonly events: Events
  /** What the disks under the database and the files still take. */
  readonly room: AskRoom
  /** Where this office's files are. */
  readonly objects: ObjectStore
  /** Folder of the built page, or null to serve the endpoints alone. */
  readonly folder: string | null
}

/** The door as a web app: the public page and its endpoints, on a role that cannot read the register. */
export function doorApp(
  office: Office,
  serverKey: Uint8Array,
  { folder, ...options }: PageOptions,
): Hono {
  const app = httpApp({ ...options, policy: doorPolicy, listens: true })
  const lanes = doorLanes()
  wayInRoutes(app, office, serverKey, { lanes, room: options.room })
  doorRoutes(app, office, serverKey, lanes)
  fileDoorRoutes(app, office, serverKey, { ...options, lane: lanes.mailbox })
  if (folder !== null) servePage(app, folder, { lasting: false, anyPath: false })
  return app
}

export interface DeskOptions extends PageOptions {
  /** The origin on which files are looked at. */
  readonly viewer: string
  /** The blank form that officers give away as one file; null when it was not built. */
  readonly form: string | null
  /** The log that this process keeps; null where it keeps none. */
  readonly log: ShownLog | null
}

/** The desk as a web app. `serverKey` is the Ed25519 seed that signs acknowledgements. */
export function deskApp(
  office: Office,
  serverKey: Uint8Array,
  { folder, log, ...options }: DeskOptions,
): Hono {
  const app = httpApp({ ...options, policy: deskPolicy(options.viewer), listens: true })
  const { origins } = options
  const secure = origins[0].startsWith('https:')
  const whoAsks = whoAsksAt(office, secure)
  staffRoutes(app, office, origins, secure, whoAsks)
  submissionRoutes(app, office, serverKey, whoAsks)
  formRoutes(app, office, whoAsks, options.form)
  consentRoutes(app, office, whoAsks)
  accountRoutes(app, office, whoAsks)
  enquirerRoutes(app, office, whoAsks)
  updateRoutes(app, office, whoAsks)
  mandateRoutes(app, office, whoAsks)
  fileDeskRoutes(app, office, serverKey, whoAsks, options)
  draftRoutes(app, office, whoAsks)
  registerRoutes(app, office, whoAsks)
  closingRoutes(app, office, whoAsks)
  matchingRoutes(app, office, whoAsks)
  contradictionRoutes(app, office, whoAsks)
  askingRoutes(app, office, whoAsks)
  figureRoutes(app, office, whoAsks)
  partnerListRoutes(app, office, whoAsks)
  meetingRoutes(app, office, whoAsks)
  evidenceRoutes(app, office, whoAsks, log)
  filingRoutes(app, office, whoAsks)
  examinationRoutes(app, office, whoAsks)
  calendarRoutes(app, office, whoAsks)
  logRoutes(app, office, whoAsks, log)
  if (folder !== null) servePage(app, folder, { lasting: true, anyPath: true })
  return app
}

export interface ViewerOptions extends PageOptions {
  /** The origins of the desk, which alone may frame the viewer. */
  readonly desks: Origins
}

/** The origin on which files are looked at: a page, and sealed bytes for whoever holds a ticket. It reads no cookie. */
export function viewerApp(office: Office, { folder, desks, ...options }: ViewerOptions): Hono {
  const app = httpApp({ ...options, policy: viewerPolicy(desks), framed: true })
  viewerRoutes(app, office, options.objects)
  if (folder !== null) servePage(app, folder, { lasting: true, anyPath: false })
  return app
}

export interface Listening extends AsyncDisposable {
  readonly port: number
}

/** More at once than an office has people or a storm senders; each costs memory. */
const MOST_CONNECTIONS = 2_000
/** How long an ending waits for requests under way. Whoever is slower sends again, and nothing is kept twice. */
const PATIENCE = 5_000

/** What a server of short requests may be given less of. */
export interface ListenLimits {
  readonly connections: number
  /** From the first byte of a request to its last. */
  readonly milliseconds: number
}

function timesOf({ milliseconds }: ListenLimits) {
  const look = Math.min(milliseconds, 1_000)
  return {
    requestTimeout: milliseconds,
    headersTimeout: milliseconds,
    connectionsCheckingInterval: look,
  }
}

/** Listens on one address; `port` 0 takes any free one. Ending waits a little for requests under way. */
export async function listen(
  app: Hono,
  hostname: string,
  port: number,
  limits?: ListenLimits,
): Promise<Listening> {
  const serverOptions = limits === undefined ? {} : timesOf(limits)
  const server = await new Promise<ServerType>((resolve, reject) => {
    const options = { fetch: app.fetch, hostname, port, serverOptions }
    const starting = serve(options, () => resolve(starting))
    starting.once('error', reject)
  })
  if ('maxConnections' in server) server.maxConnections = limits?.connections ?? MOST_CONNECTIONS
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if (!('closeAllConnections' in server)) return
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), PATIENCE).unref()
      })
    },
  }
}
