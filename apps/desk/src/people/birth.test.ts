import { parseEdtf } from '@amparo/register'
import { expect, test } from 'vitest'
import { birthEdtf } from './birth.ts'

test('bounds of a birth date are said as short as they can be', () => {
  expect(birthEdtf(null, null)).toBeNull()
  expect(birthEdtf('1994-05-14', '1994-05-14')).toBe('1994-05-14')
  expect(birthEdtf('1994-01-01', '1994-12-31')).toBe('1994')
  expect(birthEdtf('1996-02-01', '1996-02-29')).toBe('1996-02')
  expect(birthEdtf('1993-01-01', '1994-12-31')).toBe('1993/1994')
  expect(birthEdtf('1992-08-15', '1993-08-14')).toBe('1992-08-15/1993-08-14')
  expect(birthEdtf('1992-08-15', null)).toBe('1992-08-15/..')
})

test('and always read as dates', () => {
  for (const [from, to] of [
    ['1994-01-01', '1995-12-31'],
    [null, '1995-12-31'],
    ['1990-02-01', '1990-02-28'],
  ] as const) {
    expect(parseEdtf(birthEdtf(from, to) ?? '').ok).toBe(true)
  }
})
