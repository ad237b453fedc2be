import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
import { findBelow, Finder } from './promises/finder.ts'

/** What somebody told, on the real thing: taken down, told again for a reason, corrected, translated. Synthetic. */
const pictures = join(import.meta.dirname, '../.cache/pictures')

/** Each stands nowhere else, so that it would be found wherever it lay in clear. */
const secret = (what: string) => `${what}${randomBytes(12).toString('hex')}`
const words = `They came at night. [Synthetic] ${secret('words')}`
const corrected = words.replace('at night', 'at dawn')
const more = `There was a second day. [Synthetic] ${secret('more')}`
const translation = `Яны прыйшлі на світанні. [Synthetic] ${secret('translation')}`
const newspaper = secret('newspaper')
const interpreter = secret('interpreter')
const reason = secret('reason')

let browser: Browser | undefined
let home: string
let prepared: PreparedOffice
let office: RunningOffice
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await testBrowser()
  home = stack.use(await temporaryHome()).path
  prepared = await makeHome(home)
  office = stack.use(await startOffice(home, await freePorts()))
})
afterAll(async () => {
  await browser?.close()
  await stack.disposeAsync()
})

const sheetOf = (role: string) => {
  const sheet = prepared.sheets.find((one) => one.role === role)
  if (sheet === undefined) throw new Error(`no ${role}`)
  return sheet
}

const pictureOf = (desk: DeskPage, name: string) =>
  desk.page.screenshot({ path: join(pictures, `accounts-${name}.png`), fullPage: true })

const choose = (form: Locator, question: RegExp, answer: string) =>
  form
    .getByRole('group', { name: question })
    .getByRole('radio', { name: answer, exact: true })
    .check()

/** What stands in every account of this walk. */
async function answer(form: Locator, text: string): Promise<void> {
  await form.getByLabel('Language of the telling').fill('en')
  await form.getByLabel('What the person tells').fill(text)
  await choose(form, /Whose words are these/, 'The person’s own')
  await choose(form, /Was it read back/, 'Yes')
  await form.getByLabel('Sealed to').selectOption('Protection')
}

async function keep(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Seal and keep' }).click()
  await form.waitFor({ state: 'detached' })
}

const isInside = (part: Locator) =>
  part.evaluate((element) => element.contains(document.activeElement))

async function narrowAndDark(desk: DeskPage, name: string): Promise<void> {
  await desk.page.emulateMedia({ colorScheme: 'dark' })
  await desk.page.setViewportSize({ width: 390, height: 844 })
  await pictureOf(desk, `${name}-narrow-dark`)
  await desk.expectAccessible(`${name}, narrow and dark`)
  await desk.page.emulateMedia({ colorScheme: 'light' })
  await desk.page.setViewportSize({ width: 1280, height: 800 })
}

test('what somebody told is kept whole, told again only for a reason, corrected and translated beside the original, and nobody outside the team sees any of it', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const desk = await DeskPage.open(browser, office.desk)
  const { page } = desk
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url() + (request.postData() ?? '')))
  await desk.signIn(sheetOf('rights-officer'))
  await desk.goTo('People')
  await page.getByRole('button', { name: 'Record: Person' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Synthetic Teller')
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await desk.heading(/Synthetic Teller/)
  const person = new URL(page.url()).pathname

  // The first: nothing was told here yet, so no reason is asked for.
  const accounts = page
    .locator('section')
    .filter({
      has: page.getByRole('heading', { level: 2, name: 'Accounts', exact: true }),
    })
    .last()
  await accounts.getByText('Nothing that you may see was told here yet.').waitFor()
  await accounts.getByRole('button', { name: 'Take down a new account' }).click()
  const form = accounts.locator('form')
  await form.getByRole('heading', { name: 'A new account' }).waitFor()
  expect(await isInside(form)).toBe(true)
  expect(await form.getByText('Why is the person asked').count()).toBe(0)
  await form.getByRole('button', { name: 'Seal and keep' }).click()
  await form.getByText('Something that is needed is not answered yet.').waitFor()
  await desk.expectAccessible('the form, with what is missing marked')
  await choose(form, /told this elsewhere/, 'Yes')
  await form.getByLabel('To whom, as far as known').fill(newspaper)
  await form.getByRole('group', { name: 'When was that?' }).getByLabel('Year').fill('2020')
  await choose(form, /photographs of suspects/, 'No')
  await choose(form, /Is there an interpreter/, 'Yes')
  await form.getByLabel('Interpreter’s name or number').fill(interpreter)
  await form.getByLabel('Interprets from').fill('be')
  await form.getByLabel('into', { exact: true }).fill('en')
  await form.getByLabel(/Relation to the person/).fill('None')
  await choose(form, /Conflict of interest/, 'Not known')
  await form.getByLabel('Which conflict').fill('Never asked')
  await form.getByLabel('Who has accepted').fill('The person')
  await answer(form, words)
  await choose(form, /Did the person correct/, 'No')
  await desk.draftSign('kept').waitFor()
  await pictureOf(desk, 'form')
  await desk.expectAccessible('the form, filled in')
  await narrowAndDark(desk, 'form')
  await keep(form)
  await accounts.getByText('Told here 1 time').waitFor()
  expect(await isInside(accounts)).toBe(true)
  await accounts.getByText(newspaper).waitFor()
  expect(await accounts.innerText()).not.toContain(words)

  // The second needs a reason, and the draft of the first is gone.
  await accounts.getByRole('button', { name: 'Take down a new account' }).click()
  await form.getByRole('heading', { name: 'A new account' }).waitFor()
  await answer(form, more)
  await choose(form, /Is there an interpreter/, 'No')
  await form.getByRole('button', { name: 'Seal and keep' }).click()
  await form.getByText('Choose one: this is needed.').first().waitFor()
  await form.getByLabel('Why is the person asked').selectOption('person-asks')
  await form.getByLabel('More about that').fill(reason)
  await pictureOf(desk, 'second-form')
  await keep(form)
  await accounts.getByText('Told here 2 times').waitFor()
  await accounts.getByText('The person wants to tell more').waitFor()
  await desk.expectAccessible('what was told already')

  // Opened, corrected, translated; the original stays.
  await accounts.getByRole('button', { name: 'Open account 1' }).click()
  await accounts.getByText(words).waitFor()
  await accounts.getByRole('button', { name: 'Correct this account…' }).click()
  await form.getByRole('heading', { name: 'Correct version 1' }).waitFor()
  await form.getByLabel('What is corrected, and why').fill('Heard wrong. [Synthetic]')
  await form.getByLabel('What the person tells').fill(corrected)
  await form.getByText('What version 2 changed').click()
  await form.locator('ins', { hasText: 'dawn' }).waitFor()
  await desk.expectAccessible('the form of a correction')
  await keep(form)
  await accounts.getByText(corrected).waitFor()
  await accounts.getByRole('button', { name: 'Add a translation…' }).click()
  await form.getByLabel('Translated into').fill('be')
  await choose(form, /Who translated it/, 'A machine, and a person has checked it')
  await form.getByLabel('The translation', { exact: true }).fill(translation)
  await desk.expectAccessible('the form of a translation')
  await keep(form)
  await accounts.locator('article', { hasText: translation }).waitFor()
  await accounts.locator('article', { hasText: corrected }).waitFor()
  await accounts.getByText('Translated by a machine, checked by').first().waitFor()
  await accounts.getByText('What version 2 changed').click()
  await accounts.locator('del', { hasText: 'night' }).waitFor()
  await pictureOf(desk, 'opened')
  await desk.expectAccessible('an account with a correction and a translation')
  await narrowAndDark(desk, 'opened')
  await accounts.getByRole('button', { name: 'Show the original words' }).click()
  await accounts.locator('article', { hasText: words }).waitFor()
  await accounts.getByText('An earlier version').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await pictureOf(desk, 'opened-narrow-rtl')
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
  await page.setViewportSize({ width: 1280, height: 800 })
  await accounts.getByRole('button', { name: 'Close this account' }).click()
  expect(await isInside(accounts)).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('main').innerText()).not.toContain(newspaper)
  await page.emulateMedia({ media: 'screen' })
  expect(desk.troubles).toEqual([])
  await desk.close()

  const secrets = { words, corrected, more, translation, newspaper, interpreter, reason }
  const canaries = Object.entries(secrets).map(([name, is]) => ({ name, is }))
  const finder = new Finder(canaries)
  expect(finder.find(Buffer.from(sent.join('\n')), 'what the desk sent')).toEqual([])

  // A colleague outside the team: as if nothing had been told.
  const other = await DeskPage.open(browser, office.desk)
  const answers: Promise<string>[] = []
  other.page.on('response', (response) => {
    if (response.url().includes('/api/')) answers.push(response.text().catch(() => ''))
  })
  await other.signIn(sheetOf('intake-officer'))
  await other.goTo('People')
  await other.page
    .getByRole('link', { name: /Synthetic Teller/ })
    .first()
    .click()
  await other.heading(/Synthetic Teller/)
  await other.page.getByRole('heading', { name: 'What is known' }).waitFor()
  await other.page.getByText('Nothing that you may see was told here yet.').waitFor()
  expect(await other.page.getByText(/Account \d|Told here/).count()).toBe(0)
  expect((await Promise.all(answers)).join('\n')).not.toMatch(/"handle":"[0-9a-f]{32}"/)
  await other.close()

  for (const locale of ['th-TH', 'ru-RU']) {
    const viewport = { width: locale === 'th-TH' ? 390 : 1280, height: 844 }
    const spoken = await DeskPage.open(browser, office.desk, { locale, viewport }, person)
    await spoken.page.locator('input').first().fill(sheetOf('rights-officer').handle)
    await spoken.page.locator('input[type=password]').fill(sheetOf('rights-officer').passphrase)
    await spoken.page.locator('form button[type=submit]').click()
    const told = spoken.page.locator('section', { hasText: newspaper }).last()
    await told.waitFor({ timeout: 60_000 })
    await spoken.page.getByRole('button', { name: /(เปิดคำบอกเล่า|Открыть рассказ) 1/ }).click()
    await spoken.page.getByText(translation).first().waitFor()
    await pictureOf(spoken, `opened-${locale}`)
    await spoken.close()
  }

  // And in every file the office keeps.
  expect(await findBelow(finder, home)).toEqual([])
}, 300_000)
