import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerOf, type Head } from './answer.ts'
import { rangeOf } from './range.ts'

const file = Uint8Array.from({ length: 1_500_000 }, (_, at) => (at * 31) % 251)
const head: Head = { type: 'video/mp4', size: file.length, name: 'amparo-00000000.bin' }

const readFrom = () => {
  const asked: [number, number][] = []
  const read = async (from: number, to: number) => {
    asked.push([from, to])
    return file.slice(from, to)
  }
  return { asked, read }
}

test('a range is answered with exactly its bytes, and says where they are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.nat(file.length + 100), async (from, span) => {
      const response = answerOf(head, 'element', `bytes=${from}-${from + span}`, readFrom().read)
      const end = Math.min(file.length, from + span + 1)
      expect(response.status).toBe(206)
      expect(response.headers.get('content-range')).toBe(`bytes ${from}-${end - 1}/${file.length}`)
      const got = new Uint8Array(await response.arrayBuffer())
      expect(Buffer.from(got).equals(Buffer.from(file.subarray(from, end)))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('nothing is opened before it is taken, and no more than is taken', async () => {
  const { asked, read } = readFrom()
  const response = answerOf(head, 'element', 'bytes=0-', read)
  expect(asked).toEqual([])
  const reader = response.body!.getReader()
  await reader.read()
  await reader.cancel()
  expect(asked).toEqual([[0, 524_288]])
})

test.each([
  ['bytes=5-9', { from: 5, to: 10 }],
  ['bytes=5-', { from: 5, to: 100 }],
  ['bytes=-7', { from: 93, to: 100 }],
  ['bytes=-700', { from: 0, to: 100 }],
  ['bytes=90-900', { from: 90, to: 100 }],
  ['bytes=100-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=9-5', null],
  ['bytes=-', null],
  ['bytes=1-2,4-5', null],
  ['lines=1-2', null],
  [null, null],
] as const)('of a hundred bytes, %j asks for %j', (header, range) => {
  expect(rangeOf(header, 100)).toEqual(range)
})

test('what lies beyond the end is refused as such', () => {
  const response = answerOf(head, 'element', `bytes=${file.length}-`, readFrom().read)
  expect(response.status).toBe(416)
})

test('every answer says that it is nothing to run, to guess at or to keep', () => {
  for (const range of [null, 'bytes=0-1', `bytes=${file.length}-`]) {
    const { headers } = answerOf(head, 'element', range, readFrom().read)
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  }
})

test('the whole frame gets a copy to save under a name of ours, never something to show', async () => {
  const response = answerOf(head, 'frame', null, readFrom().read)
  expect(response.headers.get('content-type')).toBe('application/octet-stream')
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename="amparo-00000000.bin"',
  )
  const got = Buffer.from(await response.arrayBuffer())
  expect(got.equals(Buffer.from(file))).toBe(true)
})
