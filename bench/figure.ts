/** What somebody else's program, or the machine itself, did with the same work in the same run. */
export interface Peer {
  readonly name: string
  readonly values: readonly number[]
}

/** A limit the project has set itself, in the figure's own unit. */
export type Target = { readonly atMost: number } | { readonly atLeast: number }

/** One thing measured: a value for each run, in one unit. */
export interface Figure {
  readonly name: string
  readonly unit: string
  readonly values: readonly number[]
  readonly peers?: readonly Peer[]
  readonly target?: Target
}

/**
 * What could not be measured here, and why. It stands in the table, so that nobody takes silence
 * for a good figure.
 */
export interface Unmeasured {
  readonly name: string
  readonly why: string
}

export type Line = Figure | Unmeasured

/**
 * What a group is given: a way to say what takes long, and a scope that ends all it starts, also
 * when interrupted.
 */
export interface Bench {
  readonly say: (line: string) => void
  readonly scope: AsyncDisposableStack
}

/** Puts what has just been started into the scope; into one that has ended meanwhile, not at all. */
export async function kept<T extends AsyncDisposable>(
  { scope }: Bench,
  started: Promise<T>,
): Promise<T> {
  const resource = await started
  if (!scope.disposed) return scope.use(resource)
  await resource[Symbol.asyncDispose]()
  throw new Error('interrupted')
}

export interface Group {
  readonly name: string
  readonly about: string
  readonly measure: (bench: Bench) => Promise<readonly Line[]>
}

/** The value in the middle; the mean of the two middle ones when there is an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[Math.ceil(middle) - 1],
    sorted[Math.floor(middle)],
  ]
  return (low + high) / 2
}

/** The smallest value that `share` of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
