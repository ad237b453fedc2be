import { pointTypes, statedFacts } from '@amparo/vocabulary'
import type { PointTypeCode, StatedFactCode } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sealed as sealedSaid } from '../testing/views.ts'
import {
  answer,
  atTheCounter,
  aWorld,
  cellMate,
  custody,
  hearsay,
  lawyer,
  ministry,
  mother,
  otherCellMate,
  paper,
  point,
  says,
} from '../testing/worlds.ts'
import type { Part, Teller } from '../testing/worlds.ts'
import type { Contradiction, KnownOfPerson, Side } from './contradiction.ts'
import { comparedProperties } from './compared.ts'
import { contradictionsOf, mattersFirst } from './contradictions-of.ts'
import { stakes } from './rule.ts'
import { rules } from './rules.ts'

const tellers: readonly Teller[] = [
  mother,
  cellMate,
  otherCellMate,
  lawyer,
  hearsay,
  paper,
  { ...ministry, name: 'record of detention' },
  atTheCounter,
]

const aDay = fc.integer({ min: 8, max: 24 }).map((day) => `2020-08-${String(day).padStart(2, '0')}`)
const aTime = fc.oneof(
  { weight: 5, arbitrary: aDay },
  aDay.map((day) => `${day}~`),
  aDay.map((day) => `${day}T14:30`),
  aDay.map((day) => `${day}/..`),
  fc.tuple(aDay, aDay).map((days) => days.toSorted().join('/')),
  fc.constant('2020-08'),
)
const aTeller = fc.constantFrom(...tellers)
const aPlace = fc.constantFrom<Record<string, string>>(
  {},
  { facility: '31' },
  { facility: '32' },
  { place: 'Акрэсціна' },
  { place: 'a barracks' },
)
const aCustody = fc.constantFrom('7', '7', '7', '8')
const pointCodes = Object.keys(pointTypes.entries) as PointTypeCode[]
const factCodes = Object.keys(statedFacts.entries) as StatedFactCode[]
const actCodes = ['INT.TORTURE', 'INT.ASSAULT', 'FT.COUNSEL', 'DIS.FAMILY', 'LIFE.CUSTODY']

const aPart: fc.Arbitrary<Part> = fc.oneof(
  fc
    .record({ by: aTeller, id: aCustody, from: aTime, place: aPlace })
    .map(({ by, id, from, place }) => custody(by, { from, ...place }, id)),
  fc
    .record({ by: aTeller, id: aCustody, to: aTime })
    .map(({ by, id, to }) => custody(by, { to }, id)),
  fc
    .record({
      by: aTeller,
      id: fc.integer({ min: 21, max: 29 }),
      type: fc.constantFrom(...pointCodes),
      at: aTime,
      place: aPlace,
    })
    .map(({ by, id, type, at, place }) => point(by, String(id), type, { at, ...place })),
  fc
    .record({ by: aTeller, type: fc.constantFrom(...actCodes), at: aTime })
    .map(({ by, type, at }) => says(by, 'act', '61', { person: '1', type, at })),
  fc
    .record({
      by: aTeller,
      said: fc.constantFrom<Record<string, string>>(
        { acknowledged: 'denied' },
        { acknowledged: 'acknowledged' },
        { alive: 'dead' },
        { alive: 'alive' },
        { birth: '2003-01-05' },
        { birth: '1990' },
        { 'authorities-told': 'yes' },
        { 'telling-outcome': 'registered-only' },
        { whereabouts: 'Окрестина' },
        { residence: 'Мінск' },
        { sex: 'female' },
      ),
      saidOn: aDay,
    })
    .map(({ by, said, saidOn }) => says(by, 'person', '1', said, { saidOn })),
)

const anAnswer = fc.record({
  by: fc.constantFrom(ministry, ministry, mother, lawyer),
  body: fc.constantFrom('41', '42'),
  facts: fc.array(
    fc.record({
      says: fc.constantFrom(...factCodes),
      at: fc.option(aTime, { nil: undefined }),
      facility: fc.option(fc.constantFrom('31', '32'), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  day: aDay,
  many: fc.option(fc.constant(12), { nil: undefined }),
})

/** Always with one period that somebody tells of. */
const aKnown: fc.Arbitrary<KnownOfPerson> = fc
  .tuple(fc.array(aPart, { maxLength: 9 }), fc.array(anAnswer, { maxLength: 4 }))
  .map(([parts, answers]) =>
    aWorld(
      custody(mother, { from: '2020-08-10' }),
      ...parts,
      ...answers.map(({ by, body, facts, day, many }, index) =>
        answer(
          'whereabouts',
          facts.map(({ says: fact, at, facility }) => ({
            says: fact,
            ...(at === undefined ? {} : { at }),
            ...(facility === undefined ? {} : { facility }),
          })),
          {
            by,
            day,
            id: String(901 + index),
            ...(by === ministry ? { body } : {}),
            ...(many === undefined ? {} : { many }),
          },
        ),
      ),
    ),
  )

/** Further claims of a part, after all others. */
function withMore(known: KnownOfPerson, ...parts: readonly Part[]): KnownOfPerson {
  const made = parts.flatMap(({ claims = [] }) => claims)
  const more = made.map((make, index) => make(known.claims.length + 1 + index))
  return { ...known, claims: [...known.claims, ...more] }
}

function voicesOf({ statements }: Side): ReadonlySet<string> {
  return new Set(statements.flatMap(({ voices }) => voices.map(({ kind, id }) => `${kind} ${id}`)))
}

function isWithin(a: ReadonlySet<string> | undefined, b: ReadonlySet<string> | undefined) {
  return a !== undefined && b !== undefined && a.isSubsetOf(b)
}

function everyVoice(found: readonly Contradiction[]): ReadonlySet<string> {
  return new Set(found.flatMap(({ sides }) => sides.flatMap((side) => [...voicesOf(side)])))
}

function shuffled<Item>(items: readonly Item[], order: readonly number[]): Item[] {
  return items
    .map((item, index) => ({ item, key: order[index % order.length] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

describe('whatever is known', () => {
  test('only what is named as compared takes part', () => {
    fc.assert(
      fc.property(aKnown, (known) => {
        const claims = known.claims.filter((one) => comparedProperties.includes(one.property))
        expect(contradictionsOf({ ...known, claims })).toEqual(contradictionsOf(known))
      }),
    )
  })

  test('what comes out depends neither on the order nor on repeats', () => {
    const order = fc.array(fc.integer(), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(aKnown, order, (known, by) => {
        const { claims, answers, facilities } = known
        const other = {
          ...known,
          claims: [...shuffled(claims, by), ...claims],
          answers: [...shuffled(answers, by.toReversed()), ...answers],
          facilities: facilities.toReversed(),
        }
        expect(contradictionsOf(other)).toEqual(contradictionsOf(known))
      }),
      { numRuns: 150 },
    )
  })

  test('each has two sides that both speak, and no more than its weaker side carries', () => {
    fc.assert(
      fc.property(aKnown, (known) => {
        for (const { sides, sure } of contradictionsOf(known)) {
          for (const side of sides) {
            expect(side.statements.length).toBeGreaterThan(0)
            expect(side.origins).toBeGreaterThan(0)
            const carried = side.statements.map(({ carries }) => carries)
            if (sure === 'contradiction') expect(carried).toContain('contradiction')
          }
        }
      }),
      { numRuns: 120 },
    )
  })

  test('a further seeing takes no contradiction away, and leaves nobody out', () => {
    const seeing = fc.tuple(aDay, aPlace)
    fc.assert(
      fc.property(aKnown, seeing, (known, [at, place]) => {
        const witness: Teller = { ...cellMate, name: 'a third cell-mate' }
        const after = contradictionsOf(
          withMore(known, point(witness, '99', 'seen', { at, ...place })),
        )
        // Seen later, a person who had come out was taken again: that is what this rule waits for.
        const before = contradictionsOf(known).filter(({ code }) => code !== 'said-held-but-free')
        for (const one of before) {
          const [a, b] = one.sides.map(voicesOf)
          const isKept = after.some(({ code, sides }) => {
            const [c, d] = sides.map(voicesOf)
            const straight = isWithin(a, c) && isWithin(b, d)
            return code === one.code && (straight || (isWithin(a, d) && isWithin(b, c)))
          })
          expect(isKept, one.code).toBe(true)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('with a restricted act or without it, the same comes out', () => {
    const aType = fc.constantFrom('RESTRICTED', 'INT.RAPE', 'INT.SEXASSAULT', sealedSaid)
    fc.assert(
      fc.property(aKnown, aType, aDay, aTeller, (known, type, at, by) => {
        const hidden = typeof type === 'string' ? type : { kind: 'sealed' }
        const act = says(by, 'act', '62', { person: '1', type: hidden, at, facility: '31' })
        // Also where somebody else calls the same act something that is not restricted.
        const open = says(mother, 'act', '62', { type: 'INT.TORTURE', at })
        // Asked of what such an act would speak against.
        const health = answer('health', ['no-injuries'], { id: '980', day: '2020-08-24' })
        const asked = { ...known, answers: [...known.answers, ...(health.answers ?? [])] }
        expect(contradictionsOf(withMore(asked, act, open))).toEqual(contradictionsOf(asked))
      }),
      { numRuns: 100 },
    )
  })

  test('who is sealed to this reader says nothing, and who took it back says nothing any more', () => {
    fc.assert(
      fc.property(aKnown, fc.nat(), (known, which) => {
        const claim = known.claims[which % known.claims.length]
        if (claim === undefined) return
        const closed = known.claims.map((other) =>
          other === claim ? { ...other, value: { kind: 'sealed' } as const } : other,
        )
        const taken = { ...claim, id: '999', retracts: claim.id }
        const erased = known.claims.map((other) =>
          other === claim ? { ...other, erased: '2020-09-01' } : other,
        )
        for (const claims of [closed, [...known.claims, taken], erased]) {
          const voices = everyVoice(contradictionsOf({ ...known, claims }))
          expect(voices.has(`claim ${claim.id}`)).toBe(false)
        }
      }),
      { numRuns: 120 },
    )
  })

  test('an answer that says nothing of the person changes nothing', () => {
    const contents = [
      'not-competent',
      'refuses-secret',
      'asks-more',
      'empty',
      'wrong-person',
      'promises',
    ] as const
    fc.assert(
      fc.property(aKnown, fc.constantFrom(...contents), aDay, (known, content, day) => {
        const silent = answer('whereabouts', [], { id: '990', content, day }).answers ?? []
        const more = { ...known, answers: [...known.answers, ...silent] }
        expect(contradictionsOf(more)).toEqual(contradictionsOf(known))
      }),
      { numRuns: 100 },
    )
  })
})

test('bad dates and empty worlds say nothing and break nothing', () => {
  expect(contradictionsOf(aWorld())).toEqual([])
  const odd = aWorld(
    custody(mother, { from: '2020-08-10' }),
    answer('release', [{ says: 'released', at: 'the day after' }], { day: '' }),
    answer('whereabouts', [], { id: '902', content: 'denies', day: '2020-13-45' }),
  )
  expect(contradictionsOf(odd)).toEqual([])
})

describe('a list of what to look at first', () => {
  const denied = [
    custody(mother, { from: '2020-08-10' }),
    answer('whereabouts', ['never-held']),
    says(mother, 'person', '1', { birth: '1990-03-05' }),
    answer('legal-basis', [{ says: 'born', at: '1970-01-01' }], { id: '902' }),
  ]

  test('begins with danger and goes by what is lost by waiting', () => {
    const found = contradictionsOf(aWorld(...denied)).map(({ code }) => code)
    expect(found).toEqual(['denied-but-held', 'birth-date-differs'])
    const places = found.map((code) => stakes.indexOf(rules[code].stake))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('of two denials, whoever was seen latest comes first, over several persons too', () => {
    const one = aWorld(...denied)
    const later = {
      ...aWorld(custody(mother, { from: '2020-08-16' }), answer('whereabouts', ['never-held'])),
    }
    const both = [...contradictionsOf(one), ...contradictionsOf(later)]
    const [first] = mattersFirst(both)
    expect(first?.sides[1].statements[0]?.at.lo).toBe('2020-08-16T00:00')
    expect(mattersFirst(both.toReversed())).toEqual(mattersFirst(both))
  })
})

test('three sources for three places: each place stands on one side only', () => {
  const found = contradictionsOf(
    aWorld(
      custody(mother, { from: '2020-08-10' }),
      custody(cellMate, { facility: '31' }),
      custody(otherCellMate, { facility: '32' }),
      custody(lawyer, { facility: '99' }),
      custody(paper, { facility: '31' }),
    ),
  )
  const placesOf = ({ statements }: Side) => [
    ...new Set(statements.flatMap(({ places }) => [...(places ?? [])])),
  ]
  expect(found.map(({ code }) => code)).toEqual(['two-places-at-once', 'two-places-at-once'])
  for (const { sides } of found) {
    const [a, b] = sides.map(placesOf)
    expect(a?.filter((place) => b?.includes(place) === true)).toEqual([])
  }
  const pairs = found.flatMap(({ sides: [a, b] }) =>
    placesOf(a).flatMap((one) => placesOf(b).map((other) => [one, other].toSorted().join(' '))),
  )
  expect(new Set(pairs)).toEqual(new Set(['31 32', '31 99', '32 99']))
})

test('unaccounted hours: from the arrest somebody saw to the one on paper, at least and at most', () => {
  const [found] = contradictionsOf(
    aWorld(
      custody(mother, { from: '2020-08-10T20:00' }),
      answer('legal-basis', [{ says: 'arrested', at: '2020-08-12T08:00' }]),
    ),
  )
  expect(found?.code).toBe('arrest-time-differs')
  expect(found?.apart).toEqual({ least: 36 * 60, most: 36 * 60 })
})

test('a wrong date of birth names brother, father and son, and whose it is', () => {
  const related = (id: string, type: string, other: string) =>
    says(mother, 'relation', id, { person: '1', other, type })
  const [found] = contradictionsOf(
    aWorld(
      says(mother, 'person', '1', { birth: '1990-03-05' }),
      says(mother, 'person', '2', { birth: '1992-11' }),
      related('81', 'sibling', '2'),
      related('82', 'child', '3'),
      related('83', 'friend', '4'),
      says(mother, 'relation', '84', { person: '5', other: '1', type: 'child' }),
      answer('whereabouts', ['held', { says: 'born', at: '1992-11-20' }]),
    ),
  )
  expect(found?.mayMean).toEqual([
    { person: '2', relation: 'sibling', birthFits: true },
    { person: '3', relation: 'parent', birthFits: false },
    { person: '5', relation: 'child', birthFits: false },
  ])
})
