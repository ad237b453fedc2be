import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import type { WhoAsks } from '../http/serve.ts'
import { listRoutes } from './list-routes.ts'
import { rowRoutes } from './row-routes.ts'
import { stepRoutes } from './step-routes.ts'

/** Lists that partners bring: sent, looked at before anything is recorded, recorded, taken back. */
export function partnerListRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  listRoutes(app, office, whoAsks)
  rowRoutes(app, office, whoAsks)
  stepRoutes(app, office, whoAsks)
}
