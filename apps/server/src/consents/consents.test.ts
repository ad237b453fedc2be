import { sealDocument } from '@amparo/seal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  DESK,
  intakeRecipient,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
} from '../testing/test-office.ts'

let office: TestOffice
let officer: string
let head: string

beforeAll(async () => {
  office = await testOffice()
  officer = await signedIn(office, 'intake-officer')
  head = await signedIn(office, 'head')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const today = new Date().toISOString().slice(0, 10)

async function message(): Promise<string> {
  await sendMessage(office)
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select max(id) as id from ${office.names.schema}.submission`,
  )
  return rows[0]?.id ?? ''
}

const read = (id: string, cookie = officer) =>
  send(office.desk, DESK, `/api/submissions/${id}/consents`, undefined, { cookie })

const asked = (given: Record<string, unknown> = {}) => ({
  person: null,
  given: today,
  standing: 'next-of-kin',
  means: 'spoken-remotely',
  language: 'be',
  assent: null,
  lines: [{ purpose: 'RAISE_NAMED', answer: 'named', recipients: ['authorities'] }],
  note: null,
  ...given,
})

const record = (id: string, given: Record<string, unknown> = {}) =>
  send(office.desk, DESK, `/api/submissions/${id}/consents/record`, asked(given), {
    cookie: officer,
  })

async function sealed(text: string): Promise<string> {
  const envelope = await sealDocument([intakeRecipient(office.prepared)], { text })
  return Buffer.from(envelope).toString('base64')
}

test('nobody has been asked: everything is a no, and the page says to ask', async () => {
  expect((await read(await message())).body).toEqual({
    consents: [],
    effective: [],
    askAgain: null,
    askNow: ['never-asked'],
    conflicts: [],
  })
})

test('two words that differ count as the narrower one until the head decides, and a newer word reopens it', async () => {
  const id = await message()
  expect((await record(id)).status).toBe(200)
  const self = {
    standing: 'self',
    lines: [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }],
  }
  expect((await record(id, self)).status).toBe(200)
  const before = (await read(id)).body
  expect(before['effective']).toEqual([{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }])
  const [conflict] = before['conflicts'] as { consents: number[] }[]
  const decision = {
    purpose: 'RAISE_NAMED',
    answer: 'anonymous',
    consents: conflict?.consents,
    reason: await sealed('Synthetic reason'),
  }
  const decide = (cookie: string, body: object = decision) =>
    send(office.desk, DESK, `/api/submissions/${id}/consents/decide`, body, { cookie })
  // Only the head, and in the words of a record that is not there for everybody else.
  expect((await decide(officer)).status).toBe(404)
  expect((await decide(head, { ...decision, consents: [1] })).body['code']).toBe(
    'changed-meanwhile',
  )
  expect((await decide(head)).status).toBe(200)
  expect((await read(id)).body['effective']).toMatchObject([{ answer: 'anonymous' }])
  expect((await read(id)).body['conflicts']).toMatchObject([
    { decision: { by: 'Head One', answer: 'anonymous', reason: decision.reason } },
  ])
  await record(id, self)
  expect((await read(id)).body['effective']).toMatchObject([{ answer: 'no' }])
})

test.each([
  [
    'a purpose that is in no vocabulary',
    { lines: [{ purpose: 'ANY', answer: 'no', recipients: [] }] },
  ],
  ['an answer that is in none', { lines: [{ purpose: 'STORE', answer: 'maybe', recipients: [] }] }],
  [
    'a recipient that is in none',
    { lines: [{ purpose: 'STORE', answer: 'named', recipients: ['neighbour'] }] },
  ],
  ['somebody whose word it cannot be', { standing: 'neighbour' }],
  ['a day that has not come', { given: '2999-01-01' }],
  ['a person who is not recorded', { person: '999999' }],
  [
    'one purpose answered twice',
    {
      lines: [
        { purpose: 'STORE', answer: 'no', recipients: [] },
        { purpose: 'STORE', answer: 'named', recipients: [] },
      ],
    },
  ],
])('%s is refused, and nothing is kept', async (_what, given) => {
  const id = await message()
  expect(await record(id, given)).toMatchObject({ status: 422, body: { code: 'value-refused' } })
  expect((await read(id)).body['consents']).toEqual([])
})

test('somebody who was released since is to be asked again', async () => {
  const id = await message()
  await send(office.desk, DESK, `/api/submissions/${id}/open`, {}, { cookie: officer })
  const claim = {
    source: { kind: 'office' },
    directness: 'second-hand',
    credibility: 3,
    saidOn: today,
    audience: 0,
    replaces: null,
  }
  const made = await send(
    office.desk,
    DESK,
    '/api/people',
    {
      claims: [
        { ...claim, property: 'person.name', value: { kind: 'name', text: 'Synthetic Person' } },
      ],
    },
    { cookie: officer },
  )
  expect(made.status).toBe(200)
  const person = String(made.body['person'])
  await record(id, { person, given: '2020-08-12' })
  expect((await read(id)).body['askNow']).toEqual(['month'])
  await office.host.admin.query(
    `insert into ${office.names.schema}.subject_view
     select subject, 2, object, kind, $1::bigint, '2020-08-10', '2020-08-14', 0, 1, '', '{}'
     from ${office.names.schema}.subject_view where subject = $1::bigint limit 1`,
    [person],
  )
  const again = (await read(id, head)).body['askNow']
  expect(again).toEqual(['month', 'release'])
})
