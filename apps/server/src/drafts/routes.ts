import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { sealedBytes } from '../http/sealed.ts'
import { DraftReader, DraftWriter } from './draft-store.ts'

export function draftRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'readDraft', whoAsks, async ({ params }, actor) =>
    office.read(actor, async (tx) => {
      const envelope = await new DraftReader(tx).envelope(params.key)
      return { envelope: envelope?.toString('base64') ?? null }
    }),
  )

  serveStaff(app, 'keepDraft', whoAsks, async ({ params, body }, actor) => {
    const envelope = body.envelope === null ? null : sealedBytes(body.envelope)
    await office.change(actor, async (change) => {
      const writer = new DraftWriter(change)
      if (envelope === null) await writer.drop(params.key)
      else await writer.keep(actor.id, params.key, envelope)
    })
    return {}
  })
}
