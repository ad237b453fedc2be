import { randomBytes } from 'node:crypto'
import { hashOf, newIdentity, recipientOf, sealDocument, type Recipient } from '@amparo/seal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'

let office: TestOffice
/** A rights officer in teams 1 and 2, the head in the same, an intake officer in 1 alone. */
const cookies = { rights: '', head: '', intake: '', medical: '' }
type Who = keyof typeof cookies

let team: Recipient
let otherTeam: Recipient
beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.head = await signedIn(office, 'head')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  team = await recipientOf(await newIdentity())
  otherTeam = await recipientOf(await newIdentity())
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

const query = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await office.host.admin.query<Record<string, unknown>>(sql, values)).rows

async function person(audience = 0): Promise<string> {
  const name = {
    property: 'person.name',
    value: { kind: 'name', text: 'Synthetic Person' },
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 4,
    saidOn: '2026-01-01',
    audience,
    replaces: null,
  }
  const told = await ask('rights', '/api/subjects', { kind: 'person', claims: [name] })
  return String(told.body['subject'])
}

async function message(): Promise<string> {
  await sendMessage(office)
  const [row] = await query('select max(id)::text as id from submission')
  return String(row?.['id'])
}

/** What the browser sends: the server can tell no more of it than that it is sealed to one. */
async function sealed(to: readonly Recipient[] = [team]): Promise<string> {
  return Buffer.from(await sealDocument([...to], { synthetic: 'words' })).toString('base64')
}

const drawn = (): string => randomBytes(16).toString('hex')

async function version(given: object = {}) {
  const [envelope, head] = [await sealed(), await sealed()]
  return { key: drawn(), envelope, head, commit: randomBytes(32).toString('base64'), ...given }
}

async function newAccount(id: string, given: object = {}) {
  const about = { kind: 'person', id }
  return { about, audience: 2, handle: drawn(), known: 0, ...(await version()), ...given }
}

async function taken(id: string, given: object = {}): Promise<string> {
  const told = await ask('rights', '/api/accounts', await newAccount(id, given))
  expect(told.status, told.text).toBe(200)
  return String(told.body['account'])
}

interface Row {
  readonly id: string
  readonly handle: string
  readonly versions: readonly { seq: number; kind: string; by: string; sha256: string }[]
  readonly head: { readonly seq: number; readonly envelope: string }
}

async function listed(who: Who, of: string | null, submissions: string[] = []): Promise<Row[]> {
  const told = await ask(who, '/api/accounts/list', { person: of, submissions })
  expect(told.status, told.text).toBe(200)
  return told.body['accounts'] as Row[]
}

const keep = (who: Who, account: string, given: object) =>
  ask(who, `/api/accounts/${account}/versions`, given)

const opened = (who: Who, account: string) => ask(who, `/api/accounts/${account}/open`, {})

test('an account is handed out to its team as it came in, under the officer’s name', async () => {
  const someone = await person()
  const given = await newAccount(someone)
  const { body } = await ask('rights', '/api/accounts', given)
  const told = await opened('head', String(body['account']))
  expect(told.body).toMatchObject({
    account: { handle: given.handle, about: given.about, audience: 2 },
    versions: [
      {
        seq: 1,
        kind: 'original',
        sealed: { envelope: given.envelope, commit: given.commit },
        erased: null,
        by: 'Rights One',
      },
    ],
  })
  expect(await listed('head', someone)).toMatchObject([
    { id: body['account'], head: { seq: 1, envelope: given.head } },
  ])
  const sha256 = hashOf(new Uint8Array(Buffer.from(given.envelope, 'base64')))
  expect((await listed('head', someone))[0]?.versions).toMatchObject([{ sha256 }])
})

test('outside the team it is, in lists and when asked for by its number, as if it were not there', async () => {
  const someone = await person()
  const nothing = await opened('intake', '999999')
  const empty = await ask('intake', '/api/accounts/list', { person: someone, submissions: [] })
  const account = await taken(someone)
  expect(await ask('intake', '/api/accounts/list', { person: someone, submissions: [] })).toEqual(
    empty,
  )
  expect((await opened('intake', account)).text).toBe(nothing.text)
  const more = { seq: 2, kind: 'correction', ...(await version()) }
  expect((await keep('intake', account, more)).text).toBe(nothing.text)
  expect((await opened('medical', account)).text).toBe(nothing.text)
  expect(nothing.status).toBe(404)
})

test('every opening is an entry of the account, and a list of accounts opens nothing', async () => {
  const someone = await person()
  const account = await taken(someone)
  const kinds = async () =>
    (
      await query(
        `select e.body from account a join entry e on e.object = a.object where a.id = $1 order by e.seq`,
        account,
      )
    ).map(({ body }) => /kind (\S+)/.exec(String(body))?.[1])
  await listed('head', someone)
  expect(await kinds()).toEqual(['account.take'])
  await opened('head', account)
  await opened('rights', account)
  expect(await kinds()).toEqual(['account.take', 'account.open', 'account.open'])
})

test('a correction and a translation stand beside the original; nothing is overwritten', async () => {
  const someone = await person()
  const account = await taken(someone)
  const correction = await version()
  const translation = await version({ head: null })
  await keep('head', account, { seq: 2, kind: 'correction', ...correction })
  await keep('rights', account, { seq: 3, kind: 'translation', ...translation })
  const { body } = await opened('rights', account)
  expect(body['versions']).toMatchObject([
    { seq: 1, kind: 'original', by: 'Rights One' },
    { seq: 2, kind: 'correction', by: 'Head One', sealed: { envelope: correction.envelope } },
    { seq: 3, kind: 'translation', by: 'Rights One', sealed: { envelope: translation.envelope } },
  ])
  // The newest words are known by what stands beside them; a translation has nothing of its own.
  expect(await listed('rights', someone)).toMatchObject([
    { head: { seq: 2, envelope: correction.head } },
  ])
})

test('the same request, sent again because the line broke, keeps one version and gets the same answer', async () => {
  const someone = await person()
  const given = await newAccount(someone)
  const first = await ask('rights', '/api/accounts', given)
  // Sealed once more: other bytes under the same key.
  const again = await ask('rights', '/api/accounts', { ...given, envelope: await sealed() })
  expect(again.text).toBe(first.text)
  const account = String(first.body['account'])
  const more = { seq: 2, kind: 'correction', ...(await version()) }
  const told = [await keep('rights', account, more), await keep('rights', account, more)]
  expect(told.map(({ status }) => status)).toEqual([200, 200])
  expect((await listed('rights', someone)).map(({ versions }) => versions.length)).toEqual([2])
})

test('another key under the same handle, or the same by somebody else, is told that something is there', async () => {
  const someone = await person()
  const given = await newAccount(someone)
  await ask('rights', '/api/accounts', given)
  for (const [who, more] of [
    ['rights', { key: drawn() }],
    ['head', {}],
  ] as const)
    expect(await ask(who, '/api/accounts', { ...given, ...more })).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    })
  const elsewhere = { kind: 'person', id: await person() }
  expect(await ask('rights', '/api/accounts', { ...given, about: elsewhere })).toMatchObject({
    status: 200,
  })
  expect(await listed('rights', elsewhere.id)).toEqual([])
})

test('two who correct at once lose nothing: one is kept, the other is told and can follow it', async () => {
  const account = await taken(await person())
  const [one, other] = [await version(), await version()]
  const told = await Promise.all([
    keep('rights', account, { seq: 2, kind: 'correction', ...one }),
    keep('head', account, { seq: 2, kind: 'correction', ...other }),
  ])
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200, 409]))
  expect(told.map(({ body }) => body['code'])).toContain('changed-meanwhile')
  const late = told[0]?.status === 409 ? one : other
  const who = late === one ? 'rights' : 'head'
  expect(await keep(who, account, { seq: 3, kind: 'correction', ...late })).toMatchObject({
    status: 200,
  })
  expect((await opened('rights', account)).body['versions']).toHaveLength(3)
})

test('a second account is kept only by somebody who has seen the first', async () => {
  const someone = await person()
  const [one, other] = [await newAccount(someone), await newAccount(someone)]
  const told = await Promise.all([
    ask('rights', '/api/accounts', one),
    ask('head', '/api/accounts', other),
  ])
  expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200, 409]))
  const [late, who] = told[0]?.status === 409 ? [one, 'rights' as const] : [other, 'head' as const]
  expect(await ask(who, '/api/accounts', { ...late, known: 1 })).toMatchObject({ status: 200 })
  expect(await listed('rights', someone)).toHaveLength(2)
})

test('the sender of a message has accounts too, sealed to the team the message was sealed to', async () => {
  const id = await message()
  const about = { kind: 'submission', id }
  expect(
    await ask('rights', '/api/accounts', await newAccount(id, { about, audience: 2 })),
  ).toMatchObject({ body: { code: 'audience-refused' } })
  await taken(id, { about, audience: 1 })
  expect(await listed('intake', null, [id])).toHaveLength(1)
  const told = await ask('intake', '/api/accounts/list', { person: null, submissions: [id, '999'] })
  expect(told.body['messages']).toMatchObject([{ submission: id }])
  const unseen = await ask('medical', '/api/accounts/list', { person: null, submissions: [id] })
  expect(unseen.body).toEqual({ accounts: [], messages: [] })
})

describe('a doctor or psychologist', () => {
  test('takes down for the medical team what a person the office knows tells them, and opens it again', async () => {
    const someone = await person()
    const given = await newAccount(someone, { audience: 3 })
    const told = await ask('medical', '/api/accounts', given)
    expect(told.status, told.text).toBe(200)
    const account = String(told.body['account'])
    expect((await opened('medical', account)).body).toMatchObject({
      account: { about: given.about, audience: 3 },
      versions: [{ by: 'Medical One', sealed: { envelope: given.envelope } }],
    })
    expect(await listed('medical', someone)).toMatchObject([{ id: account }])
    const correction = { seq: 2, kind: 'correction', ...(await version()) }
    expect((await keep('medical', account, correction)).status).toBe(200)
    // Nobody outside the team learns that the person told anything there.
    expect(await listed('rights', someone)).toEqual([])
    expect((await opened('head', account)).status).toBe(404)
  })

  test('sees of what was told to others nothing, and puts nothing where they read', async () => {
    const someone = await person()
    const account = await taken(someone)
    expect(await listed('medical', someone)).toEqual([])
    expect((await opened('medical', account)).status).toBe(404)
    expect(await ask('medical', '/api/accounts', await newAccount(someone))).toMatchObject({
      body: { code: 'audience-refused' },
    })
  })

  test('has no part in what the senders of messages tell, though they were of the team that reads', async () => {
    const { admin } = office.host
    const id = await message()
    const about = { kind: 'submission', id }
    const account = await taken(id, { about, audience: 1 })
    const nowhere = await opened('medical', '999999')
    const row = await admin.query(
      `insert into membership (staff, team, entry, tx)
       select s.id, 1, s.entry, s.tx from staff s where s.role = 'medical' returning staff`,
    )
    try {
      const list = await ask('medical', '/api/accounts/list', { person: null, submissions: [id] })
      expect(list.body).toEqual({ accounts: [], messages: [] })
      expect((await opened('medical', account)).text).toBe(nowhere.text)
      const more = { seq: 2, kind: 'correction', ...(await version()) }
      expect((await keep('medical', account, more)).text).toBe(nowhere.text)
      const another = await newAccount(id, { about, audience: 1 })
      expect((await ask('medical', '/api/accounts', another)).text).toBe(nowhere.text)
    } finally {
      await admin.query('delete from membership where staff = $1 and team = 1', [
        row.rows[0]?.staff,
      ])
    }
  })
})

test.each([
  ['the whole office', 0, 'malformed'],
  ['a team one is not in', 3, 'audience-refused'],
])('an account for %s is refused', async (_whom, audience, code) => {
  const given = await newAccount(await person(), { audience })
  expect((await ask('rights', '/api/accounts', given)).body['code']).toBe(code)
})

test('an account for a team that may not know of the person is refused', async () => {
  const secret = await person(1)
  expect(await ask('rights', '/api/accounts', await newAccount(secret))).toMatchObject({
    body: { code: 'audience-refused' },
  })
  expect((await ask('medical', '/api/accounts', await newAccount(secret))).status).toBe(404)
})

test.each([
  ['to two teams', async () => ({ envelope: await sealed([team, otherTeam]) })],
  ['beside it to two teams', async () => ({ head: await sealed([team, otherTeam]) })],
  ['to nobody', async () => ({ envelope: Buffer.from('words').toString('base64') })],
])('what is sealed %s is not kept', async (_how, spoil) => {
  const someone = await person()
  const given = await newAccount(someone, await spoil())
  expect(await ask('rights', '/api/accounts', given)).toMatchObject({
    status: 422,
    body: { code: 'envelope-refused' },
  })
  expect(await listed('rights', someone)).toEqual([])
})

test('a translation has nothing beside it, and a correction has', async () => {
  const account = await taken(await person())
  for (const [kind, given] of [
    ['translation', await version()],
    ['correction', await version({ head: null })],
  ] as const)
    expect(await keep('rights', account, { seq: 2, kind, ...given })).toMatchObject({
      status: 422,
      body: { code: 'value-refused' },
    })
})

test('what is too large is said to be, and what is too often is too', async () => {
  const someone = await person()
  const huge = await newAccount(someone, { envelope: 'A'.repeat(14_000_000) })
  expect((await ask('rights', '/api/accounts', huge)).body['code']).toBe('too-large')
  const account = await taken(someone)
  await query(
    `insert into account_version select account, n, audience, 'correction', envelope, head, sha256, v_commit,
       decode(lpad(to_hex(n), 32, '0'), 'hex'), staff, at, entry, tx from account_version, generate_series(2, 60) n
     where account = $1`,
    account,
  )
  const one = { seq: 61, kind: 'correction', ...(await version()) }
  expect((await keep('rights', account, one)).body['code']).toBe('value-refused')
})

test('an entry binds the sealed bytes and what the browser committed to, and says nothing of either', async () => {
  const someone = await person()
  const given = await newAccount(someone)
  const { body } = await ask('rights', '/api/accounts', given)
  const [row] = await query(
    `select e.body from account a join entry e on e.id = a.entry where a.id = $1`,
    body['account'],
  )
  expect(String(row?.['body'])).toContain('kind account.take\n')
  expect(String(row?.['body'])).not.toContain(given.commit)
  expect(String(row?.['body'])).not.toContain(given.handle)
})
