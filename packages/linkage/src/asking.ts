import type { Grade } from './grades.ts'
import { glance, glancesOf, isSame, isUnknown, type Ready } from './levels.ts'
import { mostMarked } from './marks.ts'

/** What shows of a pair at the marked places of all comparisons, a bit for each. */
export interface Seen {
  readonly same: number
  readonly unknown: number
}

/** A table of what shows at so many places of one comparison is still small. */
export const mostPlaces = 8

/** Stands for a level that is not certain yet. */
export const open = 255

/**
 * Comparisons as they are asked of a pair: first what shows at a glance, then one text after another is measured, until the
 * level is certain; most are certain long before all is measured. What is known so far is one number, the standing, and what
 * follows from each is worked out beforehand. Everything lies in a few arrays for all comparisons together: this is asked of
 * every pair that a glance cannot exclude.
 */
export class Asking {
  readonly comparisons: number
  /** By standing the number of its level, or `open`. */
  readonly levels: Uint8Array
  /** By standing the number of the look to be measured next. */
  readonly #next: Uint8Array
  /** By comparison its first standing, in which all is unknown, and its first look. */
  readonly #standings: Int32Array
  readonly #looks: Int32Array
  /** By look where it looks, and by how much the standing moves if what it sees differs, is the same, or is graded one higher. */
  readonly #at: Int32Array
  readonly #other: Int32Array
  readonly #ifDifferent: Int32Array
  readonly #ifSame: Int32Array
  readonly #ifGraded: Int32Array
  readonly #grades: readonly (Grade | undefined)[]
  /** By comparison its first place among the marked, how many it has, and where its standings by glance begin, or −1. */
  readonly #firstPlaces: Int32Array
  readonly #places: Int32Array
  readonly #begins: Int32Array
  readonly #byGlance: Int32Array

  constructor(all: readonly Ready[]) {
    const known = all.map(standingsOf)
    const looks = all.flatMap((one) => one.looks)
    const strides = known.flatMap((one) => one.strides)
    this.comparisons = all.length
    this.levels = oneAfterAnother(known.map(({ levels }) => levels))
    this.#next = oneAfterAnother(known.map(({ next }) => next))
    this.#standings = startsOf(known.map(({ levels }) => levels.length))
    this.#looks = startsOf(all.map((one) => one.looks.length))
    this.#at = Int32Array.from(looks, ({ at }) => at)
    this.#other = Int32Array.from(looks, ({ other }) => other)
    this.#ifDifferent = Int32Array.from(
      looks,
      (look, number) => (strides[number] ?? 0) * (look.grade === undefined ? 1 : look.same + 1),
    )
    this.#ifSame = Int32Array.from(looks, ({ same }, number) => (strides[number] ?? 0) * same)
    this.#ifGraded = Int32Array.from(strides)
    this.#grades = looks.map(({ grade }) => grade)
    const places = all.map((ready) => glancesOf(ready).length)
    const tables = all.map((ready, comparison) => this.#standingsByGlance(ready, comparison))
    this.#firstPlaces = startsOf(places)
    this.#places = Int32Array.from(places)
    const isMarked = (at: number) => (this.#firstPlaces[at + 1] ?? 0) <= mostMarked
    const begins = startsOf(tables.map(({ length }) => length))
    this.#begins = begins.map((begin, at) => (tables[at]?.length && isMarked(at) ? begin : -1))
    this.#byGlance = Int32Array.from(tables.flat())
  }

  /** Standings by which places are the same (the low bits) and which unknown; none, if they are too many for a table. */
  #standingsByGlance(ready: Ready, comparison: number): number[] {
    const glances = glancesOf(ready)
    if (glances.length > mostPlaces) return []
    return Array.from({ length: 4 ** glances.length }, (_, seen) => {
      let standing = this.#standings[comparison] ?? 0
      for (const [at, look] of ready.looks.entries()) {
        const place = glances.findIndex(
          (glanced) => glanced.at === look.at && glanced.other === look.other,
        )
        if (((seen >> (glances.length + place)) & 1) === 1) continue
        const number = (this.#looks[comparison] ?? 0) + at
        const isTheSame = ((seen >> place) & 1) === 1
        standing += (isTheSame ? this.#ifSame[number] : this.#ifDifferent[number]) ?? 0
      }
      return standing
    })
  }

  /** The same where it is known already what shows at all marked places, a bit for each. */
  asSeen(comparison: number, rows: Int32Array, a: number, b: number, seen: Seen): number {
    const begin = this.#begins[comparison] ?? -1
    if (begin < 0) return this.atAGlance(comparison, rows, a, b)
    const first = this.#firstPlaces[comparison] ?? 0
    const count = this.#places[comparison] ?? 0
    const mask = (1 << count) - 1
    const same = (seen.same >>> first) & mask
    const unknown = (seen.unknown >>> first) & mask
    return this.#byGlance[begin + ((unknown << count) | same)] ?? 0
  }

  /** What is known of a comparison before anything is measured. */
  atAGlance(comparison: number, rows: Int32Array, a: number, b: number): number {
    let standing = this.#standings[comparison] ?? 0
    const end = this.#looks[comparison + 1] ?? 0
    for (let look = this.#looks[comparison] ?? 0; look < end; look++) {
      const seen = glance(rows, a, b, this.#at[look] ?? 0, this.#other[look] ?? 0)
      if (seen === isUnknown) continue
      standing += (seen === isSame ? this.#ifSame[look] : this.#ifDifferent[look]) ?? 0
    }
    return standing
  }

  /** What is known after the next measurement. To be asked only while the level is open. */
  measured(comparison: number, standing: number, rows: Int32Array, a: number, b: number): number {
    const look = (this.#looks[comparison] ?? 0) + (this.#next[standing] ?? 0)
    const at = this.#at[look] ?? 0
    const grade = this.#grades[look]?.(rows[a + at] ?? 0, rows[b + at] ?? 0) ?? 0
    return standing - (this.#ifDifferent[look] ?? 0) + (1 + grade) * (this.#ifGraded[look] ?? 0)
  }

  /** The number of the level of two rows. */
  level(comparison: number, rows: Int32Array, a: number, b: number, seen?: Seen): number {
    let standing =
      seen === undefined
        ? this.atAGlance(comparison, rows, a, b)
        : this.asSeen(comparison, rows, a, b, seen)
    while (this.levels[standing] === open)
      standing = this.measured(comparison, standing, rows, a, b)
    return this.levels[standing] ?? 0
  }

  /** By standing the most that a comparison can still come to, where each level is worth so much. */
  mostOf(worth: (comparison: number, level: number) => number): Int32Array {
    const most = new Int32Array(this.levels.length)
    for (let comparison = 0; comparison < this.comparisons; comparison++) {
      const [from, end] = [this.#standings[comparison] ?? 0, this.#standings[comparison + 1] ?? 0]
      for (let standing = from; standing < end; standing++) {
        const level = this.levels[standing] ?? 0
        if (level === open) most[standing] = this.#mostOfNext(comparison, standing, most)
        else most[standing] = worth(comparison, level)
      }
    }
    return most
  }

  /** What is measured makes a standing smaller, so what it can lead to is known already. */
  #mostOfNext(comparison: number, standing: number, most: Int32Array): number {
    const look = (this.#looks[comparison] ?? 0) + (this.#next[standing] ?? 0)
    const [unmeasured, stride] = [this.#ifDifferent[look] ?? 0, this.#ifGraded[look] ?? 0]
    let highest = Number.NEGATIVE_INFINITY
    for (let graded = stride; graded < unmeasured - stride; graded += stride)
      highest = Math.max(highest, most[standing - unmeasured + graded] ?? 0)
    return highest
  }
}

function oneAfterAnother(arrays: readonly Uint8Array[]): Uint8Array {
  const starts = startsOf(arrays.map(({ length }) => length))
  const all = new Uint8Array(starts.at(-1) ?? 0)
  for (const [at, array] of arrays.entries()) all.set(array, starts[at])
  return all
}

function startsOf(lengths: readonly number[]): Int32Array {
  const starts = new Int32Array(lengths.length + 1)
  for (const [at, length] of lengths.entries()) starts[at + 1] = (starts[at] ?? 0) + length
  return starts
}

/**
 * All that can be known of a comparison: each look in one of its states, or different and not yet measured, which counts as
 * one state more. The states of all looks are the digits of a standing.
 */
function standingsOf(ready: Ready): Standings {
  const known = worked.get(ready.table)
  if (known !== undefined) return known
  const standings = workedOut(ready)
  worked.set(ready.table, standings)
  return standings
}

interface Standings {
  readonly levels: Uint8Array
  readonly next: Uint8Array
  readonly strides: readonly number[]
}

/** By the table of a comparison, from which it follows. */
const worked = new WeakMap<Uint8Array, Standings>()

function workedOut({ looks, table }: Ready): Standings {
  const sizes = looks.map(({ same, grade }) => same + (grade === undefined ? 1 : 2))
  const strides = looks.map((_, at) =>
    sizes.slice(at + 1).reduce((product, size) => product * size, 1),
  )
  const count = sizes.reduce((product, size) => product * size, 1)
  const [levels, next] = [new Uint8Array(count), new Uint8Array(count)]
  const digits = looks.map(() => 0)
  for (let standing = 0; standing < count; standing++) {
    let combination = 0
    for (const [at, { same }] of looks.entries()) {
      digits[at] = Math.floor(standing / (strides[at] ?? 1)) % (sizes[at] ?? 1)
      combination = combination * (same + 1) + (digits[at] ?? 0)
    }
    const unmeasured = looks.findIndex(({ same }, at) => digits[at] === same + 1)
    if (unmeasured < 0) {
      levels[standing] = table[combination] ?? 0
      continue
    }
    const stride = strides[unmeasured] ?? 1
    const lowest = standing - (digits[unmeasured] ?? 0) * stride + stride
    const [first = open] = levels.subarray(lowest, lowest + 1)
    levels[standing] = first
    for (let state = 1; state < (looks[unmeasured]?.same ?? 0); state++)
      if (levels[lowest + (state - 1) * stride] !== first) levels[standing] = open
    next[standing] = unmeasured
  }
  return { levels, next, strides }
}
