import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hasOpenssl, noOpenssl, openAuthorities } from '@amparo/anchors/testing/authority'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openHost, openPage } from '../host/host.ts'
import { keepingLog } from '../log/keeping-log.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { makeHome } from '../testing/running-office.ts'
import { anchors } from './anchors.ts'

const before = { ...process.env }
let said: string[]

beforeEach(() => {
  said = []
})
afterEach(() => {
  process.env = { ...before }
  process.exitCode = 0
})

const say = (line: string) => said.push(line)
const heard = async (...args: readonly string[]): Promise<string> => {
  said = []
  await anchors(say, args)
  return said.join('\n')
}

test('what cannot be meant is told before anything is started', async () => {
  const wrong = [[], ['lists'], ['write'], ['write', 'a', 'b'], ['take'], ['root'], ['root', 'add']]
  for (const args of wrong)
    await expect(anchors(say, args), args.join(' ')).rejects.toThrow(/anchors write <folder>/)
  process.env['AMPARO_TSA_URLS'] = 'ftp://tsa.example'
  await expect(anchors(say, ['list'])).rejects.toThrow(/https:\/\//)
})

test(
  'an operator pins a root, writes questions on a stick, takes answers in and sees how it stands',
  { timeout: 120_000 },
  async ({ skip }) => {
    skip(!hasOpenssl(), noOpenssl)
    await using home = await temporaryHome()
    await makeHome(home.path)
    process.env['AMPARO_HOME'] = home.path
    await expect(heard('list')).rejects.toThrow(/start the office once/)
    await signOnce(home.path)
    expect(await heard('list')).toContain('Nobody outside has said yet')

    const stick = join(home.path, 'stick')
    expect(await heard('write', stick)).toContain('HOW-TO-ASK.txt')
    await expect(heard('take', stick)).rejects.toThrow(/no answer/)

    const authorities = openAuthorities()
    try {
      const root = authorities.issue('root', { as: 'root' })
      const stamper = authorities.issue('stamper', { as: 'stamper', by: root })
      const question = readdirSync(stick).find((name) => name.endsWith('.tsq')) ?? ''
      const asked = new Uint8Array(readFileSync(join(stick, question)))
      writeFileSync(join(stick, 'one.tsr'), authorities.reply(asked, stamper, []))
      expect(await heard('take', stick)).toContain('timestamp-no-roots')
      expect(process.exitCode).toBe(1)
      expect(await heard('root', 'add', root.pem)).toContain('CN=Synthetic root')
      process.exitCode = 0
      expect(await heard('take', stick, join(stick, 'gone.ots'))).toMatch(
        /says CN=Synthetic stamper[^]*gone\.ots: is not there/,
      )
      expect(process.exitCode).toBe(1)
    } finally {
      authorities.end()
    }
    const list = await heard('list')
    expect(list).toContain('Newest checked anchor')
    expect(list.match(/time-stamp/g)).toHaveLength(1)

    // A stick on which nothing can be written.
    const file = join(home.path, 'file')
    writeFileSync(file, '')
    await expect(heard('write', join(file, 'x'))).rejects.toThrow(/Nothing is lost/)
    mkdirSync(join(home.path, 'empty'))
    await expect(heard('take', join(home.path, 'empty'))).rejects.toThrow(/no answer/)
  },
)

/** What a start of the office does for its log. */
async function signOnce(home: string): Promise<void> {
  await using host = await openHost(home, () => {})
  const { rows } = await host.admin.query<{ slug: string }>('select slug from directory.office')
  const slug = rows[0]?.slug ?? ''
  const logger = await openPage(host, slug, 'logger')
  const events = { bug() {}, logStopped() {} } as never
  const keeping = await keepingLog(logger, { home, slug, events })
  await keeping.now()
  await keeping[Symbol.asyncDispose]()
  await logger.end()
}
