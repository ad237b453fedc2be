import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newIdentity, recipientOf } from './keys.ts'
import { openStream, sealStream } from './stream.ts'

const identity = await newIdentity()
const recipient = await recipientOf(identity)

function streamOf(...pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(
    await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
  )
}

const sealed = async (...pieces: Uint8Array[]) =>
  bytesOf(await sealStream(recipient, streamOf(...pieces)))

const CHUNK = 65_536

test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])(
  'a stream of %d bytes is opened as it was sealed',
  async (length) => {
    const bytes = new Uint8Array(length).map((_, index) => index % 251)
    const file = await sealed(bytes.subarray(0, length >> 1), bytes.subarray(length >> 1))
    expect(await bytesOf(await openStream(identity, streamOf(file)))).toEqual(bytes)
  },
)

test('cut off or changed anywhere, it does not open as if it were whole', async () => {
  const file = await sealed(new Uint8Array(2 * CHUNK + 7))
  const open = async (bytes: Uint8Array) => bytesOf(await openStream(identity, streamOf(bytes)))
  await fc.assert(
    fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      await expect(open(file.subarray(0, at))).rejects.toThrow()
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ by
      await expect(open(changed)).rejects.toThrow()
    }),
    { numRuns: 30 },
  )
})

test('another key opens nothing', async () => {
  const file = await sealed(new Uint8Array(5))
  await expect(openStream(await newIdentity(), streamOf(file))).rejects.toThrow()
})
