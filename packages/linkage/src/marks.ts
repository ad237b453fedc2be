import { unknown } from './table.ts'
import type { Glance } from './levels.ts'

/**
 * Of each record a few numbers that lie together in memory, and tell of two records what they cannot share: a byte for each
 * group a record is in, a byte for each place that comparisons look at, a bit for each such place where something is
 * unknown. Bytes that differ are of values that differ; equal bytes may still be of different values. Behind them the
 * numbers of the groups, for certainty.
 */
export interface Marks {
  readonly numbers: Int32Array
  /** Numbers for each record. */
  readonly width: number
  /** Where the words that hold places begin, behind those that hold groups; and where the one of the unknown stands. */
  readonly places: number
  readonly unknowns: number
}

/** There is a bit for each place that is marked; what is looked at beyond that shows later. */
export const mostMarked = 32
const bytesOfWord = 4

export interface Marked {
  readonly size: number
  /** By record the codes of its values, `stride` for each. */
  readonly rows: Int32Array
  readonly stride: number
  readonly glances: readonly Glance[]
  /** How many groups a record is in. */
  readonly groups: number
}

/** The marks of all but the groups; see `markGroup`. */
export function marksOf(marked: Marked, allocate: (length: number) => Int32Array): Marks {
  const { size, rows, stride, groups } = marked
  const glances = marked.glances.slice(0, mostMarked)
  const places = Math.ceil(groups / bytesOfWord)
  const unknowns = places + Math.ceil(glances.length / bytesOfWord)
  const width = unknowns + 1 + groups
  const numbers = allocate(size * width)
  const ats = Int32Array.from(glances, ({ at }) => at)
  const others = Int32Array.from(glances, ({ other }) => other)
  for (let record = 0; record < size; record++) {
    let bits = 0
    for (let place = 0; place < ats.length; place++) {
      const code = rows[record * stride + (ats[place] ?? 0)] ?? unknown
      const other = rows[record * stride + (others[place] ?? 0)] ?? unknown
      if ((code | other) < 0) bits |= 1 << place
      // Of crossed columns the sum, which is the same whichever comes first.
      const isCrossed = ats[place] !== others[place]
      addByte(numbers, record * width + places, place, isCrossed ? code + other : code)
    }
    numbers[record * width + unknowns] = bits
  }
  return { numbers, width, places, unknowns }
}

/** Adds the marks of a group, the number of which is given for each record. Each group once. */
export function markGroup(
  { numbers, width, unknowns }: Marks,
  group: number,
  numberOf: Int32Array,
): void {
  for (let record = 0; record < numberOf.length; record++) {
    const number = numberOf[record] ?? unknown
    addByte(numbers, record * width, group, number)
    numbers[record * width + unknowns + 1 + group] = number
  }
}

/** Columns become rows so many records at a time: each piece of memory is written while it is at hand. */
export const recordsTogether = 512

function addByte(numbers: Int32Array, first: number, place: number, code: number): void {
  const at = first + (place >> 2)
  numbers[at] = (numbers[at] ?? 0) | ((code & 0xff) << ((place & 3) << 3))
}

/** The highest bit of each byte that is nothing; perhaps also that of a byte of 1 above such a one. No bit, if none is nothing. */
export function emptyBytes(word: number): number {
  return (word - 0x01010101) & ~word & 0x80808080
}

/** Those four bits side by side. */
export function asFourBits(highest: number): number {
  return (Math.imul(highest >>> 7, 0x01020408) >>> 24) & 0xf
}

/** In each word of groups the highest bits of those that come before a group. */
export function earlierGroups(groups: number): Int32Array {
  const masks = new Int32Array(Math.ceil(groups / bytesOfWord))
  for (let group = 0; group < groups; group++)
    masks[group >> 2] = (masks[group >> 2] ?? 0) | (0x80 << ((group & 3) << 3))
  return masks
}
