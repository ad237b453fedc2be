import { expect, test } from 'vitest'
import { clocksOfLetter, firstDue, type SentLetter } from './letter-clocks.ts'

const letter = (given: Partial<SentLetter> = {}): SentLetter => ({
  sender: 'un-office',
  isNoteVerbale: false,
  country: 'BY',
  sentOn: '2020-08-15',
  registeredOn: null,
  ...given,
})
const kinds = (given: Partial<SentLetter>) =>
  clocksOfLetter(letter(given)).map(({ clock }) => clock.kind)

test('a letter of the United Nations has a day of the office’s own and no statutory one, registered or not', () => {
  for (const registeredOn of [null, '2020-08-17'])
    for (const isNoteVerbale of [true, false])
      expect(kinds({ registeredOn, isNoteVerbale })).toEqual(['office'])
  expect(firstDue(clocksOfLetter(letter()))).toMatchObject({
    day: '2020-08-30',
    clock: { code: 'un-letter-answer', certainty: 'office' },
  })
})

test('what an organisation writes runs by the law from the day it is registered, and not before', () => {
  const ours = letter({ sender: 'legal-person' })
  expect(kinds(ours)).toEqual(['statutory', 'statutory'])
  expect(firstDue(clocksOfLetter(ours))).toBe(null)
  const running = clocksOfLetter({ ...ours, registeredOn: '2020-08-17' })
  expect(firstDue(running)).toMatchObject({
    day: '2020-09-01',
    clock: { code: 'appeal-answer', certainty: 'uncertain' },
  })
})

test('of a country whose terms are not known nothing is said', () => {
  expect(clocksOfLetter(letter({ sender: 'legal-person', country: 'XX' }))).toEqual([])
  expect(clocksOfLetter(letter({ sender: 'legal-person', country: null }))).toEqual([])
})
