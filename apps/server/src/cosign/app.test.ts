import { connect } from 'node:net'
import { join } from 'node:path'
import { cosignedPath, noteLimits } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { eventsTo } from '../events.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { listen, type Listening } from '../server.ts'
import { syntheticLog } from '../testing/synthetic-log.ts'
import { cosignApp } from './app.ts'
import { cosignerIn } from './cosigner.ts'
import { follow } from './followed-log.ts'
import { makeSigners } from './signers.ts'

const log = syntheticLog()
const shownAt = `/${cosignedPath(nodeHashing, log.origin)}`

let stack: AsyncDisposableStack
let listening: Listening
let url = ''
let logged: string[] = []

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  const home = stack.use(await temporaryHome())
  const folder = join(home.path, 'cosigner')
  const signers = makeSigners(folder, 'partner.example')
  follow(
    folder,
    log.origin,
    log.signers.map(({ key }) => key),
  )
  logged = []
  const note = (_: unknown, line: string) => logged.push(line)
  const events = eventsTo({ info: note, warn: note, error: note } as never)
  const app = cosignApp(cosignerIn(folder, signers), events)
  listening = stack.use(await listen(app, '127.0.0.1', 0, { connections: 16, milliseconds: 1_500 }))
  url = `http://127.0.0.1:${listening.port}`
})
afterEach(async () => stack.disposeAsync())

const post = (body: string | Uint8Array<ArrayBuffer>, path = '/add-checkpoint') =>
  fetch(`${url}${path}`, { method: 'POST', body })

test('a log is answered, and everybody is shown what was signed', async () => {
  expect((await fetch(`${url}${shownAt}`)).status).toBe(404)
  const answer = await post(log.request(0, 5))
  expect(answer.status).toBe(200)
  const signatures = await answer.text()
  expect(signatures.startsWith('— partner.example ')).toBe(true)
  const shown = await fetch(`${url}${shownAt}`)
  expect(shown.headers.get('content-type')).toMatch(/^text\/plain/)
  const note = await shown.text()
  expect(note.startsWith(log.noteAt(5).text)).toBe(true)
  expect(note.endsWith(signatures)).toBe(true)
})

test('each way of refusing has the status that the standard names', async () => {
  await post(log.request(0, 5))
  const conflict = await post(log.request(0, 6))
  expect([conflict.status, conflict.headers.get('content-type'), await conflict.text()]).toEqual([
    409,
    'text/x.tlog.size',
    '5\n',
  ])
  expect((await post(log.request(5, 6, 2))).status).toBe(422)
  expect((await post(syntheticLog().request(5, 6))).status).toBe(403)
  expect((await post(syntheticLog('other.example').request(0, 6))).status).toBe(404)
  expect((await post('')).status).toBe(400)
  expect((await post(Buffer.from([0xff, 0, 0xff]))).status).toBe(400)
})

test('what is no request of this protocol does not exist', async () => {
  for (const path of ['/', '/add-checkpoint', '/logs', '/../name', '/%2e%2e/name', `${shownAt}/..`])
    expect((await fetch(`${url}${path}`)).status).toBe(404)
  expect((await post('', '/')).status).toBe(404)
})

test('a body without end is refused before it is kept', async () => {
  let sent = 0
  const chunk = new Uint8Array(64 * 1_024)
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += chunk.length
      if (sent > 64 * 1_024 * 1_024) controller.close()
      else controller.enqueue(chunk)
    },
  })
  const answer = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    body: endless,
    duplex: 'half',
  } as RequestInit).then(
    ({ status }) => status,
    // The line may be closed while we still send.
    () => 413,
  )
  expect(answer).toBe(413)
  expect(sent).toBeLessThan(32 * 1_024 * 1_024)
  expect((await post(new Uint8Array(noteLimits.note + 1))).status).toBe(413)
  expect((await post(log.request(0, 5))).status).toBe(200)
})

test('whoever sends a request too slowly is let go', async () => {
  const line = connect(listening.port, '127.0.0.1')
  const ended = new Promise<string>((resolve) => {
    let got = ''
    line.on('data', (bytes) => (got += bytes.toString()))
    line.on('close', () => resolve(got))
  })
  line.write('POST /add-checkpoint HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nold')
  expect(await ended).toMatch(/^(HTTP\/1\.1 408|$)/)
})

test('our own bug is logged without a word of what was sent', async () => {
  const broken = cosignApp(
    {
      answer: () => Promise.reject(new Error('secret')),
      answerFile: () => Promise.reject(new Error('secret')),
      shown: () => undefined,
    },
    eventsTo({ error: (fields: unknown) => logged.push(JSON.stringify(fields)) } as never),
  )
  const answer = await broken.request('/add-checkpoint', { method: 'POST', body: 'x' })
  expect([answer.status, await answer.text()]).toEqual([500, ''])
  expect(logged.join()).toContain('POST /add-checkpoint')
  expect(logged.join()).not.toContain('secret')
})
