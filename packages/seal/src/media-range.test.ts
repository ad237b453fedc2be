import { hkdfSync } from 'node:crypto'
import { Decrypter, Encrypter } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { mediaLength, mostFileBytes } from './file-document.ts'
import { readHeader } from './header.ts'
import { nativeEngine, scriptEngine } from './media-browser.ts'
import type { MediaEngine, ReadRange } from './media-engine.ts'
import { newMediaSeal, openMediaHeader, type MediaSeal } from './media-header.ts'
import { nodeEngine } from './media-node.ts'
import { openRange, sealRange } from './media-range.ts'
import { padded } from './padding.ts'
import { bytesOfLength, keyPair, plaintexts, random, type KeyPair } from './testing/people.ts'

vi.setConfig({ testTimeout: 120_000 })

let team: KeyPair
let seal: MediaSeal

beforeAll(async () => {
  team = await keyPair(1)
  seal = await newMediaSeal([team.recipient], random)
})

const engines: Readonly<Record<string, MediaEngine>> = {
  node: nodeEngine,
  script: scriptEngine,
  native: nativeEngine,
}

/** Sizes about the edges of chunks and of padding. */
const sizes = fc.oneof(
  fc.constantFrom(1, 4_096, 4_097, 65_535, 65_536, 65_537, 131_072, 131_073, 262_144, 262_145),
  fc.integer({ min: 1, max: 400_000 }),
)

const fileOf = (size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8)) & 0xff)

const from =
  (bytes: Uint8Array): ReadRange =>
  async (start, end) =>
    bytes.subarray(start, end)

const payloadOf = (file: Uint8Array, engine: MediaEngine = nodeEngine): Promise<Uint8Array> =>
  sealRange({
    seal,
    size: file.length,
    from: 0,
    to: mediaLength(file.length),
    read: from(file),
    engine,
  })

const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts))

const decrypted = async (file: Uint8Array): Promise<Uint8Array> => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(team.identity)
  return decrypter.decrypt(file)
}

// Bytes are compared as buffers: a difference in a million numbers takes too long to print.
const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

describe('a sealed file', () => {
  test('is, with its header in front, an age file that holds the file and zeros', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, async (size) => {
        const file = fileOf(size)
        const opened = await decrypted(joined(seal.header, await payloadOf(file)))
        expect(opened.length).toBe(padded(size))
        expect(isSame(opened.subarray(0, size), file)).toBe(true)
        expect(opened.subarray(size).every((byte) => byte === 0)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('has the same bytes whatever ranges it is asked for in, and from whatever engine', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.constantFrom(...Object.values(engines)),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 }),
        async (size, engine, cuts) => {
          const file = fileOf(size)
          const whole = await payloadOf(file)
          const ends = [...cuts, 1]
            .map((cut) => Math.floor(cut * whole.length))
            .toSorted((a, b) => a - b)
          const parts: Uint8Array[] = []
          for (const [at, to] of ends.entries()) {
            const range = { seal, size, read: from(file), engine, from: ends[at - 1] ?? 0, to }
            parts.push(await sealRange(range))
            expect(parts.at(-1)!.length).toBe(range.to - range.from)
          }
          expect(isSame(joined(...parts), whole)).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('gives the same short range at every offset about the nonce and a chunk’s edge', async () => {
    const file = fileOf(70_000)
    const whole = await payloadOf(file)
    for (const start of [0, 1, 15, 16, 17, 65_567, 65_568, 65_569, whole.length - 3])
      for (const length of [0, 1, 2, 17]) {
        const to = Math.min(whole.length, start + length)
        const range = { seal, size: 70_000, read: from(file), engine: nodeEngine, from: start, to }
        expect(isSame(await sealRange(range), whole.subarray(start, to))).toBe(true)
      }
  })

  test('of 4 GiB is sealed at its end without reading what comes before', async () => {
    const size = mostFileBytes
    const chunk = fileOf(65_536)
    const read = vi.fn<ReadRange>(async () => chunk)
    const to = mediaLength(size)
    const range = { seal, size, from: to - 65_552, to, read, engine: nodeEngine }
    const last = await sealRange(range)
    expect(read.mock.calls).toEqual([[size - 65_536, size]])
    const key = hkdfSync('sha256', seal.fileKey, seal.nonce, 'payload', 32)
    const nonce = Buffer.from('000000000000000000ffff01', 'hex')
    const cipher = await nodeEngine(new Uint8Array(key))
    expect(isSame(last, await cipher.seal(nonce, chunk))).toBe(true)
  })

  test('is not sealed from a file that gives too few bytes, nor outside its payload', async () => {
    const short = { seal, size: 5_000, read: from(fileOf(4_999)), engine: nodeEngine }
    await expect(sealRange({ ...short, from: 0, to: 100 })).rejects.toThrow('asked for 5000 bytes')
    const length = mediaLength(5_000)
    for (const [start, to] of [
      [-1, 5],
      [5, 4],
      [0, length + 1],
      [0.5, 2],
    ] as const)
      await expect(sealRange({ ...short, from: start, to })).rejects.toThrow('no range')
  })
})

describe('opening a range', () => {
  const openAll = (payload: Uint8Array, engine: MediaEngine, start: number, to: number) =>
    openRange({
      fileKey: seal.fileKey,
      nonce: seal.nonce,
      length: payload.length,
      from: start,
      to,
      readPayload: from(payload),
      engine,
    })

  test('gives exactly those bytes of the padded file, on any engine', async () => {
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.constantFrom(...Object.values(engines)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (size, engine, one, other) => {
          const file = fileOf(size)
          const plaintext = joined(file, new Uint8Array(padded(size) - size))
          const start = Math.floor(Math.min(one, other) * plaintext.length)
          const to = Math.floor(Math.max(one, other) * plaintext.length)
          const opened = await openAll(await payloadOf(file), engine, start, to)
          if (opened.verdict !== 'opened') throw new Error(opened.verdict)
          expect(isSame(opened.plaintext, plaintext.subarray(start, to))).toBe(true)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('opens what the age library sealed, with the key its header holds', async () => {
    await fc.assert(
      fc.asyncProperty(plaintexts, async (plaintext) => {
        const encrypter = new Encrypter()
        encrypter.addRecipient(team.recipient)
        const file = await encrypter.encrypt(plaintext)
        const header = readHeader(file)
        if (header.verdict !== 'header') throw new Error(header.verdict)
        const opened = await openMediaHeader(team.identity, file.slice(0, header.length))
        if (opened.verdict !== 'key') throw new Error(opened.verdict)
        const payload = file.slice(header.length)
        const range = await openRange({
          fileKey: opened.fileKey,
          nonce: payload.subarray(0, 16),
          length: payload.length,
          from: 0,
          to: plaintext.length,
          readPayload: from(payload),
          engine: nodeEngine,
        })
        if (range.verdict !== 'opened') throw new Error(range.verdict)
        expect(isSame(range.plaintext, plaintext)).toBe(true)
      }),
      { numRuns: 25 },
    )
  })

  test.each(Object.keys(engines))('finds any flipped bit on the engine %s', async (name) => {
    const payload = await payloadOf(fileOf(70_000))
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 16, max: payload.length - 1 }),
        fc.nat(7),
        async (at, bit) => {
          const changed = payload.slice()
          changed[at]! ^= 1 << bit
          const { verdict } = await openAll(changed, engines[name]!, 0, padded(70_000))
          expect(verdict).toBe('damaged')
        },
      ),
      { numRuns: 25 },
    )
  })

  test('of an unharmed chunk is not touched by harm elsewhere', async () => {
    const file = fileOf(200_000)
    const payload = await payloadOf(file)
    payload[16 + 65_552 + 5]! ^= 1
    expect((await openAll(payload, nodeEngine, 0, 65_536)).verdict).toBe('opened')
    expect((await openAll(payload, nodeEngine, 65_535, 65_537)).verdict).toBe('damaged')
    expect((await openAll(payload, nodeEngine, 131_072, 200_000)).verdict).toBe('opened')
  })

  test('finds chunks that were swapped, and an end that was cut off at a chunk’s edge', async () => {
    const payload = await payloadOf(fileOf(262_144))
    const chunk = (at: number) => payload.subarray(16 + at * 65_552, 16 + (at + 1) * 65_552)
    const swapped = joined(payload.subarray(0, 16), chunk(1), chunk(0), chunk(2), chunk(3))
    expect((await openAll(swapped, nodeEngine, 0, 10)).verdict).toBe('damaged')
    const cut = payload.subarray(0, 16 + 3 * 65_552)
    expect((await openAll(cut, nodeEngine, 131_072, 131_073)).verdict).toBe('damaged')
  })

  test('is damaged when the server gives fewer or more bytes than it was asked for', async () => {
    const payload = await payloadOf(fileOf(5_000))
    const range = {
      fileKey: seal.fileKey,
      nonce: seal.nonce,
      length: payload.length,
      from: 0,
      to: 10,
      engine: nodeEngine,
    }
    for (const given of [payload.subarray(16, -1), payload, new Uint8Array()])
      expect(await openRange({ ...range, readPayload: async () => given })).toEqual({
        verdict: 'damaged',
      })
  })

  test('is damaged with a length that no payload has, before anything is read', async () => {
    const readPayload = vi.fn<ReadRange>()
    const { fileKey, nonce } = seal
    const range = { fileKey, nonce, from: 0, to: 1, readPayload, engine: nodeEngine }
    for (const length of [0, 31, 16 + 65_552 + 16, 100.5, Number.NaN])
      expect(await openRange({ ...range, length })).toEqual({ verdict: 'damaged' })
    expect(readPayload).not.toHaveBeenCalled()
  })

  test('another key or nonce opens nothing', async () => {
    const payload = await payloadOf(fileOf(5_000))
    await fc.assert(
      fc.asyncProperty(bytesOfLength(16), bytesOfLength(16), async (fileKey, nonce) => {
        const range = { from: 0, to: 1, length: payload.length, readPayload: from(payload) }
        for (const keys of [
          { fileKey, nonce: seal.nonce },
          { fileKey: seal.fileKey, nonce },
        ])
          expect(await openRange({ ...range, ...keys, engine: nodeEngine })).toEqual({
            verdict: 'damaged',
          })
      }),
      { numRuns: 20 },
    )
  })
})
