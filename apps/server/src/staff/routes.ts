import { randomBytes } from 'node:crypto'
import { isSignIn, type PublicKey } from '@amparo/seal'
import type { Hono } from 'hono'
import { actionsOf } from '../authority.ts'
import { gate } from '../db/actor.ts'
import { dayOf, type Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveAnyone, serveStaff, type WhoAsks } from '../http/serve.ts'
import { giveSession, hashOfSecret, newSecret, sessionIn, takeSession } from '../http/session.ts'
import { OfficeReader } from './office-store.ts'
import { SessionStore, type Member } from './session-store.ts'

/** Finds a session's member of staff anew at each request, so that whoever was removed is out at once. */
export function whoAsksAt(office: Office, secure: boolean): WhoAsks {
  return async (context, byItself) => {
    const hash = sessionIn(context, secure)
    const actor =
      hash === null
        ? undefined
        : await office.change(gate, ({ tx, now }) =>
            new SessionStore(tx).actorOf(hash, now, byItself),
          )
    if (actor === undefined) throw new Refusal('signed-out')
    return actor
  }
}

/** Signing in and out. `origin` is the desk's own, which the browser signs along with the challenge. */
export function staffRoutes(
  app: Hono,
  office: Office,
  origins: readonly string[],
  secure: boolean,
  whoAsks: WhoAsks,
): void {
  serveAnyone(app, 'readIdentityFile', async ({ body }) => {
    const challenge = randomBytes(32)
    return office.change(gate, async ({ tx, now }) => {
      const store = new SessionStore(tx)
      const member = await store.memberBy(body.handle)
      const file = member && (await store.identityFile(member.id))
      if (member === undefined || file === undefined) throw new Refusal('handle-unknown')
      await store.keepChallenge(hashOfSecret(challenge.toString('base64')), member.id, now)
      return { file: file.toString('base64'), challenge: challenge.toString('base64') }
    })
  })

  serveAnyone(app, 'signIn', async ({ body, context }) => {
    const member = await challenged(office, body)
    if (member === undefined || !signedHere(body, member.sign, origins))
      throw new Refusal('sign-in-refused')
    const secret = newSecret()
    await office.change(gate, async (change) => {
      await new SessionStore(change.tx).begin(hashOfSecret(secret), member.id, change.now)
      await change.enterOwn('sign-in', {}, member.id)
    })
    giveSession(context, secret, secure)
    return {}
  })

  // For whoever asks: a page that begins or ends says so without knowing whether anybody is still signed in.
  serveAnyone(app, 'signOut', async ({ context }) => {
    const hash = sessionIn(context, secure)
    if (hash !== null) await endSession(office, hash)
    takeSession(context, secure)
    return {}
  })

  serveStaff(app, 'readMe', whoAsks, async (_request, actor) =>
    office.read(actor, async (tx) => {
      const reader = new OfficeReader(tx)
      const facts = await reader.facts()
      const grants = await reader.grants()
      return {
        id: actor.id,
        name: actor.name,
        role: actor.role,
        actions: actionsOf(actor.role),
        teams: await reader.teams(actor.teams),
        grants: grants.map((grant) => ({ ...grant, file: grant.file.toString('base64') })),
        office: {
          name: facts.name,
          kind: facts.kind,
          key: facts.key.toString('base64'),
          intakeTeam: facts.intakeTeam,
          zone: facts.zone,
          sendsAs: facts.sendsAs,
          country: facts.country,
        },
        staffList: loose(await reader.signed('staff-list')),
        today: dayOf(new Date()),
      }
    }),
  )
}

/**
 * Whose challenge this is. It is used up by any attempt, in a change of its own that no refusal takes back, so that one
 * challenge can be tried once.
 */
async function challenged(
  office: Office,
  { handle, challenge }: { handle: string; challenge: string },
): Promise<Member | undefined> {
  return office.change(gate, async ({ tx, now }) => {
    const store = new SessionStore(tx)
    const member = await store.memberBy(handle)
    const good = member && (await store.takeChallenge(hashOfSecret(challenge), member.id, now))
    return good === true ? member : undefined
  })
}

async function endSession(office: Office, hash: Buffer): Promise<void> {
  await office.change(gate, async (change) => {
    const store = new SessionStore(change.tx)
    const actor = await store.actorOf(hash, change.now, true)
    await store.end(hash)
    if (actor !== undefined) await change.enterOwn('sign-out', {}, actor.id)
  })
}

function signedHere(
  body: { challenge: string; signature: string },
  key: Buffer,
  origins: readonly string[],
): boolean {
  const challenge = Buffer.from(body.challenge, 'base64')
  return origins.some((origin) =>
    isSignIn(challenge, origin, key.toString('base64') as PublicKey, body.signature),
  )
}

/** Stored documents are read-only; the contract's type is not. The bytes are the same. */
function loose<T>(document: T): never {
  return document as never
}
