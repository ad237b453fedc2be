import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { closing, type Counts } from '../testing/counts.ts'

/**
 * Runs every test and ends with one line of counts, also when the runner itself is killed. What
 * follows `--` goes to the runner: `npm test -- packages/seal`.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const vitest = fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json')))

const runner = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
})

let counts: Counts | undefined
runner.on('message', (message) => {
  counts = message as Counts
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => runner.kill(signal))
}

runner.on('exit', (code, signal) => {
  if (!counts) console.log(`The test runner ended without a result (${signal ?? `code ${code}`}).`)
  const end = honest(counts ?? { passed: 0, failed: 1, skipped: 0 }, code)
  console.log(closing(end))
  process.exitCode = end.failed > 0 ? 1 : 0
})

/** A run that failed for a reason no test had, or in which nothing ran, must not read as a success. */
function honest(counted: Counts, code: number | null): Counts {
  const unexplained = counted.failed === 0 && (code !== 0 || counted.passed === 0)
  return unexplained ? { ...counted, failed: 1 } : counted
}
