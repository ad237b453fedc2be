import { daysBetween } from '@amparo/calendar'
import type { Standing } from './standings.ts'

/** Fewer than so many make no share and no middle. */
const FEW = 5

/** Somebody who was released and told of ill-treatment: of whom a share of examinations is counted. */
export function isReleasedAndTold({ acts, whereabouts }: Standing): boolean {
  return whereabouts.custody === 'released' && acts.length > 0
}

/**
 * How many of those who were released and told of ill-treatment were examined. Who does not want it is counted beside them, and missed
 * nothing.
 */
export function figureOf(all: readonly Standing[]) {
  const told = all.filter(isReleasedAndTold)
  const examined = told.filter(({ done }) => done.length > 0)
  const notWished = told.filter(
    ({ done, word }) => done.length === 0 && word?.state === 'not-wished',
  )
  const days = examined.flatMap((one) => daysToExamination(one) ?? [])
  return {
    told: told.length,
    examined: examined.length,
    notWished: notWished.length,
    medianDays: days.length < FEW ? null : middle(days),
    daysKnownOf: days.length,
  }
}

/** Only where the day of the release is known to the day, and the examination came after it. */
function daysToExamination({ whereabouts, done }: Standing): number | null {
  if (whereabouts.custody !== 'released') return null
  const { lo, hi } = whereabouts.on
  if (lo === null || lo !== hi) return null
  const first = done.find((day) => day >= lo)
  return first === undefined ? null : daysBetween(lo, first)
}

function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [left = 0, right = left] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return (left + right) / 2
}
