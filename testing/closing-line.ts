import { stripVTControlCharacters } from 'node:util'
import type { Reporter, SerializedError, TestModule, TestCase } from 'vitest/node'
import { closing, redLines, summed, type Ending, type RedFile } from './counts.ts'

/**
 * Ends a run with every skipped test and its reason, every red one and its error, then one line of counts. What could not be
 * checked is said late, where nobody can overlook it: a skipped check is not a passed one.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const files = modules.map(counted)
    const outside = unhandled.map(fromNoFile)
    for (const line of reasons(modules.flatMap(testsOf))) console.log(line)
    const all = [...files, ...outside]
    report({ ...summed(all), red: all.filter((file) => file.failed > 0) })
  }
}

/** The parent (scripts/test.ts) prints the end once we have ended; without one we print it. */
function report(ending: Ending): void {
  if (process.send) process.send(ending)
  else console.log([...redLines(ending.red), closing(ending)].join('\n'))
}

function counted(module: TestModule): RedFile {
  const tests = testsOf(module)
  const inState = (state: string) => tests.filter((test) => test.result().state === state)
  const failures = [
    ...inState('failed').map((test) => line(test.fullName, test.result().errors)),
    ...groupFailures(module),
  ]
  return {
    file: module.relativeModuleId,
    passed: inState('passed').length,
    failed: failures.length,
    skipped: inState('skipped').length,
    failures,
  }
}

/** A file that does not load or a hook that throws fails as well, though no test of it did. */
function groupFailures(module: TestModule): string[] {
  const groups = [
    { name: 'the file', errors: module.errors() },
    ...[...module.children.allSuites()].map((suite) => ({
      name: suite.fullName,
      errors: suite.errors(),
    })),
  ]
  return groups
    .filter(({ errors }) => errors.length > 0)
    .map((each) => line(each.name, each.errors))
}

function fromNoFile(error: SerializedError): RedFile {
  return { passed: 0, failed: 1, skipped: 0, failures: [line('outside of any test', [error])] }
}

function testsOf(module: TestModule): TestCase[] {
  return [...module.children.allTests()]
}

function line(name: string, errors: readonly { message?: string }[] | undefined): string {
  return `${name}: ${firstLine(errors?.[0]?.message)}`
}

function firstLine(message = 'no message'): string {
  return stripVTControlCharacters(message).trim().split('\n', 1)[0]?.slice(0, 300) ?? ''
}

function reasons(tests: readonly TestCase[]): string[] {
  const skipped = tests.filter((test) => test.result().state === 'skipped')
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
