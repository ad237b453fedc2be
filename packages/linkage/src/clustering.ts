import type { Task } from './candidates.ts'
import { joiningGroups, type Gathered, type Rules } from './clusters.ts'
import type { Texts } from './grades.ts'
import { twoRows } from './two-rows.ts'
import { Weigher, type Weights } from './weigher.ts'

/** Joins within groups, some of them a task. */
export interface ClustersJob {
  readonly kind: 'clusters'
  readonly gathered: Gathered
  readonly rules: Omit<Rules, 'weightOf'>
  /** The compared columns by name. */
  readonly columns: Readonly<Record<string, Int32Array>>
  readonly texts: Texts
  readonly weights: Weights
}

/** Every two records that were joined, and how many groups were too large to weigh every pair of. */
export interface Joined {
  readonly one: Int32Array
  readonly other: Int32Array
  readonly cut: number
}

/** What a worker does: the tasks’ numbers from and to are of groups. */
export function clustering(job: ClustersJob): (task: Task) => Joined {
  const names = Object.keys(job.columns)
  const { rows, stride, show } = twoRows(Object.values(job.columns))
  const weigher = new Weigher(job.weights, job.texts, (name) => names.indexOf(name))
  const weightOf = (one: number, other: number) => {
    show(one, other)
    return weigher.weight(rows, 0, stride)
  }
  let joined: number[] = []
  const join = joiningGroups(job.gathered, { ...job.rules, weightOf }, (one, other) => {
    joined.push(one, other)
  })
  return ({ from, to }) => {
    joined = []
    const cut = join(from, to)
    const pairs = joined
    const half = (first: number) =>
      Int32Array.from({ length: pairs.length / 2 }, (_, at) => pairs[2 * at + first] ?? 0)
    return { one: half(0), other: half(1), cut }
  }
}
