import fc from 'fast-check'
import { expect, test } from 'vitest'
import { areDayAndMonthSwapped, isLessPrecise, packDate, readDate } from './dates.ts'

const day = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const iso = day.map((date) => date.toISOString().slice(0, 10))

const packed = (text: string) => packDate(readDate(text)!)

test('every day of the calendar is read as it is written, in either form', () => {
  fc.assert(
    fc.property(iso, (text) => {
      const [year, month, dayOfMonth] = text.split('-').map(Number)
      expect(readDate(text)).toEqual({ year, month, day: dayOfMonth })
      expect(readDate(text.replaceAll('-', ''))).toEqual(readDate(text))
    }),
  )
})

test('what no calendar has is no date', () => {
  for (const text of [
    '',
    '1990-13',
    '1990-02-30',
    '1900-02-29',
    '1990-00-01',
    '12.03.1990',
    '90',
    'в мае 1990',
  ])
    expect(readDate(text)).toBeUndefined()
})

test('day and month are swapped where exchanging them in the writing gives the other', () => {
  fc.assert(
    fc.property(iso, iso, (one, other) => {
      const [year, month, dayOfMonth] = one.split('-')
      const exchanged = `${year}-${dayOfMonth}-${month}`
      const [a, b] = [packed(one), packed(other)]
      expect(areDayAndMonthSwapped(a, b)).toBe(other === exchanged && one !== other)
      if (readDate(exchanged) !== undefined && exchanged !== one)
        expect(areDayAndMonthSwapped(a, packed(exchanged))).toBe(true)
    }),
  )
})

test('a date that says less agrees with each that it begins', () => {
  const precision = fc.constantFrom(4, 7, 10)
  fc.assert(
    fc.property(iso, iso, precision, precision, (one, other, of, to) => {
      const pairs = [
        [one.slice(0, of), one.slice(0, to)],
        [one.slice(0, of), other.slice(0, to)],
      ] as const
      for (const [a, b] of pairs)
        expect(isLessPrecise(packed(a), packed(b))).toBe(
          a !== b && (a.startsWith(b) || b.startsWith(a)),
        )
    }),
  )
})
