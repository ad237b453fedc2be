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

/** Places, bodies, custody and fate on the real thing: the pages as they are built, a browser, PostgreSQL. */
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

/** Types a day, and an hour where there is one, into the date field of this name. */
async function day(dialog: Locator, label: string, [year, month, date, hour]: readonly string[]) {
  const field = dialog.getByRole('group', { name: label, exact: true })
  await field
    .getByLabel('Year')
    .first()
    .fill(year ?? '')
  await field
    .getByLabel('Month')
    .first()
    .selectOption({ label: month ?? '' })
  await field
    .getByLabel('Day', { exact: true })
    .first()
    .fill(date ?? '')
  if (hour !== undefined) await field.getByLabel(/Time/).first().fill(hour)
}

test('a place is recorded, somebody is held there, and the page says where nobody accounts for them', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const sheet = prepared.sheets.find(({ role }) => role === 'rights-officer')
  if (sheet === undefined) throw new Error('no rights officer')
  const desk = await DeskPage.open(browser, office.desk)
  const { page } = desk
  await desk.signIn(sheet)

  await desk.goTo('Places, bodies, events')
  await page.getByRole('button', { name: 'Record: Place of detention' }).click()
  const place = page.getByRole('dialog')
  await place.getByLabel('Name', { exact: true }).fill('Synthetic prison')
  await place.getByLabel(/^Capacity/).fill('1')
  await page.screenshot({ path: join(pictures, 'register-new-facility.png'), fullPage: true })
  await desk.expectAccessible('the form of a place')
  await place.getByRole('button', { name: 'Record it' }).click()
  await desk.heading(/Synthetic prison/)
  await desk.expectAccessible('the page of a place')
  await page.screenshot({ path: join(pictures, 'register-facility.png'), fullPage: true })
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 120_000)
