import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, type ESTree } from 'vite'
import { describe, expect, test } from 'vitest'
import { dayWithYear } from '../day.ts'
import { languages, languagesFor, type LanguageCode } from './languages.ts'

const codes = Object.keys(languages) as LanguageCode[]
const source = join(import.meta.dirname, '..')

const all = Object.fromEntries(
  await Promise.all(codes.map(async (code) => [code, await languages[code].load()] as const)),
) as Record<LanguageCode, object>

/** Every text by its path; functions are called with a few arguments of each kind. */
function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return spoken(value as (...given: unknown[]) => unknown, path)
  if (Array.isArray(value)) return value.flatMap((one, at) => texts(one, `${path}[${at}]`))
  return Object.entries(value as object).flatMap(([key, one]) => texts(one, `${path}.${key}`))
}

function spoken(say: (...given: unknown[]) => unknown, path: string) {
  const arguments_ = [
    [1, 2],
    [2, ['x']],
    [5, 6],
    [21, []],
    ['x', 'y'],
    [[1], 2],
    [[1, 2], 3],
  ]
  return arguments_.flatMap((given) => {
    try {
      return texts(say(...given), `${path}(${JSON.stringify(given)})`)
    } catch {
      return [] // this kind of argument is not what the sentence takes
    }
  })
}

/** Which of its arguments each sentence shows, by the sentence's path. */
function carried(value: unknown, path = ''): Readonly<Record<string, readonly number[]>> {
  if (typeof value === 'function') {
    return { [path]: shown(value as (...given: unknown[]) => unknown) }
  }
  if (typeof value !== 'object' || value === null) return {}
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, one]) => carried(one, `${path}.${key}`)),
  ) as Readonly<Record<string, readonly number[]>>
}

// Some sentences take texts, some numbers, some lists; numbers in which no language leaves the
// figure out.
function shown(say: (...given: unknown[]) => unknown): readonly number[] {
  const kinds = [
    ['§one', '§two'],
    [71, 83],
    [71, ['§two']],
    [[71, 72], 83],
  ]
  const found = kinds.flatMap((given) => {
    try {
      const said = JSON.stringify(say(...given))
      return given.flatMap((one, at) => (said.includes(String([one].flat()[0])) ? [at] : []))
    } catch {
      return [] // this kind of argument is not what the sentence takes
    }
  })
  return [...new Set(found)].toSorted((a, b) => a - b)
}

const keys = (value: unknown, path = ''): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => keys(one, `${path}.${key}`))
    : [path]

test('every file of words is in the list of languages', () => {
  const others = ['languages.ts', 'messages.ts', 'locales.test.ts']
  const files = readdirSync(import.meta.dirname).filter((file) => !others.includes(file))
  expect(files.toSorted()).toEqual(codes.map((code) => `${code}.ts`).toSorted())
})

describe.each(codes)('%s', (code) => {
  test('says everything English says', () => {
    expect(keys(all[code])).toEqual(keys(all.en))
  })

  test('has no empty text and no word too many', () => {
    for (const [path, text] of texts(all[code])) {
      expect(text, path).toMatch(/[\p{L}\p{N}]/u)
      expect(text, path).not.toMatch(/undefined|\[object|\s\s/)
    }
  })

  test('carries over what English carries over', () => {
    expect(carried(all[code])).toEqual(carried(all.en))
  })

  test('never blames, and never names anybody a victim', () => {
    const avoided =
      /\b(?:error|invalid|oops|victim)\b|ошибк|недопустим|жертв|потерпевш|пострадавш|памылк|недапушчальн|ахвяр|пацярпел|пацярпев|ข้อผิดพลาด|เหยื่อ|ผู้เสียหาย/iu
    for (const [path, text] of texts(all[code])) expect(text, path).not.toMatch(avoided)
  })

  test('takes nobody for a man or a woman', () => {
    const gendered =
      /\p{L}\([ая]\)|\((?:ла|лась|лася|на)\)|\p{L}\/-?(?:а|ла)(?!\p{L})|ครับ|ค่ะ|คะ(?!\p{L})|ผม|ดิฉัน/u
    for (const [path, text] of texts(all[code])) expect(text, path).not.toMatch(gendered)
  })

  test('gives the five sentences before anything is asked', () => {
    const { about } = all[code] as { about: { sentences: (office: string) => readonly string[] } }
    expect(about.sentences('Synthetic office')).toHaveLength(5)
    expect(about.sentences('Synthetic office')[0]).toContain('Synthetic office')
  })
})

test.each([
  ['ru', /[а-яё]/iu, /[іў\p{sc=Thai}]/iu],
  ['be', /[а-яёіў]/iu, /[ищъ\p{sc=Thai}]/iu],
  ['th', /\p{sc=Thai}/u, /\p{sc=Cyrillic}/u],
] as const)('texts in %s are in its own letters', (code, own, foreign) => {
  for (const [path, text] of texts(all[code])) {
    if (/^\.(?:mayContact\.asTold|code\.spoken)/.test(path)) continue
    expect(text, path).toMatch(own)
    expect(text, path).not.toMatch(foreign)
  }
})

test.each([
  ['ru', ['1 знак.', '2 знака.', '5 знаков.', '21 знак.', '111 знаков.']],
  ['be', ['1 знак.', '2 знакі.', '5 знакаў.', '21 знак.', '111 знакаў.']],
] as const)('%s counts as it is spoken', (code, spoken) => {
  const { account } = all[code] as { account: { near: (left: number) => string } }
  expect([1, 2, 5, 21, 111].map((count) => account.near(count).replace(/^\D*/u, ''))).toEqual(
    spoken,
  )
})

test('a year is Gregorian in every language', () => {
  for (const { locale } of Object.values(languages)) {
    expect(dayWithYear('2026-11-25', locale), locale).toMatch(/25.*2026/u)
  }
})

test('what a page says without scripts, it says in every language', () => {
  const page = readFileSync(join(source, '../index.html'), 'utf8')
  const said = [...page.matchAll(/<p lang="(\w+)">\s*([^<]+)/g)].map(([, code]) => code)
  expect(new Set(said)).toEqual(new Set(codes))
})

test('the reader’s own languages come first, and none is left out', () => {
  expect(languagesFor(['ru-BY', 'en'])).toEqual(['ru', 'en', 'be', 'th'])
  expect(languagesFor(['th-TH', 'be'])).toEqual(['th', 'be', 'en', 'ru'])
  expect(languagesFor(['fr'])).toEqual(codes)
})

test('no sentence stands in the code of a page', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  const pages = files.filter((file) => file.endsWith('.tsx'))
  expect(pages.length).toBeGreaterThan(5)
  for (const file of pages) expect(sentencesIn(join(source, file)), file).toEqual([])
})

// Text between tags, what attributes say aloud, and any string with two words in it, but for class
// names, lists of ids and our own bugs.
function sentencesIn(file: string): readonly string[] {
  const found: string[] = []
  const { program } = parseSync(file, readFileSync(file, 'utf8'))
  const visit = (node: ESTree.Node, parent: ESTree.Node | null) => {
    if (node.type === 'JSXText' && /\p{L}/u.test(node.value)) found.push(node.value.trim())
    if (node.type === 'Literal' && typeof node.value === 'string' && isSaid(node.value, parent)) {
      found.push(node.value)
    }
    for (const child of Object.values(node)) {
      for (const one of Array.isArray(child) ? child : [child]) {
        if (typeof one === 'object' && one !== null && 'type' in one) {
          visit(one as ESTree.Node, node)
        }
      }
    }
  }
  visit(program as unknown as ESTree.Node, null)
  return found
}

function isSaid(text: string, parent: ESTree.Node | null): boolean {
  const attribute = attributeOf(parent)
  if (/^(?:aria-label|title|placeholder|alt)$/.test(attribute)) return /\p{L}/u.test(text)
  if (/^(?:class|aria-describedby|aria-labelledby)$/.test(attribute)) return false
  if (parent?.type === 'NewExpression') return false
  return /\p{L}+\s+\p{L}+/u.test(text) && !/^note care$/.test(text)
}

function attributeOf(node: ESTree.Node | null): string {
  return node?.type === 'JSXAttribute' && node.name.type === 'JSXIdentifier' ? node.name.name : ''
}
