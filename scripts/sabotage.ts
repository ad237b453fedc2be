import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { promises, promiseTable, type Named, type Sabotage } from '../e2e/promises/promises.ts'
import { applyEdit, buildCommand, copyBuilt, copySources } from '../testing/copied-sources.ts'

/**
 * For every promise of docs/promises.md: does its test fail when the promise is broken on purpose?
 * Works in a copy of the sources. `npm run sabotage -- P4` tries one promise;
 * `--table` prints the table of docs/promises.md.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const copy = join(tmpdir(), `amparo-sabotage-${process.pid}`)

interface Outcome {
  readonly holds: boolean
  readonly why: string
}

/** Breaks one thing, runs one test, mends it again. */
async function attempt(test: Named, sabotage: Sabotage): Promise<Outcome> {
  const before = await stateOf(test)
  if (before.state === 'skipped') return { holds: false, why: `skipped: ${before.said}` }
  if (before.state !== 'passed')
    return { holds: false, why: `fails although nothing is broken: ${before.said}` }
  const files = [...new Set(sabotage.edits.map(({ file }) => join(copy, file)))]
  const whole = new Map(files.map((file) => [file, fs.readFileSync(file)]))
  try {
    for (const edit of sabotage.edits) applyEdit(copy, edit)
    for (const page of sabotage.pages ?? []) await build(page)
    const { state, said } = (await runTests(test.file, [test.name])).get(test.name) ?? MISSING
    if (state === 'failed') return { holds: true, why: said }
    return { holds: false, why: `the test did not notice (${state}${said && `: ${said}`})` }
  } finally {
    // What was copied at the beginning, whatever somebody has edited since.
    for (const [file, bytes] of whole) fs.writeFileSync(file, bytes)
    for (const page of sabotage.pages ?? []) copyBuilt(copy, page)
  }
}

async function build(page: string): Promise<void> {
  const { code, output } = await run(process.execPath, buildCommand, join(copy, 'apps', page))
  if (code !== 0) throw new Error(`the broken ${page} does not build:\n${output}`)
}

interface State {
  readonly state: 'passed' | 'failed' | 'skipped' | 'missing'
  /** The first line of what was wrong. */
  readonly said: string
}

const known = new Map<string, ReadonlyMap<string, State>>()

/** How a test does when nothing is broken. All that are wanted of a file run together, once. */
async function stateOf({ file, name }: Named): Promise<State> {
  const tests = chosen.flatMap(({ proofs }) => proofs.map(({ test }) => test))
  const names = tests.filter((test) => test.file === file).map((test) => test.name)
  const states = known.get(file) ?? (await runTests(file, names))
  known.set(file, states)
  return states.get(name) ?? MISSING
}

const MISSING: State = { state: 'missing', said: 'there is no such test' }

interface Report {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
      readonly failureMessages: readonly string[]
    }[]
  }[]
}

async function runTests(file: string, names: readonly string[]): Promise<Map<string, State>> {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const report = join(copy, 'report.json')
  fs.rmSync(report, { force: true })
  const pattern = `^(?:${names.map(escaped).join('|')})$`
  const args = ['run', file, '-t', pattern, '--reporter=json', `--outputFile=${report}`]
  const { output } = await run(process.execPath, [vitest, ...args], copy)
  if (!fs.existsSync(report)) return new Map(names.map((name) => [name, noReport(output)]))
  const { testResults } = JSON.parse(fs.readFileSync(report, 'utf8')) as Report
  const around = testResults.map(({ message }) => firstLine(message)).join(' ')
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  return new Map(
    results.map(({ ancestorTitles, title, status, failureMessages }) => [
      [...ancestorTitles, title].join(' > '),
      {
        state: status === 'passed' || status === 'failed' ? status : 'skipped',
        said: firstLine(failureMessages[0] ?? '') || around,
      },
    ]),
  )
}

function noReport(output: string): State {
  return { state: 'missing', said: lastLine(output) }
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function firstLine(said: string): string {
  return (said.split('\n')[0] ?? '').slice(0, 160)
}

function lastLine(said: string): string {
  return (said.trim().split('\n').at(-1) ?? '').slice(0, 160)
}

let running: ChildProcess | undefined

async function run(program: string, args: readonly string[], cwd: string) {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  running = child
  const closed = once(child, 'close') as Promise<[number | null]>
  const said = await Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await closed
  return { code, output: said.join('') }
}

if (process.argv[2] === '--table') {
  console.log(promiseTable())
  process.exit()
}

const wanted = process.argv.slice(2)
const chosen = promises.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    running?.kill(signal)
    fs.rmSync(copy, { recursive: true, force: true })
    process.exit(130)
  })
}

const counts = { hold: 0, not: 0 }
try {
  copySources(copy)
  for (const { name, says, proofs } of chosen) {
    for (const { test, sabotage } of proofs) {
      const { holds, why } = await attempt(test, sabotage)
      counts[holds ? 'hold' : 'not'] += 1
      console.log(`${holds ? 'holds' : 'DOES NOT HOLD'}  ${name}  ${says}`)
      console.log(`    ${sabotage.what}: ${holds ? `noticed (${why})` : why}`)
    }
  }
} finally {
  fs.rmSync(copy, { recursive: true, force: true })
}
console.log(`${counts.hold} promises hold, ${counts.not} do not`)
process.exitCode = counts.not === 0 && chosen.length > 0 ? 0 : 1
