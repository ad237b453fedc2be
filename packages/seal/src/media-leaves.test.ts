import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { leafLength, mediaLength } from './file-document.ts'
import { browserDigest } from './media-browser.ts'
import type { MediaEngine, ReadRange } from './media-engine.ts'
import { newMediaSeal, type MediaSeal } from './media-header.ts'
import { FileChanged, leafChanged, leavesOf, mediaSource } from './media-leaves.ts'
import { nodeDigest, nodeEngine } from './media-node.ts'
import { sealRange } from './media-range.ts'
import { keyPair, random } from './testing/people.ts'

vi.setConfig({ testTimeout: 120_000 })

const size = 2 * leafLength + 123_456
let file: Uint8Array
let leaves: readonly string[]
let seal: MediaSeal

const reading =
  (bytes: Uint8Array): ReadRange =>
  async (start, end) =>
    bytes.subarray(start, end)

const collected = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const found: string[] = []
  for await (const leaf of leavesOf(bytes.length, reading(bytes), nodeDigest)) found.push(leaf)
  return found
}

beforeAll(async () => {
  file = Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 9)) & 0xff)
  leaves = await collected(file)
  seal = await newMediaSeal([(await keyPair(1)).recipient], random)
})

const sourceOf = (read: ReadRange, engine: MediaEngine = nodeEngine) =>
  mediaSource({ seal, size, leaves, read, digest: nodeDigest, engine })

describe('the leaves of a file', () => {
  test('are the SHA-256 of each 8 MiB, the last one shorter', () => {
    const parts = [0, 1, 2].map((at) => file.subarray(at * leafLength, (at + 1) * leafLength))
    expect(leaves).toEqual(parts.map((part) => createHash('sha256').update(part).digest('base64')))
  })

  test('are the same in a browser', async () => {
    const first = file.subarray(0, 1_000)
    expect(await browserDigest(first)).toEqual(await nodeDigest(first))
  })

  test('are not taken of a file that is shorter than it was said to be', async () => {
    const leavesTaken = leavesOf(10, reading(new Uint8Array(9)), nodeDigest)
    await expect(leavesTaken.next()).rejects.toThrow(FileChanged)
  })

  test('tell whether bytes have changed, and an unreadable leaf counts as changed', async () => {
    const bytes = Uint8Array.of(1, 2, 3)
    const [leaf] = await collected(bytes)
    expect(await leafChanged(leaf, bytes, nodeDigest)).toBe(false)
    expect(await leafChanged(leaf, Uint8Array.of(1, 2, 4), nodeDigest)).toBe(true)
    expect(await leafChanged(undefined, bytes, nodeDigest)).toBe(true)
    expect(await leafChanged('', bytes, nodeDigest)).toBe(true)
  })
})

describe('a file that is sent in pieces', () => {
  test('has the bytes of its payload, from any place, in any order', async () => {
    const read = reading(file)
    const source = sourceOf(read)
    expect(source.length).toBe(mediaLength(size))
    await fc.assert(
      fc.asyncProperty(fc.nat(source.length - 1), fc.nat(200_000), async (from, length) => {
        const to = Math.min(source.length, from + length)
        const expected = await sealRange({ seal, size, from, to, read, engine: nodeEngine })
        expect(Buffer.compare(await source.slice(from, to), expected)).toBe(0)
      }),
      { numRuns: 20 },
    )
  })

  test('is read leaf by leaf, each once while it is being sent in order', async () => {
    const read = vi.fn<ReadRange>(reading(file))
    const source = sourceOf(read)
    for (let from = 0; from < source.length; from += 1_000_000)
      await source.slice(from, Math.min(source.length, from + 1_000_000))
    expect(read.mock.calls).toEqual([
      [0, leafLength],
      [leafLength, 2 * leafLength],
      [2 * leafLength, size],
    ])
  })

  test('is not sealed where it has changed, whichever byte it is: no byte meets the key', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(size - 1), async (at) => {
        const changed = file.slice()
        changed[at]! ^= 1
        const sealing = vi.fn<(nonce: Uint8Array) => void>()
        const watched: MediaEngine = async (key) => {
          const cipher = await nodeEngine(key)
          return {
            open: cipher.open,
            seal: (nonce, plaintext) => {
              sealing(nonce)
              return cipher.seal(nonce, plaintext)
            },
          }
        }
        // The first byte of the very leaf that changed, however far the change is from it.
        const chunk = Math.floor(at / leafLength) * (leafLength / 65_536)
        const from = 16 + chunk * 65_552
        const source = sourceOf(reading(changed), watched)
        await expect(source.slice(from, from + 1)).rejects.toThrow(FileChanged)
        expect(sealing).not.toHaveBeenCalled()
      }),
      { numRuns: 8 },
    )
  })

  test('is not sealed when it became shorter, and goes on when a disk that failed works again', async () => {
    const short = sourceOf(reading(file.subarray(0, size - 1)))
    const lastLeaf = 16 + 256 * 65_552
    await expect(short.slice(lastLeaf, lastLeaf + 1)).rejects.toThrow(FileChanged)
    const read = vi.fn<ReadRange>(reading(file))
    read.mockRejectedValueOnce(new Error('synthetic disk'))
    const source = sourceOf(read)
    await expect(source.slice(0, 100)).rejects.toThrow('synthetic disk')
    expect((await source.slice(0, 100)).length).toBe(100)
  })

  test('that changes after it was checked is sealed as it was checked', async () => {
    const changing = file.slice()
    const source = sourceOf(async (start, end) => changing.slice(start, end))
    const before = await source.slice(0, 70_000)
    changing.fill(0)
    expect(Buffer.compare(await source.slice(0, 70_000), before)).toBe(0)
    await expect(source.slice(9_000_000, 9_000_001)).rejects.toThrow(FileChanged)
  })

  test('asked for twice at once is the same as asked for in turn', async () => {
    const source = sourceOf(reading(file))
    const ranges = [
      [0, 70_000],
      [8_400_000, 8_470_000],
      [16, 5_000],
    ] as const
    const together = await Promise.all(ranges.map(([from, to]) => source.slice(from, to)))
    for (const [at, [from, to]] of ranges.entries())
      expect(Buffer.compare(await source.slice(from, to), together[at]!)).toBe(0)
  })

  test('with leaves of another file is our bug', () => {
    const parts = { seal, size, read: reading(file), digest: nodeDigest, engine: nodeEngine }
    expect(() => mediaSource({ ...parts, leaves: leaves.slice(1) })).toThrow('another file')
  })
})
