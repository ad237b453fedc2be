import { gradeBy, type Gradable, type Grade, type Texts } from './grades.ts'
import { columnsIn, type Comparison, type Condition, type Question } from './scheme.ts'
import { unknown } from './table.ts'

/**
 * What is seen of two records by one look at a column: unknown for one of them, different (and how near, as a grade), or the
 * same. As one number, its state: 0 unknown, then 1 + grade, then one more for the same.
 */
interface Look {
  readonly is: 'crossed' | 'same' | Gradable
  /** Where the column lies in a row; for crossed columns the second lies at `other`. */
  readonly at: number
  readonly other: number
  readonly column: string
  readonly thresholds: readonly number[]
  readonly grade: Grade | undefined
  readonly same: number
}

/** A comparison made ready: looks, and the level for each combination of their states. */
export interface Ready {
  readonly looks: readonly Look[]
  readonly table: Uint8Array
  /** How many levels there are, with unknown (0) and differs (the last). */
  readonly levels: number
}

const mostCombinations = 1 << 20
const mostLevels = 250
const mostThresholds = 250

/**
 * Makes a comparison ready for rows in which each column lies at the place that `placeOf` says. A row is a stretch of codes;
 * so two records are compared without touching a text unless their codes differ.
 */
export function readyComparison(
  comparison: Comparison,
  texts: Texts,
  placeOf: (column: string) => number,
): Ready {
  const looks = looksOf(comparison, placeOf).map((look) => ({
    ...look,
    grade: isMeasured(look.is) ? gradeBy(look.is, look.thresholds, texts) : undefined,
  }))
  const combinations = looks.reduce((product, look) => product * (look.same + 1), 1)
  const isTooFine = looks.some(({ thresholds }) => thresholds.length > mostThresholds)
  if (combinations > mostCombinations || comparison.levels.length > mostLevels || isTooFine)
    throw new Error(`the comparison ${comparison.name} asks too much at once`)
  return {
    looks,
    table: tableOf(comparison, looks, combinations),
    levels: comparison.levels.length + 2,
  }
}

/** Follows from the comparison alone; whoever weighs a few pairs at a time makes the same ones ready again and again. */
const tables = new WeakMap<Comparison, Uint8Array>()

function tableOf(comparison: Comparison, looks: readonly Look[], combinations: number): Uint8Array {
  const known = tables.get(comparison)
  if (known !== undefined) return known
  const table = Uint8Array.from({ length: combinations }, (_, combination) =>
    levelOfStates(comparison, looks, statesOf(looks, combination)),
  )
  tables.set(comparison, table)
  return table
}

/** The number of the level of two rows: 0 unknown, 1 the first level … */
export function levelOf(ready: Ready, rows: Int32Array, a: number, b: number): number {
  let combination = 0
  for (const look of ready.looks)
    combination = combination * (look.same + 1) + stateOf(look, rows, a, b)
  return ready.table[combination] ?? 0
}

function stateOf(look: Look, rows: Int32Array, a: number, b: number): number {
  const coarse = glance(rows, a, b, look.at, look.other)
  if (coarse === isSame) return look.same
  if (coarse === isUnknown || look.grade === undefined) return coarse
  return 1 + look.grade(rows[a + look.at] ?? 0, rows[b + look.at] ?? 0)
}

export const isUnknown = 0
export const isDifferent = 1
export const isSame = 2

/** Where two rows are looked at; looks that measure the same column differently see the same without measuring. */
export interface Glance {
  readonly at: number
  readonly other: number
}

/** The different places that a comparison looks at. */
export function glancesOf({ looks }: { readonly looks: readonly Glance[] }): Glance[] {
  return looks.filter(
    (look, number) =>
      looks.findIndex(({ at, other }) => at === look.at && other === look.other) === number,
  )
}

/** What shows at a place without measuring: 0 unknown, 1 different, 2 the same. */
export function glance(rows: Int32Array, a: number, b: number, at: number, other: number): number {
  return at === other
    ? stateOfCodes(rows[a + at] ?? unknown, rows[b + at] ?? unknown)
    : stateOfCrossed(rows, a, b, at, other)
}

function stateOfCodes(one: number, other: number): number {
  if ((one | other) < 0) return isUnknown
  return one === other ? isSame : isDifferent
}

function stateOfCrossed(
  rows: Int32Array,
  a: number,
  b: number,
  first: number,
  second: number,
): number {
  const there = stateOfCodes(rows[a + first] ?? unknown, rows[b + second] ?? unknown)
  const back = stateOfCodes(rows[a + second] ?? unknown, rows[b + first] ?? unknown)
  return there === isUnknown || back === isUnknown ? isUnknown : Math.min(there, back)
}

/**
 * The levels that measuring can still lead to, by what shows without: the states of all glances are the digits of a number to
 * the base of three.
 */
export function levelsByGlance(ready: Ready): number[][] {
  const { looks, table } = ready
  const glances = glancesOf(ready)
  const levels = Array.from({ length: 3 ** glances.length }, () => new Set<number>())
  for (const [combination, level] of table.entries()) {
    const coarse = statesOf(looks, combination).map((state, at) =>
      coarsened(state, looks[at]?.same ?? 0),
    )
    const digits = glances.map(({ at, other }) => {
      const seen = new Set(
        coarse.filter((_, n) => looks[n]?.at === at && looks[n]?.other === other),
      )
      // Two looks at one column cannot differ in this.
      return seen.size === 1 ? [...seen] : []
    })
    if (digits.some((digit) => digit.length === 0)) continue
    levels[digits.flat().reduce((sum, digit) => sum * 3 + digit, 0)]?.add(level)
  }
  return levels.map((some) => [...some])
}

function coarsened(state: number, same: number): number {
  if (state === 0) return isUnknown
  return state === same ? isSame : isDifferent
}

/** The looks of a comparison, before there are texts to measure. */
export function looksOf(
  comparison: Comparison,
  placeOf: (column: string) => number,
): Omit<Look, 'grade'>[] {
  const asked = comparison.levels.flatMap(({ when }) => leavesOf(when))
  const measured = Map.groupBy(
    asked.filter((leaf) => leaf.is !== 'same' && leaf.is !== 'crossed'),
    (leaf) => `${leaf.is} ${leaf.column}`,
  )
  const looks = [...measured.values()].map((leaves): Omit<Look, 'grade'> => {
    const [{ is, column }] = leaves as [Measured, ...Measured[]]
    const thresholds = [...new Set(leaves.map(thresholdOf))].toSorted(looserFirst(is))
    const at = placeOf(column)
    return { is, at, other: at, column, thresholds, same: thresholds.length + 2 }
  })
  for (const leaf of asked) {
    const isThere = looks.some((look) =>
      leaf.is === 'same' ? look.column === leaf.column : isCrossing(look, leaf, placeOf),
    )
    if (isThere || (leaf.is !== 'same' && leaf.is !== 'crossed')) continue
    const [first, second] = leaf.is === 'crossed' ? leaf.columns : [leaf.column, leaf.column]
    const [at, other] = [placeOf(first), placeOf(second)]
    const column = leaf.is === 'crossed' ? '' : leaf.column
    looks.push({ is: leaf.is, at, other, column, thresholds: [], same: 2 })
  }
  return looks
}

function isMeasured(is: Look['is']): is is Gradable {
  return is !== 'same' && is !== 'crossed'
}

function isCrossing(
  look: Omit<Look, 'grade'>,
  leaf: Question,
  placeOf: (column: string) => number,
): boolean {
  if (leaf.is !== 'crossed' || look.is !== 'crossed') return false
  return look.at === placeOf(leaf.columns[0]) && look.other === placeOf(leaf.columns[1])
}

type Measured = Extract<Question, { readonly is: Gradable }>

function leavesOf(condition: Condition): Question[] {
  return condition.is === 'all' || condition.is === 'any'
    ? condition.of.flatMap(leavesOf)
    : [condition]
}

function thresholdOf(leaf: Measured): number {
  switch (leaf.is) {
    case 'jaro-winkler':
      return leaf.atLeast
    case 'day-and-month-swapped':
    case 'less-precise':
      return 1
    default:
      return leaf.atMost
  }
}

function looserFirst(is: Gradable): (a: number, b: number) => number {
  return is === 'jaro-winkler' ? (a, b) => a - b : (a, b) => b - a
}

function statesOf(looks: readonly Look[], combination: number): number[] {
  let rest = combination
  return looks
    .toReversed()
    .map(({ same }) => {
      const state = rest % (same + 1)
      rest = Math.floor(rest / (same + 1))
      return state
    })
    .toReversed()
}

function levelOfStates(
  { levels }: Comparison,
  looks: readonly Look[],
  states: readonly number[],
): number {
  const plain = looks.flatMap(({ is }, at) => (is === 'crossed' ? [] : [states[at] ?? 0]))
  const known = plain.length > 0 ? plain : states
  if (known.every((state) => state === 0)) return 0
  const first = levels.findIndex(({ when }) => holds(when, looks, states))
  return first < 0 ? levels.length + 1 : first + 1
}

function holds(condition: Condition, looks: readonly Look[], states: readonly number[]): boolean {
  if (condition.is === 'all') return condition.of.every((one) => holds(one, looks, states))
  if (condition.is === 'any') return condition.of.some((one) => holds(one, looks, states))
  return looks.some((look, at) => leafHolds(condition, look, states[at] ?? 0))
}

function leafHolds(leaf: Question, look: Look, state: number): boolean {
  switch (leaf.is) {
    case 'crossed':
      return look.is === 'crossed' && state === look.same
    case 'same':
      return look.column === leaf.column && state === look.same
    default: {
      if (look.is !== leaf.is || look.column !== leaf.column) return false
      const met = 1 + look.thresholds.indexOf(thresholdOf(leaf))
      // What is the same is near as well; but it is neither swapped nor less precise than itself.
      if (state === look.same)
        return leaf.is !== 'day-and-month-swapped' && leaf.is !== 'less-precise'
      return state >= 1 + met
    }
  }
}

/** The columns of all comparisons, each once, in the order of a row. */
export function comparedColumns(comparisons: readonly Comparison[]): string[] {
  const asked = comparisons.flatMap(({ levels }) =>
    levels.flatMap(({ when, frequency }) => [
      ...columnsIn(when),
      ...(frequency === undefined ? [] : [frequency]),
    ]),
  )
  return [...new Set(asked)]
}

/** The columns whose texts are measured, not only held to be the same. */
export function measuredColumns(comparisons: readonly Comparison[]): string[] {
  const leaves = comparisons.flatMap(({ levels }) => levels.flatMap(({ when }) => leavesOf(when)))
  const measured = leaves.flatMap((leaf) =>
    leaf.is === 'same' || leaf.is === 'crossed' ? [] : [leaf.column],
  )
  return [...new Set(measured)]
}
