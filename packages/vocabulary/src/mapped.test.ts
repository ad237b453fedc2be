import { describe, expect, test } from 'vitest'
import { answerContents } from './answer-content.ts'
import type { Entry } from './entry.ts'
import { informationConnections } from './information.ts'
import type { HuridocsFacts } from './huridocs.ts'
import { involvementConfidences, involvementDegrees, involvementTypes } from './involvement.ts'
import { label } from './entry.ts'
import { pointTypes } from './point-type.ts'
import { entry } from './vocabularies.ts'

type Mapped = readonly (Entry & HuridocsFacts)[]

describe.each([
  ['L18', Object.values(involvementDegrees.entries) as Mapped],
  ['L24', Object.values(involvementTypes.entries) as Mapped],
  ['L19', Object.values(informationConnections.entries) as Mapped],
  ['L27', Object.values(answerContents.entries) as Mapped],
])('codes of the HURIDOCS list %s', (list, entries) => {
  test('name their list, keep its form and are used once', () => {
    const codes = entries.flatMap(({ huridocs }) => huridocs)
    for (const code of codes) expect(code).toMatch(new RegExp(`^${list}/\\d\\d(\\.\\d\\d)*$`))
    expect(new Set(codes).size).toBe(codes.length)
  })

  test('stand where the list has the term, and what it lacks says that it is our own', () => {
    for (const { huridocs, source, certainty } of entries) {
      expect(certainty).toBe(huridocs.length > 0 ? 'field' : 'office')
      expect(source.startsWith('HURIDOCS')).toBe(huridocs.length > 0)
    }
  })
})

test('how sure an identification is grades the information, from the surest down, and no person', () => {
  expect(Object.keys(involvementConfidences.entries)).toEqual(['high', 'medium', 'low'])
  const texts = Object.values(involvementConfidences.entries).map((one) => label(one, 'en'))
  expect(texts.filter((text) => /person|source|witness|reliable|credible/.test(text))).toEqual([])
})

// The timeline of a custody and the hours since an arrest read these by code.
test('the points of a custody by which it begins, is waited in and ends are in the list', () => {
  const read = ['arrest', 're-arrest', 'release', 'death-in-custody']
  const awaited = ['family-notified', 'lawyer', 'doctor', 'hearing-judge']
  for (const code of [...read, ...awaited]) expect(Object.keys(pointTypes.entries)).toContain(code)
})

test('what nobody knows is a code of its own wherever a source may be asked in vain', () => {
  const asked = [
    'facility-type',
    'authority-type',
    'involvement-degree',
    'involvement-type',
    'involvement-basis',
    'information-connection',
    'information-learnt',
    'relation-type',
  ] as const
  for (const name of asked) expect(entry(name, 'unknown')).toBeDefined()
})
