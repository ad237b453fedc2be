import { keyColumns } from './blocking.ts'
import { candidatesOf, gathering, type Allocate, type Candidates } from './candidates.ts'
import type { Rule, Scheme } from './scheme.ts'
import type { Table } from './table.ts'
import { doEach, type Workers } from './work.ts'

/** The candidates of a table, their blocks made by several at once. The same as `candidatesOf`. */
export async function candidatesBy(
  workers: Workers,
  table: Table,
  scheme: Scheme,
): Promise<Candidates> {
  const { rules } = scheme
  const { allocate } = workers
  if (workers.count < 2 || rules.length < 2) return candidatesOf(table, scheme, allocate)
  const asked = sharedKeys(table, rules, allocate)
  const job = { kind: 'blocks', size: table.size, rules: asked } as const
  const tasks = rules.map((_, rule) => ({ rule, from: 0, to: 0, firstRow: 0, lastRow: 0 }))
  const { add, candidates } = gathering(table, scheme, allocate)
  await doEach(workers, job, tasks, (answer, rule) => {
    if (answer.kind === 'blocks') add(rule, answer)
  })
  return candidates
}

/** The columns that rules ask for where workers can read them, each once. */
function sharedKeys(table: Table, rules: readonly Rule[], allocate: Allocate) {
  const known = new Map<Int32Array, Int32Array>()
  const shared = (column: Int32Array) => {
    if (isShared(column)) return column
    const copy = known.get(column) ?? allocate(column.length)
    if (!known.has(column)) copy.set(column)
    known.set(column, copy)
    return copy
  }
  return rules.map((rule) => {
    const { keys, parting } = keyColumns(table, rule)
    return {
      rule,
      columns: { keys: keys.map((some) => some.map(shared)), parting: parting.map(shared) },
    }
  })
}

/** A browser that does not isolate the page has no memory to share, and not even its name. */
function isShared({ buffer }: Int32Array): boolean {
  return typeof SharedArrayBuffer === 'function' && buffer instanceof SharedArrayBuffer
}
