import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapsOf, isSurelyBefore, layOut, overlap } from './gaps.ts'
import type { Gap, Layout, Placed } from './gaps.ts'

const bound = fc.integer({ min: 0, max: 30 })
const placed = fc
  .array(fc.tuple(bound, fc.oneof(bound, fc.constant(0))), { minLength: 1, maxLength: 7 })
  .map((all) => all.map(([lo, width], index) => ({ key: `p${index}`, lo, hi: lo + width })))

/** The things, and one reading of them. */
const withReading = placed.chain((all) =>
  fc.tuple(
    fc.constant(all),
    fc
      .tuple(...all.map(({ lo, hi }) => fc.integer({ min: lo, max: hi })))
      .map((times) => new Map(all.map(({ key }, index) => [key, times[index] ?? 0]))),
  ),
)

function timesOf(keys: readonly string[], reading: ReadonlyMap<string, number>): number[] {
  return keys.map((key) => reading.get(key) ?? Number.NaN)
}

/** How long a stretch was in one reading. */
function trueLength(gap: Gap, layout: Layout, reading: ReadonlyMap<string, number>): number {
  const [from, to] = [timesOf(gap.after, reading), timesOf(gap.before, reading)]
  if (gap.order === 'known') return Math.min(...to) - Math.max(...from)
  const isStep = (keys: readonly string[]) =>
    layout.steps.some((step) => step.map(({ key }) => key).join() === keys.join())
  // From the earliest vague thing to the first step, or from the last step to the latest.
  if (!isStep(gap.after)) return Math.max(0, Math.min(...to) - Math.min(...from))
  return Math.max(0, Math.max(...to) - (isStep(gap.before) ? Math.min(...from) : Math.max(...from)))
}

function gapsIn(all: readonly Placed[]): readonly Gap[] {
  return gapsOf(layOut(all))
}

function sumOfMost(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, { most }) => sum + (most ?? Infinity), 0)
}

describe('the steps', () => {
  it('hold everything once, and what stands before surely came before', () => {
    fc.assert(
      fc.property(placed, (all) => {
        const { steps, floating } = layOut(all)
        const keys = [...steps.flat(), ...floating].map(({ key }) => key)
        expect(keys.toSorted()).toEqual(all.map(({ key }) => key).toSorted())
        for (const [index, step] of steps.entries()) {
          for (const one of step) {
            for (const later of steps.slice(index + 1).flat()) {
              expect(isSurelyBefore(one, later)).toBe(true)
            }
            expect(step.every((other) => overlap(one, other))).toBe(true)
          }
        }
      }),
    )
  })

  it('only what fits on both sides of something floats', () => {
    fc.assert(
      fc.property(placed, (all) => {
        for (const one of layOut(all).floating) {
          const near = all.filter((other) => overlap(one, other))
          expect(near.some((a) => near.some((b) => isSurelyBefore(a, b)))).toBe(true)
        }
      }),
    )
  })
})

describe('the stretches between them', () => {
  it('least ≤ true ≤ most in every reading, and together they are the whole time', () => {
    fc.assert(
      fc.property(withReading, ([all, reading]) => {
        const layout = layOut(all)
        let whole = 0
        for (const gap of gapsOf(layout)) {
          const length = trueLength(gap, layout, reading)
          expect(length).toBeGreaterThanOrEqual(gap.least)
          expect(length).toBeLessThanOrEqual(gap.most ?? Infinity)
          whole += length
        }
        const times = [...reading.values()]
        expect(whole).toBe(Math.max(...times) - Math.min(...times))
      }),
      { numRuns: 500 },
    )
  })

  it('name everything that may lie inside', () => {
    fc.assert(
      fc.property(withReading, ([all, reading]) => {
        for (const gap of gapsIn(all).filter(({ order }) => order === 'known')) {
          const from = Math.max(...timesOf(gap.after, reading))
          const to = Math.min(...timesOf(gap.before, reading))
          const inside = all.filter(({ key }) => {
            const time = reading.get(key) ?? Number.NaN
            const isEnd = gap.after.includes(key) || gap.before.includes(key)
            return !isEnd && time > from && time < to
          })
          for (const { key } of inside) expect(gap.perhapsBetween).toContain(key)
        }
      }),
    )
  })

  it('do not depend on the order in which things are told', () => {
    const shuffled = placed.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(gapsIn(other)).toEqual(gapsIn(all))
      }),
    )
  })

  it('splitting one never lowers the most', () => {
    const split = fc.tuple(bound, bound, bound, bound, bound).map(([start, a, b, c, d]) => {
      const first = { key: 'first', lo: start, hi: start + a }
      const middle = { key: 'middle', lo: first.hi + 1, hi: first.hi + 1 + b }
      const last = { key: 'last', lo: middle.hi + 1 + c, hi: middle.hi + 1 + c + d }
      return [first, middle, last] as const
    })
    fc.assert(
      fc.property(split, ([first, middle, last]) => {
        const whole = sumOfMost(gapsIn([first, last]))
        expect(sumOfMost(gapsIn([first, middle, last]))).toBeGreaterThanOrEqual(whole)
      }),
    )
  })

  it('however much is known, the most is never less than the longest reading', () => {
    fc.assert(
      fc.property(withReading, ([all, reading]) => {
        const times = [...reading.values()]
        const whole = Math.max(...times) - Math.min(...times)
        expect(sumOfMost(gapsIn(all))).toBeGreaterThanOrEqual(whole)
      }),
    )
  })

  it('what nothing bounds has no most', () => {
    const open = { key: 'open', lo: 5, hi: Infinity }
    expect(gapsIn([{ key: 'first', lo: 0, hi: 0 }, open, { key: 'late', lo: 9, hi: 9 }])).toEqual([
      {
        after: ['first'],
        before: ['open', 'late'],
        perhapsBetween: [],
        order: 'known',
        least: 5,
        most: 9,
      },
      {
        after: ['open', 'late'],
        before: ['open', 'late'],
        perhapsBetween: [],
        order: 'unknown',
        least: 0,
        most: null,
      },
    ])
  })
})
