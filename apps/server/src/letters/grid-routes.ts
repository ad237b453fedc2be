import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { gridOf } from './grid.ts'

/** How questions stand, person by person. */
export function gridRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'readGrid', whoAsks, async ({ body }, actor) =>
    office.change(actor, (change) => gridOf(change, body)),
  )
}
