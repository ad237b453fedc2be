import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { civilDay, isZone, momentsOf } from './local-time.ts'

const minsk = 'Europe/Minsk'
const berlin = 'Europe/Berlin'

/** From the UTC clock of the runtime: a second implementation of the calendar. */
function utc(text: string): number {
  return Date.parse(`${text}Z`) / 60_000
}

function at(local: string, zone: string) {
  return momentsOf({ lo: local, hi: local }, zone)
}

describe('a local minute', () => {
  it('in UTC is the minute that the calendar of the runtime counts', () => {
    const minute = fc.date({
      min: new Date('1000-01-01T00:00Z'),
      max: new Date('2999-12-31T23:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(minute, (any) => {
        const text = any.toISOString().slice(0, 16)
        expect(at(text, 'UTC')).toEqual({ lo: utc(text), hi: utc(text) })
      }),
    )
  })

  it('in a zone that keeps its clocks is one moment', () => {
    const moment = utc('2020-08-09T18:30')
    expect(at('2020-08-09T21:30', minsk)).toEqual({ lo: moment, hi: moment })
  })

  it('that the clocks showed twice is either of two', () => {
    expect(at('2020-10-25T02:30', berlin)).toEqual({
      lo: utc('2020-10-25T00:30'),
      hi: utc('2020-10-25T01:30'),
    })
  })

  it('that the clocks left out is read with either offset', () => {
    expect(at('2020-03-29T02:30', berlin)).toEqual({
      lo: utc('2020-03-29T00:30'),
      hi: utc('2020-03-29T01:30'),
    })
  })

  it('just before and after a turned clock is one moment', () => {
    expect(at('2020-10-25T01:59', berlin).hi).toBe(utc('2020-10-24T23:59'))
    expect(at('2020-10-25T03:00', berlin).lo).toBe(utc('2020-10-25T02:00'))
  })

  it('in every zone lies within a day of the same minute in UTC', () => {
    const zones = fc.constantFrom(
      minsk,
      berlin,
      'Asia/Bangkok',
      'Pacific/Kiritimati',
      'Asia/Tehran',
    )
    const minute = fc.date({
      min: new Date('1950-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(minute, zones, (any, zone) => {
        const text = any.toISOString().slice(0, 16)
        const { lo, hi } = at(text, zone)
        expect(lo).toBeLessThanOrEqual(hi)
        expect(hi - lo).toBeLessThanOrEqual(24 * 60)
        expect(Math.abs(lo - utc(text))).toBeLessThanOrEqual(24 * 60)
      }),
    )
  })
})

it('where nothing bounds it, it has no bound', () => {
  expect(momentsOf({ lo: null, hi: '2020-08-10T23:59' }, minsk).lo).toBe(-Infinity)
  expect(momentsOf({ lo: '2020-08-10T00:00', hi: null }, minsk).hi).toBe(Infinity)
})

it('a zone nobody knows is our bug', () => {
  expect(() => at('2020-08-10T00:00', 'Europe/Nowhere')).toThrow()
})

it('the civil day of an instant is the one on the calendar of the runtime, in every zone', () => {
  const zones = fc.constantFrom('UTC', minsk, berlin, 'Pacific/Kiritimati', 'America/New_York')
  const instants = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2060-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(instants, zones, (instant, zone) => {
      const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
      expect(civilDay(instant, zone)).toBe(calendar.format(instant))
    }),
  )
})

it.each([
  ['Europe/Minsk', true],
  ['UTC', true],
  ['Minsk', false],
  ['', false],
  ['Europe/Minsk; drop', false],
  ['x'.repeat(1000), false],
])('%s is a zone: %s', (name, isOne) => {
  expect(isZone(name)).toBe(isOne)
})
