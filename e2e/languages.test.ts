import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { languages, type LanguageCode } from '@amparo/door/locales'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'
import { DeskServer } from './desk-server.ts'
import { DoorPage, type Told } from './door-page.ts'
import { DoorServer } from './door-server.ts'
import { standsInOrder } from './sticks-out.ts'
import { browserWithThai } from './thai-letters.ts'
import { mirrored, mirroredMessages, mirroringBrowser } from './right-to-left.ts'

const pictures = join(import.meta.dirname, '../.cache/pictures')
const doorDist = join(import.meta.dirname, '../apps/door/dist')
const deskDist = join(import.meta.dirname, '../apps/desk/dist')

/** Invented words of people who do not exist. */
const told = {
  be: {
    account:
      'Майго брата забралі з нашай вуліцы людзі без знакаў адрознення. Праз два дні ён вярнуўся і не мог падняць руку. [Сінтэтычныя дадзеныя: прыдумана для праверкі]',
    where: 'Наша вуліца, потым шэры будынак',
    when: 'У сярэдзіне жніўня, увечары',
    authorities: 'Яны зноў прыйшлі б у дом.',
    contact: '+375 00 000 00 01',
    safety: 'Пасля шостай; слухаўку можа ўзяць сястра.',
  },
  th: {
    account:
      'พี่ชายของฉันถูกชายไม่ติดเครื่องหมายพาตัวไปจากถนนหน้าบ้าน สองวันต่อมาเขากลับมาและยกแขนไม่ขึ้น [ข้อมูลสังเคราะห์: สมมติขึ้นเพื่อทดสอบ]',
    where: 'ถนนหน้าบ้าน แล้วก็อาคารสีเทา',
    when: 'กลางเดือนสิงหาคม ตอนเย็น',
    authorities: 'พวกเขาจะมาที่บ้านอีก',
    contact: '+66 00 000 0001',
    safety: 'หลังหกโมงเย็น น้องสาวอาจเป็นคนรับสาย',
  },
  // Read from right to left, on a page of either direction.
  rtl: {
    account: 'אחי נלקח מהרחוב שלנו. [Synthetic: invented for this test]',
    where: 'Our street, then a grey building',
    when: 'Mid-August, in the evening',
    authorities: 'They would come to the house again.',
    contact: '+375 00 000 00 01',
    safety: 'After six; my sister may pick up.',
  },
} satisfies Record<string, Told>

let browser: Browser | undefined
let doorServer: DoorServer
let deskServer: DeskServer
const open: { close(): Promise<void> }[] = []

beforeAll(async () => {
  browser = await testBrowser()
  doorServer = await DoorServer.start()
  deskServer = await DeskServer.start()
  await mkdir(pictures, { recursive: true })
})
afterAll(async () => {
  await browser?.close()
  await doorServer.stop()
  await deskServer.stop()
})
afterEach(async () => {
  await Promise.all(open.splice(0).map((page) => page.close()))
  doorServer.reset()
  deskServer.reset()
})

async function door(
  context: TestContext,
  code: LanguageCode,
  options: BrowserContextOptions = {},
): Promise<DoorPage> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const shown = code === 'th' ? browserWithThai(browser, doorDist) : browser
  const page = await DoorPage.open(shown, doorServer.origin, code, options)
  open.push(page)
  return page
}

/** The report page in the pretended language; `messages` are its words. */
async function mirroredDoor(context: TestContext, width: number): Promise<DoorPage> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const viewport = { width, height: 800 }
  const turned = mirroringBrowser(browser, doorDist)
  const page = await DoorPage.open(turned, doorServer.origin, 'en', { viewport })
  open.push(page)
  return Object.assign(page, { messages: mirroredMessages(page.messages, mirrored) })
}

async function desk(
  context: TestContext,
  options: BrowserContextOptions,
  kind: 'shipped' | 'mirrored' = 'shipped',
): Promise<DeskPage> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const shown = kind === 'shipped' ? browser : mirroringBrowser(browser, deskDist)
  const page = await DeskPage.open(shown, deskServer.origin, options)
  open.push(page)
  return page
}

/** By the place of the fields, whatever their labels are called. */
async function signIn({ page }: DeskPage): Promise<void> {
  const { handle, passphrase } = deskServer.card('alena')
  await page.locator('form input').first().fill(handle)
  await page.locator('form input').nth(1).fill(passphrase)
  await page.locator('form button[type=submit]').click()
  await page.locator('nav').first().waitFor({ timeout: 60_000 })
  await page.locator('main h1').waitFor()
  await page.waitForLoadState('networkidle')
}

async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide, where).toBe(0)
}

/** Where the middle of something lies, from 0 (left) to 1 (right). */
async function across(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox()
  const width = page.viewportSize()?.width
  if (box === null || width === undefined) throw new Error(`not shown: ${selector}`)
  return (box.x + box.width / 2) / width
}

const style = (page: Page, selector: string, property: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate((element, [name, part]) => getComputedStyle(element, part).getPropertyValue(name), [
      property,
      pseudo,
    ] as const)

test('every language can be chosen, and the page is then in it', async (context) => {
  for (const code of Object.keys(languages) as LanguageCode[]) {
    const page = await door(context, code)
    await page.begin()
    expect(await page.page.locator('html').getAttribute('lang')).toBe(code)
    await page.page.getByRole('heading', { name: page.messages.about.title }).waitFor()
  }
})

describe('from right to left, in a language that exists only here', () => {
  test.each([390, 1280])('the report page at %i', async (width, ...rest) => {
    const context = rest.at(-1) as unknown as TestContext
    const page = await mirroredDoor(context, width)
    const { messages } = page
    const look = async (name: string) => {
      await expectNoSidewaysScroll(page.page, name)
      await page.page.evaluate(() => scrollTo(0, 0))
      const file = `door-rtl-${width}-${name}.png`
      await page.page.screenshot({ path: join(pictures, file), fullPage: true })
    }
    await page.begin()
    expect(await page.page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await across(page.page, '.leave')).toBeLessThan(0.5)
    await page.page.getByText(messages.about.details).click()
    expect(await style(page.page, '.mono', 'direction')).toBe('ltr')
    await look('about')
    await page.tell(told.rtl, async (name) => {
      await look(name)
      if (name === 'telling') {
        expect(await across(page.page, '.back')).toBeGreaterThan(0.5)
        expect(await style(page.page, '.back', 'rotate', '::before')).toBe('-45deg')
        expect(await across(page.page, '.choice input')).toBeGreaterThan(0.5)
      }
      if (name === 'contact') {
        expect(await standsInOrder(page.page, '.choice small', told.rtl.contact)).toBe(true)
      }
    })
    const ways = await page.page
      .locator('.told p')
      .filter({ hasText: /אחי|Our street/ })
      .evaluateAll((all) => all.map((element) => getComputedStyle(element).direction))
    expect(ways).toEqual(['rtl', 'ltr'])
    await page.send()
    for (const form of ['digits', 'words'] as const) {
      const shown = await page.shownCode(form)
      const code = `.code-${form}`
      expect(await style(page.page, code, 'direction')).toBe('ltr')
      for (const part of shown) {
        expect(await standsInOrder(page.page, `${code} li > span:nth-child(2)`, part)).toBe(true)
      }
      await look(`code-${form}`)
    }
    const shown = await page.shownCode('digits')
    await page.repeat(shown.with(4, '00000').join(' '))
    expect(await style(page.page, '.code-field', 'direction')).toBe('ltr')
    await look('repeat')
    page.expectNoTrouble()
  })

  test.each([390, 1280])('the workspace at %i', async (width, ...rest) => {
    const context = rest.at(-1) as unknown as TestContext
    const shown = await desk(context, { viewport: { width, height: 800 } }, 'mirrored')
    const { page } = shown
    const look = async (name: string) => {
      await expectNoSidewaysScroll(page, name)
      await page.screenshot({ path: join(pictures, `desk-rtl-${width}-${name}.png`) })
    }
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
    // What is typed from a card or a paper is Latin.
    expect(await style(page, 'form input', 'direction')).toBe('ltr')
    await look('sign-in')
    await signIn(shown)
    if (width === 1280) expect(await across(page, 'nav')).toBeGreaterThan(0.5)
    await look('messages')
    expect(shown.troubles).toEqual([])
  })

  test('a message opened in the workspace keeps its own direction', async (context) => {
    const shown = await desk(context, {}, 'mirrored')
    const { page } = shown
    await signIn(shown)
    await page.locator('main a[href*="/messages/1"]').first().click()
    await page.getByRole('button', { name: mirrored('Open the message') }).click()
    const account = page.getByRole('textbox', { name: mirrored('The account') }).first()
    await account.waitFor()
    expect(await account.getAttribute('dir')).toBe('auto')
    expect(await account.evaluate((text) => getComputedStyle(text).direction)).toBe('ltr')
    await expectNoSidewaysScroll(page, 'opened')
    await page.screenshot({ path: join(pictures, 'desk-rtl-1280-opened.png') })
  })

  test('nothing of it is in what is shipped', async (context) => {
    const page = await door(context, 'en')
    await page.begin()
    expect(await page.page.locator('html').getAttribute('dir')).toBe('ltr')
    expect(await page.page.getByText(page.messages.about.title).count()).toBe(1)
  })
})

test('what somebody writes keeps its own direction on a page of the other', async (context) => {
  const page = await door(context, 'en')
  await page.begin()
  await page.tell(told.rtl)
  const account = page.page.locator('.told p').filter({ hasText: 'אחי' })
  expect(await account.evaluate((text) => getComputedStyle(text).direction)).toBe('rtl')
})

const weekOn = (code: LanguageCode) =>
  new Intl.DateTimeFormat(languages[code].locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date('2026-12-02'))

const looks = (['be', 'th'] as const).flatMap((code) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ code, colorScheme })),
)

describe.each(looks)('in $code, $colorScheme', ({ code, colorScheme }) => {
  const options = (width: number): BrowserContextOptions => ({
    viewport: { width, height: 800 },
    colorScheme,
    locale: languages[code].locale,
  })

  test('the report page fits and can be read', async (context) => {
    const page = await door(context, code, options(390))
    const { messages } = page
    const look = async (name: string) => {
      await page.expectFits(name)
      await page.page.evaluate(async () => {
        await document.fonts.ready
        scrollTo(0, 0)
      })
      const file = `door-${code}-390-${colorScheme}-${name}.png`
      await page.page.screenshot({ path: join(pictures, file), fullPage: true })
    }
    await look('language')
    await page.begin()
    await page.expectAccessible('about')
    await look('about')
    await page.tell(told[code], look)
    await page.send()
    for (const form of ['words', 'digits'] as const) {
      await page.shownCode(form)
      await look(`code-${form}`)
    }
    page.expectNoTrouble()
    const digits = await page.shownCode('digits')
    await page.repeat(digits.join(' '))
    await page.at(messages.next.title)
    // Said as the language says it, also where the browser does not know the language.
    await page.page.getByText(messages.next.lookAgain(weekOn(code))).waitFor()
    await page.page.getByText(messages.next.proof.show).click()
    await look('next')
  })

  test.each([390, 1280])('the workspace at %i fits and can be read', async (width, ...rest) => {
    const context = rest.at(-1) as unknown as TestContext
    const shown = await desk(context, options(width))
    const { page } = shown
    const look = async (name: string) => {
      await expectNoSidewaysScroll(page, name)
      const file = `desk-${code}-${width}-${colorScheme}-${name}.png`
      await page.screenshot({ path: join(pictures, file) })
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(code)
    await look('sign-in')
    await signIn(shown)
    await shown.expectAccessible('messages')
    await look('messages')
    expect(shown.troubles).toEqual([])
  })
})
