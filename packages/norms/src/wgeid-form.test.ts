import fc from 'fast-check'
import { plusDays } from '@amparo/calendar'
import { expect, test } from 'vitest'
import { wgeidGaps, wgeidMissing } from './wgeid-form.ts'
import type { WgeidForm, WgeidGapCode } from './wgeid-form.ts'

/** Synthetic. */
const whole: WgeidForm = {
  names: ['Янка Прыклад', 'Ivan Primer'],
  since: { lo: '2020-08-01', hi: '2020-08-31' },
  place: 'near the station, Minsk',
  forces: 'State agents suspected, because of an unmarked van with a police number plate',
  steps: 'The mother asked at four police stations and two hospitals',
  submitter: {
    name: 'An example organisation',
    kind: 'organisation',
    familyConsents: true,
    canFollowUp: true,
  },
}
const today = '2020-09-15'

/** Of any code units, halves of characters among them. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units))

test('a form with all six can go', () => {
  expect(wgeidMissing(whole, today)).toEqual([])
})

test('an empty form lacks each of the six', () => {
  const empty: WgeidForm = {
    names: [],
    since: { lo: null, hi: null },
    place: '',
    forces: '',
    steps: '',
    submitter: { name: '', kind: 'relative', familyConsents: false, canFollowUp: false },
  }
  expect(wgeidMissing(empty, today)).toEqual([
    'name',
    'date',
    'place',
    'forces',
    'steps',
    'submitter',
  ])
})

/** What takes one thing out of a form, and what is then said to be missing. */
const holes: readonly (readonly [WgeidGapCode, (form: WgeidForm) => WgeidForm])[] = [
  ['name', (form) => ({ ...form, names: ['', ' – '] })],
  ['date', (form) => ({ ...form, since: { lo: '2020-01-01', hi: '2020-12-31' } })],
  ['place', (form) => ({ ...form, place: '???' })],
  ['forces', (form) => ({ ...form, forces: 'Неизвестно.' })],
  ['steps', (form) => ({ ...form, steps: 'няма' })],
  ['submitter', (form) => ({ ...form, submitter: { ...form.submitter, name: ' ' } })],
  [
    'family-consent',
    (form) => ({ ...form, submitter: { ...form.submitter, familyConsents: false } }),
  ],
  ['follow-up', (form) => ({ ...form, submitter: { ...form.submitter, canFollowUp: false } })],
]

test('exactly what was taken out is said to be missing, in the order of the form', () => {
  fc.assert(
    fc.property(fc.subarray([...holes]), (taken) => {
      const form = taken.reduce((so, [, take]) => take(so), whole)
      expect(wgeidMissing(form, today)).toEqual(taken.map(([gap]) => gap))
    }),
  )
})

test('a date is enough from month and year on, and never one that lies ahead', () => {
  const since = (lo: string | null, hi: string | null) =>
    wgeidMissing({ ...whole, since: { lo, hi } }, today)
  expect(since('2020-02-01', '2020-02-29')).toEqual([])
  expect(since('2020-08-31', '2020-09-01')).toEqual([])
  expect(since('2020-08-01', '2020-09-01')).toEqual(['date'])
  expect(since('2020-08-12', null)).toEqual(['date'])
  expect(since(null, '2020-08-12')).toEqual(['date'])
  expect(since('2020-09-16', '2020-09-16')).toEqual(['date-ahead'])
})

test('a date known to the month or better is never asked for again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 20_000 }),
      fc.integer({ min: 0, max: 27 }),
      (start, days) => {
        const lo = plusDays('1965-01-01', start)
        const since = { lo, hi: plusDays(lo, days) }
        expect(wgeidMissing({ ...whole, since }, '2026-01-01')).toEqual([])
      },
    ),
  )
})

test('relatives and whoever represents them need no consent of the family', () => {
  for (const kind of ['relative', 'representative'] as const) {
    const submitter = { name: 'Example', kind, familyConsents: false, canFollowUp: false }
    expect(wgeidMissing({ ...whole, submitter }, today)).toEqual([])
  }
})

test('a thousand full stops, or a million, are no word', () => {
  expect(wgeidMissing({ ...whole, place: '.'.repeat(1_000_000) }, today)).toEqual(['place'])
})

test('any text at all is read without an error', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const form = { ...whole, names: [text], place: text, forces: text, steps: text }
      for (const gap of wgeidMissing(form, today)) {
        expect(Object.hasOwn(wgeidGaps.entries, gap)).toBe(true)
      }
    }),
  )
})
