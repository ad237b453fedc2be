import { randomBytes } from 'node:crypto'
import { workOffice } from '@amparo/server/src/submissions/work.ts'
import { doneWork } from '@amparo/server/src/testing/work.ts'
import { leavesOf, mediaSource, newMediaSeal, type MediaEngine } from '@amparo/seal/media'
import { nativeEngine, scriptEngine } from '@amparo/seal/media-browser'
import { nodeDigest, nodeEngine } from '@amparo/seal/media-node'
import { uploadPayload, type Payload } from '@amparo/upload'
import { benchOffice } from './bench-office.ts'
import type { Bench, Group, Line } from './figure.ts'
import { asPage, base64, nodeClock, post, sealedMessage } from './sender.ts'

export const uploading: Group = {
  name: 'uploading',
  about:
    'a file sealed on its way to a real office, beside the same bytes unsealed and the engines alone',
  measure,
}

const RUNS = 5
const SIZE = 64 * 2 ** 20
const PIECE = 8 * 2 ** 20

async function measure(bench: Bench): Promise<readonly Line[]> {
  const { door, prepared } = await benchOffice(bench)
  const team = prepared.teams.find(({ code }) => code === prepared.plan.intakeTeam)
  if (team === undefined) throw new Error('no intake team')
  const { recipient } = team
  const sealed = await sealedMessage({ recipient, office: prepared.plan.name }, 'Synthetic.')
  const { challenge } = await workOffice(prepared.serverKey, () => 0).challenge(1_000_000, 0)
  const sent = await post(door, '/api/submissions', {
    envelope: base64(sealed.envelope),
    triage: base64(sealed.triage),
    mailbox: sealed.shown,
    pass: { kind: 'work', ...(await doneWork(challenge)) },
  })
  if (sent.code !== null) throw new Error(`the message was refused: ${sent.code}`)
  const access = { id: sealed.mailbox.id, access: base64(sealed.mailbox.access) }
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
    const upload = randomBytes(16).toString('hex')
    const asked = { ...access, upload, length: payload.length, state: base64(random(4_096)) }
    const start = () => post(door, '/api/files/start', asked)
    const once = await start()
    // The office closes connections that rested while something else was measured.
    const started = once.code === 'line' ? await start() : once
    if (started.code !== null) throw new Error(`the file was refused: ${started.code}`)
    const seconds = await timed(async () => {
      const { end } = await uploadPayload({
        fetch: asPage(door),
        url: `${door}/api/files/data/${upload}`,
        headers: { authorization: `Bearer ${access.access}` },
        payload,
        onProgress: () => {},
        signal: new AbortController().signal,
        clock: nodeClock,
      })
      if (end !== 'complete') throw new Error(`the file was ${end}`)
    })
    await post(door, '/api/files/drop', { ...access, upload })
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
  return [
    { name: own.name, unit: 'MB/s', values: own.values, peers },
    {
      name: 'in Chromium and Firefox',
      why: 'no page for it yet; the walk with a large file says how long it took',
    },
  ]
}

async function timed(act: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await act()
  return (performance.now() - began) / 1_000
}
