import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { FILE_DATA_PATH } from '@amparo/contract'
import { openMediaHeader, openRange } from '@amparo/seal/media'
import { nodeEngine } from '@amparo/seal/media-node'
import { mailboxOf, newReturnCode, type Mailbox } from '@amparo/seal'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { freePorts, makeHome, startOffice, type RunningOffice } from '../testing/running-office.ts'
import { description, sealedFile, type SealedFile } from '../testing/sealed-file.ts'
import { halfWritten } from './half-written.ts'
import { handIn, sealedMessage } from './sending.ts'

const cleanups: AsyncDisposable[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup[Symbol.asyncDispose]()
})

const PATIENCE = { timeout: 60_000, interval: 20 }
const MEBIBYTE = 1024 * 1024

test('a file whose server is killed twice on the way goes on from what is on the disk, and arrives to the byte', async () => {
  const home = await temporaryHome()
  cleanups.push(home)
  const prepared = await makeHome(home.path)
  const { recipient, identity } = prepared.teams.find(({ code }) => code === 'intake')!
  const ports = await freePorts()
  const start = async (): Promise<RunningOffice> => {
    const office = await startOffice(home.path, ports, ['--only', 'door'])
    cleanups.push(office)
    return office
  }
  const file = await sealedFile(recipient, randomBytes(64 * MEBIBYTE))
  const object = join(home.path, 'objects', 'running', file.id)

  let office = await start()
  const thread = await aThread(office, prepared)
  const begun = { upload: file.id, length: file.payload.length, state: 'AAAA' }
  expect((await post(office, '/api/files/start', { ...thread.shown, ...begun })).status).toBe(200)

  for (const third of [1, 2]) {
    const before = await offsetOf(office, thread, file)
    const sending = sendFrom(office, thread, file, before)
    const enough = (file.payload.length / 3) * third
    await vi.waitFor(
      async () => expect((await stat(object)).size).toBeGreaterThan(enough),
      PATIENCE,
    )
    await office.end('SIGKILL')
    await sending
    office = await start()
    const kept = await offsetOf(office, thread, file)
    expect(kept).toBe((await stat(object)).size)
    expect(kept).toBeGreaterThan(enough)
    expect(kept).toBeLessThan(file.payload.length)
  }
  await sendFrom(office, thread, file, await offsetOf(office, thread, file), Infinity)
  const { mailbox, prev } = thread
  const finished = {
    ...thread.shown,
    upload: file.id,
    header: Buffer.from(file.seal.header).toString('base64'),
    envelope: await description(recipient, { mailbox, file, seq: 2, prev }),
    prev,
  }
  const told = await post(office, '/api/files/finish', finished)
  expect({ status: told.status, text: told.status === 200 ? '' : await told.text() }).toEqual({
    status: 200,
    text: '',
  })

  const payload = await readFile(object)
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
  if (plain.verdict !== 'opened') throw new Error(plain.verdict)
  expect(hash(plain.plaintext)).toBe(hash(file.bytes))
  expect(await halfWritten(home.path)).toEqual([])
}, 180_000)

interface Thread {
  readonly mailbox: Mailbox
  readonly shown: { readonly id: string; readonly access: string }
  readonly prev: string
}

/** A message in a mailbox of our own, so that its thread can take a file. */
async function aThread(
  office: RunningOffice,
  prepared: Parameters<typeof sealedMessage>[0],
): Promise<Thread> {
  const mailbox = await mailboxOf(newReturnCode((length) => randomBytes(length)))
  const message = await sealedMessage(prepared)
  const access = Buffer.from(mailbox.access)
  const shown = { id: mailbox.id, access: hash(access) }
  expect((await handIn(office.door, { ...message, shown, mailbox: mailbox.id })).status).toBe(200)
  return {
    mailbox,
    shown: { id: mailbox.id, access: access.toString('base64') },
    prev: message.sha256,
  }
}

async function post({ door }: RunningOffice, path: string, body: object): Promise<Response> {
  const headers = { origin: door, 'content-type': 'application/json' }
  return fetch(`${door}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
}

function tusHeaders({ door }: RunningOffice, { shown }: Thread): Record<string, string> {
  return { origin: door, authorization: `Bearer ${shown.access}`, 'tus-resumable': '1.0.0' }
}

async function offsetOf(office: RunningOffice, thread: Thread, file: SealedFile): Promise<number> {
  const answer = await fetch(`${office.door}${FILE_DATA_PATH}/${file.id}`, {
    method: 'HEAD',
    headers: tusHeaders(office, thread),
  })
  expect(answer.status).toBe(200)
  return Number(answer.headers.get('upload-offset'))
}

/** Sends what is missing in one request, slowly enough that a server can be killed meanwhile; ends when the line does. */
async function sendFrom(
  office: RunningOffice,
  thread: Thread,
  file: SealedFile,
  offset: number,
  atOnce = MEBIBYTE,
): Promise<void> {
  const rest = file.payload.subarray(offset)
  const headers = {
    ...tusHeaders(office, thread),
    'content-type': 'application/offset+octet-stream',
    'content-length': String(rest.length),
    'upload-offset': String(offset),
  }
  await new Promise<void>((resolve) => {
    const sending = request(`${office.door}${FILE_DATA_PATH}/${file.id}`, {
      method: 'PATCH',
      headers,
    })
    sending.on('error', () => resolve())
    sending.on('response', (answer) =>
      answer
        .resume()
        .on('end', () => resolve())
        .on('error', () => resolve()),
    )
    let sent = 0
    const piece = (): void => {
      if (sending.destroyed) return
      if (sent >= rest.length) return void sending.end()
      const next = rest.subarray(sent, sent + atOnce)
      sent += next.length
      sending.write(next, () => setTimeout(piece, 10))
    }
    piece()
  })
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
