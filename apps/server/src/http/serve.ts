import type { Context, Hono } from 'hono'
import { endpoints, type Check, type Endpoint } from '@amparo/contract'
import { access, askedByItself, type EndpointName } from './access.ts'
import { mayDo } from '../authority.ts'
import type { StaffActor } from '../db/actor.ts'
import { readBody } from './body.ts'
import type { Lane } from './lanes.ts'
import { Refusal } from './refusal.ts'
import { Space } from './space.ts'

const MEBIBYTE = 1024 * 1024

type Parts<N extends EndpointName> =
  (typeof endpoints)[N] extends Endpoint<infer Params, infer Body, infer Reply>
    ? { params: Params; body: Body; reply: Reply }
    : never

export interface Request<N extends EndpointName> {
  readonly params: Parts<N>['params']
  readonly body: Parts<N>['body']
  /** For what only a session or a cookie needs. */
  readonly context: Context
}

/** Finds who is asking. Refuses with `signed-out` when nobody is. `byItself`: the page asked, not the person. */
export type WhoAsks = (context: Context, byItself: boolean) => Promise<StaffActor>

/** Binds a handler to an endpoint that anyone may call before they are known; `lane`: where it waits for its turn. */
export function serveAnyone<N extends EndpointName>(
  app: Hono,
  name: N,
  handle: (request: Request<N>) => Promise<Parts<N>['reply']>,
  lane?: Lane,
): void {
  if (access[name] !== 'anyone') throw new Error(`${name} is not for anyone`)
  bind(app, name, async (request) =>
    lane === undefined ? handle(request) : lane.run(() => handle(request)),
  )
}

/** Binds a handler to an endpoint for staff. Who they are and whether their role may is settled before the body is read. */
export function serveStaff<N extends EndpointName>(
  app: Hono,
  name: N,
  whoAsks: WhoAsks,
  handle: (request: Request<N>, actor: StaffActor) => Promise<Parts<N>['reply']>,
): void {
  const needed = access[name]
  if (needed === 'anyone') throw new Error(`${name} is for anyone`)
  bind(app, name, handle, async (context) => {
    const actor = await whoAsks(context, askedByItself.has(name))
    // The same refusal as for a record that does not exist: a role learns nothing from being refused.
    if (needed !== 'signed-in' && !mayDo(actor.role, needed)) throw new Refusal('not-found')
    return actor
  })
}

function bind<N extends EndpointName, Who>(
  app: Hono,
  name: N,
  handle: (request: Request<N>, who: Who) => Promise<Parts<N>['reply']>,
  admit: (context: Context) => Promise<Who> = async () => undefined as Who,
): void {
  const endpoint = endpoints[name] as unknown as Endpoint<unknown, unknown, object>
  app.on(endpoint.method, endpoint.path, async (context) => {
    const who = await admit(context)
    using place = spaceFor(name).open()
    const params = understood(endpoint.params, context.req.param())
    const body = understood(
      endpoint.body,
      endpoint.method === 'GET' ? {} : await readBody(context.req.raw, mostBytes(name), place),
    )
    const reply = await handle({ params, body, context } as Request<N>, who)
    // A reply that breaks the contract is our bug, so this failure is not turned into a refusal.
    return context.json(endpoint.reply.parse(reply), 200)
  })
}

/**
 * Large bodies stand in memory several times over while they are read, so only so many bytes of them may be here at once.
 * What anybody may send has a place of its own: a flood of it turns nobody away who has a mailbox or works here.
 */
const spaces = {
  arrivals: new Space(48 * MEBIBYTE),
  mailboxes: new Space(64 * MEBIBYTE),
  staff: new Space(192 * MEBIBYTE),
}

function spaceFor(name: EndpointName): Space {
  if (access[name] !== 'anyone') return spaces.staff
  return name === 'sendSubmission' ? spaces.arrivals : spaces.mailboxes
}

function understood<T>(check: Check<T>, value: unknown): T {
  try {
    return check.parse(value)
  } catch (error) {
    throw new Refusal(isTooMuch(error) ? 'too-large' : 'malformed')
  }
}

/** Whether all that is wrong is a number above its limit: a person can do something about that, and is told what. */
function isTooMuch(error: unknown): boolean {
  const issues = error instanceof Error && 'issues' in error ? error.issues : undefined
  return (
    Array.isArray(issues) &&
    issues.length > 0 &&
    issues.every(({ code, origin }) => code === 'too_big' && origin === 'number')
  )
}

/** Sealed messages may be large, and an answer carries two of them; documents come as they are; everything else is short. */
function mostBytes(name: EndpointName): number {
  switch (name) {
    case 'answerSubmission':
      return 24 * MEBIBYTE
    case 'bringPaper':
    case 'enterReply':
      return 15 * MEBIBYTE
    case 'sendSubmission':
    case 'addToMailbox':
    case 'finishUpload':
    case 'finishAttachment':
    case 'keepDraft':
    case 'takeAccount':
    case 'keepVersion':
    case 'recordAnswers':
    case 'sendRows':
      return 12 * MEBIBYTE
    default:
      return MEBIBYTE
  }
}
