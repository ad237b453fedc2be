import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readDocument } from '@amparo/letters'
import { demoReports } from '@amparo/scenario'
import type { Role } from '@amparo/contract'
import { describe, expect, test, type TestContext } from 'vitest'
import { NO_CHROMIUM } from '../testing/chromium.ts'
import type { DeskPage } from './desk-page.ts'
import { DoorPage } from './door-page.ts'
import { decideNext, openFirstPair } from './identity-desk.ts'
import {
  agreed,
  below,
  claimOf,
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
  sent,
  sign,
  subject,
} from './letters-desk.ts'
import { bring, madeBy, makePartner, recordList } from './lists-desk.ts'
import { go, look } from './look.ts'
import { sheetOf } from './own-office.ts'
import { storyOffice } from './story-office.ts'
import { writeDown } from './ways-office.ts'

/**
 * The eleven steps of the standards’ script, from August to November 2020, as one story in one office: each test is a step and
 * goes on where the one before it ended. An officer does by the pages what a step is about; what is merely much is sent as the pages
 * would send it. Everybody is invented, and whom each report is truly about is known.
 */
const story = storyOffice('2020-08-14')

/** Sixty reports of forty people by thirty families; the first two come as messages, the others in a partner’s list. */
const reports = demoReports(13)
const people = [...new Set(reports.map(({ truth }) => truth))]

const ministry = 'Ministry of Internal Affairs (synthetic)'
const foreign = 'Ministry of Foreign Affairs (synthetic)'
const committee = 'Investigative Committee (synthetic)'

/** What is known of the story by now; filled step by step. */
/** Whom each reply is about; numbers of people. Who is in none of them is never answered about. */
const cast = {
  refusing: [21, 23, 25, 27, 29],
  released: [0, 2, 4, 6, 8, 10, 12, 14, 16],
  notHeld: [1, 3, 5],
  /** Of those: whom a lawyer met in custody the day before. */
  metByLawyer: 3,
  answeredNext: [7, 9, 11, 13, 15, 17, 18, 19],
  notCompetent: [20, 22, 24, 26],
  answeredLast: [28, 30, 32, 33],
  wrongBirth: [34, 36],
  unanswered: [31, 35],
} as const

const known = {
  /** By the number of a page: whom it is truly about. */
  truths: new Map<string, number>(),
  /** By whom it is truly about: the page, and the name that leads it. */
  pages: new Map<number, { readonly id: string; readonly name: string }>(),
  message: '',
  ministry: '',
  foreign: '',
  committee: '',
  letter: '',
  number: '',
  akrestsina: '',
  zhodzina: '',
}

let isBroken = false

/** One step of the story: nothing that comes after a step that broke can be told. */
function step(
  name: string,
  days: string,
  walk: (
    officer: (role: Role, day?: string) => Promise<DeskPage>,
    context: TestContext,
  ) => Promise<void>,
): void {
  test(`${name} (${days} 2020)`, { timeout: 240_000 }, async (context) => {
    if (isBroken) return context.skip('a step before it broke')
    isBroken = true
    const desks: DeskPage[] = []
    await walk(async (role) => {
      const desk = await story.officer(context, role)
      desks.push(desk)
      return desk
    }, context)
    expect(desks.flatMap(({ troubles }) => troubles)).toEqual([])
    isBroken = false
  })
}

const drawn = (): string => randomBytes(16).toString('hex')
const named = (truth: number): string => known.pages.get(truth)?.name ?? `nobody ${truth}`
const idOf = (truth: number): string => known.pages.get(truth)?.id ?? ''
const truthOf = (page: string): number => known.truths.get(page) ?? Number.NaN

describe('a crackdown in eleven steps', () => {
  step('1. sixty reports become forty people by decisions with reasons', '10–14 August', one)
  step('2. a letter asks about forty; five are left out, and counted', '15 August', two)
  step('3. the first reply; one denial is contradicted by a lawyer', '18 August', three)
  step('4. the second reply; four go to the next body in one action', '21 August', four)
  step('5. a reminder, and a third reply with two doubts', '26 August and 2 September', five)
})

async function one(
  officer: (role: Role) => Promise<DeskPage>,
  context: TestContext,
): Promise<void> {
  const { browser, office } = story.own
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const [first, second, ...others] = reports
  if (first === undefined || second === undefined) throw new Error('nobody is reported')

  // A mother writes at the door, the father of the same man calls; both are recorded from what was told.
  const door = await DoorPage.open(browser, office.door, 'en')
  await door.begin()
  await door.tell({
    account: `My son ${first.names[0]} has been missing since 9 August. [Synthetic]`,
    where: 'Kirava street',
    when: '9 August, evening',
    contact: '+375 00 000 00 77',
    safety: 'After eight.',
  })
  await door.send()
  await door.repeat((await door.shownCode('digits')).join(' '))
  await door.close()
  const intake = await officer('intake-officer')
  known.message = await writeDown(
    intake,
    `My son ${second.names[0]} did not come home. [Synthetic]`,
  )
  for (const [at, report] of [first, second].entries()) {
    await intake.goTo('Messages')
    await intake.openMessage(at === 0 ? '1' : known.message)
    await intake.recordPerson(report.names[0] ?? '')
    await intake.press('Record 1 value')
    const link = intake.page.getByText('Recorded:').getByRole('link').first()
    await link.waitFor()
    const page = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
    known.truths.set(page, report.truth)
    const claims = [
      claimOf('person.birth', { kind: 'date', edtf: report.born[0] }),
      claimOf('person.father', { kind: 'name', text: report.fathers[0] }),
    ]
    await intake.post(`/api/subjects/${page}/claims`, { claims })
  }

  // The others were told to a partner who keeps a list.
  const desk = await officer('rights-officer')
  const { page } = desk
  for (const body of ['ministry', 'foreign', 'committee'] as const)
    known[body] = await subject(desk, 'authority', { ministry, foreign, committee }[body])
  await makePartner(desk, 'Synthetic Helpline')
  const heads = ['No', 'Full name', 'Father', 'Date of birth', 'Sex', 'City', 'Detained']
  const lines = others.map(({ names, fathers, born, sex, places, seen }, at) =>
    [at + 1, ...[names, fathers, born, sex, places, seen].map(([said = '']) => said)].join(','),
  )
  const version = await bring(desk, {
    partner: 'Synthetic Helpline',
    title: 'Calls of families, 10 to 14 August',
    heads,
    lines: lines.length,
    made: {
      name: 'calls.csv',
      bytes: new TextEncoder().encode([heads.join(','), ...lines].join('\r\n')),
    },
    mayBePassedOn: true,
  })
  await recordList(desk)
  for (const [row, person] of await madeBy(desk, version))
    known.truths.set(person, others[row - 1]?.truth ?? Number.NaN)
  expect(known.truths.size).toBe(60)

  // Who may be one person waits with its reasons. Some are decided by somebody who looks, the others by the same knowledge.
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Who may be the same person' }).click()
  await expect
    .poll(async () => Number((await desk.post(proposals, { after: null }))['due']), {
      timeout: 90_000,
      interval: 1_000,
    })
    .toBe(0)
  await page.reload()
  await desk.signIn(sheetOf(story.own, 'rights-officer'))
  await page.getByText(/pairs wait\./).waitFor()
  await look(desk, 'eleven', 'queue')
  expect(await openFirstPair(page)).toBe(true)
  await page.getByRole('columnheader', { name: 'What is compared' }).waitFor()
  await look(desk, 'eleven', 'pair')
  for (let at = 0; at < 4; at++) expect(await decideNext(page, isSame)).toBe(true)
  await decideTheRest(desk)
  await desk.goTo('People')
  await page.getByText('40 people.').waitFor()
  await readPeople(desk)
  expect(known.pages.size).toBe(40)
}

const isSame = (left: string, right: string): boolean => truthOf(left) === truthOf(right)

const proposals = '/api/matching/proposals'

/** What waits is decided by whom each record is truly about, until nothing waits. */
async function decideTheRest(desk: DeskPage): Promise<void> {
  for (;;) {
    const told = await desk.post(proposals, { after: null })
    const waiting = told['proposals'] as { one: { person: string }; other: { person: string } }[]
    if (waiting.length === 0 && told['due'] === 0) return
    for (const { one: left, other: right } of waiting) {
      const pair = { one: left.person, other: right.person }
      const { facts, audiences } = await desk.post('/api/matching/pair', pair)
      await desk.post('/api/matching/decide', {
        ...pair,
        verdict: isSame(pair.one, pair.other) ? 'same' : 'different',
        audience: (audiences as number[])[0],
        words: 'By what is known of them. [Synthetic]',
        facts,
        once: drawn(),
      })
    }
  }
}

/** Whose page each is by now, and what it is called there. */
async function readPeople(desk: DeskPage): Promise<void> {
  const links = await desk.page
    .locator('tbody th a')
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute('href')?.split('/').at(-1) ?? '', link.textContent]),
    )
  for (const [id = '', name] of links)
    known.pages.set(truthOf(id ?? ''), { id: id ?? '', name: name ?? '' })
}

async function two(officer: (role: Role) => Promise<DeskPage>): Promise<void> {
  story.day('2020-08-15')
  const desk = await officer('rights-officer')
  const { page } = desk
  for (const truth of people) {
    const isRefusing = (cast.refusing as readonly number[]).includes(truth)
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

async function three(officer: (role: Role) => Promise<DeskPage>): Promise<void> {
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
  await say(intake, 'Confirms it', 'Largely satisfactory', 'Nine were released.')
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

/** The period of custody that came with the report. */
async function custodyOf(desk: DeskPage, truth: number): Promise<string> {
  const told = await desk.post(`/api/subjects/${idOf(truth)}/open`, {})
  const all = told['below'] as { id: string; kind: string }[]
  const custody = all.find(({ kind }) => kind === 'custody')
  if (custody === undefined) throw new Error(`no custody of ${truth}: ${JSON.stringify(all)}`)
  return custody.id
}

async function four(officer: (role: Role) => Promise<DeskPage>): Promise<void> {
  story.day('2020-08-21')
  const desk = await officer('rights-officer')
  const { page } = desk
  await go(page, `/letters/${known.letter}`)
  const words = 'Eight were released. On four ask the Investigative Committee.'
  await enterReply(desk, { words, dated: '2020-08-21' })
  await desk.heading(/^Reply of/)
  await page.getByLabel('Question').selectOption({ label: 'Whereabouts' })
  await pick(desk, ...whereabouts(cast.answeredNext))
  await say(desk, 'Confirms it', 'Largely satisfactory', 'Eight were released.')
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

async function five(officer: (role: Role) => Promise<DeskPage>): Promise<void> {
  story.day('2020-08-26')
  const desk = await officer('rights-officer')
  const { page } = desk
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
  await intake.goTo('Questions')
  for (const truth of cast.wrongBirth)
    await rowOf(intake, named(truth)).getByText('Perhaps somebody else').waitFor()
  await look(intake, 'eleven', 'doubts')
  // Kept apart: nothing of it stands on the page of whom we asked about.
  await go(intake.page, `/people/${idOf(34)}`)
  await intake.page.getByText('Perhaps somebody else').waitFor()
  expect(await intake.page.getByText('What does not go together').count()).toBe(0)
}
