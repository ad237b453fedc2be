import type { Centibits } from './centibits.ts'
import type { WeightOf } from './clusters.ts'
import { comparedColumns } from './levels.ts'
import type { Model } from './model.ts'
import { levelNames, type Key, type Rule } from './scheme.ts'
import { columnOf, textAt, unknown, type Table } from './table.ts'
import { twoRows } from './two-rows.ts'
import { Weigher, weightsOf } from './weigher.ts'

/** Why a pair weighs what it weighs. `prior` and the weights of all reasons add up to `weight`, exactly. */
export interface Explanation {
  readonly model: Pick<Model, 'name' | 'version'>
  readonly weight: Centibits
  readonly prior: Centibits
  /** One for each comparison, in the order of the scheme; those that know nothing weigh 0. */
  readonly reasons: readonly Reason[]
  /** The rules on whose columns the two agree: why they were compared at all. */
  readonly rules: readonly string[]
}

export interface Reason {
  readonly comparison: string
  /** A level of the scheme, or `unknown`, or `differs`. */
  readonly level: string
  readonly weight: Centibits
  /** Where it matters how frequent a value is: with a weight of its own, which counts as well. */
  readonly rarity?: Rarity
}

export interface Rarity {
  readonly column: string
  /** The more frequent of the two values, and how many of how many records have it. */
  readonly value: string
  readonly count: number
  readonly total: number
  readonly weight: Centibits
}

/**
 * Explains pairs of a table, by what `weighAll` weighs them by. Holds values of records: whoever may not see those may not
 * see this.
 */
export function explainer(table: Table, model: Model): (one: number, other: number) => Explanation {
  const { rows, stride, show, weigher } = pairsShown(table, model)
  const names = model.scheme.comparisons.map(levelNames)
  return (one, other) => {
    show(one, other)
    const [a, b] = [0, stride]
    const reasons = model.scheme.comparisons.map(({ name, levels }, at): Reason => {
      const level = weigher.level(at, rows, a, b)
      const rarity = weigher.rarity(at, level, rows, a, b)
      const weight = weigher.part(at, rows, a, b) - rarity
      const column = levels[level - 1]?.frequency
      return {
        comparison: name,
        level: names[at]?.[level] ?? '',
        weight,
        ...(column === undefined ? {} : rarityOf(table, model, column, [one, other], rarity)),
      }
    })
    return {
      model: { name: model.name, version: model.version },
      weight: weigher.weight(rows, a, b),
      prior: model.prior,
      reasons,
      rules: model.scheme.rules
        .filter((rule) => agree(table, rule, one, other))
        .map(({ name }) => name),
    }
  }
}

function rarityOf(
  table: Table,
  model: Model,
  column: string,
  pair: readonly number[],
  weight: Centibits,
): { rarity?: Rarity } {
  const { total, counts } = model.frequencies[column] ?? { total: 0, counts: {} }
  const values = pair.flatMap((record) => textAt(table, column, record) ?? [])
  if (values.length < 2) return {}
  const [rarer = '', value = rarer] = values.toSorted((a, b) => (counts[a] ?? 1) - (counts[b] ?? 1))
  return { rarity: { column, value, count: counts[value] ?? 1, total, weight } }
}

function agree(table: Table, { columns }: Rule, one: number, other: number): boolean {
  const codesOf = (key: Key, record: number) =>
    [key].flat().map((name) => columnOf(table, name)[record] ?? unknown)
  return columns.every((key) => {
    const others = codesOf(key, other)
    return codesOf(key, one).some((code) => code >= 0 && others.includes(code))
  })
}

/** The weight of any two records of a table, also of two that no rule brings together. */
export function pairWeigher(table: Table, model: Model): WeightOf {
  const { rows, stride, show, weigher } = pairsShown(table, model)
  return (one, other) => {
    show(one, other)
    return weigher.weight(rows, 0, stride)
  }
}

function pairsShown(table: Table, model: Model) {
  const names = comparedColumns(model.scheme.comparisons)
  const weigher = new Weigher(weightsOf(model, table.values), table.values, (name) =>
    names.indexOf(name),
  )
  return { ...twoRows(names.map((name) => columnOf(table, name))), weigher }
}
