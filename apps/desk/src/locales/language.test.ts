import { expect, test } from 'vitest'
import { preferredLanguage } from './language.ts'

test('the first language of the person that we speak is taken, else English', () => {
  expect(preferredLanguage(['be-BY', 'ru-RU', 'en'])).toBe('ru')
  expect(preferredLanguage(['EN-gb'])).toBe('en')
  expect(preferredLanguage(['th', 'ar'])).toBe('en')
  expect(preferredLanguage([])).toBe('en')
})
