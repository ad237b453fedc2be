import fc from 'fast-check'
import { wgeidMissing } from '@amparo/norms'
import { fold } from '@amparo/register'
import { expect, test } from 'vitest'
import { formOf, readWords, wordsFrom } from './wgeid-form.ts'

const first = wordsFrom([], { office: 'Synthetic office', nameOf: () => '' })
const nobody = fold([], 'person')

test('of whom nothing is known, all but who submits is missing, with the family’s consent and that one can follow up', () => {
  expect(wgeidMissing(formOf(nobody, first), '2026-01-10')).toEqual([
    'name',
    'date',
    'place',
    'forces',
    'steps',
    'family-consent',
    'follow-up',
  ])
})

test('month and year are enough, and whatever else stands in the field is no date', () => {
  const gaps = (since: string) => wgeidMissing(formOf(nobody, { ...first, since }), '2026-01-10')
  expect(gaps('2025-08')).not.toContain('date')
  expect(gaps('2025')).toContain('date')
  expect(gaps('2026-08')).toContain('date-ahead')
  fc.assert(
    fc.property(fc.string(), (since) => {
      expect(Array.isArray(gaps(since))).toBe(true)
    }),
  )
})

test('what was kept is read as it was, and anything else begins anew', () => {
  const words = { ...first, steps: 'Two hospitals.', kind: 'relative' as const }
  expect(readWords(JSON.parse(JSON.stringify(words)), first)).toEqual(words)
  fc.assert(
    fc.property(fc.jsonValue(), (other) => {
      expect(readWords(other, first)).toEqual(first)
    }),
  )
})
