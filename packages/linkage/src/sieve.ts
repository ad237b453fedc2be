import { mostPlaces } from './asking.ts'
import type { Centibits } from './centibits.ts'
import { glancesOf, isDifferent, isSame, isUnknown, levelsByGlance, type Ready } from './levels.ts'
import { mostMarked } from './marks.ts'

/**
 * What a pair can come to at most, by its marks alone. Every candidate is looked at so, and most no further. There is a table
 * for the places of each comparison, or of several together as long as it stays small.
 */
export interface Sieve {
  readonly floor: Centibits
  /** The prior, the most of comparisons that have no table, and the most of all tables but the first. */
  readonly start: Centibits
  /** By table the first of its places and how many it has, and where in `tables` it begins. */
  readonly firstPlaces: Int32Array
  readonly places: Int32Array
  readonly begins: Int32Array
  /**
   * By which places are unknown and which may be the same, a bit each: the most there can be. In all but the first table
   * less the most of the whole table, so that sums only fall.
   */
  readonly tables: Int32Array
}

/** Lets every pair through. */
export const openSieve: Sieve = {
  floor: 0,
  start: 0,
  firstPlaces: new Int32Array(0),
  places: new Int32Array(0),
  begins: new Int32Array(0),
  tables: new Int32Array(0),
}

interface SieveTable {
  readonly firstPlace: number
  readonly places: number
  readonly most: Int32Array
}

/** A table has two bits for each place; larger ones would not stay near the processor. */
const mostTogether = 6

/** @param mostOf the most that a comparison adds at a level */
export function sieveOf(
  all: readonly Ready[],
  prior: Centibits,
  floor: Centibits,
  mostOf: (comparison: number, level: number) => Centibits,
): Sieve {
  let [start, firstPlace] = [prior, 0]
  const tables: SieveTable[] = []
  for (const [comparison, ready] of all.entries()) {
    const levels = levelsByGlance(ready)
    const byGlance = levels.map((some) => highest(some.map((level) => mostOf(comparison, level))))
    const places = glancesOf(ready).length
    if (places > mostPlaces || firstPlace + places > mostMarked) start += highest(byGlance)
    else add(tables, { firstPlace, places, most: mostByMarks(byGlance, places) })
    firstPlace += places
  }
  for (const { most } of tables.slice(1)) {
    const best = highest(most)
    start += best
    for (const [at, one] of most.entries()) most[at] = one - best
  }
  let begin = 0
  return {
    floor,
    start,
    firstPlaces: Int32Array.from(tables, (table) => table.firstPlace),
    places: Int32Array.from(tables, ({ places }) => places),
    begins: Int32Array.from(tables, ({ most }) => (begin += most.length) - most.length),
    tables: joined(tables.map(({ most }) => most)),
  }
}

/** Less than any weights can add up to, and far from what a number can hold: of what cannot be. */
const hopeless = -(1 << 26)

function highest(all: Iterable<number>): number {
  let most = hopeless
  for (const one of all) if (one > most) most = one
  return most
}

function add(tables: SieveTable[], table: SieveTable): void {
  const last = tables.at(-1)
  const isNext = last !== undefined && last.firstPlace + last.places === table.firstPlace
  if (isNext && last.places + table.places <= mostTogether)
    tables[tables.length - 1] = together(last, table)
  else tables.push(table)
}

function mostByMarks(byGlance: readonly number[], places: number): Int32Array {
  return Int32Array.from({ length: 4 ** places }, (_, marks) =>
    highest(meanings(marks, places).map((state) => byGlance[state] ?? hopeless)),
  )
}

/** What marks can mean: places that may be the same may also differ. As numbers to the base of three, the first place first. */
function meanings(marks: number, places: number): number[] {
  let states = [0]
  for (let place = 0; place < places; place++) {
    const isNone = ((marks >> (places + place)) & 1) === 1
    const mayBeSame = ((marks >> place) & 1) === 1
    const digits = isNone ? [isUnknown] : mayBeSame ? [isDifferent, isSame] : [isDifferent]
    states = states.flatMap((state) => digits.map((digit) => 3 * state + digit))
  }
  return states
}

/** One table for the places of two. */
function together(one: SieveTable, other: SieveTable): SieveTable {
  const places = one.places + other.places
  const part = (at: number, from: number, count: number) => (at >> from) & (2 ** count - 1)
  const most = Int32Array.from({ length: 4 ** places }, (_, at) => {
    const ofOne = (part(at, places, one.places) << one.places) | part(at, 0, one.places)
    const ofOther =
      (part(at, places + one.places, other.places) << other.places) |
      part(at, one.places, other.places)
    return (one.most[ofOne] ?? 0) + (other.most[ofOther] ?? 0)
  })
  return { firstPlace: one.firstPlace, places, most }
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
