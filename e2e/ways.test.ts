import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'
import { DoorPage } from './door-page.ts'

/** The ways in that are no web page, on the real thing: the pages as they are built, a browser, PostgreSQL. */
const pictures = join(import.meta.dirname, '../.cache/pictures')

let browser: Browser | undefined
let prepared: PreparedOffice
let office: RunningOffice
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await testBrowser()
  const home = stack.use(await temporaryHome())
  prepared = await makeHome(home.path)
  office = stack.use(await startOffice(home.path, await freePorts()))
})
afterAll(async () => {
  await browser?.close()
  await stack.disposeAsync()
})

async function officer(context: TestContext, role: 'head' | 'intake-officer'): Promise<DeskPage> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const desk = await DeskPage.open(browser, office.desk)
  const sheet = prepared.sheets.find((one) => one.role === role)
  if (sheet === undefined) throw new Error(`no ${role}`)
  await desk.signIn(sheet)
  return desk
}

/** Answers a question of the form, by its number or its first words. */
const choose = (desk: DeskPage, question: RegExp, answer: string) =>
  desk.page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: answer, exact: true })
    .check()

/** The questions that must be answered, whatever the way. */
async function consent(desk: DeskPage): Promise<void> {
  await choose(desk, /^16\./, 'Yes')
  await choose(desk, /^17\./, 'Only through the mailbox, with the return code')
  await choose(desk, /^25\./, 'The person')
}

test('a call is written down, its code opens the mailbox, and two officers see each other and both answers', async (context) => {
  const head = await officer(context, 'head')
  const { page } = head
  await page.getByRole('link', { name: 'Write down for somebody' }).click()
  await choose(head, /Way/, 'By telephone')
  await choose(head, /^1\./, 'Yes')
  await choose(head, /^2\./, 'Yes')
  await choose(head, /^6\./, 'About a relative')
  await page.getByLabel(/^7\./).fill('They took my daughter from school. [Synthetic]')
  await consent(head)
  await choose(head, /^23\./, 'Yes')
  await choose(head, /^24\./, 'The person’s own')
  await choose(head, /^26\./, 'Yes')
  await choose(head, /Does the person keep/, 'Yes')
  await head.press('Seal and keep')
  const card = page.getByRole('region', { name: 'Return code' })
  await card.waitFor()
  await card.locator('bdi').nth(11).waitFor()
  const words = await card.locator('bdi').allTextContents()
  await card.getByLabel(/read it back/).fill(words.join(' '))
  await head.press('Compare')
  await card.getByText('It is the same.').waitFor()
  await page.screenshot({ path: join(pictures, 'ways-code-card.png'), fullPage: true })

  await head.goTo('Messages')
  await page.getByText('A child in custody').first().waitFor()
  await head.openMessage('1')
  const other = await officer(context, 'intake-officer')
  await other.openMessage('1')
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

  if (browser === undefined) return
  const door = await DoorPage.open(browser, office.door, 'en')
  await door.begin()
  await door.press(door.messages.about.haveCode)
  await door.openMailbox(words.join(' '))
  await door.at(door.messages.mailbox.inside)
  await door.close()
}, 180_000)
