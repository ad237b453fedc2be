import { afterAll, beforeAll, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { DESK, send, signedIn, testOffice, type TestOffice } from '../testing/test-office.ts'
import { hashOfSecret } from '../http/session.ts'
import { SessionStore } from './session-store.ts'

let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})

afterAll(async () => office[Symbol.asyncDispose]())

const MINUTE = 60_000

/** Whether a session lives, so long after it was last seen; asking does or does not mark it as seen. */
async function alive(cookie: string, after: number, byItself = false): Promise<boolean> {
  const hash = hashOfSecret(cookie.split('=')[1] ?? '')
  const now = new Date(Date.now() + after)
  return (
    (await office.app.change(gate, ({ tx }) =>
      new SessionStore(tx).actorOf(hash, now, byItself),
    )) !== undefined
  )
}

test('a session lives as long as somebody does something every quarter of an hour, and twelve hours at most', async () => {
  const cookie = await signedIn(office, 'head')
  expect(await alive(cookie, 14 * MINUTE)).toBe(true)
  expect(await alive(cookie, 28 * MINUTE)).toBe(true)
  expect(await alive(cookie, 44 * MINUTE)).toBe(false)
  for (let after = 28; after < 12 * 60; after += 14) await alive(cookie, after * MINUTE)
  expect(await alive(cookie, (12 * 60 + 1) * MINUTE)).toBe(false)
})

test('a page that asks by itself keeps no session alive', async () => {
  const cookie = await signedIn(office, 'head')
  for (let after = 0; after <= 14; after += 2)
    expect(await alive(cookie, after * MINUTE, true)).toBe(true)
  expect(await alive(cookie, 16 * MINUTE, true)).toBe(false)
})

test('a session ended is ended, and its cookie opens nothing', async () => {
  const cookie = await signedIn(office, 'head')
  expect((await send(office.desk, DESK, '/api/sign-out', {}, { cookie })).status).toBe(200)
  expect((await send(office.desk, DESK, '/api/me', undefined, { cookie })).status).toBe(401)
})

test('a challenge opens one session, once, for the person it was made for, and not for another’s signature', async () => {
  const [one, two] = office.prepared.people
  const asked = async (handle: string) =>
    (await send(office.desk, DESK, '/api/sign-in/identity', { handle })).body['challenge'] as string
  const challenge = await asked(one?.handle ?? '')
  const signature = Buffer.alloc(64).toString('base64')
  expect(
    (await send(office.desk, DESK, '/api/sign-in', { handle: two?.handle, challenge, signature }))
      .status,
  ).toBe(403)
  expect(
    (await send(office.desk, DESK, '/api/sign-in', { handle: one?.handle, challenge, signature }))
      .status,
  ).toBe(403)
})

test('the office that nobody has signed in to shows its identity files by handle alone', async () => {
  expect(
    await send(office.desk, DESK, '/api/sign-in/identity', { handle: 'aaaa-aaaa-aaaa' }),
  ).toMatchObject({ status: 404, body: { code: 'handle-unknown' } })
})
