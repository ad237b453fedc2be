import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
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

describe('the catalogues', () => {
  test('hold exactly the messages of the source', { timeout: 60_000 }, async () => {
    await lingui('sync')
  })

  test('lack no translation', { timeout: 60_000 }, async () => {
    await lingui('missing', '--mode', 'catalog')
    for (const language of languages) {
      expect(catalogue(language).filter(({ text }) => text === '')).toEqual([])
    }
  })

  test('carry every placeholder over', () => {
    for (const { id, text } of catalogue('ru')) expect(slots(text), id).toEqual(slots(id))
  })

  test('have every form of a Russian plural', () => {
    for (const { text } of catalogue('ru').filter(({ id }) => id.includes(', plural,'))) {
      for (const form of ['one', 'few', 'many', 'other']) expect(text).toContain(`${form} {`)
    }
  })

  test('say what happened and what to do, never “error”', () => {
    const never = /\b(?:error|invalid|oops|victim)\b|ошибк|недопустим|жертв/iu
    for (const language of languages) {
      expect(catalogue(language).filter(({ text }) => never.test(text))).toEqual([])
    }
  })
})
