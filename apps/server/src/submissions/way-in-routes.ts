import type { Hono } from 'hono'
import type { Office } from '../db/office.ts'
import type { AskRoom } from '../host/room.ts'
import { Lane, type DoorLanes } from '../http/lanes.ts'
import { serveAnyone } from '../http/serve.ts'
import { acknowledging } from './acknowledge.ts'
import { rememberedFacts } from './door-routes.ts'
import { WayIn } from './way-in.ts'
import { workOffice } from './work.ts'

export interface WayInRouteOptions {
  readonly lanes: DoorLanes
  readonly room: AskRoom
}

/**
 * Where first messages come in, and what they cost. `serverKey` is the Ed25519 seed that signs acknowledgements; the work is
 * signed under keys derived from it.
 */
export function wayInRoutes(
  app: Hono,
  office: Office,
  serverKey: Uint8Array,
  { lanes, room }: WayInRouteOptions,
): void {
  const facts = rememberedFacts(office)
  const acknowledge = acknowledging(serverKey)
  const work = workOffice(serverKey)
  const wayIn = new WayIn({ office, facts, acknowledge, work, lanes, room })
  /** A challenge costs one derivation and no connection; so few at once that asking is no way to keep the office busy. */
  const asking = new Lane({ atOnce: 2, waiting: 500 })

  serveAnyone(
    app,
    'askForWork',
    async ({ body }) => {
      const level = await room()
      const { waiting } = lanes.public
      // The disk is nearly full: whoever may still write pays the highest price.
      const queue = level === 'short-text-only' ? Number.MAX_SAFE_INTEGER : waiting
      const files = level === 'wide' ? ('open' as const) : ('closed' as const)
      return { ...(await work.challenge(body.size, queue)), waiting, files }
    },
    asking,
  )

  serveAnyone(app, 'sendSubmission', async ({ body }) => ({
    acknowledgement: (await wayIn.take(body)) as never,
  }))
}
