import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interval, parseEdtf } from './date.ts'
import { awaitedCodes, sinceArrest } from './since-arrest.ts'
import type { SubjectView } from './said-of.ts'
import { hourMarks } from './hour-marks.ts'
import { everyForm } from './testing/dates.ts'
import { aPoint, aSubject, byState } from './testing/views.ts'

const period = aSubject('7', {})
const arrest = aPoint('1', 'arrest', '2020-08-09T21:30')

function since(points: readonly SubjectView[], own = period) {
  return sinceArrest(own, points, 'Europe/Minsk')
}

function minutesBetween(from: string, to: string): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000
}

describe('from the arrest to the first judge, lawyer, doctor or word to the family', () => {
  it.each(awaitedCodes)('%s: least ≤ true ≤ most in every reading of both days', (code) => {
    const days = fc.tuple(fc.nat(8), fc.nat(4), fc.nat(8), fc.nat(4), fc.nat(1439), fc.nat(1439))
    const day = (number: number) => `2020-08-${String(10 + number)}`
    const time = (minute: number) =>
      `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    fc.assert(
      fc.property(days, ([a, aWidth, b, bWidth, aMinute, bMinute]) => {
        const points = [
          aPoint('1', 'arrest', `${day(a)}/${day(a + aWidth)}`),
          aPoint('2', code, `${day(b)}/${day(b + bWidth)}`),
        ]
        const { elapsed } = since(points)[code]
        for (const from of [a, a + Math.floor(aWidth / 2), a + aWidth]) {
          for (const to of [b, b + Math.floor(bWidth / 2), b + bWidth]) {
            const length = minutesBetween(
              `${day(from)}T${time(aMinute)}`,
              `${day(to)}T${time(bMinute)}`,
            )
            if (elapsed?.kind === 'before-the-start') expect(length).toBeLessThan(0)
            if (length < 0) continue
            expect(elapsed?.kind).toBe('between')
            if (elapsed?.kind !== 'between') continue
            expect(elapsed.least).toBeLessThanOrEqual(length)
            expect(elapsed.most).toBeGreaterThanOrEqual(length)
          }
        }
      }),
    )
  })

  it('unknown never becomes a number, whatever the form of the dates', () => {
    const form = fc.constantFrom(...everyForm)
    fc.assert(
      fc.property(form, form, (from, to) => {
        const { elapsed } = since([aPoint('1', 'arrest', from), aPoint('2', 'lawyer', to)]).lawyer
        const [first, second] = [from, to].map((edtf) => {
          const read = parseEdtf(edtf)
          return read.ok ? interval(read.date) : { lo: null, hi: null }
        })
        if (elapsed?.kind !== 'between') return
        expect(first!.lo).not.toBeNull()
        expect(second!.hi).not.toBeNull()
      }),
    )
  })

  it('is not known when one end is not', () => {
    expect(since([arrest])).toMatchObject({ lawyer: { elapsed: null, to: [] } })
    expect(since([aPoint('2', 'lawyer', '2020-08-11')]).lawyer.elapsed).toBeNull()
    expect(since([arrest, aPoint('2', 'lawyer', null)]).lawyer.elapsed).toBeNull()
  })

  it('is "not before" when only one bound is known', () => {
    const told = since([arrest, aPoint('2', 'lawyer', '2020-08-11T21:30/..')])
    expect(told.lawyer.elapsed).toEqual({ kind: 'not-before', least: 48 * 60 })
  })

  it('counts to the first of several, of which one may have no day', () => {
    const visits = [aPoint('2', 'lawyer', '2020-08-11T21:30'), aPoint('3', 'lawyer', '2020-08-20')]
    expect(since([arrest, ...visits]).lawyer.elapsed).toEqual({
      kind: 'between',
      least: 48 * 60,
      most: 48 * 60,
    })
    const undated = [arrest, ...visits, aPoint('4', 'lawyer', null)]
    expect(since(undated).lawyer.elapsed).toEqual({ kind: 'between', least: 0, most: 48 * 60 })
  })

  it('counts from the beginning of the period where no arrest is told', () => {
    const own = aSubject('7', { 'custody.from': '2020-08-09T21:30' })
    const told = since([aPoint('2', 'doctor', '2020-08-09T22:30')], own).doctor
    expect(told).toMatchObject({ elapsed: { least: 60, most: 60 }, from: ['7 custody-began'] })
  })

  it('a hearing before the arrest is told wrong, and no time is computed from it', () => {
    const told = since([arrest, aPoint('2', 'hearing-judge', '2020-08-01')])
    expect(told['hearing-judge'].elapsed).toEqual({ kind: 'before-the-start' })
  })

  it('one that surely came before does not stand in the way of one that came after', () => {
    const visits = [aPoint('2', 'lawyer', '2020-08-01'), aPoint('3', 'lawyer', '2020-08-09T22:30')]
    expect(since([arrest, ...visits]).lawyer).toMatchObject({ elapsed: { most: 60 }, to: ['3'] })
  })

  it('what others tell goes before the authorities, whose word alone is marked', () => {
    const official = aPoint('2', 'hearing-judge', byState('2020-08-10T21:30'))
    expect(since([arrest, official])['hearing-judge']).toMatchObject({
      stateAlone: true,
      elapsed: { most: 24 * 60 },
    })
    const told = [arrest, official, aPoint('3', 'hearing-judge', '2020-08-12T21:30')]
    expect(since(told)['hearing-judge']).toMatchObject({
      stateAlone: false,
      elapsed: { least: 72 * 60 },
    })
  })

  it('points of another period do not count', () => {
    const other = aPoint('2', 'lawyer', '2020-08-11', { 'point.custody': '8' })
    expect(since([arrest, other]).lawyer.elapsed).toBeNull()
  })

  it('a point of which the sources differ whether it was a lawyer is none', () => {
    const unclear = aPoint('2', 'lawyer', '2020-08-11', { 'point.type': ['lawyer', 'doctor'] })
    expect(since([arrest, unclear]).lawyer.elapsed).toBeNull()
  })
})

describe('the numbers of hours somebody names', () => {
  it('are each named once, with a source', () => {
    const codes = hourMarks.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const { source, hours } of hourMarks) {
      expect(source).not.toBe('')
      expect(hours).toBeGreaterThan(0)
    }
  })

  it('claim to be a standard nowhere: all are practice, to be checked, or the office’s own', () => {
    expect(hourMarks.map(({ certainty }) => certainty)).not.toContain('standard')
  })
})
