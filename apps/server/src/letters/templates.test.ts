import { readDocument, writeTemplateFile, defaultTemplates, type Template } from '@amparo/letters'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedName, LettersDesk } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice
let desk: LettersDesk
let ministry = ''
let message = ''

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
  ministry = await desk.subject('authority', 'Ministry of Synthetic Affairs')
  message = await desk.message()
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** The software's first letter with another salutation, as a Word file. */
async function wordedAs(salutation: string): Promise<string> {
  const [first] = defaultTemplates
  const text = first?.languages.en
  if (first === undefined || text === undefined) throw new Error('no template')
  const worded: Template = { ...first, languages: { en: { ...text, salutation } } }
  return Buffer.from((await writeTemplateFile(worded, 'en')) ?? []).toString('base64')
}

const which = { language: 'en', form: 'letter' }
const keep = (docx: string | null, after: number, role: 'head' | 'rights-officer' = 'head') =>
  desk.ask('/api/letter-templates', { ...which, docx, after }, role)

function textIn(docx: unknown): string {
  const read = readDocument(new Uint8Array(Buffer.from(String(docx), 'base64')))
  return read.ok ? read.texts.map(({ text }) => text).join('\n') : ''
}

async function composedLetter(name: string) {
  const person = await desk.nameable(name, message)
  const letter = await desk.written(ministry, [person])
  const paper = await desk.composed(letter)
  const { docx } = await desk.done(`/api/letters/${letter}/papers/${paper}`, {})
  const { papers } = await desk.done(`/api/letters/${letter}/open`, {})
  return { text: textIn(docx), papers: papers as { wording: number | null }[] }
}

test('letters are worded as the office words them, and each paper says by which version', async () => {
  expect(await composedLetter(inventedName(1))).toMatchObject({ papers: [{ wording: null }] })
  const kept = await keep(await wordedAs('Dear Synthetic Excellency,'), 0)
  expect(kept.body).toEqual({ version: 1, problems: [] })
  const own = await composedLetter(inventedName(2))
  expect(own.papers).toMatchObject([{ wording: 1 }])
  expect(own.text).toContain('Dear Synthetic Excellency,')
  // Back to the software's own: that is a version too, and the earlier ones stay.
  expect((await keep(null, 1)).body).toMatchObject({ version: 2 })
  const back = await composedLetter(inventedName(3))
  expect(back.papers).toMatchObject([{ wording: null }])
  expect(back.text).not.toContain('Dear Synthetic Excellency,')
  const { docx } = await desk.done('/api/letter-templates/open', { ...which, version: 1 })
  expect(textIn(docx)).toContain('[salutation] Dear Synthetic Excellency,')
  expect(await desk.done('/api/letter-templates/list', {})).toMatchObject({
    versions: [
      { version: 2, isOwn: false },
      { version: 1, isOwn: true },
    ],
    mayChange: false,
  })
})

test('what is wrong with a wording is told with its place, and nothing is kept; nor over what somebody has changed meanwhile', async () => {
  const before = await desk.done('/api/letter-templates/list', {})
  const told = await keep(await wordedAs('Dear {nobody},'), 2)
  expect(told.body).toMatchObject({
    version: null,
    problems: [{ code: 'unknown-slot', at: 'salutation' }],
  })
  const none = await keep(Buffer.from('no Word file').toString('base64'), 2)
  expect(none.body).toMatchObject({ version: null, problems: [{ code: 'not-a-docx' }] })
  const late = await keep(await wordedAs('Dear Sir or Madam,'), 1)
  expect(late.body).toMatchObject({ code: 'changed-meanwhile' })
  expect((await keep(await wordedAs('Dear all,'), 2, 'rights-officer')).status).toBe(404)
  expect(await desk.done('/api/letter-templates/list', {})).toEqual(before)
  const both = await Promise.all([
    keep(await wordedAs('Dear one,'), 2),
    keep(await wordedAs('Dear other,'), 2),
  ])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const away = { ...which, version: 99 }
  expect((await desk.ask('/api/letter-templates/open', away)).status).toBe(404)
})
