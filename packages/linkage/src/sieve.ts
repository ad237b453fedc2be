import type { Centibits } from './centibits.ts'
import { glancesOf, isSame, isUnknown, levelsByGlance, type Ready } from './levels.ts'
import { mostMarked } from './marks.ts'

/**
 * What a pair can come to at most, by its marks alone. Every candidate is looked at so, and most no further. Places of
 * comparisons are taken together as long as a table of what their marks can mean is small.
 */
export interface Sieve {
  readonly floor: Centibits
  /** The prior, and the most of all comparisons that are not marked. */
  readonly start: Centibits
  /** By table the first of its places, how many it has, and where it begins. */
  readonly firstPlaces: Int32Array
  readonly places: Int32Array
  readonly begins: Int32Array
  /** The most by which places may be the same (the low bits) and which are unknown (the high bits). */
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

/** Tables of so many places have 4,096 numbers; one comparison by itself may have two places more. */
const mostTogether = 6
const mostAlone = 8

/** @param mostOf the most that a comparison adds at a level */
export function sieveOf(
  all: readonly Ready[],
  prior: Centibits,
  floor: Centibits,
  mostOf: (comparison: number, level: number) => Centibits,
): Sieve {
  const ranges = all.map((ready, comparison) =>
    rangeOf(ready, (level) => mostOf(comparison, level)),
  )
  let [start, place] = [prior, 0]
  const tables: { first: number; places: number; most: number[] }[] = []
  for (const { places, best, most } of ranges) {
    const first = place
    place += places
    const last = tables.at(-1)
    if (place > mostMarked || places > mostAlone) start += best
    else if (
      last !== undefined &&
      last.first + last.places === first &&
      last.places + places <= mostTogether
    )
      tables[tables.length - 1] = together(last, { places, most: most() })
    else tables.push({ first, places, most: most() })
  }
  let begin = 0
  return {
    floor,
    start,
    firstPlaces: Int32Array.from(tables, ({ first }) => first),
    places: Int32Array.from(tables, ({ places }) => places),
    begins: Int32Array.from(tables, ({ most }) => (begin += most.length) - most.length),
    tables: Int32Array.from(tables.flatMap(({ most }) => most)),
  }
}

/** The most of a comparison by what its marks say: 2^places times 2^places numbers. */
function rangeOf(ready: Ready, mostOf: (level: number) => Centibits) {
  const byGlance = levelsByGlance(ready).map((levels) => Math.max(...levels.map(mostOf)))
  const best = Math.max(...byGlance)
  const places = glancesOf(ready).length
  const most = () =>
    Array.from({ length: 4 ** places }, (_, marks) => {
      const highest = Math.max(...meanings(marks, places).map((state) => byGlance[state] ?? best))
      // What cannot be will not come; and is not to be counted with.
      return Number.isFinite(highest) ? highest : best
    })
  return { places, best, most }
}

/** What marks can mean: places that may be the same may also differ. As numbers to the base of three, the first place first. */
function meanings(marks: number, places: number): number[] {
  let states = [0]
  for (let place = 0; place < places; place++) {
    const isNone = ((marks >> (places + place)) & 1) === 1
    const mayBeSame = ((marks >> place) & 1) === 1
    const digits = isNone ? [isUnknown] : mayBeSame ? [1, isSame] : [1]
    states = states.flatMap((state) => digits.map((digit) => 3 * state + digit))
  }
  return states
}

/** One table for the places of two. */
function together(
  one: { readonly first: number; readonly places: number; readonly most: readonly number[] },
  other: { readonly places: number; readonly most: readonly number[] },
) {
  const places = one.places + other.places
  const [low, high] = [2 ** one.places - 1, 2 ** other.places - 1]
  const most = Array.from({ length: 4 ** places }, (_, marks) => {
    const [same, unknowns] = [marks & (2 ** places - 1), marks >> places]
    const ofOne = (same & low) | ((unknowns & low) << one.places)
    const ofOther =
      ((same >> one.places) & high) | (((unknowns >> one.places) & high) << other.places)
    return (one.most[ofOne] ?? 0) + (other.most[ofOther] ?? 0)
  })
  return { first: one.first, places, most }
}
