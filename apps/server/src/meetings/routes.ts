import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import type { WhoAsks } from '../http/serve.ts'
import { commitmentRoutes } from './commitment-routes.ts'
import { meetingRoutesAlone } from './meeting-routes.ts'

/** Meetings with authorities, the page that is taken there, and what was promised. */
export function meetingRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  meetingRoutesAlone(app, office, whoAsks)
  commitmentRoutes(app, office, whoAsks)
}
