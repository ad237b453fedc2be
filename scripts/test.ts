import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { closing, redLines, summed, without, type Ending } from '../testing/counts.ts'

/**
 * Runs every test and ends with what failed and one line of counts, also when a runner itself is killed. What follows `--`
 * goes to the runner: `npm test -- packages/seal`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))

/**
 * Tests wait much: for pages, for processes that start, for time to pass; whoever only computes uses that time. So of each lane
 * two files go on at once, also on two processors. What each runner says comes as it says it, in whole lines.
 */
const lanes: readonly (readonly string[])[] = [
  ['--project', 'e2e', '--maxWorkers', '2'],
  ['--project', 'packages', '--project', 'server', '--maxWorkers', '2'],
]

/** So many files that turn red beside the rest are run once more, alone; when there are more, it was not the crowd. */
const mostAlone = 8

const asked = process.argv.slice(2)
const runners =
  asked.length > 0 ? [begin(asked, 'inherit')] : lanes.map((lane) => begin(lane, 'pipe'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => runners.forEach((runner) => runner.kill(signal)))
}

const first = await Promise.all(runners.map(ended))
const end = together(asked.length > 0 ? first : await judgedAlone(first))
for (const line of redLines(end.red)) console.log(line)
console.log(closing(end))
process.exitCode = end.failed > 0 ? 1 : 0

function begin(args: readonly string[], output: 'inherit' | 'pipe'): ChildProcess {
  const runner = spawn(process.execPath, [vitest, 'run', ...args], {
    cwd: root,
    stdio: ['inherit', output, output, 'ipc'],
    env: { ...process.env, ...(output === 'pipe' && process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  })
  for (const [from, to] of [
    [runner.stdout, process.stdout],
    [runner.stderr, process.stderr],
  ] as const) {
    from?.pipe(to, { end: false })
    // Something it left running may keep the line open, and must not keep us waiting.
    runner.once('exit', () => setTimeout(() => from?.destroy(), 5_000).unref())
  }
  return runner
}

/**
 * Beside one another the lanes make each other wait, and a page that is late looks like one that fails. So a file that is red
 * beside the rest is judged alone, as every browser's test once was, and what it says then counts. That it was red is said.
 */
async function judgedAlone(first: readonly Ending[]): Promise<readonly Ending[]> {
  const { red, failed } = together(first)
  const files = red.flatMap(({ file }) => file ?? [])
  if (files.length === 0 || files.length > mostAlone || summed(red).failed < failed) return first
  for (const line of redLines(red)) console.log(`Beside the rest, now judged alone: ${line}`)
  const alone = await ended(begin(files, 'inherit'))
  return [{ ...without(together(first), summed(red)), red: [] }, alone]
}

function together(endings: readonly Ending[]): Ending {
  return { ...summed(endings), red: endings.flatMap((ending) => ending.red) }
}

async function ended(runner: ChildProcess): Promise<Ending> {
  let ending: Ending | undefined
  runner.on('message', (message) => {
    ending = message as Ending
  })
  const [code, signal] = (await once(runner, 'close')) as [number | null, string | null]
  if (!ending) console.log(`The test runner ended without a result (${signal ?? `code ${code}`}).`)
  return honest(ending ?? { passed: 0, failed: 1, skipped: 0, red: [] }, code)
}

/** A run that failed for a reason no test had, or in which nothing ran, must not read as a success. */
function honest(ending: Ending, code: number | null): Ending {
  const unexplained = ending.failed === 0 && (code !== 0 || ending.passed === 0)
  return unexplained ? { ...ending, failed: 1 } : ending
}
