import { daysBetween, plusDays } from '@amparo/calendar'

/** Somebody who was reported missing, by civil days. */
export interface Reported {
  readonly reportedOn: string
  /** Since when it is known what became of them; null while it is not. */
  readonly knownOn: string | null
}

/** So many weeks after the report. */
export interface CurvePoint {
  readonly weeks: number
  /** Of how many it was known by then. */
  readonly known: number
  /** Of how many it is not known, while they were reported more lately than that. */
  readonly early: number
}

/** Of how many people, who stay the same all along, it was known so many weeks after each was reported. */
export interface Curve {
  readonly of: number
  readonly points: readonly CurvePoint[]
}

const MARKS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 26, 39, 52, 78, 104, 156, 208, 260]

/**
 * From the day of the report up to the first mark that not even the first report has passed, where it counts all that is known.
 * It never falls; by `early` it may still come to more.
 */
export function curveOf(people: readonly Reported[], asOf: string): Curve {
  const waited = people.map((one) => ({
    known: one.knownOn === null ? null : daysBetween(one.reportedOn, one.knownOn),
    age: daysBetween(one.reportedOn, asOf),
  }))
  const oldest = waited.reduce((most, { age }) => Math.max(most, age), 0)
  const reached = MARKS.filter((_, at) => (MARKS[at - 1] ?? -1) * 7 < oldest)
  const points = reached.map((weeks) => {
    const days = weeks * 7
    const isKnown = (known: number | null) => known !== null && known <= days
    return {
      weeks,
      known: waited.filter(({ known }) => isKnown(known)).length,
      early: waited.filter(({ known, age }) => !isKnown(known) && age < days).length,
    }
  })
  return { of: people.length, points }
}

/** The Monday of a civil day's week (ISO 8601). */
export function weekOf(day: string): string {
  const since = daysBetween(A_MONDAY, day) % 7
  return plusDays(day, -(since < 0 ? since + 7 : since))
}

const A_MONDAY = '2020-08-10'

/** People by the week in which they were reported, the first week first. */
export function cohortsOf<One extends Reported>(
  people: readonly One[],
): readonly { readonly week: string; readonly people: readonly One[] }[] {
  const byWeek = Map.groupBy(people, ({ reportedOn }) => weekOf(reportedOn))
  return [...byWeek]
    .map(([week, ones]) => ({ week, people: ones }))
    .toSorted((a, b) => (a.week < b.week ? -1 : 1))
}
