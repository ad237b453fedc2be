import type { Context, Hono } from 'hono'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { bearerOf } from './door-routes.ts'
import type { ObjectStore } from './object-store.ts'
import { TicketStore } from './ticket-store.ts'

/**
 * The one thing the viewer's origin gives beside its page: a range of one file's sealed payload, to whoever holds a ticket
 * for that file. Who they are it neither asks nor reads.
 */
export function viewerRoutes(app: Hono, office: Office, objects: ObjectStore): void {
  app.get('/data/:media', async (context) => {
    const name = context.req.param('media')
    if (context.req.method !== 'GET' || !/^[0-9a-f]{32}$/.test(name)) throw new Refusal('not-found')
    await checkTicket(context, office, name)
    const size = await objects.size(name)
    if (size === undefined) throw new Refusal('not-found')
    const range = rangeOf(context.req.header('range'), size)
    if (range === undefined) return context.body(null, 416, { 'content-range': `bytes */${size}` })
    const { from, to } = range
    return context.body(objects.read(name, from, to), 206, {
      'content-type': 'application/octet-stream',
      'content-length': String(to - from),
      'content-range': `bytes ${from}-${to - 1}/${size}`,
      // The page may be framed by the desk; its bytes are for itself alone.
      'cross-origin-resource-policy': 'same-origin',
    })
  })
}

/** A ticket that is missing, unknown, over or for another file is told as a file that is not there. */
async function checkTicket(context: Context, office: Office, name: string): Promise<void> {
  const ticket = bearerOf(context)
  if (ticket === undefined) throw new Refusal('not-found')
  const opens = await office.change(gate, ({ tx, now }) =>
    new TicketStore(tx, now).opens(Buffer.from(ticket, 'base64'), Buffer.from(name, 'hex')),
  )
  if (!opens) throw new Refusal('not-found')
}

/** One range with both its ends, within the file (RFC 9110 §14.1.2); `to` is the byte after the last. */
function rangeOf(
  header: string | undefined,
  size: number,
): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{1,12})-(\d{1,12})$/.exec(header ?? '') ?? []
  const [from, to] = [Number(first), Math.min(Number(last) + 1, size)]
  return first !== '' && from < to ? { from, to } : undefined
}
