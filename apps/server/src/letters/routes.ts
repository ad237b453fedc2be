import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import type { WhoAsks } from '../http/serve.ts'
import { chaseRoutes } from './chase-routes.ts'
import { gridRoutes } from './grid-routes.ts'
import { letterRoutes } from './letter-routes.ts'
import { paperRoutes } from './paper-routes.ts'
import { reachingRoutes } from './reaching-routes.ts'
import { replyRoutes } from './reply-routes.ts'
import { templateRoutes } from './template-routes.ts'

/** Letters to authorities, what comes back, and how each question stands. */
export function askingRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  letterRoutes(app, office, whoAsks)
  paperRoutes(app, office, whoAsks)
  replyRoutes(app, office, whoAsks)
  gridRoutes(app, office, whoAsks)
  chaseRoutes(app, office, whoAsks)
  templateRoutes(app, office, whoAsks)
  reachingRoutes(app, office, whoAsks)
}
