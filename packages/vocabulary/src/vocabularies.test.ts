import { describe, expect, test } from 'vitest'
import { certainties, label, labelAtStart, languages } from './entry.ts'
import type { Entry } from './entry.ts'
import { entry, vocabulary, vocabularyNames } from './vocabularies.ts'
import { violationGroups } from './violation-group.ts'
import { violation, violations } from './violation.ts'

const all = vocabularyNames.flatMap((name): Entry[] => Object.values(vocabulary(name).entries))

/** Whatever a label must not do, as "code: what is wrong"; empty when all labels are sound. */
function faults(fault: (text: string, language: string) => boolean): string[] {
  return all.flatMap((one) =>
    languages
      .filter((language) => fault(label(one, language), language))
      .map((language) => `${one.code} (${language}): ${label(one, language)}`),
  )
}

describe('every label', () => {
  test('exists in every language, tidy and without a full stop', () => {
    expect(faults((text) => text !== text.trim() || text === '' || text.endsWith('.'))).toEqual([])
  })

  test('is in its language: Russian in Cyrillic, English in Latin letters', () => {
    expect(faults((text, language) => language === 'ru' && /[a-z]/i.test(text))).toEqual([])
    expect(faults((text, language) => language === 'en' && /[а-яё]/i.test(text))).toEqual([])
  })

  test('stands inside a sentence: small first letter', () => {
    expect(faults((text) => /^\p{Lu}/u.test(text))).toEqual([])
  })

  test('avoids words that mean something else to people in danger', () => {
    // Sought means wanted by the police; a witness saw it; a claim is a lawsuit; a dossier is secret.
    const traps = /\b(sought|wanted|claim|dossier)\b|розыск|разыскива|досье|свидетельств[оа]$/i
    expect(faults((text) => traps.test(text.replace('compensation claims', '')))).toEqual([])
  })

  test('differs from every other label of its vocabulary', () => {
    for (const name of vocabularyNames) {
      for (const language of languages) {
        const labels = Object.values(vocabulary(name).entries).map((one) => label(one, language))
        expect(labels).toHaveLength(new Set(labels).size)
      }
    }
  })
})

test('every entry says where it comes from and how far that carries', () => {
  for (const one of all) {
    expect(one.source).not.toBe('')
    expect(certainties).toContain(one.certainty)
  }
})

test('an entry is found by its code, and nothing by a stranger’s word', () => {
  for (const name of vocabularyNames) {
    for (const code of Object.keys(vocabulary(name).entries)) {
      expect(entry(name, code)?.code).toBe(code)
    }
    for (const strange of ['', 'constructor', 'toString', '__proto__']) {
      expect(entry(name, strange)).toBe(undefined)
    }
  }
})

test('at the start of a line a label has a capital', () => {
  expect(labelAtStart(violations.entries['LIB.INCOMM'], 'ru')).toBe(
    'Содержание под стражей без связи с внешним миром',
  )
  expect(labelAtStart(violations.entries['INT.TORTURE'], 'en')).toBe('Torture')
})

describe('violations', () => {
  const every = Object.values(violations.entries)

  test('each belongs to the group its code begins with', () => {
    for (const one of every.filter(({ code }) => code !== 'RESTRICTED')) {
      expect(one.code.split('.')[0]).toBe(one.group)
      expect(Object.keys(violationGroups.entries)).toContain(one.group)
    }
  })

  test('sexual violence, and nothing else, is sealed down to its type', () => {
    expect(every.filter((one) => one.restricted).map((one) => one.code)).toEqual([
      'INT.RAPE',
      'INT.RAPE.ATT',
      'INT.SEXASSAULT',
      'INT.SEXHARASS',
    ])
  })

  test('what stands in the open register for a sealed act says nothing of its type', () => {
    expect(violation('RESTRICTED')).toMatchObject({
      restricted: false,
      huridocs: [],
      group: 'LOCAL',
    })
  })

  test('HURIDOCS codes name their list and keep its form', () => {
    for (const code of every.flatMap((one) => one.huridocs)) {
      expect(code).toMatch(/^(MT0[245]|L3[06])\/\d\d(\.\d\d)*$/)
    }
  })
})

test('grades are of information: the scale runs from 1 to 6 and none is for people', () => {
  expect(Object.keys(vocabulary('credibility').entries)).toEqual(['1', '2', '3', '4', '5', '6'])
  const texts = Object.values(vocabulary('credibility').entries).map((one) => label(one, 'en'))
  expect(texts.filter((text) => /\b(person|victim|reliable|liar)\b/.test(text))).toEqual([])
})
