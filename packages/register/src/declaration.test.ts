import { languages, vocabularyNames } from '@amparo/vocabulary'
import { expect, it } from 'vitest'
import {
  isPropertyCode,
  kindDeclaration,
  leadsOf,
  ownerPropertyOf,
  properties,
  propertiesOf,
  property,
  propertyByNumber,
  propertyCodes,
} from './declaration.ts'
import { subjectKinds } from './property.ts'
import type { PropertyCode, SubjectKind } from './property.ts'

// Stored claims hold these numbers: a line is added with every release, and none may ever change.
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
  'person.description': 13,
  'person.count': 14,
  'person.mother': 15,
  'person.birthplace': 16,
  'person.nationality': 17,
  'person.occupation': 18,
  'person.marks': 19,
  'person.personal-number': 21,
  'person.document': 22,
  'custody.person': 101,
  'custody.place': 102,
  'custody.from': 103,
  'custody.to': 104,
  'custody.authority': 105,
  'custody.grounds': 106,
  'custody.facility': 107,
  'custody.apparent-grounds': 108,
  'custody.right': 109,
  'act.person': 201,
  'act.type': 202,
  'act.at': 203,
  'act.place': 204,
  'act.by': 205,
  'act.method': 206,
  'act.event': 207,
  'act.facility': 208,
  'event.title': 301,
  'event.at': 302,
  'event.place': 303,
  'event.facility': 304,
  'event.description': 305,
  'facility.name': 401,
  'facility.type': 402,
  'facility.place': 403,
  'facility.capacity': 404,
  'facility.opened': 405,
  'facility.closed': 406,
  'facility.run-by': 407,
  'authority.name': 501,
  'authority.type': 502,
  'authority.place': 503,
  'authority.part-of': 504,
  'organisation.name': 601,
  'organisation.type': 602,
  'organisation.place': 603,
  'point.custody': 701,
  'point.type': 702,
  'point.at': 703,
  'point.place': 704,
  'point.facility': 705,
  'involvement.act': 801,
  'involvement.person': 802,
  'involvement.authority': 803,
  'involvement.description': 804,
  'involvement.degree': 805,
  'involvement.type': 806,
  'involvement.basis': 807,
  'involvement.confidence': 808,
  'involvement.alternative-person': 809,
  'involvement.alternative-authority': 810,
  'information.event': 901,
  'information.connection': 902,
  'information.learnt': 903,
  'information.words': 904,
  'relation.person': 1001,
  'relation.other': 1002,
  'relation.type': 1003,
  'relation.from': 1004,
  'relation.to': 1005,
  'posting.person': 1101,
  'posting.authority': 1102,
  'posting.facility': 1103,
  'posting.role': 1104,
  'posting.rank': 1105,
  'posting.from': 1106,
  'posting.to': 1107,
  'command.unit': 1201,
  'command.over': 1202,
  'command.from': 1203,
  'command.to': 1204,
  'search-action.person': 1301,
  'search-action.place': 1302,
  'search-action.where': 1303,
  'search-action.facility': 1304,
  'search-action.day': 1305,
  'search-action.way': 1306,
  'search-action.result': 1307,
  'search-action.words': 1308,
}

it('every property keeps the number with which claims are stored', () => {
  expect(Object.fromEntries(properties.map(({ code, number }) => [code, number]))).toMatchObject(
    releasedNumbers,
  )
})

it('every kind keeps the number with which subjects are stored', () => {
  expect(subjectKinds.slice(0, 14)).toEqual([
    'person',
    'custody',
    'act',
    'event',
    'facility',
    'authority',
    'organisation',
    'point',
    'involvement',
    'information',
    'relation',
    'posting',
    'command',
    'search-action',
  ])
})

it('a number tells the kind: each kind has a hundred of its own', () => {
  for (const { kind, number } of properties) {
    expect(Math.floor(number / 100)).toBe(subjectKinds.indexOf(kind))
  }
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

const standAlone = ['person', 'event', 'facility', 'authority', 'organisation']

it.each(subjectKinds)('stands under exactly one other subject, or alone: %s', (kind) => {
  const owners = propertiesOf(kind).filter(({ belongs }) => belongs === true)
  expect(owners).toHaveLength(standAlone.includes(kind) ? 0 : 1)
  expect(ownerPropertyOf(kind)).toBe(owners[0])
  for (const owner of owners) expect(owner).toMatchObject({ value: 'subject', cardinality: 'one' })
})

it('who stands under what', () => {
  const owners = properties.filter(({ belongs }) => belongs === true)
  expect(Object.fromEntries(owners.map(({ code, refersTo }) => [code, refersTo]))).toEqual({
    'custody.person': 'person',
    'act.person': 'person',
    'point.custody': 'custody',
    'involvement.act': 'act',
    'information.event': 'event',
    'relation.person': 'person',
    'posting.authority': 'authority',
    'command.unit': 'authority',
    'search-action.person': 'person',
  })
})

it('no chain of owners comes back to where it began', () => {
  for (const kind of subjectKinds) {
    const chain: SubjectKind[] = [kind]
    for (let next = ownerPropertyOf(kind); next?.refersTo; next = ownerPropertyOf(next.refersTo)) {
      expect(chain).not.toContain(next.refersTo)
      chain.push(next.refersTo)
    }
    expect(standAlone).toContain(chain.at(-1))
  }
})

it.each(subjectKinds)('is listed, dated and found by properties that can say it: %s', (kind) => {
  const { time, foundBy } = kindDeclaration(kind)
  for (const lead of leadsOf(kind)) expect(['name', 'text', 'code']).toContain(lead.value)
  for (const code of Object.values(time ?? {})) expect(property(code).value).toBe('date')
  const { words = [], ...names } = foundBy ?? {}
  for (const code of Object.values(names)) expect(property(code).value).toBe('name')
  for (const code of words) expect(property(code).value).toBe('text')
  const named = propertiesOf(kind).find(({ code }) => code === `${kind}.name`)
  expect(foundBy?.name).toBe(named?.code)
  const codes = [
    ...leadsOf(kind).map(({ code }) => code),
    ...Object.values({ ...time, ...names }),
    ...words,
  ]
  for (const code of codes) expect(property(code as PropertyCode).kind).toBe(kind)
})

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

it('the authorities alone never settle fate, custody, how many, or whether they were told', () => {
  const guarded = properties.filter(({ stateWord }) => stateWord === 'never-alone')
  expect(guarded.map(({ code }) => code)).toEqual([
    'person.count',
    'person.whereabouts',
    'person.alive',
    'person.authorities-told',
    'person.not-told-reason',
    ...propertiesOf('custody').map(({ code }) => code),
    'facility.closed',
    ...propertiesOf('point').map(({ code }) => code),
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
  // @ts-expect-error The codes are a closed list for the compiler, too.
  expect(() => property('person.weight')).toThrow('person.weight')
  expect(isPropertyCode('constructor')).toBe(false)
})

it('a number that was never declared is our bug and is said so', () => {
  expect(() => propertyByNumber(9999)).toThrow('9999')
})
