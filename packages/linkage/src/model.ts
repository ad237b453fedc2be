import { centibits, type Centibits } from './centibits.ts'
import { levelNames, type Scheme } from './scheme.ts'
import { columnOf, unknown, type Table } from './table.ts'
import type { Values } from './values.ts'

/**
 * What pairs are weighed by: a plain file, of a version. Nothing changes it: what is learnt anew is a new version, so that a
 * weight given once can always be given again.
 */
export interface Model {
  readonly format: 'amparo-linkage-model/1'
  readonly name: string
  readonly version: number
  readonly scheme: Scheme
  /** The odds that two records are one person before anything is compared. */
  readonly prior: Centibits
  readonly weights: readonly ComparisonWeights[]
  /** By column, as they were when the model was made. */
  readonly frequencies: Readonly<Record<string, Frequencies>>
  /** What probability a weight stands for, where enough pairs have been judged to say. */
  readonly calibration?: Calibration
  /** How it was learnt, in words, for those who read the file. */
  readonly learnt: readonly string[]
}

/** How often judged pairs were one person, by weight, from the lowest on. Shares never fall. */
export interface Calibration {
  readonly steps: readonly CalibrationStep[]
}

export interface CalibrationStep {
  /** From this weight on, until the next step. */
  readonly from: Centibits
  /** So many of so many judged pairs were one person. */
  readonly same: number
  readonly pairs: number
}

export interface ComparisonWeights {
  readonly comparison: string
  readonly levels: readonly LevelWeight[]
}

export interface LevelWeight {
  readonly level: string
  /** How likely the level is among pairs of one person, and among pairs of two. */
  readonly m: number
  readonly u: number
  /** What it adds: the logarithm of the one by the other. */
  readonly weight: Centibits
}

/** How often each value of a column comes. */
export interface Frequencies {
  /** All records in which the column is known. */
  readonly total: number
  /** Values that come more than once. One that is not here counts as coming once. */
  readonly counts: Readonly<Record<string, number>>
}

export function levelWeight(level: string, m: number, u: number): LevelWeight {
  return { level, m, u, weight: centibits(m, u) }
}

/** How often each value of a column comes in a table. */
export function frequenciesOf(table: Table, column: string): Frequencies {
  const { values } = table
  const all = countsOf(table, column)
  const codes = codesOfFrequent(all)
  const counts = codes.map((code) => all[code] ?? 0)
  let byText: Record<string, number> | undefined
  const frequencies = {
    total: sumOf(all),
    // There may be millions of texts, and whoever only weighs asks for none.
    get counts() {
      return (byText ??= countsByText(values, { codes, counts }))
    },
  }
  knownByCode.set(frequencies, { values, codes, counts })
  return frequencies
}

function sumOf(counts: Int32Array): number {
  let sum = 0
  for (let code = 0; code < counts.length; code++) sum += counts[code] ?? 0
  return sum
}

/** The codes of what comes more than once. */
function codesOfFrequent(all: Int32Array): Int32Array {
  let found = 0
  for (let code = 0; code < all.length; code++) if ((all[code] ?? 0) > 1) found++
  const codes = new Int32Array(found)
  for (let code = 0, at = 0; code < all.length; code++) if ((all[code] ?? 0) > 1) codes[at++] = code
  return codes
}

function countsByText(values: Values, { codes, counts }: CountsByCode): Record<string, number> {
  const byText: Record<string, number> = Object.create(null) as Record<string, number>
  for (let at = 0; at < codes.length; at++) byText[values.text(codes[at] ?? 0)] = counts[at] ?? 0
  return byText
}

/** How often values come, by their code. */
export interface CountsByCode {
  readonly codes: Int32Array
  readonly counts: Int32Array
}

/** Frequencies that were counted here are known by code too, as long as they are about: no text need be looked up. */
const knownByCode = new WeakMap<Frequencies, CountsByCode & { readonly values: Values }>()

/** Frequencies by the codes of a table’s values; those that are not among its values are left out. */
export function countsByCode(frequencies: Frequencies, values: Values): CountsByCode {
  const known = knownByCode.get(frequencies)
  if (known?.values === values) return known
  const all = Object.entries(frequencies.counts)
    .map(([text, count]) => [values.find(text), count] as const)
    .filter(([code]) => code >= 0)
  return {
    codes: Int32Array.from(all, ([code]) => code),
    counts: Int32Array.from(all, ([, count]) => count),
  }
}

function countsOf(table: Table, column: string): Int32Array {
  const counts = new Int32Array(table.values.size)
  const codes = columnOf(table, column)
  for (let record = 0; record < codes.length; record++) {
    const code = codes[record] ?? unknown
    if (code >= 0) counts[code] = (counts[code] ?? 0) + 1
  }
  return counts
}

/** How many pairs of records agree on a column. */
export function pairsAgreeing(table: Table, column: string): number {
  const counts = countsOf(table, column)
  let pairs = 0
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] ?? 0
    pairs += (count * (count - 1)) / 2
  }
  return pairs
}

/** How likely two records of different people agree on a column: by the frequencies, without a record meeting itself. */
export function agreementOf(frequencies: Frequencies): number {
  const counts = knownByCode.get(frequencies)?.counts ?? Object.values(frequencies.counts)
  return agreement(counts, frequencies.total)
}

/** The same, straight from a table. */
export function agreementIn(table: Table, column: string): number {
  return agreement(countsOf(table, column))
}

function agreement(counts: ArrayLike<number>, known?: number): number {
  let total = 0
  let pairs = 0
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at] ?? 0
    total += count
    pairs += count * (count - 1)
  }
  const all = known ?? total
  return all < 2 ? 1 : Math.max(pairs, 1) / (all * (all - 1))
}

/**
 * What agreeing on a value adds beside agreeing on any, by how often the value comes: nothing for one as frequent as those
 * that usually agree are, more for a rare one, less than nothing for a frequent one.
 */
export function rarityBy(frequencies: Frequencies): (count: number) => Centibits {
  const usual = agreementOf(frequencies) * frequencies.total
  const known = new Map<number, Centibits>()
  return (count) => {
    const before = known.get(count)
    if (before !== undefined) return before
    const rarity = usual === 0 ? 0 : centibits(usual, Math.max(1, count))
    known.set(count, rarity)
    return rarity
  }
}

/** The columns whose frequencies a scheme asks for. */
export function frequencyColumns({ comparisons }: Scheme): string[] {
  const asked = comparisons.flatMap(({ levels }) =>
    levels.flatMap(({ frequency }) => frequency ?? []),
  )
  return [...new Set(asked)]
}

export type ModelFault =
  | 'no-json'
  | 'other-format'
  | 'levels-differ'
  | 'no-whole-weight'
  | 'no-frequencies'
  | 'calibration-falls'

export type ModelReading =
  | { readonly verdict: 'read'; readonly model: Model }
  | { readonly verdict: 'refused'; readonly fault: ModelFault }

export function formatModel(model: Model): string {
  return `${JSON.stringify(model, undefined, 1)}\n`
}

/** Reads a model file. One whose levels are not those of its scheme, or whose weights are no whole numbers, is refused. */
export function readModel(text: string): ModelReading {
  const model = parsed(text)
  if (model === undefined) return { verdict: 'refused', fault: 'no-json' }
  if (!isOfFormat(model)) return { verdict: 'refused', fault: 'other-format' }
  const fault = faultIn(model)
  return fault === undefined ? { verdict: 'read', model } : { verdict: 'refused', fault }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of the shape; who wrote the file is trusted with what stands in it, as with code. */
function isOfFormat(model: unknown): model is Model {
  if (typeof model !== 'object' || model === null) return false
  const { format, scheme, weights, frequencies } = model as Partial<Model>
  return (
    format === 'amparo-linkage-model/1' &&
    Array.isArray(scheme?.comparisons) &&
    Array.isArray(scheme.rules) &&
    Array.isArray(weights) &&
    typeof frequencies === 'object'
  )
}

function faultIn({
  scheme,
  weights,
  prior,
  frequencies,
  calibration,
}: Model): ModelFault | undefined {
  const asked = scheme.comparisons.map((one) => `${one.name}: ${levelNames(one).slice(1).join()}`)
  const weighed = weights.map(
    ({ comparison, levels }) => `${comparison}: ${levels.map(({ level }) => level).join()}`,
  )
  if (asked.join('\n') !== weighed.join('\n')) return 'levels-differ'
  const all = [prior, ...weights.flatMap(({ levels }) => levels.map(({ weight }) => weight))]
  if (!all.every(Number.isSafeInteger)) return 'no-whole-weight'
  const hasAll = frequencyColumns(scheme).every((column) => frequencies[column] !== undefined)
  if (!hasAll) return 'no-frequencies'
  return calibration === undefined || rises(calibration) ? undefined : 'calibration-falls'
}

function rises({ steps }: Calibration): boolean {
  return steps.every(({ from, same, pairs }, at) => {
    const before = steps[at - 1] ?? { from: Number.NEGATIVE_INFINITY, same: -1, pairs: 1 }
    return pairs > 0 && from > before.from && same * before.pairs >= before.same * pairs
  })
}
