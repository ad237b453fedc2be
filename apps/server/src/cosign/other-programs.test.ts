import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatNote, formatVerifierKey, parseVerifierKey, type Organisation } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { standardEvents } from '../events.ts'
import { askCosigner } from '../log/ask-cosigner.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { listen } from '../server.ts'
import { syntheticLog } from '../testing/synthetic-log.ts'
import { cosignApp } from './app.ts'
import { cosignerIn } from './cosigner.ts'
import { follow } from './followed-log.ts'
import { makeSigners } from './signers.ts'

// Other people's witness has to sign our log and refuse its fork, and other people's client has to believe our cosigner:
// transparency-dev's witness, with x/mod's notes and filippo.io's mldsa.

const noGo = 'FAILED TO CHECK: no Go, or no Go modules, to build other people’s witness with'

const source = fileURLToPath(new URL('../../judge', import.meta.url))
const program = fileURLToPath(new URL('../../../../.cache/cosign-judge/judge', import.meta.url))

const build = (): boolean =>
  spawnSync('go', ['build', '-o', program, '.'], {
    cwd: source,
    timeout: 240_000,
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  }).status === 0

let hasJudge = false
beforeAll(() => {
  hasJudge = build()
}, 300_000)

const log = syntheticLog()
const logKeys = log.signers.map(({ key }) => key)

let stack: AsyncDisposableStack
beforeEach(() => {
  stack = new AsyncDisposableStack()
})
afterEach(async () => stack.disposeAsync())

/** Other people's witness, as a process, and what it says it is. */
async function theirWitness(): Promise<Organisation> {
  const key = formatVerifierKey(log.signers[0].key)
  const child = spawn(program, ['witness', 'their.example', key], {
    // It writes out the forks it refuses.
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  stack.defer(async () => {
    child.stdin.end()
    await once(child, 'exit')
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const { Keys, Url } = JSON.parse(line.toString()) as { Keys: string[]; Url: string }
  const keys = Keys.map((text) => {
    const reading = parseVerifierKey(nodeHashing, text)
    if (reading.verdict === 'malformed') throw new Error(reading.fault)
    return reading.key
  })
  return { name: 'their', keys, url: Url }
}

describe('other people’s witness', () => {
  const ask = (organisation: Organisation, size: number, signed: number, fork?: number) =>
    askCosigner(fetch, organisation, {
      note: log.noteAt(size, fork),
      logKeys,
      signed,
      prove: (from, to) => log.prove(from, to, fork),
      at: new Date(),
      clock: () => new Date(),
    })

  test('signs our log as it grows, and again from where it says when we forgot', async ({
    skip,
  }) => {
    skip(!hasJudge, noGo)
    const their = await theirWitness()
    let signed = 0
    for (const size of [1, 2, 7, 7, 128, 129, 299, 300]) {
      const verdict = await ask(their, size, signed)
      if (verdict.verdict !== 'cosigned') throw new Error(verdict.verdict)
      expect(verdict.signatures).toHaveLength(2)
      signed = size
    }
    // A replay is a conflict, from whose size we begin again.
    expect(await ask(their, 300, 0)).toMatchObject({ verdict: 'cosigned' })
    expect(await ask(their, 200, 0)).toMatchObject({ verdict: 'alarm', alarm: 'cosigner-ahead' })
  })

  test('refuses a fork of our log, of the same size and of a larger one', async ({ skip }) => {
    skip(!hasJudge, noGo)
    const their = await theirWitness()
    await ask(their, 100, 0)
    for (const [size, fork] of [
      [100, 77],
      [101, 77],
      [300, 0],
    ] as const)
      expect(await ask(their, size, 100, fork)).toMatchObject({
        verdict: 'alarm',
        alarm: 'cosigner-contradicts',
      })
    expect(await ask(their, 300, 100)).toMatchObject({ verdict: 'cosigned' })
  })

  test('answers our request as the standard says: 200, 409 for a replay, 422 for a fork, 404 and 403', async ({
    skip,
  }) => {
    skip(!hasJudge, noGo)
    const { url } = await theirWitness()
    const post = async (body: string) => {
      const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body })
      return [answer.status, answer.status === 409 ? await answer.text() : '']
    }
    expect(await post(log.request(0, 50))).toEqual([200, ''])
    expect(await post(log.request(50, 90))).toEqual([200, ''])
    expect(await post(log.request(50, 90))).toEqual([409, '90\n'])
    expect(await post(log.request(90, 95, 20))).toEqual([422, ''])
    expect(await post(syntheticLog('other.example').request(0, 1))).toEqual([404, ''])
  })
})

describe('other people’s client', () => {
  type Answer = {
    readonly Error: string
    readonly Size: number
    readonly Signed: readonly string[] | null
  }

  async function ourCosigner() {
    const folder = join(stack.use(await temporaryHome()).path, 'cosigner')
    const signers = makeSigners(folder, 'our.example')
    follow(folder, log.origin, logKeys)
    const app = cosignApp(cosignerIn(folder, signers), standardEvents())
    const { port } = stack.use(await listen(app, '127.0.0.1', 0))
    const keys = signers.map(({ key }) => key)
    return async (from: number, to: number, fork?: number, other = log): Promise<Answer> => {
      const child = spawn(program, ['ask', `http://127.0.0.1:${port}`], {
        stdio: ['pipe', 'pipe', 'inherit'],
      })
      const question = {
        Old: from,
        Note: formatNote(other.noteAt(to, fork)),
        Proof: other.prove(from, to, fork).map((hash) => Buffer.from(hash).toString('base64')),
        Keys: keys.map(formatVerifierKey),
      }
      child.stdin.end(JSON.stringify(question))
      const said: Buffer[] = []
      child.stdout.on('data', (bytes: Buffer) => said.push(bytes))
      await once(child, 'close')
      return JSON.parse(Buffer.concat(said).toString()) as Answer
    }
  }

  test('gets both signatures of our cosigner, and believes them', async ({ skip }) => {
    skip(!hasJudge, noGo)
    const ask = await ourCosigner()
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 2],
      [2, 255],
      [255, 300],
    ] as const) {
      const { Error, Signed } = await ask(from, to)
      expect([Error, Signed?.map((one) => one.split('+')[0])]).toEqual([
        '',
        ['our.example', 'our.example'],
      ])
    }
  })

  test('understands each way in which our cosigner refuses', async ({ skip }) => {
    skip(!hasJudge, noGo)
    const ask = await ourCosigner()
    await ask(0, 100)
    expect(await ask(0, 120)).toMatchObject({ Error: 'old size != current', Size: 100 })
    expect(await ask(100, 120, 77)).toMatchObject({ Error: 'consistency proof invalid' })
    expect(await ask(100, 100, 77)).toMatchObject({ Error: 'consistency proof invalid' })
    const other = syntheticLog('other.example')
    expect(await ask(0, 1, undefined, other)).toMatchObject({ Error: 'unknown log' })
    const impostor = syntheticLog()
    expect(await ask(100, 101, undefined, impostor)).toMatchObject({ Error: 'no valid signatures' })
  })
})
