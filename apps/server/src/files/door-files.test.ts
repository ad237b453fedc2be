import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { FILE_DATA_PATH, refusals, type FileAllowance, type Upload } from '@amparo/contract'
import type { Mailbox, Recipient } from '@amparo/seal'
import { openMediaHeader, openRange } from '@amparo/seal/media'
import { nodeEngine } from '@amparo/seal/media-node'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { description, hexHash, sealedFile, type SealedFile } from '../testing/sealed-file.ts'
import { DOOR, send, sendMessage, testOffice, type TestOffice } from '../testing/test-office.ts'
import { headOf, patchTo, tus, type TusRequest } from '../testing/tus.ts'

let office: TestOffice
let team: Recipient

beforeAll(async () => {
  office = await testOffice()
  team = office.prepared.teams.find(({ code }) => code === 'intake')!.recipient
})

beforeEach(() => {
  office.disk.level = 'wide'
})

afterAll(async () => office[Symbol.asyncDispose]())

/** A thread of its own for one test, and the hash of its newest part. */
interface Thread {
  readonly mailbox: Mailbox
  readonly shown: { readonly id: string; readonly access: string }
  prev: string
  seq: number
}

async function aThread(): Promise<Thread> {
  const { mailbox, request } = await sendMessage(office)
  const access = Buffer.from(mailbox.access).toString('base64')
  const prev = hexHash(Buffer.from(request.envelope, 'base64'))
  return { mailbox, shown: { id: mailbox.id, access }, prev, seq: 2 }
}

const post = (path: string, body: object) => send(office.door, DOOR, path, body)

const at = ({ mailbox }: Thread, id: string): TusRequest => ({
  app: office.door,
  origin: DOOR,
  id,
  access: mailbox.access,
})

const state = randomBytes(400).toString('base64')

async function start(
  thread: Thread,
  file: Pick<SealedFile, 'id'> & { payload: { length: number } },
) {
  return post('/api/files/start', {
    ...thread.shown,
    upload: file.id,
    length: file.payload.length,
    state,
  })
}

async function list(thread: Thread): Promise<{ uploads: Upload[]; allowance: FileAllowance }> {
  const { status, body } = await post('/api/files/list', thread.shown)
  expect(status).toBe(200)
  return body as never
}

/** What a page hands in when all bytes have arrived. */
async function finishing(thread: Thread, file: SealedFile, more: object = {}) {
  const { mailbox, seq, prev } = thread
  return {
    ...thread.shown,
    upload: file.id,
    header: Buffer.from(file.seal.header).toString('base64'),
    envelope: await description(team, { mailbox, file, seq, prev }),
    prev,
    ...more,
  }
}

async function finish(thread: Thread, file: SealedFile, more: object = {}) {
  return post('/api/files/finish', await finishing(thread, file, more))
}

/** A file brought through the door from its first byte to its acknowledgement. */
async function bring(thread: Thread, file: SealedFile) {
  expect((await start(thread, file)).status).toBe(200)
  expect((await patchTo(at(thread, file.id), 0, file.payload)).offset).toBe(file.payload.length)
  const body = await finishing(thread, file)
  const told = await post('/api/files/finish', body)
  expect(told.status, told.text).toBe(200)
  thread.prev = hexHash(Buffer.from(body.envelope, 'base64'))
  thread.seq++
  return { body, told }
}

const onDisk = (id: string): string => join(office.objectsFolder, id)

async function row(sql: string, values: unknown[]): Promise<Record<string, unknown>> {
  const { rows } = await office.host.admin.query(
    sql.replaceAll('@', `${office.names.schema}.`),
    values,
  )
  return rows[0] as Record<string, unknown>
}

describe('a file added at the door', () => {
  test('stays as it was sealed, with an entry, a part and a signed acknowledgement', async () => {
    const thread = await aThread()
    const file = await sealedFile(team, randomBytes(200_000))
    const { body, told } = await bring(thread, file)
    expect(await readFile(onDisk(file.id))).toEqual(file.payload)
    expect(told.body['acknowledgement']).toMatchObject({
      body: { type: 'acknowledgement', envelope: thread.prev },
    })
    const kept = await row(
      `select m.part, m.sha256, m.header, m.length, p.staff, e.body, encode(p.sha256, 'hex') as envelope,
         (select kind from @submission_step s where s.entry = m.entry) as step
       from @media m join @submission_part p on p.submission = m.submission and p.seq = m.part join @entry e on e.id = m.entry
       where m.id = decode($1, 'hex')`,
      [file.id],
    )
    expect(kept).toMatchObject({ part: 2, staff: null, envelope: thread.prev, step: 'add' })
    expect(String(kept['body'])).toContain('\nkind submission.file\n')
    expect(kept['header']).toEqual(Buffer.from(file.seal.header))
    expect(hexHash(file.payload)).toBe((kept['sha256'] as Buffer).toString('hex'))
    expect(
      await row('select count(*)::int as n from @upload where id = decode($1, $2)', [
        file.id,
        'hex',
      ]),
    ).toEqual({ n: 0 })
    expect(body.prev).not.toBe(thread.prev)
    expect(office.bugs).toEqual([])
  })

  test('opens with the team’s key and nothing else, to the very bytes', async () => {
    const thread = await aThread()
    const file = await sealedFile(team, randomBytes(150_000))
    await bring(thread, file)
    const payload = await readFile(onDisk(file.id))
    const identity = office.prepared.teams.find(({ code }) => code === 'intake')!.identity
    const opened = await openMediaHeader(identity, file.seal.header)
    if (opened.verdict !== 'key') throw new Error(opened.verdict)
    const plain = await openRange({
      fileKey: opened.fileKey,
      nonce: payload.subarray(0, 16),
      length: payload.length,
      from: 0,
      to: file.bytes.length,
      readPayload: async (from, to) => payload.subarray(from, to),
      engine: nodeEngine,
    })
    expect(plain).toEqual({ verdict: 'opened', plaintext: new Uint8Array(file.bytes) })
  })

  test('arrives whole by whatever pieces it is sent, and HEAD tells how far it is', async () => {
    const thread = await aThread()
    const file = await sealedFile(team, randomBytes(100_000))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 6 }),
        async (sizes) => {
          const id = randomBytes(16).toString('hex')
          await start(thread, { id, payload: file.payload })
          let offset = 0
          for (const size of [...sizes, file.payload.length]) {
            const piece = file.payload.subarray(offset, offset + size)
            if (piece.length === 0) break
            const told = await patchTo(at(thread, id), offset, piece)
            offset += piece.length
            expect(told).toMatchObject({ status: 204, offset, text: '' })
            expect((await headOf(at(thread, id))).offset).toBe(offset)
          }
          expect(await readFile(onDisk(id))).toEqual(file.payload)
          await post('/api/files/drop', { ...thread.shown, upload: id })
        },
      ),
      { numRuns: 12 },
    )
  })

  test('finished twice in the same bytes gives the same acknowledgement, and is there once', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    const { body, told } = await bring(thread, file)
    const again = await post('/api/files/finish', body)
    expect(again.text).toBe(told.text)
    expect(
      await row('select count(*)::int as n from @media where id = decode($1, $2)', [
        file.id,
        'hex',
      ]),
    ).toEqual({ n: 1 })
  })

  test('finished by two requests at once is there once, and both are told the same', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(thread, file.id), 0, file.payload)
    const body = await finishing(thread, file)
    const [one, other] = await Promise.all([
      post('/api/files/finish', body),
      post('/api/files/finish', body),
    ])
    expect(one.status, one.text).toBe(200)
    expect(other.text).toBe(one.text)
  })

  test('is in the list until it is finished, with what its page sealed for itself', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    const before = await list(thread)
    expect(before).toEqual({
      uploads: [],
      allowance: { open: true, files: 40, bytes: 16 * 1024 ** 3 },
    })
    await start(thread, file)
    await patchTo(at(thread, file.id), 0, file.payload.subarray(0, 100))
    const [upload] = (await list(thread)).uploads
    expect(upload).toMatchObject({ id: file.id, length: file.payload.length, offset: 100, state })
    expect(upload?.expires).toMatch(/T[0-9]{2}:00:00\.000Z$/)
    const hours = (Date.parse(upload?.expires ?? '') - Date.now()) / 3_600_000
    expect(hours).toBeGreaterThan(71.9)
    expect(hours).toBeLessThanOrEqual(73)
    await patchTo(at(thread, file.id), 100, file.payload.subarray(100))
    await finish(thread, file)
    const after = await list(thread)
    expect(after.uploads).toEqual([])
    expect(after.allowance).toEqual({
      open: true,
      files: 39,
      bytes: 16 * 1024 ** 3 - file.payload.length,
    })
  })

  test('begun twice is begun once, and loses nothing', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(thread, file.id), 0, file.payload.subarray(0, 50))
    expect((await start(thread, file)).status).toBe(200)
    expect((await headOf(at(thread, file.id))).offset).toBe(50)
  })

  test('thrown away is gone with its bytes, and again is no error', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(thread, file.id), 0, file.payload)
    for (let time = 0; time < 2; time++)
      expect((await post('/api/files/drop', { ...thread.shown, upload: file.id })).status).toBe(200)
    expect(existsSync(onDisk(file.id))).toBe(false)
    expect((await headOf(at(thread, file.id))).status).toBe(404)
  })
})

describe('bytes on their way', () => {
  test('go to whoever holds the secret of that mailbox; everybody else is told of nothing, in the same bytes', async () => {
    const thread = await aThread()
    const stranger = await aThread()
    const [file, finished, over, frozen] = await Promise.all(
      Array.from({ length: 4 }, () => sealedFile(team)),
    )
    await start(thread, file!)
    await bring(thread, finished!)
    await start(thread, over!)
    await row(
      `update @upload set expires = now() - interval '1 second' where id = decode($1, 'hex')`,
      [over!.id],
    )
    expect(frozen).toBeDefined()
    const one = at(thread, file!.id)
    const others: [string, TusRequest][] = [
      ['no secret', { app: one.app, origin: one.origin, id: one.id }],
      ['a wrong secret', { ...one, access: randomBytes(32) }],
      ['another mailbox’s secret', at(stranger, file!.id)],
      ['an unknown upload', at(thread, randomBytes(16).toString('hex'))],
      ['a finished one', at(thread, finished!.id)],
      ['one that is over', at(thread, over!.id)],
    ]
    const nothing = { code: 'not-found', message: refusals['not-found'].sentence }
    for (const [who, request] of others) {
      const told = await patchTo(request, 0, file!.payload)
      expect({ status: told.status, body: JSON.parse(told.text) }, who).toEqual({
        status: 404,
        body: nothing,
      })
      const head = await headOf(request)
      expect({ status: head.status, text: head.text, offset: head.offset }, who).toEqual({
        status: 404,
        text: '',
        offset: Number.NaN,
      })
    }
    expect((await headOf(one)).offset).toBe(0)
    expect(await readFile(onDisk(finished!.id))).toEqual(finished!.payload)
  })

  test.each(['GET', 'DELETE', 'POST', 'PUT'])('are not served by %s', async (method) => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    const type = { 'content-type': 'application/json', 'upload-length': '10' }
    const told = await tus(
      at(thread, file.id),
      method,
      type,
      method === 'GET' ? undefined : Buffer.from('{}'),
    )
    expect(told.status).toBe(404)
    const list = await office.door.request(`${DOOR}${FILE_DATA_PATH}`, {
      method,
      headers: { host: 'door.test', origin: DOOR, ...type },
      ...(method === 'GET' ? {} : { body: '{}' }),
    })
    expect(list.status).toBe(404)
    expect((await headOf(at(thread, file.id))).offset).toBe(0)
  })

  test('answer with nothing but what tus needs: no address, no name, no leave for other sites', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    const answers = [
      await headOf(at(thread, file.id)),
      await patchTo(at(thread, file.id), 0, file.payload.subarray(0, 9), {
        'upload-metadata': 'filename cGhvdG8uanBn',
      }),
      await tus(at(thread, file.id), 'OPTIONS', { 'access-control-request-method': 'PATCH' }),
    ]
    for (const { headers } of answers) {
      const names = [...headers.keys()]
      expect(
        names.filter((name) => /^access-control|location|metadata|extension/.test(name)),
      ).toEqual([])
      expect(headers.get('tus-resumable')).toBe('1.0.0')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect(answers[0]?.headers.get('upload-length')).toBe(String(file.payload.length))
  })

  test.each([
    ['a page of another site', { origin: 'http://evil.test' }],
    ['no page', { origin: '' }],
    ['another host', { host: 'evil.test' }],
    ['a form', { 'content-type': 'text/plain' }],
    ['JSON', { 'content-type': 'application/json' }],
    [
      'a type that only looks like ours',
      { 'content-type': 'application/offset+octet-stream; a=b' },
    ],
  ])('are refused from %s, whatever secret comes with them', async (_from, headers) => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    const told = await patchTo(at(thread, file.id), 0, file.payload, headers)
    expect(told.status).toBeGreaterThanOrEqual(400)
    expect((await headOf(at(thread, file.id))).offset).toBe(0)
  })

  test('come as tus sends them only on the one path: elsewhere this type brings nothing in', async () => {
    const thread = await aThread()
    for (const path of [
      '/api/files/drop',
      '/api/files/start',
      '/api/mailbox/decline',
      FILE_DATA_PATH,
    ])
      for (const method of ['PATCH', 'POST']) {
        const told = await office.door.request(`${DOOR}${path}`, {
          method,
          headers: {
            host: 'door.test',
            origin: DOOR,
            'content-type': 'application/offset+octet-stream',
          },
          body: JSON.stringify(thread.shown),
        })
        expect(told.status, `${method} ${path}`).toBe(403)
      }
  })

  test.each([
    '..',
    '%2e%2e',
    '..%2f..%2fkeys',
    'a%00b',
    'A'.repeat(32),
    'a'.repeat(33),
    '%61'.repeat(32) + '%2f',
  ])('never reach the disk by the name %s', async (name) => {
    const thread = await aThread()
    for (const told of [
      await patchTo(at(thread, name), 0, Buffer.from('x')),
      await headOf(at(thread, name)),
    ])
      expect([403, 404]).toContain(told.status)
    expect(office.bugs).toEqual([])
  })

  test('must begin where those before them end', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(thread, file.id), 0, file.payload.subarray(0, 100))
    for (const offset of [0, 99, 101, 5_000]) {
      const told = await patchTo(at(thread, file.id), offset, file.payload.subarray(0, 10))
      expect(told.status, String(offset)).toBe(409)
    }
    for (const wrong of ['-1', 'x', '1.5', '']) {
      const told = await patchTo(at(thread, file.id), 0, file.payload, { 'upload-offset': wrong })
      expect(told.status, wrong).toBeGreaterThanOrEqual(400)
    }
    expect((await headOf(at(thread, file.id))).offset).toBe(100)
  })

  test('cannot be more than were announced, whether their number is told or not', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    const tooMany = Buffer.concat([file.payload, Buffer.alloc(100_000, 7)])
    expect((await patchTo(at(thread, file.id), 0, tooMany)).status).toBe(413)
    expect((await headOf(at(thread, file.id))).offset).toBe(0)
    expect((await patchTo(at(thread, file.id), 0, slowly(tooMany, 1_000, 0))).status).toBe(413)
    const { offset } = await headOf(at(thread, file.id))
    expect(offset).toBeLessThanOrEqual(file.payload.length)
    expect((await patchTo(at(thread, file.id), offset, file.payload.subarray(offset))).offset).toBe(
      file.payload.length,
    )
    expect((await patchTo(at(thread, file.id), file.payload.length, Buffer.from('x'))).status).toBe(
      413,
    )
    expect(await readFile(onDisk(file.id))).toEqual(file.payload)
  })

  test('sent by two requests at once are neither mixed nor lost: one goes on, and the other is told', async () => {
    const thread = await aThread()
    const file = await sealedFile(team, randomBytes(400_000))
    await start(thread, file)
    const told = await Promise.all([
      patchTo(at(thread, file.id), 0, slowly(file.payload, 20_000, 2)),
      patchTo(at(thread, file.id), 0, slowly(file.payload, 30_000, 1)),
    ])
    expect(told.filter(({ status }) => status === 204).length).toBeLessThanOrEqual(1)
    for (const { status } of told) expect([204, 409]).toContain(status)
    const { offset } = await headOf(at(thread, file.id))
    await patchTo(at(thread, file.id), offset, file.payload.subarray(offset))
    expect(await readFile(onDisk(file.id))).toEqual(file.payload)
  })

  test('that came before the line broke are kept, and the rest follows', async () => {
    const thread = await aThread()
    const file = await sealedFile(team, randomBytes(300_000))
    await start(thread, file)
    const half = file.payload.subarray(0, 150_000)
    const told = await patchTo(at(thread, file.id), 0, breaksOff(half, onDisk(file.id)))
    expect(told.status).not.toBe(204)
    const { offset } = await headOf(at(thread, file.id))
    expect(offset).toBeGreaterThan(0)
    expect(offset).toBeLessThan(file.payload.length)
    await patchTo(at(thread, file.id), offset, file.payload.subarray(offset))
    expect(await readFile(onDisk(file.id))).toEqual(file.payload)
  })
})

describe('a file is refused', () => {
  test('before all of it has arrived', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(thread, file.id), 0, file.payload.subarray(0, -1))
    expect(await finish(thread, file)).toMatchObject({
      status: 409,
      body: { code: 'file-unfinished' },
    })
    await patchTo(at(thread, file.id), file.payload.length - 1, file.payload.subarray(-1))
    expect((await finish(thread, file)).status).toBe(200)
  })

  test.each(['classical', 'mixed', 'nonsense', 'a payload behind it'])(
    'with a header that is not for hybrid keys alone: %s',
    async (what) => {
      const thread = await aThread()
      const file = await sealedFile(team)
      await start(thread, file)
      await patchTo(at(thread, file.id), 0, file.payload)
      const header = (await badHeader(what, file)).toString('base64')
      expect(await finish(thread, file, { header })).toMatchObject({
        status: 422,
        body: { code: 'envelope-refused' },
      })
      expect((await list(thread)).uploads).toHaveLength(1)
    },
  )

  test('when its length is none that our padding leaves', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    const payload = file.payload.subarray(0, -5)
    await start(thread, { id: file.id, payload })
    await patchTo(at(thread, file.id), 0, payload)
    expect(await finish(thread, file)).toMatchObject({
      status: 422,
      body: { code: 'envelope-refused', about: 'not-padded' },
    })
  })

  test('when it is described by something that is no envelope, or behind what is not the newest part', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(thread, file.id), 0, file.payload)
    expect(
      await finish(thread, file, { envelope: Buffer.from('no').toString('base64') }),
    ).toMatchObject({ status: 422 })
    expect(await finish(thread, file, { prev: 'ab'.repeat(32) })).toMatchObject({
      status: 409,
      body: { code: 'out-of-order' },
    })
    expect((await finish(thread, file)).status).toBe(200)
  })

  test('of six gigabytes, in a sentence', async () => {
    const thread = await aThread()
    const told = await start(thread, {
      id: randomBytes(16).toString('hex'),
      payload: { length: 6_000_000_000 },
    })
    expect(told).toMatchObject({
      status: 413,
      body: { code: 'too-large', message: refusals['too-large'].sentence },
    })
  })

  test('beyond three unfinished, beyond forty, and beyond sixteen gibibytes in one thread', async () => {
    const thread = await aThread()
    const full = {
      status: 413,
      body: { code: 'too-many-files', message: refusals['too-many-files'].sentence },
    }
    const empty = () => ({
      id: randomBytes(16).toString('hex'),
      payload: { length: 4_400_000_000 },
    })
    for (let begun = 0; begun < 3; begun++) expect((await start(thread, empty())).status).toBe(200)
    expect(await start(thread, empty())).toMatchObject(full)

    const other = await aThread()
    const file = await sealedFile(team)
    await bring(other, file)
    await pretendFiles(file.id, 38, 100)
    expect((await list(other)).allowance.files).toBe(1)
    await start(other, empty())
    expect(await start(other, empty())).toMatchObject(full)

    const third = await aThread()
    const large = await sealedFile(team)
    await bring(third, large)
    await pretendFiles(large.id, 3, 4_400_000_000)
    expect(await start(third, empty())).toMatchObject(full)
  })

  test('in the thread of a sender who kept no code, and in one that does not open', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await post('/api/mailbox/decline', thread.shown)
    expect(await start(thread, file)).toMatchObject({
      status: 409,
      body: { code: 'mailbox-closed' },
    })
    const shown = { ...thread.shown, access: randomBytes(32).toString('base64') }
    for (const path of ['list', 'start', 'finish', 'drop']) {
      const body = {
        start: { upload: file.id, length: 1, state },
        list: {},
        drop: { upload: file.id },
      }
      const more = path === 'finish' ? await finishing(thread, file) : body[path as 'list']
      expect(await post(`/api/files/${path}`, { ...more, ...shown }), path).toMatchObject({
        status: 404,
        body: { code: 'mailbox-unknown' },
      })
    }
  })

  test('in the thread of a lawyer whose mandate two people have frozen; what was begun stands still', async () => {
    const thread = await aThread()
    const [file, next] = [await sealedFile(team), await sealedFile(team)]
    await start(thread, file)
    await freeze(thread.mailbox.id)
    const unknown = { status: 404, body: { code: 'mailbox-unknown' } }
    expect(await start(thread, next)).toMatchObject(unknown)
    expect(await finish(thread, file)).toMatchObject(unknown)
    expect(await post('/api/files/list', thread.shown)).toMatchObject(unknown)
    expect((await patchTo(at(thread, file.id), 0, file.payload)).status).toBe(404)
    expect((await headOf(at(thread, file.id))).status).toBe(404)
  })

  test('under the name of one that is kept, or that somebody else began; and nothing happens to those', async () => {
    const [thread, stranger] = [await aThread(), await aThread()]
    const [kept, begun] = [await sealedFile(team), await sealedFile(team)]
    await bring(thread, kept)
    await start(thread, begun)
    await patchTo(at(thread, begun.id), 0, begun.payload.subarray(0, 10))
    for (const who of [thread, stranger])
      expect((await start(who, { id: kept.id, payload: { length: 100_000 } })).status).toBe(400)
    expect((await start(stranger, begun)).status).toBe(400)
    await post('/api/files/drop', { ...stranger.shown, upload: begun.id })
    await post('/api/files/drop', { ...stranger.shown, upload: kept.id })
    await post('/api/files/drop', { ...thread.shown, upload: kept.id })
    expect(await readFile(onDisk(kept.id))).toEqual(kept.payload)
    expect((await headOf(at(thread, begun.id))).offset).toBe(10)
  })
})

describe('when the disk fills', () => {
  test.each(['files-closed', 'short-text-only'] as const)(
    'at %s no file begins, and one under way stops and goes on later',
    async (level) => {
      const thread = await aThread()
      const [file, next] = [await sealedFile(team), await sealedFile(team)]
      await start(thread, file)
      await patchTo(at(thread, file.id), 0, file.payload.subarray(0, 700))
      office.disk.level = level
      const closed = { code: 'files-closed', message: refusals['files-closed'].sentence }
      expect(await start(thread, next)).toMatchObject({ status: 507, body: closed })
      const told = await patchTo(at(thread, file.id), 700, file.payload.subarray(700))
      expect({ status: told.status, body: JSON.parse(told.text) }).toEqual({
        status: 507,
        body: closed,
      })
      expect((await list(thread)).allowance.open).toBe(false)
      expect((await headOf(at(thread, file.id))).offset).toBe(700)
      office.disk.level = 'wide'
      await patchTo(at(thread, file.id), 700, file.payload.subarray(700))
      expect((await finish(thread, file)).status).toBe(200)
    },
  )

  test('how far a file is can be asked when nothing more is taken at all', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    office.disk.level = 'full'
    expect((await headOf(at(thread, file.id))).offset).toBe(0)
    expect((await patchTo(at(thread, file.id), 0, file.payload)).status).toBe(507)
  })
})

/** Makes a mailbox one of a frozen mandate, as PostgreSQL's superuser. */
async function freeze(mailbox: string): Promise<void> {
  const own = `select s.id, s.audience, s.entry, s.tx from @submission s where s.mailbox = decode($1, 'hex')`
  await row(
    `insert into @mandate (id, audience, document, holder, not_before, not_after, day, staff, entry, tx)
     select decode($1, 'hex'), audience, '{}', 'x', now(), now(), now(), 1, entry, tx from (${own}) o`,
    [mailbox],
  )
  await row(
    `insert into @token (hash, mandate, audience, not_before, not_after, entry, tx)
     select sha256(decode($1, 'hex')), decode($1, 'hex'), audience, now(), now(), entry, tx from (${own}) o`,
    [mailbox],
  )
  await row(
    `insert into @token_use (token, mandate, mailbox, submission, audience, entry, tx)
     select sha256(decode($1, 'hex')), decode($1, 'hex'), decode($1, 'hex'), id, audience, entry, tx from (${own}) o`,
    [mailbox],
  )
  await row(
    `insert into @mandate_act (mandate, round, staff, act, audience, document, entry, tx)
     select decode($1, 'hex'), 1, n, 'freeze', audience, '{}', entry, tx from (${own}) o, generate_series(1, 2) n`,
    [mailbox],
  )
}

/** Sends bytes piece by piece. */
function slowly(bytes: Buffer, each: number, wait: number): ReadableStream {
  let sent = 0
  return new ReadableStream({
    async pull(controller) {
      if (wait > 0) await sleep(wait)
      if (sent >= bytes.length) return controller.close()
      controller.enqueue(new Uint8Array(bytes.subarray(sent, sent + each)))
      sent += each
    },
  })
}

/** Sends bytes, and breaks off once some of them have arrived. */
function breaksOff(bytes: Buffer, file: string): ReadableStream {
  let sent = false
  return new ReadableStream({
    async pull(controller) {
      if (!sent) controller.enqueue(new Uint8Array(bytes))
      else if (await arrivedAt(file)) controller.error(new Error('the line broke'))
      sent = true
    },
  })
}

async function arrivedAt(file: string): Promise<true> {
  while (statSync(file).size === 0) await sleep(2)
  return true
}

async function badHeader(what: string, file: SealedFile): Promise<Buffer> {
  const header = Buffer.from(file.seal.header)
  if (what === 'nonsense') return Buffer.from('age-encryption.org/v1\n')
  if (what === 'a payload behind it') return Buffer.concat([header, Buffer.from('x')])
  const encrypter = new Encrypter()
  const classical = await identityToRecipient(await generateX25519Identity())
  encrypter.addRecipient(classical)
  if (what === 'mixed') encrypter.addRecipient(team)
  const sealed = Buffer.from(await encrypter.encrypt(new Uint8Array()))
  return sealed.subarray(0, sealed.indexOf('\n', sealed.indexOf('\n---') + 1) + 1)
}

/** Puts more files into the thread of one, as PostgreSQL's superuser: bringing forty would say no more. */
async function pretendFiles(of: string, how: number, length: number): Promise<void> {
  const schema = office.names.schema
  await office.host.admin.query(
    `insert into ${schema}.submission_part (submission, seq, mailbox, audience, envelope, sha256, size, day, acknowledgement, entry, tx)
     select p.submission, n, p.mailbox, p.audience, 'x', sha256(convert_to(p.mailbox::text || n, 'UTF8')), 1, p.day, '{}', p.entry, p.tx
     from ${schema}.media m join ${schema}.submission_part p on p.submission = m.submission and p.seq = m.part, generate_series(3, 2 + $2::int) n
     where m.id = decode($1, 'hex')`,
    [of, how],
  )
  await office.host.admin.query(
    `insert into ${schema}.media (id, submission, part, mailbox, audience, header, length, sha256, entry, tx)
     select decode(md5(m.mailbox::text || n), 'hex'), m.submission, n, m.mailbox, m.audience, m.header, $3, m.sha256, m.entry, m.tx
     from ${schema}.media m, generate_series(3, 2 + $2::int) n where m.id = decode($1, 'hex')`,
    [of, how, length],
  )
}
