import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claimSourceKinds, credibilities, directnesses, visibleTo } from './claim.ts'
import type { Claim } from './claim.ts'
import { properties, propertiesOf, property, propertyCodes } from './declaration.ts'
import { fold } from './fold.ts'
import { subjectKinds } from './property.ts'
import type { Property, PropertyCode } from './property.ts'
import { aClaim } from './testing/claims.ts'
import { examplesOf } from './testing/values.ts'
import { normalForm } from './value.ts'
import { sameView } from './view.ts'
import type { FoldedProperty } from './view.ts'
import { whyCodes } from './why.ts'

const sealed = { kind: 'sealed' }

/**
 * A few properties of one kind, each with a few values, so that claims meet; any kind, and any
 * property that is declared.
 */
const anyAsked = fc
  .constantFrom(...subjectKinds)
  .chain((kind) => fc.shuffledSubarray([...propertiesOf(kind)], { minLength: 1, maxLength: 3 }))

function anyValueOf(asked: readonly Property[]) {
  return fc.constantFrom(
    ...asked.flatMap((declared) =>
      [...examplesOf(declared), sealed].map((value) => [declared.code, value] as const),
    ),
  )
}

const anySaid = fc.record({
  directness: fc.constantFrom(...directnesses),
  credibility: fc.constantFrom(...credibilities),
  saidOn: fc.constantFrom('2020-08-12', '2020-08-14', '2020-09-01'),
  audience: fc.constantFrom(0, 0, 1, 2),
})

const anySource = fc.record({
  origin: fc.constantFrom('mother', 'lawyer', 'cell-mate', 'ministry', 'list'),
  kind: fc.constantFrom(...claimSourceKinds),
})

const anyCorrection = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 14 }).map((id) => ({ replaces: String(id) })) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 14 }).map((id) => ({ retracts: String(id) })) },
)

/** Claims about one subject, with corrections of each other, and one value more. */
const anyCase = anyAsked.chain((asked) =>
  fc.record({
    kind: fc.constant(asked[0]!.kind),
    claims: fc
      .array(fc.tuple(anyValueOf(asked), anySaid, anySource, anyCorrection), {
        maxLength: 14,
        size: 'max',
      })
      .map((all) =>
        all.map(([[code, value], said, source, correction], index) =>
          aClaim(index + 1, code, value, { ...said, ...correction, source }),
        ),
      ),
    more: anyValueOf(asked),
  }),
)

const anyClaims = anyCase.map(({ claims }) => claims)

function everyProperty(claims: readonly Claim[]): FoldedProperty[] {
  return Object.values(fold(claims).properties)
}

function only(claims: readonly Claim[]): FoldedProperty {
  const [folded, ...more] = everyProperty(claims)
  if (folded === undefined || more.length > 0) throw new Error('Not exactly one property.')
  return folded
}

/** Null also of a sealed value. */
function bestText(folded: FoldedProperty | undefined): string | null {
  return folded?.best ? normalForm(folded.best.value) : null
}

describe('whatever the claims', () => {
  it('the view does not depend on their order or on repeats', () => {
    fc.assert(
      fc.property(
        anyClaims.chain((claims) =>
          fc.tuple(
            fc.constant(claims),
            fc.shuffledSubarray([...claims, ...claims], {
              minLength: claims.length * 2,
              maxLength: claims.length * 2,
            }),
          ),
        ),
        ([claims, shuffled]) => {
          expect(fold(shuffled)).toEqual(fold(claims))
        },
      ),
    )
  })

  it('a claim that was taken back changes nothing but the list of what was taken back', () => {
    fc.assert(
      fc.property(
        anyCase,
        anySaid,
        anySource,
        ({ kind, claims, more: [code, value] }, said, source) => {
          const wrong = aClaim(50, code, value, { ...said, source })
          const retraction = aClaim(51, code, value, { retracts: '50' })
          const with50 = fold([...claims, wrong, retraction])
          const kept = Object.entries(with50.properties).map(([name, folded]) => {
            const retracted = folded.retracted.filter((id) => id !== '50')
            return [name, { ...folded, retracted }]
          })
          const spoken = kept.filter(([name]) => name !== code || hasCode(claims, code))
          expect({ ...with50, properties: Object.fromEntries(spoken) }).toEqual(fold(claims, kind))
        },
      ),
    )
  })

  it('what only a team may see never changes what the office sees', () => {
    fc.assert(
      fc.property(anyCase, anySaid, anySource, ({ claims, more: [code, value] }, said, source) => {
        const confined = [
          aClaim(51, code, value, { ...said, source, audience: 1 }),
          aClaim(52, code, value, { ...said, source, audience: 2, replaces: '1' }),
          aClaim(53, code, value, { audience: 1, retracts: '2' }),
        ]
        const office = fold(visibleTo(claims, [0]))
        expect(fold(visibleTo([...claims, ...confined], [0]))).toEqual(office)
      }),
    )
  })

  it('what only the authorities say where it never counts alone stands first only where nobody else speaks', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const { properties: all } = fold(claims)
        for (const { code, stateWord } of properties) {
          const folded = all[code]
          if (folded?.best?.stateAlone !== true) continue
          expect(stateWord).toBe('never-alone')
          expect(folded.groups.every(({ stateAlone }) => stateAlone)).toBe(true)
          expect(folded.reason).toBe('state-only')
        }
      }),
    )
  })

  it('every standing claim with a value is in exactly one group', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const view = fold(claims)
        const groups = Object.values(view.properties).flatMap((folded) => folded.groups)
        const grouped = groups.flatMap((group) => group.claims)
        const retracted = Object.values(view.properties).flatMap((folded) => folded.retracted)
        const valued = claims.filter(({ retracts }) => retracts === undefined).map(({ id }) => id)
        expect([...grouped, ...retracted].toSorted()).toEqual(valued.toSorted())
        expect(view.claims).toBe(grouped.length)
      }),
    )
  })

  it('the best is the first of the groups, and only a tie or nothing leaves none', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        for (const folded of everyProperty(claims)) {
          expect(whyCodes).toContain(folded.reason)
          const none = folded.groups.length === 0 ? 'nothing-stands' : 'tie'
          const hasNone = ['nothing-stands', 'tie'].includes(folded.reason)
          expect(folded.best).toBe(hasNone ? null : folded.groups[0])
          expect(folded.reason).toBe(hasNone ? none : folded.reason)
        }
      }),
    )
  })

  it('a quarrel has two values that can be read, and quarrels are counted by property', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const all = everyProperty(claims)
        for (const { contested, groups } of all) {
          const readable = groups.filter(({ value }) => value.kind !== 'sealed')
          expect(contested && readable.length < 2).toBe(false)
        }
        expect(fold(claims).quarrels).toBe(all.filter(({ contested }) => contested).length)
      }),
    )
  })

  it('one more independent origin for the best value leaves it the best', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const { properties: all } = fold(claims)
        const readable = propertyCodes.filter((code) => bestText(all[code]) !== null)
        const supported = readable.map((code) => {
          const more = aClaim(60, code, all[code]!.best!.value, { source: { origin: 'one more' } })
          return bestText(fold([...claims, more]).properties[code])
        })
        expect(supported).toEqual(readable.map((code) => bestText(all[code])))
      }),
    )
  })

  it('a view is the same after a journey through JSON, in whatever order its keys come back', () => {
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const view = fold(claims)
        const back = JSON.parse(JSON.stringify(view))
        expect(back).toEqual(view)
        const { kind, properties: all, ...rest } = back
        const turned = {
          ...rest,
          properties: Object.fromEntries(Object.entries(all).toReversed()),
          kind,
        }
        expect(sameView(turned, view)).toBe(true)
      }),
    )
  })
})

function hasCode(claims: readonly Claim[], code: PropertyCode): boolean {
  return claims.some(
    (claim) => claim.property === property(code).number && claim.retracts === undefined,
  )
}

const town = (id: number, value: string, said: Parameters<typeof aClaim>[3] = {}) =>
  aClaim(id, 'person.residence', value, said)

describe('the rules, in their order', () => {
  // Each line: the better claim, the other one, and why. Everything else speaks for the other.
  it('more independent origins come before any rating', () => {
    const folded = only([
      town(1, 'old town', { credibility: 5 }),
      town(2, 'Old  Town', { credibility: 5 }),
      town(3, 'new town', { credibility: 1, directness: 'first-hand', saidOn: '2020-09-30' }),
    ])
    expect(folded).toMatchObject({ reason: 'more-origins', contested: true })
    expect(folded.best).toMatchObject({ claims: ['1', '2'], origins: 2 })
  })

  it('ten reposts of one origin count once', () => {
    const reposts = Array.from({ length: 10 }, (_, index) =>
      town(index + 10, 'new town', { source: { origin: 'one channel' }, credibility: 2 }),
    )
    const folded = only([...reposts, town(1, 'old town'), town(2, 'old town')])
    expect(folded.best).toMatchObject({ claims: ['1', '2'] })
    expect(folded.groups[1]).toMatchObject({ origins: 1 })
    expect(folded.groups[1]!.claims).toHaveLength(10)
  })

  it('then better credibility', () => {
    const folded = only([
      town(1, 'old town', { credibility: 2 }),
      town(2, 'new town', { credibility: 3, directness: 'first-hand', saidOn: '2020-09-30' }),
    ])
    expect(folded).toMatchObject({ reason: 'more-credible', best: { claims: ['1'] } })
  })

  it.each([1, 2, 3] as const)('what cannot be judged stands behind a rating of %i', (rating) => {
    const folded = only([
      town(1, 'old town', { credibility: rating }),
      town(2, 'new town', { credibility: 6, directness: 'first-hand', saidOn: '2020-09-30' }),
    ])
    expect(folded.best).toMatchObject({ claims: ['1'] })
  })

  it.each([4, 5] as const)('what cannot be judged stands before a rating of %i', (rating) => {
    const folded = only([
      town(1, 'old town', { credibility: rating, directness: 'first-hand' }),
      town(2, 'new town', { credibility: 6 }),
    ])
    expect(folded.best).toMatchObject({ claims: ['2'] })
  })

  it('then first-hand, then a document, then what was heard from others', () => {
    const folded = only([
      town(1, 'first', { directness: 'first-hand', saidOn: '2020-08-01' }),
      town(2, 'second', { directness: 'document', saidOn: '2020-08-02' }),
      town(3, 'third', { directness: 'second-hand', saidOn: '2020-08-03' }),
    ])
    expect(folded.reason).toBe('more-direct')
    expect(folded.groups.flatMap(({ claims }) => claims)).toEqual(['1', '2', '3'])
  })

  it('then what was said later, whenever it was recorded', () => {
    const folded = only([
      town(1, 'old town', { saidOn: '2020-08-21', recordedAt: '2020-08-21T00:00:00Z' }),
      town(2, 'new town', { saidOn: '2020-08-20', recordedAt: '2021-01-01T00:00:00Z' }),
    ])
    expect(folded).toMatchObject({ reason: 'said-later', best: { claims: ['1'] } })
  })

  it('equals have no best value, and nobody guesses', () => {
    const folded = only([town(1, 'old town'), town(2, 'new town')])
    expect(folded).toMatchObject({ best: null, reason: 'tie', contested: true })
    expect(folded.groups).toHaveLength(2)
  })

  it('one source alone, and several that agree, are not a quarrel', () => {
    expect(only([town(1, 'old town')])).toMatchObject({ reason: 'only-source', contested: false })
    expect(only([town(1, 'old town'), town(2, 'OLD TOWN')])).toMatchObject({
      reason: 'all-agree',
      contested: false,
    })
  })

  it('when everything was taken back nothing is left, and that is said', () => {
    const folded = only([town(1, 'old town'), town(2, 'old town', { retracts: '1' })])
    expect(folded).toEqual({
      best: null,
      reason: 'nothing-stands',
      contested: false,
      groups: [],
      retracted: ['1'],
    })
  })
})

describe('the word of the authorities', () => {
  const state = { source: { kind: 'authority' as const }, credibility: 1 as const }

  it('does not win on fate, however many of them say so and however it is rated', () => {
    const folded = only([
      aClaim(1, 'person.alive', 'alive', state),
      aClaim(2, 'person.alive', 'alive', state),
      aClaim(3, 'person.alive', 'dead', { credibility: 5 }),
    ])
    expect(folded).toMatchObject({ reason: 'not-state-alone', contested: true })
    expect(folded.best).toMatchObject({ claims: ['3'], stateAlone: false })
  })

  it('does not win on custody against what only a team can open', () => {
    const folded = only([
      aClaim(1, 'custody.place', 'the ministry’s prison', state),
      aClaim(2, 'custody.place', { kind: 'sealed' }, { credibility: 5 }),
    ])
    expect(folded.best).toMatchObject({ claims: ['2'] })
  })

  it('alone is shown, and marked as alone', () => {
    const folded = only([
      aClaim(1, 'person.whereabouts', 'released', state),
      aClaim(2, 'person.whereabouts', 'released', state),
    ])
    expect(folded).toMatchObject({ reason: 'state-only', best: { stateAlone: true } })
  })

  it('counts as soon as somebody else says the same', () => {
    const folded = only([
      aClaim(1, 'person.whereabouts', 'the prison', state),
      aClaim(2, 'person.whereabouts', 'the prison'),
      aClaim(3, 'person.whereabouts', 'the hospital'),
    ])
    expect(folded).toMatchObject({ reason: 'more-origins', best: { stateAlone: false } })
  })

  it('is what counts when the question is what the authorities say', () => {
    const folded = only([
      aClaim(1, 'person.acknowledged', 'denied', state),
      aClaim(2, 'person.acknowledged', 'acknowledged', { credibility: 3 }),
    ])
    expect(folded).toMatchObject({ reason: 'more-credible', best: { claims: ['1'] } })
  })

  it('closes nothing by being more exact', () => {
    const folded = only([
      aClaim(1, 'custody.to', '2020-08-14', state),
      aClaim(2, 'custody.to', '2020-08-12/..'),
    ])
    expect(folded.best).toMatchObject({ claims: ['2'] })
  })
})

describe('dates', () => {
  const birth = (id: number, edtf: string, said: Parameters<typeof aClaim>[3] = {}) =>
    aClaim(id, 'person.birth', edtf, said)

  it('that fit into each other are no quarrel, and the narrower stands first', () => {
    const folded = only([birth(1, '1990'), birth(2, '1990-03-05'), birth(3, '1990-03')])
    expect(folded).toMatchObject({
      reason: 'more-exact',
      contested: false,
      best: { claims: ['2'] },
    })
  })

  it('a wider one said later does not take the narrower back', () => {
    const folded = only([birth(1, '1990-03-05'), birth(2, '1990', { saidOn: '2020-09-30' })])
    expect(folded).toMatchObject({ reason: 'more-exact', best: { claims: ['1'] } })
  })

  it('a narrower one with less behind it does not stand first', () => {
    const folded = only([birth(1, '1990-03-05'), birth(2, '1990'), birth(3, '1990')])
    expect(folded).toMatchObject({ reason: 'more-origins', contested: false })
    expect(folded.best).toMatchObject({ claims: ['2', '3'] })
  })

  it('of two narrower ones that differ neither is put first', () => {
    const folded = only([birth(1, '1990'), birth(2, '1990-03-05'), birth(3, '1990-03-06')])
    expect(folded).toMatchObject({ reason: 'tie', contested: true, best: null })
  })

  it('a wider one that leads stays first when two narrower ones differ', () => {
    const folded = only([
      birth(1, '1990', { saidOn: '2020-09-30' }),
      birth(2, '1990-03-05'),
      birth(3, '1990-03-06'),
    ])
    expect(folded).toMatchObject({ reason: 'said-later', contested: true, best: { claims: ['1'] } })
  })

  it('a tie of two that differ is not settled by a third that fits only one of them', () => {
    const later = { saidOn: '2020-09-30' }
    const folded = only([birth(1, '1990', later), birth(2, '1991', later), birth(3, '1990-03-05')])
    expect(folded).toMatchObject({ reason: 'tie', contested: true, best: null })
  })

  it('that allow the same days are one value, worded without "about" if anyone says it so', () => {
    const folded = only([birth(1, '1990-03~', { credibility: 1 }), birth(2, '1990-03')])
    expect(folded).toMatchObject({ reason: 'all-agree' })
    expect(folded.best).toMatchObject({ value: { edtf: '1990-03' }, origins: 2, credibility: 1 })
  })

  it('of two times of one day differ', () => {
    const at = (id: number, edtf: string) => aClaim(id, 'act.at', edtf)
    expect(only([at(1, '2020-08-10T21:30'), at(2, '2020-08-10T22:00')]).contested).toBe(true)
    expect(only([at(1, '2020-08-10T21:30'), at(2, '2020-08-10')]).contested).toBe(false)
  })
})

describe('names', () => {
  it('are spellings side by side: no quarrel, always one shown first', () => {
    const folded = only([
      aClaim(1, 'person.name', 'Ганна Ясень'),
      aClaim(2, 'person.name', 'Hanna Jasień'),
    ])
    expect(folded).toMatchObject({ reason: 'one-of-several', contested: false })
    expect(folded.best).toBe(folded.groups[0])
  })

  it('come best supported first', () => {
    const folded = only([
      aClaim(1, 'person.name', 'Ганна Ясень'),
      aClaim(2, 'person.name', 'Анна Ясень'),
      aClaim(3, 'person.name', 'анна ясень'),
    ])
    expect(folded).toMatchObject({ reason: 'more-origins', best: { claims: ['2', '3'] } })
  })
})

describe('sealed values', () => {
  it('count by source, rating and time, and contradict nobody', () => {
    const folded = only([
      aClaim(1, 'person.alive', 'alive'),
      aClaim(2, 'person.alive', sealed, { credibility: 2 }),
    ])
    expect(folded).toMatchObject({ reason: 'more-credible', contested: false })
    expect(folded.best).toMatchObject({ claims: ['2'], value: sealed })
  })

  it('of two origins are never taken for one value', () => {
    const folded = only([
      aClaim(1, 'person.alive', sealed),
      aClaim(2, 'person.alive', sealed),
      aClaim(3, 'person.alive', sealed, { source: { origin: 'origin 2' } }),
    ])
    expect(folded.groups.map(({ origins }) => origins)).toEqual([1, 1])
    expect(folded).toMatchObject({ best: null, reason: 'tie', contested: false })
  })

  it('a sealed type of act is the more exact form of "restricted", sealed or opened', () => {
    for (const type of [sealed, 'INT.RAPE']) {
      const folded = only([
        aClaim(1, 'act.type', 'RESTRICTED', { source: { origin: 'a' } }),
        aClaim(2, 'act.type', type, { source: { origin: 'a' }, audience: 2 }),
      ])
      expect(folded).toMatchObject({ reason: 'more-exact', contested: false })
      expect(folded.best).toMatchObject({ claims: ['2'] })
    }
  })

  it('"restricted" contradicts an act of another type', () => {
    const folded = only([
      aClaim(1, 'act.type', 'RESTRICTED'),
      aClaim(2, 'act.type', 'LIFE.CUSTODY'),
    ])
    expect(folded.contested).toBe(true)
  })
})

describe('the view as a whole', () => {
  it('of nothing is empty, of the kind that is asked for', () => {
    expect(fold([])).toEqual({ kind: null, properties: {}, quarrels: 0, claims: 0 })
    for (const kind of subjectKinds) expect(fold([], kind).kind).toBe(kind)
  })

  it('takes its kind from what is said', () => {
    for (const { kind, number } of properties) {
      const claim = { ...town(1, 'anywhere'), property: number }
      expect(fold([claim]).kind).toBe(kind)
    }
  })

  it('of a property that was never declared is our bug', () => {
    expect(() => fold([{ ...town(1, 'anywhere'), property: 9999 }])).toThrow('9999')
  })

  it('differs from another when one claim more stands behind a value', () => {
    const one = fold([town(1, 'old town')])
    expect(sameView(one, fold([town(1, 'old town'), town(2, 'old town')]))).toBe(false)
  })
})
