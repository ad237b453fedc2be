import type { Centibits } from './centibits.ts'
import { Asking, type Seen } from './asking.ts'
import { blocksBy, type Blocks, type KeyColumns } from './blocking.ts'
import { visitTask, type Candidates, type Task, type Visitor } from './candidates.ts'
import type { Texts } from './grades.ts'
import { readyComparison } from './levels.ts'
import { PatternCounter } from './patterns.ts'
import type { Comparison, Rule } from './scheme.ts'
import { tooLow, Weigher, type Weights } from './weigher.ts'

/** What is to be done; said once to each worker. */
export type Job = BlocksJob | PairsJob

/** Makes the blocks of rules, one rule a task. */
export interface BlocksJob {
  readonly kind: 'blocks'
  readonly size: number
  readonly rules: readonly { readonly rule: Rule; readonly columns: KeyColumns }[]
}

/** Looks at candidates. */
export type PairsJob = {
  readonly candidates: Candidates
  readonly texts: Texts
} & (
  | { readonly kind: 'patterns'; readonly comparisons: readonly Comparison[] }
  | { readonly kind: 'links'; readonly weights: Weights; readonly floor: Centibits }
)

export type Answer =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'blocks' } & Blocks)
  | { readonly kind: 'patterns'; readonly codes: Float64Array; readonly counts: Float64Array }
  | ({ readonly kind: 'links'; readonly pairs: number } & Links)

/** Pairs whose weight is at least the floor: numbers of records, the smaller on the left. */
export interface Links {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly weight: Int32Array
}

export type Order = { readonly job: Job } | { readonly task: Task }

/**
 * Those who do the work, each with a memory of its own. Node’s are in `@amparo/linkage/node`, a browser’s in
 * `@amparo/linkage/browser`; `alone` needs neither.
 */
export interface Workers {
  readonly count: number
  /** Gives one of them an order, and comes back with its answer. Orders to one worker are done in the order given. */
  readonly ask: (worker: number, order: Order) => Promise<Answer>
  /** Numbers that all workers can read where they lie, if there is such a memory; else they are copied to each. */
  readonly allocate: (length: number) => Int32Array
}

/** Does the work here and now, in the thread of whoever asks. */
export function alone(): Workers {
  const answer = answering()
  return {
    count: 1,
    ask: async (_worker, order) => answer(order),
    allocate: (length) => new Int32Array(length),
  }
}

/** What a worker does: takes a job, then tasks of it, one after another. */
export function answering(): (order: Order) => Answer {
  let perform: (task: Task) => Answer = () => {
    throw new Error('there is no job yet')
  }
  return (order) => {
    if ('task' in order) return perform(order.task)
    perform = performing(order.job)
    return { kind: 'ready' }
  }
}

function performing(job: Job): (task: Task) => Answer {
  if (job.kind === 'blocks') return makingBlocks(job)
  const { candidates, texts } = job
  const placeOf = (column: string) => candidates.places[column] ?? -1
  if (job.kind === 'patterns') {
    const ready = job.comparisons.map((one) => readyComparison(one, texts, placeOf))
    const asking = new Asking(ready)
    return (task) => {
      const counter = new PatternCounter(ready, asking)
      visitTask(candidates, task, counter)
      return { kind: 'patterns', ...counter.counted() }
    }
  }
  const weigher = new Weigher(job.weights, texts, placeOf)
  const sieve = weigher.sieve(job.floor)
  return (task) => {
    const kept = new KeptLinks(weigher, job.floor)
    const pairs = visitTask(candidates, task, kept, sieve)
    return { kind: 'links', pairs, ...kept.links() }
  }
}

function makingBlocks({ size, rules }: BlocksJob): (task: Task) => Answer {
  return (task) => {
    const asked = rules[task.rule]
    if (asked === undefined) throw new Error(`there is no rule ${task.rule}`)
    return { kind: 'blocks', ...blocksBy(asked.columns, size, asked.rule) }
  }
}

/** Keeps what is at least the floor. */
class KeptLinks implements Visitor {
  readonly #weigher: Weigher
  readonly #floor: Centibits
  #left = new Int32Array(1024)
  #right = new Int32Array(1024)
  #weight = new Int32Array(1024)
  #size = 0

  constructor(weigher: Weigher, floor: Centibits) {
    this.#weigher = weigher
    this.#floor = floor
  }

  pair(rows: Int32Array, a: number, b: number, left: number, right: number, seen: Seen): void {
    const weight = this.#weigher.weightFrom(this.#floor, rows, a, b, seen)
    if (weight === tooLow) return
    if (this.#size === this.#left.length) this.#grow()
    this.#left[this.#size] = left
    this.#right[this.#size] = right
    this.#weight[this.#size] = weight
    this.#size++
  }

  #grow(): void {
    const longer = [this.#left, this.#right, this.#weight].map((array) => {
      const copy = new Int32Array(2 * array.length)
      copy.set(array)
      return copy
    })
    ;[this.#left = this.#left, this.#right = this.#right, this.#weight = this.#weight] = longer
  }

  links(): Links {
    const [left, right, weight] = [this.#left, this.#right, this.#weight]
    return {
      left: left.slice(0, this.#size),
      right: right.slice(0, this.#size),
      weight: weight.slice(0, this.#size),
    }
  }
}

/** What of an answer can be handed over without a copy. */
export function buffersOf(answer: Answer): ArrayBuffer[] {
  const arrays = Object.values(answer).filter((part) => ArrayBuffer.isView(part))
  return arrays.map(({ buffer }) => buffer as ArrayBuffer)
}

/** Does all tasks, whoever is free taking the next. The answers are in the order of the tasks. */
export async function doAll(workers: Workers, job: Job, tasks: readonly Task[]): Promise<Answer[]> {
  const answers: Answer[] = []
  await doEach(workers, job, tasks, (answer, at) => {
    answers[at] = answer
  })
  return answers
}

/** The same, each answer handed over as it comes, with the number of its task: for those who need not hold them all. */
export async function doEach(
  workers: Workers,
  job: Job,
  tasks: readonly Task[],
  take: (answer: Answer, at: number) => void,
): Promise<void> {
  let next = 0
  const work = async (worker: number) => {
    await workers.ask(worker, { job })
    while (next < tasks.length) {
      const at = next++
      const task = tasks[at]
      if (task !== undefined) take(await workers.ask(worker, { task }), at)
    }
  }
  await Promise.all(Array.from({ length: workers.count }, (_, worker) => work(worker)))
}
