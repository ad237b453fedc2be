import { languages, type Messages } from '@amparo/door/locales'
import type { Browser, ElementHandle, Page } from 'puppeteer-core'

const english = languages.en

/** Without a compiler everything takes several times as long. */
const PATIENCE = 120_000

/** The report page in Firefox, in English, driven by the words people see; as much of it as the tests walk. */
export class FirefoxDoor {
  readonly page: Page
  readonly messages: Messages

  private constructor(page: Page, messages: Messages) {
    this.page = page
    this.messages = messages
  }

  /** `words`: what the page says where it is not the report page itself. */
  static async open(browser: Browser, origin: string, words?: Messages): Promise<FirefoxDoor> {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE)
    await page.setViewport({ width: 390, height: 800 })
    await page.goto(origin)
    return new FirefoxDoor(page, words ?? (await english.load()))
  }

  async close(): Promise<void> {
    await this.page.browserContext().close()
  }

  /** Presses the button with exactly these words. */
  async press(name: string): Promise<void> {
    await this.#locate(`//button[normalize-space(.)="${name}"]`).click()
  }

  /** The first answer that begins so. */
  async choose(name: string): Promise<void> {
    const answers = `//label[contains(@class, "choice")][starts-with(normalize-space(.), "${name}")]`
    await this.#locate(`(${answers})[1]`).click()
  }

  async at(title: string): Promise<void> {
    await this.#locate(`//h1[normalize-space(.)="${title}"]`).wait()
  }

  /** Waits for an element with exactly these words. */
  async sees(sentence: string, patience = PATIENCE): Promise<void> {
    await this.#locate(`//*[normalize-space(text())="${sentence}"]`).setTimeout(patience).wait()
  }

  async write(label: string, text: string): Promise<void> {
    await (await this.#field(label)).type(text)
  }

  async chooseFile(label: string, path: string): Promise<void> {
    await ((await this.#field(label)) as ElementHandle<HTMLInputElement>).uploadFile(path)
  }

  /** From the choice of a language to the page that says what is kept. */
  async begin(): Promise<void> {
    await this.press(english.name)
    await this.at(this.messages.about.title)
  }

  /** The shortest way to the reading at the end; `account` is written if there is one. */
  async tell(account?: string): Promise<void> {
    const { messages } = this
    await this.press(messages.about.write)
    await this.choose(messages.telling.options.self)
    await this.press(messages.go)
    for (const question of ['triage', 'account', 'place', 'authorities', 'reach'] as const) {
      await this.at(messages[question].title)
      const isTold = question === 'account' && account !== undefined
      if (isTold) await this.write(messages.account.label, account)
      await this.press(isTold ? messages.go : messages.skip)
    }
    await this.choose(messages.keep.no)
    await this.press(messages.go)
    await this.choose(messages.mayContact.options.no)
    await this.press(messages.go)
    await this.at(messages.askFirst.title)
    await this.press(messages.go)
    await this.at(messages.review.title)
  }

  /** Until the office's signed acknowledgement has come; one that is not signed is shown with other words. */
  async send(): Promise<void> {
    await this.press(this.messages.review.send)
    await this.at(this.messages.code.title)
    await this.sees(this.messages.code.lead)
  }

  /** Copies the return code, types it once more as asked, and gives it. */
  async keepCode(): Promise<string> {
    const { messages } = this
    await this.choose(messages.code.digits)
    const parts = '.code-digits li > span:nth-child(2)'
    await this.page.waitForSelector(parts)
    const code = await this.page.$$eval(parts, (found) => found.map((part) => part.textContent))
    await this.press(messages.code.copied)
    await this.at(messages.repeat.title)
    await this.write(messages.repeat.label, code.join(' '))
    await this.press(messages.repeat.check)
    await this.at(messages.next.title)
    return code.join(' ')
  }

  async openMailbox(code: string): Promise<void> {
    const { messages } = this
    await this.press(messages.about.haveCode)
    await this.write(messages.mailbox.label, code)
    await this.press(messages.mailbox.open)
    await this.at(messages.mailbox.inside)
  }

  #locate(path: string) {
    return this.page.locator(`::-p-xpath(${path})`)
  }

  async #field(label: string): Promise<ElementHandle<HTMLElement>> {
    const found = await this.page.waitForFunction(
      (text) =>
        [...document.querySelectorAll('label')].find((one) => one.textContent.trim() === text)
          ?.control,
      {},
      label,
    )
    const field = found.asElement()
    if (field === null) throw new Error(`no field called ${label}`)
    return field as ElementHandle<HTMLElement>
  }
}
