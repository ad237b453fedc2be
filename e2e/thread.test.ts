import { mkdir } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeDemo } from '../apps/server/src/demo/make-demo.ts'
import { demoSheetsPath, readPrivate } from '../apps/server/src/host/home.ts'
import { openHost } from '../apps/server/src/host/host.ts'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { SignInSheet } from '../apps/server/src/staff/make-office.ts'
import { freePorts, startOffice } from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'
import { DoorPage } from './door-page.ts'

/**
 * The whole way on the real thing: the demo as `npm start` makes it, the pages as they are built, a browser, PostgreSQL
 * with fsync. The pictures of the README are taken here; AMPARO_PICTURES=docs/pictures puts them there.
 */
const pictures = process.env['AMPARO_PICTURES'] ?? '.cache/pictures'

let browser: Browser | undefined

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await testBrowser()
})

afterAll(async () => browser?.close())

const told = {
  account:
    'My brother Siarhei Prydumany was taken from Kirava street on 11 August, about nine in the evening. [Synthetic: invented for this test]',
  where: 'Kirava street',
  when: '11 August, evening',
  contact: '+375 00 000 00 77',
  safety: 'Only after eight.',
}

describe('the thread', () => {
  test(
    'a message survives the server’s death, is opened, answered and recorded, and its sender reads the answer',
    { timeout: 240_000 },
    async (context) => {
      if (browser === undefined) return context.skip(NO_CHROMIUM)
      await using home = await temporaryHome()
      const sheets = await demoIn(home.path)
      const ports = await freePorts()
      const first = await startOffice(home.path, ports)

      const door = await DoorPage.open(browser, first.door, 'en', {
        viewport: { width: 390, height: 844 },
      })
      await door.begin()
      await door.tell(told)
      await door.send()
      const code = await door.shownCode('digits')
      await picture(door.page, 'door-return-code')
      await door.repeat(code.join(' '))
      await door.close()

      expect(await first.end('SIGKILL')).toBe('SIGKILL')
      await using second = await startOffice(home.path, ports)

      const officer = sheets.find(({ role }) => role === 'intake-officer')
      const desk = await DeskPage.open(browser, second.desk)
      await desk.signIn({ handle: officer?.handle ?? '', passphrase: officer?.passphrase ?? '' })
      await desk.openMessage('25')
      await desk.page.getByText('Siarhei Prydumany').first().waitFor()
      await desk.recordPerson('Siarhei Prydumany')
      await desk.use('Kirava street', 'Place of custody')
      await picture(desk.page, 'desk-record')
      await desk.press('Add to the record')
      await desk.press('Record 2 values')
      await desk.page.getByText('Recorded:').getByRole('link').first().waitFor()
      await desk.page
        .getByLabel('Answer')
        .fill('We have read this. Look here again on Thursday. [Synthetic]')
      await desk.press('Sign and send')
      await desk.page.getByText('We have read this.').first().waitFor()
      await desk.goTo('People')
      await desk.page.getByLabel('Name, in any script or spelling').fill('Сергей Придуманный')
      await desk.page.getByRole('link', { name: 'Siarhei Prydumany' }).first().click()
      await desk.heading(/Siarhei Prydumany/)
      await desk.goTo('People')
      await desk.page.getByLabel('Name, in any script or spelling').fill('Ihar Dubovik')
      await desk.page.getByRole('link', { name: /Дубов/ }).first().click()
      await desk.page.getByRole('heading', { name: 'Custody', exact: true }).waitFor()
      await desk.page.getByText('The answer is in the').first().waitFor({ state: 'detached' })
      await picture(desk.page, 'desk-person')
      expect(desk.troubles).toEqual([])
      await desk.close()

      const back = await DoorPage.open(browser, second.door, 'en')
      await back.begin()
      await back.press(back.messages.about.haveCode)
      await back.openMailbox(code.join(' '))
      await back.page.getByText('Look here again on Thursday').waitFor()
      await back.page
        .getByText(/opened/i)
        .first()
        .waitFor()
      back.expectNoTrouble()
      await back.expectNoTrace()
      await back.close()
    },
  )
})

async function demoIn(home: string): Promise<readonly SignInSheet[]> {
  await using host = await openHost(home, () => {})
  await makeDemo(host, home, () => {})
  return JSON.parse(readPrivate(demoSheetsPath(home)) ?? '[]') as SignInSheet[]
}

async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: `${pictures}/${name}.png`, animations: 'disabled' })
}
