import { daysBetween, plusDays } from '@amparo/calendar'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cohortsOf, curveOf, weekOf, type Reported } from './cohorts.ts'

const FIRST = '2020-08-10'
const AS_OF = plusDays(FIRST, 100)

const reported = fc
  .record({ on: fc.nat(100), after: fc.option(fc.integer({ min: -3, max: 100 })) })
  .map(({ on, after }): Reported => {
    const reportedOn = plusDays(FIRST, on)
    const knownOn = after === null ? null : plusDays(reportedOn, after)
    return { reportedOn, knownOn: knownOn !== null && knownOn <= AS_OF ? knownOn : null }
  })
const people = fc.array(reported, { maxLength: 60 })

test('a curve is a recount by hand', () => {
  fc.assert(
    fc.property(people, (all) => {
      const { of, points } = curveOf(all, AS_OF)
      expect(of).toBe(all.length)
      for (const { weeks, known, early } of points) {
        let [found, short] = [0, 0]
        for (const { reportedOn, knownOn } of all) {
          const last = plusDays(reportedOn, weeks * 7)
          if (knownOn !== null && knownOn <= last) found += 1
          else if (AS_OF < last) short += 1
        }
        expect([known, early]).toEqual([found, short])
      }
    }),
  )
})

test('it never falls, never counts anybody twice, and with who is not so far yet never more than all', () => {
  fc.assert(
    fc.property(people, (all) => {
      const { of, points } = curveOf(all, AS_OF)
      for (const [at, { known, early }] of points.entries()) {
        expect(known).toBeGreaterThanOrEqual(points[at - 1]?.known ?? 0)
        expect(known + early).toBeLessThanOrEqual(of)
      }
    }),
  )
})

test('the weeks of reports together are everybody, each once', () => {
  fc.assert(
    fc.property(people, (all) => {
      const cohorts = cohortsOf(all)
      expect(cohorts.flatMap((one) => one.people)).toHaveLength(all.length)
      expect(cohorts.map(({ week }) => week)).toEqual(
        [...new Set(all.map((one) => weekOf(one.reportedOn)))].toSorted(),
      )
      const whole = curveOf(all, AS_OF)
      for (const { weeks, known } of whole.points) {
        const parts = cohorts.map((one) => curveOf(one.people, AS_OF))
        const sum = parts.reduce((before, { points }) => {
          const last = points.findLast((point) => point.weeks <= weeks)
          return before + (last?.known ?? 0)
        }, 0)
        expect(sum).toBe(known)
      }
      const last = whole.points.at(-1)
      expect(last?.known).toBe(all.filter(({ knownOn }) => knownOn !== null).length)
    }),
  )
})

test('a week begins on its Monday, also before the year 2020', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
      const day = plusDays(FIRST, days)
      const monday = weekOf(day)
      expect(new Date(`${monday}T00:00Z`).getUTCDay()).toBe(1)
      expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0)
      expect(daysBetween(monday, day)).toBeLessThan(7)
    }),
  )
})

test('an invented office of sixty: a fifth within a week, 62 of 100 within two, 88 within four, 95 within eight', () => {
  const found = [
    ...Array(12).fill(5),
    ...Array(25).fill(12),
    ...Array(16).fill(25),
    ...Array(4).fill(50),
  ]
  const all = Array.from({ length: 60 }, (_, at): Reported => {
    const reportedOn = plusDays(FIRST, at % 5)
    const after: number | undefined = found[at]
    return { reportedOn, knownOn: after === undefined ? null : plusDays(reportedOn, after) }
  })
  const { of, points } = curveOf(all, plusDays(FIRST, 70))
  const percent = (weeks: number) =>
    Math.round((100 * (points.find((one) => one.weeks === weeks)?.known ?? 0)) / of)
  expect([0, 1, 2, 4, 8].map(percent)).toEqual([0, 20, 62, 88, 95])
  expect(points.every(({ weeks, early }) => weeks > 8 || early === 0)).toBe(true)
})
