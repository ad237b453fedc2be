import type { Reporter, SerializedError, TestModule, TestCase } from 'vitest/node'
import { closing, type Counts } from './counts.ts'

/**
 * Ends a run with every skipped test and its reason, then one line of counts. What could not be
 * checked is said last, where nobody can overlook it: a skipped check is not a passed one.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const skipped = tests.filter((test) => test.result().state === 'skipped')
    for (const line of reasons(skipped)) console.log(line)
    report({
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failures(modules, tests) + unhandled.length,
      skipped: skipped.length,
    })
  }
}

/** The parent (scripts/test.ts) prints the counts once we have ended; without one we print them. */
function report(counts: Counts): void {
  if (process.send) process.send(counts)
  else console.log(closing(counts))
}

/** A file that does not load or a hook that throws fails as well, though no test of it did. */
function failures(modules: readonly TestModule[], tests: readonly TestCase[]): number {
  const suites = modules.flatMap((module) => [...module.children.allSuites()])
  return (
    tests.filter((test) => test.result().state === 'failed').length +
    [...modules, ...suites].filter((group) => group.errors().length > 0).length
  )
}

function reasons(skipped: readonly TestCase[]): string[] {
  const lines = skipped.map((test) => ({ reason: reason(test), name: fullName(test) }))
  const unchecked = lines.filter((line) => line.reason.startsWith(UNCHECKED))
  const others = lines.filter((line) => !line.reason.startsWith(UNCHECKED))
  return [
    ...others.map((line) => `skipped: ${line.name}: ${line.reason}`),
    ...unchecked.map((line) => `${line.reason} (${line.name})`),
  ]
}

const UNCHECKED = 'FAILED TO CHECK'

function reason(test: TestCase): string {
  const result = test.result()
  return (result.state === 'skipped' && result.note) || 'no reason given'
}

function fullName(test: TestCase): string {
  return `${test.module.relativeModuleId} > ${test.fullName}`
}
