import { blocksOf, keyColumns, type Blocks } from './blocking.ts'
import { candidatesOf, gathering, type Candidates } from './candidates.ts'
import type { Rule, Scheme } from './scheme.ts'
import { sharing } from './sharing.ts'
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
  const { add, candidates } = gathering(table, scheme, allocate)
  await doBlocks(workers, table, rules, (blocks, rule) => add(rule, blocks))
  return candidates
}

/** The blocks of some rules, made by several at once. The same as `blocksOf`. */
export async function blocksEach(
  workers: Workers,
  table: Table,
  rules: readonly Rule[],
): Promise<Blocks[]> {
  if (workers.count < 2 || rules.length < 2) return rules.map((rule) => blocksOf(table, rule))
  const made: Blocks[] = []
  await doBlocks(workers, table, rules, (blocks, rule) => {
    made[rule] = blocks
  })
  return made
}

async function doBlocks(
  workers: Workers,
  table: Table,
  rules: readonly Rule[],
  take: (blocks: Blocks, rule: number) => void,
): Promise<void> {
  const shared = sharing(workers.allocate)
  const asked = rules.map((rule) => {
    const { keys, parting } = keyColumns(table, rule)
    return {
      rule,
      columns: { keys: keys.map((some) => some.map(shared)), parting: parting.map(shared) },
    }
  })
  const job = { kind: 'blocks', size: table.size, rules: asked } as const
  const tasks = rules.map((_, rule) => ({ rule, from: 0, to: 0, firstRow: 0, lastRow: 0 }))
  await doEach(workers, job, tasks, (answer, rule) => {
    if (answer.kind === 'blocks') take(answer, rule)
  })
}
