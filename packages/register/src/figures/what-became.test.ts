import { plusDays } from '@amparo/calendar'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Claim } from '../claim.ts'
import { sortOut } from '../standing.ts'
import { aClaim } from '../testing/claims.ts'
import { whatBecame } from './what-became.ts'

const FIRST = '2020-08-10'
const zone = 'Europe/Minsk'
const facilities = [{ id: '31', names: ['Synthetic Prison'] }]
const on = (day: number) => plusDays(FIRST, day)
const byEnd = (claims: readonly Claim[], day: number) =>
  whatBecame({ members: ['1', '2'], claims }, { day: on(day), zone, facilities })

type Said = Parameters<typeof aClaim>[3]
let number = 0
/** Said by somebody who met the person, and recorded so many days after the first. */
const said = (code: Parameters<typeof aClaim>[1], value: unknown, day: number, more: Said = {}) =>
  aClaim(++number, code, value, {
    directness: 'first-hand',
    recordedAt: `${on(day)}T09:00:00.000Z`,
    ...more,
  })
const alive = (day: number, more?: Said) => said('person.alive', 'alive', day, more)
const dead = (day: number, more?: Said) => said('person.alive', 'dead', day, more)
const home = (day: number, more?: Said) => said('person.whereabouts', 'at home', day, more)
const prison = (day: number) => said('person.whereabouts', 'synthetic prison', day)
const byState = { source: { kind: 'authority' as const } }
const custody = (id: string, day: number, owner = '1') => [
  said('custody.person', owner, day, { subject: id }),
  said('custody.from', '2020-08-09', day, { subject: id }),
]
const until = (id: string, day: number, more: Said = {}) =>
  said('custody.to', '2020-08-14', day, { subject: id, ...more })
const release = (id: string, of: string, day: number, more: Said = {}) => [
  said('point.custody', of, day, { subject: id, ...more }),
  said('point.type', 'release', day, { subject: id, ...more }),
  said('point.at', '2020-08-14', day, { subject: id, ...more }),
]

describe('what became of somebody is known', () => {
  test.each([
    ['alive and at home', [alive(1), home(3)], 3, 'found'],
    ['alive, and nobody says where', [alive(1)], null, null],
    ['at home, and nobody says alive', [home(1)], null, null],
    ['alive, in a place of detention', [alive(1), prison(1)], null, null],
    ['alive by hearsay', [alive(1, { directness: 'second-hand' }), home(1)], null, null],
    [
      'alive and at home by the authorities alone',
      [alive(1, byState), home(1, byState)],
      null,
      null,
    ],
    ['alive, in a custody that goes on', [alive(1), home(1), ...custody('7', 1)], null, null],
    ['out, as the family says', [...custody('7', 1), ...release('8', '7', 5)], 5, 'came-out'],
    [
      'out, as the authorities say alone',
      [...custody('7', 1), ...release('8', '7', 5, byState)],
      null,
      null,
    ],
    ['dead, seen', [dead(4)], 4, 'died'],
    ['dead, heard of', [dead(4, { directness: 'second-hand' })], null, null],
    ['dead, by the authorities alone', [dead(4, byState)], null, null],
    ['nothing', [], null, null],
  ] as const)('%s', (_what, claims, day, outcome) => {
    const became = byEnd(claims, 30)
    expect([became.knownOn, became.outcome]).toEqual([day === null ? null : on(day), outcome])
  })

  test('sources that differ on life leave it open from then on, and change nothing before', () => {
    const claims = [alive(1), home(1), dead(9)]
    expect(byEnd(claims, 30)).toMatchObject({ knownOn: on(1), isStillSo: false })
    expect(byEnd([dead(1), alive(1), home(1)], 30).knownOn).toBe(null)
  })

  test('whoever is taken again is one of whom it was known, and is not any more', () => {
    const claims = [...custody('7', 1), ...release('8', '7', 5), ...custody('9', 20)]
    expect(byEnd(claims, 19)).toMatchObject({ knownOn: on(5), isStillSo: true })
    expect(byEnd(claims, 20)).toMatchObject({ knownOn: on(5), isStillSo: false })
  })

  test('what is told of a second record of the same person counts, and of anybody else does not', () => {
    const claims = [alive(1), home(2, { subject: '2' }), ...custody('7', 1, '3')]
    expect(byEnd(claims, 30).outcome).toBe('found')
    expect(byEnd([alive(1), ...custody('7', 1, '3'), until('7', 2)], 30).outcome).toBe(null)
  })

  test('nobody ever said anything that could tell: that is said', () => {
    expect(byEnd([], 30).isSilent).toBe(true)
    expect(byEnd([said('custody.person', '1', 1, { subject: '7' })], 30).isSilent).toBe(true)
    expect(byEnd([alive(1)], 30).isSilent).toBe(false)
  })

  test('a day ends by the clocks of the office', () => {
    const late = { recordedAt: `${on(1)}T22:30:00.000Z` }
    expect(byEnd([alive(1, late), home(1)], 30).knownOn).toBe(on(2))
  })
})

/** Random histories of one person, as they were recorded day after day. */
const step = fc.record({
  day: fc.nat(20),
  what: fc.constantFrom('alive', 'dead', 'home', 'custody', 'out', 'take-back', 'correct', 'erase'),
  at: fc.nat(30),
  isState: fc.boolean(),
  isHeard: fc.boolean(),
})
const histories = fc.array(step, { maxLength: 14 }).map((steps) => {
  const claims: Claim[] = []
  for (const one of steps.toSorted((a, b) => a.day - b.day)) {
    const more: Said = {
      directness: one.isHeard ? 'second-hand' : 'first-hand',
      ...(one.isState ? byState : {}),
    }
    const target = claims[one.at % Math.max(claims.length, 1)]
    switch (one.what) {
      case 'alive':
      case 'dead':
        claims.push(said('person.alive', one.what, one.day, more))
        break
      case 'home':
        claims.push(home(one.day, more))
        break
      case 'custody':
        claims.push(...custody(String(7 + (one.at % 2)), one.day))
        break
      case 'out':
        claims.push(until(String(7 + (one.at % 2)), one.day, more))
        break
      case 'erase':
        if (target !== undefined)
          claims[claims.indexOf(target)] = { ...target, erased: on(one.day) }
        break
      default:
        if (target !== undefined)
          claims.push({
            ...target,
            id: String(++number),
            recordedAt: `${on(one.day)}T10:00:00.000Z`,
            ...(one.what === 'correct' ? { replaces: target.id } : { retracts: target.id }),
          })
    }
  }
  return claims
})

describe('whatever the history', () => {
  test('it is the first evening on which a recount of all that still stands comes to something', () => {
    fc.assert(
      fc.property(histories, fc.nat(25), (claims, day) => {
        const recorded = claims.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= on(day))
        const { stands } = sortOut(recorded)
        let first: string | null = null
        for (let evening = 0; evening <= day && first === null; evening++) {
          const then = stands.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= on(evening))
          if (byEnd(then, evening).outcome !== null && byEnd(then, evening).isStillSo)
            first = on(evening)
        }
        expect(byEnd(claims, day).knownOn).toBe(first)
      }),
    )
  })

  test('the order of claims does not count', () => {
    fc.assert(
      fc.property(histories, fc.nat(25), fc.nat(), (claims, day, turn) => {
        const from = claims.length === 0 ? 0 : turn % claims.length
        const turned = [...claims.slice(from), ...claims.slice(0, from)].toReversed()
        expect(byEnd(turned, day)).toEqual(byEnd(claims, day))
      }),
    )
  })

  test('a day in the past comes out again as it was, whatever is recorded later', () => {
    fc.assert(
      fc.property(histories, fc.nat(25), (claims, day) => {
        const by = claims.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= on(day))
        expect(byEnd(claims, day)).toEqual(byEnd(by, day))
      }),
    )
  })

  test('once known it stays known, on the day it was, until something is taken back, corrected or erased', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const claims = all.filter(
          ({ retracts, replaces, erased }) =>
            retracts === undefined && replaces === undefined && erased === undefined,
        )
        let before: string | null = null
        for (let day = 0; day <= 21; day++) {
          const { knownOn } = byEnd(claims, day)
          if (before !== null) expect(knownOn).toBe(before)
          before = knownOn
        }
      }),
    )
  })
})
