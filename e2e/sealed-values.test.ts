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

/** A restricted act on the real thing: recorded by one team, opened by that team, and by nobody else. Synthetic. */
const pictures = join(import.meta.dirname, '../.cache/pictures')

const said = 'Synthetic words that tell what was done, Qzvtrw'

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

const sheetOf = (role: string) => {
  const sheet = prepared.sheets.find((one) => one.role === role)
  if (sheet === undefined) throw new Error(`no ${role}`)
  return sheet
}

const pictureOf = (desk: DeskPage, name: string) =>
  desk.page.screenshot({ path: join(pictures, `sealed-${name}.png`), fullPage: true })

/** The types of act that only a team may see, as the form offers them. */
const restricted = (dialog: Locator) =>
  dialog.locator('optgroup[label="Only sealed to a team"] option')

test('a restricted act is opened by the team it is sealed to, and is “act, restricted” to everybody else', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const desk = await DeskPage.open(browser, office.desk)
  const { page } = desk
  const sent: string[] = []
  page.on('request', (request) => {
    // What this test itself searches for is no value that was recorded.
    if (request.url().endsWith('/search')) return
    sent.push(request.url() + (request.postData() ?? ''))
  })
  await desk.signIn(sheetOf('rights-officer'))
  await desk.goTo('People')
  await page.getByRole('button', { name: 'Record: Person' }).click()
  const who = page.getByRole('dialog')
  await who.getByLabel('Name', { exact: true }).fill('Synthetic Person')
  await who.getByRole('button', { name: 'Record it' }).click()
  await desk.heading(/Synthetic Person/)
  const person = new URL(page.url()).pathname

  await page.getByRole('button', { name: 'Add: Act' }).first().click()
  const dialog = page.getByRole('dialog')
  const types = dialog.getByLabel('What was done')
  const type = (await restricted(dialog).first().textContent()) ?? ''
  const another = (await restricted(dialog).last().textContent()) ?? ''
  await types.selectOption({ label: type })
  await dialog.getByText('Sealed on this device to').first().waitFor()
  await dialog.getByLabel('How', { exact: true }).fill(said)
  await dialog.getByLabel('Where', { exact: true }).fill('Synthetic place')
  await dialog.getByText('How we know it, and who may see it').click()
  const audiences = await dialog.getByLabel('Visible to').locator('option').allInnerTexts()
  expect(audiences).not.toContain('the whole office')
  await desk.expectAccessible('the form of a restricted act')
  await pictureOf(desk, 'form')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await pictureOf(desk, 'form-narrow-dark')
  await desk.expectAccessible('the same, narrow and dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.waitFor({ state: 'detached' })

  const main = page.locator('main')
  await main.getByText(said).first().waitFor()
  await main
    .getByText(new RegExp(`^${type}$`, 'i'))
    .first()
    .waitFor()
  expect(await main.getByText('sources differ').count()).toBe(0)
  await desk.expectAccessible('the page of somebody with a restricted act, opened')
  await pictureOf(desk, 'opened')
  expect(await page.title()).not.toMatch(new RegExp(`${type}|Qzvtrw`, 'i'))

  const askedBefore = sent.filter((one) => one.includes('/api/matching/candidates'))
  await main.getByRole('button', { name: 'Add: Alleged involvement' }).click()
  await dialog.getByLabel('Description', { exact: true }).fill('Synthetic uniform, Qzvtrw')
  await dialog.getByText('Sealed on this device to').waitFor()
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.getByText('Say one thing more that need not be sealed').waitFor()
  // Whoever stands under it is looked for by name; nobody is asked who it may be.
  const whom = dialog.getByLabel('Person, as alleged')
  await whom.fill('Synthetic Person')
  await dialog.getByRole('list', { name: 'People with such a name' }).waitFor()
  await whom.fill('')
  expect(sent.filter((one) => one.includes('/api/matching/candidates'))).toEqual(askedBefore)
  const sure = dialog.getByLabel('How sure it is who it was')
  await sure.selectOption({ index: 1 })
  await desk.expectAccessible('the form of somebody involved')
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.waitFor({ state: 'detached' })
  await main.getByText('Synthetic uniform, Qzvtrw').waitFor()

  await page.keyboard.press('Control+k')
  const find = page.getByLabel('Find people, sections, commands')
  for (const words of [type, 'Qzvtrw']) {
    await find.fill(words)
    await page.waitForTimeout(500)
    expect(await page.getByRole('option').filter({ hasText: words }).count()).toBe(0)
  }
  await page.keyboard.press('Escape')

  await page.evaluate(() => {
    history.pushState({}, '', '/register/2')
    dispatchEvent(new PopStateEvent('popstate'))
  })
  await desk.heading(/act, restricted/i)
  expect(await page.title()).toMatch(/^Act 2/)
  await page.getByLabel('Add what the office itself knows').selectOption('act.type')
  await dialog.getByRole('combobox', { name: 'What was done' }).selectOption({ label: another })
  await dialog.getByText('Sealed on this device to').waitFor()
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.waitFor({ state: 'detached' })
  await main.getByText('sources differ').waitFor()
  await desk.heading(/act, restricted/i)
  await desk.expectAccessible('the page of a restricted act over which sources differ')
  await pictureOf(desk, 'act')
  await page.goBack()
  await desk.heading(/Synthetic Person/)

  expect(sent.join('\n')).not.toContain('Qzvtrw')
  expect(sent.join('\n')).not.toMatch(/INT\.RAPE|"code":"INT\.(?!RESTRICTED)/)
  await page.emulateMedia({ media: 'print' })
  expect(await main.innerText()).not.toContain('Qzvtrw')
  const paper = () => page.locator('body').innerText()
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'History' }).click()
  await dialog.getByText(said).waitFor()
  await pictureOf(desk, 'history')
  await page.emulateMedia({ media: 'print' })
  expect(await paper()).not.toContain('Qzvtrw')
  await page.emulateMedia({ media: 'screen' })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const how = main.locator('dd').filter({ hasText: said })
  await how.getByRole('button', { name: /^Source/ }).click()
  await page.getByRole('button', { name: 'Take back' }).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await paper()).not.toContain('Qzvtrw')
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: 'Take back' }).click()
  await main.getByText('everything said of it was taken back').waitFor()
  await page.getByRole('button', { name: /^Show what was taken back/ }).click()
  await main.getByText(said).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await paper()).not.toContain('Qzvtrw')
  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await pictureOf(desk, 'opened-narrow-dark')
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await pictureOf(desk, 'opened-narrow-rtl')
  expect(desk.troubles).toEqual([])
  await desk.close()

  const other = await DeskPage.open(browser, office.desk)
  const answers: Promise<string>[] = []
  other.page.on('response', (response) => {
    if (response.url().includes('/api/subjects')) answers.push(response.text().catch(() => ''))
  })
  await other.signIn(sheetOf('medical'))
  await other.goTo('People')
  await other.page
    .getByRole('link', { name: /Synthetic Person/ })
    .first()
    .click()
  await other.heading(/Synthetic Person/)
  const there = other.page.locator('main')
  await there.getByText('Act, restricted').first().waitFor()
  const seen = await there.innerText()
  expect(seen).not.toContain('Qzvtrw')
  expect(seen).not.toContain('Synthetic place')
  expect(seen.toLowerCase()).not.toContain(type.toLowerCase())
  const told = (await Promise.all(answers)).join('\n')
  expect(told).toContain('RESTRICTED')
  expect(told).not.toMatch(/age-encryption|YWdlLWVuY3J5cHRpb24|"sealed"/)
  await other.expectAccessible('the same page to another team')
  await pictureOf(other, 'other-team')
  expect(other.troubles).toEqual([])
  await other.close()

  const thai = await DeskPage.open(
    browser,
    office.desk,
    { locale: 'th-TH', viewport: { width: 390, height: 844 } },
    person,
  )
  await thai.page.locator('input').first().fill(sheetOf('rights-officer').handle)
  await thai.page.locator('input[type=password]').fill(sheetOf('rights-officer').passphrase)
  await thai.page.locator('form button[type=submit]').click()
  await thai.page.getByText('Synthetic uniform, Qzvtrw').waitFor({ timeout: 60_000 })
  await pictureOf(thai, 'opened-thai')
  await thai.close()
}, 240_000)
