import { plusDays } from '@amparo/calendar'
import { violations } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examUrgency, examUrgencyOrder } from './exam-urgency.ts'
import { harmOf } from './harm.ts'
import { medicalSigns } from './medical-sign.ts'
import { signsIfLate } from './sign-if-late.ts'
import { firstToFade, signsByMethod, signsToSee } from './signs-to-see.ts'
import type { HarmfulAct, SignToSee } from './signs-to-see.ts'

const START = '2020-08-10'
const anyDay = fc.integer({ min: 0, max: 120 }).map((days) => plusDays(START, days))
const anyAct = fc.record({
  violations: fc.subarray(Object.keys(violations.entries), { maxLength: 3 }),
  days: fc.tuple(anyDay, anyDay, fc.boolean(), fc.boolean()).map(([one, other, isFrom, isTo]) => {
    const [lo = one, hi = other] = [one, other].toSorted()
    return { lo: isFrom ? lo : null, hi: isTo ? hi : null }
  }),
}) satisfies fc.Arbitrary<HarmfulAct>
const acts = fc.array(anyAct, { maxLength: 3 })

const order = ['best', 'usable', 'perhaps', 'lasting']
const codes = (signs: readonly SignToSee[]) => signs.map(({ sign }) => sign.code)
const act = (violation: string, lo: string | null, hi: string | null = lo): HarmfulAct => ({
  violations: [violation],
  days: { lo, hi },
})

describe('as time passes', () => {
  test('no sign comes back, none gets better, and no examination more urgent', () => {
    fc.assert(
      fc.property(acts, anyDay, fc.nat({ max: 60 }), (all, today, more) => {
        const later = plusDays(today, more)
        // An act of a later day than today is none yet.
        const known = all.filter(({ days }) => (days.hi ?? today) <= today)
        const before = new Map(signsToSee(known, today).map((one) => [one.sign.code, one]))
        for (const { sign, standing } of signsToSee(known, later)) {
          const was = before.get(sign.code)?.standing ?? 'none'
          if (standing === 'day-unknown') expect(was).not.toBe('none')
          else expect([...order, 'day-unknown']).toContain(was)
          if (was !== 'day-unknown' && standing !== 'day-unknown')
            expect(order.indexOf(standing)).toBeGreaterThanOrEqual(order.indexOf(was))
        }
        const [now, then] = [examUrgency(known, today), examUrgency(known, later)]
        if (now === null || then === null) expect(now).toBe(then)
        else expect(examUrgencyOrder(then)).toBeGreaterThanOrEqual(examUrgencyOrder(now))
      }),
    )
  })

  test('whatever ended on a day is not said after it, and what is said is never over', () => {
    fc.assert(
      fc.property(acts, anyDay, (all, today) => {
        for (const { until, latest } of signsToSee(all, today)) {
          expect((until ?? today) >= today).toBe(true)
          expect((latest ?? today) >= today).toBe(true)
          if (until !== null && latest !== null) expect(until <= latest).toBe(true)
        }
      }),
    )
  })
})

describe('an uncertain day', () => {
  test('closes as early as the earliest day it can have been, and is as urgent as the latest', () => {
    fc.assert(
      fc.property(anyDay, fc.nat({ max: 30 }), anyDay, (lo, wide, today) => {
        const hi = plusDays(lo, wide)
        const wideAct = act('INT.ASSAULT', lo, hi)
        expect(signsToSee([wideAct], today)).toEqual(signsToSee([act('INT.ASSAULT', lo)], today))
        expect(examUrgency([wideAct], today)).toBe(examUrgency([act('INT.ASSAULT', hi)], today))
      }),
    )
  })

  test('without any first day only says that nobody knows since when to count', () => {
    const signs = signsToSee([act('INT.ASSAULT', null, START)], plusDays(START, 90))
    expect(signs.find(({ sign }) => sign.code === 'bruise')).toMatchObject({
      standing: 'day-unknown',
      until: null,
    })
    expect(firstToFade(signs)).toBeNull()
  })

  test('is counted to the hour where the hour is known', () => {
    const told = (lo: string, today: string) =>
      signsByMethod([act('INT.TORTURE', lo)], today).find(({ sign }) => sign.code === 'suffocation')
    expect(told('2020-08-10', '2020-08-10')).toMatchObject({
      standing: 'best',
      until: '2020-08-10',
    })
    expect(told('2020-08-10T22:00', '2020-08-11')).toMatchObject({ until: '2020-08-11' })
  })
})

describe('what was done', () => {
  test('in an unknown way shows as most injuries do, for about six weeks', () => {
    const torture = act('INT.TORTURE', START)
    expect(codes(signsToSee([torture], plusDays(START, 41)))).toEqual(['most-injuries', 'sequelae'])
    expect(codes(signsToSee([torture], plusDays(START, 42)))).toEqual(['sequelae'])
    expect(codes(signsToSee([torture], START))).not.toContain('bruise')
    expect(examUrgency([torture], plusDays(START, 400))).toBe('planned')
  })

  test('by blows fades by the days of the table', () => {
    const seen = (days: number) =>
      signsToSee([act('INT.ASSAULT', START)], plusDays(START, days)).find(
        ({ sign }) => sign.code === 'baton-bruise',
      )
    expect(seen(0)).toMatchObject({ standing: 'best', until: '2020-08-12', latest: '2020-08-23' })
    expect(seen(3)).toMatchObject({ standing: 'usable', until: '2020-08-16' })
    expect(seen(7)).toMatchObject({ standing: 'perhaps', until: '2020-08-23' })
    expect(seen(14)).toBeUndefined()
  })

  test('at two times counts by the act after which a sign stands better', () => {
    const both = [act('INT.ASSAULT', START), act('INT.ASSAULT', plusDays(START, 10))]
    const bruise = signsToSee(both, plusDays(START, 11)).find(({ sign }) => sign.code === 'bruise')
    expect(bruise).toMatchObject({ standing: 'best', until: '2020-08-22' })
  })

  test('that harms nobody by itself, or that nobody may know the kind of, leads to no doctor', () => {
    for (const code of ['LIB.ARREST', 'RESTRICTED', 'not a code', 'toString']) {
      expect(harmOf(code)).toBeNull()
      expect(signsToSee([act(code, START)], START)).toEqual([])
      expect(examUrgency([act(code, START)], START)).toBeNull()
    }
  })

  test('as sexual violence is urgent by the hour, the day, the week', () => {
    const told = [0, 3, 4, 5, 7, 8].map((days) =>
      examUrgency([act('INT.RAPE', START)], plusDays(START, days)),
    )
    expect(told).toEqual(['now', 'now', 'same-day', 'same-day', 'day', 'three-days'])
  })

  test('without restricted kinds never shows what only belongs to sexual violence', () => {
    const open = Object.values(violations.entries).filter(({ restricted }) => !restricted)
    const signs = signsToSee(
      open.map(({ code }) => act(code, START)),
      START,
    )
    expect(signs.filter(({ sign }) => sign.after === 'sexual')).toEqual([])
  })
})

test('every sign that can fade has something that still shows afterwards', () => {
  const fading = Object.values(medicalSigns.entries).filter(
    ({ lasts, code }) => !lasts && !['vaccination', 'dna-elsewhere'].includes(code),
  )
  expect(fading.map(({ code }) => code)).toEqual(
    fading.map(({ code }) => code).filter((code) => Object.hasOwn(signsIfLate.entries, code)),
  )
})
