import { parseEdtf, sayDate } from '@amparo/register'
import { expect, test } from 'vitest'
import { edtfOfInterval } from './custody-line.ts'

test.each([
  ['2020-08-10T00:00', '2020-08-10T23:59', '2020-08-10'],
  ['2020-08-10T21:30', '2020-08-10T21:30', '2020-08-10T21:30'],
  ['2020-08-10T00:00', '2020-08-12T23:59', '2020-08-10/2020-08-12'],
  ['2020-08-10T21:30', '2020-08-11T09:00', '2020-08-10T21:30/2020-08-11T09:00'],
  ['2020-08-10T00:00', '2020-08-11T09:00', '2020-08-10T00:00/2020-08-11T09:00'],
  ['2020-08-14T00:00', null, '2020-08-14/..'],
  [null, '2020-08-14T23:59', '../2020-08-14'],
])('from %s to %s is said as %s', (lo, hi, wanted) => {
  const said = edtfOfInterval({ lo, hi })
  expect(said).toBe(wanted)
  const read = parseEdtf(said ?? '')
  expect(read.ok && sayDate(read.date, 'en')).toBeTruthy()
})

test('what nothing bounds has no words', () => {
  expect(edtfOfInterval({ lo: null, hi: null })).toBe(null)
})
