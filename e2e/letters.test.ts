import { readFile } from 'node:fs/promises'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import {
  agreed,
  dialogOf,
  enterReply,
  find,
  linesOf,
  makePaper,
  openLetter,
  pick,
  recordAnswers,
  say,
  sent,
  sign,
  subject,
} from './letters-desk.ts'
import { go, look } from './look.ts'
import { WaysOffice, writeDown } from './ways-office.ts'

/**
 * A letter about several people and what comes back, on the real thing: built pages, a browser, PostgreSQL. Some
 * refuse to be named, an edited paper names somebody, a reply is dated before the letter. How it goes on over months is walked in
 * eleven-steps.test.ts.
 */
let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(async () => office?.[Symbol.asyncDispose]())

const ministry = 'Ministry of Synthetic Affairs'
const named = ['Synthetic Aksana', 'Synthetic Barys', 'Synthetic Halina', 'Synthetic Dzmitry']
const silent = 'Synthetic Nobody-Asked'
const refusing = 'Synthetic Refusing'

/** Everybody of the story; the numbers of their pages. */
async function people(officer: DeskPage, message: string): Promise<ReadonlyMap<string, string>> {
  const known = new Map<string, string>()
  known.set(ministry, await subject(officer, 'authority', ministry))
  for (const name of [...named, silent, refusing])
    known.set(name, await subject(officer, 'person', name))
  for (const name of named) await agreed(officer, message, known.get(name) ?? '')
  await agreed(officer, message, known.get(refusing) ?? '', 'no')
  return known
}

/** The file as somebody edited it: one paragraph more. */
function withParagraph(parts: Record<string, Uint8Array>, words: string): Uint8Array {
  const body = 'word/document.xml'
  const text = Buffer.from(parts[body] ?? []).toString('utf8')
  const paragraph = `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
  const edited = text.replace(/<w:body>/u, (begins) => `${begins}${paragraph}`)
  return zipSync({ ...parts, [body]: strToU8(edited) })
}

test('a letter about six people is planned, edited, signed and sent; its reply is doubted, cut and recorded from; the office asks families and keeps its wording', async (context: TestContext) => {
  const intake = await office.officer(context, 'intake-officer')
  const message = await writeDown(intake, 'Synthetic: my brothers were taken.')
  const desk = await office.officer(context, 'rights-officer')
  const head = await office.officer(context, 'head')
  const { page } = desk
  const known = await people(desk, message)

  // People picked out of a list are asked about, and what is half set up survives a reload.
  await go(page, '/people')
  await desk.page.getByLabel('Pick Synthetic Barys').check()
  await look(desk, 'letters', 'picked')
  const kept = page.waitForResponse((response) => response.url().includes('/api/drafts/letterplan'))
  await desk.press('Ask about these')
  await desk.heading('Write a letter')
  await pick(desk, 'Release')
  await kept
  await page.waitForTimeout(1_500)
  await page.reload()
  await desk.signIn(office.sheet('rights-officer'))
  await desk.heading('Write a letter')
  await page.getByRole('link', { name: 'Synthetic Barys' }).waitFor()
  expect(await page.getByLabel('Release', { exact: true }).isChecked()).toBe(true)
  await desk.press('Begin anew')

  // From a person’s page to a letter; who may not be named is told before anything is written.
  await go(page, `/people/${known.get(named[0] ?? '') ?? ''}`)
  await page.getByText('No authority was asked about this person.').waitFor()
  await desk.press('Ask an authority')
  await desk.heading('Write a letter')
  await desk.press('Show who will be named')
  await page.getByText('Choose the body that is asked.').waitFor()
  await page.getByText('Choose what is asked.').waitFor()
  await find(desk, 'Body that is asked', ministry)
  for (const name of [...named.slice(1), silent, refusing]) await find(desk, 'Add a person', name)
  for (const kind of ['Whereabouts', 'State of health']) await pick(desk, kind)
  await page.getByLabel('Synthetic Barys: State of health').uncheck()
  expect(
    await page
      .getByLabel('State of health', { exact: true })
      .evaluate((box: HTMLInputElement) => box.indeterminate),
  ).toBe(true)
  await page.getByLabel('Language of the letter').selectOption('en')
  await desk.press('Show who will be named')
  await page.getByText('4 people will be named').waitFor()
  const silentLine = page.getByRole('listitem').filter({ hasText: silent })
  await silentLine.getByText('nobody has asked them whether they agree').waitFor()
  await silentLine.getByText('counted without a name').waitFor()
  await page
    .getByRole('listitem')
    .filter({ hasText: refusing })
    .getByText('not counted either')
    .waitFor()
  await desk.press('Reach 1 family: ask whether the name may be given')
  await page.getByText('1 person is now on the list of those to ask.').waitFor()
  await look(desk, 'letters', 'write')
  await desk.press('Write the letter')
  await desk.heading('Letter without a number yet')
  const letter = new URL(page.url()).pathname.split('/').at(-1) ?? ''

  // The paper, the signature, the day it went out.
  await desk.press('Make the paper…')
  await dialogOf(desk).waitFor()
  await desk.expectAccessible('making the paper')
  await page.keyboard.press('Escape')
  await makePaper(desk, '2020-08-15')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    desk.press('Download paper 1 as Word file'),
  ])
  expect(file.suggestedFilename()).toBe(`${letter}.docx`)
  const parts = unzipSync(await readFile(await file.path()))
  const text = Object.values(parts)
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('')
  expect(text).toContain('Aksana')
  for (const hidden of ['Nobody-Asked', 'Refusing']) expect(text).not.toContain(hidden)

  // Edited, it names somebody who may not be: it comes back once it says who else is meant.
  await desk.press('Bring back an edited file…')
  await dialogOf(desk)
    .getByLabel('Word file')
    .setInputFiles({
      name: 'edited.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(withParagraph(parts, silent)),
    })
  await dialogOf(desk).getByRole('button', { name: 'Bring it back' }).click()
  await dialogOf(desk).getByText('in the text').waitFor()
  await desk.expectAccessible('somebody is mentioned who may not be named')
  await dialogOf(desk)
    .getByLabel(/If it is somebody else/)
    .fill('The head of the archive.')
  await dialogOf(desk).getByRole('button', { name: 'Bring it back' }).click()
  await page.getByText('Paper 2, edited and brought back').waitFor()
  await page.getByText('Waits for the signature of the head.').waitFor()
  const number = await sign(head, letter)
  await openLetter(desk, number)
  await sent(desk)
  await look(desk, 'letters', 'letter')

  // The first reply: dated before the letter, asked about in a sentence; many lines answered at once.
  await go(intake.page, `/letters/${letter}`)
  const released = 'Aksana and Barys have served their arrest and were released.'
  await enterReply(intake, { words: released, dated: '2020-08-10' })
  await intake.page.getByText('It is dated before our letter. Is the day right?').waitFor()
  await look(intake, 'letters', 'reply-doubt')
  await intake.press('Yes, keep it so')
  await intake.heading(/^Reply of/)
  await intake.page.getByLabel('Question').selectOption({ label: 'Whereabouts' })
  await pick(intake, 'Synthetic Aksana: Whereabouts', 'Synthetic Barys: Whereabouts')
  await say(intake, 'Confirms it', 'Largely satisfactory', released)
  await pick(intake, 'Synthetic Halina: Whereabouts')
  await say(intake, 'Finds nothing in its records', 'Incomplete', 'Halina is not held.')
  await look(intake, 'letters', 'cut')
  await recordAnswers(intake)
  // What it says becomes information about the person, as the word of that body.
  await intake.press('Record about Synthetic Aksana')
  await intake.expectAccessible('recording what an answer says')
  await dialogOf(intake).getByRole('button', { name: 'Record it' }).click()
  await intake.page.getByText('Recorded, with this reply as its source.').waitFor()

  // Whom the office still has to ask; its wording.
  await go(page, '/questions/reaching')
  await linesOf(page, silent).getByText('still to ask').waitFor()
  await look(desk, 'letters', 'reaching')
  await go(head.page, '/letters/wording')
  await head.page
    .getByLabel('Bring back a changed file')
    .first()
    .setInputFiles({
      name: 'wording.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('no Word file'),
    })
  await head.page.getByText('Nothing was kept.', { exact: false }).waitFor()
  await look(head, 'letters', 'wording')
  expect([...desk.troubles, ...intake.troubles, ...head.troubles]).toEqual([])
}, 240_000)
