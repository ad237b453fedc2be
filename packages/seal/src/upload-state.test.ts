import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { leafLength, mostFileBytes } from './file-document.ts'
import { browserGcm } from './media-browser.ts'
import { newMediaSeal } from './media-header.ts'
import { FileChanged, mediaSource } from './media-leaves.ts'
import { nodeDigest, nodeEngine } from './media-node.ts'
import { keyPair, random, seedOf, withField } from './testing/people.ts'
import { openUploadState, sealUploadState, type UploadState } from './upload-state.ts'

vi.setConfig({ testTimeout: 60_000 })

const draftKey = seedOf(5)
const upload = 'ab'.repeat(16)
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

let state: UploadState

beforeAll(async () => {
  const seal = await newMediaSeal([(await keyPair(1)).recipient], random)
  state = {
    v: 1,
    upload,
    header: base64(seal.header),
    fileKey: base64(seal.fileKey),
    nonce: Buffer.from(seal.nonce).toString('hex'),
    name: 'сінтэтычнае.jpg',
    mime: 'image/jpeg',
    size: leafLength + 1,
    kind: 'photo',
    words: '',
    leaves: [base64(seedOf(1)), base64(seedOf(2))],
  }
})

const sealed = (value: UploadState = state) =>
  sealUploadState({ draftKey, state: value, random, gcm: browserGcm })

const opened = (bytes: Uint8Array, changes: { draftKey?: Uint8Array; upload?: string } = {}) =>
  openUploadState({ draftKey, upload, gcm: browserGcm, sealed: bytes, ...changes })

/** The bytes that would be sent of this file, going on with this state. */
const payloadOf = ({ fileKey, nonce, size, leaves }: UploadState, file: Uint8Array) => {
  const source = mediaSource({
    seal: { fileKey: Buffer.from(fileKey, 'base64'), nonce: Buffer.from(nonce, 'hex') },
    size,
    leaves,
    read: async (start, end) => file.subarray(start, end),
    digest: nodeDigest,
    engine: nodeEngine,
  })
  return source.slice(0, source.length)
}

describe('the state of an unfinished upload', () => {
  test('opens to what it was with the same key for the same upload', async () => {
    expect(await opened(await sealed())).toEqual({ verdict: 'state', state })
  })

  test('does not open with another key, for another upload, or when a bit is changed', async () => {
    const bytes = await sealed()
    const wrong = { verdict: 'wrong-key' }
    expect(await opened(bytes, { draftKey: seedOf(6) })).toEqual(wrong)
    expect(await opened(bytes, { upload: 'ac'.repeat(16) })).toEqual(wrong)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const changed = bytes.slice()
        changed[at]! ^= 1 << bit
        expect(await opened(changed)).toEqual(wrong)
      }),
      { numRuns: 60 },
    )
  })

  test('that a server brings back later is none of a newer upload, and gives the very bytes of then or no byte', async () => {
    const file = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 31) % 251)
    const leaves = [base64(await nodeDigest(file))]
    const older: UploadState = { ...state, size: file.length, leaves }
    const kept = await sealed(older)
    expect(await opened(kept, { upload: 'ac'.repeat(16) })).toEqual({ verdict: 'wrong-key' })
    const again = await opened(kept)
    if (again.verdict !== 'state') throw new Error(again.verdict)
    const then = await payloadOf(older, file)
    expect(Buffer.compare(await payloadOf(again.state, file), then)).toBe(0)
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (at) => {
        const edited = file.slice()
        edited[at]! ^= 1
        await expect(payloadOf(again.state, edited)).rejects.toThrow(FileChanged)
      }),
      { numRuns: 20 },
    )
  })

  test('is as long for a short name and for a long one, for one leaf and for many', async () => {
    const lengths = await Promise.all(
      [
        state,
        { ...state, name: 'a', words: '' },
        { ...state, size: 10 * leafLength, leaves: Array<string>(10).fill(base64(seedOf(1))) },
      ].map(async (one) => (await sealed(one)).length),
    )
    expect(new Set(lengths)).toEqual(new Set([4_096 + 12 + 16]))
  })

  test('of the largest file and the longest words, in any script, stays below 128 KiB', async () => {
    const longest = {
      ...state,
      size: mostFileBytes,
      leaves: Array<string>(512).fill(base64(seedOf(1))),
      words: 'ქ'.repeat(4_000),
      name: 'ქ'.repeat(255),
    }
    const bytes = await sealed(longest)
    expect(bytes.length).toBeLessThan(131_072)
    expect(await opened(bytes)).toEqual({ verdict: 'state', state: longest })
  })

  test('never has the same nonce twice, nor anything that can be read', async () => {
    const [first, second] = [await sealed(), await sealed()]
    expect(first.subarray(0, 12)).not.toEqual(second.subarray(0, 12))
    expect(Buffer.from(first).includes('image/jpeg')).toBe(false)
  })

  test.each<readonly [string, unknown]>([
    ['v', 2],
    ['upload', 'AB'.repeat(16)],
    ['header', ''],
    ['header', 'YWdlLWVuY3J5cHRpb24ub3JnL3YxCg=='],
    ['header', 5],
    ['fileKey', 'AAAA'],
    ['nonce', 'ab'],
    ['size', 0],
    ['kind', 'virus'],
    ['leaves', []],
    ['leaves', ['AAAA', 'AAAA']],
  ])('with a wrong %s is malformed', async (path, value) => {
    const wrong = withField(state, path, value) as UploadState
    const bytes = await sealUploadState({
      draftKey,
      state: { ...wrong, upload: wrong.upload },
      random,
      gcm: browserGcm,
    })
    expect(await opened(bytes, { upload: String(wrong.upload) })).toEqual({ verdict: 'malformed' })
  })

  test('with bytes after its header, or text that is no JSON, is malformed', async () => {
    const header = base64(new Uint8Array([...Buffer.from(state.header, 'base64'), 0]))
    expect(await opened(await sealed({ ...state, header }))).toEqual({ verdict: 'malformed' })
    const additional = new TextEncoder().encode(`amparo/v1/upload-state\0${upload}`)
    const nonce = new Uint8Array(12)
    for (const text of ['', '{', 'null', '[]']) {
      const message = { key: draftKey, nonce, bytes: new TextEncoder().encode(text), additional }
      const bytes = new Uint8Array([...nonce, ...(await browserGcm.seal(message))])
      expect(await opened(bytes)).toEqual({ verdict: 'malformed' })
    }
  })

  test('of any bytes gets a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const { verdict } = await opened(bytes)
        expect(verdict).toBe(bytes.length < 28 ? 'malformed' : 'wrong-key')
      }),
    )
  })
})
