import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languages, type LanguageCode } from '../../locales/languages.ts'
import { formMessages } from './form-languages.ts'
import { inForm } from './form-messages.ts'

const codes = Object.keys(languages) as LanguageCode[]

/** Every text by its path; sentences that carry something are given a mark to carry. */
function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return texts((value as (mark: string) => unknown)('§'), path)
  return Object.entries(value as object).flatMap(([key, one]) => texts(one, `${path}.${key}`))
}

const paths = (value: unknown) => texts(value).map(([path]) => path)
const carrying = (value: unknown) =>
  texts(value).flatMap(([path, text]) => (text.includes('§') ? [path] : []))

describe.each(codes)('the form in %s', (code) => {
  const own = formMessages[code]

  test('says everything English says, and carries over the same', () => {
    expect(paths(own)).toEqual(paths(formMessages.en))
    expect(carrying(own)).toEqual(carrying(formMessages.en))
  })

  test('puts its own words in the places of the page’s and leaves every other', async () => {
    const page = await languages[code].load()
    const form = inForm(page, own)
    expect(Object.keys(form)).toEqual(Object.keys(page))
    expect(form).toMatchObject(own.instead)
    expect(form.about.details).toBe(page.about.details)
    expect(form.code.heading).toBe(page.code.heading)
    expect(form.typed).toBe(page.typed)
  })

  test('never blames, names nobody a victim, and takes nobody for a man or a woman', () => {
    const avoided =
      /\b(?:error|invalid|oops|victim)\b|ошибк|недопустим|жертв|потерпевш|пострадавш|памылк|недапушчальн|ахвяр|пацярпел|пацярпев|ข้อผิดพลาด|เหยื่อ|ผู้เสียหาย|\p{L}\([ая]\)|ครับ|ค่ะ|คะ(?!\p{L})|ผม|ดิฉัน/iu
    for (const [path, text] of texts(own)) {
      expect(text, path).toMatch(/\p{L}/u)
      expect(text, path).not.toMatch(avoided)
      expect(text, path).not.toMatch(/\s\s/)
    }
  })
})

test.each([
  ['ru', /[а-яё]/iu, /[іў\p{sc=Thai}]/iu],
  ['be', /[а-яёіў]/iu, /[ищъ\p{sc=Thai}]/iu],
  ['th', /\p{sc=Thai}/u, /\p{sc=Cyrillic}/u],
] as const)('texts in %s are in its own letters', (code, own, foreign) => {
  for (const [path, text] of texts(formMessages[code])) {
    expect(text, path).toMatch(own)
    expect(text, path).not.toMatch(foreign)
  }
})

test('what the file says without scripts, it says in every language', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../form/index.html'), 'utf8')
  const said = [...page.matchAll(/<p lang="(\w+)">\s*([^<]+)/g)].map(([, code]) => code)
  expect(new Set(said)).toEqual(new Set(codes))
})
