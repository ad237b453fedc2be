import { randomInt } from 'node:crypto'
import { FILE_DATA_PATH } from '@amparo/contract'
import { Hono, type Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Events } from '../events.ts'
import type { AskRoom } from '../host/room.ts'
import { toldOf } from './failure.ts'
import { Refusal } from './refusal.ts'

/** Where a page is reached, as browsers name it: `http://localhost:8080`. The first is the one we print. */
export type Origins = readonly [string, ...string[]]

export interface AppOptions {
  readonly origins: Origins
  readonly policy: string
  readonly events: Events
  readonly room: AskRoom
  /** Whether a page of another origin may show this one in a frame; which, `policy` says. */
  readonly framed?: boolean
  /** Whether the page may ask for the microphone, to record a voice message. */
  readonly listens?: boolean
}

/**
 * An app for one page: refusals told, and requests from elsewhere refused. The host must be one of ours (so that no other
 * name can be pointed at us), and whatever changes something must come from our own page in a form that no other page can
 * make a browser send.
 */
export function httpApp({ origins, policy, events, room, ...page }: AppOptions): Hono {
  const app = new Hono()
  const shown = { framed: page.framed ?? false, listens: page.listens ?? false }
  app.use(async (context, next) => {
    setHeaders(context, policy, origins, shown)
    checkOrigin(context, origins)
    await checkRoom(context, room)
    await next()
  })
  app.notFound((context) => tell(context, new Refusal('not-found')))
  app.onError((error, context) => {
    setHeaders(context, policy, origins, shown)
    if (toldOf(error).bug) events.bug(`${context.req.method} ${context.req.routePath}`, error)
    return tell(context, error)
  })
  return app
}

function tell(context: Context, error: unknown): Response {
  const { status, body } = toldOf(error)
  if (body.code === 'busy') context.header('retry-after', String(comeAgain()))
  return context.json(body, status as ContentfulStatusCode)
}

/** In seconds. Spread, so that whoever was sent away does not come back at one moment with all the others. */
function comeAgain(): number {
  return randomInt(4, 13)
}

/** The same on every answer, so that no path forgets one. */
function setHeaders(
  context: Context,
  policy: string,
  origins: Origins,
  { framed, listens }: { readonly framed: boolean; readonly listens: boolean },
): void {
  const headers = {
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    // Knows no list of origins; for a framed page the policy's frame-ancestors is the rule.
    ...(framed ? {} : { 'x-frame-options': 'DENY' }),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-resource-policy': framed ? 'cross-origin' : 'same-origin',
    'permissions-policy': `camera=(), geolocation=(), microphone=(${listens ? 'self' : ''}), interest-cohort=()`,
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex, nofollow',
  }
  for (const [name, value] of Object.entries(headers)) context.header(name, value)
  if (origins[0].startsWith('https:'))
    context.header('strict-transport-security', 'max-age=63072000; includeSubDomains')
}

/** What brings something to keep is refused while there is no room; reading, locking and leaving go on. */
async function checkRoom(context: Context, room: AskRoom): Promise<void> {
  const length = context.req.header('content-length')
  const brings =
    !ASKS_ONLY.has(context.req.method) && (length === undefined || Number(length) > BRINGS)
  if (brings && (await room()) === 'full') throw new Refusal('no-room')
}

const ASKS_ONLY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** In bytes. The bodies of requests that keep nothing are shorter. */
const BRINGS = 1024

function checkOrigin(context: Context, origins: Origins): void {
  const hosts = origins.map((origin) => new URL(origin).host)
  if (!hosts.includes(context.req.header('host') ?? '')) throw new Refusal('foreign-origin')
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return
  if (!origins.includes(context.req.header('origin') ?? '')) throw new Refusal('foreign-origin')
  if (isFileData(context)) return
  if (!/^application\/json(;|$)/.test(context.req.header('content-type') ?? ''))
    throw new Refusal('foreign-origin')
}

/**
 * The bytes of a file, and nothing else, come as tus sends them (tus 1.0.0, PATCH). Neither this method nor this type can
 * be sent by a form, and to a script of another page no preflight of ours allows them. OPTIONS brings nothing.
 */
function isFileData({ req }: Context): boolean {
  if (!req.path.startsWith(`${FILE_DATA_PATH}/`)) return false
  if (req.method === 'OPTIONS') return true
  return req.method === 'PATCH' && req.header('content-type') === 'application/offset+octet-stream'
}
