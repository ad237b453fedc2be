import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages } from '@amparo/vocabulary'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import { eventsTo } from '../events.ts'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
} from '../testing/test-office.ts'
import { digesting, digestPlan, sendDigest, type DigestPlan } from './digest.ts'
import { isDue } from './due.ts'
import { digestIn } from './words.ts'

let office: TestOffice
beforeAll(async () => {
  office = await testOffice()
})
afterAll(async () => office[Symbol.asyncDispose]())

/** A mail server that takes everything and keeps it: RFC 5321, as far as one mail needs. */
async function mailServer() {
  const mails: string[] = []
  /** Every command that came. */
  const heard: string[] = []
  const server = createServer((socket) => {
    let data: string | null = null
    let rest = ''
    socket.write('220 test\r\n')
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      rest += bytes.toString('utf8')
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (data === null) heard.push(line)
        if (data !== null && line === '.') {
          mails.push(data)
          data = null
          socket.write('250 kept\r\n')
        } else if (data !== null) data += `${line}\n`
        else if (line === 'DATA') {
          data = ''
          socket.write('354 go on\r\n')
        } else if (line === 'QUIT') socket.end('221 bye\r\n')
        else if (line === 'STARTTLS') socket.write('502 not known here\r\n')
        else socket.write(line.startsWith('EHLO') ? '250-test\r\n250 AUTH PLAIN\r\n' : '250 ok\r\n')
      }
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { mails, heard, port, [Symbol.asyncDispose]: async () => void server.close() }
}

const planFor = (port: number, given: Partial<DigestPlan> = {}): DigestPlan => ({
  server: `smtp://127.0.0.1:${port}`,
  from: 'count@office.example',
  to: ['officer@office.example'],
  hour: 0,
  language: 'en',
  ...given,
})

test('tells how much waits and how much came, and nothing of any of it', async () => {
  await using mail = await mailServer()
  await sendMessage(office)
  await sendMessage(office)
  const cookie = await signedIn(office, 'intake-officer')
  await send(office.desk, DESK, '/api/submissions/1/take', { step: 0 }, { cookie })
  await sendDigest(office.app, planFor(mail.port), new Date())
  const [text = ''] = mail.mails
  expect(text).toContain('Waiting: 1')
  expect(text).toContain('Arrived since yesterday: 2')
  for (const telling of [office.prepared.plan.name, 'Amparo', 'Intake One', 'Synthetic'])
    expect(text).not.toContain(telling)
})

test('is not sent over a line that stays open to read, nor is the password', async () => {
  await using mail = await mailServer()
  // The same machine under a name that does not say so: this server knows no STARTTLS.
  const plan = planFor(mail.port, { server: `smtp://user:secret@127.1:${mail.port}` })
  await expect(sendDigest(office.app, plan, new Date())).rejects.toThrow(/TLS/)
  expect(mail.mails).toEqual([])
  expect(mail.heard.join()).not.toMatch(/AUTH|MAIL/)
})

test('comes once a day, also from a server that was started again, and again after a failure', async () => {
  const home = await mkdtemp(join(tmpdir(), 'amparo-digest-'))
  const said: unknown[] = []
  const events = eventsTo({ warn: (...told: unknown[]) => said.push(told) } as never)
  const place = { home, slug: 'test', events }
  await using mail = await mailServer()
  // Nobody listens on port 1 of this machine.
  const away = digesting(office.app, planFor(1), place)
  await away[Symbol.asyncDispose]()
  expect(JSON.stringify(said)).toContain('the daily count was not sent')
  expect(JSON.stringify(said)).not.toContain('office.example')
  for (let start = 0; start < 3; start++) {
    const running = digesting(office.app, planFor(mail.port), place)
    await running[Symbol.asyncDispose]()
  }
  expect(mail.mails).toHaveLength(1)
  expect(await readFile(join(home, 'digest', 'test'), 'utf8')).toMatch(/^\d{4}-\d\d-\d\d$/)
  await rm(home, { recursive: true })
})

test('counts for nobody who asks as somebody', async () => {
  const cookie = await signedIn(office, 'rights-officer')
  expect(cookie).not.toBe('')
  const actor = { kind: 'staff', id: 2, name: '', role: 'rights-officer', teams: [1, 2] } as const
  const { rows } = await office.app.read(actor, (tx) =>
    sql<{ waiting: string }>`select waiting from waiting_counts('2020-01-01')`.execute(tx),
  )
  expect(rows).toEqual([{ waiting: '0' }])
})

describe('its hour', () => {
  test('decides alone: whatever the hour, one mail a day and none before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 23 }),
        (hour, wanted) => {
          const now = { day: '2026-01-02', hour }
          expect(isDue(now, wanted, '2026-01-01')).toBe(hour >= wanted)
          expect(isDue(now, wanted, null)).toBe(hour >= wanted)
          expect(isDue(now, wanted, '2026-01-02')).toBe(false)
        },
      ),
    )
  })
})

test.each(languages)('says the same in %s', (language) => {
  const { subject, text } = digestIn(language, { waiting: 12, arrived: 3 })
  expect(subject.length).toBeGreaterThan(3)
  expect(text).toMatch(/12[\s\S]*3/)
})

test.each([
  [{ AMPARO_DIGEST_SMTP: 'http://x' }, 'smtps://'],
  [{ AMPARO_DIGEST_SMTP: 'smtps://x' }, 'names nobody'],
  [
    { AMPARO_DIGEST_SMTP: 'smtps://x', AMPARO_DIGEST_TO: 'a@b', AMPARO_DIGEST_HOUR: '24' },
    'whole hour',
  ],
  [
    { AMPARO_DIGEST_SMTP: 'smtps://x', AMPARO_DIGEST_TO: 'a@b', AMPARO_DIGEST_LANGUAGE: 'xx' },
    'one of en',
  ],
])('a plan that is half there is refused in a sentence: %j', (env, sentence) => {
  expect(() => digestPlan(env)).toThrow(sentence)
})

test('without a server no mail is wanted', () => {
  expect(digestPlan({})).toBe(null)
  expect(
    digestPlan({ AMPARO_DIGEST_SMTP: 'smtps://x', AMPARO_DIGEST_TO: 'a@b, c@d' }),
  ).toMatchObject({
    hour: 8,
    language: 'en',
    from: 'a@b',
    to: ['a@b', 'c@d'],
  })
})
