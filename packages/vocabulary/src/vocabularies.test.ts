import { describe, expect, test } from 'vitest'
import { certainties, label, labelAtStart, languages } from './entry.ts'
import type { Entry } from './entry.ts'
import { entry, vocabulary, vocabularyNames } from './vocabularies.ts'
import { questionKinds } from './question-kind.ts'
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

  test.each([
    ['en', /[\p{sc=Cyrillic}\p{sc=Thai}]/u, /\p{sc=Latin}/u],
    ['ru', /[\p{sc=Latin}\p{sc=Thai}іўґ]/iu, /\p{sc=Cyrillic}/u],
    ['be', /[\p{sc=Latin}\p{sc=Thai}ищъ]/iu, /\p{sc=Cyrillic}/u],
    ['th', /[\p{sc=Latin}\p{sc=Cyrillic}]/u, /\p{sc=Thai}/u],
  ] as const)('is written in the letters of its language: %s', (language, foreign, own) => {
    expect(
      faults((text, its) => its === language && (foreign.test(text) || !own.test(text))),
    ).toEqual([])
  })

  test('has every letter of Belarusian that Russian lacks', () => {
    const text = all.map((one) => label(one, 'be')).join(' ')
    for (const letter of ['і', 'ў', '’', 'дз', 'ё']) expect(text).toContain(letter)
  })

  test('writes ў after a vowel and у elsewhere, as Belarusian does', () => {
    const wrong = /[аеёіоуыэюя] у|[^аеёіоуыэюя ]\s?ў|^ў|[,(:] ў/iu
    expect(faults((text, language) => language === 'be' && wrong.test(text))).toEqual([])
  })

  test('puts Thai vowels and tones where they can be written, and no full stop', () => {
    const broken =
      /(^|[\s(“])(\p{Mn}|[\u0e30\u0e32\u0e33\u0e45])|\u0e33\p{Mn}|[\u0e48-\u0e4b]{2}|\u0e4d\u0e32|\u0e40{2}|\./u
    expect(faults((text, language) => language === 'th' && broken.test(text))).toEqual([])
  })

  test('stands inside a sentence: small first letter', () => {
    expect(faults((text) => /^\p{Lu}/u.test(text))).toEqual([])
  })

  test.each([
    // Sought means wanted by the police; a claim is a lawsuit; a dossier is a secret file.
    ['en', /\b(sought|wanted|claim|dossier)\b/i],
    // Also: a certificate, where a witness's word is meant.
    ['ru', /розыск|разыскива|досье|свидетельств[оа]$/i],
    // Also: a wanted notice in either spelling, a lawsuit, a certificate, an accomplice.
    ['be', /вышук|росшук|расшук|дасье|пазоў|пазов|пасведчанн|саўдзельнік/i],
    // Warrant, accused, suspect, hunted, suing, case file; one word for both convict and prisoner.
    ['th', /หมายจับ|ผู้ต้องหา|ผู้ต้องสงสัย|ตามล่า|ฟ้องร้อง|คำฟ้อง|สำนวน|แฟ้มลับ|นักโทษ/],
  ] as const)(
    'avoids words that mean something else to people in danger: %s',
    (language, traps) => {
      expect(
        faults(
          (text, its) => its === language && traps.test(text.replace('compensation claims', '')),
        ),
      ).toEqual([])
    },
  )

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
  expect(labelAtStart(violations.entries['LIB.UNREG'], 'be')).toBe('Незарэгістраванае затрыманне')
  expect(labelAtStart(violations.entries['LIB.INCOMM'], 'be')).toMatch(/^Утрыманне/u)
})

test('Thai has no capitals: at the start of a line a label stays as it is', () => {
  for (const one of all) expect(labelAtStart(one, 'th')).toBe(label(one, 'th'))
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

describe('what nobody said', () => {
  test('is an answer of its own wherever a person may pass a question over', () => {
    const skippable = vocabularyNames.filter((name) => entry(name, 'unsaid') !== undefined)
    expect(skippable).toEqual([
      'authorities-told',
      'hurt',
      'not-told-reason',
      'telling',
      'telling-outcome',
      'triage-answer',
    ])
    for (const name of skippable)
      expect(Object.keys(vocabulary(name).entries).at(-1)).toBe('unsaid')
  })

  test('is never said in the words of a no', () => {
    for (const name of ['authorities-told', 'hurt', 'triage-answer'] as const) {
      for (const language of languages) {
        const said = (code: string) => entry(name, code)?.labels[language]
        expect(said('unsaid')).not.toBe(said('no'))
      }
    }
  })
})

test('consent is offered from the narrowest answer, and asking each time is no yes', () => {
  expect(Object.keys(vocabulary('consent-answer').entries)).toEqual([
    'no',
    'anonymous',
    'pseudonym',
    'named',
    'ask-each-time',
  ])
  const yes = { en: 'yes', ru: 'да', be: 'так', th: 'ยินยอม' }
  for (const language of languages) {
    const isYes = (code: string) =>
      entry('consent-answer', code)?.labels[language].startsWith(yes[language])
    expect(['anonymous', 'pseudonym', 'named'].every(isYes)).toBe(true)
    expect(['no', 'ask-each-time'].some(isYes)).toBe(false)
  }
})

test('a question to an authority is a whole sentence in every language', () => {
  const letters = {
    en: /^[A-Z]\P{sc=Cyrillic}+\?$/u,
    ru: /^[А-Я][^іў]+\?$/u,
    be: /^[А-ЯІ][^ищъ]+\?$/u,
    th: /^\p{sc=Thai}[^?]+$/u,
  }
  for (const { asked } of Object.values(questionKinds.entries)) {
    for (const language of languages) expect(asked[language]).toMatch(letters[language])
  }
})

test('danger is sorted from a child in custody down', () => {
  expect(Object.keys(vocabulary('danger-level').entries)).toEqual([
    'child-in-custody',
    'hurt-or-missing-now',
    'fresh-injuries',
    'the-rest',
  ])
})
