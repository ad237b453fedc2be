import { randomBytes } from 'node:crypto'
import { leavesOf, mediaSource, newMediaSeal, type MediaEngine } from '@amparo/seal/media'
import { nativeEngine, scriptEngine } from '@amparo/seal/media-browser'
import { nodeDigest, nodeEngine } from '@amparo/seal/media-node'
import { uploadPayload, type Payload } from '@amparo/upload'
import type { Bench, Group, Line } from './figure.ts'
import { asPage, nodeClock } from './sender.ts'
import { uploadThread } from './upload-thread.ts'

export const uploading: Group = {
  name: 'uploading',
  about:
    'a file sealed on its way to a real office by Node, beside the same bytes unsealed and the engines alone',
  measure,
}

const RUNS = 5
const SIZE = 64 * 2 ** 20
const PIECE = 8 * 2 ** 20

async function measure(bench: Bench): Promise<readonly Line[]> {
  const thread = await uploadThread(bench)
  const { door, recipient, access } = thread
  const bytes = randomBytes(SIZE)
  const read = async (from: number, to: number) => bytes.subarray(from, to)
  const leaves: string[] = []
  for await (const leaf of leavesOf(SIZE, read, nodeDigest)) leaves.push(leaf)
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const source = async (engine: MediaEngine): Promise<Payload> => {
    const seal = await newMediaSeal([recipient], random)
    return mediaSource({ seal, size: SIZE, leaves, read, digest: nodeDigest, engine })
  }
  const { length } = await source(nodeEngine)
  const padded = Buffer.concat([bytes, Buffer.alloc(length - SIZE)])
  const plain: Payload = { length, slice: async (from, to) => padded.subarray(from, to) }
  const send = async (payload: Payload) => {
    const upload = await thread.start(payload.length)
    const seconds = await timed(async () => {
      const { end } = await uploadPayload({
        fetch: asPage(door),
        url: `${door}/api/files/data/${upload}`,
        headers: { authorization: `Bearer ${access}` },
        payload,
        onProgress: () => {},
        signal: new AbortController().signal,
        clock: nodeClock,
      })
      if (end !== 'complete') throw new Error(`the file was ${end}`)
    })
    await thread.drop(upload)
    return seconds
  }
  const sealing = (engine: MediaEngine) => async () => {
    const payload = await source(engine)
    return timed(async () => {
      for (let at = 0; at < length; at += PIECE)
        await payload.slice(at, Math.min(length, at + PIECE))
    })
  }
  const contestants = [
    { name: 'sealed on the way, by tus', run: async () => send(await source(nodeEngine)) },
    { name: 'the same bytes by tus, unsealed', run: () => send(plain) },
    { name: 'sealing alone, node:crypto', run: sealing(nodeEngine) },
    { name: 'sealing alone, WebCrypto', run: sealing(nativeEngine) },
    { name: 'sealing alone, noble', run: sealing(scriptEngine) },
  ]
  const rates = contestants.map(({ name }) => ({ name, values: [] as number[] }))
  for (let run = 1; run <= RUNS; run++) {
    bench.say(`run ${run} of ${RUNS}`)
    for (const [at, { run: once }] of contestants.entries())
      rates[at]?.values.push(SIZE / 1e6 / (await once()))
  }
  const [own, ...peers] = rates
  if (own === undefined) return []
  return [{ name: own.name, unit: 'MB/s', values: own.values, peers }]
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await act()
  return (performance.now() - began) / 1_000
}
