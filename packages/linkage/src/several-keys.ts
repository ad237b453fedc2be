import { unknown } from './table.ts'

/**
 * Records under every key they have: one with two spellings of a name and two dates of birth appears four times. By appearance
 * its record, and by column of the key its code there.
 */
export interface Appearances {
  readonly recordOf: Int32Array
  readonly codes: readonly Int32Array[]
}

/** @param columns of each part of a key the columns that hold its values */
export function appearancesOf(
  columns: readonly (readonly Int32Array[])[],
  size: number,
): Appearances {
  const recordOf: number[] = []
  const codes = columns.map((): number[] => [])
  for (let record = 0; record < size; record++) {
    const values = columns.map((some) => some.map((column) => column[record] ?? unknown))
    for (const key of keysOf(values)) {
      recordOf.push(record)
      for (const [at, code] of key.entries()) codes[at]?.push(code)
    }
  }
  return {
    recordOf: Int32Array.from(recordOf),
    codes: codes.map((some) => Int32Array.from(some)),
  }
}

/** Every key once that takes one known value of each part. */
export function keysOf(values: readonly (readonly number[])[]): number[][] {
  return values.reduce<number[][]>(
    (keys, some) => {
      const known = [...new Set(some)].filter((code) => code >= 0)
      return keys.flatMap((key) => known.map((code) => [...key, code]))
    },
    [[]],
  )
}

/** By record the numbers of all blocks of one rule that it is in, from the lowest on. */
export interface BlocksOfRecords {
  /** Where in `blocks` those of each record begin and, one further, where they end. */
  readonly starts: Int32Array
  readonly blocks: Int32Array
}

/** @param blockOf by appearance, negative where it is in none */
export function blocksOfRecords(
  blockOf: Int32Array,
  recordOf: Int32Array,
  size: number,
): BlocksOfRecords {
  const starts = new Int32Array(size + 1)
  const blocks = new Int32Array(blockOf.length)
  for (let record = 0, at = 0, end = 0; record < size; record++) {
    const first = end
    for (; recordOf[at] === record; at++) {
      const block = blockOf[at] ?? unknown
      if (block >= 0) blocks[end++] = block
    }
    blocks.subarray(first, end).sort()
    starts[record + 1] = end
  }
  return { starts, blocks: blocks.slice(0, starts[size]) }
}

/** The lowest block that two records share, or −1. There a pair is looked at, and in no other that they share as well. */
export function firstShared(
  { starts, blocks }: BlocksOfRecords,
  one: number,
  other: number,
): number {
  let [a, b] = [starts[one] ?? 0, starts[other] ?? 0]
  const [endOfA, endOfB] = [starts[one + 1] ?? 0, starts[other + 1] ?? 0]
  while (a < endOfA && b < endOfB) {
    const difference = (blocks[a] ?? 0) - (blocks[b] ?? 0)
    if (difference === 0) return blocks[a] ?? 0
    if (difference < 0) a++
    else b++
  }
  return -1
}
