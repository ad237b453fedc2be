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

/**
 * Makes a comparison ready for rows in which each column lies at the place that `placeOf` says. A row is a stretch of codes;
 * so two records are compared without touching a text unless their codes differ.
 */
export function readyComparison(
  comparison: Comparison,
  texts: Texts,
  placeOf: (column: string) => number,
): Ready {
  const looks = looksOf(comparison, texts, placeOf)
  const combinations = looks.reduce((product, look) => product * (look.same + 1), 1)
  if (combinations > mostCombinations)
    throw new Error(`the comparison ${comparison.name} asks too much at once`)
  const table = Uint8Array.from({ length: combinations }, (_, combination) =>
    levelOfStates(comparison, looks, statesOf(looks, combination)),
  )
  return { looks, table, levels: comparison.levels.length + 2 }
}

/** The number of the level of two rows: 0 unknown, 1 the first level … */
export function levelOf(ready: Ready, rows: Int32Array, a: number, b: number): number {
  let combination = 0
  for (const look of ready.looks)
    combination = combination * (look.same + 1) + stateOf(look, rows, a, b)
  return ready.table[combination] ?? 0
}

function stateOf(look: Look, rows: Int32Array, a: number, b: number): number {
  const coarse = coarseStateOf(look, rows, a, b)
  if (coarse === isSame) return look.same
  if (coarse === isUnknown || look.grade === undefined) return coarse
  return 1 + look.grade(rows[a + look.at] ?? 0, rows[b + look.at] ?? 0)
}

const isUnknown = 0
const isDifferent = 1
const isSame = 2

/** What shows without measuring: unknown, different or the same. */
function coarseStateOf(look: Look, rows: Int32Array, a: number, b: number): number {
  const one = rows[a + look.at] ?? unknown
  const other = rows[b + look.other] ?? unknown
  if (one < 0 || other < 0) return isUnknown
  if (look.at === look.other) return one === other ? isSame : isDifferent
  const secondOne = rows[a + look.other] ?? unknown
  const secondOther = rows[b + look.at] ?? unknown
  if (secondOne < 0 || secondOther < 0) return isUnknown
  return one === other && secondOne === secondOther ? isSame : isDifferent
}

/** The same of all looks of a comparison, as digits of a number to the base of three. */
export function coarseOf(ready: Ready, rows: Int32Array, a: number, b: number): number {
  let coarse = 0
  for (const look of ready.looks) coarse = coarse * 3 + coarseStateOf(look, rows, a, b)
  return coarse
}

/** For each coarse combination the levels that measuring can still lead to. */
export function levelsByCoarse({ looks, table }: Ready): number[][] {
  const levels = Array.from({ length: 3 ** looks.length }, () => new Set<number>())
  for (const [combination, level] of table.entries()) {
    let coarse = 0
    for (const [at, state] of statesOf(looks, combination).entries())
      coarse = coarse * 3 + coarsened(state, looks[at]?.same ?? 0)
    levels[coarse]?.add(level)
  }
  return levels.map((some) => [...some])
}

function coarsened(state: number, same: number): number {
  if (state === 0) return isUnknown
  return state === same ? isSame : isDifferent
}

function looksOf(
  comparison: Comparison,
  texts: Texts,
  placeOf: (column: string) => number,
): Look[] {
  const asked = comparison.levels.flatMap(({ when }) => leavesOf(when))
  const measured = Map.groupBy(
    asked.filter((leaf) => leaf.is !== 'same' && leaf.is !== 'crossed'),
    (leaf) => `${leaf.is} ${leaf.column}`,
  )
  const looks = [...measured.values()].map((leaves): Look => {
    const [{ is, column }] = leaves as [Measured, ...Measured[]]
    const thresholds = [...new Set(leaves.map(thresholdOf))].toSorted(looserFirst(is))
    const at = placeOf(column)
    const grade = gradeBy(is, thresholds, texts)
    return { is, at, other: at, column, thresholds, grade, same: thresholds.length + 2 }
  })
  for (const leaf of asked) {
    const isThere = looks.some((look) =>
      leaf.is === 'same' ? look.column === leaf.column : isCrossing(look, leaf, placeOf),
    )
    if (isThere || (leaf.is !== 'same' && leaf.is !== 'crossed')) continue
    const [first, second] = leaf.is === 'crossed' ? leaf.columns : [leaf.column, leaf.column]
    const [at, other] = [placeOf(first), placeOf(second)]
    const column = leaf.is === 'crossed' ? '' : leaf.column
    looks.push({ is: leaf.is, at, other, column, thresholds: [], grade: undefined, same: 2 })
  }
  return looks
}

function isCrossing(look: Look, leaf: Question, placeOf: (column: string) => number): boolean {
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
