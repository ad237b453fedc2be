import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Mailbox, Recipient } from '@amparo/seal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { description, hexHash, sealedFile } from '../testing/sealed-file.ts'
import { DOOR, send, sendMessage, testOffice, type TestOffice } from '../testing/test-office.ts'
import { patchTo } from '../testing/tus.ts'
import { sweep } from './sweep.ts'

let office: TestOffice
let team: Recipient

beforeAll(async () => {
  office = await testOffice()
  team = office.prepared.teams.find(({ code }) => code === 'intake')!.recipient
})

afterAll(async () => office[Symbol.asyncDispose]())

async function run(sql: string, values: unknown[] = []): Promise<unknown[]> {
  const { rows } = await office.host.admin.query(
    sql.replaceAll('@', `${office.names.schema}.`),
    values,
  )
  return rows
}

async function sweepBoth(): Promise<void> {
  await sweep(office.doorOffice, 'door', office.objects)
  await sweep(office.app, 'desk', office.objects)
}

async function aThread(): Promise<{ mailbox: Mailbox; access: string; prev: string }> {
  const { mailbox, request } = await sendMessage(office)
  const access = Buffer.from(mailbox.access).toString('base64')
  return { mailbox, access, prev: hexHash(Buffer.from(request.envelope, 'base64')) }
}

/** An upload with some of its bytes; its name. */
async function begun({ mailbox, access }: { mailbox: Mailbox; access: string }): Promise<string> {
  const id = randomBytes(16).toString('hex')
  const state = randomBytes(99).toString('base64')
  const told = await send(office.door, DOOR, '/api/files/start', {
    id: mailbox.id,
    access,
    upload: id,
    length: 5_000,
    state,
  })
  expect(told.status).toBe(200)
  await patchTo(
    { app: office.door, origin: DOOR, id, access: mailbox.access },
    0,
    Buffer.alloc(100),
  )
  return id
}

const over = (id: string) =>
  run(`update @upload set expires = now() - interval '1 minute' where id = decode($1, 'hex')`, [id])

async function aged(id: string, hours: number): Promise<void> {
  const then = new Date(Date.now() - hours * 3_600_000)
  await utimes(join(office.objectsFolder, id), then, then)
}

const there = (): string[] => readdirSync(office.objectsFolder)

test.each(['door', 'desk'] as const)(
  'the %s throws away what nobody finished in time, with its bytes, and leaves what is under way',
  async (page) => {
    const thread = await aThread()
    const [gone, running] = [await begun(thread), await begun(thread)]
    await over(gone)
    // However slow a line is: what its sender may still finish is not taken from them.
    await aged(running, 71)
    for (let round = 0; round < 2; round++)
      await sweep(page === 'door' ? office.doorOffice : office.app, page, office.objects)
    expect(there()).toContain(running)
    expect(there()).not.toContain(gone)
    const rows = await run(`select encode(id, 'hex') as id from @upload`)
    expect(rows).toContainEqual({ id: running })
    expect(rows).not.toContainEqual({ id: gone })
  },
)

test('a file that is kept stays, however old, and bytes that are nobody’s go after three days', async () => {
  const thread = await aThread()
  const file = await sealedFile(team)
  const own = { id: thread.mailbox.id, access: thread.access }
  const upload = { upload: file.id, length: file.payload.length, state: 'AAAA' }
  await send(office.door, DOOR, '/api/files/start', { ...own, ...upload })
  await patchTo(
    { app: office.door, origin: DOOR, id: file.id, access: thread.mailbox.access },
    0,
    file.payload,
  )
  const { mailbox, prev } = thread
  const envelope = await description(team, { mailbox, file, seq: 2, prev })
  const header = Buffer.from(file.seal.header).toString('base64')
  const finished = { ...own, upload: file.id, header, envelope, prev }
  expect((await send(office.door, DOOR, '/api/files/finish', finished)).status).toBe(200)
  const [old, young, running] = [
    randomBytes(16).toString('hex'),
    randomBytes(16).toString('hex'),
    await begun(thread),
  ]
  for (const id of [old, young]) await office.objects.begin(id)
  await aged(old, 73)
  await aged(young, 71)
  await aged(file.id, 5_000)
  await aged(running, 100)
  await Promise.all([sweepBoth(), sweepBoth()])
  expect(there()).toEqual(expect.arrayContaining([file.id, young, running]))
  expect(there()).not.toContain(old)
  expect((await office.objects.digest(file.id)).sha256.toString('hex')).toBe(hexHash(file.payload))
})

test('tickets, spent work and presence go when they are over, and not before', async () => {
  const ids = ['aa', 'bb'].map((byte) => byte.repeat(32))
  const media = await run('select id from @media limit 1')
  expect(media).toHaveLength(1)
  for (const [index, id] of ids.entries()) {
    const expires = `now() + interval '${index === 0 ? -1 : 1} minute'`
    await run(
      `insert into @media_ticket select decode($1, 'hex'), 1, id, ${expires} from @media limit 1`,
      [id],
    )
    await run(`insert into @work_spent values (decode($1, 'hex'), ${expires})`, [id])
    const seen = `now() - interval '${index === 0 ? 61 : 59} minutes'`
    await run(
      `insert into @presence (staff, submission, audience, seen) values ($1, 1, 1, ${seen})`,
      [index + 1],
    )
  }
  await sweepBoth()
  const left = async (table: string, what: string) =>
    (await run(`select ${what} as left from @${table}`)).map(
      (row) => (row as { left: string }).left,
    )
  expect(await left('media_ticket', `encode(hash, 'hex')`)).toEqual([ids[1]])
  const spent = await left('work_spent', `encode(hash, 'hex')`)
  expect(spent).toContain(ids[1])
  expect(spent).not.toContain(ids[0])
  expect(await left('presence', 'staff')).toEqual([2])
  expect(office.bugs).toEqual([])
})
