import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseNote } from '@amparo/log'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cosignerFolder } from '../host/home.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { runCosign, startCosigner } from '../testing/running-cosigner.ts'
import { syntheticLog, type SyntheticLog } from '../testing/synthetic-log.ts'
import { evidenceOf, follow, followedLog, lastOf } from './followed-log.ts'
import { makeSigners } from './signers.ts'

// Real processes, as another organisation runs them: several on one folder, and killed without warning.

/** Processes begin slowly on a machine that has much to do. */
const PATIENCE = 180_000

let stack: AsyncDisposableStack
let home = ''
let folder = ''

beforeEach(async () => {
  stack = new AsyncDisposableStack()
  home = stack.use(await temporaryHome()).path
  folder = cosignerFolder(home)
  makeSigners(folder, 'partner.example')
})
afterEach(async () => stack.disposeAsync())

function followNew(origin = 'office.example/log'): SyntheticLog {
  const log = syntheticLog(origin)
  follow(
    folder,
    origin,
    log.signers.map(({ key }) => key),
  )
  return log
}

const ask = async (url: string, body: string) => {
  const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body })
  return { status: answer.status, text: await answer.text() }
}

const signed = ({ origin }: SyntheticLog) => lastOf(followedLog(folder, origin)!).checkpoint

test(
  'two processes on one folder, asked at once for two histories, sign one of them',
  async () => {
    const [one, two] = [stack.use(await startCosigner(home)), stack.use(await startCosigner(home))]
    for (let round = 0; round < 15; round++) {
      const log = followNew(`office.example/${round}`)
      const answers = await Promise.all(
        [one, two, one, two].map(({ url }, at) => ask(url, log.request(0, 5 + at, at % 2))),
      )
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      const size = 5 + answers.findIndex(({ status }) => status === 200)
      expect(signed(log)).toMatchObject({ size })
      for (const { status, text } of answers)
        if (status !== 200) expect([status, text]).toEqual([409, `${size}\n`])
    }
  },
  PATIENCE,
)

describe('killed', () => {
  test(
    'before it kept a checkpoint, a cosigner has signed nothing and signs it when asked again',
    async () => {
      const log = followNew()
      const killed = stack.use(
        await startCosigner(home, { AMPARO_FAILPOINT: 'cosigner-before-keeping' }),
      )
      await expect(ask(killed.url, log.request(0, 5))).rejects.toThrow()
      expect(await killed.ended).toBe('SIGKILL')
      expect(signed(log)).toMatchObject({ size: 0 })
      const again = stack.use(await startCosigner(home))
      expect((await ask(again.url, log.request(0, 5))).status).toBe(200)
    },
    PATIENCE,
  )

  test(
    'between keeping and answering, it is not talked out of what it may have signed',
    async () => {
      const log = followNew()
      const killed = stack.use(await startCosigner(home, { AMPARO_FAILPOINT: 'cosigner-kept' }))
      await expect(ask(killed.url, log.request(0, 5))).rejects.toThrow()
      expect(await killed.ended).toBe('SIGKILL')
      const again = stack.use(await startCosigner(home))
      expect(await ask(again.url, log.request(0, 5, 2))).toEqual({ status: 409, text: '5\n' })
      expect((await ask(again.url, log.request(5, 5, 2))).status).toBe(422)
      expect((await ask(again.url, log.request(5, 9, 2))).status).toBe(422)
      // The log begins again from the size it is told.
      expect(await ask(again.url, log.request(0, 5))).toEqual({ status: 409, text: '5\n' })
      expect((await ask(again.url, log.request(5, 5))).status).toBe(200)
    },
    PATIENCE,
  )

  test(
    'at any moment, again and again, it has what it answered and goes on from there',
    async () => {
      const log = followNew()
      let answered = 0
      for (let round = 0; round < 4; round++) {
        const one = await startCosigner(home)
        const first = signed(log).size
        for (let size = first; size < 300; size++) {
          const asked = ask(one.url, log.request(size, size + 1)).catch(() => undefined)
          // Somewhere within a request, sooner or later.
          if (size - first === 2 * round + 1)
            setTimeout(() => one.process.kill('SIGKILL'), Math.random() * 30)
          const answer = await asked
          if (answer === undefined) break
          expect(answer.status).toBe(200)
          answered = size + 1
        }
        expect(await one.ended).toBe('SIGKILL')
        expect(signed(log).size).toBeGreaterThanOrEqual(answered)
        expect(signed(log)).toMatchObject({ root: rootOf(log, signed(log).size) })
      }
      expect(answered).toBeGreaterThan(0)
    },
    PATIENCE,
  )

  const rootOf = (log: SyntheticLog, size: number): Uint8Array =>
    Uint8Array.from(Buffer.from(log.noteAt(size).text.split('\n')[2] ?? '', 'base64'))
})

test(
  'the commands answer by file and say how it stands, with no PostgreSQL and no office',
  async () => {
    const log = followNew()
    const request = join(home, 'from the office')
    writeFileSync(request, log.request(0, 5))
    for (const _ of ['once', 'and again']) {
      const said = await runCosign(home, ['file', request])
      expect(said).toMatchObject({ code: 0, error: '' })
      expect(said.out).toContain(`Signed. The answer is ${request}.answer`)
      const [status = '', ...lines] = readFileSync(`${request}.answer`, 'utf8').split('\n')
      const note = parseNote(`${log.noteAt(5).text}\n${lines.join('\n')}`)
      expect([status, note.verdict]).toEqual(['200', 'note'])
    }
    writeFileSync(request, log.request(5, 5, 2))
    const refused = await runCosign(home, ['file', request])
    expect(refused.code).toBe(1)
    expect(refused.out).toContain('CONTRADICTS')
    expect(readFileSync(`${request}.answer`, 'utf8')).toBe('422\n')
    const status = await runCosign(home, ['status'])
    expect(status.out).toMatch(/office\.example\/log\n {2}5 entries signed, last \d{4}-/)
    expect(status.out).toContain(evidenceOf(followedLog(folder, log.origin)!, 'fork')[0])
  },
  PATIENCE,
)
