import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LanguageCode } from '@amparo/door/locales'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import type { TestContext } from 'vitest'
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
import { DoorPage } from './door-page.ts'
import { expectReadingOrder } from './reading-order.ts'

/** Who signs in: one person of each role is in the office that runs. */
export type OfficerRole = 'head' | 'intake-officer' | 'rights-officer' | 'auditor'

/** Everything real: the pages as they are built, a browser, the server, PostgreSQL. */
export class WaysOffice implements AsyncDisposable {
  readonly prepared: PreparedOffice
  readonly #browser: Browser | undefined
  readonly #office: RunningOffice
  readonly #stack: AsyncDisposableStack

  private constructor(
    browser: Browser | undefined,
    prepared: PreparedOffice,
    office: RunningOffice,
    stack: AsyncDisposableStack,
  ) {
    this.#browser = browser
    this.prepared = prepared
    this.#office = office
    this.#stack = stack
  }

  static async start(): Promise<WaysOffice> {
    await mkdir(pictures, { recursive: true })
    await using stack = new AsyncDisposableStack()
    const browser = await testBrowser()
    stack.defer(async () => browser?.close())
    const home = stack.use(await temporaryHome())
    const prepared = await makeHome(home.path)
    const office = stack.use(await startOffice(home.path, await freePorts()))
    return new WaysOffice(browser, prepared, office, stack.move())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stack.disposeAsync()
  }

  /** The browser, or the test says why it checked nothing. */
  browser(context: TestContext): Browser {
    return this.#browser ?? context.skip(NO_CHROMIUM)
  }

  get home(): string {
    return this.#office.home
  }

  sheet(role: OfficerRole) {
    const sheet = this.prepared.sheets.find((one) => one.role === role)
    if (sheet === undefined) throw new Error(`no ${role}`)
    return sheet
  }

  /** The workspace, not yet unlocked; `browser` may turn or dress the page. */
  async desk(
    context: TestContext,
    options: BrowserContextOptions = {},
    browser = this.browser(context),
  ): Promise<DeskPage> {
    return closing(context, await DeskPage.open(browser, this.#office.desk, options))
  }

  /** The workspace as somebody has it after unlocking, in English. */
  async officer(context: TestContext, role: OfficerRole): Promise<DeskPage> {
    const desk = await this.desk(context)
    await desk.signIn(this.sheet(role))
    return desk
  }

  async door(context: TestContext, code: LanguageCode = 'en'): Promise<DoorPage> {
    return closing(context, await DoorPage.open(this.browser(context), this.#office.door, code))
  }
}

function closing<Opened extends { close(): Promise<void> }>(
  context: TestContext,
  opened: Opened,
): Opened {
  context.onTestFinished(() => opened.close())
  return opened
}

export const pictures = join(import.meta.dirname, '../.cache/pictures')

/** Axe finds nothing, and who listens is led as who looks is. */
export async function expectLedWell(
  opened: DeskPage | DoorPage,
  where: string,
  root = 'main',
): Promise<void> {
  await opened.expectAccessible(where)
  await expectReadingOrder(opened.page, where, root)
}

/** Answers a question of a form of the workspace, by its number or its first words. */
export async function choose(desk: DeskPage, question: RegExp, answer: string): Promise<void> {
  await desk.page
    .getByRole('group', { name: question })
    .getByRole('radio', { name: answer, exact: true })
    .check()
}

/** The questions that must be answered, whatever the way. */
export async function answerWhatBinds(desk: DeskPage): Promise<void> {
  await choose(desk, /^16\./, 'Yes')
  await choose(desk, /^17\./, 'Only through the mailbox, with the return code')
  await choose(desk, /^25\./, 'The person')
}

/** Goes to a page of the workspace by a link somebody sees. */
export async function follow(desk: DeskPage, link: string, heading = link): Promise<void> {
  await desk.page.getByRole('link', { name: link, exact: true }).first().click()
  await desk.heading(heading)
}

/** Writes down a telephone call and keeps it; the number of the message. */
export async function writeDown(desk: DeskPage, account: string): Promise<string> {
  await follow(desk, 'Messages')
  await follow(desk, 'Write down for somebody')
  await choose(desk, /Way/, 'By telephone')
  await choose(desk, /^6\./, 'About a relative')
  await desk.page.getByLabel(/^7\./).fill(account)
  await answerWhatBinds(desk)
  await choose(desk, /^23\./, 'Yes')
  await choose(desk, /^24\./, 'The person’s own')
  await choose(desk, /^26\./, 'Yes')
  await choose(desk, /Does the person keep/, 'No')
  await desk.press('Seal and keep')
  return keptNumber(desk)
}

/** The number in “It is kept, sealed, as message …”. */
export async function keptNumber(desk: DeskPage): Promise<string> {
  const said = await desk.page.getByText(/It is kept, sealed, as message/).textContent()
  const number = /\d+/.exec(said ?? '')?.[0]
  if (number === undefined) throw new Error(`no number in: ${said}`)
  return number
}
