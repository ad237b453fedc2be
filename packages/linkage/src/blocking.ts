import { alone, groupsOf, type Groups } from './grouping.ts'
import type { Rule } from './scheme.ts'
import {
  appearancesOf,
  blocksOfRecords,
  firstShared,
  type BlocksOfRecords,
} from './several-keys.ts'
import { columnOf, unknown, type Table } from './table.ts'

/** The records that agree on a rule’s columns, block by block. */
export interface Blocks {
  readonly rule: Rule
  /**
   * For each record the number of its block. One that is in no block has a negative number nobody else has, so that two
   * records share a block exactly when their numbers are equal. Under a rule of several keys all are in none here.
   */
  readonly blockOf: Int32Array
  /** The blocks of each record under a rule of several keys. */
  readonly several?: BlocksOfRecords
  /** Where in `members` each block begins and, one further, where it ends. */
  readonly starts: Int32Array
  /** The records of all blocks, within a block in the order of the table. */
  readonly members: Int32Array
  /** How many pairs the rule gives by itself, those of earlier rules included; counted, not made. */
  readonly pairs: number
  /** What its limit has left out, under several keys counted with each. */
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

/** Whether two records share a block, and the pair is given. */
export function shareBlock({ blockOf, several }: Blocks, one: number, other: number): boolean {
  return several === undefined
    ? blockOf[one] === blockOf[other]
    : firstShared(several, one, other) >= 0
}

/** The columns that make blocks, for each part of the key one or several, and those that part them. */
export interface KeyColumns {
  readonly keys: readonly (readonly Int32Array[])[]
  readonly parting: readonly Int32Array[]
}

export function keyColumns(table: Table, { columns, most, partedBy = [] }: Rule): KeyColumns {
  const parting = most === undefined ? [] : partedBy
  return {
    keys: columns.map((key) => [key].flat().map((name) => columnOf(table, name))),
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
  if (keys.every(({ length }) => length === 1))
    return blocksByOne({ keys: keys.flat(), parting }, size, rule, lists)
  const { recordOf, codes } = appearancesOf(keys, size)
  const ofAppearances = (column: Int32Array) => recordOf.map((record) => column[record] ?? unknown)
  const columns = { keys: codes, parting: parting.map(ofAppearances) }
  const blocks = blocksByOne(columns, recordOf.length, rule, lists && ofAppearances(lists))
  const several = blocksOfRecords(blocks.blockOf, recordOf, size)
  const members = ofRecords(blocks.members, recordOf)
  return {
    ...blocks,
    blockOf: Int32Array.from({ length: size }, (_, record) => alone(record)),
    several,
    members,
    pairs: blocks.pairs - pairsAgain({ starts: blocks.starts, members, several }, lists),
  }
}

function ofRecords(appearances: Int32Array, recordOf: Int32Array): Int32Array {
  return appearances.map((one) => recordOf[one] ?? 0)
}

/** Pairs of several keys that were counted already in a block before. */
function pairsAgain(
  { starts, members, several }: Pick<Blocks, 'starts' | 'members'> & { several: BlocksOfRecords },
  lists: Int32Array | undefined,
): number {
  const isInMore = (record: number) =>
    (several.starts[record + 1] ?? 0) - (several.starts[record] ?? 0) > 1
  let pairs = 0
  for (let block = 0; block + 1 < starts.length; block++) {
    const some = members.subarray(starts[block], starts[block + 1]).filter(isInMore)
    for (const [at, one] of some.entries())
      for (const other of some.subarray(at + 1)) {
        const isPair = lists === undefined || lists[one] !== lists[other]
        if (isPair && firstShared(several, one, other) < block) pairs++
      }
  }
  return pairs
}

/** Where each record has one key or none. */
function blocksByOne(
  {
    keys,
    parting,
  }: { readonly keys: readonly Int32Array[]; readonly parting: readonly Int32Array[] },
  size: number,
  rule: Rule,
  lists: Int32Array | undefined,
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
