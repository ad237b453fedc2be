import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
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
import { expectReadingOrder } from './reading-order.ts'
import { writeDown } from './ways-office.ts'

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
  await form.getByLabel('Language of the telling').selectOption('en')
  await form.getByLabel('What the person tells').fill(text)
  await choose(form, /Whose words are these/, 'The person’s own')
  await choose(form, /Was it read back/, 'Yes')
}

async function keep(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Seal and keep' }).click()
  await form.waitFor({ state: 'detached' })
}

/** What was told, on whatever page it stands. */
const accountsOn = (page: Page): Locator => page.getByRole('region', { name: 'Accounts' })

const root = 'section[aria-label="Accounts"]'

/** The next request arrives and is carried out; its answer is lost on the way back. */
const loseNextAnswer = (page: Page) =>
  page.route(
    '**/api/accounts',
    async (route) => {
      try {
        // A connection that the server ended while it rested is no answer: asked anew, it is kept once.
        await route.fetch({ maxRetries: 3 })
      } finally {
        await route.abort()
      }
    },
    { times: 1 },
  )

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
  const accounts = accountsOn(page)
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
  await form.getByLabel('Interprets from').selectOption('be')
  await form.getByLabel('into', { exact: true }).selectOption('en')
  await form.getByLabel(/Relation to the person/).fill('None')
  await choose(form, /Conflict of interest/, 'Not known')
  await form.getByLabel('Which conflict').fill('Never asked')
  await form.getByLabel('Who has accepted').fill('The person')
  await answer(form, words)
  await form.getByLabel('Sealed to').selectOption('Protection')
  await choose(form, /Did the person correct/, 'No')
  await desk.draftSign('kept').waitFor()
  await pictureOf(desk, 'form')
  await desk.expectAccessible('the form, filled in')
  await expectReadingOrder(page, 'the form of an account', root)
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
  await form.getByLabel('Sealed to').selectOption('Protection')
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
  await accounts.getByRole('button', { name: 'Open account 1' }).press('Enter')
  await desk.heading('Account 1')
  await page.locator('h2:focus', { hasText: 'The account' }).waitFor()
  const account = page.locator('main')
  const version = account.locator('form', { hasText: 'Seal and keep' })
  await account.getByText(words).waitFor()
  await account
    .getByRole('link', { name: 'Whoever told this asks for this person…' })
    .first()
    .waitFor()
  await account.getByRole('button', { name: 'Correct this account…' }).click()
  await version.getByRole('heading', { name: 'Correct version 1' }).waitFor()
  await version.getByLabel('What is corrected, and why').fill('Heard wrong. [Synthetic]')
  await version.getByLabel('What the person tells').fill(corrected)
  await version.getByText('What version 2 changed').click()
  await version.locator('ins', { hasText: 'dawn' }).waitFor()
  await desk.expectAccessible('the form of a correction')
  await keep(version)
  await account.getByText(corrected).waitFor()
  await account.getByRole('button', { name: 'Add a translation…' }).click()
  await version.getByLabel('Translated into').selectOption('be')
  await choose(version, /Who translated it/, 'A machine, and a person has checked it')
  await version.getByLabel('The translation', { exact: true }).fill(translation)
  await desk.expectAccessible('the form of a translation')
  await keep(version)
  await account.locator('article article', { hasText: translation }).waitFor()
  await account.locator('article article', { hasText: corrected }).waitFor()
  await page.locator('h2:focus', { hasText: 'The account' }).waitFor()
  await account.getByText('Translated by a machine, checked by').first().waitFor()
  await account.getByText('What version 2 changed').click()
  await account.locator('del', { hasText: 'night' }).waitFor()

  // With the keyboard alone: words are marked, and become a value that leads back to them.
  await page.getByRole('heading', { name: 'The account' }).focus()
  await page.keyboard.press('Tab')
  for (let word = 0; word < 4; word += 1) await page.keyboard.press('ArrowRight')
  await account
    .getByText(/^Marked: /)
    .filter({ hasText: 'dawn' })
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.type('act how')
  await page.getByRole('dialog').getByRole('option', { name: 'How', exact: true }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: 'How', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.locator('[aria-label="The account, version 2"]:focus').waitFor()
  const panel = page.getByRole('complementary', { name: 'Record' })
  await panel.getByLabel('Who is this about?').focus()
  await page.keyboard.type('Synthetic Teller')
  await panel.getByRole('list', { name: 'People with such a name' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await desk.draftSign('kept').waitFor()
  await pictureOf(desk, 'opened')
  await desk.expectAccessible('an account with a correction and a translation')
  await page.setViewportSize({ width: 390, height: 844 })
  await expectReadingOrder(page, 'an account that is open', 'main')
  await narrowAndDark(desk, 'opened')
  await panel.getByRole('button', { name: 'Record 1 value' }).press('Enter')
  await panel.getByText('Recorded:').waitFor()
  await panel.getByRole('link', { name: 'Synthetic Teller' }).press('Enter')
  await desk.heading(/Synthetic Teller/)
  await page
    .getByText('dawn', { exact: true })
    .first()
    .locator('xpath=following::button[starts-with(@aria-label, "Source")][1]')
    .press('Enter')
  const why = page.getByRole('dialog', { name: 'Account 1, version 2' })
  await why.getByText('Protection').waitFor()
  await pictureOf(desk, 'why')
  await why.getByRole('link', { name: 'Show the passage' }).press('Enter')
  await desk.heading('Account 1')
  const shown = () =>
    page.evaluate(() => [...(CSS.highlights.get('amparo-shown') ?? [])].map(String))
  await expect.poll(shown).toEqual(['dawn'])
  await page.reload()
  await desk.signIn(sheetOf('rights-officer'))
  await page.getByText('The passage you came for is marked').waitFor()
  await pictureOf(desk, 'sealed')
  await desk.expectAccessible('an account that is not opened yet')
  await desk.press('Open the account')
  await expect.poll(shown).toEqual(['dawn'])

  // Once more from the same account, to the act that is there by now.
  await page.locator('h2:focus', { hasText: 'The account' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await page.keyboard.type('act where')
  await page
    .getByRole('dialog')
    .getByRole('option', { name: 'Where', exact: true })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('form', { name: 'Where', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await panel.getByLabel('Who is this about?').focus()
  await page.keyboard.type('Synthetic Teller')
  await panel.getByRole('list', { name: 'People with such a name' }).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await panel.getByRole('button', { name: 'One that is recorded already…' }).press('Enter')
  await panel.locator('select:focus').waitFor()
  await page.keyboard.press('ArrowDown')
  await panel.getByRole('heading', { name: /^Act, no\. \d+/ }).waitFor()
  await pictureOf(desk, 'existing')
  await desk.expectAccessible('an account whose act is there already')
  await panel.getByRole('button', { name: 'Record 1 value' }).press('Enter')
  await panel.getByText('Recorded:').waitFor()
  await panel.getByRole('link', { name: 'Synthetic Teller' }).press('Enter')
  await desk.heading(/Synthetic Teller/)
  const act = page.getByRole('listitem').filter({ hasText: 'dawn' })
  await act.getByText('They', { exact: true }).waitFor()
  await accounts.getByRole('button', { name: 'Open account 1' }).press('Enter')
  await desk.heading('Account 1')

  await account.getByRole('button', { name: 'Show the original words' }).click()
  await account.locator('article article', { hasText: words }).waitFor()
  await account.getByText('An earlier version').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await pictureOf(desk, 'opened-narrow-rtl')
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('main').innerText()).not.toContain(words)
  await page.emulateMedia({ media: 'screen' })
  await account.getByRole('link', { name: 'The page of the person it tells of' }).click()
  await accounts.getByText(newspaper).waitFor()
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

test('the sender of a message tells more only for a reason, and an answer lost on the way keeps one account and every word', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const desk = await DeskPage.open(browser, office.desk)
  const { page } = desk
  await desk.signIn(sheetOf('intake-officer'))
  const number = await writeDown(desk, 'My son was taken. [Synthetic]')
  await page.getByRole('link', { name: 'Messages', exact: true }).first().click()
  await desk.heading('Messages')
  await desk.openMessage(number)
  const accounts = accountsOn(page)
  const form = accounts.locator('form')
  await accounts.getByText('Told here 1 time').waitFor()
  await accounts.getByRole('button', { name: 'Take down a new account' }).click()
  await form.getByLabel('Why is the person asked').selectOption('needed-for-help')
  await choose(form, /Is there an interpreter/, 'No')
  await answer(form, 'Synthetic: what he wore.')
  await loseNextAnswer(page)
  await form.getByRole('button', { name: 'Seal and keep' }).click()
  await form.getByText('The server cannot be reached.').waitFor()
  expect(await form.getByLabel('What the person tells').inputValue()).toContain('what he wore')
  await keep(form)
  await accounts.getByText('Told here 2 times').waitFor()
  await desk.expectAccessible('a message whose sender told more')
  await pictureOf(desk, 'message')

  // Changed after the answer was lost: what was kept stands, and what was typed since is not taken for it.
  await accounts.getByRole('button', { name: 'Take down a new account' }).click()
  await form.getByLabel('Why is the person asked').selectOption('person-asks')
  await choose(form, /Is there an interpreter/, 'No')
  await answer(form, 'Synthetic: who else was there.')
  await loseNextAnswer(page)
  await form.getByRole('button', { name: 'Seal and keep' }).click()
  await form.getByText('The server cannot be reached.').waitFor()
  await form.getByLabel('What the person tells').fill('Synthetic: who else was there, two of them.')
  await form.getByRole('button', { name: 'Seal and keep' }).click()
  await form.getByText('This account was kept by an earlier press').waitFor()
  await accounts.getByText('Told here 3 times').waitFor()
  expect(await form.getByLabel('What the person tells').inputValue()).toContain('two of them')
  await desk.draftSign('kept').waitFor()

  // The page is left and comes back: the text is there.
  await page.reload()
  await desk.signIn(sheetOf('intake-officer'))
  await desk.press('Open the message')
  await accounts.getByRole('button', { name: 'Take down a new account' }).click()
  await expect
    .poll(() => form.getByLabel('What the person tells').inputValue())
    .toContain('two of them')

  // Whoever is recorded from the message has been told of in it, and in all that its sender told more.
  await form.getByRole('button', { name: 'Leave it' }).click()
  await desk.recordPerson('My son')
  await desk.press('Record 1 value')
  await page.getByText('Recorded:').getByRole('link', { name: 'My son' }).click()
  await desk.heading(/My son/)
  await accounts.getByText('Told here 3 times').waitFor()
  await accounts.getByRole('link', { name: `Message ${number}` }).waitFor()
  await accounts.getByText(`Told by the sender of message ${number}`).first().waitFor()
  await accounts.getByText('whether elsewhere is not known.').waitFor()
  await desk.expectAccessible('somebody of whom a message tells')
  await pictureOf(desk, 'told-of')
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 180_000)
