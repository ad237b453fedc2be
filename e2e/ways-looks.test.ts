import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { recordConsent } from './consent-desk.ts'
import { fillDay, type DeskPage } from './desk-page.ts'
import { makeMandate } from './mandate-desk.ts'
import { mirrored, mirroringBrowser } from './right-to-left.ts'
import { expectReadingOrder } from './reading-order.ts'
import { sticksOut } from './sticks-out.ts'
import { follow, pictures, WaysOffice, writeDown } from './ways-office.ts'

/** The screens of the other ways in: narrow and wide, light and dark, in Thai and from right to left. */
const deskDist = join(import.meta.dirname, '../apps/desk/dist')

let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(() => office[Symbol.asyncDispose]())

// The record stands beside the thread; in the thread, this panel is the first.
const consentRoot = 'article section:has(> header h2)'

const shown = ['en', 'th', 'rtl'] as const
type Shown = (typeof shown)[number]

/** What the page says for an English sentence. */
const wordsOf = (language: Shown) => (english: string) =>
  language === 'rtl' ? mirrored(english) : english

/** Of each width one scheme; `AMPARO_LOOKS=all` for both, when somebody wants to look at them. */
function schemesAt(width: number): readonly ('light' | 'dark')[] {
  if (process.env['AMPARO_LOOKS'] === 'all') return ['light', 'dark']
  return width === 1280 ? ['light'] : ['dark']
}

/** Nothing sticks out, nobody is led astray, and what it looks like is kept as pictures. */
async function look(desk: DeskPage, language: Shown, name: string, root: string): Promise<void> {
  const { page } = desk
  await speak(page, language === 'th' ? 'th' : 'en')
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    await expectReadingOrder(page, `${name}, ${language}, ${width}`, root)
    expect(await sticksOut(page), `${name}, ${language}, ${width}`).toEqual([])
    for (const colorScheme of schemesAt(width)) {
      await page.emulateMedia({ colorScheme })
      // One of each: contrast is a matter of the scheme, the rest of the width.
      const isLookedInto = (width === 1280) === (colorScheme === 'light')
      if (isLookedInto) await desk.expectAccessible(`${name}, ${language}, ${colorScheme}`)
      await page.evaluate(() => scrollTo(0, 0))
      const file = `ways-${language}-${width}-${colorScheme}-${name}.png`
      await page.screenshot({ path: join(pictures, file), fullPage: true })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light' })
  await speak(page, 'en')
}

/** Puts the workspace into another language, in place; what was typed stays. */
async function speak(page: Page, language: 'en' | 'th'): Promise<void> {
  // In a dialog the switch is out of reach, and people have chosen before it opened.
  const isAway = await page.locator('[role=dialog]').count()
  if ((await page.locator('html').getAttribute('lang')) === language || isAway > 0) return
  await page.locator(`button[lang=${language}]`).click()
  await page.locator(`html[lang=${language}]`).waitFor()
}

/** The number of the message; made by whichever language comes first. */
let message: Promise<string> | undefined

/** A message two people said different things about, and a mandate that one person has frozen. */
async function prepare(context: TestContext): Promise<string> {
  const head = await office.officer(context, 'head')
  const number = await writeDown(head, 'They took my brother from our street. [Synthetic]')
  await follow(head, 'Messages')
  await head.openMessage(number)
  await recordConsent(head, 'The person', 'No')
  await recordConsent(
    head,
    'The next of kin, when the person is missing or dead',
    'Yes, without saying who it is',
  )
  await makeMandate(head, 'A lawyer with a rather long name, +000 00 000 00 01 (synthetic)')
  await head.press(/Freeze: this person was arrested/)
  await head.press('Sign the freeze')
  await head.page.getByText('has signed the freeze.').waitFor()
  return number
}

test.for(shown)(
  'the other ways in can be read and used in %s',
  { timeout: 400_000 },
  async (language, context) => {
    message ??= prepare(context)
    const number = await message
    const browser = office.browser(context)
    const turned = language === 'rtl' ? mirroringBrowser(browser, deskDist) : browser
    const desk = await office.desk(context, {}, turned)
    const { page } = desk
    const say = wordsOf(language)
    const press = (english: string) =>
      page
        .getByRole('button', { name: say(english), exact: true })
        .first()
        .click()
    const go = async (path: string) => {
      await page.locator('a[href^="/messages"]').first().click()
      await page.locator(`a[href="${path}"]`).first().click()
      await page.locator('main h1').waitFor()
      await page.waitForLoadState('networkidle')
    }
    const see = (name: string, root = 'main') => look(desk, language, name, root)

    const { handle, passphrase } = office.sheet('rights-officer')
    await page.locator('form input').first().fill(handle)
    await page.locator('form input').nth(1).fill(passphrase)
    await page.locator('form button[type=submit]').click()
    await page.locator('main h1').waitFor({ timeout: 60_000 })

    await go('/write-down')
    await see('write-down')
    await page.locator('main button[type=submit]').click()
    await see('write-down-missing')
    await go('/papers')
    await see('papers')
    await go('/paper')
    const sheet = language === 'th' ? 'th' : 'en'
    await page.locator('main select').selectOption(sheet)
    await page.locator(`article[lang=${sheet}]`).waitFor()
    await see('paper')
    await go('/hand-in')
    await page.locator('input[type=file]').setInputFiles({
      name: 'amparo-message',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('{"v":1}'),
    })
    await page.locator('[role=status] li').waitFor()
    await see('hand-in')

    await page.locator('a[href="/lawyers"]').click()
    await page.locator('article').first().waitFor()
    await page.waitForLoadState('networkidle')
    await see('lawyers')
    if (language === 'th') await speak(page, 'th')
    await page.locator('main button').first().click()
    await page.getByRole('dialog').waitFor()
    await see('new-mandate', '[role=dialog]')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await speak(page, 'en')

    await page.locator('a[href^="/messages"]').first().click()
    await page.locator(`main a[href^="/messages/${number}"]`).click()
    const screening = page.getByRole('button', { name: new RegExp(`^${say('Screen in two')}`) })
    await screening.waitFor()
    await page.keyboard.press('s')
    await see('screening', 'main form')
    await press('Leave it')
    await press('Open the message')
    await page.getByRole('heading', { name: say('What was agreed to') }).waitFor()
    await see('consent', consentRoot)
    await press('Write down what was agreed')
    await see('consent-form', consentRoot)

    await page.locator('a[href="/lawyers"]').click()
    await page.locator('article').first().waitFor()
    await page.locator('main button').first().click()
    await page.locator('[role=dialog] textarea').fill('A lawyer (synthetic)')
    await page.locator('[role=dialog] input').first().fill('March')
    await fillDay(page.locator('[role=dialog] fieldset'), new Date().toISOString().slice(0, 10))
    await page.locator('[role=dialog] button[type=submit]').click()
    await page.locator('main ol bdi').first().waitFor()
    await see('token-sheet')
    expect(desk.troubles).toEqual([])
  },
)
