import { readFile } from 'node:fs/promises'
import { readDocument } from '@amparo/letters'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { DeskPage } from '../desk-page.ts'
import {
  agreed,
  below,
  dialogOf,
  enterReply,
  find,
  linesOf,
  makePaper,
  openLetter,
  pick,
  recordAnswers,
  rowOf,
  say,
  sayReleased,
  sent,
  sign,
  subject,
} from '../letters-desk.ts'
import { go, look } from '../look.ts'
import { comeHome } from './homecoming.ts'
import {
  cast,
  committee,
  custodyOf,
  foreign,
  idOf,
  isAmong,
  known,
  ministry,
  named,
  people,
  reports,
  story,
  type SignIn,
} from './story.ts'

/** Letter A: forty people, three questions each, a copy to the foreign ministry. */
export async function askAboutForty(officer: SignIn): Promise<void> {
  story.day('2020-08-15')
  const desk = await officer('rights-officer')
  const { page } = desk
  for (const truth of people) {
    const isRefusing = isAmong(cast.refusing, truth)
    await agreed(desk, known.message, idOf(truth), isRefusing ? 'counted' : 'named')
  }
  await desk.goTo('People')
  await page.getByText('40 people.').waitFor()
  await page.getByLabel('Everybody in this list').check()
  await page.getByText('40 people picked').waitFor()
  await desk.press('Ask about these')
  await desk.heading('Write a letter')
  await find(desk, 'Body that is asked', ministry)
  await desk.press('Add somebody who gets a copy')
  await find(desk, 'Gets a copy', foreign)
  await pick(desk, 'Whereabouts', 'Legal basis of the custody', 'State of health')
  await page.getByLabel('Language of the letter').selectOption('ru')
  await desk.press('Show who will be named')
  await page.getByText('35 people will be named').waitFor()
  await page.getByText('5 are left out').waitFor()
  for (const truth of cast.refusing)
    await linesOf(page, named(truth)).getByText('counted without a name').waitFor()
  await look(desk, 'eleven', 'left-out')
  await desk.press('Write the letter')
  await desk.heading('Letter without a number yet')
  known.letter = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await makePaper(desk, '2020-08-15')
  const texts = await paperTexts(desk)
  const inPaper = (truth: number) => spellings(truth).some((name) => texts.includes(name))
  expect(people.filter((truth) => !inPaper(truth))).toEqual(cast.refusing)
  known.number = await sign(await officer('head'), known.letter)
  await openLetter(desk, known.number)
  await sent(desk, '2020-08-25')
  await look(desk, 'eleven', 'letter')
}

/** Every way in which somebody was reported, without what follows the given name. */
function spellings(truth: number): readonly string[] {
  return reports.flatMap((report) => (report.truth === truth ? report.names : []))
}

/** Every text of the first paper of the letter that is open. */
async function paperTexts(desk: DeskPage): Promise<string> {
  const [file] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.press('Download paper 1 as Word file'),
  ])
  const read = readDocument(new Uint8Array(await readFile(await file.path())))
  if (!read.ok) throw new Error('the Word file cannot be read')
  return read.texts.map(({ text }) => text).join('\n')
}

const whereabouts = (truths: readonly number[]): string[] =>
  truths.map((truth) => `${named(truth)}: Whereabouts`)

/** Nine released, three not held. */
export async function firstReply(officer: SignIn): Promise<void> {
  story.day('2020-08-18')
  const intake = await officer('intake-officer')
  const { page } = intake
  known.akrestsina = await subject(intake, 'facility', 'Акрэсціна')
  known.zhodzina = await subject(intake, 'facility', 'Жодзіна')
  const met = cast.metByLawyer
  await below(intake, await custodyOf(intake, met), 'point', {
    type: { kind: 'code', code: 'lawyer' },
    at: { kind: 'date', edtf: '2020-08-17' },
    facility: { kind: 'subject', id: known.akrestsina },
  })
  await go(page, `/letters/${known.letter}`)
  const words = 'Nine have served their arrest and were released. Three are not held.'
  await enterReply(intake, { words, dated: '2020-08-18' })
  await intake.heading(/^Reply of/)
  await page.getByLabel('Question').selectOption({ label: 'Whereabouts' })
  await pick(intake, ...whereabouts(cast.released))
  await sayReleased(intake, 'Nine were released.')
  await pick(intake, ...whereabouts(cast.notHeld))
  await say(intake, 'Denies it', 'Incomplete', 'Three are not held.')
  await look(intake, 'eleven', 'cut')
  await recordAnswers(intake)

  // Beside the person, and in the list; what nobody contradicts is no contradiction.
  await go(page, `/people/${idOf(met)}`)
  await page.getByText('The authorities deny holding the person').first().waitFor()
  await look(intake, 'eleven', 'denied')
  await go(page, '/people/contradictions')
  await linesOf(page, named(met))
    .getByText(/deny holding/i)
    .waitFor()
  await look(intake, 'eleven', 'contradictions')
}

/** Twelve more; four have to be asked of another body. */
export async function secondReply(officer: SignIn): Promise<void> {
  story.day('2020-08-21')
  const desk = await officer('rights-officer')
  const { page } = desk
  await go(page, `/letters/${known.letter}`)
  await comeHome(desk, 'firstWeek', '2020-08-14')
  const words = 'Eight were released. On four ask the Investigative Committee.'
  await enterReply(desk, { words, dated: '2020-08-21' })
  await desk.heading(/^Reply of/)
  await page.getByLabel('Question').selectOption({ label: 'Whereabouts' })
  await pick(desk, ...whereabouts(cast.answeredNext))
  await sayReleased(desk, 'Eight were released.')
  await pick(desk, ...whereabouts(cast.notCompetent))
  await say(desk, 'Says it is not within its powers', null, 'Ask the Investigative Committee.')
  await recordAnswers(desk)
  await desk.press('Ask the next body (4)')
  await desk.heading('Write a letter')
  await page.getByText('Passes on what was asked of').waitFor()
  await find(desk, 'Body that is asked', committee)
  await desk.press('Show who will be named')
  await page.getByText('4 people will be named').waitFor()
  await desk.press('Write the letter')
  await page.getByText('Letter to the next body, not signed yet').waitFor()
  const letter = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await makePaper(desk, '2020-08-21')
  await openLetter(desk, await sign(await officer('head'), letter))
  await sent(desk, '2020-09-10')
}

/** What is late is asked again; six answers more. */
export async function remindAndDoubt(officer: SignIn): Promise<void> {
  story.day('2020-08-26')
  const desk = await officer('rights-officer')
  const { page } = desk
  await comeHome(desk, 'secondWeek', '2020-08-20')
  // What is late is asked again; what was answered, or went to another body, is not.
  await desk.goTo('Questions')
  await rowOf(desk, named(31)).waitFor()
  await page.getByLabel('Everybody in this list').check()
  await look(desk, 'eleven', 'grid')
  await desk.press('Remind…')
  const remind = dialogOf(desk)
  await remind.getByLabel('Language of the letter').selectOption('ru')
  await remind.getByText('Not asked again').waitFor()
  await look(desk, 'eleven', 'remind', '[role=dialog]')
  await remind.getByRole('button', { name: 'Write the reminders' }).click()
  await remind.getByText(/^1 reminder is written/).waitFor()
  await remind.getByRole('link').first().click()
  await page.getByText('Reminder, not signed yet').waitFor()
  const reminder = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await makePaper(desk, '2020-08-26')
  const number = await sign(await officer('head'), reminder)
  await openLetter(desk, number)
  await sent(desk, '2020-09-05')

  // A week later six more are answered, two of them as if they were born on another day.
  story.day('2020-09-02')
  const intake = await officer('intake-officer')
  await go(intake.page, `/letters/${reminder}`)
  const words = 'Four are held in Zhodzina. The other two were born in other years and are at home.'
  await enterReply(intake, { words, dated: '2020-09-02' })
  await intake.heading(/^Reply of/)
  await intake.page.getByLabel('Question').selectOption({ label: 'Whereabouts' })
  await pick(intake, ...whereabouts(cast.answeredLast))
  await say(intake, 'Confirms it', 'Largely satisfactory', 'Four are held in Zhodzina.')
  await pick(intake, ...whereabouts(cast.wrongBirth))
  await say(intake, 'Seems to be about somebody else', null, 'Two were born in other years.')
  await recordAnswers(intake)
  const [placed, born] = cast.answeredLast
  await recordSaid(intake, placed, (dialog) =>
    dialog.getByRole('textbox', { name: 'Where the person is' }).fill('Жодзіна'),
  )
  await recordSaid(intake, born, async (dialog) => {
    await dialog.getByLabel('What it is about').selectOption({ label: 'Date of birth' })
    await dialog
      .getByRole('group', { name: 'Date of birth' })
      .locator('input:not([type=radio])')
      .first()
      .fill('1960-01-31')
  })
  await intake.goTo('Questions')
  for (const truth of cast.wrongBirth)
    await rowOf(intake, named(truth)).getByText('Perhaps somebody else').waitFor()
  await look(intake, 'eleven', 'doubts')
  // Kept apart: nothing of it stands on the page of whom we asked about.
  await go(intake.page, `/people/${idOf(34)}`)
  await intake.page.getByText('Perhaps somebody else').waitFor()
  expect(await intake.page.getByText('What does not go together').count()).toBe(0)
}

/** What the reply says of somebody becomes what is known of them, as the word of that body. */
async function recordSaid(
  desk: DeskPage,
  truth: number,
  fill: (dialog: Locator) => Promise<unknown>,
): Promise<void> {
  await desk.press(`Record about ${named(truth)}`)
  const dialog = dialogOf(desk)
  await fill(dialog)
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.waitFor({ state: 'detached' })
}
