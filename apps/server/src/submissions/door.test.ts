import { randomBytes } from 'node:crypto'
import { generateX25519Identity, Encrypter, identityToRecipient } from 'age-encryption'
import {
  hashOf,
  newIdentity,
  publicKeyOf,
  recipientOf,
  sealDocument,
  signedBy,
  type AcknowledgementBody,
  type Signed,
} from '@amparo/seal'
import { leafData, parseEntry } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aSender,
  DESK,
  DOOR,
  handInAt,
  sealedRequest,
  type SealedRequest,
  type Told,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
} from '../testing/test-office.ts'

let office: TestOffice

beforeAll(async () => {
  office = await testOffice()
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** Hands in what a test made of a request, with the work for it and a triage part of its own where it has none. */
async function hand(request: {
  envelope: string
  mailbox: SealedRequest['mailbox']
  triage?: string
}): Promise<Told> {
  const { triage = await someTriage() } = request
  return handInAt(office.door, DOOR, { ...request, triage })
}

async function someTriage(): Promise<string> {
  return (await sealedRequest(office, await aSender(office))).triage
}

async function count(table: string): Promise<number> {
  const { rows } = await office.host.admin.query<{ n: number }>(
    `select count(*)::int as n from ${office.names.schema}.${table}`,
  )
  return rows[0]?.n ?? 0
}

describe('a message', () => {
  test('is acknowledged by the server’s key, bound to its bytes and to its log entry', async () => {
    const { told, request } = await sendMessage(office)
    const acknowledgement = told.body['acknowledgement'] as Signed<AcknowledgementBody>
    expect(
      signedBy('acknowledgement', acknowledgement, publicKeyOf(office.prepared.serverKey)),
    ).toBe(true)
    expect(acknowledgement.body.envelope).toBe(hashOf(Buffer.from(request.envelope, 'base64')))
    const { rows } = await office.host.admin.query<{ body: string }>(
      `select body from ${office.names.schema}.entry order by id desc limit 1`,
    )
    const body = rows[0]?.body ?? ''
    expect(acknowledgement.body.leaf).toBe(Buffer.from(leafData(nodeHashing, body)).toString('hex'))
    expect(parseEntry(body)).toMatchObject({ entry: { kind: 'submission.receive', seq: 1 } })
  })

  test('is dated by its day alone, everywhere', async () => {
    await sendMessage(office)
    const { rows } = await office.host.admin.query<{ body: string }>(
      `select body from ${office.names.schema}.entry order by id desc limit 1`,
    )
    expect(rows[0]?.body).toMatch(/\ntime \d{4}-\d{2}-\d{2}T00:00:00\.000Z\n/)
    expect(rows[0]?.body).toMatch(/\nactor 0{32}\n/)
  })

  test('sent twice is kept once and acknowledged with the same words', async () => {
    const { told, request } = await sendMessage(office)
    const before = await count('submission_part')
    const again = await hand(request)
    expect(again.text).toBe(told.text)
    expect(await count('submission_part')).toBe(before)
  })

  test('sent many times at once is kept once', async () => {
    const sender = await aSender(office)
    const request = await sealedRequest(office, sender)
    const before = await count('submission_part')
    const told = await Promise.all(Array.from({ length: 6 }, () => hand(request)))
    expect(new Set(told.map(({ text }) => text)).size).toBe(1)
    expect(told[0]?.status).toBe(200)
    expect(await count('submission_part')).toBe(before + 1)
  })

  test('replayed into another mailbox is refused', async () => {
    const { request } = await sendMessage(office)
    const other = await sealedRequest(office, await aSender(office))
    const told = await hand({
      ...other,
      envelope: request.envelope,
    })
    expect(told).toMatchObject({ status: 409, body: { code: 'already-received' } })
  })

  test('cannot take over a mailbox that is somebody’s', async () => {
    const { request } = await sendMessage(office)
    const other = await sealedRequest(office, await aSender(office))
    const told = await hand({
      ...other,
      mailbox: request.mailbox,
    })
    expect(told).toMatchObject({ status: 409, body: { code: 'already-received' } })
  })

  test('of five million characters is taken', async () => {
    const { told } = await sendMessage(office, { account: 'Synthetic. '.repeat(450_000) })
    expect(told.status).toBe(200)
  })

  test('larger than the office can take is refused in one sentence, and nothing is kept', async () => {
    const sender = await aSender(office)
    const { mailbox } = await sealedRequest(office, sender)
    const before = await count('entry')
    const told = await hand({
      mailbox,
      envelope: 'A'.repeat(13 * 1024 * 1024),
    })
    expect(told).toMatchObject({ status: 413, body: { code: 'too-large' } })
    expect(await count('entry')).toBe(before)
  })
})

describe('bytes that are no message', () => {
  const cases: [string, (good: Buffer) => Promise<Buffer> | Buffer][] = [
    ['nothing', () => Buffer.alloc(0)],
    ['plain text', () => Buffer.from('I was beaten. Please help me. (synthetic)')],
    ['one bit of the header changed', (good) => flip(good, 30)],
    ['a truncated header', (good) => good.subarray(0, 900)],
    ['a truncated payload', (good) => good.subarray(0, good.length - 20)],
    ['one byte too many', (good) => Buffer.concat([good, Buffer.from([0])])],
    ['random bytes', () => randomBytes(6_000)],
    [
      'an envelope whose padding was forgotten',
      async () => Buffer.from(await sealedTo(await recipientOf(await newIdentity()), 'short')),
    ],
    [
      'an envelope to a classical key',
      async () =>
        Buffer.from(
          await sealedTo(
            await identityToRecipient(await generateX25519Identity()),
            ' '.repeat(4096),
          ),
        ),
    ],
    ['an envelope to a passphrase', async () => Buffer.from(await sealedToPassphrase())],
  ]

  test.each(cases)('%s is refused, and nothing is kept', async (_what, make) => {
    const sender = await aSender(office)
    const { envelope, mailbox } = await sealedRequest(office, sender)
    const bytes = await make(Buffer.from(envelope, 'base64'))
    const before = await count('entry')
    const told = await hand({
      mailbox,
      envelope: bytes.toString('base64'),
    })
    expect(told).toMatchObject({ status: 422, body: { code: 'envelope-refused' } })
    expect(await count('entry')).toBe(before)
  })

  test('an envelope to another office’s key is kept, since nobody without the key can tell, and opens for nobody here', async () => {
    const sender = await aSender(office)
    const { mailbox } = await sealedRequest(office, sender)
    const foreign = await sealDocument([await recipientOf(await newIdentity())], sender.document)
    expect(
      (
        await hand({
          mailbox,
          envelope: Buffer.from(foreign).toString('base64'),
        })
      ).status,
    ).toBe(200)
  })
})

describe('requests that are no requests', () => {
  const whole = async (body: string | Uint8Array<ArrayBuffer>) =>
    office.door.request(`${DOOR}/api/submissions`, {
      method: 'POST',
      headers: { host: 'door.test', origin: DOOR, 'content-type': 'application/json' },
      body,
    })

  test.each([
    ['an empty body', ''],
    ['half a document', '{"envelope":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['text in another encoding', new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00])],
    ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xc3, 0x28, 0x7d])],
    ['unknown fields', '{"envelope":"","mailbox":{"id":"","access":""},"plaintext":"x"}'],
    ['a deep nest', '['.repeat(50_000) + ']'.repeat(50_000)],
    ['another prototype', '{"__proto__":{"envelope":"AA=="},"mailbox":{}}'],
  ])('%s gets a sentence', async (_what, body) => {
    const response = await whole(body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'malformed' })
  })
})

describe('a mailbox', () => {
  const accessOf = ({ mailbox }: { mailbox: { id: string; access: Uint8Array } }) => ({
    id: mailbox.id,
    access: Buffer.from(mailbox.access).toString('base64'),
  })

  test('is told the same whether its secret is wrong or it is not there', async () => {
    const sent = await sendMessage(office)
    const wrong = await send(office.door, DOOR, '/api/mailbox/open', {
      ...accessOf(sent),
      access: randomBytes(32).toString('base64'),
    })
    const nowhere = await send(office.door, DOOR, '/api/mailbox/open', {
      id: randomBytes(16).toString('hex'),
      access: randomBytes(32).toString('base64'),
    })
    expect(wrong).toMatchObject({ status: 404, body: { code: 'mailbox-unknown' } })
    expect(nowhere.text).toBe(wrong.text)
  })

  test('shows hashes and days of what was sent, never what was sent', async () => {
    const sent = await sendMessage(office)
    const told = await send(office.door, DOOR, '/api/mailbox/open', accessOf(sent))
    expect(told.body['sent']).toEqual([
      {
        seq: 1,
        day: new Date().toISOString().slice(0, 10),
        envelope: hashOf(Buffer.from(sent.request.envelope, 'base64')),
      },
    ])
    expect(told.text).not.toContain(sent.request.envelope.slice(40, 90))
  })

  test('answers in lengths of 16 KiB, whatever is in it', async () => {
    const sent = await sendMessage(office)
    const told = await send(office.door, DOOR, '/api/mailbox/open', accessOf(sent))
    expect(told.text.length).toBe(16_384)
  })

  test('takes additions only in order, each once', async () => {
    const sent = await sendMessage(office)
    const first = Buffer.from(sent.request.envelope, 'base64')
    const more = (await sealedRequest(office, await aSender(office))).envelope
    const add = (envelope: string, prev: string) =>
      send(office.door, DOOR, '/api/mailbox/add', { ...accessOf(sent), envelope, prev })
    expect(await add(more, '00'.repeat(32))).toMatchObject({
      status: 409,
      body: { code: 'out-of-order' },
    })
    const added = await add(more, hashOf(first))
    expect(added.status).toBe(200)
    expect((await add(more, hashOf(first))).text).toBe(added.text)
    const other = (await sealedRequest(office, await aSender(office))).envelope
    expect(await add(other, hashOf(first))).toMatchObject({
      status: 409,
      body: { code: 'out-of-order' },
    })
  })

  test('that was declined takes nothing more from either side, and the office is told', async () => {
    const sent = await sendMessage(office)
    const decline = () => send(office.door, DOOR, '/api/mailbox/decline', accessOf(sent))
    expect((await decline()).status).toBe(200)
    expect((await decline()).status).toBe(200)
    const more = (await sealedRequest(office, await aSender(office))).envelope
    const told = await send(office.door, DOOR, '/api/mailbox/add', {
      ...accessOf(sent),
      envelope: more,
      prev: hashOf(Buffer.from(sent.request.envelope, 'base64')),
    })
    expect(told).toMatchObject({ status: 409, body: { code: 'mailbox-closed' } })
    const cookie = await signedIn(office, 'intake-officer')
    const id = await newest()
    expect(
      (await send(office.desk, DESK, `/api/submissions/${id}`, undefined, { cookie })).body,
    ).toMatchObject({ submission: { mailbox: 'declined' } })
    expect(
      await send(
        office.desk,
        DESK,
        `/api/submissions/${id}/answer`,
        { envelope: more, copy: more, seq: 1, prev: null },
        { cookie },
      ),
    ).toMatchObject({ status: 409, body: { code: 'mailbox-closed' } })
  })
})

describe('one sender who would not stop', () => {
  test(
    'fills their own thread and nothing else; the list and the thread still open',
    { timeout: 120_000 },
    async () => {
      const sent = await sendMessage(office)
      const access = {
        id: sent.mailbox.id,
        access: Buffer.from(sent.mailbox.access).toString('base64'),
      }
      const recipient = office.prepared.teams[0]?.recipient
      if (recipient === undefined) throw new Error('no team')
      const large = Buffer.from(
        await sealDocument([recipient], { text: 'Synthetic. '.repeat(600_000) }),
      )
      let prev = hashOf(Buffer.from(sent.request.envelope, 'base64'))
      let told = await send(office.door, DOOR, '/api/mailbox/open', access)
      for (let part = 0; part < 6 && told.status === 200; part++) {
        // Another payload of the same shape: whoever has no key cannot tell.
        const envelope = Buffer.concat([large.subarray(0, -64), randomBytes(64)])
        told = await send(office.door, DOOR, '/api/mailbox/add', {
          ...access,
          envelope: envelope.toString('base64'),
          prev,
        })
        prev = hashOf(envelope)
      }
      expect(told).toMatchObject({ status: 413, body: { code: 'mailbox-full' } })
      const cookie = await signedIn(office, 'intake-officer')
      expect(
        (
          await send(
            office.desk,
            DESK,
            '/api/submissions/list',
            { state: 'waiting', after: null },
            { cookie },
          )
        ).status,
      ).toBe(200)
      expect(
        (await send(office.desk, DESK, `/api/submissions/${await newest()}/open`, {}, { cookie }))
          .status,
      ).toBe(200)
    },
  )
})

describe('two officers at once', () => {
  test('do not overrule each other unseen', async () => {
    await sendMessage(office)
    const id = await newest()
    const one = await signedIn(office, 'intake-officer')
    const two = await signedIn(office, 'rights-officer')
    const told = await Promise.all([
      send(office.desk, DESK, `/api/submissions/${id}/take`, { step: 0 }, { cookie: one }),
      send(
        office.desk,
        DESK,
        `/api/submissions/${id}/set-aside`,
        { step: 0, reason: 'test' },
        { cookie: two },
      ),
    ])
    expect(told.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(told.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('who answer at once write one after the other', async () => {
    const sent = await sendMessage(office)
    const id = await newest()
    const cookie = await signedIn(office, 'intake-officer')
    const envelope = sent.request.envelope
    const answer = () =>
      send(
        office.desk,
        DESK,
        `/api/submissions/${id}/answer`,
        { envelope, copy: envelope, seq: 1, prev: null },
        { cookie },
      )
    const told = await Promise.all([answer(), answer(), answer()])
    expect(told.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  })

  test('opening and committing write entries without a gap in any sequence', async () => {
    await sendMessage(office)
    const id = await newest()
    const cookie = await signedIn(office, 'intake-officer')
    await Promise.all(
      Array.from({ length: 5 }, () =>
        send(office.desk, DESK, `/api/submissions/${id}/open`, {}, { cookie }),
      ),
    )
    const { rows } = await office.host.admin.query(
      `select from (select object, count(*) as n, max(seq) as last from ${office.names.schema}.entry group by object) s where n <> last`,
    )
    expect(rows).toEqual([])
  })
})

async function newest(): Promise<string> {
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select max(id) as id from ${office.names.schema}.submission`,
  )
  return rows[0]?.id ?? ''
}

function flip(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

async function sealedTo(recipient: string, text: string): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  return encrypter.encrypt(text)
}

async function sealedToPassphrase(): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase('synthetic')
  encrypter.setScryptWorkFactor(2)
  return encrypter.encrypt(' '.repeat(4096))
}
