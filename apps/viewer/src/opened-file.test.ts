import { randomBytes } from 'node:crypto'
import type { ViewingKey } from '@amparo/contract'
import { leafLength, mediaLength, newIdentity, recipientOf } from '@amparo/seal'
import { leavesOf, mediaSource, newMediaSeal } from '@amparo/seal/media'
import { browserDigest, scriptEngine } from '@amparo/seal/media-browser'
import { expect, test } from 'vitest'
import { check } from './check.ts'
import { openedFile } from './opened-file.ts'

const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

/** A synthetic file as it lies sealed at the server, and what opens it. */
async function sealed(bytes: Uint8Array): Promise<{ key: ViewingKey; payload: Uint8Array }> {
  const seal = await newMediaSeal([await recipientOf(await newIdentity())], random)
  const read = async (from: number, to: number) => bytes.slice(from, to)
  const leaves: string[] = []
  for await (const leaf of leavesOf(bytes.length, read, browserDigest)) leaves.push(leaf)
  const tools = { digest: browserDigest, engine: scriptEngine }
  const source = mediaSource({ seal, size: bytes.length, leaves, read, ...tools })
  const key: ViewingKey = {
    media: 'ab'.repeat(16),
    ticket: 'dGlja2V0',
    fileKey: seal.fileKey,
    nonce: seal.nonce,
    length: mediaLength(bytes.length),
    size: bytes.length,
    leaves,
  }
  return { key, payload: await source.slice(0, source.length) }
}

/** The viewer’s origin in a few lines. */
function serving(payload: Uint8Array, asked: Request[] = []): typeof globalThis.fetch {
  return async (address, init) => {
    const request = new Request(new URL(address as string, 'https://viewer.test'), init)
    asked.push(request)
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.get('range') ?? '') ?? []
    return new Response(payload.slice(Number(from), Number(to) + 1), { status: 206 })
  }
}

const opened = (key: ViewingKey, fetch: typeof globalThis.fetch) =>
  openedFile(key, { fetch, engine: scriptEngine })

test('only the chunks that are read are fetched, with the ticket and nothing else of ours', async () => {
  const bytes = random(300_000)
  const { key, payload } = await sealed(bytes)
  const asked: Request[] = []
  const read = await opened(key, serving(payload, asked)).read(299_000, 299_010)
  expect(Buffer.from(read)).toEqual(Buffer.from(bytes.subarray(299_000, 299_010)))
  expect(asked).toHaveLength(1)
  const [request] = asked
  expect(new URL(request!.url).pathname).toBe(`/data/${key.media}`)
  expect(request!.headers.get('authorization')).toBe('Bearer dGlja2V0')
  expect(request).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'error' })
})

test('a byte changed on the way gives no byte at all', async () => {
  const { key, payload } = await sealed(random(100_000))
  payload[50_000] = (payload[50_000] ?? 0) ^ 1
  await expect(opened(key, serving(payload)).read(0, 10)).rejects.toMatchObject({ why: 'damaged' })
})

test.each([
  [404, 'over'],
  [503, 'unreachable'],
] as const)('an answer of %i says that the file is %s', async (status, why) => {
  const { key } = await sealed(random(10))
  const fetch = async () => new Response(null, { status })
  await expect(opened(key, fetch).read(0, 10)).rejects.toMatchObject({ why })
})

test('a line that breaks is told as such', async () => {
  const { key } = await sealed(random(10))
  const fetch = () => Promise.reject(new TypeError('line'))
  await expect(opened(key, fetch).read(0, 10)).rejects.toMatchObject({ why: 'unreachable' })
})

test('a file is as it was sent when each of its leaves is, and differs when one is not', async () => {
  const bytes = random(100_000)
  const { key, payload } = await sealed(bytes)
  const file = opened(key, serving(payload))
  const heard: number[] = []
  const checking = {
    file,
    leaf: leafLength,
    digest: browserDigest,
    onBytes: (n: number) => heard.push(n),
  }
  const digest = Buffer.from(await browserDigest(bytes)).toString('hex')
  expect(await check({ ...checking, leaves: key.leaves })).toEqual({
    verdict: 'as-sent',
    sha256: digest,
  })
  expect(heard.at(-1)).toBe(bytes.length)
  for (const leaves of [[], [Buffer.alloc(32).toString('base64')], [...key.leaves, ...key.leaves]])
    expect(await check({ ...checking, leaves })).toEqual({ verdict: 'differs', sha256: digest })
})

test('leaves are told apart one by one', async () => {
  const bytes = random(25)
  const file = { size: 25, read: async (from: number, to: number) => bytes.slice(from, to) }
  const leaves: string[] = []
  for (let at = 0; at < 25; at += 10)
    leaves.push(Buffer.from(await browserDigest(bytes.slice(at, at + 10))).toString('base64'))
  const checking = { file, leaf: 10, digest: browserDigest, onBytes: () => {} }
  expect((await check({ ...checking, leaves })).verdict).toBe('as-sent')
  expect((await check({ ...checking, leaves: leaves.toReversed() })).verdict).toBe('differs')
})
