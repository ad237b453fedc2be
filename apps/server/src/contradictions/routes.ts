import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { RegisterReader } from '../register/register-store.ts'
import { foundOf } from './found-in-office.ts'
import { listed } from './list.ts'
import { toldIn } from './told.ts'

/** What does not go together of what is known: of everybody, and of one person. */
export function contradictionRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'listContradictions', whoAsks, async ({ body }, actor) =>
    office.change(actor, (change) => listed(office, change, actor, body)),
  )

  serveStaff(app, 'readContradictions', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const view = await new RegisterReader(change.tx).view(params.subject)
      if (view?.kind !== 'person') throw new Refusal('not-found')
      await change.enterOwn('subject.search', { kind: 'person' })
      const found = await foundOf(change.tx, actor, params.subject)
      return { found: await toldIn(change.tx, { found, read: new Map() }, body.language) }
    }),
  )
}
