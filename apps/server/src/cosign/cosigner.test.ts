import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import {
  checkCosignatures,
  cosignedPath,
  formatNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseNote,
  parseSignatures,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LostMemory } from '../log/signer/signing.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { syntheticLog } from '../testing/synthetic-log.ts'
import { cosignerIn, type CosignAnswer } from './cosigner.ts'
import {
  evidenceOf,
  follow,
  followedLog,
  followedLogs,
  lastOf,
  MOST_EVIDENCE,
  type FollowedLog,
} from './followed-log.ts'
import { makeSigners, openSigners } from './signers.ts'

const log = syntheticLog()
const logKeys = log.signers.map(({ key }) => key)
const TIME = 1_800_000_100

let home: Awaited<ReturnType<typeof temporaryHome>>
let folder = ''
let refused: string[] = []

beforeEach(async () => {
  home = await temporaryHome()
  folder = join(home.path, 'cosigner')
  refused = []
  makeSigners(folder, 'partner.example')
  follow(folder, log.origin, logKeys)
})
afterEach(async () => home[Symbol.asyncDispose]())

const cosigner = (clock = () => TIME) =>
  cosignerIn(folder, openSigners(folder), { clock, refused: (origin) => refused.push(origin) })

const ask = (from: number, to: number, fork?: number) =>
  cosigner().answer(log.request(from, to, fork))

const followed = (): FollowedLog => followedLog(folder, log.origin)!
const signedSize = () => lastOf(followed()).checkpoint.size

/** Whether an answer holds both keys’ signatures over this very checkpoint. */
const isSigned = ({ status, body }: CosignAnswer, text: string): boolean => {
  const reading = parseSignatures(body)
  if (status !== 200 || reading.verdict !== 'signatures') return false
  const keys = openSigners(folder).map(({ key }) => key)
  const check = checkCosignatures(nodeVerifying, keys, text, reading.signatures)
  return check.verdict === 'cosigned' && check.by.length === 2
}

describe('a cosigner', () => {
  test('signs, by both its keys, whatever follows what it signed last, and nothing else', async () => {
    const step = fc.record({
      // Mostly the size it signed last, so that many are signed.
      from: fc.oneof(fc.constant(null), fc.constant(null), fc.nat(60)),
      to: fc.nat(60),
      fork: fc.oneof(fc.constant(300), fc.nat(60)),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        rmSync(join(folder, 'logs'), { recursive: true, force: true })
        follow(folder, log.origin, logKeys)
        let last = { size: 0, fork: 300 }
        for (const { from, to, fork } of steps) {
          const old = Math.min(from ?? last.size, to)
          const answer = await ask(old, to, fork)
          // Both histories are one up to the entry where the earlier of the two leaves it.
          const follows = fork === last.fork || last.size <= Math.min(fork, last.fork)
          const mine = old === last.size && follows
          expect(isSigned(answer, log.noteAt(to, fork).text)).toBe(mine)
          if (mine) last = { size: to, fork }
          expect(lastOf(followed()).checkpoint).toMatchObject({ size: last.size })
        }
      }),
      { numRuns: 40 },
    )
  })

  test('has what it answered on disk, whole, and shows it to everybody', async () => {
    const answer = await ask(0, 5)
    const shown = cosigner().shown(cosignedPath(nodeHashing, log.origin))!
    const reading = parseNote(shown)
    if (reading.verdict === 'malformed') throw new Error(reading.fault)
    expect(reading.note.text).toBe(log.noteAt(5).text)
    expect(shown).toBe(`${formatNote(log.noteAt(5))}${answer.body}`)
    expect(readFileSync(join(followed().folder, 'checkpoint'), 'utf8')).toBe(shown)
  })

  test('shows nothing of a log before it has signed, nor of one it does not follow', () => {
    expect(cosigner().shown(cosignedPath(nodeHashing, log.origin))).toBeUndefined()
    expect(cosigner().shown(cosignedPath(nodeHashing, 'other.example'))).toBeUndefined()
  })

  test('answers a replay as the standard says: from where to begin, and the same size again', async () => {
    await ask(0, 5)
    expect(await ask(0, 5)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' })
    expect(isSigned(await ask(5, 5), log.noteAt(5).text)).toBe(true)
    expect(await ask(0, 3)).toMatchObject({ status: 409, body: '5\n' })
    expect(signedSize()).toBe(5)
  })

  test.each([
    ['another tree of the size it signed', 5, 5, 3, 'fork'],
    ['a larger tree that does not begin with it', 5, 9, 2, 'unproved'],
  ] as const)('refuses %s, says so and keeps it', async (_, from, to, fork, kind) => {
    await ask(0, 5)
    expect(await ask(from, to, fork)).toMatchObject({ status: 422, body: '' })
    expect(refused).toEqual([log.origin])
    expect(signedSize()).toBe(5)
    const [path = '', ...more] = evidenceOf(followed(), kind)
    expect(more).toEqual([])
    const text = readFileSync(path, 'utf8')
    const [signed = '', request = ''] = text.split('\nold ')
    const before = parseNote(signed)
    const after = parseAddCheckpoint(`old ${request}`)
    if (before.verdict === 'malformed' || after.verdict === 'malformed') throw new Error(text)
    // Anybody who has the log's keys can see that it signed both.
    expect(before.note.text).toBe(log.noteAt(5).text)
    expect(after.request.note).toEqual(log.noteAt(to, fork))
  })

  test('keeps each refused checkpoint once, and of each kind so many; a fork finds its place among any others', async () => {
    await ask(0, 5)
    for (let size = 6; size < 6 + MOST_EVIDENCE + 3; size++)
      for (const _ of [1, 2]) expect((await ask(5, size, 2)).status).toBe(422)
    expect(evidenceOf(followed(), 'unproved')).toHaveLength(MOST_EVIDENCE)
    expect((await ask(5, 5, 2)).status).toBe(422)
    expect(evidenceOf(followed(), 'fork')).toHaveLength(1)
    const sizes = readdirSync(join(followed().folder, 'refused')).map(
      (file) => statSync(join(followed().folder, 'refused', file)).size,
    )
    expect(Math.max(...sizes)).toBeLessThan(64 * 1_024)
  })

  test('keeps none of the lines that strangers put under a note', async () => {
    const stranger = syntheticLog('stranger.example')
    const lines = Array.from({ length: 30 }, () => stranger.noteAt(1).signatures[0]!)
    const note = { ...log.noteAt(5), signatures: [...lines, ...log.noteAt(5).signatures] }
    const answer = await cosigner().answer(`old 0\n\n${formatNote(note)}`)
    expect(answer.status).toBe(200)
    expect(readFileSync(join(followed().folder, 'checkpoint'), 'utf8')).not.toContain('stranger')
  })

  test('knows the log by any of its keys, and nobody else by any', async () => {
    const { text, signatures } = log.noteAt(4)
    for (const one of signatures) {
      const body = `old ${signedSize()}\n\n${formatNote({ text, signatures: [one] })}`
      expect((await cosigner().answer(body)).status).toBe(200)
    }
    const impostor = syntheticLog()
    expect(await cosigner().answer(impostor.request(4, 6))).toMatchObject({ status: 403 })
    const other = syntheticLog('other.example')
    expect(await cosigner().answer(other.request(0, 6))).toMatchObject({ status: 404 })
    expect(existsSync(join(followed().folder, 'refused'))).toBe(false)
  })

  test('answers any bytes, and signs none', async () => {
    const good = log.request(0, 5)
    const pieces = fc.array(fc.oneof(fc.string(), fc.constantFrom(good.slice(0, 90), 'old 0\n\n')))
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array(),
          pieces.map((some) => some.join('')),
        ),
        async (body) => {
          expect((await cosigner().answer(body)).status).toBe(400)
        },
      ),
    )
    expect(signedSize()).toBe(0)
  })

  test('signs nothing for a log whose memory is gone, cut off or another’s', async () => {
    await ask(0, 5)
    const path = join(followed().folder, 'checkpoint')
    const whole = readFileSync(path, 'utf8')
    const other = formatNote(syntheticLog('other.example').noteAt(1))
    for (const damage of ['', whole.slice(0, whole.length / 2), log.noteAt(5).text, other]) {
      writeFileSync(path, damage)
      await expect(ask(5, 9)).rejects.toThrow(LostMemory)
      await expect(ask(0, 9)).rejects.toThrow(LostMemory)
    }
    rmSync(path)
    await expect(ask(0, 9)).rejects.toThrow(LostMemory)
    writeFileSync(path, whole)
    expect((await ask(5, 9)).status).toBe(200)
  })

  test('that cannot keep what it would sign signs nothing, and goes on when it can', async () => {
    await ask(0, 5)
    const path = join(followed().folder, 'checkpoint')
    const before = readFileSync(path, 'utf8')
    // As on a full disk: the new one cannot be written.
    mkdirSync(`${path}.unfinished`)
    await expect(ask(5, 9)).rejects.toThrow()
    expect(readFileSync(path, 'utf8')).toBe(before)
    rmSync(`${path}.unfinished`, { recursive: true })
    expect(isSigned(await ask(5, 9), log.noteAt(9).text)).toBe(true)
  })

  test('judges one request at a time: of two that follow the same tree, one is told where to begin', async () => {
    const one = cosigner()
    const bodies = [7, 8, 9, 7, 8, 9].map((size) => log.request(0, size))
    const answers = await Promise.all(bodies.map((body) => one.answer(body)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(5)
    const size = signedSize()
    for (const { status, body } of answers) if (status === 409) expect(body).toBe(`${size}\n`)
  })
})

describe('a request by file', () => {
  const byFile = (from: number, to: number, fork?: number) =>
    cosigner().answerFile(log.request(from, to, fork))

  test('is signed as one over a line, and may come twice', async () => {
    for (const _ of [1, 2, 3]) {
      const answer = await byFile(0, 5)
      expect(isSigned(answer, log.noteAt(5).text)).toBe(true)
    }
    expect(isSigned(await byFile(5, 9), log.noteAt(9).text)).toBe(true)
    expect(isSigned(await byFile(5, 9), log.noteAt(9).text)).toBe(true)
  })

  test('of an older tree is told where to begin; another tree of the size that was signed is kept', async () => {
    await byFile(0, 9)
    expect(await byFile(0, 5)).toMatchObject({ status: 409, body: '9\n' })
    expect(await byFile(0, 9, 3)).toMatchObject({ status: 422 })
    expect(evidenceOf(followed(), 'fork')).toHaveLength(1)
  })
})

describe('the keys of a cosigner', () => {
  test('are made once: the same again gives the same, another name is refused', () => {
    const [one, two] = openSigners(folder)
    expect(makeSigners(folder, 'partner.example').map(({ key }) => key)).toEqual([one.key, two.key])
    expect(() => makeSigners(folder, 'another.example')).toThrow('is called partner.example')
    expect(() => makeSigners(join(folder, 'new'), 'a name')).toThrow('no spaces')
  })

  test('are made whole after an end in between, and missed when they are gone afterwards', () => {
    const begun = join(folder, 'begun')
    makeSigners(begun, 'begun.example')
    const first = openSigners(begun)[0].key
    rmSync(join(begun, 'name'))
    rmSync(join(begun, 'ml-dsa-44.pem'))
    expect(makeSigners(begun, 'begun.example')[0].key).toEqual(first)
    rmSync(join(begun, 'ml-dsa-44.pem'))
    expect(() => makeSigners(begun, 'begun.example')).toThrow('key is missing')
    expect(() => openSigners(join(folder, 'none'))).toThrow('cosign init')
  })

  test('are readable by nobody else', () => {
    for (const file of ['ed25519.pem', 'ml-dsa-44.pem'])
      expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
  })
})

describe('a log that is followed', () => {
  test('again, keeps what was signed for it', async () => {
    await ask(0, 5)
    follow(folder, log.origin, logKeys)
    expect(signedSize()).toBe(5)
    expect(followedLogs(folder).map(({ origin }) => origin)).toEqual([log.origin])
  })

  test('begins with the empty tree, which is signed as any other', async () => {
    const kept = readFileSync(join(followed().folder, 'checkpoint'), 'utf8')
    expect(parseCheckpoint(kept)).toMatchObject({ checkpoint: { size: 0 } })
    expect((await ask(0, 0)).status).toBe(200)
    expect((await ask(0, 2)).status).toBe(200)
  })
})
