import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparedWith, elapsed, wholeHours } from './elapsed.ts'
import type { Moments } from './local-time.ts'

const bound = fc.integer({ min: 0, max: 40 })
const moments: fc.Arbitrary<Moments> = fc.oneof(
  fc.tuple(bound, bound).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) })),
  bound.map((lo) => ({ lo, hi: Infinity })),
  bound.map((hi) => ({ lo: -Infinity, hi })),
  fc.constant({ lo: -Infinity, hi: Infinity }),
)

/** Every whole minute it can have been, as far as a finite list goes. */
function readingsOf({ lo, hi }: Moments): number[] {
  const [first, last] = [Math.max(lo, -60), Math.min(hi, 100)]
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

describe('from one thing to another', () => {
  it('no reading falls outside, and both ends are reached', () => {
    fc.assert(
      fc.property(moments, moments, (first, second) => {
        const times = readingsOf(first).flatMap((a) => readingsOf(second).map((b) => b - a))
        const possible = times.filter((time) => time >= 0)
        const span = elapsed(first, second)
        if (span?.kind === 'before-the-start') {
          expect(possible).toEqual([])
          return
        }
        expect(possible.length).toBeGreaterThan(0)
        if (span !== null) expect(Math.min(...possible)).toBe(span.least)
        if (span?.kind === 'between') expect(Math.max(...possible)).toBe(span.most)
      }),
    )
  })

  it('unknown never becomes a number', () => {
    fc.assert(
      fc.property(moments, moments, (first, second) => {
        const span = elapsed(first, second)
        const isBounded = Number.isFinite(first.lo) && Number.isFinite(second.hi)
        if (span?.kind === 'between') expect(isBounded).toBe(true)
        if (span?.kind === 'not-before') expect(span.least).toBeGreaterThan(0)
        const numbers = Object.values(span ?? {}).filter((value) => typeof value === 'number')
        expect(numbers.every(Number.isFinite)).toBe(true)
      }),
    )
  })

  it('nothing known of one end is nothing known of the time', () => {
    const unknown = { lo: -Infinity, hi: Infinity }
    expect(elapsed(unknown, { lo: 5, hi: 5 })).toBeNull()
    expect(elapsed({ lo: 5, hi: 5 }, unknown)).toBeNull()
  })

  it('with one bound only it is "not before"', () => {
    expect(elapsed({ lo: 0, hi: 60 }, { lo: 180, hi: Infinity })).toEqual({
      kind: 'not-before',
      least: 120,
    })
  })
})

describe('against a number of hours', () => {
  it.each([
    [{ kind: 'between', least: 49 * 60, most: 80 * 60 }, 'surely-longer'],
    [{ kind: 'between', least: 0, most: 80 * 60 }, 'perhaps-longer'],
    [{ kind: 'between', least: 0, most: 48 * 60 }, 'not-longer'],
    [{ kind: 'not-before', least: 10 }, 'perhaps-longer'],
    [{ kind: 'not-before', least: 49 * 60 }, 'surely-longer'],
    [{ kind: 'before-the-start' }, 'not-known'],
    [null, 'not-known'],
  ] as const)('%o against 48 is %s', (span, word) => {
    expect(comparedWith(span, 48)).toBe(word)
  })
})

it('hours are rounded outwards', () => {
  expect(wholeHours({ least: 119, most: 121 })).toEqual({ least: 1, most: 3 })
  expect(wholeHours({ least: 0, most: null })).toEqual({ least: 0, most: null })
})
