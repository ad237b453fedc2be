import { languages, vocabularyNames } from '@amparo/vocabulary'
import { expect, it } from 'vitest'
import {
  isPropertyCode,
  properties,
  propertiesOf,
  property,
  propertyByNumber,
  propertyCodes,
} from './declaration.ts'
import { subjectKinds } from './property.ts'

// Stored claims hold these numbers: a line may be added here, and none may ever change.
const releasedNumbers = {
  'person.name': 1,
  'person.father': 2,
  'person.birth': 3,
  'person.sex': 4,
  'person.residence': 5,
  'person.whereabouts': 6,
  'person.acknowledged': 7,
  'person.alive': 8,
  'person.authorities-told': 9,
  'person.not-told-reason': 10,
  'person.telling-outcome': 11,
  'person.telling-words': 12,
  'custody.person': 101,
  'custody.place': 102,
  'custody.from': 103,
  'custody.to': 104,
  'custody.authority': 105,
  'custody.grounds': 106,
  'act.person': 201,
  'act.type': 202,
  'act.at': 203,
  'act.place': 204,
  'act.by': 205,
  'act.method': 206,
}

it('every property keeps the number with which claims are stored', () => {
  expect(Object.fromEntries(properties.map(({ code, number }) => [code, number]))).toEqual(
    releasedNumbers,
  )
})

it('no two properties share a number, and each fits a smallint', () => {
  const numbers = properties.map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.every((number) => Number.isInteger(number) && number > 0 && number < 32768)).toBe(
    true,
  )
})

// Thai has neither capitals nor full stops.
const startsLine = { en: /^[A-Z]/, ru: /^[А-ЯЁ]/, be: /^[А-ЯІЎЁ]/, th: /^\p{sc=Thai}/u }
const oneSentence = {
  en: /^[A-Z][^.]*\.$/,
  ru: /^[А-ЯЁ][^.]*\.$/,
  be: /^[А-ЯІЎЁ][^.]*\.$/,
  th: /^\p{sc=Thai}[^.]*[^.\s]$/u,
}
const foreign = {
  en: /[\p{sc=Cyrillic}\p{sc=Thai}]/u,
  ru: /[\p{sc=Latin}\p{sc=Thai}іў]/u,
  be: /[\p{sc=Latin}\p{sc=Thai}ищъ]|[аеёіоуыэюя] у/iu,
  th: /[\p{sc=Latin}\p{sc=Cyrillic}]/u,
}

it.each(languages)('labels and help are in the letters of their language: %s', (language) => {
  for (const { labels, help } of properties) {
    expect(labels[language]).not.toMatch(foreign[language])
    expect(help[language]).not.toMatch(foreign[language])
  }
})

it.each(languages)(
  'every property has its own label and one sentence of help in %s',
  (language) => {
    for (const { labels, help } of properties) {
      expect(labels[language]).toMatch(startsLine[language])
      expect(help[language]).toMatch(oneSentence[language])
    }
    for (const kind of subjectKinds) {
      const labels = propertiesOf(kind).map((declared) => declared.labels[language])
      expect(new Set(labels).size).toBe(labels.length)
    }
  },
)

it('every property starts with its kind, and a kind has a first, a second and so on', () => {
  for (const kind of subjectKinds) {
    const declared = propertiesOf(kind)
    expect(declared.every(({ code }) => code.startsWith(`${kind}.`))).toBe(true)
    expect(declared.map(({ order }) => order)).toEqual(declared.map((_, index) => index + 1))
  }
})

it('a code property names a vocabulary that exists, a subject property a kind, others neither', () => {
  for (const { value, vocabulary, refersTo } of properties) {
    expect(vocabulary !== undefined).toBe(value === 'code')
    expect(refersTo !== undefined).toBe(value === 'subject')
    expect([undefined, ...vocabularyNames]).toContain(vocabulary)
    expect([undefined, ...subjectKinds]).toContain(refersTo)
  }
})

it('the authorities alone never settle fate, custody, or whether and why they were not told', () => {
  const guarded = properties.filter(({ stateWord }) => stateWord === 'never-alone')
  expect(guarded.map(({ code }) => code)).toEqual([
    'person.whereabouts',
    'person.alive',
    'person.authorities-told',
    'person.not-told-reason',
    ...propertiesOf('custody').map(({ code }) => code),
  ])
})

it('a property is found by code and by number', () => {
  for (const code of propertyCodes) {
    expect(property(code).code).toBe(code)
    expect(propertyByNumber(property(code).number)).toBe(property(code))
  }
})

it('a code that was never declared is none, not even one every object has', () => {
  expect(isPropertyCode('person.name')).toBe(true)
  expect(isPropertyCode('person.weight')).toBe(false)
  expect(isPropertyCode('constructor')).toBe(false)
})

it('a number that was never declared is our bug and is said so', () => {
  expect(() => propertyByNumber(9999)).toThrow('9999')
})
