import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  emptyAccount,
  fieldsOfTelling,
  missingInAccount,
  noEarlier,
  readAccountFields,
  tellingOf,
  type AccountFields,
} from './account-fields.ts'
import { noDate } from '../record/date-fields.ts'

const date = (year: string, month = '') => ({
  ...noDate,
  first: { year, month, day: '', time: '' },
})

/** Synthetic. */
const whole: AccountFields = {
  ...emptyAccount,
  day: '2026-11-22',
  language: 'be',
  interpreted: 'yes',
  interpreter: 'Synthetic interpreter',
  from: 'be',
  to: 'en',
  relation: 'none',
  conflict: 'unknown',
  conflictWords: 'never asked',
  acceptedBy: 'the person',
  readBack: 'yes',
  corrected: 'yes',
  wording: 'verbatim',
  earlierTold: 'yes',
  earlier: [{ to: 'a synthetic newspaper', when: date('2026', '9'), recorded: 'yes' }],
  photographs: 'yes',
  photographsWhich: 'six synthetic photographs',
  photographsWhen: date('2026'),
  photographsBy: 'somebody of an invented office',
  reason: 'person-asks',
  reasonWords: 'more about the second day',
  words: 'Synthetic words',
}

test('what was answered comes back as it was answered, to be corrected', () => {
  const told = tellingOf(whole, null)
  expect(told).not.toBeNull()
  expect(fieldsOfTelling(told!)).toMatchObject(whole)
  expect(tellingOf(fieldsOfTelling(told!), null)).toEqual(told)
})

test('nothing may be sealed while something that is needed is missing, and each is named', () => {
  expect(missingInAccount(emptyAccount, true)).toEqual([
    'reason',
    'day',
    'language',
    'interpreted',
    'words',
    'wording',
    'readBack',
  ])
  expect(missingInAccount(whole, true)).toEqual([])
  expect(missingInAccount({ ...whole, reason: '' }, false)).toEqual([])
  expect(missingInAccount({ ...whole, to: '' }, false)).toEqual(['pair'])
  expect(tellingOf({ ...whole, words: ' \n' }, null)).toBeNull()
})

test('a date that was begun must be one; left out, it is not known', () => {
  const half = { ...noDate, first: { year: '', month: '9', day: '', time: '' } }
  const earlier = [{ ...noEarlier, to: 'x', when: half }]
  expect(missingInAccount({ ...whole, earlier }, false)).toEqual(['earlier'])
  expect(missingInAccount({ ...whole, photographsWhen: half }, false)).toEqual(['photographs'])
  const unknown = tellingOf({ ...whole, earlier: [{ ...noEarlier, to: 'x' }] }, null)
  expect(unknown?.earlier.times).toEqual([{ to: 'x', when: '', recorded: 'unsaid' }])
})

test('what was typed under an answer that was then changed is not sealed', () => {
  const changed = { ...whole, interpreted: 'no', earlierTold: 'no', photographs: 'no' } as const
  expect(tellingOf(changed, null)).toMatchObject({
    interpreter: null,
    earlier: { told: 'no', times: [] },
    photographs: { seen: 'no', which: '', when: '', shownBy: '' },
  })
  expect(tellingOf({ ...whole, readBack: 'no' }, null)?.corrected).toBe('no')
})

test('half a character never keeps an account from being sealed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const words = `a${text}\ud800`
      const told = tellingOf({ ...whole, words }, null)
      expect(told?.words.isWellFormed()).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('a draft is read as it was kept, an older one with what it lacks unanswered, anything else not at all', () => {
  expect(readAccountFields(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
  expect(readAccountFields({ words: 'x' })).toEqual({ ...emptyAccount, words: 'x' })
  for (const no of [null, 7, 'x', {}, { words: 1 }, { words: '', earlier: 'x' }])
    expect(readAccountFields(no)).toBeNull()
})
