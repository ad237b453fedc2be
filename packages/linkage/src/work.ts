import type { Centibits } from './centibits.ts'
import { clustering, type ClustersJob, type Joined } from './clustering.ts'
import type { Seen } from './asking.ts'
import { blocksBy, type Blocks, type KeyColumns } from './blocking.ts'
import { visitTask, type Candidates, type Task, type Visitor } from './candidates.ts'
import { Crossing } from './crossing.ts'
import type { Texts } from './grades.ts'
import { readyComparison, type Ready } from './levels.ts'
import { CrossedPatterns, type CodedPatterns, type Crossed } from './patterns.ts'
import type { Comparison, Rule } from './scheme.ts'
import { tooLow, Weigher, type Weights } from './weigher.ts'

/** What is to be done; said once to each worker. */
export type Job = BlocksJob | PatternsJob | ChancesJob | LinksJob | ClustersJob | NoJob

/** After which nothing of the job before is held any more. */
export interface NoJob {
  readonly kind: 'none'
}

/** Makes the blocks of rules, one rule a task. */
export interface BlocksJob {
  readonly kind: 'blocks'
  readonly size: number
  readonly rules: readonly { readonly rule: Rule; readonly columns: KeyColumns }[]
}

/** Counts the patterns of pairs, block by block. */
export interface PatternsJob {
  readonly kind: 'patterns'
  readonly crossed: Crossed
  readonly places: Readonly<Record<string, number>>
  readonly texts: Texts
  readonly comparisons: readonly Comparison[]
}

/** Counts the levels of one comparison a task, block by block until each from one on has come often enough. */
export type ChancesJob = Omit<PatternsJob, 'kind'> & {
  readonly kind: 'chances'
  /** By comparison the first level that is waited for. */
  readonly firsts: readonly number[]
  readonly enough: number
}

/** Weighs candidates. */
export interface LinksJob {
  readonly kind: 'links'
  readonly candidates: Candidates
  readonly texts: Texts
  readonly weights: Weights
  readonly floor: Centibits
}

export type Answer =
  | { readonly kind: 'ready' }
  | ({ readonly kind: 'blocks' } & Blocks)
  | ({ readonly kind: 'patterns' } & CodedPatterns)
  | ({ readonly kind: 'links'; readonly pairs: number } & Links)
  | ({ readonly kind: 'joined' } & Joined)

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

/** Who does the work, and the texts where they can read them. */
export interface Means {
  readonly workers: Workers
  readonly texts: Texts
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
  let perform = withoutJob
  return (order) => {
    if ('task' in order) return perform(order.task)
    perform = performing(order.job)
    return { kind: 'ready' }
  }
}

function withoutJob(_task: Task): Answer {
  throw new Error('there is no job')
}

function performing(job: Job): (task: Task) => Answer {
  switch (job.kind) {
    case 'none':
      return withoutJob
    case 'blocks':
      return makingBlocks(job)
    case 'patterns':
      return countingPatterns(job)
    case 'chances':
      return countingLevels(job)
    case 'links':
      return weighing(job)
    case 'clusters':
      return joining(job)
  }
}

function countingPatterns(job: PatternsJob): (task: Task) => Answer {
  const ready = job.comparisons.map((one) => readyIn(job, one))
  const crossing = new Crossing(ready)
  return (task) => {
    const counter = new CrossedPatterns(ready, crossing, job.crossed)
    counter.task(task)
    return { kind: 'patterns', ...counter.counted() }
  }
}

function countingLevels(job: ChancesJob): (task: Task) => Answer {
  return ({ rule }) => {
    const ready = [job.comparisons[rule]].flatMap((one) =>
      one === undefined ? [] : [readyIn(job, one)],
    )
    const counter = new CrossedPatterns(ready, new Crossing(ready), job.crossed)
    const blocks = job.crossed.blocks.starts.length - 1
    const [first, levels] = [job.firsts[rule] ?? 1, ready[0]?.levels ?? 0]
    for (let block = 0; block < blocks && counter.leastOf(first, levels) < job.enough; block++)
      counter.task({ from: block, to: block + 1, firstRow: 0, lastRow: Number.MAX_SAFE_INTEGER })
    return { kind: 'patterns', ...counter.counted() }
  }
}

function readyIn({ texts, places }: PatternsJob | ChancesJob, comparison: Comparison): Ready {
  return readyComparison(comparison, texts, (column) => places[column] ?? -1)
}

function weighing({ candidates, texts, weights, floor }: LinksJob): (task: Task) => Answer {
  const placeOf = (column: string) => candidates.places[column] ?? -1
  const weigher = new Weigher(weights, texts, placeOf)
  const sieve = weigher.sieve(floor)
  return (task) => {
    const kept = new KeptLinks(weigher, floor)
    const pairs = visitTask(candidates, task, kept, sieve)
    return { kind: 'links', pairs, ...kept.links() }
  }
}

function joining(job: ClustersJob): (task: Task) => Answer {
  const join = clustering(job)
  return (task) => ({ kind: 'joined', ...join(task) })
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
    const asked: { readonly at: number; readonly answer: Promise<Answer> }[] = []
    const askNext = () => {
      const at = next
      const task = tasks[at]
      if (task === undefined) return
      next++
      const answer = workers.ask(worker, { task })
      // Whoever waits for it hears of a failure; until then nobody does.
      answer.catch(() => undefined)
      asked.push({ at, answer })
    }
    askNext()
    for (let first = asked.shift(); first !== undefined; first = asked.shift()) {
      // A task more lies ready for each, but for the last ones, which go to whoever is free.
      if (asked.length === 0 && tasks.length - next > workers.count) askNext()
      const done = await first.answer
      // While an answer is taken, the next is on its way.
      if (asked.length === 0) askNext()
      take(done, first.at)
    }
    await workers.ask(worker, { job: { kind: 'none' } })
  }
  await Promise.all(Array.from({ length: workers.count }, (_, worker) => work(worker)))
}
