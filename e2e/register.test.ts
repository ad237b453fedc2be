import { join } from 'node:path'
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { fillDay, type DeskPage } from './desk-page.ts'
import { ownOffice, pictures, signedIn } from './own-office.ts'

/** Places, bodies, custody and fate on the real thing: the pages as they are built, a browser, PostgreSQL. */
const own = ownOffice()

/** A local moment: day of August 2020 (synthetic), and the hour where it is told. */
interface Told {
  readonly day: string
  readonly hour?: string
}

async function type(dialog: Locator, question: RegExp, { day, hour }: Told): Promise<void> {
  const field = dialog.getByRole('group', { name: question }).first()
  await field.getByLabel('Day', { exact: true }).fill(day)
  await field.getByLabel('Month', { exact: true }).selectOption('8')
  await field.getByLabel('Year', { exact: true }).fill('2020')
  if (hour !== undefined) await field.getByLabel(/Hour and minute/).fill(hour)
}

/** Opens the form of something new here, fills it in and records it. */
async function record(
  desk: DeskPage,
  within: Locator,
  kind: string,
  fill: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await within
    .getByRole('button', { name: `Add: ${kind}` })
    .first()
    .click()
  const dialog = desk.page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.waitFor({ state: 'detached' })
}

const pictureOf = (desk: DeskPage, name: string) =>
  desk.page.screenshot({ path: join(pictures, `register-${name}.png`), fullPage: true })

test('a night arrest, a transfer and a judge stand in one line, with the hours nobody accounts for', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer', { timezoneId: 'Asia/Bangkok' })
  const { page } = desk

  await desk.goTo('Places, bodies, events')
  await page.getByRole('button', { name: 'Record: Place of detention' }).click()
  const place = page.getByRole('dialog')
  await place.getByLabel('Name', { exact: true }).fill('Synthetic prison')
  await place.getByLabel('Stated capacity').fill('0')
  await pictureOf(desk, 'new-facility')
  await desk.expectAccessible('the form of a place')
  await place.getByRole('button', { name: 'Record it' }).click()
  await desk.heading(/Synthetic prison/)
  const facility = page.url()

  await desk.goTo('People')
  await page.getByRole('button', { name: 'Record: Person' }).click()
  const who = page.getByRole('dialog')
  await who.getByLabel('Name', { exact: true }).fill('Synthetic Person')
  await who.getByRole('button', { name: 'Record it' }).click()
  await desk.heading(/Synthetic Person/)
  await record(desk, page.locator('main'), 'Period of custody', async (dialog) => {
    await type(dialog, /^Taken/, { day: '10', hour: '23:50' })
    const held = dialog.getByLabel('Place of custody in the register')
    await held.fill('Synthetic prison')
    await dialog.getByRole('button', { name: /Synthetic prison/ }).click()
  })
  for (const [what, told] of [
    ['arrest', { day: '10', hour: '23:50' }],
    ['transfer to another place', { day: '11', hour: '06:00' }],
    ['brought before a judge', { day: '13', hour: '10:00' }],
  ] as const) {
    await record(desk, page.locator('main'), 'Known point of custody', async (dialog) => {
      await dialog
        .getByLabel('What happened')
        .selectOption({ label: what.charAt(0).toUpperCase() + what.slice(1) })
      await type(dialog, /^When/, told)
    })
  }
  await page.getByText('Nobody accounts for them').first().waitFor()
  await pictureOf(desk, 'person')
  expect(await page.getByText(/Nobody accounts for them/).allInnerTexts()).toEqual([
    expect.stringContaining('between 6 and 7 hours'),
    expect.stringContaining('52 hours'),
  ])
  expect(await page.getByText('From arrest to a judge').locator('xpath=..').innerText()).toContain(
    'between 58 and 59 hours',
  )
  await page.getByText('unknown since 13 August 2020').waitFor()
  await desk.expectAccessible('the page of a person with a custody line')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await pictureOf(desk, 'person-narrow-dark')
  await desk.expectAccessible('the same, narrow and dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })

  await fillDay(page.getByRole('group', { name: 'As we knew it on' }), '2020-08-12')
  await page.getByText('Shown as it was known at the end of 12 August 2020.').waitFor()
  expect(await page.getByText(/Nobody accounts for them/).count()).toBe(0)
  expect(await page.getByRole('button', { name: /^Add:/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Back to now' }).click()
  await page
    .getByText(/Nobody accounts for them/)
    .first()
    .waitFor()

  await page.getByRole('link', { name: 'Synthetic prison' }).first().click()
  await desk.heading(/Synthetic prison/)
  expect(page.url()).toBe(facility)
  await page.getByRole('link', { name: 'Period of custody, no. 3 · Synthetic Person' }).waitFor()
  await fillDay(page.getByRole('group', { name: 'From', exact: true }), '2020-08-09')
  await fillDay(page.getByRole('group', { name: 'To', exact: true }), '11.08.2020')
  await page.getByRole('button', { name: 'Count' }).click()
  const rows = page.getByRole('region', { name: /Known persons held here/ }).locator('tbody tr')
  await rows.first().waitFor()
  await pictureOf(desk, 'facility')
  expect(await rows.allInnerTexts()).toHaveLength(3)
  await desk.expectAccessible('the page of a place')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('synthetic pris')
  await page.getByRole('option', { name: /Synthetic prison/ }).waitFor()
  await pictureOf(desk, 'one-box')
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 240_000)
