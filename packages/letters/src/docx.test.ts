import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages, type Language } from '@amparo/vocabulary'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { composeLetter, type Composed } from './compose.ts'
import { defaultTemplates } from './default-templates.ts'
import type { DocumentPart } from './document.ts'
import { readDocument } from './read-document.ts'
import { sampleLetter } from './testing/sample-letter.ts'

const [firstLetter] = defaultTemplates

/** Composed once for all that is asked of it. */
const letters = new Map<string, Promise<Composed>>()

function composed(language: Language, people = 12): Promise<Composed> {
  const key = `${language} ${people}`
  const letter = letters.get(key) ?? compose(language, people)
  letters.set(key, letter)
  return letter
}

async function compose(language: Language, people: number): Promise<Composed> {
  const letter = await composeLetter(sampleLetter(language, people), firstLetter!)
  if (!letter.ok) throw new Error(letter.problems.map(({ sentence }) => sentence).join(' '))
  return letter
}

function xmlOf(docx: Uint8Array, part = 'word/document.xml'): string {
  return strFromU8(unzipSync(docx)[part]!)
}

/** Every text of a document in the order in which it is read. */
function textsOf(parts: readonly DocumentPart[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'page-break') return []
    if (part.kind === 'paragraph')
      return [...part.runs, ...(part.aside ?? [])].map(({ text }) => text)
    return [
      ...part.columns.map(({ title }) => title),
      ...part.rows.flatMap(({ cells }) => textsOf(cells.flat())),
    ]
  })
}

describe.each(languages)('a letter in %s as .docx', (language) => {
  test('says in every run which fonts and which language it is of', async () => {
    const { docx } = await composed(language)
    const runs = xmlOf(docx).match(/<w:r>.*?<\/w:r>/gsu) ?? []
    const said = runs.filter((run) => /<w:t[ >]/u.test(run))
    expect(said.length).toBeGreaterThan(30)
    for (const run of said) {
      expect(run).toMatch(/<w:rFonts [^>]*w:ascii="[^"]+"[^>]*w:cs="TH Sarabun New"/u)
      expect(run).toMatch(/<w:rFonts [^>]*w:eastAsia="[^"]+"/u)
      expect(run).toMatch(/<w:lang [^>]*w:val="[a-z]{2}[^"]*"[^>]*w:bidi="th-TH"/u)
    }
  })

  test('marks Thai as a complex script, in the order the schema wants, and nothing else', async () => {
    const { docx } = await composed(language)
    for (const run of xmlOf(docx).match(/<w:r>.*?<\/w:r>/gsu) ?? []) {
      const isThai = /<w:t(?: [^>]*)?>[^<]*\p{Script=Thai}/u.test(run)
      const isOther = /<w:t(?: [^>]*)?>[^<]*[\p{Script=Cyrillic}\p{Script=Latin}]/u.test(run)
      expect(isThai && isOther).toBe(false)
      expect(/<w:cs\/><w:lang w:val="th-TH"/u.test(run)).toBe(
        isThai || (!isOther && run.includes('<w:cs/>')),
      )
    }
  })

  test('repeats the heading of the annex and parts no row', async () => {
    const { docx } = await composed(language)
    const rows = xmlOf(docx).match(/<w:tr>.*?<\/w:tr>/gsu) ?? []
    expect(rows).toHaveLength(13)
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([
      true,
      ...Array(12).fill(false),
    ])
  })

  test('is A4 with the number of each page, and its styles have sizes for both kinds of script', async () => {
    const { docx } = await composed(language)
    expect(xmlOf(docx)).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u)
    expect(xmlOf(docx, 'word/footer1.xml')).toMatch(/PAGE.*NUMPAGES/su)
    expect(xmlOf(docx, 'word/styles.xml')).toMatch(
      /w:styleId="LetterText".*?<w:sz w:val="\d+"\/><w:szCs w:val="32"\/>/su,
    )
  })

  test('is read by another program, word for word', async () => {
    const { docx, document } = await composed(language)
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(docx) })
    expect(squeezed(value)).toBe(squeezed(textsOf(document.parts).join(' ')))
  })
})

test('the properties hold the number and the day, and nobody', async () => {
  const { docx } = await composed('be')
  const core = xmlOf(docx, 'docProps/core.xml')
  expect(
    core
      .replaceAll(/<[^>]+>/gu, ' ')
      .trim()
      .split(/\s+/u),
  ).toEqual(['14/7-1234', '1', '2020-08-21T00:00:00Z', '2020-08-21T00:00:00Z'])
  expect(core).not.toMatch(/creator|lastModifiedBy/u)
})

test('the same letter has the same bytes, in whatever zone and whenever it is written', async () => {
  const first = await compose('th', 20)
  const zone = process.env.TZ
  process.env.TZ = zone === 'Asia/Bangkok' ? 'UTC' : 'Asia/Bangkok'
  try {
    expect(Buffer.from((await compose('th', 20)).docx).equals(Buffer.from(first.docx))).toBe(true)
  } finally {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  }
})

test('no part of it holds the identifiers by which the office knows people', async () => {
  const { docx } = await composed('ru')
  const read = readDocument(docx)
  expect(read.ok && read.texts.some(({ text }) => text.includes('synthetic-'))).toBe(false)
})

test('python-docx opens it and finds its table', async ({ skip }) => {
  const has = spawnSync('python3', ['-c', 'import docx']).status === 0
  skip(!has, 'python-docx is not installed')
  await inFolder(async (folder) => {
    const file = join(folder, 'letter.docx')
    writeFileSync(file, (await composed('be')).docx)
    const script =
      'import docx,sys; d=docx.Document(sys.argv[1]); print(len(d.tables[0].rows), d.core_properties.title)'
    expect(execFileSync('python3', ['-c', script, file], { encoding: 'utf8' }).trim()).toBe(
      '13 14/7-1234',
    )
  })
})

test('LibreOffice prints it, with the heading of the annex on each of its pages', async ({
  skip,
}) => {
  const isAsked = process.env.AMPARO_LETTERS === 'whole'
  skip(!isAsked, 'only with AMPARO_LETTERS=whole: it takes a quarter of a minute')
  const has =
    spawnSync('soffice', ['--version']).status === 0 && spawnSync('pdftotext', ['-v']).status === 0
  skip(!has, 'soffice or pdftotext is not installed')
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'letter.docx'), (await composed('ru', 40)).docx)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync('soffice', [
      profile,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'letter.docx'),
    ])
    execFileSync('pdftotext', [join(folder, 'letter.pdf'), join(folder, 'letter.txt')])
    const pages = readFileSync(join(folder, 'letter.txt'), 'utf8').split('\f').slice(0, -1)
    const ofAnnex = pages.filter((page) => page.includes('Kavaliou'))
    expect(ofAnnex.length).toBeGreaterThan(1)
    for (const page of ofAnnex) expect(page).toContain('Имя во всех известных')
  })
})

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'letters-'))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function squeezed(text: string): string {
  return text.replace(/\s+/gu, '')
}
