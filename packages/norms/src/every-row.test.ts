import { certainties, label, languages } from '@amparo/vocabulary'
import type { Entry, Vocabulary } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import * as norms from './index.ts'

const vocabularies = Object.values<unknown>(norms).filter(
  (one): one is Vocabulary => typeof one === 'object' && one !== null && 'entries' in one,
)
const all = vocabularies.flatMap(({ entries }): Entry[] => Object.values(entries))

/** Whatever a label must not do, as "code: what is wrong"; empty when all labels are sound. */
function faults(fault: (text: string, language: string) => boolean): string[] {
  return all.flatMap((one) =>
    languages
      .filter((language) => fault(label(one, language), language))
      .map((language) => `${one.code} (${language}): ${label(one, language)}`),
  )
}

test('every row says where it comes from and how far that carries', () => {
  expect(vocabularies.length).toBeGreaterThan(5)
  for (const one of all) {
    expect(one.source.trim()).not.toBe('')
    expect(certainties).toContain(one.certainty)
  }
})

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

  test('writes ў after a vowel and у elsewhere, as Belarusian does', () => {
    const wrong = /[аеёіоуыэюя] у|[^аеёіоуыэюя ]\s?ў|^ў|[,(:;] ў/iu
    expect(faults((text, language) => language === 'be' && wrong.test(text))).toEqual([])
  })

  test('avoids words that mean something else to people in danger', () => {
    const traps = /розыск|разыскива|досье|вышук|расшук|росшук|дасье|หมายจับ|ผู้ต้องหา|นักโทษ/iu
    expect(faults((text) => traps.test(text))).toEqual([])
  })

  test('differs from every other label of its vocabulary', () => {
    for (const { name, entries } of vocabularies) {
      for (const language of languages) {
        const labels = Object.values(entries).map((one) => label(one, language))
        expect(labels, name).toHaveLength(new Set(labels).size)
      }
    }
  })
})
