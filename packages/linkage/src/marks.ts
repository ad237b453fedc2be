import { unknown } from './table.ts'
import type { Glance } from './levels.ts'

/**
 * Of each record a few numbers that fit into one line of the processor’s memory, and tell of two records what they cannot
 * share: a byte for each group a record is in, a byte for each place comparisons look at, and a bit for each such place
 * where something is unknown. Bytes that differ are of values that differ; equal bytes may still be of different values.
 */
export interface Marks {
  readonly numbers: Int32Array
  /** Numbers for each record. */
  readonly width: number
  /** How many of them, from the first on, hold groups. */
  readonly groupWords: number
  /** How many, behind those, hold places. */
  readonly placeWords: number
}

/** There is a bit for each place that is marked; what is looked at beyond that shows later. */
export const mostMarked = 32
const bytesOfWord = 4

export interface Marked {
  readonly size: number
  /** By record the numbers of groups and the codes, `stride` for each. */
  readonly rows: Int32Array
  readonly stride: number
  /** How many numbers of groups come first in a row. */
  readonly groups: number
  readonly glances: readonly Glance[]
}

export function marksOf(marked: Marked, allocate: (length: number) => Int32Array): Marks {
  const { size, rows, stride, groups } = marked
  const glances = marked.glances.slice(0, mostMarked)
  const groupWords = Math.ceil(groups / bytesOfWord)
  const placeWords = Math.ceil(glances.length / bytesOfWord)
  const width = groupWords + placeWords + 1
  const numbers = allocate(size * width)
  const [ats, others] = [
    Int32Array.from(glances, ({ at }) => at),
    Int32Array.from(glances, ({ other }) => other),
  ]
  for (let record = 0; record < size; record++) {
    const [row, first] = [record * stride, record * width]
    for (let group = 0; group < groups; group++)
      addByte(numbers, first, group, rows[row + group] ?? 0)
    let unknowns = 0
    for (let place = 0; place < ats.length; place++) {
      const [at, other] = [ats[place] ?? 0, others[place] ?? 0]
      const [code, crossed] = [rows[row + at] ?? unknown, rows[row + other] ?? unknown]
      if ((code | crossed) < 0) unknowns |= 1 << place
      // Of crossed columns the sum, which is the same whichever comes first.
      const byte = at === other ? code : code + crossed
      addByte(numbers, first + groupWords, place, byte)
    }
    numbers[first + width - 1] = unknowns
  }
  return { numbers, width, groupWords, placeWords }
}

function addByte(numbers: Int32Array, first: number, place: number, code: number): void {
  const at = first + (place >> 2)
  numbers[at] = (numbers[at] ?? 0) | ((code & 0xff) << ((place & 3) << 3))
}

/** The highest bit of each byte that is nothing, and no other bit. */
export function emptyBytes(word: number): number {
  return ~(((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word | 0x7f7f7f7f)
}

/** Those four bits side by side. */
export function asFourBits(highest: number): number {
  return (Math.imul(highest >>> 7, 0x01020408) >>> 24) & 0xf
}

/** In each word of groups the highest bits of those that come before a group. */
export function earlierGroups(groups: number, words: number): Int32Array {
  const masks = new Int32Array(words)
  for (let group = 0; group < groups; group++)
    masks[group >> 2] = (masks[group >> 2] ?? 0) | (0x80 << ((group & 3) << 3))
  return masks
}
