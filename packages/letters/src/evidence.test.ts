import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languages } from '@amparo/vocabulary'
import { strFromU8, unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { describe, expect, test } from 'vitest'
import { openArchive } from './archive.ts'
import { writeDocx } from './docx.ts'
import { layOutEvidence } from './evidence.ts'
import { packFiles } from './pack.ts'
import { readDocument } from './read-document.ts'
import { sampleEvidence } from './testing/sample-evidence.ts'

const squeezed = (text: string) => text.replace(/\s+/gu, '')

describe.each(languages)('an evidence package in %s as a Word file', (language) => {
  const docx = writeDocx(layOutEvidence(sampleEvidence(language)))
  const xml = async (part: string) => strFromU8(unzipSync(await docx)[part] ?? new Uint8Array())

  test('is read by another program, with every name, value and record number', async () => {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await docx) })
    const said = squeezed(value)
    for (const words of ['Synthetic Aksana', 'Вымышленный отряд', 'With batons', '14/2020', 'И-7'])
      expect(said).toContain(squeezed(words))
    for (const entry of ['101', '131,138', '137', '153', '161,162,163', '172'])
      expect(said).toContain(entry)
    // A code without its words would be no document.
    expect(value).not.toMatch(
      /INT\.|ACCOUNT|custody-began|first-hand|prosecutors-courts|undefined/u,
    )
  })

  test('has headings to find one’s way by, repeats the heading of each table and parts no row', async () => {
    const styles = await xml('word/styles.xml')
    expect(styles).toMatch(/w:styleId="PageTitle".*?<w:outlineLvl w:val="0"\/>/su)
    expect(styles).not.toContain('LetterText')
    const document = await xml('word/document.xml')
    const rows = document.match(/<w:tr>.*?<\/w:tr>/gsu) ?? []
    expect(rows.filter((row) => row.includes('<w:tblHeader/>'))).toHaveLength(3)
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
  })

  test('says in every run which fonts and language it is of, and marks Thai alone as a complex script', async () => {
    const runs = (await xml('word/document.xml')).match(/<w:r>.*?<\/w:r>/gsu) ?? []
    const said = runs.filter((run) => /<w:t[ >]/u.test(run))
    expect(said.length).toBeGreaterThan(80)
    for (const run of said) {
      expect(run).toMatch(/<w:rFonts [^>]*w:ascii="[^"]+"[^>]*w:cs="TH Sarabun New"/u)
      const isThai = /<w:t(?: [^>]*)?>[^<]*\p{Script=Thai}/u.test(run)
      const isOther = /<w:t(?: [^>]*)?>[^<]*[\p{Script=Cyrillic}\p{Script=Latin}]/u.test(run)
      expect(isThai && isOther).toBe(false)
      if (isThai || isOther) expect(run.includes('<w:cs/>')).toBe(isThai)
    }
  })

  test('tells nothing of who made it, and the same gives the same bytes', async () => {
    const core = await xml('docProps/core.xml')
    expect(core).not.toMatch(/creator|lastModifiedBy/u)
    expect(await writeDocx(layOutEvidence(sampleEvidence(language)))).toEqual(await docx)
    const read = readDocument(await docx)
    expect(read.ok).toBe(true)
  })
})

test('LibreOffice makes pages of it in each language', async ({ skip }) => {
  skip(spawnSync('soffice', ['--version']).status !== 0, 'soffice is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'evidence-'))
  try {
    for (const language of languages) {
      const file = join(folder, `${language}.docx`)
      writeFileSync(file, await writeDocx(layOutEvidence(sampleEvidence(language))))
      const profile = `-env:UserInstallation=file://${folder}/profile`
      execFileSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        file,
      ])
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)

test('files are packed in their order, whole, and without a clock', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const files = new Map([
    ['b.txt', bytes('second letter first')],
    ['log/1.entry', bytes('an entry')],
  ])
  const packed = packFiles(files)
  expect(packFiles(files)).toEqual(packed)
  const opened = openArchive(packed)
  expect(opened.ok && [...opened.parts]).toEqual([...files])
})
