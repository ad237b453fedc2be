import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from './claim.ts'
import { custodySpan } from './custody-span.ts'
import type { CustodySpan } from './custody-span.ts'
import { fold } from './fold.ts'
import { aClaim } from './testing/claims.ts'
import { everyForm } from './testing/dates.ts'
import { viewRow } from './view-row.ts'

const from = (id: number, edtf: string) => aClaim(id, 'custody.from', edtf)
const to = (id: number, edtf: unknown, said: Parameters<typeof aClaim>[3] = {}) =>
  aClaim(id, 'custody.to', edtf, said)
const byState = { source: { kind: 'authority' as const }, credibility: 1 as const }

function spanFrom(...claims: Claim[]): CustodySpan {
  return custodySpan(fold(claims, 'custody'))
}

describe('silence is not a release', () => {
  it('whatever is said of its beginning', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyForm), { maxLength: 4 }), (dates) => {
        const span = spanFrom(...dates.map((edtf, index) => from(index + 1, edtf)))
        expect(span).toMatchObject({ state: 'unknown-since', to: null })
      }),
    )
  })

  it('nor is whatever only the authorities say of its end', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...everyForm), { maxLength: 4 }), (dates) => {
        const ends = dates.map((edtf, index) => to(index + 2, edtf, byState))
        const view = fold([from(1, '2020-08-10'), ...ends])
        expect(custodySpan(view)).toMatchObject({ state: 'unknown-since', since: '2020-08-10' })
        expect(viewRow(view).hi).toBeNull()
      }),
    )
  })

  it('nor is an end that this reader cannot open', () => {
    expect(spanFrom(from(1, '2020-08-10'), to(2, { kind: 'sealed' }))).toMatchObject({
      state: 'unknown-since',
    })
  })

  it('nor is an end that was taken back', () => {
    const taken = [to(2, '2020-08-14'), to(3, '2020-08-14', { retracts: '2' })]
    expect(spanFrom(from(1, '2020-08-10'), ...taken)).toMatchObject({ state: 'unknown-since' })
  })
})

it('nothing at all is known of a custody nobody dated', () => {
  expect(spanFrom()).toEqual({ from: null, to: null, state: 'unknown-since', since: null })
})

it('a custody has ended when somebody says when', () => {
  expect(spanFrom(from(1, '2020-08-10/2020-08-12'), to(2, '2020-08-14T09:00'))).toEqual({
    from: { lo: '2020-08-10', hi: '2020-08-12' },
    to: { lo: '2020-08-14', hi: '2020-08-14' },
    state: 'ended',
    since: null,
  })
})

it('an open end is unknown since its first day', () => {
  expect(spanFrom(from(1, '2020-08-10'), to(2, '2020-08-14T09:00/..'))).toMatchObject({
    state: 'unknown-since',
    since: '2020-08-14',
  })
})

it('without any word of its end it is unknown since the last day it can have begun', () => {
  expect(spanFrom(from(1, '2020-08-10/2020-08-12')).since).toBe('2020-08-12')
  expect(spanFrom(from(1, '2020-08-10/..')).since).toBe('2020-08-10')
})

it('the family’s "still inside" stands against the ministry’s "released"', () => {
  const span = spanFrom(from(1, '2020-08-10'), to(2, '2020-08-14', byState), to(3, '2020-08-16/..'))
  expect(span).toMatchObject({ state: 'unknown-since', since: '2020-08-16' })
})

it('sources that all say it ended, each on another day, leave the days between them', () => {
  const span = spanFrom(to(1, '2020-08-14'), to(2, '2020-08-16'))
  expect(span).toMatchObject({ state: 'ended', to: { lo: '2020-08-14', hi: '2020-08-16' } })
})

it('sources that weigh the same, of whom one says still inside, leave it open', () => {
  const span = spanFrom(from(1, '2020-08-10'), to(2, '2020-08-14'), to(3, '2020-08-16/..'))
  expect(span).toMatchObject({ state: 'unknown-since' })
})
