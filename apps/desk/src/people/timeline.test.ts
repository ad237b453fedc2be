import type { CustodySpan } from '@amparo/register'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layOut } from './timeline.ts'

const ended = (lo: string, hi: string): CustodySpan => ({
  from: { lo, hi: lo },
  to: { lo: hi, hi },
  state: 'ended',
  since: null,
})
const unknownSince = (lo: string, since: string): CustodySpan => ({
  from: { lo, hi: lo },
  to: null,
  state: 'unknown-since',
  since,
})

const day = fc
  .integer({ min: 0, max: 4_000 })
  .map((days) => new Date(Date.UTC(2015, 0, 1 + days)).toISOString().slice(0, 10))
const maybe = fc.option(day, { nil: null })
const interval = fc.option(fc.record({ lo: maybe, hi: maybe }), { nil: null })
const anySpan: fc.Arbitrary<CustodySpan> = fc.record({
  from: interval,
  to: interval,
  state: fc.constantFrom('ended' as const, 'unknown-since' as const),
  since: maybe,
})

describe('the timeline of custody', () => {
  test('runs on past the last day known when nobody knows the end', () => {
    const timeline = layOut([unknownSince('2020-08-10', '2020-08-14')])
    const [bar] = timeline?.bars ?? []
    expect(bar?.open).toBe(true)
    expect((bar?.start ?? 0) + (bar?.length ?? 0)).toBeCloseTo(1)
    expect(bar?.unsureEnd).toBeGreaterThan(0)
  })

  test('puts periods side by side by day', () => {
    const timeline = layOut([ended('2020-08-10', '2020-08-11'), ended('2020-08-12', '2020-08-13')])
    const [first, second] = timeline?.bars ?? []
    expect(first).toMatchObject({ start: 0, length: 0.5, open: false })
    expect(second).toMatchObject({ start: 0.5, length: 0.5 })
  })

  test('has no bar for a period without any day, and is nothing when there is none', () => {
    const blank: CustodySpan = { from: null, to: null, state: 'unknown-since', since: null }
    expect(layOut([blank])).toBeNull()
    expect(layOut([blank, ended('2020-08-10', '2020-08-11')])?.bars[0]).toBeNull()
  })

  test('never draws outside itself, whatever is known and however it disagrees', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 5 }), (spans) => {
        for (const bar of layOut(spans)?.bars ?? []) {
          if (bar === null) continue
          expect(bar.start).toBeGreaterThanOrEqual(0)
          expect(bar.length).toBeGreaterThan(0)
          expect(bar.start + bar.length).toBeLessThanOrEqual(1.000_001)
          expect(bar.unsureStart).toBeGreaterThanOrEqual(0)
          expect(bar.unsureEnd).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
