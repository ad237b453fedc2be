import { alone, groupsOf, type Groups } from './grouping.ts'
import type { Rule } from './scheme.ts'
import { columnOf, unknown, type Table } from './table.ts'

/** The records that agree on a rule’s columns, block by block. */
export interface Blocks {
  readonly rule: Rule
  /**
   * For each record the number of its block. One that is in no block has a negative number nobody else has, so that two
   * records share a block exactly when their numbers are equal.
   */
  readonly blockOf: Int32Array
  /** Where in `members` each block begins and, one further, where it ends. */
  readonly starts: Int32Array
  /** The records of all blocks, within a block in the order of the table. */
  readonly members: Int32Array
  /** How many pairs the rule gives by itself, those of earlier rules included; counted, not made. */
  readonly pairs: number
  /** What its limit has left out. */
  readonly leftOut: { readonly blocks: number; readonly records: number; readonly pairs: number }
}

/**
 * The blocks of a rule. Blocks of one record are none.
 *
 * @param lists for each record its list, where only pairs of different lists count; equal numbers are one list
 */
export function blocksOf(table: Table, rule: Rule, lists?: Int32Array): Blocks {
  return blocksBy(keyColumns(table, rule), table.size, rule, lists)
}

/** The columns that make blocks and those that part them. */
export interface KeyColumns {
  readonly keys: readonly Int32Array[]
  readonly parting: readonly Int32Array[]
}

export function keyColumns(table: Table, { columns, most, partedBy = [] }: Rule): KeyColumns {
  const parting = most === undefined ? [] : partedBy
  return {
    keys: columns.map((name) => columnOf(table, name)),
    parting: parting.map((name) => columnOf(table, name)),
  }
}

/** The same from the columns alone, for those who have no table. */
export function blocksBy(
  { keys, parting }: KeyColumns,
  size: number,
  rule: Rule,
  lists?: Int32Array,
): Blocks {
  const whole = groupsOf(keys, size)
  const crowded = crowdedBlocks(whole.starts, rule.most ?? Number.POSITIVE_INFINITY)
  if (crowded.length === 0) return { ...blocksIn(whole, rule, lists), leftOut: nothing }
  const parted = part(whole, crowded, parting)
  const still = crowdedBlocks(parted.starts, rule.most ?? Number.POSITIVE_INFINITY)
  const kept = without(parted, still)
  const blocks = blocksIn(kept, rule, lists)
  return {
    ...blocks,
    leftOut: {
      blocks: parting.length === 0 ? crowded.length : still.length,
      records: whole.members.length - kept.members.length,
      pairs: pairsIn(whole, lists) - blocks.pairs,
    },
  }
}

const nothing = { blocks: 0, records: 0, pairs: 0 }

function blocksIn(groups: Groups, rule: Rule, lists: Int32Array | undefined) {
  const { groupOf, starts, members } = groups
  return { rule, blockOf: groupOf, starts, members, pairs: pairsIn(groups, lists) }
}

/** Parts groups that are too large by further columns; without any they stay as they are. */
function part(whole: Groups, crowded: readonly number[], parting: readonly Int32Array[]): Groups {
  if (parting.length === 0) return whole
  const isCrowded = new Uint8Array(whole.starts.length)
  for (const block of crowded) isCrowded[block] = 1
  // Those of other groups say nothing in the columns that part, and so stay together.
  const [size, groupOf] = [whole.groupOf.length, whole.groupOf]
  const columns = parting.map((column) =>
    groupOf.map((group, record) => (isCrowded[group] === 1 ? (column[record] ?? unknown) : 0)),
  )
  return groupsOf([groupOf, ...columns], size)
}

/** The groups less some of them. */
function without({ groupOf, starts, members }: Groups, some: readonly number[]): Groups {
  const left = groupOf.slice()
  for (const group of some)
    for (const record of members.subarray(starts[group], starts[group + 1]))
      left[record] = alone(record)
  return groupsOf([left], left.length)
}

function crowdedBlocks(starts: Int32Array, most: number): number[] {
  const crowded: number[] = []
  for (let block = 0; block + 1 < starts.length; block++)
    if ((starts[block + 1] ?? 0) - (starts[block] ?? 0) > most) crowded.push(block)
  return crowded
}

/** All pairs within blocks, less those within one list. */
function pairsIn({ starts, members }: Groups, lists: Int32Array | undefined): number {
  let pairs = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0]
    pairs += ((to - from) * (to - from - 1)) / 2
    if (lists !== undefined) pairs -= pairsWithinLists(members.subarray(from, to), lists)
  }
  return pairs
}

function pairsWithinLists(members: Int32Array, lists: Int32Array): number {
  const counts = new Map<number, number>()
  let pairs = 0
  for (const record of members) {
    const list = lists[record] ?? 0
    const before = counts.get(list) ?? 0
    pairs += before
    counts.set(list, before + 1)
  }
  return pairs
}
