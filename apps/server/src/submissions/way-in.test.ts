import { randomBytes } from 'node:crypto'
import type { Pass, WorkChallenge } from '@amparo/contract'
import { hashOf } from '@amparo/seal'
import type { UploadToken } from '@amparo/seal/mandate'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { httpApp } from '../http/app.ts'
import { doorLanes, Lane, type DoorLanes } from '../http/lanes.ts'
import { doorApp } from '../server.ts'
import { aMandate, aToken } from '../testing/mandates.ts'
import { doneWork } from '../testing/work.ts'
import {
  aPass,
  aSender,
  DOOR,
  sealedRequest,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type SealedRequest,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { doorRoutes } from './door-routes.ts'
import { wayInRoutes } from './way-in-routes.ts'
import { WayIn } from './way-in.ts'
import { priceOf, workOffice } from './work.ts'

let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

async function count(table: string): Promise<number> {
  const { rows } = await office.host.admin.query<{ n: number }>(
    `select count(*)::int as n from ${office.names.schema}.${table}`,
  )
  return rows[0]?.n ?? 0
}

const aRequest = async (account = 'Synthetic account.'): Promise<SealedRequest> =>
  sealedRequest(office, await aSender(office, { account }))

const hand = (request: SealedRequest, pass: Pass, app: Hono = office.door): Promise<Told> =>
  send(app, DOOR, '/api/submissions', { ...request, pass })

async function passOf(size: number, app: Hono = office.door): Promise<Pass> {
  const { body } = await send(app, DOOR, '/api/work', { size })
  return { kind: 'work', ...(await doneWork(body['challenge'] as WorkChallenge)) }
}

const byToken = (token: UploadToken): Pass => ({
  kind: 'token',
  token: Buffer.from(token).toString('hex'),
})

/** A token of a mandate that an officer signed today. */
async function goodToken(): Promise<UploadToken> {
  const cookie = await signedIn(office, 'intake-officer')
  const { tokens } = await aMandate(office, { role: 'intake-officer', cookie })
  const [token] = tokens
  if (token === undefined) throw new Error('no token')
  return token
}

describe('work', () => {
  test('pays for one message, also when ten are sent with it at the same moment', async () => {
    const requests = await Promise.all(Array.from({ length: 10 }, () => aRequest()))
    const pass = await passOf(100_000)
    const before = await count('submission')
    const told = await Promise.all(requests.map((request) => hand(request, pass)))
    expect(told.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = told.filter(({ status }) => status !== 200)
    expect(new Set(refused.map(({ body }) => body['code']))).toEqual(new Set(['work-refused']))
    expect(await count('submission')).toBe(before + 1)
  })

  test('that was spent, not done, done for less or for another office is refused in the very same bytes', async () => {
    const request = await aRequest()
    const spent = await aPass(office.door, DOOR, request)
    expect((await hand(request, spent)).status).toBe(200)
    const elsewhere = await workOffice(randomBytes(32)).challenge(100_000, 0)
    const passes: Pass[] = [
      spent,
      { ...(await passOf(100_000)), solution: { counter: 0, derivedKey: 'ab'.repeat(32) } } as Pass,
      await passOf(10),
      { kind: 'work', ...(await doneWork(elsewhere.challenge)) },
    ]
    const other = await aRequest()
    const before = await count('entry')
    const told = []
    for (const pass of passes) told.push(await hand(other, pass))
    expect(new Set(told.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(told[0]).toMatchObject({ status: 422, body: { code: 'work-refused' } })
    expect(await count('entry')).toBe(before)
  })

  test('is not needed again for bytes that are here already', async () => {
    const { told, request } = await sendMessage(office)
    const spent = await count('work_spent')
    const again = await hand(request, await passOf(1))
    expect(again.text).toBe(told.text)
    expect(await count('work_spent')).toBe(spent)
  })

  test('is not lost when the message it should have paid for was there already', async () => {
    const { told, request } = await sendMessage(office)
    const pass = await passOf(100_000)
    expect((await hand(request, pass)).text).toBe(told.text)
    expect((await hand(await aRequest(), pass)).status).toBe(200)
  })

  test('asked for before a restart is taken after it', async () => {
    const pass = await passOf(100_000)
    const { objects, doorOffice, prepared } = office
    const events = { bug: (_where: string, error: unknown) => office.bugs.push(error) } as never
    const restarted = doorApp(doorOffice, prepared.serverKey, {
      events,
      objects,
      room: async () => 'wide',
      folder: null,
      origins: [DOOR],
    })
    expect((await hand(await aRequest(), pass, restarted)).status).toBe(200)
  })
})

describe('a flood', () => {
  /** The door with lanes at hand, each of which a test can fill. */
  function door(lanes: DoorLanes): Hono {
    const events = { bug: (_where: string, error: unknown) => office.bugs.push(error) } as never
    const app = httpApp({ origins: [DOOR], policy: '', events, room: async () => 'wide' })
    wayInRoutes(app, office.doorOffice, office.prepared.serverKey, {
      lanes,
      room: async () => 'wide',
    })
    doorRoutes(app, office.doorOffice, office.prepared.serverKey, lanes)
    return app
  }

  /** Fills a lane and the queue before it, until let go. */
  function fill(lane: Lane): () => Promise<void> {
    const held = Promise.withResolvers<void>()
    const inside: Promise<unknown>[] = []
    for (let free = true; free;) {
      const one = lane.run(() => held.promise)
      free = lane.waiting < 200
      inside.push(one.catch(() => {}))
    }
    return async () => {
      held.resolve()
      await Promise.all(inside)
    }
  }

  test('of the public sends the public away to come again, and nobody else', async () => {
    const lanes = doorLanes()
    const app = door(lanes)
    const { mailbox } = await sendMessage(office)
    const [paid, tokens] = [await passOf(100_000, app), await goodToken()]
    const letGo = fill(lanes.public)
    const request = await aRequest()
    const sentAway = await app.request(`${DOOR}/api/submissions`, {
      method: 'POST',
      headers: { host: 'door.test', origin: DOOR, 'content-type': 'application/json' },
      body: JSON.stringify({ ...request, pass: paid }),
    })
    expect(sentAway.status).toBe(503)
    expect(sentAway.headers.get('retry-after')).toMatch(/^([4-9]|1[0-2])$/)
    expect(await sentAway.json()).toMatchObject({ code: 'busy' })
    expect((await hand(await aRequest(), byToken(tokens), app)).status).toBe(200)
    const access = Buffer.from(mailbox.access).toString('base64')
    const opened = await send(app, DOOR, '/api/mailbox/open', { id: mailbox.id, access })
    expect(opened.status).toBe(200)
    expect((await send(app, DOOR, '/api/intake')).status).toBe(200)
    const asked = await send(app, DOOR, '/api/work', { size: 10_000 })
    expect(asked.body).toMatchObject({ most: priceOf(10_000, 200), waiting: 200 })
    await letGo()
    expect((await hand(request, paid, app)).status).toBe(200)
  })

  test('of made-up tokens and of work not done stands in no lane of those who pay', async () => {
    const entered: string[] = []
    const lanes = doorLanes()
    for (const name of ['public', 'token'] as const) {
      const run = lanes[name].run.bind(lanes[name])
      lanes[name].run = (story) => {
        entered.push(name)
        return run(story)
      }
    }
    const app = door(lanes)
    const request = await aRequest()
    expect(await hand(request, byToken(aToken()), app)).toMatchObject({
      status: 422,
      body: { code: 'token-refused' },
    })
    expect(await hand(request, await passOf(1), app)).toMatchObject({
      status: 422,
      body: { code: 'work-refused' },
    })
    expect(entered).toEqual([])
    expect((await hand(request, await aPass(app, DOOR, request), app)).status).toBe(200)
    expect(entered).toEqual(['public'])
  })

  test('of people who only look asks the database once', async () => {
    let asked = 0
    const counted = {
      read: (...given: Parameters<typeof office.doorOffice.read>) => {
        asked++
        return office.doorOffice.read(...given)
      },
    } as typeof office.doorOffice
    const events = { bug: (_where: string, error: unknown) => office.bugs.push(error) } as never
    const app = httpApp({ origins: [DOOR], policy: '', events, room: async () => 'wide' })
    doorRoutes(app, counted, office.prepared.serverKey, doorLanes())
    const told = await Promise.all(Array.from({ length: 50 }, () => send(app, DOOR, '/api/intake')))
    expect(told.every(({ status }) => status === 200)).toBe(true)
    expect(asked).toBe(1)
  })
})

test('a database that is away is told as such, not as work that was refused', async () => {
  const gone = Object.assign(new Error('synthetic'), { code: 'ECONNREFUSED' })
  const away = { change: () => Promise.reject(gone) } as unknown as TestOffice['doorOffice']
  const wayIn = new WayIn({
    office: away,
    facts: () => Promise.reject(gone),
    acknowledge: () => () => ({ body: {}, signatures: [] }),
    work: workOffice(office.prepared.serverKey),
    lanes: doorLanes(),
    room: async () => 'wide',
  })
  const request = await aRequest()
  for (const pass of [await passOf(1), byToken(aToken())])
    await expect(wayIn.take({ ...request, pass })).rejects.toBe(gone)
})

describe('on a disk that is nearly full', () => {
  beforeAll(() => {
    office.disk.level = 'short-text-only'
  })

  afterAll(() => {
    office.disk.level = 'wide'
  })

  const long = 'Synthetic. '.repeat(20_000)

  test('the public may still be brief, at the highest price', async () => {
    const { body } = await send(office.door, DOOR, '/api/work', { size: 10_000 })
    expect(body).toMatchObject({ most: priceOf(10_000, 1_000_000), files: 'closed', waiting: 0 })
    expect((await sendMessage(office)).told.status).toBe(200)
    const told = await hand(await aRequest(long), await passOf(10))
    expect(told).toMatchObject({ status: 413, body: { code: 'too-large' } })
  })

  test('who has a token or a mailbox may write as much as ever', async () => {
    const told = await hand(await aRequest(long), byToken(await goodToken()))
    expect(told.status).toBe(200)
    const { mailbox, request } = await sendMessage(office)
    const { envelope } = await aRequest(long)
    const added = await send(office.door, DOOR, '/api/mailbox/add', {
      id: mailbox.id,
      access: Buffer.from(mailbox.access).toString('base64'),
      envelope,
      prev: hashOf(Buffer.from(request.envelope, 'base64')),
    })
    expect(added.status).toBe(200)
  })
})

test('a mailbox stays for two years after the last thing in it', async () => {
  const { mailbox } = await sendMessage(office)
  const access = Buffer.from(mailbox.access).toString('base64')
  const { body } = await send(office.door, DOOR, '/api/mailbox/open', { id: mailbox.id, access })
  const inTwoYears = new Date()
  inTwoYears.setUTCFullYear(inTwoYears.getUTCFullYear() + 2)
  expect(body['until']).toBe(inTwoYears.toISOString().slice(0, 10))
})
