import { Hono, type Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Events } from '../events.ts'
import type { HasRoom } from '../host/room.ts'
import { toldOf } from './failure.ts'
import { Refusal } from './refusal.ts'

/** Where a page is reached, as browsers name it: `http://localhost:8080`. The first is the one we print. */
export type Origins = readonly [string, ...string[]]

export interface AppOptions {
  readonly origins: Origins
  readonly policy: string
  readonly events: Events
  readonly hasRoom: HasRoom
}

/**
 * An app for one page: refusals told, and requests from elsewhere refused. The host must be one of ours (so that no other
 * name can be pointed at us), and whatever changes something must come from our own page as JSON.
 */
export function httpApp({ origins, policy, events, hasRoom }: AppOptions): Hono {
  const app = new Hono()
  app.use(async (context, next) => {
    setHeaders(context, policy, origins)
    checkOrigin(context, origins)
    await checkRoom(context, hasRoom)
    await next()
  })
  app.notFound((context) => tell(context, new Refusal('not-found')))
  app.onError((error, context) => {
    setHeaders(context, policy, origins)
    if (toldOf(error).bug) events.bug(`${context.req.method} ${context.req.routePath}`, error)
    return tell(context, error)
  })
  return app
}

function tell(context: Context, error: unknown): Response {
  const { status, body } = toldOf(error)
  return context.json(body, status as ContentfulStatusCode)
}

/** The same on every answer, so that no path forgets one. */
function setHeaders(context: Context, policy: string, origins: Origins): void {
  const headers = {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  }
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
  if (origins[0].startsWith('https:'))
    context.header('strict-transport-security', 'max-age=63072000; includeSubDomains')
}

/** What brings something to keep is refused while there is no room; reading, locking and leaving go on. */
async function checkRoom(context: Context, hasRoom: HasRoom): Promise<void> {
  const length = context.req.header('content-length')
  const brings = context.req.method !== 'GET' && (length === undefined || Number(length) > BRINGS)
  if (brings && !(await hasRoom())) throw new Refusal('no-room')
}

/** In bytes. The bodies of requests that keep nothing are shorter. */
const BRINGS = 1024

function checkOrigin(context: Context, origins: Origins): void {
  const hosts = origins.map((origin) => new URL(origin).host)
  if (!hosts.includes(context.req.header('host') ?? '')) throw new Refusal('foreign-origin')
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return
  if (!origins.includes(context.req.header('origin') ?? '')) throw new Refusal('foreign-origin')
  if (!/^application\/json(;|$)/.test(context.req.header('content-type') ?? ''))
    throw new Refusal('foreign-origin')
}
