import { mkdir } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDemo } from '../apps/server/src/demo/make-demo.ts'
import { demoSheetsPath, readPrivate } from '../apps/server/src/host/home.ts'
import { openHost } from '../apps/server/src/host/host.ts'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { SignInSheet } from '../apps/server/src/staff/make-office.ts'
import { freePorts, startOffice } from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'
import { DoorPage } from './door-page.ts'

const pictures = process.env['AMPARO_PICTURES']

let browser: Browser | undefined

beforeAll(async () => {
  if (pictures !== undefined) await mkdir('.cache/pictures', { recursive: true })
  browser = await testBrowser()
})

afterAll(async () => browser?.close())

test(
  'a mother’s message becomes somebody who asks; what is released to her waits for the hour',
  { timeout: 240_000 },
  async (context) => {
    if (browser === undefined) return context.skip(NO_CHROMIUM)
    await using home = await temporaryHome()
    const sheets = await demoIn(home.path)
    await using office = await startOffice(home.path, await freePorts())

    const door = await DoorPage.open(browser, office.door, 'en')
    await door.begin()
    await door.tell({
      account: 'My son Siarhei Prydumany has been missing since 11 August. [Synthetic]',
      where: 'Kirava street',
      when: '11 August',
      contact: '+375 00 000 00 77',
      safety: 'After eight.',
    })
    await door.send()
    const code = await door.shownCode('digits')
    await door.repeat(code.join(' '))
    await door.close()

    const officer = sheets.find(({ role }) => role === 'intake-officer')
    const desk = await DeskPage.open(browser, office.desk)
    await desk.signIn({ handle: officer?.handle ?? '', passphrase: officer?.passphrase ?? '' })
    await desk.openMessage('25')
    await desk.page.getByText('Siarhei Prydumany').first().waitFor()
    await desk.recordPerson('Siarhei Prydumany')
    await desk.page.getByRole('button', { name: 'Record 1 value' }).first().click()
    await desk.page.getByText('Recorded:').getByRole('link').first().click()
    await desk.heading(/Siarhei Prydumany/)

    await desk.press('Write down who asks')
    await desk.page.getByLabel('Name of whoever asks').fill('Synthetic Mother')
    await desk.page.getByLabel('Number of their message').fill('25')
    await desk.page.getByLabel('What they say they are to the person').fill('mother')
    await desk.page.getByLabel('everything that may be told').check()
    await picture(desk, 'families-form')
    await desk.press('Seal and keep')
    await desk.page.getByText('Synthetic Mother').waitFor()
    await picture(desk, 'families-person')
    await desk.press('Write to them…')
    await desk.page.getByText('We are still looking, and we go on.').waitFor()
    await picture(desk, 'families-update')
    await desk.press('I have read it: release it')
    await desk.page.getByText('Released.').first().waitFor()
    expect(desk.troubles).toEqual([])
    await desk.close()

    const back = await DoorPage.open(browser, office.door, 'en')
    await back.begin()
    await back.press(back.messages.about.haveCode)
    await back.openMailbox(code.join(' '))
    await back.page
      .getByText(/opened/i)
      .first()
      .waitFor()
    expect(await back.page.getByText('We are still looking').count()).toBe(0)
    back.expectNoTrouble()
    await back.close()
  },
)

async function picture(desk: DeskPage, name: string): Promise<void> {
  if (pictures === undefined) return
  await desk.page.screenshot({ path: `.cache/pictures/${name}.png`, fullPage: true })
}

async function demoIn(home: string): Promise<readonly SignInSheet[]> {
  await using host = await openHost(home, () => {})
  await makeDemo(host, home, () => {})
  return JSON.parse(readPrivate(demoSheetsPath(home)) ?? '[]') as SignInSheet[]
}
