import type { EntryId } from '@amparo/contract'
import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { EntryReader, type LoggedEntry } from './entry-store.ts'

export function logRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'listEntries', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const { entries, more } = await new EntryReader(tx).before(body.before)
      return { entries: entries.map(wired), more }
    }),
  )

  serveStaff(app, 'readEntry', whoAsks, async ({ params }, actor) =>
    office.read(actor, async (tx) => {
      const entry = await new EntryReader(tx).one(params.entry)
      if (entry === undefined) throw new Refusal('not-found')
      return { entry: wired(entry) }
    }),
  )
}

function wired(entry: LoggedEntry): LoggedEntry & { id: EntryId } {
  return { ...entry, id: entry.id as EntryId }
}
