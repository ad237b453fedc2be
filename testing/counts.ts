/** How a test run ended. */
export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** What a runner tells scripts/test.ts when it ends: the counts of all, and each file that is red. */
export interface Ending extends Counts {
  readonly red: readonly RedFile[]
}

/** A file of which a test failed, or a hook, or that did not load; its own counts are part of the ending's. */
export interface RedFile extends Counts {
  /** From the root of the project, with slashes; none for an error that came from no file. */
  readonly file?: string
  /** Each failure in one line, with the first line of its first error. */
  readonly failures: readonly string[]
}

/** For the end of a run, a line for each failure: a log is often kept only in its last lines. */
export function redLines(red: readonly RedFile[]): string[] {
  return red.flatMap(({ file = '(no file)', failures }) =>
    failures.map((failure) => `FAILED: ${file} > ${failure}`),
  )
}

/** The last line of every run. Whoever reads runs by machine relies on its exact form. */
export function closing({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Of several runners, what all of them counted. */
export function summed(all: readonly Counts[]): Counts {
  const sum = (name: keyof Counts) => all.reduce((total, counts) => total + counts[name], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** The other way round: what is left of all without a part of it. */
export function without(all: Counts, part: Counts): Counts {
  return {
    passed: all.passed - part.passed,
    failed: all.failed - part.failed,
    skipped: all.skipped - part.skipped,
  }
}
