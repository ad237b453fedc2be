import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages, type Language } from '@amparo/vocabulary'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { briefRoom, layOutBrief } from './brief.ts'
import { writeDocx } from './docx.ts'
import { pdfWriter } from './node.ts'
import { readDocument } from './read-document.ts'
import { sampleBrief } from './testing/sample-brief.ts'

const made = new Map(
  languages.map((language) => [language, writeDocx(layOutBrief(sampleBrief(language)))]),
)

async function docxIn(language: Language): Promise<Uint8Array> {
  const docx = await made.get(language)
  if (docx === undefined) throw new Error('no such language')
  return docx
}

async function xmlIn(language: Language, part = 'word/document.xml'): Promise<string> {
  return strFromU8(unzipSync(await docxIn(language))[part] ?? new Uint8Array())
}

const squeezed = (text: string) => text.replace(/\s+/gu, '')

describe.each(languages)('the page for a meeting in %s as a Word file', (language) => {
  test('says in every run which fonts and which language it is of, and marks Thai alone as a complex script', async () => {
    const runs = (await xmlIn(language)).match(/<w:r>.*?<\/w:r>/gsu) ?? []
    const said = runs.filter((run) => /<w:t[ >]/u.test(run))
    expect(said.length).toBeGreaterThan(80)
    for (const run of said) {
      expect(run).toMatch(/<w:rFonts [^>]*w:ascii="[^"]+"[^>]*w:cs="TH Sarabun New"/u)
      expect(run).toMatch(/<w:lang [^>]*w:val="[a-z]{2}[^"]*"[^>]*w:bidi="th-TH"/u)
      const isThai = /<w:t(?: [^>]*)?>[^<]*\p{Script=Thai}/u.test(run)
      const isOther = /<w:t(?: [^>]*)?>[^<]*[\p{Script=Cyrillic}\p{Script=Latin}]/u.test(run)
      expect(isThai && isOther).toBe(false)
      if (isThai) expect(run).toContain('<w:cs/><w:lang w:val="th-TH"')
      if (isOther) expect(run).not.toContain('<w:cs/>')
    }
  })

  test('repeats the heading of its names and parts no row', async () => {
    const rows = (await xmlIn(language)).match(/<w:tr>.*?<\/w:tr>/gsu) ?? []
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([
      true,
      ...Array(briefRoom[language].names).fill(false),
    ])
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
  })

  test('has headings to find one’s way by, and no style of letters', async () => {
    const styles = await xmlIn(language, 'word/styles.xml')
    expect(styles).toMatch(/w:styleId="PageTitle".*?<w:outlineLvl w:val="0"\/>/su)
    expect(styles).toMatch(/w:styleId="PageHeading".*?<w:outlineLvl w:val="1"\/>/su)
    expect(styles).not.toContain('LetterText')
  })

  test('is read by another program, word for word', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await docxIn(language)) })
    const brief = sampleBrief(language)
    const said = squeezed(value)
    for (const { name } of [...brief.names, ...brief.contradictions])
      expect(said).toContain(squeezed(name))
    expect(said).toContain(squeezed(brief.contradictions[0]?.quote ?? '-'))
    expect(said).toContain(squeezed(brief.authorityName))
    expect(said).toContain('27')
  })

  test('is one page where there is as much of everything as a page is given', async () => {
    const data = pdfWriter()(layOutBrief(sampleBrief(language)))
    expect((await getDocument({ data, useSystemFonts: false }).promise).numPages).toBe(1)
  })

  test('holds nobody in its properties, its parts’ names and its foot: the number of the meeting and the day', async () => {
    const brief = sampleBrief(language)
    const read = readDocument(await docxIn(language))
    if (!read.ok) throw new Error('not read')
    const beside = read.texts.filter(({ place }) => place !== 'body').map(({ text }) => text)
    for (const { name } of brief.names)
      for (const word of name.split(/[\s-]+/u).filter((one) => one.length > 3))
        expect(beside.join('\n')).not.toContain(word)
    const core = await xmlIn(language, 'docProps/core.xml')
    const words = core
      .replaceAll(/<[^>]+>/gu, ' ')
      .trim()
      .split(/\s+/u)
    expect(words).toEqual(['12', '1', '2020-09-10T00:00:00Z', '2020-09-10T00:00:00Z'])
  })
})

test('the same page has the same bytes, and what was written with signs that no file holds is written without them', async () => {
  const brief = { ...sampleBrief('en'), place: { text: 'first\u0000\nsecond', withheld: false } }
  const [one, other] = [await writeDocx(layOutBrief(brief)), await writeDocx(layOutBrief(brief))]
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
  const read = readDocument(one)
  expect(read.ok && read.texts.some(({ text }) => text.includes('first second'))).toBe(true)
})

test('everybody who may be named goes over pages, with the heading on each', async () => {
  const data = pdfWriter()(layOutBrief(sampleBrief('be', 120)))
  expect((await getDocument({ data, useSystemFonts: false }).promise).numPages).toBeGreaterThan(2)
})

test('LibreOffice prints it on one page in each language', async ({ skip }) => {
  const isAsked = process.env.AMPARO_LETTERS === 'whole'
  skip(!isAsked, 'only with AMPARO_LETTERS=whole: it takes a quarter of a minute')
  const has =
    spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0
  skip(!has, 'soffice or pdftotext is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'brief-'))
  try {
    for (const language of languages) {
      writeFileSync(join(folder, `${language}.docx`), await docxIn(language))
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
      const how = ['--headless', '--convert-to', 'pdf', '--outdir', folder]
      execFileSync('soffice', [profile, ...how, join(folder, `${language}.docx`)])
      execFileSync('pdftotext', [join(folder, `${language}.pdf`), join(folder, 'page.txt')])
      const pages = readFileSync(join(folder, 'page.txt'), 'utf8').split('\f').slice(0, -1)
      expect(pages, language).toHaveLength(1)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
