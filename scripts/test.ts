import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { closing, summed, type Counts } from '../testing/counts.ts'

/**
 * Runs every test and ends with one line of counts, also when a runner itself is killed. What follows `--` goes to the
 * runner: `npm test -- packages/seal`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))

/**
 * The browser's tests wait much, for pages and for time to pass; whoever only computes uses that time. Two browsers at once
 * make each other's waiting look like failure, so there is one. What each runner says comes as it says it, in whole lines.
 */
const lanes: readonly (readonly string[])[] = [
  ['--project', 'e2e'],
  ['--project', 'packages', '--project', 'server', '--maxWorkers', '1'],
]

const asked = process.argv.slice(2)
const runners =
  asked.length > 0 ? [begin(asked, 'inherit')] : lanes.map((lane) => begin(lane, 'pipe'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => runners.forEach((runner) => runner.kill(signal)))
}

const end = summed(await Promise.all(runners.map(counted)))
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

async function counted(runner: ChildProcess): Promise<Counts> {
  let counts: Counts | undefined
  runner.on('message', (message) => {
    counts = message as Counts
  })
  const [code, signal] = (await once(runner, 'close')) as [number | null, string | null]
  if (!counts) console.log(`The test runner ended without a result (${signal ?? `code ${code}`}).`)
  return honest(counts ?? { passed: 0, failed: 1, skipped: 0 }, code)
}

/** A run that failed for a reason no test had, or in which nothing ran, must not read as a success. */
function honest(counts: Counts, code: number | null): Counts {
  const unexplained = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  return unexplained ? { ...counts, failed: 1 } : counts
}
