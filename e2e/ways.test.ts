import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  accessHash,
  hashOf,
  mailboxAddress,
  mailboxOf,
  newReturnCode,
  sealDocument,
  type SubmissionDocument,
  type TriageDocument,
} from '@amparo/seal'
import { writeSealedForm } from '@amparo/seal/offline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { expectSaidAloud } from './reading-order.ts'
import {
  answerWhatBinds,
  choose,
  expectLedWell,
  follow,
  keptNumber,
  pictures,
  WaysOffice,
  writeDown,
} from './ways-office.ts'

/** The ways in that are no web page. */
let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(() => office[Symbol.asyncDispose]())

test('a call is written down, its code opens the mailbox, and two officers see each other and both answers', async (context) => {
  const head = await office.officer(context, 'head')
  const { page } = head
  await follow(head, 'Write down for somebody')
  await expectLedWell(head, 'write down')
  await head.press('Seal and keep')
  await expectSaidAloud(page.getByText('Something that is needed is not answered yet.'))
  // Each question that binds says so itself, and all stand in the order of the paper.
  await expect.poll(() => page.getByText('Choose one: this is needed.').count()).toBe(9)
  const asked = await page
    .locator('main')
    .getByText(/^\d+\. /)
    .allTextContents()
  const numbers = asked.map((question) => Number.parseInt(question, 10))
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  await expectLedWell(head, 'write down, asked for what is missing')
  await choose(head, /Way/, 'By telephone')
  await choose(head, /^1\./, 'Yes')
  await choose(head, /^2\./, 'Yes')
  await choose(head, /^6\./, 'About a relative')
  await page.getByLabel(/^7\./).fill('They took my daughter from school. [Synthetic]')
  await answerWhatBinds(head)
  await choose(head, /^23\./, 'Yes')
  await choose(head, /^24\./, 'The person’s own')
  await choose(head, /^26\./, 'Yes')
  await choose(head, /Does the person keep/, 'Yes')
  await head.press('Seal and keep')
  const number = await keptNumber(head)
  await expectSaidAloud(page.getByText(/It is kept, sealed/))
  const card = page.getByRole('region', { name: 'Return code' })
  await card.waitFor()
  await card.locator('bdi').nth(11).waitFor()
  const words = await card.locator('bdi').allTextContents()
  await card.getByLabel(/read it back/).fill(words.join(' '))
  await head.press('Compare')
  await expectSaidAloud(card.getByText('It is the same.'))
  await expectLedWell(head, 'the return code')
  await page.screenshot({ path: join(pictures, 'ways-code-card.png'), fullPage: true })

  await head.goTo('Messages')
  await page.getByText('A child in custody').first().waitFor()
  await head.openMessage(number)
  const other = await office.officer(context, 'intake-officer')
  await other.openMessage(number)
  await page.getByText('Also here:').waitFor()
  await other.page.getByText('Also here:').waitFor()
  // The notice of an opening is no answer of somebody else.
  await page.waitForTimeout(6_000)
  expect(await page.getByText('An answer went out').count()).toBe(0)

  await page.getByLabel('Answer').fill('A doctor can come today. [Synthetic]')
  await other.page.getByLabel('Answer').fill('Please call us again. [Synthetic]')
  await other.page.getByText('is writing').first().waitFor({ timeout: 20_000 })
  await other.press('Sign and send')
  const both = other.page.getByRole('dialog')
  await both.getByText('A doctor can come today.').waitFor()
  await both.getByText('Please call us again.').waitFor()
  await other.page.screenshot({ path: join(pictures, 'ways-both-answers.png') })
  await Promise.all([head.close(), other.close()])

  const door = await office.door(context)
  await expectLedWell(door, 'the language', 'body')
  await door.begin()
  await expectLedWell(door, 'before writing', 'body')
  await door.press(door.messages.about.haveCode)
  await door.at(door.messages.mailbox.title)
  await expectLedWell(door, 'the code', 'body')
  await door.openMailbox(words.join(' '))
  await door.at(door.messages.mailbox.inside)
  await expectLedWell(door, 'the mailbox', 'body')
}, 180_000)

test('the form on paper is two sides of A4 in every language, and says nothing of the office', async (context) => {
  const desk = await office.officer(context, 'intake-officer')
  const { page } = desk
  await follow(desk, 'Paper form')
  await expectLedWell(desk, 'the form on paper')
  for (const language of ['en', 'ru', 'be', 'th']) {
    await page.getByLabel('Language of the form').selectOption(language)
    const sheet = page.locator(`article[lang=${language}]`)
    await sheet.waitFor()
    expect(await sheet.textContent()).not.toContain(office.prepared.plan.name)
    const printed = await page.pdf({ preferCSSPageSize: true })
    // Nor does the browser write the address of the workspace and the day into the margins.
    const asUsual = await page.pdf({ preferCSSPageSize: true, displayHeaderFooter: true })
    expect(asUsual.length, 'what stands in the margins').toBe(printed.length)
    const sides = printed.toString('latin1').match(/\/Type \/Page\b/g)?.length
    expect(sides, language).toBe(2)
    await writeFile(join(pictures, `ways-paper-${language}.pdf`), printed)
  }
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText(office.prepared.plan.name).first().isVisible()).toBe(false)
  await page.screenshot({ path: join(pictures, 'ways-paper-print.png'), fullPage: true })
}, 120_000)

/** One sheet of paper, typed as far as it must be. */
async function typeSheet(desk: DeskPage, account: string): Promise<void> {
  await choose(desk, /^6\./, 'About a relative')
  await desk.page.getByLabel(/^7\./).fill(account)
  await answerWhatBinds(desk)
}

/** What was entered so far, by the numbers on the sheets. */
async function expectEntered(desk: DeskPage, ...numbers: string[]): Promise<void> {
  const done = desk.page.getByRole('region', { name: 'Entered so far' })
  await done.getByText(`Entered so far: ${numbers.length}`).waitFor()
  expect(await done.getByRole('link').allTextContents()).toEqual(numbers.map((one) => `№ ${one}`))
}

const sealSheet = 'Seal this sheet; next one'

test('three papers that came after a cut of the internet are entered one by one over a line that breaks, and none is lost or kept twice', async (context) => {
  const desk = await office.officer(context, 'intake-officer')
  const { page } = desk
  const number = page.getByLabel('Number of this sheet')
  const before = await page.getByText('On paper').count()
  await follow(desk, 'Enter papers')
  await expectLedWell(desk, 'enter papers')
  await page.getByLabel('These papers').fill('Market square, 24 to 26 November')
  await number.fill('K-07')
  await typeSheet(desk, 'They took him at the market. [Synthetic]')
  await desk.press(sealSheet)
  await expectSaidAloud(page.getByText('Entered so far: 1'))
  await expectEntered(desk, 'K-07')

  // The line breaks before anything leaves.
  expect(await number.inputValue()).toBe('K-08')
  await typeSheet(desk, 'My neighbour did not come back. [Synthetic]')
  await page.context().setOffline(true)
  await desk.press(sealSheet)
  await expectSaidAloud(page.getByText('The server cannot be reached. Nothing was lost'))
  expect(await page.getByLabel(/^7\./).inputValue()).toContain('My neighbour')
  await page.locator('[data-draft=waiting]').waitFor()
  await expectEntered(desk, 'K-07')
  await page.context().setOffline(false)
  // And once more after it arrived, before the answer is back.
  await page.route('**/api/submissions/record', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await desk.press(sealSheet)
  await page.getByText('The server cannot be reached. Nothing was lost').waitFor()
  await page.unroute('**/api/submissions/record')
  await desk.press(sealSheet)
  await expectEntered(desk, 'K-07', 'K-08')

  // What is half typed is there after the page was closed.
  await page.getByLabel(/^7\./).fill('She was seen in a grey van. [Synthetic]')
  await page.locator('[data-draft=kept]').waitFor()
  await page.reload()
  await desk.signIn(office.sheet('intake-officer'))
  await follow(desk, 'Messages')
  await follow(desk, 'Enter papers')
  await page.getByText('Entered so far: 2').waitFor()
  expect(await number.inputValue()).toBe('K-09')
  expect(await page.getByLabel('These papers').inputValue()).toContain('Market square')
  expect(await page.getByLabel(/^7\./).inputValue()).toContain('grey van')
  await choose(desk, /^6\./, 'About a relative')
  await answerWhatBinds(desk)
  await desk.press(sealSheet)
  await expectEntered(desk, 'K-07', 'K-08', 'K-09')
  await expectLedWell(desk, 'three papers entered')
  await page.screenshot({ path: join(pictures, 'ways-batch-done.png'), fullPage: true })

  await page.getByRole('link', { name: '№ K-08' }).click()
  await desk.press('Open the message')
  await page.getByText('My neighbour did not come back.').first().waitFor()
  await follow(desk, 'Messages')
  await expect.poll(() => page.getByText('On paper').count()).toBe(before + 3)
}, 180_000)

/** The file that the offline form saves, sealed to the team that reads. */
async function offlineFile(account: string): Promise<Buffer> {
  const random = (length: number) => new Uint8Array(randomBytes(length))
  const [intake] = office.prepared.teams
  if (intake === undefined) throw new Error('no team')
  const mailbox = await mailboxOf(newReturnCode(random))
  const document: SubmissionDocument = {
    v: 1,
    type: 'submission',
    bundle: hashOf(random(32)),
    office: office.prepared.plan.name,
    language: 'en',
    day: new Date().toISOString().slice(0, 10),
    telling: 'relative',
    account,
    where: '',
    when: '',
    reach: { way: 'none', contact: '', safety: '' },
    consent: { keep: true, contact: 'mailbox-only', askFirst: true },
    authorities: { told: 'unsaid', reason: '', words: '' },
    taking: null,
    mandate: null,
    mailbox: mailboxAddress(mailbox),
  }
  const envelope = await sealDocument([intake.recipient], document)
  const triage: TriageDocument = {
    v: 1,
    type: 'triage',
    message: hashOf(envelope),
    language: 'en',
    custody: 'yes',
    child: 'no',
    missing: 'no',
    danger: 'unsaid',
    hurt: 'unsaid',
    reach: 'own',
  }
  const access = Buffer.from(accessHash(mailbox.access)).toString('hex')
  return Buffer.from(
    writeSealedForm({
      envelope,
      triage: await sealDocument([intake.recipient], triage),
      mailbox: { id: mailbox.id, access },
      keepsCode: true,
    }),
  )
}

test('a sealed form that was brought as a file is taken in unopened and read later; twice is once, and what is damaged is told', async (context) => {
  const whole = await offlineFile('We had no line for three days. [Synthetic]')
  const desk = await office.officer(context, 'intake-officer')
  const { page } = desk
  const bring = async (from: DeskPage, name: string, buffer: Buffer) =>
    from.page
      .getByLabel('The files they brought')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await follow(desk, 'Take in a sealed form')
  await expectLedWell(desk, 'hand in')
  await bring(desk, 'amparo-message', whole)
  const kept = page.getByRole('link', { name: /kept as message \d+/ })
  await expectSaidAloud(kept)
  const first = await kept.textContent()

  await bring(desk, 'the same once more', whole)
  await expect.poll(() => kept.count()).toBe(2)
  expect(await kept.last().textContent()).toBe(first)

  const form = JSON.parse(whole.toString()) as Record<string, unknown>
  const changed = { ...form, mailbox: { id: 'short', access: '' } }
  await bring(desk, 'changed', Buffer.from(JSON.stringify(changed)))
  await expectSaidAloud(page.getByText('This file is damaged or was changed on its way.'))
  await bring(desk, 'half of it', whole.subarray(0, whole.length / 2))
  await expectSaidAloud(page.getByText('This is not a file that the form saves.'))
  await expectLedWell(desk, 'hand in, with what came of it')
  await page.screenshot({ path: join(pictures, 'ways-hand-in-done.png'), fullPage: true })

  const other = await office.officer(context, 'head')
  await follow(other, 'Take in a sealed form')
  await bring(other, 'brought to somebody else', whole)
  await expectSaidAloud(other.page.getByText('This has already been received.'))

  await kept.first().click()
  await desk.press('Open the message')
  await page.getByText('We had no line for three days.').first().waitFor()
}, 180_000)

test('a sealed form that was damaged inside its seal is taken in, and opening it says so', async (context) => {
  const whole = await offlineFile('Nobody will read this. [Synthetic]')
  const form = JSON.parse(whole.toString()) as Record<string, string>
  const sealed = Buffer.from(form['envelope'] ?? '', 'base64')
  const last = sealed.length - 40
  sealed[last] = (sealed[last] ?? 0) ^ 1
  const desk = await office.officer(context, 'intake-officer')
  const { page } = desk
  await follow(desk, 'Take in a sealed form')
  await page.getByLabel('The files they brought').setInputFiles({
    name: 'amparo-message',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(JSON.stringify({ ...form, envelope: sealed.toString('base64') })),
  })
  await page.getByRole('link', { name: /kept as message \d+/ }).click()
  await desk.press('Open the message')
  await page.getByText('This part is damaged and does not open.').waitFor()
  await expectLedWell(desk, 'a damaged message', 'article')
}, 60_000)

test('S screens a message that waits, and it still waits, marked as screened', async (context) => {
  const desk = await office.officer(context, 'rights-officer')
  const { page } = desk
  const number = await writeDown(desk, 'He is held in the old school. [Synthetic]')
  await follow(desk, 'Messages')
  const row = page.getByRole('link', { name: `Message ${number} ` })
  await row.focus()
  await page.keyboard.press('Enter')
  await desk.heading(`Message ${number}`)
  await page.getByRole('button', { name: /Screen in two minutes/ }).waitFor()
  await page.keyboard.press('s')
  const panel = page.getByRole('form', { name: 'Screening' })
  await panel.waitFor()
  await expectLedWell(desk, 'screening', 'form[aria-label="Screening"]')
  // The keyboard is in the panel already, and goes on from there.
  expect(await panel.evaluate((form) => form.contains(document.activeElement))).toBe(true)
  await page.screenshot({ path: join(pictures, 'ways-screening.png'), fullPage: true })
  await page.keyboard.press('Tab')
  const held = panel.getByRole('group', { name: 'Is somebody held now?' })
  expect(await held.evaluate((group) => group.contains(document.activeElement))).toBe(true)
  for (let press = 0; press < 4; press += 1) {
    if (await held.getByRole('radio', { name: 'Yes' }).isChecked()) break
    await page.keyboard.press('ArrowDown')
  }
  await held.getByRole('radio', { name: 'Yes', checked: true }).waitFor()
  await panel.getByLabel('Note').focus()
  await page.keyboard.type('Bring water. [Synthetic]')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expectSaidAloud(page.getByText(`Message ${number} is screened and waits.`))

  await follow(desk, 'Messages')
  await page.getByRole('link', { name: /^Screened, waiting/ }).click()
  await row.getByText('Bring water. [Synthetic]').waitFor()
  await row.click()
  await desk.heading(`Message ${number}`)
  await page.getByText('screened by').waitFor()
}, 120_000)
