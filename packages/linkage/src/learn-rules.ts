import { blocksOf, shareBlock } from './blocking.ts'
import type { Rule } from './scheme.ts'
import type { Table } from './table.ts'

export interface LearntRule {
  readonly rule: Rule
  /** Of the pairs known to be one person, how many it is the first to find. */
  readonly found: number
  readonly pairs: number
}

/**
 * Chooses of many rules the few that find most of the pairs known to be one person, and cost least: again and again the one
 * that finds most for each pair it gives (greedy set cover), while all together give at most `most` pairs. Of two as good
 * the first is taken.
 *
 * @param same pairs of record numbers that people have judged to be one person
 */
export function learnRules(
  table: Table,
  rules: readonly Rule[],
  same: readonly (readonly [number, number])[],
  most: number,
): LearntRule[] {
  let left = rules.map((rule) => {
    const blocks = blocksOf(table, rule)
    const finds = same.flatMap(([a, b], at) => (shareBlock(blocks, a, b) ? [at] : []))
    return { rule, pairs: blocks.pairs, finds }
  })
  const learnt: LearntRule[] = []
  const covered = new Set<number>()
  let spent = 0
  for (;;) {
    const open = left
      .map((one) => ({ ...one, finds: one.finds.filter((at) => !covered.has(at)) }))
      .filter(({ finds, pairs }) => finds.length > 0 && spent + pairs <= most)
    const [first] = open
    if (first === undefined) return learnt
    const best = open.reduce((a, b) => (worth(b) > worth(a) ? b : a), first)
    learnt.push({ rule: best.rule, found: best.finds.length, pairs: best.pairs })
    for (const at of best.finds) covered.add(at)
    spent += best.pairs
    left = open.filter(({ rule }) => rule !== best.rule)
  }
}

function worth({ finds, pairs }: { finds: readonly number[]; pairs: number }): number {
  return finds.length / Math.max(1, pairs)
}
