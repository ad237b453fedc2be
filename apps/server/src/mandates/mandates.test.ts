import { randomBytes } from 'node:crypto'
import { sealDocument, sign, type SigningKey } from '@amparo/seal'
import {
  newToken,
  tokenHash,
  type FreezeBody,
  type MandateBody,
  type UploadToken,
} from '@amparo/seal/mandate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aSender,
  DESK,
  DOOR,
  intakeRecipient,
  sealedRequest,
  send,
  signedIn,
  testOffice,
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

const today = new Date().toISOString().slice(0, 10)
const random = (length: number) => new Uint8Array(randomBytes(length))

function keyOf(role: string): SigningKey {
  const person = office.prepared.people.find((one) => one.role === role)
  if (person === undefined) throw new Error(`nobody is ${role}`)
  return person.sign
}

const desk = (path: string, body: unknown, cookie: string) =>
  send(office.desk, DESK, `/api/mandates${path}`, body, { cookie })

interface Made {
  readonly id: string
  readonly tokens: readonly UploadToken[]
}

function bodyWith(given: Partial<MandateBody>, tokens: readonly UploadToken[]): MandateBody {
  return {
    v: 1,
    type: 'mandate',
    office: office.prepared.plan.name,
    team: 1,
    id: Buffer.from(random(16)).toString('hex'),
    holder: '',
    scope: 'Synthetic scope',
    notBefore: today,
    notAfter: dayFrom(30),
    tokens: tokens.map(tokenHash),
    ...given,
  }
}

async function handed(body: MandateBody, role = 'intake-officer', cookie = one): Promise<Told> {
  const holder = Buffer.from(
    await sealDocument([intakeRecipient(office.prepared)], { text: 'Synthetic lawyer' }),
  ).toString('base64')
  const document = sign('mandate', body, keyOf(role))
  return desk('/make', { document, holder }, cookie)
}

async function mandate(count = 3): Promise<Made> {
  const tokens = Array.from({ length: count }, () => newToken(random))
  const body = bodyWith({}, tokens)
  const told = await handed(body)
  if (told.status !== 200) throw new Error(told.text)
  return { id: body.id, tokens }
}

async function sendBy(token: UploadToken): Promise<Sender & { told: Told; request: object }> {
  const sender = await aSender(office)
  const pass = { kind: 'token', token: Buffer.from(token).toString('hex') }
  const request = { ...(await sealedRequest(office, sender)), pass }
  return { ...sender, request, told: await send(office.door, DOOR, '/api/submissions', request) }
}

function freeze(id: string, seq: number, act: 'freeze' | 'lift', who: 'one' | 'two') {
  const body: FreezeBody = {
    v: 1,
    type: 'freeze',
    office: office.prepared.plan.name,
    team: 1,
    mandate: id,
    act,
    reason: 'arrested',
    day: today,
    seq,
  }
  const document = sign('freeze', body, keyOf(who === 'one' ? 'intake-officer' : 'head'))
  return desk(`/${id}/freeze`, { document }, who === 'one' ? one : two)
}

function dayFrom(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

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
    const unknown = (await sendBy(newToken(random))).told
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
    const told = await handed(bodyWith(given, [newToken(random)]))
    expect(told).toMatchObject({ status: 422, body: { code: 'value-refused' } })
  })

  test('signed by somebody else’s key is refused', async () => {
    const told = await handed(bodyWith({}, [newToken(random)]), 'head', one)
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
