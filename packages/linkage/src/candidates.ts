import type { Seen } from './asking.ts'
import { blocksOf, type Blocks } from './blocking.ts'
import { comparedColumns, glancesOf, looksOf, type Glance } from './levels.ts'
import { markGroup, marksOf, mostMarked, recordsTogether, type Marks } from './marks.ts'
import type { Scheme } from './scheme.ts'
import type { BlocksOfRecords } from './several-keys.ts'
import { openSieve, type Sieve } from './sieve.ts'
import { Sifting } from './sifting.ts'
import { columnOf, unknown, type Table } from './table.ts'

/**
 * All candidates of a table under a scheme, not as pairs but as what they are made from: for each record a row of the codes
 * of its columns, and marks by which most pairs can be passed over without looking at their rows.
 */
export interface Candidates {
  readonly size: number
  readonly rows: Int32Array
  /** Numbers in a row. */
  readonly stride: number
  /** 1 where lists matter: then a record’s list is the first of its groups, and two of one list are never compared. */
  readonly lists: number
  /** Where in a row each compared column stands. */
  readonly places: Readonly<Record<string, number>>
  readonly marks: Marks
  /** The places that are marked, in the order of their marks. */
  readonly glances: readonly Glance[]
  readonly blocks: readonly Pick<Blocks, 'starts' | 'members' | 'several'>[]
}

/** What will be compared, counted before anything is. */
export interface RuleCount {
  readonly rule: string
  /** Pairs the rule gives by itself. */
  readonly pairs: number
  readonly leftOut: Blocks['leftOut']
}

/** Counted, not made: what a scheme will have to compare. A pair that several rules give is counted with each of them. */
export function countByRule(table: Table, { rules, between }: Scheme): RuleCount[] {
  const lists = between === undefined ? undefined : listsOf(table, between)
  return rules.map((rule) => {
    const { pairs, leftOut } = blocksOf(table, rule, lists)
    return { rule: rule.name, pairs, leftOut }
  })
}

/** @param allocate where rows and blocks lie; memory that workers share, if there are any */
export function candidatesOf(
  table: Table,
  scheme: Scheme,
  allocate: Allocate = (length) => new Int32Array(length),
): Candidates {
  const { add, candidates } = gathering(table, scheme, allocate)
  for (const [rule, one] of scheme.rules.entries()) add(rule, blocksOf(table, one))
  return candidates
}

export type Allocate = (length: number) => Int32Array

/**
 * Candidates whose blocks are still to come, rule by rule, in any order. The number of each record’s block, which is as large
 * as a column, is needed only until it is in the marks.
 */
export function gathering(
  table: Table,
  { between, comparisons, rules }: Scheme,
  allocate: Allocate,
): { candidates: Candidates; add: (rule: number, blocks: Blocks) => void } {
  const { size } = table
  const { rows, stride, places } = rowsOf(table, { comparisons }, allocate)
  const placeOf = (name: string) => places[name] ?? -1
  const glances = comparisons.flatMap((one) => glancesOf({ looks: looksOf(one, placeOf) }))
  const lists = between === undefined ? 0 : 1
  // No rule comes after the last: that a pair shares one of its blocks is never asked.
  const last = rules.length - 1
  const groups = lists + Math.max(0, last)
  const marks = marksOf({ size, rows, stride, glances, groups }, allocate)
  if (between !== undefined) markGroup(marks, 0, listsOf(table, between))
  const blocks: Candidates['blocks'][number][] = []
  const add = (rule: number, { blockOf, several, starts, members }: Blocks) => {
    if (rule < last) markGroup(marks, lists + rule, blockOf)
    blocks[rule] = {
      starts: into(allocate, starts),
      members: into(allocate, members),
      ...(several === undefined ? {} : { several: severalInto(allocate, several) }),
    }
  }
  const marked = glances.slice(0, mostMarked)
  return { candidates: { size, rows, stride, lists, places, marks, glances: marked, blocks }, add }
}

/** For each record a row of the codes of all compared columns, so many at a time: memory is written while it is at hand. */
export function rowsOf(
  table: Table,
  { comparisons }: Pick<Scheme, 'comparisons'>,
  allocate: Allocate = (length) => new Int32Array(length),
): Pick<Candidates, 'rows' | 'stride' | 'places'> {
  const names = comparedColumns(comparisons)
  const columns = names.map((name) => columnOf(table, name))
  const stride = columns.length
  const rows = allocate(table.size * stride)
  for (let from = 0; from < table.size; from += recordsTogether) {
    const end = Math.min(table.size, from + recordsTogether)
    for (const [at, column] of columns.entries())
      for (let record = from; record < end; record++)
        rows[record * stride + at] = column[record] ?? unknown
  }
  return { rows, stride, places: Object.fromEntries(names.map((name, at) => [name, at])) }
}

/** A record whose list is unknown is a list of its own. */
export function listsOf(table: Table, column: string): Int32Array {
  return columnOf(table, column).map((code, record) => (code < 0 ? -1 - record : code))
}

function into(allocate: Allocate, numbers: Int32Array): Int32Array {
  const copy = allocate(numbers.length)
  copy.set(numbers)
  return copy
}

function severalInto(allocate: Allocate, { starts, blocks }: BlocksOfRecords): BlocksOfRecords {
  return { starts: into(allocate, starts), blocks: into(allocate, blocks) }
}

/** A part of the work: some blocks of one rule, or, of a block that is large, some of its rows. */
export interface Task {
  readonly rule: number
  readonly from: number
  readonly to: number
  /** Of the one block of the task: its records from here to there, each with all that follow it. */
  readonly firstRow: number
  readonly lastRow: number
}

/** So many parts are enough for whoever is done last to keep nobody waiting long; each costs a little to begin. */
const wantedTasks = 32
const fewestPairsOfTask = 4_000
const mostPairsOfTask = 400_000

/** The whole work in parts that do not depend on who does them: put together in this order, they are one result. */
export function tasksOf({ blocks }: Pick<Candidates, 'blocks'>): Task[] {
  const pairs = blocks.reduce((sum, { starts }) => sum + pairsWithin(starts), 0)
  const each = Math.min(mostPairsOfTask, Math.max(fewestPairsOfTask, pairs / wantedTasks))
  return blocks.flatMap(({ starts }, rule) => tasksOfBlocks(starts, rule, each))
}

function pairsWithin(starts: Int32Array): number {
  let pairs = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const size = (starts[block + 1] ?? 0) - (starts[block] ?? 0)
    pairs += (size * (size - 1)) / 2
  }
  return pairs
}

/** The blocks of one rule in parts of about so many pairs. */
export function tasksOfBlocks(starts: Int32Array, rule: number, pairsEach: number): Task[] {
  const tasks: Task[] = []
  let [from, pairs] = [0, 0]
  const close = (to: number) => {
    if (to > from) tasks.push({ rule, from, to, firstRow: 0, lastRow: Number.MAX_SAFE_INTEGER })
    from = to
    pairs = 0
  }
  const end = starts.length - 1
  for (let block = 0; block < end; block++) {
    const size = (starts[block + 1] ?? 0) - (starts[block] ?? 0)
    const own = (size * (size - 1)) / 2
    if (own > 2 * pairsEach) {
      close(block)
      tasks.push(...tasksOfBlock(rule, block, size, pairsEach))
      from = block + 1
    } else {
      pairs += own
      if (pairs >= pairsEach) close(block + 1)
    }
  }
  close(end)
  return tasks
}

function tasksOfBlock(rule: number, block: number, size: number, pairsEach: number): Task[] {
  const tasks: Task[] = []
  let [firstRow, pairs] = [0, 0]
  for (let row = 0; row < size; row++) {
    pairs += size - row - 1
    if (pairs < pairsEach && row < size - 1) continue
    tasks.push({ rule, from: block, to: block + 1, firstRow, lastRow: row + 1 })
    ;[firstRow, pairs] = [row + 1, 0]
  }
  return tasks
}

/** Somebody who looks at candidates one by one. */
export interface Visitor {
  /**
   * Two rows, which begin at `a` and `b` in `rows`, the numbers of their records, the smaller first, and what shows at a
   * glance, which is good until the call returns.
   */
  pair: (rows: Int32Array, a: number, b: number, left: number, right: number, seen: Seen) => void
}

/**
 * Shows every pair of a task that no earlier rule gives, once, and that the sieve lets through; returns how many there were
 * without the sieve. Pairs are made as they are looked at: however many there are, nothing but a few of them is held.
 */
export function visitTask(
  candidates: Candidates,
  task: Task,
  visitor: Visitor,
  sieve: Sieve = openSieve,
): number {
  const sifting = new Sifting(candidates, task.rule, sieve, visitor)
  sifting.task(task)
  return sifting.seen
}

/** Shows all candidates, each once, with the number of the rule that gives it first. */
export function visitAll(
  candidates: Candidates,
  look: (left: number, right: number, rule: number) => void,
): void {
  for (const task of tasksOf(candidates))
    visitTask(candidates, task, {
      pair: (_rows, _a, _b, left, right) => look(left, right, task.rule),
    })
}
