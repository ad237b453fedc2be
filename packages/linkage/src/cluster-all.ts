import { tasksOfBlocks } from './candidates.ts'
import { clusteringOf, gatherGroups, type Clustering, type Rules } from './clusters.ts'
import { comparedColumns } from './levels.ts'
import type { Model } from './model.ts'
import { Partition } from './partition.ts'
import { sharing } from './sharing.ts'
import { columnOf, type Table } from './table.ts'
import { sharedTexts } from './weigh-all.ts'
import { weightsOf } from './weigher.ts'
import { alone, doEach, type Links, type Workers } from './work.ts'

/** Parts of about so many pairs, weighed or not. */
const pairsOfPart = 20_000

/**
 * Clusters the records of a table by its links, as `weighAll` gave them, and a model’s weights for all other pairs. The same
 * as `clusterRecords` with `pairWeigher`, by several at once.
 */
export async function clusterAll(
  table: Table,
  model: Model,
  links: Links,
  rules: Omit<Rules, 'weightOf'>,
  workers: Workers = alone(),
): Promise<Clustering> {
  const { allocate } = workers
  const { comparisons } = model.scheme
  const shared = sharing(allocate)
  const lying = {
    left: shared(links.left),
    right: shared(links.right),
    weight: shared(links.weight),
  }
  const { groups, ...gathered } = gatherGroups(table.size, lying, rules, allocate)
  const inGroups = { starts: shared(groups.starts), members: shared(groups.members) }
  const columns = comparedColumns(comparisons).map((name) => [name, shared(columnOf(table, name))])
  const job = {
    kind: 'clusters',
    gathered: { ...gathered, groups: inGroups },
    rules,
    columns: Object.fromEntries(columns) as Record<string, Int32Array>,
    texts: sharedTexts(table, comparisons, allocate),
    weights: weightsOf(model, table.values, allocate),
  } as const
  // A group is joined whole: of one so large that it would be parted, the first part stands for all.
  const tasks = tasksOfBlocks(groups.starts, 0, pairsOfPart).filter(
    ({ firstRow }) => firstRow === 0,
  )
  const clusters = new Partition(table.size)
  let cut = 0
  await doEach(workers, job, tasks, (answer) => {
    if (answer.kind !== 'joined') return
    for (let at = 0; at < answer.one.length; at++)
      clusters.join(answer.one[at] ?? 0, answer.other[at] ?? 0)
    cut += answer.cut
  })
  return clusteringOf(table.size, clusters, cut, rules)
}
