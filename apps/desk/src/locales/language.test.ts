import { expect, test } from 'vitest'
import { languages } from '@amparo/vocabulary'
import { languageName, localesOf, monthNames, preferredLanguage } from './language.ts'

test('the first language of the person that we speak is taken, else English', () => {
  expect(preferredLanguage(['be-BY', 'ru-RU', 'en'])).toBe('be')
  expect(preferredLanguage(['fr-FR', 'ru-RU', 'en'])).toBe('ru')
  expect(preferredLanguage(['EN-gb'])).toBe('en')
  expect(preferredLanguage(['TH-th', 'en'])).toBe('th')
  expect(preferredLanguage(['ar', 'fr'])).toBe('en')
  expect(preferredLanguage([])).toBe('en')
})

test('every language has twelve months of its own, Belarusian as a full browser would say them', () => {
  for (const language of languages) expect(new Set(monthNames(language)).size).toBe(12)
  const known = new Intl.DateTimeFormat('be', { month: 'long', timeZone: 'UTC' })
  expect(monthNames('be')).toEqual(
    Array.from({ length: 12 }, (_, month) => known.format(Date.UTC(2020, month, 15))),
  )
})

test('what counts for Belarusian, where a browser does not know it, counts the same', () => {
  const belarusian = new Intl.PluralRules('be')
  const instead = new Intl.PluralRules(localesOf('be').at(-1))
  for (let count = 0; count <= 1000; count += 1) {
    expect(instead.select(count)).toBe(belarusian.select(count))
  }
})

test('a language is called by its name in each of ours, whatever the browser knows', () => {
  expect(languages.map((language) => languageName('ru', language))).toEqual([
    'Russian',
    'русский',
    'руская',
    'รัสเซีย',
  ])
  expect(languageName('en-GB', 'be')).toBe('англійская')
  for (const language of languages) expect(languageName('sw', language)).not.toBe('sw')
  expect(languageName('no tag at all', 'en')).toBeUndefined()
})
