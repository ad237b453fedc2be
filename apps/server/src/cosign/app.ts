import { noteLimits } from '@amparo/log'
import { Hono, type Context } from 'hono'
import type { Events } from '../events.ts'
import { bytesUpTo } from '../http/bytes.ts'
import type { ListenLimits } from '../server.ts'
import type { CosignAnswer, Cosigner } from './cosigner.ts'

/** Far more logs than one organisation follows ask at once; nobody has to be slow to send 20 kB. */
export const cosignLimits: ListenLimits = { connections: 256, milliseconds: 15_000 }

/** Each holds a body in memory while it waits. */
const MOST_AT_ONCE = 64

/**
 * A cosigner as others reach it (C2SP tlog-witness): `POST /add-checkpoint`, and what was signed last for a log at
 * `/<SHA-256 of its name>/checkpoint`. No browser is meant to come here, and whoever asks is known by the log’s signature.
 */
export function cosignApp(cosigner: Cosigner, events: Events): Hono {
  const app = new Hono()
  let underWay = 0
  app.use(async (context, next) => {
    setHeaders(context)
    await next()
  })
  app.post('/add-checkpoint', async (context) => {
    if (underWay >= MOST_AT_ONCE) return told(context, busy)
    underWay += 1
    try {
      const body = await bytesUpTo(context.req.raw.body, noteLimits.note)
      return body === undefined ? context.text('', 413) : told(context, await cosigner.answer(body))
    } finally {
      underWay -= 1
    }
  })
  app.get('/:log{[0-9a-f]{64}}/checkpoint', (context) => {
    const note = cosigner.shown(`${context.req.param('log')}/checkpoint`)
    return note === undefined ? context.text('', 404) : context.text(note)
  })
  app.notFound((context) => context.text('', 404))
  app.onError((error, context) => {
    setHeaders(context)
    events.bug(`${context.req.method} ${context.req.routePath}`, error)
    return context.text('', 500)
  })
  return app
}

const busy: CosignAnswer = { status: 503, type: 'text/plain; charset=utf-8', body: '' }

function told(context: Context, { status, type, body }: CosignAnswer): Response {
  context.header('content-type', type)
  if (status === 503) context.header('retry-after', '5')
  return context.body(body, status)
}

function setHeaders(context: Context): void {
  context.header('cache-control', 'no-store')
  context.header('content-security-policy', `default-src 'none'; frame-ancestors 'none'`)
  context.header('x-content-type-options', 'nosniff')
  context.header('referrer-policy', 'no-referrer')
}
