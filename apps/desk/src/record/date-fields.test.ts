import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldsOfDate, noDate, readDateFields, type DateFields } from './date-fields.ts'

function typed(
  first: Partial<DateFields['first']>,
  manner: DateFields['manner'] = 'on',
): DateFields {
  return { ...noDate, manner, first: { ...noDate.first, ...first } }
}

function edtfOf(fields: DateFields): string | undefined {
  const read = readDateFields(fields)
  return read.verdict === 'date' ? read.edtf : undefined
}

describe('a date typed as far as it is known', () => {
  test('never becomes more exact than it was typed', () => {
    expect(edtfOf(typed({ year: '1994' }))).toBe('1994')
    expect(edtfOf(typed({ year: '1994', month: '5' }))).toBe('1994-05')
    expect(edtfOf(typed({ year: '1994', month: '5', day: '1' }))).toBe('1994-05-01')
    expect(edtfOf(typed({ year: '2020', month: '8', day: '10', time: '21.30' }))).toBe(
      '2020-08-10T21:30',
    )
  })

  test.each([
    '2025-08-10T03:00:00+03:00',
    '2025-08-10T03:00:00Z',
    '2025-08-10T03:00:12',
    '2025-08-10T03:00-14:00~',
    '2025-08-10T03:00:00+03:00/..',
    '2025-08-10T23:30:00+14:00/2025-08-10T00:30:00-12:00',
  ])('that a clock wrote, %s, stays as it was when it is corrected', (edtf) => {
    expect(edtfOf(fieldsOfDate(edtf))).toBe(edtf)
  })

  test('by two clocks is backwards only where the moments are', () => {
    const fields = fieldsOfDate('2025-08-10T23:30:00+14:00/2025-08-10T00:30:00-12:00')
    expect(readDateFields({ ...fields, first: fields.second, second: fields.first }).verdict).toBe(
      'backwards',
    )
  })

  test('says about, between and unknown since', () => {
    expect(edtfOf(typed({ year: '2020', month: '8', day: '10' }, 'about'))).toBe('2020-08-10~')
    expect(edtfOf(typed({ year: '2020', month: '8', day: '14', time: '09:00' }, 'since'))).toBe(
      '2020-08-14T09:00/..',
    )
    const between: DateFields = {
      manner: 'between',
      first: { year: '2020', month: '8', day: '10', time: '' },
      second: { year: '2020', month: '8', day: '12', time: '' },
    }
    expect(edtfOf(between)).toBe('2020-08-10/2020-08-12')
    expect(readDateFields({ ...between, first: between.second, second: between.first })).toEqual({
      verdict: 'backwards',
    })
  })

  test('asks for what is missing instead of guessing it', () => {
    expect(readDateFields(noDate).verdict).toBe('empty')
    expect(readDateFields(typed({ month: '5' })).verdict).toBe('no-year')
    expect(readDateFields(typed({ year: '1994', day: '5' })).verdict).toBe('no-month')
    expect(readDateFields(typed({ year: '1994', time: '10:00' })).verdict).toBe('no-day')
    expect(readDateFields(typed({ year: '2021', month: '2', day: '29' })).verdict).toBe(
      'not-a-date',
    )
    expect(readDateFields(typed({ year: '2020', month: '8', day: '10', time: '9' })).verdict).toBe(
      'not-a-date',
    )
  })

  test('never throws, whatever is typed', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 6 })
    const moment = fc.record({ year: text, month: text, day: text, time: text })
    const manner = fc.constantFrom<DateFields['manner']>('on', 'about', 'between', 'since')
    fc.assert(
      fc.property(fc.record({ manner, first: moment, second: moment }), (fields) => {
        expect(readDateFields(fields).verdict).toBeTypeOf('string')
      }),
    )
  })

  test('a recorded date comes back into the fields and out again unchanged', () => {
    for (const edtf of [
      '1994',
      '1994-05',
      '1994-05-14',
      '2020-08-10T21:30',
      '2020-08-10~',
      '2020-08-10/2020-08-12',
      '2020-08-14/..',
    ]) {
      expect(edtfOf(fieldsOfDate(edtf))).toBe(edtf)
    }
  })

  test('a date the fields cannot say leaves them empty rather than nearly right', () => {
    for (const edtf of ['199X', '2020-08-10?', '../2020-08-14', 'no date']) {
      expect(fieldsOfDate(edtf)).toEqual(noDate)
    }
  })
})
