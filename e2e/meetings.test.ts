import { readFile } from 'node:fs/promises'
import { readDocument } from '@amparo/letters'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { fillDay, type DeskPage } from './desk-page.ts'
import { agreed, dialogOf, subject } from './letters-desk.ts'
import { go, look } from './look.ts'
import { choose, WaysOffice, writeDown } from './ways-office.ts'

/** A meeting on the real thing: planned, the page for it looked at, noted, a promise recorded and followed. */
let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(async () => office?.[Symbol.asyncDispose]())

const ministry = 'Ministry of Synthetic Affairs'
const named = 'Synthetic Aksana'
const silent = 'Synthetic Nobody-Asked'

const today = () => new Date().toISOString().slice(0, 10)

/** Every text of the Word file that the page saves, and the name it saves it under. */
async function wordFile({ page }: DeskPage, language: string): Promise<readonly [string, string]> {
  await page.getByLabel('Language of the Word file').selectOption(language)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Word file' }).click(),
  ])
  const read = readDocument(new Uint8Array(await readFile(await saved.path())))
  if (!read.ok) throw new Error('the Word file cannot be read')
  return [read.texts.map(({ text }) => text).join('\n'), saved.suggestedFilename()]
}

async function press(desk: DeskPage, name: string): Promise<void> {
  await dialogOf(desk).getByRole('button', { name, exact: true }).click()
  await dialogOf(desk).waitFor({ state: 'detached' })
}

test('a meeting is planned, its page names whom it may, it is noted, and what was promised is followed', async (context: TestContext) => {
  const intake = await office.officer(context, 'intake-officer')
  const message = await writeDown(intake, 'Synthetic: my brother was taken.')
  const desk = await office.officer(context, 'rights-officer')
  const { page } = desk
  const body = await subject(desk, 'authority', ministry)
  const [known, hidden] = [
    await subject(desk, 'person', named),
    await subject(desk, 'person', silent),
  ]
  await agreed(desk, message, known)
  // More than one page holds.
  const others: string[] = []
  for (let at = 0; at < 11; at++) {
    others.push(await subject(desk, 'person', `Synthetic Person-Number-${at + 1}`))
    await agreed(desk, message, others[at] ?? '')
  }
  await desk.post('/api/commitments', {
    kind: 'promise',
    authority: body,
    audience: 0,
    meeting: null,
    reply: null,
    byWhom: 'A deputy minister',
    words: `They will say where ${silent} is.`,
    said: '2020-08-20',
    due: '2020-09-01',
    about: [known, hidden, ...others].map((person) => ({ person, kind: null })),
    once: 'ab'.repeat(16),
  })

  // From the page of the body: a promise past its day, and a meeting that is planned.
  await go(page, `/register/${body}`)
  await page.getByText('The day of 1 promise has passed').waitFor()
  await desk.press('A meeting…')
  const dialog = dialogOf(desk)
  await fillDay(dialog.getByRole('group', { name: 'On which day' }), today())
  await dialog.getByLabel('At what time').fill('10:30')
  await dialog.getByLabel('With whom').fill('A deputy minister and a colonel')
  await desk.expectAccessible('planning a meeting')
  await dialog.getByRole('button', { name: 'Record the meeting' }).click()
  await desk.heading(/^Meeting with/)

  // The page that is taken there: one name, and nothing of the other, not even where it was written into a promise.
  await page.getByRole('link', { name: 'The page for this meeting' }).click()
  await page.getByText(named).waitFor()
  await page.getByText('withheld: it may name').waitFor()
  expect(await page.content()).not.toContain('Nobody-Asked')
  expect(await page.title()).toMatch(/^Page for meeting \d+ · Amparo$/u)
  await look(desk, 'meetings', 'page')
  await page.emulateMedia({ media: 'print' })
  await page.getByText('These numbers are not printed.').waitFor({ state: 'hidden' })
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(printed.match(/\/Type \/Page\b/g)?.length).toBe(1)
  await page.emulateMedia({ media: 'screen' })

  // The same as a Word file, in the language it will be spoken in; and, where one page does not hold them, everybody.
  await page.getByText('More: 2 (“Show all” on the page for meeting').waitFor()
  const [short] = await wordFile(desk, 'be')
  const listed = (text: string) =>
    [...text.matchAll(/Person-Number-\d+/gu)].length + Number(text.includes(named))
  expect([listed(short ?? ''), short?.includes('Nobody-Asked')]).toEqual([10, false])
  await desk.press('Show all')
  await page.getByText('Person-Number-11').waitFor()
  const [long, name] = await wordFile(desk, 'th')
  expect([listed(long ?? ''), long?.includes('Nobody-Asked')]).toEqual([12, false])
  expect(name).toMatch(/^meeting-\d+-th\.docx$/u)
  await desk.press('Show one page')
  await page.getByRole('link', { name: 'The meeting', exact: true }).click()

  // The note, and a promise made there.
  await desk.press('Write the note…')
  await dialogOf(desk).getByLabel('What was asked and what was said').fill('They listened.')
  await press(desk, 'Keep the note')
  await desk.press('Record a promise…')
  await dialogOf(desk).getByLabel('In these words').fill('An answer within a week.')
  await dialogOf(desk).getByLabel('Who promised it').fill('A deputy minister')
  await dialogOf(desk).getByLabel('About whom').fill(named)
  await dialogOf(desk).getByRole('button', { name: named }).first().click()
  await dialogOf(desk).getByLabel('Whereabouts').check()
  await desk.expectAccessible('recording a promise')
  await look(desk, 'meetings', 'promising', '[role=dialog]')
  await press(desk, 'Record it')
  await page.getByText('An answer within a week.').waitFor()
  // The answer comes, and stands beside what was promised.
  const reply = await desk.post('/api/replies', {
    authority: body,
    audience: 0,
    letter: null,
    kind: 'substantive',
    theirNumber: null,
    dated: null,
    received: today(),
    words: 'Synthetic reply.',
    file: null,
    although: [],
    once: 'cd'.repeat(16),
  })
  await desk.post(`/api/replies/${String(reply['reply'])}/answers`, {
    answers: [
      {
        person: known,
        kind: 'whereabouts',
        content: 'confirms',
        quality: 'largely-satisfactory',
        words: 'Synthetic sentence.',
      },
    ],
    once: 'ef'.repeat(16),
  })
  await page.getByRole('link', { name: 'Promise', exact: true }).first().click()
  await page.getByText('an answer came on').waitFor()
  await desk.press(`Was it kept by it? ${named}`)
  await choose(desk, /Was it kept/, 'Kept')
  await dialogOf(desk).getByLabel('What was seen or said').fill('They said where she is.')
  await press(desk, 'Write it down')
  await page.getByText('They said where she is.').waitFor()
  await look(desk, 'meetings', 'kept')
  await page.goBack()
  await look(desk, 'meetings', 'meeting')

  // Whoever opens the post writes down what became of the older one.
  await intake.goTo('Questions')
  await intake.page.getByText('The day of 1 promise has passed').waitFor()
  await intake.press('Calendar…')
  await dialogOf(intake).getByText('It is closed.').waitFor()
  await dialogOf(intake).getByRole('button', { name: 'Open it' }).click()
  await dialogOf(intake)
    .getByText(/^It is open since/u)
    .waitFor()
  await look(intake, 'meetings', 'calendar', '[role=dialog]')
  await dialogOf(intake).getByRole('button', { name: 'Take it back' }).click()
  await dialogOf(intake).getByText('It is closed.').waitFor()
  await intake.page.keyboard.press('Escape')
  await dialogOf(intake).waitFor({ state: 'detached' })
  await intake.page.getByRole('link', { name: 'Promises' }).first().click()
  await intake.heading('Promises')
  await look(intake, 'meetings', 'promises')
  await intake.page.getByRole('link', { name: 'Promise', exact: true }).first().click()
  await intake.heading(/^Promise of/)
  await intake.press('Write down what became of it…')
  await choose(intake, /Was it kept/, 'Kept in part')
  await choose(intake, /How do we know/, 'The office went and saw')
  await dialogOf(intake).getByLabel('What was seen or said').fill('One of the two is at home.')
  await intake.expectAccessible('what became of a promise')
  await press(intake, 'Write it down')
  await intake.page.getByText('One of the two is at home.').waitFor()
  await look(intake, 'meetings', 'promise')

  // One timeline of the body.
  await go(page, `/register/${body}`)
  await page.getByRole('link', { name: 'Meeting', exact: true }).waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'Promise', exact: true }).count()).toBe(2)
  await look(desk, 'meetings', 'body')
  expect([...desk.troubles, ...intake.troubles]).toEqual([])
}, 180_000)
