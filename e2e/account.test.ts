import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, type TestContext } from 'vitest'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  lookInto,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { DeskPage } from './desk-page.ts'
import { DoorPage } from './door-page.ts'
import { lineTo, type Line } from './line.ts'
import { expectReadingOrder } from './reading-order.ts'

/** A telling becomes a record on the real thing, over a line that breaks. Everybody in it is invented. */
const pictures = join(import.meta.dirname, '../.cache/pictures')

const account = [
  'I was taken with Ivan Prydumany [Synthetic].',
  'My name is Maksim Vydumany.',
  'We were held at Vymyslenaja prison from 10 August 2020 to 12 August 2020.',
  'On the second day men of Unit Seven beat me.',
  'Ivan shared the cell with me.',
].join(' ')

let browser: Browser | undefined
let prepared: PreparedOffice
let office: RunningOffice
let line: Line
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  await mkdir(pictures, { recursive: true })
  browser = await testBrowser()
  if (browser === undefined) return
  const home = stack.use(await temporaryHome())
  prepared = await makeHome(home.path)
  const ports = await freePorts()
  line = stack.use(await lineTo(ports.desk))
  office = stack.use(
    await startOffice(home.path, {
      ...ports,
      origins: {
        door: `http://localhost:${ports.door}`,
        desk: `http://localhost:${line.port}`,
        viewer: `http://localhost:${ports.viewer}`,
      },
    }),
  )
  for (let message = 1; message <= 3; message++) await tell(browser, office.door)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await stack.disposeAsync()
})

async function tell(chromium: Browser, door: string): Promise<void> {
  const page = await DoorPage.open(chromium, door, 'en')
  await page.begin()
  await page.tell({
    account,
    where: 'Vymyslenaja',
    when: 'August',
    contact: '+375 00 000 00 77',
    safety: 'Only after eight.',
  })
  await page.send()
  await page.close()
}

async function signedIn(
  context: TestContext,
  role: string,
  options: BrowserContextOptions = {},
): Promise<DeskPage> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const sheet = prepared.sheets.find((one) => one.role === role)
  if (sheet === undefined) throw new Error(`no ${role}`)
  const desk = await DeskPage.open(browser, office.desk, options)
  await desk.signIn(sheet)
  return desk
}

/** Everything the register holds of one kind. */
async function countOf(kind: number): Promise<number> {
  const client = await lookInto(office.home)
  try {
    return (await client.query('select from subject where kind = $1', [kind])).rowCount ?? 0
  } finally {
    await client.end()
  }
}
const PERSON = 1

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : null
    return `${at?.getAttribute('aria-label') ?? ''} ${label ?? ''} ${at?.textContent ?? ''}`
  })

/** An officer who has no mouse. */
class Keyboard {
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }

  async tabTo(name: RegExp, key = 'Tab'): Promise<void> {
    for (let step = 0; step < 120; step += 1) {
      await this.#page.keyboard.press(key)
      if (name.test(await focused(this.#page))) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }

  /** In the text: marks exactly these words, wherever the mark stands. */
  async mark(words: string): Promise<void> {
    const [first = ''] = words.split(' ')
    const marked = this.#page.getByText(/^Marked: /)
    await this.#page.keyboard.press('Escape')
    const at = account.indexOf(words)
    const before = [
      ...new Intl.Segmenter('en', { granularity: 'word' }).segment(account.slice(0, at)),
    ]
    const steps = before.filter(({ isWordLike }) => isWordLike === true).length + 1
    for (let step = 0; step < steps; step += 1) await this.#page.keyboard.press('ArrowRight')
    await marked.filter({ hasText: first }).waitFor()
    for (let more = 1; more < words.split(' ').length; more += 1)
      await this.#page.keyboard.press('Shift+ArrowRight')
    await marked.filter({ hasText: words }).waitFor()
  }

  /** Uses what is marked as the field found by these words, and comes to its form. */
  async use(typed: string, field: string): Promise<void> {
    await this.#page.keyboard.press('Enter')
    await this.#page.getByRole('dialog').getByRole('combobox').waitFor()
    await this.#page.keyboard.type(typed)
    await this.#page
      .getByRole('dialog')
      .getByRole('option', { name: field, exact: true })
      .first()
      .waitFor()
    await this.#page.keyboard.press('Enter')
    await this.#page.getByRole('form', { name: field, exact: true }).waitFor()
  }

  /** Ends a form, and is back in the text. */
  async enter(): Promise<void> {
    await this.#page.keyboard.press('Enter')
    await this.#page.getByRole('form').first().waitFor({ state: 'detached' })
    expect(await focused(this.#page)).toMatch(/^The account/)
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text)
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key)
  }
}

describe('one telling', () => {
  test('becomes persons, a place, custody with its points, an act with who did it, and what they are to each other, with the keyboard alone', async (context) => {
    const desk = await signedIn(context, 'intake-officer')
    const { page } = desk
    const keys = new Keyboard(page)
    const form = page.getByRole('form').last()
    await desk.openMessage('1')
    // The focus comes to the account’s heading: the next stop is the text itself.
    await page.locator('h2:focus', { hasText: 'The account' }).waitFor()
    await keys.press('Tab')

    await keys.mark('Maksim Vydumany')
    await keys.use('person name', 'Name')
    await keys.enter()
    for (const [typed, field, value] of [
      ['father', 'Father’s name or patronymic', 'Vydumanavich'],
      ['birth date', 'Date of birth', ''],
    ] as const) {
      await keys.use(typed, field)
      await keys.press('Control+a')
      if (value !== '') await keys.type(value)
      else await keys.press('Tab', 'Tab')
      if (value === '') await keys.type('1990')
      await keys.enter()
    }
    await keys.mark('Vymyslenaja prison')
    await keys.use('custody register', 'Place of custody in the register')
    await form.getByText('Nothing with such a name is recorded.').waitFor()
    await keys.press('Enter')
    await keys.enter()
    for (const [words, day] of [
      ['10 August 2020', '10'],
      ['12 August 2020', '12'],
    ] as const) {
      await keys.mark(words)
      await keys.use('point when', 'When')
      await keys.type(day)
      await keys.press('Tab')
      await keys.type('Aug')
      await keys.press('Tab')
      await keys.type('2020')
      await keys.enter()
    }
    await keys.mark('beat me')
    await keys.use('act how', 'How')
    await keys.enter()
    await keys.mark('Unit Seven')
    await keys.use('involvement body', 'Body or unit, as alleged')
    await form.getByText('Nothing with such a name is recorded.').waitFor()
    await keys.press('Enter')
    await keys.enter()
    await keys.mark('Ivan Prydumany')
    await keys.use('relation other', 'Other person')
    await form.getByText('Nobody with such a name is recorded.').waitFor()
    await keys.press('Enter')
    await keys.enter()

    const panel = page.getByRole('complementary', { name: 'Record' })
    expect(await panel.getByRole('heading', { level: 3 }).allInnerTexts()).toEqual([
      expect.stringMatching(/^Maksim Vydumany/),
      expect.stringMatching(/^Period of custody/),
      expect.stringMatching(/^Known point of custody/),
      expect.stringMatching(/^Known point of custody/),
      expect.stringMatching(/^Act/),
      expect.stringMatching(/^Alleged involvement/),
      expect.stringMatching(/^Relation to somebody/),
      expect.stringMatching(/^Ivan Prydumany/),
      expect.stringMatching(/^Vymyslenaja prison/),
      expect.stringMatching(/^Unit Seven/),
    ])
    await desk.expectAccessible('an account that is being recorded')
    // Two columns are two orders; the whole is looked at where it is one, on a narrow screen.
    await expectReadingOrder(page, 'an account that is being recorded', 'aside')
    await page.screenshot({ path: join(pictures, 'account-wide.png'), fullPage: true })

    await keys.tabTo(/A new person/)
    await keys.press('Enter')
    await keys.tabTo(/Record \d+ values/)
    await keys.press('Enter')
    await page.getByText('Recorded:').waitFor()
    await page.screenshot({ path: join(pictures, 'account-recorded.png') })
    await keys.tabTo(/^ {2}Maksim Vydumany/)
    await keys.press('Enter')
    await desk.heading(/Maksim Vydumany/)
    const main = page.locator('main')
    for (const said of ['Vymyslenaja prison', 'Unit Seven', 'Ivan Prydumany'])
      await main.getByText(said).first().waitFor()

    // What was recorded is no draft any more, however quickly it was recorded.
    const kept = page.waitForResponse('**/api/drafts/record-1')
    await page.goBack()
    expect(await (await kept).json()).toEqual({ envelope: null })
    await panel.getByText(/Mark words in the account/).waitFor()
    expect(await panel.getByRole('heading', { level: 3 }).count()).toBe(0)
    expect(desk.troubles).toEqual([])
    await desk.close()
  }, 240_000)

  test('about somebody who may be known or not: a new person says whom they may be, and the known one says it too', async (context) => {
    const desk = await signedIn(context, 'intake-officer')
    const { page } = desk
    await desk.openMessage('2')
    await desk.use('Maksim Vydumany', 'Name')
    await desk.press('Add to the record')
    const known = page.getByRole('list', { name: 'People with such a name' }).getByRole('listitem')
    await known.getByText('born 1990').waitFor()
    await known.getByText('father’s name: Vydumanavich').waitFor()
    // Not by the name alone: by all that is put together, with the reasons.
    await known.getByText(/Given name: the same/).waitFor()
    await page.screenshot({ path: join(pictures, 'account-chooser.png') })
    await page.getByRole('button', { name: 'Unsure: it may be Maksim Vydumany' }).click()
    const panel = page.getByRole('complementary', { name: 'Record' })
    await panel.getByRole('button', { name: 'Leave out: May be the same person as' }).waitFor()
    await desk.press('Record 2 values')
    await page.getByText('Recorded:').getByRole('link').first().click()
    await desk.heading(/Maksim Vydumany/)
    const main = page.locator('main')
    const here = page.url()
    await main.locator('dt', { hasText: 'May be the same person as' }).waitFor()
    await main.locator('dd').getByRole('link', { name: 'Maksim Vydumany' }).first().click()
    await page.waitForURL((url) => url.href !== here)
    await main.getByText('Person, May be the same person as:').waitFor()
    await desk.expectAccessible('somebody who may be somebody else')
    await page.screenshot({ path: join(pictures, 'account-possibly.png'), fullPage: true })
    expect(desk.troubles).toEqual([])
    await desk.close()
  }, 240_000)

  test('is there again after locking, with everything that was made from it, and what is left out can be brought back', async (context) => {
    const desk = await signedIn(context, 'intake-officer', {
      viewport: { width: 390, height: 844 },
      colorScheme: 'dark',
    })
    const { page } = desk
    await desk.openMessage('2')
    await desk.use('Maksim', 'Name')
    await desk.press('Add to the record')
    await desk.use('Unit Seven', 'Body or unit, as alleged')
    await page.getByText('Unit Seven').first().waitFor()
    await page.screenshot({ path: join(pictures, 'account-link-narrow-dark.png'), fullPage: true })
    await desk.expectAccessible('choosing who is meant')
    await page.getByRole('button', { name: /a new one/i }).click()
    await desk.press('Add to the record')
    const panel = page.getByRole('complementary', { name: 'Record' })
    const cards = () => panel.getByRole('heading', { level: 3 }).allInnerTexts()
    const made = await cards()
    expect(made).toHaveLength(4)
    await panel.getByRole('button', { name: /^Leave out with everything under it: Act/ }).click()
    expect(await cards()).toHaveLength(2)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(cards).toEqual(made)
    await desk.draftSign('kept').waitFor()
    await page.screenshot({ path: join(pictures, 'account-narrow-dark.png'), fullPage: true })
    await desk.expectAccessible('an account, narrow and dark')
    await expectReadingOrder(page, 'an account, narrow and dark', 'main')
    await page.keyboard.press('Control+Shift+L')
    await desk.heading('Locked')
    await desk.unlock(
      prepared.sheets.find(({ role }) => role === 'intake-officer')?.passphrase ?? '',
    )
    await desk.press('Open the message')
    await expect.poll(cards).toEqual(made)
    expect(desk.troubles).toEqual([])
    await desk.close()
  }, 240_000)
})

describe('a line that breaks', () => {
  test('after the commit loses the answer and nothing else: pressed again, there is one person', async (context) => {
    const desk = await signedIn(context, 'intake-officer')
    const { page } = desk
    await desk.openMessage('3')
    const before = await countOf(PERSON)
    await desk.use('Ivan Prydumany', 'Name')
    await desk.press('Add to the record')
    await desk.press(/new person/i)
    await desk.draftSign('kept').waitFor()
    // The request arrives whole and is kept; its answer is lost on the way back.
    await page.route('**/api/register/record', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await desk.press('Record 1 value')
    await page.getByText('This was sent, and no answer came.').waitFor()
    expect(await countOf(PERSON)).toBe(before + 1)
    await page.unroute('**/api/register/record')
    await page.screenshot({ path: join(pictures, 'account-in-doubt.png') })
    await desk.expectAccessible('an answer that did not come')
    await page.reload()
    await desk.signIn(prepared.sheets.find(({ role }) => role === 'intake-officer') as never)
    await desk.press('Open the message')
    await page.getByText('This was sent, and no answer came.').waitFor()
    await desk.press('Record 1 value')
    await page.getByText('Recorded:').waitFor()
    expect(await countOf(PERSON)).toBe(before + 1)
    expect(desk.troubles.filter((said) => !/connection/i.test(said))).toEqual([])
    await desk.close()
  }, 240_000)

  test('while a form is open, and somebody else records another value: both stand, and the page shows the quarrel', async (context) => {
    const [first, other] = [
      await signedIn(context, 'intake-officer'),
      await signedIn(context, 'rights-officer'),
    ]
    const choose = async (desk: DeskPage): Promise<void> => {
      await desk.use('Ivan Prydumany', 'Name')
      await desk.press('Add to the record')
      await desk.page
        .getByRole('list', { name: 'People with such a name' })
        .getByRole('button')
        .first()
        .click()
    }
    const born = async (desk: DeskPage, year: string): Promise<void> => {
      await desk.use('the second day', 'Date of birth')
      await desk.page.getByRole('form').getByLabel('Year').fill(year)
    }
    await first.openMessage('1')
    await choose(first)
    await born(first, '1985')
    line.cut()
    await first.press('Add to the record')
    await first.page.getByText('Not saved yet').waitFor()
    line.open()

    await other.openMessage('2')
    await choose(other)
    await born(other, '1986')
    await other.press('Add to the record')
    await other.press('Record 2 values')
    await other.page.getByText('Recorded:').waitFor()

    await first.press('Record 2 values')
    await first.page.getByText('Recorded:').getByRole('link').first().click()
    await first.heading(/Ivan Prydumany/)
    await first.page.getByText('sources differ').first().waitFor()
    await first.press('sources differ')
    const dialog = first.page.getByRole('dialog', { name: /what the sources say/ })
    await dialog.getByText('1985').first().waitFor()
    await dialog.getByText('1986').first().waitFor()
    await first.page.screenshot({ path: join(pictures, 'account-quarrel.png') })
    for (const desk of [first, other]) await desk.close()
  }, 240_000)
})
