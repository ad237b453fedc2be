import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseEntry } from '@amparo/log'
import { signIn as signChallenge } from '@amparo/seal'
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

test('a challenge can be tried once: after a wrong signature not even the right one opens', async () => {
  const person = office.prepared.people[0]
  if (person === undefined) throw new Error('nobody')
  const { handle } = person
  const challenge = (await send(office.desk, DESK, '/api/sign-in/identity', { handle })).body[
    'challenge'
  ] as string
  const wrong = Buffer.alloc(64).toString('base64')
  const right = signChallenge(new Uint8Array(Buffer.from(challenge, 'base64')), DESK, person.sign)
  for (const signature of [wrong, right])
    expect(
      await send(office.desk, DESK, '/api/sign-in', { handle, challenge, signature }),
    ).toMatchObject({ status: 403, body: { code: 'sign-in-refused' } })
})

test('what somebody looked at stands under this quarter’s name, never under what they were added with', async () => {
  const cookie = await signedIn(office, 'auditor')
  const { body } = await send(office.desk, DESK, '/api/log/list', { before: null }, { cookie })
  const entries = (body['entries'] as { body: string }[]).map((entry) => parseEntry(entry.body))
  const of = (kind: string) =>
    entries.flatMap((read) =>
      read.verdict === 'entry' && read.entry.kind === kind ? [read.entry.object] : [],
    )
  expect(of('sign-in').length).toBeGreaterThan(0)
  expect(of('sign-in').filter((object) => of('staff.add').includes(object))).toEqual([])
})

test('the office that nobody has signed in to shows its identity files by handle alone', async () => {
  expect(
    await send(office.desk, DESK, '/api/sign-in/identity', { handle: 'aaaa-aaaa-aaaa' }),
  ).toMatchObject({ status: 404, body: { code: 'handle-unknown' } })
})
