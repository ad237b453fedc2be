import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { newIdentity, recipientOf, sealDocument } from '@amparo/seal'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasableVersions } from '../apps/server/src/accounts/account-erasure.ts'
import { erasableSteps } from '../apps/server/src/closings/closing-erasure.ts'
import { gate } from '../apps/server/src/db/actor.ts'
import { asEraser, officesOf, openHost } from '../apps/server/src/host/host.ts'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import { freePorts, makeHome, startOffice } from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'

/** What an officer sees in the place of what was erased, on the real thing: built pages, a browser, PostgreSQL. */
const pictures = join(import.meta.dirname, '../.cache/pictures')

let browser: Browser | undefined
let prepared: PreparedOffice
let home: Awaited<ReturnType<typeof temporaryHome>>

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await testBrowser()
  home = await temporaryHome()
  prepared = await makeHome(home.path)
})
afterAll(async () => {
  await browser?.close()
  await home[Symbol.asyncDispose]()
})

const NAME = 'Synthetic Erased'
const REASONS = 'The mother of a synthetic person is looking.'

test('an account and the reasons of a decision that were erased are said to be, when and why', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  await withDesk(browser, async (desk) => {
    await desk.post('/api/subjects', { kind: 'person', claims: [claim] })
    const about = { kind: 'person', id: '1' }
    const account = { about, audience: 2, handle: drawn(), known: 0, ...(await version()) }
    await desk.post('/api/accounts', account)
    const given = { topic: 'search', audience: 0, words: REASONS, once: drawn() }
    await desk.post('/api/subjects/1/closing/open', given)
  })
  await eraseBoth()
  await withDesk(browser, async (desk) => {
    const { page } = desk
    await desk.goTo('People')
    await page.getByRole('link', { name: NAME, exact: true }).click()
    await desk.heading(NAME)
    const erased = /Erased on .*: Consent was withdrawn/
    const accounts = page.getByRole('region', { name: 'Accounts' })
    // It was told all the same, and nobody is to be asked again without need.
    await accounts.getByText('Told here 1 time').waitFor()
    await accounts.getByText(erased).waitFor()
    await page.getByText('What was decided (1)').click()
    expect(await page.getByText(erased).count()).toBe(2)
    expect(await page.content()).not.toContain(REASONS)
    await page.screenshot({ path: join(pictures, 'erased-1280.png'), fullPage: true })
    await desk.expectAccessible('what was erased')

    await accounts.getByRole('button', { name: 'Open account 1' }).click()
    await desk.heading('Account 1')
    const account = page.locator('main')
    await account.getByText('1. Original').waitFor()
    expect(await account.getByText(erased).count()).toBe(1)
    expect(await account.getByRole('button', { name: 'Correct this account…' }).count()).toBe(0)
    expect(await account.getByRole('alert').count()).toBe(0)
    await desk.expectAccessible('an account that was erased')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: join(pictures, 'erased-390.png'), fullPage: true })
  })
})

const claim = {
  property: 'person.name',
  value: { kind: 'name', text: NAME },
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-20',
  audience: 0,
  replaces: null,
}

const drawn = (): string => randomBytes(16).toString('hex')

/** What the browser would send: to the server, bytes that are sealed to one. */
async function version() {
  const team = await recipientOf(await newIdentity())
  const sealed = async () =>
    Buffer.from(await sealDocument([team], { synthetic: 'words' })).toString('base64')
  const commit = randomBytes(32).toString('base64')
  return { key: drawn(), envelope: await sealed(), head: await sealed(), commit }
}

/** The office running, with a rights officer at the desk. */
async function withDesk(one: Browser, story: (desk: DeskPage) => Promise<void>): Promise<void> {
  await using office = await startOffice(home.path, await freePorts())
  const desk = await DeskPage.open(one, office.desk, {})
  const sheet = prepared.sheets.find(({ role }) => role === 'rights-officer')
  if (sheet === undefined) throw new Error('nobody is rights-officer')
  await desk.signIn(sheet)
  await story(desk)
  await desk.close()
}

/** As the command does, while the office is closed. */
async function eraseBoth(): Promise<void> {
  await using host = await openHost(home.path, () => {})
  const [office] = await officesOf(host)
  const done = await asEraser(host, office?.slug ?? '', (eraser) =>
    eraser.change(gate, async (change) => [
      await erasableVersions.erase(change, '1/1', 'consent-withdrawn'),
      await erasableSteps.erase(change, '1', 'consent-withdrawn'),
    ]),
  )
  expect(done).not.toContain(undefined)
}
