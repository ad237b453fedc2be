import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from './claim.ts'
import { sortOut } from './standing.ts'
import { aClaim } from './testing/claims.ts'

type Correction = { readonly replaces?: string } | { readonly retracts?: string }

function said(id: number, correction: Correction = {}): Claim {
  return aClaim(id, 'person.residence', `place ${id}`, correction)
}

function standing(...claims: Claim[]): string[] {
  return sortOut(claims).stands.map(({ id }) => id)
}

/** Any corrections at all: of themselves, of later ones, of unknown ones, in circles. */
const anyClaims = fc
  .array(
    fc.record(
      { replaces: fc.integer({ min: 0, max: 12 }), retracts: fc.integer({ min: 0, max: 12 }) },
      { requiredKeys: [] },
    ),
    { maxLength: 12 },
  )
  .map((all) =>
    all.map(({ replaces, retracts }, index) =>
      said(index + 1, {
        ...(replaces === undefined ? {} : { replaces: String(replaces) }),
        ...(retracts === undefined ? {} : { retracts: String(retracts) }),
      }),
    ),
  )

describe('for any corrections', () => {
  it('every claim with a value either stands or is withdrawn, and none twice', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const { stands, withdrawn } = sortOut(claims)
        const valued = claims.filter(({ retracts }) => retracts === undefined)
        expect([...stands, ...withdrawn].map(({ id }) => id).toSorted()).toEqual(
          valued.map(({ id }) => id).toSorted(),
        )
      }),
    )
  })

  it('the newest claim stands: nothing can speak of it yet', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const newest = said(99)
        expect(sortOut([...claims, newest]).stands).toContain(newest)
      }),
    )
  })

  it('taking back the last correction gives what was there before it', () => {
    fc.assert(
      fc.property(
        anyClaims,
        fc.integer({ min: 1, max: 12 }),
        fc.boolean(),
        (claims, id, retract) => {
          const correction = said(50, retract ? { retracts: `${id}` } : { replaces: `${id}` })
          const undone = sortOut([...claims, correction, said(51, { retracts: '50' })])
          expect(undone.stands).toEqual(sortOut(claims).stands)
        },
      ),
    )
  })

  it('neither the order of the list nor a repeat matters', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        expect(sortOut([...claims.toReversed(), ...claims])).toEqual(sortOut(claims))
      }),
    )
  })
})

it('a claim taken back falls, and what takes it back is no value', () => {
  expect(standing(said(1), said(2), said(3, { retracts: '1' }))).toEqual(['2'])
})

it('a claim taken back by mistake comes back', () => {
  expect(standing(said(1), said(2, { retracts: '1' }), said(3, { retracts: '2' }))).toEqual(['1'])
})

it('of a chain of corrections only the last stands', () => {
  const chain = [said(1), said(2, { replaces: '1' }), said(3, { replaces: '2' })]
  expect(standing(...chain)).toEqual(['3'])
})

it('when the last of a chain is taken back, the one before it stands again', () => {
  const chain = [said(1), said(2, { replaces: '1' }), said(3, { replaces: '2' })]
  expect(standing(...chain, said(4, { retracts: '3' }))).toEqual(['2'])
})

it('taking back the middle of a chain does not bring its beginning back', () => {
  const chain = [said(1), said(2, { replaces: '1' }), said(3, { replaces: '2' })]
  expect(standing(...chain, said(4, { retracts: '2' }))).toEqual(['3'])
})

it('a claim replaced twice stays replaced until both are taken back', () => {
  const twice = [said(1), said(2, { replaces: '1' }), said(3, { replaces: '1' })]
  expect(standing(...twice)).toEqual(['2', '3'])
  expect(standing(...twice, said(4, { retracts: '2' }))).toEqual(['3'])
  expect(standing(...twice, said(4, { retracts: '2' }), said(5, { retracts: '3' }))).toEqual(['1'])
})

it('ids are compared as numbers, not as words', () => {
  expect(standing(said(9), said(10, { replaces: '9' }))).toEqual(['10'])
})

it('what names itself or a later claim has no effect', () => {
  expect(standing(said(1, { replaces: '1' }), said(2, { replaces: '3' }), said(3))).toEqual([
    '1',
    '2',
    '3',
  ])
})
