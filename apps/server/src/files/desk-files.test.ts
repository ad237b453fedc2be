import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { FILE_DATA_PATH, type FileAllowance, type Upload } from '@amparo/contract'
import { hashOf, sealDocument, type Mailbox, type Recipient } from '@amparo/seal'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { roles } from '../staff/role.ts'
import { description, hexHash, sealedFile, type SealedFile } from '../testing/sealed-file.ts'
import {
  DESK,
  DOOR,
  send,
  sendMessage,
  signedIn,
  testOffice,
  VIEWER,
  type TestOffice,
} from '../testing/test-office.ts'
import { headOf, patchTo, type TusRequest } from '../testing/tus.ts'

let office: TestOffice
let team: Recipient
const cookies = new Map<string, string>()

beforeAll(async () => {
  office = await testOffice()
  team = office.prepared.teams.find(({ code }) => code === 'intake')!.recipient
  for (const role of roles) cookies.set(role, await signedIn(office, role))
})

beforeEach(() => {
  office.disk.level = 'wide'
})

afterAll(async () => office[Symbol.asyncDispose]())

interface Thread {
  readonly id: string
  readonly mailbox: Mailbox
  readonly shown: { readonly id: string; readonly access: string }
  prev: string
  seq: number
}

async function aThread(): Promise<Thread> {
  const { mailbox, request } = await sendMessage(office)
  const access = Buffer.from(mailbox.access).toString('base64')
  const prev = hexHash(Buffer.from(request.envelope, 'base64'))
  const { id } = await row('select id from @submission where mailbox = decode($1, $2)', [
    mailbox.id,
    'hex',
  ])
  return { id: String(id), mailbox, shown: { id: mailbox.id, access }, prev, seq: 2 }
}

async function row(sql: string, values: unknown[]): Promise<Record<string, unknown>> {
  const { rows } = await office.host.admin.query(
    sql.replaceAll('@', `${office.names.schema}.`),
    values,
  )
  return (rows[0] ?? {}) as Record<string, unknown>
}

const asRole = (role: string): string => cookies.get(role) ?? ''

async function ask(role: string, { id }: { id: string }, path: string, body?: unknown) {
  const tail = path === '' ? '' : `/${path}`
  return send(office.desk, DESK, `/api/submissions/${id}${tail}`, body, { cookie: asRole(role) })
}

const at = (role: string, id: string): TusRequest => ({
  app: office.desk,
  origin: DESK,
  id,
  cookie: asRole(role),
})

const state = randomBytes(400).toString('base64')
const OFFICER = 'intake-officer'

async function start(thread: Thread, file: SealedFile, role = OFFICER) {
  const body = { upload: file.id, length: file.payload.length, state }
  return ask(role, thread, 'uploads/start', body)
}

async function finishing({ mailbox, seq, prev }: Thread, file: SealedFile) {
  return {
    upload: file.id,
    header: Buffer.from(file.seal.header).toString('base64'),
    envelope: await description(team, { mailbox, file, seq, prev }),
    prev,
  }
}

/** A file an officer attached, from its first byte to the end. */
async function attach(thread: Thread, file: SealedFile) {
  expect((await start(thread, file)).status).toBe(200)
  expect((await patchTo(at(OFFICER, file.id), 0, file.payload)).status).toBe(204)
  const body = await finishing(thread, file)
  const told = await ask(OFFICER, thread, 'uploads/finish', body)
  expect(told.status, told.text).toBe(200)
  thread.prev = hexHash(Buffer.from(body.envelope, 'base64'))
  thread.seq++
  return body
}

const onDisk = (id: string): string => join(office.objectsFolder, id)

async function look(role: string, thread: { id: string }, part = 2) {
  return ask(role, thread, `files/${part}/view`, {})
}

describe('a file attached at the desk', () => {
  test('is a part of the thread in the officer’s name, acknowledged and in the log', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    const body = await attach(thread, file)
    expect(await readFile(onDisk(file.id))).toEqual(file.payload)
    const kept = await row(
      `select p.seq, s.name, p.acknowledgement, e.body, t.kind, t.staff = p.staff as own from @media m
       join @submission_part p on p.submission = m.submission and p.seq = m.part join @staff s on s.id = p.staff
       join @entry e on e.id = m.entry join @submission_step t on t.entry = m.entry where m.id = decode($1, 'hex')`,
      [file.id],
    )
    expect(kept).toMatchObject({
      seq: 2,
      name: 'Intake One',
      kind: 'add',
      own: true,
      acknowledgement: { body: { envelope: thread.prev } },
    })
    expect(String(kept['body'])).toContain('\nkind submission.file\n')
    expect((await ask(OFFICER, thread, 'uploads/finish', body)).status).toBe(200)
    const opened = await ask(OFFICER, thread, 'open', {})
    expect(opened.body['parts']).toMatchObject([
      { seq: 1, media: null, by: null },
      {
        seq: 2,
        media: { id: file.id, length: file.payload.length, findings: null },
        by: 'Intake One',
      },
    ])
    const read = await ask(OFFICER, thread, '')
    expect(read.body).toMatchObject({ submission: { parts: 2, files: 1, state: 'waiting' } })
    expect(
      await row('select count(*)::int as n from @media where id = decode($1, $2)', [
        file.id,
        'hex',
      ]),
    ).toEqual({ n: 1 })
    expect(office.bugs).toEqual([])
  })

  test('and one from the sender stand in one order, whoever was first', async () => {
    const thread = await aThread()
    const [ours, theirs] = [await sealedFile(team), await sealedFile(team)]
    await start(thread, ours)
    await patchTo(at(OFFICER, ours.id), 0, ours.payload)
    const late = await finishing(thread, ours)
    await send(office.door, DOOR, '/api/files/start', {
      ...thread.shown,
      upload: theirs.id,
      length: theirs.payload.length,
      state,
    })
    await patchTo(
      { app: office.door, origin: DOOR, id: theirs.id, access: thread.mailbox.access },
      0,
      theirs.payload,
    )
    const first = await finishing(thread, theirs)
    expect(
      (await send(office.door, DOOR, '/api/files/finish', { ...thread.shown, ...first })).status,
    ).toBe(200)
    expect(await ask(OFFICER, thread, 'uploads/finish', late)).toMatchObject({
      status: 409,
      body: { code: 'out-of-order' },
    })
    const again = await finishing(
      { ...thread, seq: 3, prev: hexHash(Buffer.from(first.envelope, 'base64')) },
      ours,
    )
    expect((await ask(OFFICER, thread, 'uploads/finish', again)).status).toBe(200)
  })

  test('is begun, sent, finished and thrown away by the officer who began it, and shown to no other', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(OFFICER, file.id), 0, file.payload.subarray(0, 10))
    const body = await finishing(thread, file)
    for (const other of ['head', 'rights-officer']) {
      expect((await patchTo(at(other, file.id), 10, file.payload.subarray(10))).status).toBe(404)
      expect((await headOf(at(other, file.id))).status).toBe(404)
      expect((await ask(other, thread, 'uploads/finish', body)).status).toBe(404)
      expect((await ask(other, thread, 'uploads/drop', { upload: file.id })).status).toBe(200)
      expect((await start(thread, file, other)).status).toBe(400)
      expect((await ask(other, thread, 'uploads')).body['uploads']).toEqual([])
    }
    expect(
      (await headOf({ app: office.door, origin: DOOR, id: file.id, access: thread.mailbox.access }))
        .status,
    ).toBe(404)
    const mine = (await ask(OFFICER, thread, 'uploads')).body as {
      uploads: Upload[]
      allowance: FileAllowance
    }
    expect(mine.uploads).toMatchObject([{ id: file.id, offset: 10, state }])
    expect(mine.allowance).toMatchObject({ open: true, files: 39 })
    expect((await ask(OFFICER, thread, 'uploads/drop', { upload: file.id })).status).toBe(200)
    expect(existsSync(onDisk(file.id))).toBe(false)
  })

  test('goes into the thread it was begun for, and into no other', async () => {
    const [thread, other] = [await aThread(), await aThread()]
    const file = await sealedFile(team)
    await start(thread, file)
    await patchTo(at(OFFICER, file.id), 0, file.payload)
    const told = await ask(OFFICER, other, 'uploads/finish', await finishing(other, file))
    expect(told.status).toBe(404)
  })

  test('is refused for room and for number as at the door', async () => {
    const thread = await aThread()
    office.disk.level = 'files-closed'
    expect(await start(thread, await sealedFile(team))).toMatchObject({
      status: 507,
      body: { code: 'files-closed' },
    })
    office.disk.level = 'wide'
    for (let begun = 0; begun < 3; begun++) await start(thread, await sealedFile(team))
    expect(await start(thread, await sealedFile(team))).toMatchObject({
      status: 413,
      body: { code: 'too-many-files' },
    })
  })

  test('takes no bytes from whoever is signed out, or whose page is another', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    const one = at(OFFICER, file.id)
    expect(
      (await patchTo({ app: one.app, origin: one.origin, id: one.id }, 0, file.payload)).status,
    ).toBe(401)
    expect((await patchTo(one, 0, file.payload, { origin: VIEWER })).status).toBe(403)
    expect((await patchTo(one, 0, file.payload, { origin: DOOR })).status).toBe(403)
    expect((await headOf(one)).offset).toBe(0)
  })

  test('sends its bytes without keeping a session alive that nobody uses', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await start(thread, file)
    const seen = async () =>
      (
        await row(
          `select max(seen) as seen from @session s join @staff p on p.id = s.staff where p.role = $1`,
          [OFFICER],
        )
      )['seen']
    await row(`update @session set seen = now() - interval '5 minutes'`, [])
    const before = await seen()
    await patchTo(at(OFFICER, file.id), 0, file.payload)
    expect(await seen()).toEqual(before)
  })
})

describe('looking at a file', () => {
  let thread: Thread
  let file: SealedFile

  beforeAll(async () => {
    thread = await aThread()
    file = await sealedFile(team, randomBytes(150_000))
    await attach(thread, file)
  })

  const range = (ticket: string, from: number, to: number, id = file.id, more: object = {}) =>
    office.viewer.request(`${VIEWER}/data/${id}`, {
      headers: {
        host: 'viewer.test',
        range: `bytes=${from}-${to}`,
        authorization: `Bearer ${ticket}`,
        ...more,
      },
    })

  test('is written down first, in the looker’s own sequence, and gives all that is needed to open it', async () => {
    const count = () =>
      row(`select count(*)::int as n from @entry where body like '%kind submission.view%'`, [])
    const before = Number((await count())['n'])
    const told = await look('head', thread)
    expect(told).toMatchObject({
      status: 200,
      body: {
        media: file.id,
        header: Buffer.from(file.seal.header).toString('base64'),
        length: file.payload.length,
        sha256: hexHash(file.payload),
        viewer: VIEWER,
      },
    })
    expect(hashOf(file.seal.header)).toBe(hexHash(file.seal.header))
    expect(Number((await count())['n'])).toBe(before + 1)
    expect(
      await row(
        'select count(*)::int as n from @media_ticket where hash = sha256(decode($1, $2))',
        [told.body['ticket'], 'base64'],
      ),
    ).toEqual({ n: 1 })
    expect(
      await row('select count(*)::int as n from @media_ticket where hash = decode($1, $2)', [
        told.body['ticket'],
        'base64',
      ]),
    ).toEqual({ n: 0 })
  })

  test('gives the exact bytes of any range, and no more', async () => {
    const ticket = String((await look('head', thread)).body['ticket'])
    const last = file.payload.length - 1
    for (const [from, to] of [
      [0, 0],
      [0, last],
      [last, last],
      [65_000, 70_000],
    ] as const) {
      const answer = await range(ticket, from, to)
      expect(answer.status).toBe(206)
      expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${to}/${file.payload.length}`)
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(file.payload.subarray(from, to + 1))
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    }
    expect((await range(ticket, last, last + 500)).headers.get('content-range')).toBe(
      `bytes ${last}-${last}/${file.payload.length}`,
    )
    for (const wrong of [
      'bytes=5-2',
      `bytes=${last + 1}-${last + 2}`,
      'bytes=0-',
      'bytes=-5',
      'bytes=0-1,3-4',
      'lines=0-1',
      '',
    ])
      expect((await range(ticket, 0, 0, file.id, { range: wrong })).status, wrong).toBe(416)
  })

  test('needs a ticket for this very file that is not over; everything else is told as nothing there', async () => {
    const other = await sealedFile(team)
    const second = await aThread()
    await attach(second, other)
    const ticket = String((await look('head', thread)).body['ticket'])
    const old = String((await look('head', thread)).body['ticket'])
    await row(
      `update @media_ticket set expires = now() - interval '1 second' where hash = sha256(decode($1, 'base64'))`,
      [old],
    )
    const nothing = await (await range(ticket, 0, 10, 'ab'.repeat(16))).text()
    const wrong = [
      await range(randomBytes(32).toString('base64'), 0, 10),
      await range('', 0, 10),
      await range(old, 0, 10),
      await range(ticket, 0, 10, other.id),
      await range(ticket, 0, 10, '..%2f' + file.id),
      await range('', 0, 10, file.id, { cookie: asRole('head') }),
      await office.viewer.request(`${VIEWER}/data/${file.id}`, {
        method: 'HEAD',
        headers: { host: 'viewer.test', authorization: `Bearer ${ticket}` },
      }),
    ]
    for (const answer of wrong) {
      expect(answer.status).toBe(404)
      expect(['', nothing]).toContain(await answer.text())
    }
    expect((await range(ticket, 0, 10)).status).toBe(206)
  })

  test('is for an hour', async () => {
    const ticket = String((await look('head', thread)).body['ticket'])
    const { seconds } = await row(
      `select extract(epoch from expires - now())::int as seconds from @media_ticket where hash = sha256(decode($1, 'base64'))`,
      [ticket],
    )
    expect(seconds).toBeGreaterThan(3_500)
    expect(seconds).toBeLessThanOrEqual(3_600)
  })

  test('happens on an origin that serves nothing else, reads no cookie and is framed by the desk alone', async () => {
    const paths = [
      '/api/me',
      '/api/intake',
      `/api/submissions/${thread.id}`,
      `${FILE_DATA_PATH}/${file.id}`,
      '/',
    ]
    const answers: Response[] = []
    for (const path of paths)
      answers.push(
        await office.viewer.request(`${VIEWER}${path}`, {
          headers: { host: 'viewer.test', cookie: asRole('head') },
        }),
      )
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    for (const { headers } of answers) {
      expect(headers.get('set-cookie')).toBeNull()
      expect(headers.get('content-security-policy')).toContain(`frame-ancestors ${DESK};`)
      expect(headers.get('x-frame-options')).toBeNull()
      expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
      expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    }
    const desk = await send(office.desk, DESK, '/api/me', undefined, { cookie: asRole('head') })
    expect(desk.status).toBe(200)
  })

  test.each(['medical', 'auditor', 'operator'])(
    'is refused to %s as what does not exist',
    async (role) => {
      const told = await look(role, thread)
      const nothing = await look('head', { id: '999999' })
      expect({ status: told.status, text: told.text }).toEqual({ status: 404, text: nothing.text })
    },
  )

  test('of a part that is no file is refused', async () => {
    for (const part of [1, 9]) expect((await look('head', thread, part)).status).toBe(404)
  })
})

describe('what an officer’s browser found of a file', () => {
  const sealed = async (words: string) =>
    Buffer.from(await sealDocument([team], { words })).toString('base64')

  const keep = (role: string, { id }: { id: string }, envelope: string, part = 2) =>
    ask(role, { id }, `files/${part}/findings`, { envelope })

  async function newest(thread: Thread): Promise<unknown> {
    const { body } = await ask('head', thread, 'open', {})
    return (body['parts'] as { media: { findings: string } | null }[])[1]?.media?.findings
  }

  test('is kept sealed under an entry of the thread, and the newest is handed out with the file', async () => {
    const thread = await aThread()
    const file = await sealedFile(team)
    await attach(thread, file)
    expect(await newest(thread)).toBe(null)
    const [first, second] = [await sealed('first'), await sealed('second')]
    const kept = await keep(OFFICER, thread, first)
    expect(kept.status, kept.text).toBe(200)
    expect((await keep('head', thread, second)).status).toBe(200)
    expect(await newest(thread)).toBe(second)
    const { rows } = await office.host.admin.query<{ body: string; name: string }>(
      `select e.body, s.name from ${office.names.schema}.media_findings f
       join ${office.names.schema}.entry e on e.id = f.entry join ${office.names.schema}.staff s on s.id = f.staff
       where f.media = decode($1, 'hex') order by f.id`,
      [file.id],
    )
    expect(rows.map(({ name }) => name)).toEqual(['Intake One', 'Head One'])
    for (const { body } of rows) expect(body).toContain('\nkind submission.check\n')
  })

  test('is kept once, however often the line broke', async () => {
    const thread = await aThread()
    await attach(thread, await sealedFile(team))
    const envelope = await sealed('once')
    const [one, two] = [
      await keep(OFFICER, thread, envelope),
      await keep(OFFICER, thread, envelope),
    ]
    expect(two.body['entry']).toBe(one.body['entry'])
  })

  test('is refused in clear, for a part that is no file, and from whoever may not look at files', async () => {
    const thread = await aThread()
    await attach(thread, await sealedFile(team))
    const envelope = await sealed('nothing')
    const clear = Buffer.from('{"sha256":"00"}').toString('base64')
    expect(await keep(OFFICER, thread, clear)).toMatchObject({
      status: 422,
      body: { code: 'envelope-refused' },
    })
    expect((await keep(OFFICER, thread, envelope, 1)).status).toBe(404)
    expect((await keep(OFFICER, thread, envelope, 3)).status).toBe(404)
    for (const role of ['medical', 'auditor', 'operator'])
      expect((await keep(role, thread, envelope)).status, role).toBe(404)
    expect(await newest(thread)).toBe(null)
  })
})
