import { spawnSync } from 'node:child_process'
import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSigsumPolicy, sigsumRequest } from '@amparo/anchors'
import { formatCheckpoint, formatNote, parseEntry, signText } from '@amparo/log'
import { nodeHashing, nodeSigner } from '@amparo/log/node'
import {
  hasOpenssl,
  noOpenssl,
  openAuthorities,
  type Holder,
} from '@amparo/anchors/testing/authority'
import { newSubmitKey, openSigsumLog } from '@amparo/anchors/testing/sigsum-log'
import { easyBits, synthesizeHeader } from '@amparo/anchors/testing/synthetic-block'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gate } from '../../db/actor.ts'
import { Office } from '../../db/office.ts'
import { openPage } from '../../host/host.ts'
import { testOffice, type TestOffice } from '../../testing/test-office.ts'
import { alarmsOf } from '../alarm-store.ts'
import { keepCheckpoint } from '../checkpoint-store.ts'
import { appendLeaves } from '../leaf-store.ts'
import { openShard, type Shard } from '../shard-store.ts'
import { anchorPlan, dayBegan } from './anchor-plan.ts'
import { anchorLines, type AnchorLine } from './anchor-store.ts'
import { writeForCourier } from './courier.ts'
import { anchorRound, type Sending } from './sending.ts'
import { standingOf } from './standing.ts'
import { longestAnswer, take, type Taken, type Taking } from './taking.ts'
import { pinnedPolicy, pinnedRoots, pinPolicy, pinRoots } from './whom-to-believe.ts'
import { saidOfLine, saidOfStanding, saidOfTaken } from './words.ts'

const publicLog = openSigsumLog(['one.example', 'two.example', 'three.example'])
const canStamp = hasOpenssl()
const authorities = openAuthorities()
let root: Holder
let stamper: Holder

let office: TestOffice
let logger: Office
let shard: Shard
let taking: Taking
let folder: string

// One office for all; each test opens a log of its own in it.
beforeAll(async () => {
  office = await testOffice()
  logger = await openPage(office.host, office.slug, 'logger')
  if (!canStamp) return
  root = authorities.issue('root', { as: 'root' })
  stamper = authorities.issue('stamper', { as: 'stamper', by: root })
})
afterAll(async () => {
  authorities.end()
  await logger.end()
  await office[Symbol.asyncDispose]()
})

beforeEach(async () => {
  shard = await logger.change(gate, (change) => openShard(change, { kind: 'log.open' }))
  const roots = canStamp ? [root.der] : []
  const policy = readSigsumPolicy(nodeHashing, publicLog.policy(2)) ?? null
  folder = mkdtempSync(join(tmpdir(), 'amparo-courier-'))
  taking = { office: logger, roots, policy, leastBits: easyBits }
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hour = 3_600_000

/** A checkpoint of the log as it would be signed, of a size of which nothing else is true. */
async function checkpoint(size: number): Promise<string> {
  const key = nodeSigner(shard.origin, 'ed25519', generateKeyPairSync('ed25519').privateKey)
  const text = formatCheckpoint({
    origin: shard.origin,
    size,
    root: createHash('sha256').update(String(size)).digest(),
    extensions: [],
  })
  const note = formatNote({ text, signatures: [signText(key, text, 0)] })
  await logger.change(gate, (change) => keepCheckpoint(change, shard.number, { size, note }))
  return text
}

/** The same office, asked at another time. */
const later = (milliseconds: number): Taking => ({
  ...taking,
  office: clocked(new Date(new Date().getTime() + milliseconds)),
})

/** An office whose clock stands; it reads and writes through the same login. */
function clocked(at: Date): Office {
  const change = <T>(...[actor, story]: Parameters<Office['change']>) =>
    logger.change(actor, (one) => story(Object.assign(one, { now: at }))) as Promise<T>
  return Object.assign(Object.create(logger) as Office, {
    read: logger.read.bind(logger),
    change,
  })
}

/** What a courier gets who asks about the newest checkpoint. */
async function written(): Promise<Map<string, Uint8Array>> {
  const today = new Date(new Date().getTime() + hour)
  const { files } = await writeForCourier({ office: logger, shard }, folder, today)
  return new Map(files.map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]))
}

const ending = (files: ReadonlyMap<string, Uint8Array>, end: string): Uint8Array =>
  [...files].find(([name]) => name.endsWith(end))?.[1] ?? new Uint8Array()

async function lines(): Promise<AnchorLine[]> {
  const all = await office.app.read(gate, (tx) => anchorLines(tx, 100))
  return all.filter((line) => line.shard === shard.number)
}

/** What was kept of this test's log, each with its entry. */
async function keptHere(): Promise<{ token: Buffer; chain: Buffer[]; body: string }[]> {
  return office.app.read(gate, (tx) =>
    tx
      .selectFrom('anchor_token')
      .innerJoin('anchor', 'anchor.id', 'anchor_token.anchor')
      .innerJoin('entry', 'entry.id', 'anchor_token.entry')
      .select(['token', 'chain', 'body'])
      .where('shard', '=', shard.number)
      .execute(),
  )
}

const pendingOf = (calendar: string): Buffer =>
  Buffer.concat([
    Buffer.from('0083dfe30d2ef90c8e', 'hex'),
    Buffer.from([calendar.length + 1, calendar.length]),
    Buffer.from(calendar),
  ])
const inBlock = Buffer.from('000588960d73d71901' + '02' + 'a846', 'hex') // height 9,000

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

describe('carried by hand', () => {
  test('a time-stamp is asked for, brought back, checked and kept with an entry, and an outsider checks it alone', async ({
    skip,
  }) => {
    skip(!canStamp, noOpenssl)
    const text = await checkpoint(3)
    const files = await written()
    const answer = authorities.reply(ending(files, '.tsq'), stamper, [])
    const taken = await take(taking, answer)
    expect(taken).toMatchObject({ verdict: 'checked', size: 3 })
    expect(
      authorities.isVerified(answer, Buffer.from(text), { root, at: new Date().getTime() }),
    ).toBe(true)

    const [kept, ...more] = await keptHere()
    expect(more).toEqual([])
    expect(Buffer.from(kept?.token ?? [])).toEqual(Buffer.from(answer))
    expect(kept?.chain).toHaveLength(2)
    const entry = parseEntry(kept?.body ?? '')
    expect(entry.verdict === 'entry' && entry.entry.kind).toBe('anchor.attach')
    expect((await lines()).map(({ state }) => state).sort()).toEqual([
      'checked',
      'written',
      'written',
      'written',
    ])
  })

  test('who says that it existed before it was signed raises an alarm, and is kept all the same', async ({
    skip,
  }) => {
    skip(!canStamp, noOpenssl)
    const text = await checkpoint(3)
    const question = ending(await written(), '.tsq')
    const nonce = new Uint8Array(Buffer.from(question).subarray(-19, -3))
    const early = authorities.stamp({
      by: stamper,
      chain: [],
      imprint: sha256(Buffer.from(text)),
      nonce,
      at: new Date(new Date().getTime() - hour),
    })
    expect((await take(taking, early)).verdict).toBe('checked')
    const alarms = await office.app.read(gate, alarmsOf)
    expect(alarms[0]).toMatchObject({ kind: 'time-conflict', raisedBy: 'anchor' })
  })

  test('the same answer twice is the same once; two authorities may answer one question', async ({
    skip,
  }) => {
    skip(!canStamp, noOpenssl)
    await checkpoint(3)
    const question = ending(await written(), '.tsq')
    const answer = authorities.reply(question, stamper, [])
    expect((await take(taking, answer)).verdict).toBe('checked')
    expect(await take(taking, answer)).toEqual({ verdict: 'known', size: 3 })
    const second = authorities.issue('second', { as: 'stamper', by: root })
    expect((await take(taking, authorities.reply(question, second, []))).verdict).toBe('checked')
    expect((await lines()).filter(({ state }) => state === 'checked')).toHaveLength(2)
  })

  test('of a look-alike, of another question and of another file nothing is kept, and why is said', async ({
    skip,
  }) => {
    skip(!canStamp, noOpenssl)
    const text = await checkpoint(3)
    const question = ending(await written(), '.tsq')
    const fake = authorities.issue('fake', { as: 'root', subject: 'Synthetic root' })
    const by = authorities.issue('fake-stamper', { as: 'stamper', by: fake })
    const forged = await take(taking, authorities.reply(question, by, [fake]))
    expect(forged).toEqual({ verdict: 'refused', fault: 'timestamp-chain' })
    expect(saidOfTaken('x.tsr', forged)).toContain('anchors root add')

    const imprint = sha256(Buffer.from(text))
    const stamped = { by: stamper, chain: [], at: new Date() }
    const otherNonce = authorities.stamp({ ...stamped, imprint, nonce: Uint8Array.of(64, 1) })
    expect(await take(taking, otherNonce)).toEqual({ verdict: 'refused', fault: 'timestamp-nonce' })
    const otherFile = authorities.stamp({ ...stamped, imprint: sha256(Buffer.from('other')) })
    expect(await take(taking, otherFile)).toEqual({ verdict: 'not-asked' })
    expect(await keptHere()).toEqual([])
    expect((await lines()).filter(({ state }) => state === 'refused')).toMatchObject([
      { fault: 'timestamp-chain' },
    ])
  })

  test('nothing is believed before a root is pinned, and the answer can be taken again', async ({
    skip,
  }) => {
    skip(!canStamp, noOpenssl)
    await checkpoint(3)
    const answer = authorities.reply(ending(await written(), '.tsq'), stamper, [])
    const early = await take({ ...taking, roots: [] }, answer)
    expect(early).toEqual({ verdict: 'refused', fault: 'timestamp-no-roots' })
    expect((await take(taking, answer)).verdict).toBe('checked')
  })

  test('a calendar’s promise becomes a proof, piece by piece, with two files joined', async () => {
    await checkpoint(3)
    const files = await written()
    const [head, digest] = [ending(files, '.ots-head'), ending(files, '.ots-digest')]
    expect(digest).toHaveLength(32)
    const promised = Buffer.concat([head, pendingOf('https://calendar.example')])
    expect(await take(taking, promised)).toEqual({ verdict: 'kept', size: 3, heights: [] })
    expect(await take(taking, promised)).toEqual({ verdict: 'known', size: 3 })

    // The next folder asks the calendar for what it promised.
    const next = await written()
    const laterHead = ending(next, 'later-1.ots-head')
    expect(Buffer.from(ending(next, 'HOW-TO-ASK.txt')).toString()).toContain(
      `https://calendar.example/timestamp/${Buffer.from(digest).toString('hex')}`,
    )
    const proof = Buffer.concat([laterHead, Buffer.from('08', 'hex'), inBlock])
    expect(await take(taking, proof)).toEqual({ verdict: 'kept', size: 3, heights: [9_000] })
    expect(Buffer.from(ending(await written(), 'HOW-TO-ASK.txt')).toString()).toContain(
      'you trust: 9000.',
    )

    const header = synthesizeHeader(nodeHashing, sha256(digest), 1_790_000_000)
    const other = synthesizeHeader(nodeHashing, digest, 1_790_000_000)
    expect(await take(taking, other)).toEqual({ verdict: 'not-asked' })
    const strict = await take({ ...taking, leastBits: 0x17034219 }, header)
    expect(strict).toEqual({ verdict: 'refused', fault: 'ots-work' })
    const inHex = Buffer.from(`${Buffer.from(header).toString('hex')}\n`)
    expect(await take(taking, inHex)).toMatchObject({
      verdict: 'checked',
      size: 3,
      by: new Date(1_790_000_000_000),
      authority: 'Bitcoin',
    })
    // What is learnt afterwards takes nothing back.
    const more = Buffer.concat([head, pendingOf('https://second.example')])
    expect((await take(taking, more)).verdict).toBe('checked')
  })

  test('a proof that the checkpoint stands in a public log is checked by the office’s policy, and kept', async () => {
    await checkpoint(3)
    const request = Buffer.from(ending(await written(), '.req')).toString()
    const seconds = Math.floor(new Date().getTime() / 1_000)
    const proof = Buffer.from(publicLog.logged(request, 5, [seconds, seconds + 9]))
    const early = await take({ ...taking, policy: null }, proof)
    expect(early).toEqual({ verdict: 'refused', fault: 'sigsum-no-policy' })
    const other = openSigsumLog(['one.example'])
    const foreign = Buffer.from(other.logged(request, 5, [seconds]))
    expect(await take(taking, foreign)).toEqual({ verdict: 'refused', fault: 'sigsum-other-log' })
    const single = Buffer.from(publicLog.logged(request, 5, [seconds]))
    expect(await take(taking, single)).toEqual({ verdict: 'refused', fault: 'sigsum-quorum' })
    expect(await take(taking, proof)).toMatchObject({
      verdict: 'checked',
      size: 3,
      by: new Date((seconds + 9) * 1_000),
      authority: 'https://log.example',
    })
    expect(await take(taking, proof)).toEqual({ verdict: 'known', size: 3 })
    expect(await keptHere()).toHaveLength(1)
    const strange = sigsumRequest(nodeHashing, sha256(Buffer.from('x')), newSubmitKey())
    const notOurs = Buffer.from(publicLog.logged(strange, 5, [seconds, seconds]))
    expect(await take(taking, notOurs)).toEqual({ verdict: 'not-asked' })
  })

  test('what is no answer changes nothing and gets a sentence', async () => {
    await checkpoint(3)
    await written()
    const strange = [
      new Uint8Array(),
      new Uint8Array(longestAnswer + 1),
      Buffer.from('hello'),
      Buffer.from('zz'.repeat(80)),
      Buffer.from('30820001', 'hex'),
    ]
    for (const bytes of strange) {
      const taken = await take(taking, bytes)
      expect(taken).toEqual({ verdict: 'not-an-answer' })
      expect(saidOfTaken('x', taken)).toContain('Nothing was kept')
    }
    const cut: Taken = await take(taking, Buffer.from('\u0000OpenTimestamps'))
    expect(cut).toEqual({ verdict: 'refused', fault: 'ots-header' })
  })

  test('before the first checkpoint nothing is written', async () => {
    const { size, files } = await writeForCourier({ office: logger, shard }, folder, new Date(0))
    expect({ size, files }).toEqual({ size: null, files: [] })
    expect(readdirSync(folder)).toEqual([])
  })

  test('written twice it is one question; the day’s checkpoint is the first after the hour', async () => {
    await checkpoint(3)
    const from = new Date(new Date().getTime() - 1_000)
    await checkpoint(7)
    const first = await written()
    const second = await written()
    expect(ending(second, '.tsq')).toEqual(ending(first, '.tsq'))
    const { size } = await writeForCourier({ office: logger, shard }, folder, from)
    expect(size).toBe(3)
    const quiet = new Date(new Date().getTime() + hour)
    expect((await writeForCourier({ office: logger, shard }, folder, quiet)).size).toBe(7)
  })

  test('nothing a courier carries says how much the log holds, or whose it is', async () => {
    await checkpoint(123_456)
    const all = [...(await written())].map(
      ([name, bytes]) => `${name} ${Buffer.from(bytes).toString('latin1')}`,
    )
    expect(all.join('\n')).not.toMatch(/123.?456/)
    expect(all.join('\n')).not.toContain(shard.origin.slice(0, 20))
    expect(all.join('\n')).not.toContain(office.slug)
  })
})

describe('how it stands', () => {
  const standing = (milliseconds: number) => {
    const now = new Date(new Date().getTime() + milliseconds)
    return logger.read(gate, (tx) => standingOf(tx, shard.number, { now, alarmHours: 72 }))
  }

  test('late is what waited longer than three days, and not a quiet log', async ({ skip }) => {
    skip(!canStamp, noOpenssl)
    expect((await standing(1_000 * hour)).isLate).toBe(false)
    await checkpoint(3)
    expect((await standing(71 * hour)).isLate).toBe(false)
    expect((await standing(73 * hour)).isLate).toBe(true)
    await take(taking, authorities.reply(ending(await written(), '.tsq'), stamper, []))
    expect(await standing(73 * hour)).toMatchObject({ isLate: false, newest: { size: 3 } })
    await checkpoint(4)
    const waiting = await standing(73 * hour)
    expect(waiting.isLate).toBe(true)
    const said = saidOfStanding(waiting, { now: new Date(), alarmHours: 72 }).join('\n')
    expect(said).toContain('3 entries')
    expect(said).toContain('LATE')
  })

  test('a time-stamp is to be renewed a year before its certificates end, and a younger one over its entry renews it', async ({
    skip,
  }) => {
    skip(!canStamp, noOpenssl)
    await checkpoint(3)
    const until = new Date(new Date().getTime() + 30 * 24 * hour)
    const stamp = `${until.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`
    const by = authorities.issue('short', { as: 'stamper', by: root, until: stamp })
    const taken = await take(taking, authorities.reply(ending(await written(), '.tsq'), by, []))
    if (taken.verdict !== 'checked') throw new Error(taken.verdict)
    const due = await standing(0)
    expect(due.renewalDue).not.toBe(null)
    expect(saidOfStanding(due, { now: new Date(), alarmHours: 72 }).join()).toContain('RENEW')

    // Its entry gets the fourth place in the log, and a checkpoint of five is stamped by one that lasts.
    await logger.change(gate, ({ tx }) =>
      appendLeaves(tx, shard.number, 3, [{ entry: taken.entry, leaf: sha256(Buffer.from('x')) }]),
    )
    await checkpoint(5)
    await take(taking, authorities.reply(ending(await written(), '.tsq'), stamper, []))
    expect((await standing(0)).renewalDue).toBe(null)
    const renewed = (await lines()).filter(({ state }) => state === 'renewed')
    expect(renewed).toMatchObject([{ size: 3 }])
    expect(renewed.map(saidOfLine).join()).toContain('renewed since')
  })
})

describe('asked over the network', () => {
  let server: Server
  let address: string
  let asked: { method: string | undefined; url: string | undefined; bytes: Buffer }[]
  let answer: (request: IncomingMessage, bytes: Buffer) => Buffer | number

  beforeEach(async () => {
    asked = []
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const bytes = Buffer.concat(parts)
        asked.push({ method: request.method, url: request.url, bytes })
        const said = answer(request, bytes)
        if (typeof said !== 'number') return response.end(said)
        return response.writeHead(said, { location: '/elsewhere' }).end()
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  })

  const failed: unknown[] = []
  const sending = (env: NodeJS.ProcessEnv, change: Partial<Sending> = {}): Sending => ({
    taking,
    shard,
    plan: anchorPlan(env),
    told: new AbortController().signal,
    notAnswered: (error) => failed.push(error),
    ...change,
  })
  afterEach(() => failed.splice(0))

  test('nobody is asked unless an operator named them', async () => {
    await checkpoint(3)
    await anchorRound(sending({}), new Date())
    expect(await lines()).toEqual([])
    expect(asked).toEqual([])
  })

  test('an authority is asked once, and its answer is checked like any other', async ({ skip }) => {
    skip(!canStamp, noOpenssl)
    await checkpoint(3)
    answer = (_, bytes) => Buffer.from(authorities.reply(bytes, stamper, []))
    const one = sending({ AMPARO_TSA_URLS: `${address}/tsa` })
    await anchorRound(one, new Date())
    await anchorRound(one, new Date())
    expect(asked.map(({ method, url }) => [method, url])).toEqual([['POST', '/tsa']])
    expect(await lines()).toMatchObject([{ state: 'checked', authority: `${address}/tsa` }])
    expect(failed).toEqual([])
  })

  test('no authority is asked while no root is pinned: its answer could not be believed', async () => {
    await checkpoint(3)
    const one = sending({ AMPARO_TSA_URLS: address }, { taking: { ...taking, roots: [] } })
    await anchorRound(one, new Date())
    expect(asked).toEqual([])
  })

  test('a calendar promises, and is asked after it an hour later; another one is not, whatever the promise says', async () => {
    await checkpoint(3)
    answer = () => pendingOf(address)
    const env = { AMPARO_OTS_CALENDARS: address }
    await anchorRound(sending(env), new Date())
    const message = asked[0]?.bytes ?? Buffer.alloc(0)
    expect(asked[0]).toMatchObject({ method: 'POST', url: '/digest' })
    expect(message).toHaveLength(32)

    answer = () => Buffer.concat([Buffer.from('08', 'hex'), inBlock])
    await anchorRound(sending(env, { taking: later(2 * hour) }), new Date())
    expect(asked.at(-1)).toMatchObject({ url: `/timestamp/${message.toString('hex')}` })
    const header = synthesizeHeader(nodeHashing, sha256(message), 1_790_000_000)
    expect((await take(taking, header)).verdict).toBe('checked')

    await checkpoint(4)
    answer = () => pendingOf('http://169.254.169.254')
    await anchorRound(sending(env, { taking: later(30 * hour) }), new Date())
    const before = asked.length
    await anchorRound(sending(env, { taking: later(40 * hour) }), new Date())
    expect(asked.length).toBe(before)
  })

  test('a calendar that says more than anybody has to, or says it again and again, leaves the others their room', async () => {
    await checkpoint(3)
    let turn = 0
    const fork = (length: number): Buffer =>
      Buffer.concat([
        Buffer.from([0xff, 0xf0, 0x80 | (length & 0x7f), length >> 7]),
        Buffer.alloc(length, ++turn),
        inBlock,
      ])
    const crowds = (request: IncomingMessage, forks: Buffer[]): Buffer =>
      request.url?.startsWith('/crowd') === true
        ? Buffer.concat([...forks, pendingOf(`${address}/crowd`)])
        : pendingOf(`${address}/calm`)
    const env = { AMPARO_OTS_CALENDARS: `${address}/crowd,${address}/calm` }
    const kept = async () => (await keptHere()).map(({ token }) => token.toString('latin1')).at(-1)

    answer = (request) =>
      crowds(
        request,
        Array.from({ length: 15 }, () => fork(4_000)),
      )
    await anchorRound(sending(env), new Date())
    expect(await kept()).toContain(`${address}/calm`)
    expect((await kept())?.length).toBeLessThan(1_000)

    answer = (request) => crowds(request, [fork(3_000)])
    for (let hours = 30; hours < 60; hours += 2)
      await anchorRound(sending(env, { taking: later(hours * hour) }), new Date())
    await checkpoint(4)
    await anchorRound(sending(env, { taking: later(60 * hour) }), new Date())
    for (let hours = 62; hours < 92; hours += 2)
      await anchorRound(sending(env, { taking: later(hours * hour) }), new Date())
    expect((await kept())?.length).toBeLessThan(20_000)
    expect(await kept()).toContain(`${address}/calm`)
  })

  test.each([
    ['an error', (): number => 503],
    ['a redirect', (): number => 302],
    ['more than anybody has to say', (): Buffer => Buffer.alloc(longestAnswer + 1)],
  ] as const)('%s is told and tried again later, and nothing is kept', async (_, said) => {
    await checkpoint(3)
    answer = said
    const env = { AMPARO_OTS_CALENDARS: address }
    await anchorRound(sending(env), new Date())
    await anchorRound(sending(env), new Date())
    expect(asked).toHaveLength(1)
    expect(failed).toHaveLength(1)
    expect(await lines()).toMatchObject([{ state: 'sent' }])
    await anchorRound(sending(env, { taking: later(hour) }), new Date())
    expect(asked).toHaveLength(2)
  })

  test('an alarm is raised once when the log has waited too long', async () => {
    await checkpoint(3)
    answer = () => 503
    const one = sending({ AMPARO_OTS_CALENDARS: address })
    for (const hours of [1, 73, 74])
      await anchorRound(one, new Date(new Date().getTime() + hours * hour))
    const alarms = await office.app.read(gate, alarmsOf)
    expect(alarms.filter(({ kind }) => kind === 'anchor-late')).toHaveLength(1)
  })
})

describe('a plan', () => {
  test('names nobody by default, at three in the night, late after three days', () => {
    expect(anchorPlan({})).toEqual({
      authorities: [],
      calendars: [],
      minute: 180,
      alarmHours: 72,
    })
  })

  test.each([
    [{ AMPARO_TSA_URLS: 'http://tsa.example' }, /https:\/\//],
    [{ AMPARO_TSA_URLS: 'https://name:word@tsa.example' }, /no name, password/],
    [{ AMPARO_OTS_CALENDARS: 'https://a.example, file:///etc/passwd' }, /https:\/\//],
    [{ AMPARO_OTS_CALENDARS: 'https://a.example/?key=1' }, /no name, password/],
    [{ AMPARO_ANCHOR_TIME: '25:00' }, /time of day/],
    [{ AMPARO_ANCHOR_ALARM_HOURS: '-1' }, /whole number/],
  ] as const)('%j is refused in a sentence', (env, sentence) => {
    expect(() => anchorPlan({ ...env })).toThrow(sentence)
  })

  test('a day begins at its hour, whatever the clock', () => {
    const plan = anchorPlan({ AMPARO_ANCHOR_TIME: '03:30' })
    const began = (at: string) => dayBegan(plan, new Date(at)).toISOString().slice(0, 16)
    expect(began('2026-11-26T03:30:00Z')).toBe('2026-11-26T03:30')
    expect(began('2026-11-26T03:29:59Z')).toBe('2026-11-25T03:30')
    expect(began('2026-01-01T00:00:00Z')).toBe('2025-12-31T03:30')
  })
})

describe('roots', () => {
  test('are pinned from PEM, once, and only those that signed themselves', ({ skip }) => {
    skip(!canStamp, noOpenssl)
    const pem = readFileSync(root.pem, 'utf8')
    const [pinned] = pinRoots(folder, 'one', `text around it\n${pem}`)
    expect(pinned?.sha256).toBe(sha256(root.der).toString('hex'))
    pinRoots(folder, 'one', pem)
    expect(pinnedRoots(folder, 'one').map((der) => Buffer.from(der))).toEqual([
      Buffer.from(root.der),
    ])
    expect(pinnedRoots(folder, 'other')).toEqual([])
    expect(() => pinRoots(folder, 'one', readFileSync(stamper.pem, 'utf8'))).toThrow(/no root/)
    expect(() => pinRoots(folder, 'one', 'nothing')).toThrow(/no root/)
  })

  test('a policy that is none, or wants nobody, is refused and the last one stays', () => {
    pinPolicy(folder, 'one', publicLog.policy(2))
    for (const text of ['', 'log x\n', publicLog.policy(2).replace(/quorum .*/, 'quorum none')])
      expect(() => pinPolicy(folder, 'one', text)).toThrow(/Nothing was changed/)
    expect(pinnedPolicy(folder, 'one')?.cosigners).toHaveLength(3)
    expect(pinnedPolicy(folder, 'other')).toBe(null)
  })

  test('an outsider verifies with the command the operator’s page names', ({ skip }) => {
    skip(!canStamp, noOpenssl)
    const page = readFileSync(new URL('../../../../../docs/anchors.md', import.meta.url), 'utf8')
    const [, script = ''] = /```sh outsider\n(.*?)```/s.exec(page) ?? []
    const text = 'a/b\n3\nAAAA\n'
    writeFileSync(join(folder, 'checkpoint'), `${text}\n— a/b AAAA\n`)
    const response = authorities.stamp({
      by: stamper,
      chain: [],
      imprint: sha256(Buffer.from(text)),
      at: new Date(),
    })
    writeFileSync(join(folder, 'answer.tsr'), response)
    writeFileSync(join(folder, 'root.pem'), readFileSync(root.pem))
    const ran = spawnSync('sh', ['-eu', '-c', script], { cwd: folder, encoding: 'utf8' })
    expect(ran.stdout, ran.stderr).toContain('Verification: OK')
  })
})
