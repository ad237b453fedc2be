import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Office } from './db/office.ts'
import type { Events } from './events.ts'
import type { HasRoom } from './host/room.ts'
import { draftRoutes } from './drafts/routes.ts'
import { httpApp, type Origins } from './http/app.ts'
import { deskPolicy, doorPolicy } from './http/policies.ts'
import { servePage } from './http/static.ts'
import { logRoutes } from './log/routes.ts'
import { peopleRoutes } from './people/routes.ts'
import { staffRoutes, whoAsksAt } from './staff/routes.ts'
import { submissionRoutes } from './submissions/desk-routes.ts'
import { doorRoutes } from './submissions/door-routes.ts'

export interface PageOptions {
  readonly origins: Origins
  readonly events: Events
  readonly hasRoom: HasRoom
  /** Folder of the built page, or null to serve the endpoints alone. */
  readonly folder: string | null
}

/** The door as a web app: the public page and its five endpoints, on a role that cannot read the register. */
export function doorApp(
  office: Office,
  serverKey: Uint8Array,
  { folder, ...options }: PageOptions,
): Hono {
  const app = httpApp({ ...options, policy: doorPolicy })
  doorRoutes(app, office, serverKey)
  if (folder !== null) servePage(app, folder, { lasting: false, anyPath: false })
  return app
}

/** The desk as a web app. */
export function deskApp(office: Office, { folder, ...options }: PageOptions): Hono {
  const app = httpApp({ ...options, policy: deskPolicy })
  const { origins } = options
  const secure = origins[0].startsWith('https:')
  const whoAsks = whoAsksAt(office, secure)
  staffRoutes(app, office, origins, secure, whoAsks)
  submissionRoutes(app, office, whoAsks)
  draftRoutes(app, office, whoAsks)
  peopleRoutes(app, office, whoAsks)
  logRoutes(app, office, whoAsks)
  if (folder !== null) servePage(app, folder, { lasting: true, anyPath: true })
  return app
}

export interface Listening extends AsyncDisposable {
  readonly port: number
}

/** More at once than an office has people or a storm senders; each costs memory. */
const MOST_CONNECTIONS = 2_000
/** How long an ending waits for requests under way. Whoever is slower sends again, and nothing is kept twice. */
const PATIENCE = 5_000

/** Listens on one address; `port` 0 takes any free one. Ending waits a little for requests under way. */
export async function listen(app: Hono, hostname: string, port: number): Promise<Listening> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname, port }, () => resolve(starting))
    starting.once('error', reject)
  })
  if ('maxConnections' in server) server.maxConnections = MOST_CONNECTIONS
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
