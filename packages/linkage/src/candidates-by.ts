import { keyColumns } from './blocking.ts'
import { candidatesFrom, candidatesOf, listsOf, type Candidates } from './candidates.ts'
import type { Scheme } from './scheme.ts'
import type { Table } from './table.ts'
import { doAll, type Workers } from './work.ts'

/** The candidates of a table, their blocks made by several at once. The same as `candidatesOf`. */
export async function candidatesBy(
  workers: Workers,
  table: Table,
  scheme: Scheme,
): Promise<Candidates> {
  const { rules, between } = scheme
  const { allocate } = workers
  if (workers.count < 2 || rules.length < 2) return candidatesOf(table, scheme, allocate)
  const shared = sharing(allocate)
  const lists = between === undefined ? undefined : shared(listsOf(table, between))
  const asked = rules.map((rule) => {
    const { keys, parting } = keyColumns(table, rule)
    return { rule, columns: { keys: keys.map(shared), parting: parting.map(shared) } }
  })
  const job = { kind: 'blocks', size: table.size, rules: asked, lists } as const
  const tasks = rules.map((_, rule) => ({ rule, from: 0, to: 0, firstRow: 0, lastRow: 0 }))
  const answers = await doAll(workers, job, tasks)
  const blocks = answers.flatMap((answer) => (answer.kind === 'blocks' ? [answer] : []))
  return candidatesFrom(table, scheme, blocks, allocate)
}

/** Puts columns where workers can read them, each once. */
function sharing(allocate: Workers['allocate']): (column: Int32Array) => Int32Array {
  const known = new Map<Int32Array, Int32Array>()
  return (column) => {
    const copy = known.get(column) ?? allocate(column.length)
    if (!known.has(column)) copy.set(column)
    known.set(column, copy)
    return copy
  }
}
