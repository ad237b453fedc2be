import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { languages } from '@amparo/vocabulary'

const desk = join(import.meta.dirname, '../..')

/** Runs Lingui’s own check in the desk’s folder; it ends badly when the check fails. */
async function lingui(...check: string[]): Promise<void> {
  const home = dirname(createRequire(import.meta.url).resolve('@lingui/cli/api'))
  const tool = join(home, '../lingui.js')
  await promisify(execFile)(process.execPath, [tool, 'check', ...check], { cwd: desk })
}

interface Message {
  readonly id: string
  readonly text: string
}

function catalogue(language: string): Message[] {
  const file = readFileSync(join(import.meta.dirname, `${language}.po`), 'utf8')
  const quoted = (lines: string | undefined): string =>
    [...(lines ?? '').matchAll(/"(.*)"/g)].map(([, part]) => part).join('')
  return [...file.matchAll(/^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)/gm)]
    .map(([, id, text]) => ({ id: quoted(id), text: quoted(text) }))
    .filter(({ id }) => id !== '')
}

/** What a translation must carry over: `{0}`, `{name}`, `<0>`. */
function slots(text: string): string[] {
  const placed = text.match(/\{\w+\}|<\/?\d+\/?>|\{\w+, plural/g) ?? []
  return [...new Set(placed)].toSorted((a, b) => a.localeCompare(b))
}

const translated = ['ru', 'be', 'th'] as const
const pluralForms = {
  ru: ['one', 'few', 'many', 'other'],
  be: ['one', 'few', 'many', 'other'],
  th: ['other'],
} as const satisfies Record<(typeof translated)[number], readonly string[]>

describe('the catalogues', () => {
  test('hold exactly the messages of the source', { timeout: 60_000 }, async () => {
    await lingui('sync')
  })

  test('say nothing in their own folder, which the extractor passes over', () => {
    const files = globSync('src/locales/*.{ts,tsx}', { cwd: desk })
    const saying = files.filter((file) =>
      /from '@lingui\/react\/macro'/.test(readFileSync(join(desk, file), 'utf8')),
    )
    expect(saying).toEqual([])
  })

  test('lack no translation', { timeout: 60_000 }, async () => {
    await lingui('missing', '--mode', 'catalog')
    for (const language of languages) {
      expect(catalogue(language).filter(({ text }) => text === '')).toEqual([])
    }
  })

  test.each(translated)('carry every placeholder over into %s', (language) => {
    for (const { id, text } of catalogue(language)) expect(slots(text), id).toEqual(slots(id))
  })

  test.each(translated)('have every form of a plural in %s', (language) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    expect(new Set(pluralCategories)).toEqual(new Set(pluralForms[language]))
    for (const { text } of catalogue(language).filter(({ id }) => id.includes(', plural,'))) {
      for (const form of pluralForms[language]) expect(text).toContain(`${form} {`)
    }
  })

  test.each([
    ['ru', /\p{sc=Cyrillic}/u, /[іў\p{sc=Thai}]/iu],
    ['be', /\p{sc=Cyrillic}/u, /[ищъ\p{sc=Thai}]/iu],
    ['th', /\p{sc=Thai}/u, /\p{sc=Cyrillic}/u],
  ] as const)('are written in the letters of %s', (language, own, foreign) => {
    const said = catalogue(language).filter(({ id }) =>
      /\p{L}/u.test(id.replaceAll(/\{\w+\}/g, '')),
    )
    for (const { id, text } of said.filter((message) => !message.text.startsWith('№'))) {
      expect(text, id).toMatch(own)
      expect(text, id).not.toMatch(foreign)
    }
  })

  test.each(['ru', 'be'] as const)(
    'end no sentence in %s with a day, which ends with a full stop itself',
    (language) => {
      const file = readFileSync(join(import.meta.dirname, `${language}.po`), 'utf8')
      const doubled = file.split('\n\n').filter((message) => {
        const days = [...message.matchAll(/^#\. placeholder \{(\w+)\}: sayDay\(/gm)]
        return days.some(([, slot]) => message.includes(`{${slot}}.`, message.indexOf('\nmsgstr')))
      })
      expect(doubled).toEqual([])
    },
  )

  test('say what happened and what to do, never “error”', () => {
    const never =
      /\b(?:error|invalid|oops|victim)\b|ошибк|недопустим|жертв|памылк|недапушчальн|ахвяр|ข้อผิดพลาด|เหยื่อ|ผู้เสียหาย/iu
    for (const language of languages) {
      expect(catalogue(language).filter(({ text }) => never.test(text))).toEqual([])
    }
  })
})
