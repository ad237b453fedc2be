import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { formatNote, formatSignatures, signText, type Organisation, type Signer } from '@amparo/log'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { answerFileText } from '../cosign/answer-file.ts'
import { cosignApp } from '../cosign/app.ts'
import { cosignerIn, type Cosigner } from '../cosign/cosigner.ts'
import { follow } from '../cosign/followed-log.ts'
import { makeSigners, type CosignerSigners } from '../cosign/signers.ts'
import { standardEvents } from '../events.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { syntheticLog } from '../testing/synthetic-log.ts'
import {
  addressOf,
  askCosigner,
  requestFile,
  takeAnswerFile,
  type Asking,
  type Fetch,
} from './ask-cosigner.ts'

const log = syntheticLog()
const logKeys = log.signers.map(({ key }) => key)
const TIME = 1_800_000_100
/** Of our checkpoint, and what our clock says. */
const times = { at: new Date((TIME - 60) * 1_000), clock: () => new Date((TIME + 1) * 1_000) }

let stack: AsyncDisposableStack
let folder = ''
let signers: CosignerSigners
let cosigner: Cosigner
let partner: Organisation
let reach: Fetch

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  folder = join(stack.use(await temporaryHome()).path, 'cosigner')
  signers = makeSigners(folder, 'partner.example')
  follow(folder, log.origin, logKeys)
  cosigner = cosignerIn(folder, signers, { clock: () => TIME })
  const keys = signers.map(({ key }) => key)
  partner = { name: 'partner', keys, url: 'https://partner.example/cosign/' }
  const app = cosignApp(cosigner, standardEvents())
  reach = async (url, init) =>
    app.request(url.replace('https://partner.example/cosign', 'http://localhost'), init)
})
afterEach(async () => stack.disposeAsync())

const asking = (size: number, signed = 0, fork?: number): Asking => ({
  note: log.noteAt(size, fork),
  logKeys,
  signed,
  prove: (from, to) => log.prove(from, to, fork),
  ...times,
})

const ask = (size: number, signed = 0, fork?: number) =>
  askCosigner(reach, partner, asking(size, signed, fork))

/** A cosigner that answers everything with this. */
const answering =
  (status: number, body: BodyInit | null = null): Fetch =>
  async (_, { method }) =>
    method === 'POST' ? new Response(body, { status }) : new Response(null, { status: 404 })

const askOf = (fetch: Fetch, given: Asking = asking(9, 5)) => askCosigner(fetch, partner, given)

describe('a cosigner that is asked over a line', () => {
  test('signs a log that only grows, whatever the log still knows of what it signed', async () => {
    const steps = fc.array(fc.record({ more: fc.nat(9), forgets: fc.boolean() }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const fresh = syntheticLog(`office.example/${Math.random()}`)
        const keys = fresh.signers.map(({ key }) => key)
        follow(folder, fresh.origin, keys)
        let size = 0
        for (const { more, forgets } of all) {
          const before = size
          size += more
          const verdict = await askCosigner(reach, partner, {
            note: fresh.noteAt(size),
            logKeys: keys,
            signed: forgets ? 0 : before,
            prove: (from, to) => fresh.prove(from, to),
            ...times,
          })
          expect(verdict.verdict).toBe('cosigned')
          if (verdict.verdict === 'cosigned') expect(verdict.signatures).toHaveLength(2)
        }
      }),
      { numRuns: 15 },
    )
  })

  test('that signed another history is an alarm, with what the log’s own key signed as evidence', async () => {
    await ask(9)
    for (const other of [9, 12, 20]) {
      const verdict = await ask(other, 0, 2)
      expect(verdict).toMatchObject({ verdict: 'alarm', alarm: 'cosigner-contradicts' })
      if (verdict.verdict !== 'alarm') throw new Error(verdict.verdict)
      // The same for as long as the trouble is the same, so that it is kept once.
      expect(verdict.evidence).toBe(
        `organisation partner\nits-size 9\n\n${formatNote(log.noteAt(9))}`,
      )
    }
  })

  test('that signed more than we have is an alarm: we were set back, or are not alone', async () => {
    await ask(20)
    const verdict = await ask(9, 9)
    expect(verdict).toMatchObject({ verdict: 'alarm', alarm: 'cosigner-ahead' })
    expect(verdict).toMatchObject({ evidence: expect.stringContaining(log.noteAt(20).text) })
  })

  test('that knows of less than it signed before is an alarm: it was set back', async () => {
    await ask(5)
    expect(await ask(12, 9)).toMatchObject({
      verdict: 'alarm',
      alarm: 'cosigner-behind',
      shown: { size: 5 },
      evidence: `organisation partner\nits-size 5\nsigned-before 9\n\n${formatNote(log.noteAt(5))}`,
    })
  })

  test('is not shown as evidence with what a stranger’s key signed', async () => {
    const stranger = formatNote(syntheticLog().noteAt(30))
    const fetch: Fetch = async (_, { method }) =>
      method === 'POST' ? new Response('30\n', { status: 409 }) : new Response(stranger)
    expect(await askOf(fetch)).toEqual({
      verdict: 'alarm',
      alarm: 'cosigner-ahead',
      evidence: 'organisation partner\nits-size 30\n',
    })
  })

  const signed = (size: number, by: readonly Signer[] = signers, time = TIME) =>
    formatSignatures(by.map((one) => signText(one, log.noteAt(size).text, time)))

  test('whose signature is of another size, cut, doubled or without a time counts for nothing and is an alarm', async () => {
    const right = signed(9)
    const bad = {
      verdict: 'alarm',
      alarm: 'cosigner-bad-signature',
      evidence: 'organisation partner\n',
    }
    for (const body of [signed(8), right + right, signed(9, signers, 0)])
      expect(await askOf(answering(200, body))).toEqual(bad)
    expect(await askOf(answering(200, right))).toMatchObject({ verdict: 'cosigned' })
    expect(await askOf(answering(200, right.slice(0, -9)))).toEqual({ verdict: 'odd-answer' })
  })

  test.each([
    ['years before the checkpoint was made', 1_483_326_245, 'behind'],
    ['more than five minutes before it', TIME - 60 - 301, 'behind'],
    ['more than five minutes after now', TIME + 1 + 301, 'ahead'],
  ])(
    'whose signature says a time %s counts for nothing, and is an alarm that stays the same',
    async (_, time, clock) => {
      const alarm = {
        verdict: 'alarm',
        alarm: 'cosigner-wrong-time',
        evidence: `organisation partner\nits-clock ${clock}\n`,
      }
      const half = signed(9, [signers[0]!]) + signed(9, [signers[1]!], time)
      // What it shows as signed last is another one each time.
      const fetch =
        (body: string): Fetch =>
        async (__, { method }) =>
          new Response(method === 'POST' ? body : formatNote(log.noteAt(9)))
      for (const body of [signed(9, signers, time), half])
        expect(await askOf(fetch(body))).toEqual(alarm)
    },
  )

  test('may have a clock that differs a little from ours', async () => {
    for (const time of [TIME - 60 - 300, TIME + 1 + 300])
      expect(await askOf(answering(200, signed(9, signers, time)))).toMatchObject({
        verdict: 'cosigned',
      })
  })

  test('that signs with a key nobody told us of is an alarm; beside its own, such a line is passed over', async () => {
    const strangers = makeSigners(join(folder, 'other'), 'partner.example')
    expect(await askOf(answering(200, signed(9, strangers)))).toEqual({
      verdict: 'alarm',
      alarm: 'cosigner-unknown-key',
      evidence: 'organisation partner\n',
    })
    const verdict = await askOf(answering(200, signed(9, strangers) + signed(9)))
    if (verdict.verdict !== 'cosigned') throw new Error(verdict.verdict)
    expect(verdict.signatures.map(({ id }) => id)).toEqual(partner.keys.map(({ id }) => id))
  })

  test.each([
    [400, '', 'not-understood'],
    [403, '', 'unknown-keys'],
    [404, 'no such page', 'unknown-log'],
    [429, '', 'busy'],
    [503, '', 'busy'],
    [500, '', 'odd-answer'],
    [204, null, 'odd-answer'],
    [302, '', 'odd-answer'],
    [200, '', 'odd-answer'],
    [200, '<html>', 'odd-answer'],
    [409, '', 'odd-answer'],
    [409, '05\n', 'odd-answer'],
    [409, '5\n', 'odd-answer'],
    [409, '99999999999999999999\n', 'odd-answer'],
    [409, '6\n', 'odd-answer'],
  ] as const)('that answers %s with “%s” is told apart: %s', async (status, body, verdict) => {
    expect(await askOf(answering(status, body))).toEqual({ verdict })
  })

  test('that has moved on again when it is asked a second time is left for the next time', async () => {
    let size = 5
    const fetch: Fetch = async () => new Response(`${++size}\n`, { status: 409 })
    expect(await askOf(fetch)).toEqual({ verdict: 'moved-on' })
    expect(size).toBe(7)
  })

  test('that answers a size it was asked from with a conflict, and it is ours, has another tree', async () => {
    // As C2SP tlog-witness had it before 1.0.0, with and without a size.
    for (const body of ['', '9\n', 'no'])
      expect(await askOf(answering(409, body), asking(9, 9))).toMatchObject({
        alarm: 'cosigner-contradicts',
      })
  })

  test('may answer anything: it is always a verdict', async () => {
    const bodies = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string().map((text) => Buffer.from(text)),
    )
    const statuses = fc.constantFrom(
      200,
      201,
      206,
      301,
      307,
      400,
      401,
      403,
      404,
      409,
      410,
      422,
      500,
      503,
      599,
    )
    await fc.assert(
      fc.asyncProperty(statuses, bodies, fc.nat(9), async (status, body, from) => {
        const fetch: Fetch = async () => new Response(Uint8Array.from(body), { status })
        const { verdict } = await askOf(fetch, asking(9, from))
        expect(verdict).not.toBe('cosigned')
      }),
    )
  })

  test('that never stops talking is left', async () => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    expect(await askOf(answering(200, endless))).toEqual({ verdict: 'odd-answer' })
    expect(sent).toBeLessThan(1_048_576)
  })
})

describe('a line', () => {
  test('that is silent, cut or not there is a verdict, and no redirect is followed', async () => {
    let asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/cut/add-checkpoint') return request.socket.destroy()
      if (request.url === '/half/add-checkpoint') {
        response.writeHead(200, { 'content-length': '100' }).write('half')
        return request.socket.end()
      }
      if (request.url === '/moved/add-checkpoint')
        return response.writeHead(307, { location: '/elsewhere' }).end()
      if (request.url === '/slow/add-checkpoint') return response.writeHead(200).write('—')
      return undefined
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    stack.defer(() => {
      server.closeAllConnections()
      server.close()
    })
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const askAt = (url: string) => askCosigner(fetch, { ...partner, url }, asking(9), 400)
    expect(await askAt(`${at}/silent`)).toEqual({ verdict: 'slow' })
    expect(await askAt(`${at}/slow`)).toEqual({ verdict: 'slow' })
    expect(await askAt(`${at}/cut`)).toEqual({ verdict: 'unreachable' })
    expect(await askAt(`${at}/half`)).toEqual({ verdict: 'unreachable' })
    expect(await askAt('http://127.0.0.1:1')).toEqual({ verdict: 'unreachable' })
    asked = []
    expect(await askAt(`${at}/moved`)).toEqual({ verdict: 'odd-answer' })
    expect(asked).toEqual(['/moved/add-checkpoint'])
  })

  test.each([
    ['https://partner.example', 'https://partner.example'],
    ['https://partner.example/a/b//', 'https://partner.example/a/b'],
    ['http://127.0.0.1:8083/', 'http://127.0.0.1:8083'],
    ['http://localhost:8083', 'http://localhost:8083'],
    ['http://[::1]:8083', 'http://[::1]:8083'],
    ['http://partner.example', undefined],
    ['http://127.0.0.1.partner.example', undefined],
    ['https://name:word@partner.example', undefined],
    ['https://partner.example?x', undefined],
    ['https://partner.example#x', undefined],
    ['file:///etc/passwd', undefined],
    ['partner.example', undefined],
    ['', undefined],
  ])('to “%s” is %s', async (url, address) => {
    expect(addressOf(url)).toBe(address)
    if (address !== undefined) return
    const never: Fetch = () => Promise.reject(new Error('it was asked'))
    expect(await askCosigner(never, { ...partner, url }, asking(9))).toEqual({
      verdict: 'no-address',
    })
  })

  test('is not asked when our own tree cannot prove that it grew', async () => {
    const broken: Asking = { ...asking(9, 5), prove: () => undefined }
    expect(await askOf(answering(200), broken)).toEqual({ verdict: 'no-proof' })
  })
})

describe('by file', () => {
  const known = {
    ours: async (size: number) =>
      size === 9 ? { text: log.noteAt(9).text, at: times.at } : undefined,
    newest: 20,
    signed: 5,
    clock: times.clock,
  }

  const carried = async (request: string) => ({
    request,
    answer: answerFileText(await cosigner.answerFile(request)),
  })

  test('a request goes out and its answer comes back, as over a line', async () => {
    await ask(5)
    const files = await carried(requestFile(asking(9, 5))!)
    const taken = await takeAnswerFile(partner, files, known)
    expect(taken).toMatchObject({ verdict: { verdict: 'cosigned' }, size: 9 })
    // The same answer twice is the same.
    expect(await takeAnswerFile(partner, files, known)).toEqual(taken)
  })

  test('a clock that is wrong is an alarm as over a line', async () => {
    const wrong = cosignerIn(folder, signers, { clock: () => 1_483_326_245 })
    const request = requestFile(asking(9))!
    const answer = answerFileText(await wrong.answerFile(request))
    expect((await takeAnswerFile(partner, { request, answer }, known)).verdict).toMatchObject({
      alarm: 'cosigner-wrong-time',
    })
  })

  test('a cosigner that went on meanwhile says from where to begin, and only beyond our newest it is an alarm', async () => {
    await ask(7)
    const first = await carried(requestFile(asking(9, 5))!)
    expect((await takeAnswerFile(partner, first, known)).verdict).toEqual({
      verdict: 'begin-from',
      size: 7,
    })
    await ask(15)
    const files = await carried(requestFile(asking(9, 5))!)
    expect((await takeAnswerFile(partner, files, known)).verdict).toEqual({ verdict: 'moved-on' })
    const setBack = await takeAnswerFile(partner, files, { ...known, newest: 12 })
    expect(setBack.verdict).toMatchObject({ alarm: 'cosigner-ahead' })
  })

  test('what comes back for no checkpoint of ours, or is no answer, is not taken', async () => {
    const verdictOn = async (request: string, answer: string) =>
      (await takeAnswerFile(partner, { request, answer }, known)).verdict.verdict
    const { request: other, answer: signed } = await carried(requestFile(asking(8))!)
    expect(await verdictOn(other, signed)).toBe('no-request')
    expect(await verdictOn(log.request(0, 9, 2), signed)).toBe('no-request')
    const request = requestFile(asking(9, 5))!
    for (const answer of ['', '200', 'x\n', '200 \n', '999\n', `200\n${'x'.repeat(1_000_000)}`])
      expect(await verdictOn(request, answer)).toBe('odd-answer')
    expect(await verdictOn('', '200\n')).toBe('no-request')
    expect(await verdictOn('old 0\n\nhello\n\n— a AAAAAAAA\n', '200\n')).toBe('no-request')
  })
})
