import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { summed, without } from '../testing/counts.ts'

// What a run says at its end is what people and machines act on.

const root = fileURLToPath(new URL('..', import.meta.url))
const closingLine = join(root, 'testing', 'closing-line.ts')

let folder: string

beforeEach(async () => {
  await mkdir(join(root, '.cache'), { recursive: true })
  folder = await mkdtemp(join(root, '.cache', 'run-'))
  const config = { test: { reporters: [closingLine], include: ['*.test.ts'] } }
  await writeFile(join(folder, 'vitest.config.ts'), `export default ${JSON.stringify(config)}`)
})

afterEach(() => rm(folder, { recursive: true }))

test('the last line counts, and every skipped test is named above it with its reason', async () => {
  await tests(`
    test('passes', () => {})
    test('is skipped', (context) => context.skip('not here'))
    test('cannot check', (context) => context.skip('FAILED TO CHECK: no such thing'))`)
  const { lines, code } = await run()
  expect(lines.slice(-3)).toEqual([
    'skipped: some.test.ts > is skipped: not here',
    'FAILED TO CHECK: no such thing (some.test.ts > cannot check)',
    '1 passed, 0 failed, 2 skipped',
  ])
  expect(code).toBe(0)
})

test('a test that fails makes the run fail, and is named with its error above the last line', async () => {
  await tests(`test('passes', () => {}); test('fails', () => expect(1).toBe(2))`)
  const { lines, code } = await run()
  expect(lines.slice(-2)).toEqual([
    expect.stringMatching(/^FAILED: some\.test\.ts > fails: .*expected 1 to be 2/),
    '1 passed, 1 failed, 0 skipped',
  ])
  expect(code).toBe(1)
})

test.each([
  ['a file that does not load', `import './missing.ts'`],
  ['a hook that throws', `beforeAll(() => { throw new Error('no') }); test('waits', () => {})`],
  [
    'an error outside of any test',
    `test('passes', async () => { setTimeout(() => { throw new Error('no') }); await new Promise((done) => setTimeout(done, 50)) })`,
  ],
])('%s counts as a failure', async (_name, source) => {
  await tests(source)
  expect(await run()).toMatchObject({ last: expect.stringContaining(', 1 failed, '), code: 1 })
})

test('a run in which nothing ran is no success', async () => {
  expect(await run()).toMatchObject({ last: '0 passed, 1 failed, 0 skipped', code: 1 })
})

test('a runner that is killed leaves an honest last line', async () => {
  await tests(`test('kills its runner', () => { process.kill(process.ppid, 'SIGKILL') })`)
  expect(await run()).toMatchObject({ last: '0 passed, 1 failed, 0 skipped', code: 1 })
})

test('of what all counted the part that is judged again can be taken out', () => {
  const all = { passed: 5, failed: 1, skipped: 1 }
  expect(without(all, { passed: 2, failed: 1, skipped: 0 })).toEqual({
    passed: 3,
    failed: 0,
    skipped: 1,
  })
})

test('what two runners counted is one result, and red when one of them is', () => {
  const [one, other] = [
    { passed: 2, failed: 0, skipped: 1 },
    { passed: 3, failed: 1, skipped: 0 },
  ]
  expect(summed([one, other])).toEqual({ passed: 5, failed: 1, skipped: 1 })
  expect(summed([one])).toEqual(one)
})

async function tests(source: string): Promise<void> {
  const head = `import { beforeAll, expect, test } from 'vitest'\n`
  await writeFile(join(folder, 'some.test.ts'), head + source)
}

async function run(): Promise<{ lines: string[]; last: string; code: number | null }> {
  const script = join(root, 'scripts', 'test.ts')
  const child: ChildProcess & { stdout: NodeJS.ReadableStream } = spawn(
    process.execPath,
    [script, '--root', folder],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const closed = once(child, 'close')
  const lines = (await text(child.stdout)).trimEnd().split('\n')
  await closed
  return { lines, last: lines.at(-1) ?? '', code: child.exitCode }
}
