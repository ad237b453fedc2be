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
  testPlan,
  type TestOffice,
} from '../testing/test-office.ts'

let office: TestOffice
let one: string
let two: string
/** May do all of it, and is not in the team that messages are sealed to. */
let outside: string

beforeAll(async () => {
  const elsewhere = {
    name: 'Rights Elsewhere',
    role: 'rights-officer' as const,
    teams: ['protection'],
  }
  office = await testOffice({ ...testPlan, people: [...testPlan.people, elsewhere] })
  one = await signedIn(office, 'intake-officer')
  two = await signedIn(office, 'rights-officer')
  outside = await signedIn(office, 'Rights Elsewhere')
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

interface Summed {
  readonly state: string
  readonly step: number
  readonly frozen: boolean
}

async function summary(id: string): Promise<Summed> {
  const told = await send(office.desk, DESK, `/api/submissions/${id}`, undefined, { cookie: one })
  return told.body['submission'] as Summed
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
    const { state, step } = await summary(id)
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
    const { step } = await summary(id)
    const told = await ask(`/${id}/screen`, { step, envelope: await sealed('x') }, two)
    expect(told).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } })
  })
})

describe('a message that is put back', () => {
  const put = async (id: string, to: string, more: object = {}) => {
    const { step } = await summary(id)
    expect((await ask(`/${id}/${to}`, { step, ...more }, one)).status).toBe(200)
  }

  test('waits again, or is screened again when it was: nobody is asked the same twice', async () => {
    await sendMessage(office)
    const id = await newest()
    await put(id, 'take')
    await put(id, 'put-back')
    expect((await summary(id)).state).toBe('waiting')
    await put(id, 'screen', { envelope: await sealed('screening') })
    await put(id, 'take')
    expect((await summary(id)).state).toBe('taken')
    await put(id, 'put-back')
    expect((await summary(id)).state).toBe('screened')
    const { body } = await ask('/list', { state: 'screened', after: null }, one)
    expect(JSON.stringify(body['submissions'])).toContain(`"id":"${id}"`)
  })

  test('is in exactly one list, and is counted there', async () => {
    const states = ['waiting', 'screened', 'taken', 'set-aside']
    const lists = await Promise.all(
      states.map(async (state) => (await ask('/list', { state, after: null }, one)).body),
    )
    for (const [at, { submissions, counts, more }] of lists.entries()) {
      expect(more).toBe(false)
      expect((submissions as unknown[]).length).toBe(
        (counts as Record<string, number>)[states[at] ?? ''],
      )
    }
    const ids = lists.flatMap(({ submissions }) =>
      (submissions as { id: string }[]).map((s) => s.id),
    )
    expect(new Set(ids).size).toBe(ids.length)
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
    const committed = await ask(
      `/${id}/opened`,
      {
        part: 1,
        commit: Buffer.alloc(32, 7).toString('base64'),
        opening: await sealed('key'),
        notice: null,
      },
      two,
    )
    expect(committed.status).toBe(200)
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
    expect(await summary(id)).toMatchObject({
      way: 'paper',
      mailbox: 'declined',
      parts: 1,
      files: 0,
    })
    const envelope = await sealed('answer')
    const answer = { envelope, copy: envelope, seq: 1, prev: null }
    expect((await ask(`/${id}/answer`, answer, one)).body['code']).toBe('mailbox-closed')
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

  test('sent many times at once is one message', async () => {
    const request = await sealedRequest(office, await aSender(office))
    const body = { ...request, way: 'voice-message', keepsCode: true }
    const told = await Promise.all(Array.from({ length: 5 }, () => ask('/record', body, one)))
    expect(new Set(told.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(told[0]?.status).toBe(200)
  })

  test('stands in the log as one entry, about all that came with it', async () => {
    const request = await sealedRequest(office, await aSender(office))
    const before = await entriesOf('submission.record')
    const told = await ask('/record', { ...request, way: 'email', keepsCode: false }, one)
    expect(await entriesOf('submission.record')).toBe(before + 1)
    const { body } = told.body['acknowledgement'] as { body: { envelope: string } }
    expect(body.envelope).toBe(hashOf(Buffer.from(request.envelope, 'base64')))
    const { rows } = await office.host.admin.query(
      ['submission_part', 'submission_triage', 'mailbox', 'mailbox_closing', 'submission_step']
        .map(
          (table) =>
            `select from ${office.names.schema}.${table} where entry = ${String(told.body['entry'])}`,
        )
        .join(' union all '),
    )
    expect(rows).toHaveLength(5)
  })

  test('takes nobody’s mailbox over, nor bytes that came through the door', async () => {
    const { request } = await sendMessage(office)
    const other = await sealedRequest(office, await aSender(office))
    for (const body of [
      { ...request, way: 'form' },
      { ...other, mailbox: request.mailbox, way: 'form' },
    ])
      expect(await ask('/record', { ...body, keepsCode: true }, one)).toMatchObject({
        status: 409,
        body: { code: 'already-received' },
      })
  })

  test('is taken in by the intake team alone', async () => {
    const request = await sealedRequest(office, await aSender(office))
    const told = await ask('/record', { ...request, way: 'visit', keepsCode: true }, outside)
    expect(told.status).toBe(404)
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

  test('are not shown who was silent for longer than a breath, nor who is at another message', async () => {
    const at = async (cookie: string, id: string) =>
      (await ask(`/${id}/presence`, { writing: null, gone: false }, cookie)).body['others']
    await sendMessage(office)
    const other = await newest()
    await sendMessage(office)
    const id = await newest()
    await at(one, id)
    expect(await at(two, other)).toEqual([])
    expect(await at(two, id)).toMatchObject([{ name: 'Intake One' }])
    await office.host.admin.query(
      `update ${office.names.schema}.presence set seen = now() - interval '16 seconds'`,
    )
    expect(await at(two, id)).toEqual([])
  })

  test('leave no entry behind', async () => {
    await sendMessage(office)
    const id = await newest()
    const entries = async () =>
      (await office.host.admin.query(`select from ${office.names.schema}.entry`)).rowCount
    const before = await entries()
    await ask(`/${id}/presence`, { writing: null, gone: false }, one)
    await ask(`/${id}/presence`, { writing: null, gone: true }, one)
    expect(await entries()).toBe(before)
  })

  test('are told how many items stand in the mailbox, so that an answer just sent is noticed', async () => {
    await sendMessage(office)
    const id = await newest()
    const envelope = await sealed('answer')
    const here = () => ask(`/${id}/presence`, { writing: null, gone: false }, two)
    expect((await here()).body['written']).toBe(0)
    await ask(`/${id}/answer`, { envelope, copy: envelope, seq: 1, prev: null }, one)
    expect((await here()).body['written']).toBe(1)
  })
})

describe('outside the team', () => {
  test('a message is not there, whatever is asked of it', async () => {
    await sendMessage(office)
    const id = await newest()
    const envelope = await sealed('synthetic')
    const nothing = await ask(`/999999/open`, {}, outside)
    expect(nothing.status).toBe(404)
    for (const [path, body] of [
      ['open', {}],
      ['screen', { step: 0, envelope }],
      ['presence', { writing: envelope, gone: false }],
      ['take', { step: 0 }],
    ] as const)
      expect((await ask(`/${id}/${path}`, body, outside)).text, path).toBe(nothing.text)
  })

  test('the queue is empty', async () => {
    expect((await ask('/triage', { after: null }, outside)).body).toEqual({
      items: [],
      more: false,
    })
  })
})

test('plaintext is refused wherever something sealed is due', async () => {
  await sendMessage(office)
  const id = await newest()
  const plain = Buffer.from('plain words').toString('base64')
  const request = await sealedRequest(office, await aSender(office))
  for (const [path, body] of [
    [`/${id}/screen`, { step: 0, envelope: plain }],
    [`/${id}/presence`, { writing: plain, gone: false }],
    ['/record', { ...request, triage: plain, way: 'phone', keepsCode: true }],
  ] as const)
    expect((await ask(path, body, one)).body['code'], path).toBe('envelope-refused')
})
