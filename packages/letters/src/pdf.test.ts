import { spawnSync } from 'node:child_process'
import { languages, type Language } from '@amparo/vocabulary'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { defaultTemplates } from './default-templates.ts'
import type { DocumentPart, LetterDocument } from './document.ts'
import { layOutLetter } from './lay-out.ts'
import { pdfWriter } from './node.ts'
import { sampleLetter } from './testing/sample-letter.ts'
import { letterWords } from './words.ts'

const writePdf = pdfWriter()

function laidOut(language: Language, people: number, code = 'first-letter'): LetterDocument {
  const letter = {
    ...sampleLetter(language, people),
    ownWords: ['Amparo – “№ 5” ĄŁŻ ŭčš Ґґ'],
  }
  const template = defaultTemplates.find((one) => one.code === code)
  const laid = layOutLetter(letter, template!)
  if (!laid.ok) throw new Error(laid.problems.map(({ sentence }) => sentence).join(' '))
  return laid.document
}

/** The texts of a PDF's pages as another program reads them, and what it says of itself. */
async function read(pdf: Uint8Array) {
  const document = await getDocument({ data: pdf.slice(), useSystemFonts: false }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  const { info } = await document.getMetadata()
  const markInfo = await document.getMarkInfo()
  return {
    pages,
    info: info as Record<string, unknown>,
    markInfo: markInfo as unknown as Map<string, boolean>,
  }
}

function wordsOf(parts: readonly DocumentPart[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'page-break') return []
    if (part.kind === 'paragraph')
      return [...part.runs, ...(part.aside ?? [])].map(({ text }) => text)
    return part.rows.flatMap(({ cells }) => wordsOf(cells.flat()))
  })
}

/**
 * Letters and figures alone, each in one form: how words are parted is the page's business. A Thai letter with two marks has its
 * text twice in the PDF, at its letter and at its marks.
 */
function squeezed(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{M}\p{N}–—]/gu, '')
    .replace(/(\p{Script=Thai}\p{M}+)\1/gu, '$1')
}

describe('holds every word that was composed, in its order', () => {
  // Thai stands in the PDF as it looks, and beside it what it says (ActualText), which pdf.js does not read.
  test.each(['en', 'ru', 'be'] as const)('in %s, as pdf.js reads it', async (language) => {
    const document = laidOut(language, 8)
    const { pages } = await read(writePdf(document))
    const words = wordsOf(document.parts).filter((text) => !/\p{Script=Thai}/u.test(text))
    expectInOrder(pages.join(' '), words)
  })

  test.for(languages)('in %s, as poppler reads it', (language, { skip }) => {
    skip(spawnSync('pdftotext', ['-v']).status !== 0, 'pdftotext is not installed')
    const document = laidOut(language, 8)
    const { stdout } = spawnSync('pdftotext', ['-raw', '-', '-'], { input: writePdf(document) })
    expectInOrder(stdout.toString('utf8'), wordsOf(document.parts))
  })
})

function expectInOrder(printed: string, words: readonly string[]): void {
  const text = squeezed(printed)
  let from = 0
  for (const one of words) {
    const at = text.indexOf(squeezed(one), from)
    expect(at, one).toBeGreaterThanOrEqual(from)
    from = at + squeezed(one).length
  }
}

test(
  'an annex of 300 people has its heading on each page, whole rows, and the number of each page',
  { timeout: 120_000 },
  async () => {
    const document = laidOut('be', 300)
    const { pages } = await read(writePdf(document))
    const annex = pages.filter((page) => page.includes('Kavaliou'))
    expect(annex.length).toBeGreaterThan(10)
    const { columns, page } = letterWords.be
    for (const [at, text] of pages.entries()) {
      expect(squeezed(text)).toContain(squeezed(page(String(at + 1), String(pages.length))))
    }
    for (const text of annex) expect(squeezed(text)).toContain(squeezed(columns.name))
    // A row in two parts would have its first spelling on one page and the others on the next.
    const spellings = [
      'Кавалёў Аляксандр Мікалаевіч',
      'Ковалёв Александр Николаевич',
      'Kavaliou Aliaksandr',
    ]
    for (const text of annex) {
      const counts = spellings.map((spelling) => squeezed(text).split(squeezed(spelling)).length)
      expect(new Set(counts).size).toBe(1)
    }
  },
)

test('is tagged, has a title and nobody’s name in its properties', async () => {
  const { info, markInfo } = await read(writePdf(laidOut('ru', 2)))
  expect(markInfo.get('Marked')).toBe(true)
  expect(info).toMatchObject({ Title: '14/7-1234', Language: 'ru' })
  expect(info).not.toHaveProperty('Author')
  expect(String(info.CreationDate)).toMatch(/^D:20200821/u)
})

test('the same letter has the same bytes', () => {
  const document = laidOut('th', 4)
  expect(Buffer.from(writePdf(document)).equals(Buffer.from(pdfWriter()(document)))).toBe(true)
})

test('what a letter says is printed and never run', async () => {
  const words = '#set page(fill: red) $x^2$ *bold* #panic() \\ `a` [b] <c> @d'
  const document = laidOut('en', 1)
  const evil = { kind: 'paragraph', role: 'text', runs: [{ text: words, language: 'en' }] } as const
  const { pages } = await read(writePdf({ ...document, parts: [evil] }))
  expect(pages.join('').replace(/\s/gu, '')).toContain(words.replace(/\s/gu, ''))
})
