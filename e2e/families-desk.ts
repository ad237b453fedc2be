import { expect } from 'vitest'
import { lookInto } from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM } from '../testing/chromium.ts'
import type { DeskPage } from './desk-page.ts'
import { DoorPage } from './door-page.ts'
import type { OwnOffice } from './own-office.ts'

/** What walks do with those who ask for missing people. */

/** Seals and keeps somebody who asks, in the form that is open. */
export async function keep(
  { page }: DeskPage,
  given: { readonly message: string; readonly tie: string; readonly photograph: string },
): Promise<void> {
  await page.getByLabel('Number of their message').fill(given.message)
  await page.getByLabel('What they say they are to the person').fill('family')
  await page.getByRole('radio', { name: given.tie, exact: true }).check()
  if (given.tie !== 'not verified') await page.getByLabel('By whom or what, or why').fill('Papers')
  await page.getByLabel('everything that may be told').check()
  await page.getByRole('radio', { name: given.photograph }).check()
  await page.getByRole('button', { name: 'Seal and keep' }).click()
  await page.getByRole('button', { name: 'Seal and keep' }).waitFor({ state: 'detached' })
}

/** Of those who ask, the one at this place, newest first. */
export async function release(desk: DeskPage, at: number): Promise<void> {
  const { page } = desk
  await page.getByRole('button', { name: 'Write to them…' }).nth(at).click()
  await page.getByText('We are still looking, and we go on.').waitFor()
  const open = page.getByRole('button', { name: 'Open their message; this is recorded' })
  const isReady = page.getByRole('button', { name: 'I have read it: release it' })
  await open.or(isReady).waitFor()
  if ((await open.count()) > 0) await open.click()
  await isReady.click()
  await isReady.waitFor({ state: 'detached' })
  await page.getByText('Released.').first().waitFor()
}

/** The hour comes for whatever waits; the running server sees to it within a moment. */
export async function hourComes({ office }: OwnOffice): Promise<void> {
  const postgres = await lookInto(office.home)
  try {
    await postgres.query(`update family_update set shown_from = '2020-01-01'`)
    await expect
      .poll(async () => (await postgres.query('select from family_update')).rowCount, {
        timeout: 30_000,
      })
      .toBe(0)
  } finally {
    await postgres.end()
  }
}

/** All that stands under the answers of a mailbox. */
export async function readMailbox(
  { browser, office }: OwnOffice,
  code: string,
  isPictured = false,
): Promise<string> {
  if (browser === undefined) throw new Error(NO_CHROMIUM)
  const door = await DoorPage.open(browser, office.door, 'en')
  await door.begin()
  await door.press(door.messages.about.haveCode)
  await door.openMailbox(code)
  const answers = door.page.getByRole('region', { name: door.messages.mailbox.answers })
  await answers.waitFor()
  const text = await answers.innerText()
  if (isPictured)
    await door.page.screenshot({ path: '.cache/pictures/families-mailbox.png', fullPage: true })
  door.expectNoTrouble()
  await door.close()
  return text
}
