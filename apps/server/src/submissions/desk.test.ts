import { hashOf, sealDocument } from '@amparo/seal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aSender,
  DESK,
  DOOR,
  intakeRecipient,
  sealedRequest,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
} from '../testing/test-office.ts'

let office: TestOffice
let one: string
let two: string

beforeAll(async () => {
  office = await testOffice()
  one = await signedIn(office, 'intake-officer')
  two = await signedIn(office, 'rights-officer')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (path: string, body: unknown, cookie: string) =>
  send(office.desk, DESK, `/api/submissions${path}`, body, { cookie })

async function newest(): Promise<string> {
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select max(id) as id from ${office.names.schema}.submission`,
  )
  return rows[0]?.id ?? ''
}

async function sealed(text: string): Promise<string> {
  const envelope = await sealDocument([intakeRecipient(office.prepared)], { text })
  return Buffer.from(envelope).toString('base64')
}

async function entriesOf(kind: string): Promise<number> {
  const { rowCount } = await office.host.admin.query(
    `select from ${office.names.schema}.entry where body like $1`,
    [`%\nkind ${kind}\n%`],
  )
  return rowCount ?? 0
}

describe('the queue', () => {
  test('hands out the small sealed parts of what waits, each beside the hash of its message, and writes one entry', async () => {
    const { request } = await sendMessage(office)
    const before = await entriesOf('submission.triage')
    const told = await ask('/triage', { after: null }, one)
    const items = told.body['items'] as { submission: string; message: string; triage: string }[]
    expect(items.at(-1)).toEqual({
      submission: await newest(),
      message: hashOf(Buffer.from(request.envelope, 'base64')),
      triage: request.triage,
      screening: null,
    })
    expect(await entriesOf('submission.triage')).toBe(before + 1)
  })

  test('that holds nothing new writes nothing', async () => {
    const before = await entriesOf('submission.triage')
    const told = await ask('/triage', { after: await newest() }, one)
    expect(told.body).toEqual({ items: [], more: false })
    expect(await entriesOf('submission.triage')).toBe(before)
  })
})

describe('screening', () => {
  test('leaves a message waiting, as screened, with the newest screening handed out', async () => {
    await sendMessage(office)
    const id = await newest()
    const first = await sealed('first')
    const second = await sealed('second')
    expect((await ask(`/${id}/screen`, { step: 0, envelope: first }, one)).status).toBe(200)
    const summary = async () =>
      (await send(office.desk, DESK, `/api/submissions/${id}`, undefined, { cookie: one })).body[
        'submission'
      ] as { state: string; step: number }
    const { state, step } = await summary()
    expect(state).toBe('screened')
    expect((await ask(`/${id}/screen`, { step, envelope: second }, two)).status).toBe(200)
    const queue = (await ask('/triage', { after: null }, one)).body['items'] as {
      submission: string
      screening: string
    }[]
    expect(queue.find(({ submission }) => submission === id)?.screening).toBe(second)
    const listed = await ask('/list', { state: 'screened', after: null }, one)
    expect(JSON.stringify(listed.body)).toContain(`"id":"${id}"`)
    expect((listed.body['counts'] as { screened: number }).screened).toBe(1)
  })

  test('by two at once is kept of one, and the other is told', async () => {
    await sendMessage(office)
    const id = await newest()
    const envelope = await sealed('synthetic')
    const told = await Promise.all(
      [one, two].map((cookie) => ask(`/${id}/screen`, { step: 0, envelope }, cookie)),
    )
    expect(told.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  test('of a message that somebody took over is refused', async () => {
    await sendMessage(office)
    const id = await newest()
    await ask(`/${id}/take`, { step: 0 }, one)
    const { body } = await send(office.desk, DESK, `/api/submissions/${id}`, undefined, {
      cookie: one,
    })
    const { step } = body['submission'] as { step: number }
    const told = await ask(`/${id}/screen`, { step, envelope: await sealed('x') }, two)
    expect(told).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } })
  })
})

describe('what an officer writes down', () => {
  test('is a message like any other: opened by entry, answered, and read with the return code at the door', async () => {
    const sender = await aSender(office)
    const request = await sealedRequest(office, sender)
    const told = await ask('/record', { ...request, way: 'phone', keepsCode: true }, one)
    expect(told.status).toBe(200)
    const id = String(told.body['submission'])
    expect((await ask(`/${id}/open`, {}, two)).body['parts']).toMatchObject([
      { seq: 1, by: 'Intake One', envelope: request.envelope },
    ])
    const envelope = await sealed('answer')
    const answered = await ask(
      `/${id}/answer`,
      { envelope, copy: envelope, seq: 1, prev: null },
      one,
    )
    expect(answered.status).toBe(200)
    const mailbox = await send(office.door, DOOR, '/api/mailbox/open', {
      id: sender.mailbox.id,
      access: Buffer.from(sender.mailbox.access).toString('base64'),
    })
    expect(mailbox.body['items']).toMatchObject([{ seq: 1, envelope }])
    expect(mailbox.body['until']).toMatch(/^20\d\d-\d\d-\d\d$/)
  })

  test('without a return code has a mailbox that is closed', async () => {
    const request = await sealedRequest(office, await aSender(office))
    const told = await ask('/record', { ...request, way: 'paper', keepsCode: false }, one)
    const id = String(told.body['submission'])
    const { body } = await send(office.desk, DESK, `/api/submissions/${id}`, undefined, {
      cookie: one,
    })
    expect(body['submission']).toMatchObject({ way: 'paper', mailbox: 'declined' })
  })

  test('twice in the same bytes is one message; in somebody else’s hands it is refused', async () => {
    const request = await sealedRequest(office, await aSender(office))
    const body = { ...request, way: 'visit', keepsCode: true }
    const first = await ask('/record', body, one)
    expect((await ask('/record', body, one)).text).toBe(first.text)
    expect(await ask('/record', body, two)).toMatchObject({
      status: 409,
      body: { code: 'already-received' },
    })
  })

  test('never pretends to have come through the door', async () => {
    for (const way of ['page', 'token']) {
      const request = await sealedRequest(office, await aSender(office))
      expect(await ask('/record', { ...request, way, keepsCode: true }, one)).toMatchObject({
        status: 422,
        body: { code: 'value-refused' },
      })
    }
  })
})

describe('two officers at one message', () => {
  test('see each other and what the other writes, until they leave', async () => {
    await sendMessage(office)
    const id = await newest()
    const writing = await sealed('under way')
    const here = (cookie: string, text: string | null, gone = false) =>
      ask(`/${id}/presence`, { writing: text, gone }, cookie)
    expect((await here(one, writing)).body['others']).toEqual([])
    expect((await here(two, null)).body['others']).toMatchObject([{ name: 'Intake One', writing }])
    expect((await here(one, null)).body['others']).toMatchObject([
      { name: 'Rights One', writing: null },
    ])
    await here(one, null, true)
    expect((await here(two, null)).body['others']).toEqual([])
  })

  test('are not shown who was silent for longer than a breath, nor at another message', async () => {
    await sendMessage(office)
    const id = await newest()
    await ask(`/${id}/presence`, { writing: null, gone: false }, one)
    await office.host.admin.query(
      `update ${office.names.schema}.presence set seen = now() - interval '16 seconds'`,
    )
    const told = await ask(`/${id}/presence`, { writing: null, gone: false }, two)
    expect(told.body['others']).toEqual([])
  })

  test('and nobody outside the team learns that there is a message at all', async () => {
    const id = await newest()
    const medical = await signedIn(office, 'medical')
    const told = await ask(`/${id}/presence`, { writing: null, gone: false }, medical)
    const nothing = await ask(`/999999/presence`, { writing: null, gone: false }, medical)
    expect(told.text).toBe(nothing.text)
  })
})
