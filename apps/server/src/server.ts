import { serve, type ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import type { Office } from './db/office.ts'
import type { Events } from './events.ts'
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
  /** Folder of the built page, or null to serve the endpoints alone. */
  readonly folder: string | null
}

/** The door as a web app: the public page and its five endpoints, on a role that cannot read the register. */
export function doorApp(
  office: Office,
  serverKey: Uint8Array,
  { origins, events, folder }: PageOptions,
): Hono {
  const app = httpApp(origins, doorPolicy, events)
  doorRoutes(app, office, serverKey)
  if (folder !== null) servePage(app, folder, { lasting: false, anyPath: false })
  return app
}

/** The desk as a web app. */
export function deskApp(office: Office, { origins, events, folder }: PageOptions): Hono {
  const app = httpApp(origins, deskPolicy, events)
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

/** Listens on one address; `port` 0 takes any free one. Ending waits for requests under way, not for idle connections. */
export async function listen(app: Hono, hostname: string, port: number): Promise<Listening> {
  const server = await new Promise<ServerType>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, hostname, port }, () => resolve(starting))
    starting.once('error', reject)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      })
    },
  }
}
