import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from './claim.ts'
import { fold } from './fold.ts'
import { aClaim } from './testing/claims.ts'
import { sameView } from './view.ts'

const towns = ['Synthetic town', 'Another town', 'A third town'] as const

/** Claims that meet, correct and take back each other; any of them may have been erased. */
const anyHistory = fc.array(
  fc.record({
    town: fc.constantFrom(...towns),
    credibility: fc.constantFrom(1, 2, 6),
    speaks: fc.constantFrom('of nothing', 'of nothing', 'replaces', 'retracts'),
    of: fc.integer({ min: 1, max: 10 }),
    erased: fc.boolean(),
  }),
  { minLength: 1, maxLength: 10 },
)
type History = typeof anyHistory extends fc.Arbitrary<infer All> ? All : never

function claimsOf(history: History, valueOfErased: (town: string) => string): Claim[] {
  return history.map(({ town, credibility, speaks, of, erased }, at) => {
    const gone = erased && speaks !== 'retracts'
    return aClaim(at + 1, 'person.residence', gone ? valueOfErased(town) : town, {
      credibility: credibility as Claim['credibility'],
      ...(speaks === 'of nothing' ? {} : { [speaks]: String(of) }),
      ...(gone ? { erased: '2026-02-03' } : {}),
    })
  })
}

describe('an erased claim', () => {
  it('counts nowhere, whatever is left in the place of its value', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const asItWas = fold(claimsOf(history, (town) => town))
        const other = fold(claimsOf(history, () => 'something else'))
        expect(sameView(asItWas, other)).toBe(true)
      }),
    )
  })

  it('is named nowhere in the view', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const claims = claimsOf(history, (town) => town)
        const named = Object.values(fold(claims).properties).flatMap(({ groups, retracted }) => [
          ...groups.flatMap((group) => group.claims),
          ...retracted,
        ])
        const gone = claims.filter(({ erased }) => erased !== undefined)
        expect(gone.filter(({ id }) => named.includes(id))).toEqual([])
      }),
    )
  })

  it('does not bring back what it had corrected, until it is taken back itself', () => {
    const mistake = aClaim(1, 'person.residence', 'Synthetic town')
    const correction = aClaim(2, 'person.residence', 'Another town', {
      replaces: '1',
      erased: '2026-02-03',
    })
    const retraction = aClaim(3, 'person.residence', 'Another town', { retracts: '2' })
    expect(fold([mistake, correction]).properties['person.residence']).toMatchObject({
      best: null,
      retracted: ['1'],
    })
    expect(
      fold([mistake, correction, retraction]).properties['person.residence']?.best?.claims,
    ).toEqual(['1'])
  })

  it('leaves nothing behind of a property of which nothing else was said', () => {
    const only = aClaim(1, 'person.residence', 'Synthetic town', { erased: '2026-02-03' })
    expect(fold([only], 'person')).toEqual({
      kind: 'person',
      properties: {},
      quarrels: 0,
      claims: 0,
    })
  })
})
