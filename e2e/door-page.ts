import { languages, type LanguageCode, type Messages } from '@amparo/door/locales'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFaults } from '../testing/axe.ts'
import { drawnIfAsked } from '../testing/pictures.ts'

/** What a person writes on the way; invented, and found again by tests that look for leaks. */
export interface Told {
  readonly account: string
  readonly where: string
  readonly when: string
  readonly authorities?: string
  readonly contact: string
  readonly safety: string
}

/**
 * The report page in a real browser, driven by the words people see. Works against any server that
 * serves the page: the one in memory beside this file, or the real one.
 */
export class DoorPage {
  readonly page: Page
  readonly messages: Messages
  readonly code: LanguageCode
  readonly origin: string
  /** Reports of the policy, errors of the page, and requests to anywhere else. None may be there. */
  readonly troubles: string[] = []
  readonly #context: BrowserContext

  private constructor(
    context: BrowserContext,
    page: Page,
    origin: string,
    code: LanguageCode,
    messages: Messages,
  ) {
    this.#context = context
    this.page = page
    this.origin = origin
    this.code = code
    this.messages = messages
  }

  /** `words`: what the page says where it is not the report page itself. */
  static async open(
    browser: Browser,
    origin: string,
    code: LanguageCode,
    options: BrowserContextOptions = {},
    words?: Messages,
  ): Promise<DoorPage> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 800 },
      locale: languages[code].locale,
      reducedMotion: 'reduce',
      ...options,
    })
    const page = drawnIfAsked(await context.newPage())
    const messages = words ?? (await languages[code].load())
    const door = new DoorPage(context, page, origin, code, messages)
    await door.#listen()
    await page.goto(origin)
    await page.getByRole('button', { name: languages[code].name }).waitFor()
    return door
  }

  async close(): Promise<void> {
    await this.#context.close()
  }

  async #listen(): Promise<void> {
    this.page.on('pageerror', (error) => this.troubles.push(`page: ${error.message}`))
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()}`)
    })
    this.page.on('request', (request) => {
      if (!request.url().startsWith(this.origin)) this.troubles.push(`request: ${request.url()}`)
    })
    await this.page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      )
    })
  }

  // ---- what a person does ----

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click()
  }

  /** The first answer that begins so: some carry a note, and some are the beginning of others. */
  async choose(name: string): Promise<void> {
    const begins = new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)
    await this.page.getByRole('radio', { name: begins }).first().check()
  }

  async tap(ask: string, answer: string): Promise<void> {
    const asked = this.page.getByRole('group', { name: ask, exact: true })
    await asked.getByRole('button', { name: answer, exact: true }).click()
  }

  async write(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).fill(text)
  }

  /** Waits for the page with this heading, which must have the focus. */
  async at(title: string): Promise<void> {
    const heading = this.page.getByRole('heading', { level: 1, name: title, exact: true })
    await heading.waitFor()
    expect(await this.page.getByRole('heading', { level: 1 }).count()).toBe(1)
    await this.page.waitForFunction(() => document.activeElement?.id === 'title')
  }

  async begin(): Promise<void> {
    await this.press(languages[this.code].name)
    await this.at(this.messages.about.title)
    await this.page.getByRole('button', { name: this.messages.about.write }).waitFor()
  }

  /** From the first question to the reading at the end; `onPage` is called on each page. */
  async tell(told: Told, onPage: (name: string) => Promise<void> = async () => {}): Promise<void> {
    const { messages } = this
    const page = async (name: string, title: string) => {
      await this.at(title)
      await onPage(name)
    }
    await this.press(messages.about.write)
    await page('telling', messages.telling.title)
    await this.choose(messages.telling.options.relative)
    await this.press(messages.go)
    await this.at(messages.triage.title)
    await this.tap(messages.triage.custody.ask, messages.triage.answers.yes)
    await this.tap(messages.triage.missing.ask, messages.triage.answers.unknown)
    await this.tap(messages.triage.hurt.ask, messages.triage.hurts.fresh)
    await onPage('triage')
    await this.press(messages.go)
    await this.at(messages.account.title)
    await this.write(messages.account.label, told.account)
    await onPage('account')
    await this.press(messages.go)
    await this.at(messages.place.title)
    await this.write(messages.place.where, told.where)
    await this.write(messages.place.when, told.when)
    await onPage('place')
    await this.press(messages.go)
    await this.at(messages.authorities.title)
    await this.choose(messages.authorities.options.no)
    await this.choose(messages.authorities.reasons['afraid-for-others'])
    await this.write(messages.authorities.words, told.authorities ?? '')
    await onPage('authorities')
    await this.press(messages.go)
    await this.at(messages.reach.title)
    await this.choose(messages.reach.options.phone)
    await this.write(messages.reach.contact.phone, told.contact)
    await this.write(messages.reach.safety, told.safety)
    await onPage('reach')
    await this.press(messages.go)
    await this.#consent(page, onPage)
    await page('review', messages.review.title)
  }

  async #consent(
    page: (name: string, title: string) => Promise<void>,
    onPage: (name: string) => Promise<void>,
  ): Promise<void> {
    const { messages } = this
    await this.at(messages.keep.title)
    await this.press(messages.go)
    await this.page.getByText(messages.choose).waitFor()
    await onPage('keep')
    await this.choose(messages.keep.yes)
    await this.press(messages.go)
    await page('contact', messages.mayContact.title)
    await this.choose(messages.mayContact.options['as-told'])
    await this.press(messages.go)
    await page('ask-first', messages.askFirst.title)
    expect(await this.page.getByRole('radio', { name: messages.askFirst.yes }).isChecked()).toBe(
      true,
    )
    await this.press(messages.go)
  }

  async send(): Promise<void> {
    await this.press(this.messages.review.send)
    await this.at(this.messages.code.title)
  }

  /** The shortest way to the reading at the end: everything skipped but what cannot be. */
  async skipAll(): Promise<void> {
    await this.press(this.messages.about.write)
    await this.finish()
  }

  /** From the first question on, everything skipped but what cannot be. */
  async finish(): Promise<void> {
    const { messages } = this
    await this.choose(messages.telling.options.self)
    await this.press(messages.go)
    for (const question of ['triage', 'account', 'place', 'authorities', 'reach'] as const) {
      await this.at(messages[question].title)
      await this.press(messages.skip)
    }
    await this.choose(messages.keep.no)
    await this.press(messages.go)
    await this.choose(messages.mayContact.options.no)
    await this.press(messages.go)
    await this.at(messages.askFirst.title)
    await this.press(messages.go)
    await this.at(messages.review.title)
  }

  /** The parts of the return code in one of its forms, as they stand on the screen. */
  async shownCode(form: 'digits' | 'words'): Promise<readonly string[]> {
    await this.choose(this.messages.code[form])
    const parts = this.page.locator(`.code-${form} li > span:nth-child(2)`)
    await parts.first().waitFor()
    return parts.allTextContents()
  }

  async repeat(typed: string): Promise<void> {
    await this.press(this.messages.code.copied)
    await this.at(this.messages.repeat.title)
    await this.write(this.messages.repeat.label, typed)
    await this.press(this.messages.repeat.check)
  }

  async openMailbox(typed: string): Promise<void> {
    await this.write(this.messages.mailbox.label, typed)
    await this.press(this.messages.mailbox.open)
  }

  // ---- what must be true ----

  async expectAccessible(name: string): Promise<void> {
    expect(await axeFaults(this.page), `axe on ${name}`).toEqual([])
  }

  /** Nothing stays: every storage of the browser is empty, and the address tells nothing. */
  async expectNoTrace(): Promise<void> {
    expect(this.page.url()).toBe(`${this.origin}/`)
    expect(await this.page.title()).toBe('Welcome')
    expect(await this.#context.cookies()).toEqual([])
    const kept = await this.page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const files: string[] = []
      for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) {
        files.push(name)
      }
      return {
        cookie: document.cookie,
        local: Object.keys(localStorage),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map(({ name }) => name),
        caches: await caches.keys(),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        files,
        history: history.length,
        state: history.state as unknown,
      }
    })
    expect(kept).toMatchObject({
      cookie: '',
      local: [],
      session: [],
      databases: [],
      caches: [],
      workers: 0,
      files: [],
      state: null,
    })
    // The empty page of the browser, and this one.
    expect(kept.history).toBeLessThanOrEqual(2)
  }

  /** No sideways scrolling, and everything that can be pressed is large enough for a thumb. */
  async expectFits(name: string): Promise<void> {
    const found = await this.page.evaluate(() => {
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
      const targets = [...document.querySelectorAll('button, textarea, label.choice, summary')]
      const small = targets
        .map((target) => ({ target, box: target.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 48 || box.width < 48)
        .map(({ target, box }) => `${target.textContent} ${box.width} × ${box.height}`)
      return { wide, small }
    })
    expect(found, name).toEqual({ wide: 0, small: [] })
  }

  /** `known` is a status the test itself brought about; browsers note those in their console. */
  expectNoTrouble(known?: number): void {
    const noted = (trouble: string) => known !== undefined && trouble.includes(`status of ${known}`)
    expect(this.troubles.filter((trouble) => !noted(trouble))).toEqual([])
  }
}
