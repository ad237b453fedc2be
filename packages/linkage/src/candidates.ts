import { blocksOf, type Blocks } from './blocking.ts'
import { comparedColumns } from './levels.ts'
import type { Scheme } from './scheme.ts'
import { columnOf, unknown, type Table } from './table.ts'

/**
 * All candidates of a table under a scheme, not as pairs but as what they are made from. Everything that looking at a pair
 * needs lies in one row for each record: the number of its block by each rule, its list, the codes of its columns.
 */
export interface Candidates {
  readonly size: number
  readonly rows: Int32Array
  /** Numbers in a row. */
  readonly stride: number
  /** Rules come first in a row, one number each. */
  readonly rules: number
  /** Where in a row its list stands, or −1 where lists are no matter. */
  readonly list: number
  /** Where in a row each compared column stands. */
  readonly places: Readonly<Record<string, number>>
  readonly blocks: readonly Pick<Blocks, 'starts' | 'members'>[]
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
  allocate: (length: number) => Int32Array = (length) => new Int32Array(length),
): Candidates {
  const columns = comparedColumns(scheme.comparisons)
  const hasLists = scheme.between !== undefined
  const stride = scheme.rules.length + Number(hasLists) + columns.length
  const rows = allocate(table.size * stride)
  const write = (place: number, numbers: Int32Array) => {
    for (let record = 0; record < numbers.length; record++)
      rows[record * stride + place] = numbers[record] ?? unknown
  }
  const lists = scheme.between === undefined ? undefined : listsOf(table, scheme.between)
  const blocks = scheme.rules.map((rule, place) => {
    const { blockOf, starts, members } = blocksOf(table, rule, lists)
    write(place, blockOf)
    return { starts: into(allocate, starts), members: into(allocate, members) }
  })
  if (lists !== undefined) write(scheme.rules.length, lists)
  const first = stride - columns.length
  for (const [at, name] of columns.entries()) write(first + at, columnOf(table, name))
  return {
    size: table.size,
    rows,
    stride,
    rules: scheme.rules.length,
    list: hasLists ? scheme.rules.length : -1,
    places: Object.fromEntries(columns.map((name, at) => [name, first + at])),
    blocks,
  }
}

/** A record whose list is unknown is a list of its own. */
function listsOf(table: Table, column: string): Int32Array {
  return columnOf(table, column).map((code, record) => (code < 0 ? -1 - record : code))
}

function into(allocate: (length: number) => Int32Array, numbers: Int32Array): Int32Array {
  const copy = allocate(numbers.length)
  copy.set(numbers)
  return copy
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

const pairsOfTask = 400_000

/** The whole work in parts that do not depend on who does them: put together in this order, they are one result. */
export function tasksOf({ blocks }: Pick<Candidates, 'blocks'>): Task[] {
  return blocks.flatMap(({ starts }, rule) => tasksOfRule(starts, rule))
}

function tasksOfRule(starts: Int32Array, rule: number): Task[] {
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
    if (own > 2 * pairsOfTask) {
      close(block)
      tasks.push(...tasksOfBlock(rule, block, size))
      from = block + 1
    } else {
      pairs += own
      if (pairs >= pairsOfTask) close(block + 1)
    }
  }
  close(end)
  return tasks
}

function tasksOfBlock(rule: number, block: number, size: number): Task[] {
  const tasks: Task[] = []
  let [firstRow, pairs] = [0, 0]
  for (let row = 0; row < size; row++) {
    pairs += size - row - 1
    if (pairs < pairsOfTask && row < size - 1) continue
    tasks.push({ rule, from: block, to: block + 1, firstRow, lastRow: row + 1 })
    ;[firstRow, pairs] = [row + 1, 0]
  }
  return tasks
}

/** Somebody who looks at candidates one by one. */
export interface Visitor {
  /**
   * Two rows, which begin at `a` and `b` in `rows`, and the numbers of their records, the smaller first. `rows` is good until
   * the call returns.
   */
  pair: (rows: Int32Array, a: number, b: number, left: number, right: number) => void
}

let gathered = new Int32Array(0)

/**
 * Shows every pair of a task that no earlier rule gives, once. Pairs are made as they are looked at: however many there are,
 * nothing but one block’s rows is held.
 */
export function visitTask(candidates: Candidates, task: Task, visitor: Visitor): void {
  const { rows, stride, blocks, list } = candidates
  const { starts, members } = blocks[task.rule] ?? { starts: gathered, members: gathered }
  for (let block = task.from; block < task.to; block++) {
    const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0]
    const size = to - from
    if (gathered.length < size * stride) gathered = new Int32Array(2 * size * stride)
    const local = gathered
    for (let at = 0; at < size; at++) {
      const row = (members[from + at] ?? 0) * stride
      for (let place = 0; place < stride; place++)
        local[at * stride + place] = rows[row + place] ?? 0
    }
    const last = Math.min(size, task.lastRow)
    for (let i = task.firstRow; i < last; i++) {
      const a = i * stride
      const left = members[from + i] ?? 0
      const ownList = list < 0 ? 0 : (local[a + list] ?? 0)
      for (let j = i + 1; j < size; j++) {
        const b = j * stride
        if (list >= 0 && local[b + list] === ownList) continue
        if (isOfEarlierRule(local, a, b, task.rule)) continue
        visitor.pair(local, a, b, left, members[from + j] ?? 0)
      }
    }
  }
}

function isOfEarlierRule(rows: Int32Array, a: number, b: number, rule: number): boolean {
  for (let earlier = 0; earlier < rule; earlier++)
    if (rows[a + earlier] === rows[b + earlier]) return true
  return false
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
