import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { text } from 'node:stream/consumers'

/** Everything that can be said about the sources without running them, all at once, in seconds. */
const checks: Readonly<Record<string, readonly string[]>> = {
  format: ['oxfmt', '--check'],
  lint: ['oxlint'],
  types: ['tsc', '-b'],
  unused: ['knip'],
  architecture: ['vitest', 'run', '--project', 'packages', 'architecture.test.ts'],
}

const bin = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url))
const root = fileURLToPath(new URL('..', import.meta.url))

const results = await Promise.all(
  Object.entries(checks).map(async ([name, command]) => ({ name, ...(await run(command)) })),
)
for (const { name, output, passed } of results) {
  if (!passed) console.log(`\n── ${name} ──\n${output.trim()}`)
}
const failed = results.filter(({ passed }) => !passed).map(({ name }) => name)
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1

async function run([program = '', ...args]: readonly string[]) {
  const child = spawn(process.execPath, [`${bin}${program}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  const said = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await closed
  return { passed: code === 0, output: said.join('') }
}
