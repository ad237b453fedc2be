import { probabilityOf, type Centibits } from './centibits.ts'
import { pairWeigher } from './explain.ts'
import { leastJudged } from './intervals.ts'
import type { Calibration, CalibrationStep, Model } from './model.ts'
import type { Table } from './table.ts'
import type { Label } from './train.ts'

export type Calibrated =
  | { readonly verdict: 'calibrated'; readonly model: Model }
  | { readonly verdict: 'too-few-judged'; readonly judged: number; readonly needed: number }

/**
 * The next version of a model, which knows how often pairs of each weight were one person when people judged them: the
 * comparisons are not as independent as the sum of their weights takes them to be. Weights stay as they are, and with them
 * explanations and their sums; only what probability a weight stands for is learnt. Judge pairs drawn at random among those
 * of similar weight, as many of each as there is time for: how many are drawn where does not matter, which ones does.
 *
 * Below 100 judged pairs there is no calibration.
 */
export function calibrated(table: Table, model: Model, labels: readonly Label[]): Calibrated {
  if (labels.length < leastJudged)
    return { verdict: 'too-few-judged', judged: labels.length, needed: leastJudged }
  const weightOf = pairWeigher(table, model)
  const judged = labels.map(({ one, other, isSame }) => ({ weight: weightOf(one, other), isSame }))
  return {
    verdict: 'calibrated',
    model: {
      ...model,
      version: model.version + 1,
      calibration: calibrationOf(judged),
      learnt: [...model.learnt, `calibration: ${judged.length} judged pairs`],
    },
  }
}

/** A judged pair by its weight. */
export interface Judged {
  readonly weight: Centibits
  readonly isSame: boolean
}

/**
 * The shares of one person by weight that never fall as the weight rises, and are otherwise as near to what was judged as can
 * be: isotonic regression by pooling adjacent violators (Ayer and others 1955). As if at either end one more pair had been
 * judged the other way, so that nothing is ever certain.
 */
export function calibrationOf(judged: readonly Judged[]): Calibration {
  const weights = judged.map(({ weight }) => weight)
  const doubts = [
    { weight: weights.reduce((most, one) => Math.max(most, one), 0), isSame: false },
    { weight: weights.reduce((least, one) => Math.min(least, one), 0), isSame: true },
  ]
  const byWeight = Map.groupBy([...judged, ...doubts], ({ weight }) => weight)
  const steps: CalibrationStep[] = []
  for (const [from, some] of [...byWeight].toSorted(([a], [b]) => a - b)) {
    let step = { from, same: some.filter(({ isSame }) => isSame).length, pairs: some.length }
    // Shares compared without dividing. Whoever is not above the one before is pooled with it.
    for (let last = steps.at(-1); last !== undefined; last = steps.at(-1)) {
      if (step.same * last.pairs > last.same * step.pairs) break
      steps.pop()
      step = { from: last.from, same: last.same + step.same, pairs: last.pairs + step.pairs }
    }
    steps.push(step)
  }
  return { steps }
}

/** How likely two records are one person, by a model’s calibration where it has one, else by the weight alone. */
export function likelihoodOf(
  { calibration }: Pick<Model, 'calibration'>,
  weight: Centibits,
): number {
  if (calibration === undefined) return probabilityOf(weight)
  const { steps } = calibration
  const step = steps.findLast(({ from }) => from <= weight) ?? steps[0]
  return step === undefined ? probabilityOf(weight) : step.same / step.pairs
}
