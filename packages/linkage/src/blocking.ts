import { KeyIndex } from './key-index.ts'
import type { Rule } from './scheme.ts'
import { columnOf, type Table } from './table.ts'

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
  const blockOf = numbered(table, rule.columns)
  const leftOut = rule.most === undefined ? nothing : limit(table, rule, blockOf, lists)
  const { starts, members } = gather(blockOf)
  return { rule, blockOf, starts, members, pairs: pairsIn(starts, members, lists), leftOut }
}

const nothing = { blocks: 0, records: 0, pairs: 0 }

/** A number for a record that shares no block with anybody. */
function alone(record: number): number {
  return -1 - record
}

function numbered(table: Table, names: readonly string[]): Int32Array {
  if (names.length === 0) throw new Error('a rule without columns would pair everybody')
  const index = new KeyIndex(names.map((name) => columnOf(table, name)))
  const blockOf = new Int32Array(table.size)
  for (let record = 0; record < table.size; record++) {
    const number = index.add(record)
    blockOf[record] = number < 0 ? alone(record) : number
  }
  return blockOf
}

/** Parts blocks that are too large, and takes out what cannot be parted; changes `blockOf`. */
function limit(
  table: Table,
  { most = Number.POSITIVE_INFINITY, partedBy = [] }: Rule,
  blockOf: Int32Array,
  lists: Int32Array | undefined,
): Blocks['leftOut'] {
  const whole = gather(blockOf)
  const crowded = crowdedBlocks(whole.starts, most)
  if (crowded.length === 0) return nothing
  const before = pairsIn(whole.starts, whole.members, lists)
  const parts = new KeyIndex([blockOf.slice(), ...partedBy.map((name) => columnOf(table, name))])
  // Numbers of parts begin behind those of all blocks.
  const beyond = whole.starts.length
  for (const block of crowded) {
    for (let at = whole.starts[block] ?? 0; at < (whole.starts[block + 1] ?? 0); at++) {
      const record = whole.members[at] ?? 0
      const part = partedBy.length === 0 ? -1 : parts.add(record)
      blockOf[record] = part < 0 ? alone(record) : beyond + part
    }
  }
  const parted = gather(blockOf)
  const still = crowdedBlocks(parted.starts, most)
  for (const block of still) {
    for (const record of parted.members.subarray(parted.starts[block], parted.starts[block + 1]))
      blockOf[record] = alone(record)
  }
  const kept = gather(blockOf)
  return {
    blocks: partedBy.length === 0 ? crowded.length : still.length,
    records: whole.members.length - kept.members.length,
    pairs: before - pairsIn(kept.starts, kept.members, lists),
  }
}

function crowdedBlocks(starts: Int32Array, most: number): number[] {
  const crowded: number[] = []
  for (let block = 0; block + 1 < starts.length; block++)
    if ((starts[block + 1] ?? 0) - (starts[block] ?? 0) > most) crowded.push(block)
  return crowded
}

/**
 * Sorts records by their block, by counting, and numbers the blocks of at least two anew, in the order of the old numbers;
 * changes `blockOf`.
 */
function gather(blockOf: Int32Array): { starts: Int32Array; members: Int32Array } {
  let highest = -1
  for (const number of blockOf) if (number > highest) highest = number
  const counts = new Int32Array(highest + 1)
  for (const number of blockOf) if (number >= 0) counts[number] = (counts[number] ?? 0) + 1
  const { renamed, starts } = renumbered(counts)
  const next = starts.slice()
  const members = new Int32Array(starts.at(-1) ?? 0)
  for (let record = 0; record < blockOf.length; record++) {
    const number = blockOf[record] ?? -1
    const block = number < 0 ? -1 : (renamed[number] ?? -1)
    blockOf[record] = block < 0 ? alone(record) : block
    if (block < 0) continue
    const place = next[block] ?? 0
    members[place] = record
    next[block] = place + 1
  }
  return { starts, members }
}

/** New numbers for blocks of at least two, and where the members of each begin. */
function renumbered(counts: Int32Array): { renamed: Int32Array; starts: Int32Array } {
  const renamed = new Int32Array(counts.length).fill(-1)
  const starts = new Int32Array(counts.length + 1)
  let [blocks, end] = [0, 0]
  for (let number = 0; number < counts.length; number++) {
    const count = counts[number] ?? 0
    if (count < 2) continue
    renamed[number] = blocks++
    end += count
    starts[blocks] = end
  }
  return { renamed, starts: starts.slice(0, blocks + 1) }
}

/** All pairs within blocks, less those within one list. */
function pairsIn(starts: Int32Array, members: Int32Array, lists: Int32Array | undefined): number {
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
