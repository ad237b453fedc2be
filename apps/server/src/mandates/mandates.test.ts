import { randomBytes } from 'node:crypto'
import { sealDocument } from '@amparo/seal'
import type { FreezeBody, UploadToken } from '@amparo/seal/mandate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aMandate,
  aToken,
  dayFrom,
  handMandate,
  mandateBody,
  signAct,
  type Acting,
  type MadeMandate,
} from '../testing/mandates.ts'
import {
  aSender,
  DESK,
  DOOR,
  intakeRecipient,
  sealedRequest,
  send,
  signedIn,
  testOffice,
  type SealedRequest,
  type Sender,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'

let office: TestOffice
let one: string
let two: string

beforeAll(async () => {
  office = await testOffice()
  one = await signedIn(office, 'intake-officer')
  two = await signedIn(office, 'head')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const acting = (who: 'one' | 'two'): Acting =>
  who === 'one' ? { role: 'intake-officer', cookie: one } : { role: 'head', cookie: two }

const mandate = (count = 3): Promise<MadeMandate> => aMandate(office, acting('one'), count)

async function sendBy(
  token: UploadToken,
): Promise<Sender & { told: Told; request: SealedRequest }> {
  const sender = await aSender(office)
  const pass = { kind: 'token', token: Buffer.from(token).toString('hex') }
  const request = { ...(await sealedRequest(office, sender)), pass }
  return { ...sender, request, told: await send(office.door, DOOR, '/api/submissions', request) }
}

const freeze = (
  id: string,
  seq: number,
  act: 'freeze' | 'lift',
  who: 'one' | 'two',
  given: Partial<FreezeBody> = {},
): Promise<Told> => signAct(office, id, { act, seq, ...given }, acting(who))

describe('a mandate', () => {
  test('lets its tokens in, each once, without work', async () => {
    const { id, tokens } = await mandate()
    const [token] = tokens
    if (token === undefined) throw new Error('no token')
    const sent = await sendBy(token)
    expect(sent.told.status).toBe(200)
    expect(await sendBy(token)).toMatchObject({
      told: { status: 422, body: { code: 'token-refused' } },
    })
    // The line broke and the same bytes come again: acknowledged again, and no token is lost.
    const again = await send(office.door, DOOR, '/api/submissions', sent.request)
    expect(again.text).toBe(sent.told.text)
    const listed = await send(office.desk, DESK, '/api/mandates', undefined, { cookie: two })
    const found = (listed.body['mandates'] as { id: string }[]).find((one) => one.id === id)
    expect(found).toMatchObject({ tokens: 3, used: 1, state: 'open' })
  })

  test('lets one of twenty in who come with one token at the same moment', async () => {
    const { tokens } = await mandate(1)
    const [token] = tokens
    if (token === undefined) throw new Error('no token')
    const told = await Promise.all(Array.from({ length: 20 }, () => sendBy(token)))
    expect(told.filter(({ told: { status } }) => status === 200)).toHaveLength(1)
    expect(new Set(told.map(({ told: { status } }) => status))).toEqual(new Set([200, 422]))
  })

  test('refuses unknown tokens and those out of their time in the very same bytes', async () => {
    const unknown = (await sendBy(aToken())).told
    const { id, tokens } = await mandate(1)
    await office.host.admin.query(
      `update ${office.names.schema}.token set not_after = '2020-01-01', not_before = '2020-01-01'
       where mandate = decode($1, 'hex')`,
      [id],
    )
    const [token] = tokens
    if (token === undefined) throw new Error('no token')
    expect((await sendBy(token)).told.text).toBe(unknown.text)
  })

  test.each([
    ['of another office', { office: 'Another' }],
    ['for another team', { team: 2 }],
    ['longer than a year', { notAfter: dayFrom(400) }],
    ['that is over', { notAfter: '2020-01-01', notBefore: '2020-01-01' }],
  ])('%s is refused', async (_what, given) => {
    const told = await handMandate(office, mandateBody(office, [aToken()], given), acting('one'))
    expect(told).toMatchObject({ status: 422, body: { code: 'value-refused' } })
  })

  test('signed by somebody else’s key is refused', async () => {
    const body = mandateBody(office, [aToken()])
    const told = await handMandate(office, body, { role: 'head', cookie: one })
    expect(told).toMatchObject({ status: 422, body: { code: 'value-refused', about: 'signature' } })
  })
})

describe('when a lawyer is arrested', () => {
  test('two people freeze tokens and mailboxes, and it takes two to lift it', async () => {
    const { id, tokens } = await mandate()
    const [first, second, third] = tokens
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('tokens')
    const { mailbox } = await sendBy(first)
    const open = () =>
      send(office.door, DOOR, '/api/mailbox/open', {
        id: mailbox.id,
        access: Buffer.from(mailbox.access).toString('base64'),
      })
    const nowhere = await send(office.door, DOOR, '/api/mailbox/open', {
      id: randomBytes(16).toString('hex'),
      access: randomBytes(32).toString('base64'),
    })
    expect((await open()).status).toBe(200)

    expect((await freeze(id, 1, 'freeze', 'one')).body).toEqual({ state: 'freezing' })
    expect(await freeze(id, 1, 'freeze', 'one')).toMatchObject({
      status: 409,
      body: { code: 'needs-another-person' },
    })
    // One signature stops nothing yet.
    expect((await sendBy(second)).told.status).toBe(200)
    expect((await freeze(id, 1, 'freeze', 'two')).body).toEqual({ state: 'frozen' })

    expect((await sendBy(third)).told).toMatchObject({
      status: 422,
      body: { code: 'token-refused' },
    })
    // Whoever forces the lawyer to show a code is told what somebody is told who made one up.
    expect((await open()).text).toBe(nowhere.text)
    const clients = await send(office.desk, DESK, `/api/mandates/${id}/clients`, undefined, {
      cookie: two,
    })
    expect(clients.body['clients']).toHaveLength(2)

    expect((await freeze(id, 2, 'lift', 'two')).body).toEqual({ state: 'lifting' })
    expect((await open()).status).toBe(404)
    expect((await freeze(id, 2, 'lift', 'one')).body).toEqual({ state: 'open' })
    expect((await open()).status).toBe(200)
    expect((await sendBy(third)).told.status).toBe(200)
  })

  test('an officer cannot answer into a frozen mailbox, and reads why', async () => {
    const { id, tokens } = await mandate(1)
    const [token] = tokens
    if (token === undefined) throw new Error('no token')
    await sendBy(token)
    await freeze(id, 1, 'freeze', 'one')
    await freeze(id, 1, 'freeze', 'two')
    const clients = await send(office.desk, DESK, `/api/mandates/${id}/clients`, undefined, {
      cookie: one,
    })
    const [{ submission = '' } = {}] = clients.body['clients'] as { submission?: string }[]
    const sealed = Buffer.from(
      await sealDocument([intakeRecipient(office.prepared)], { text: 'synthetic' }),
    ).toString('base64')
    const told = await send(
      office.desk,
      DESK,
      `/api/submissions/${submission}/answer`,
      { envelope: sealed, copy: sealed, seq: 1, prev: null },
      { cookie: one },
    )
    expect(told).toMatchObject({ status: 409, body: { code: 'frozen' } })
  })

  test('everything of a frozen mailbox is told like a mailbox that is not there', async () => {
    const { id, tokens } = await mandate(1)
    const [token] = tokens
    if (token === undefined) throw new Error('no token')
    const { mailbox, request } = await sendBy(token)
    const { envelope } = request
    await freeze(id, 1, 'freeze', 'one')
    await freeze(id, 1, 'freeze', 'two')
    const own = { id: mailbox.id, access: Buffer.from(mailbox.access).toString('base64') }
    const none = { id: randomBytes(16).toString('hex'), access: own.access }
    const prev = 'ab'.repeat(32)
    for (const [path, more] of [
      ['open', {}],
      ['add', { envelope, prev }],
      ['decline', {}],
    ] as const) {
      const ask = (box: object) =>
        send(office.door, DOOR, `/api/mailbox/${path}`, { ...box, ...more })
      const [frozen, nowhere] = [await ask(own), await ask(none)]
      expect(frozen.status).toBe(404)
      expect(frozen.text).toBe(nowhere.text)
    }
    expect(await kindsOf(mailbox.id)).not.toContain('submission.decline')
  })

  test('two who sign at the same moment freeze it, and one who signs twice at once does not', async () => {
    const { id } = await mandate(1)
    const twice = await Promise.all([
      freeze(id, 1, 'freeze', 'one'),
      freeze(id, 1, 'freeze', 'one'),
    ])
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const other = await mandate(1)
    const both = await Promise.all([
      freeze(other.id, 1, 'freeze', 'one'),
      freeze(other.id, 1, 'freeze', 'two'),
    ])
    expect(new Set(both.map(({ body }) => body['state']))).toEqual(new Set(['freezing', 'frozen']))
  })

  test('two who mean different things have not agreed', async () => {
    const { id } = await mandate(1)
    await freeze(id, 1, 'freeze', 'one', { reason: 'arrested' })
    const told = await freeze(id, 1, 'freeze', 'two', { reason: 'token-lost' })
    expect(told).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } })
  })

  test.each([
    ['of another office', { office: 'Another' }],
    ['of another team', { team: 2 }],
    ['about another mandate', { mandate: 'ab'.repeat(16) }],
    ['for a reason nobody knows', { reason: 'synthetic-reason' }],
  ])('an act %s is refused', async (_what, given) => {
    const { id } = await mandate(1)
    const body = { act: 'freeze', seq: 1, mandate: id, ...given } as const
    const told = await signAct(office, id, body, acting('one'))
    expect(told).toMatchObject({ status: 422, body: { code: 'value-refused' } })
  })

  test('handing out the clients’ small parts is an entry of whoever looked, and every act one of the mandate', async () => {
    const { id } = await mandate(1)
    await freeze(id, 1, 'freeze', 'one')
    await freeze(id, 1, 'freeze', 'two')
    await freeze(id, 2, 'lift', 'one')
    await freeze(id, 2, 'lift', 'two')
    expect(await kindsOf(id)).toEqual([
      'mandate.make',
      'mandate.freeze',
      'mandate.freeze',
      'mandate.lift',
      'mandate.lift',
    ])
    await send(office.desk, DESK, `/api/mandates/${id}/clients`, undefined, { cookie: two })
    const { rows } = await office.host.admin.query<{ body: string }>(
      `select body from ${office.names.schema}.entry order by id desc limit 1`,
    )
    expect(rows[0]?.body).toMatch(/\nkind submission\.triage\n/)
  })

  test('a mandate of a team is nothing to whoever is not in it', async () => {
    const { id } = await mandate(1)
    const medical = await signedIn(office, 'medical')
    const told = await send(office.desk, DESK, `/api/mandates/${id}/clients`, undefined, {
      cookie: medical,
    })
    expect(told).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  test('an act out of its round, an old lifting shown again, or another meaning is refused', async () => {
    const { id } = await mandate(1)
    expect((await freeze(id, 2, 'freeze', 'one')).body['code']).toBe('changed-meanwhile')
    expect((await freeze(id, 1, 'lift', 'one')).body['code']).toBe('changed-meanwhile')
    await freeze(id, 1, 'freeze', 'one')
    expect((await freeze(id, 1, 'lift', 'two')).body['code']).toBe('changed-meanwhile')
    await freeze(id, 1, 'freeze', 'two')
    expect((await freeze(id, 1, 'lift', 'one')).body['code']).toBe('changed-meanwhile')
  })
})

/** What was entered about an object, oldest first. */
async function kindsOf(object: string): Promise<string[]> {
  const { rows } = await office.host.admin.query<{ kind: string }>(
    `select substring(body from '\nkind ([a-z.-]+)\n') as kind
     from ${office.names.schema}.entry where object = decode($1, 'hex') order by id`,
    [object],
  )
  return rows.map(({ kind }) => kind)
}
