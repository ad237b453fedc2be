import { parseCheckpoint, parseNote } from '@amparo/log'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFaults } from '../testing/axe.ts'
import { drawnIfAsked } from '../testing/pictures.ts'

/** A person’s way in: what stands on their card and on their paper. */
export interface WayIn {
  readonly handle: string
  readonly passphrase: string
}

/** Puts a day (`2020-08-10`) into the first of its three fields, which spreads it over all of them. */
export async function fillDay(group: Locator, day: string): Promise<void> {
  await group.locator('input').first().fill(day)
}

/**
 * The staff workspace in a real browser, driven by the words people see (in English). Works against
 * any server that serves the page: the one in memory beside this file, or the real one.
 */
export class DeskPage {
  readonly page: Page
  readonly origin: string
  /** Reports of the policy, errors and warnings of the page, requests to anywhere else. */
  readonly troubles: string[] = []
  readonly #context: BrowserContext

  private constructor(context: BrowserContext, page: Page, origin: string) {
    this.#context = context
    this.page = page
    this.origin = origin
  }

  static async open(
    browser: Browser,
    origin: string,
    options: BrowserContextOptions = {},
    path = '/',
  ): Promise<DeskPage> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    })
    const page = drawnIfAsked(await context.newPage())
    page.setDefaultTimeout(45_000)
    const desk = new DeskPage(context, page, origin)
    await desk.#listen()
    await page.goto(origin + path)
    await page.locator('form').first().waitFor()
    return desk
  }

  async close(): Promise<void> {
    await this.#context.close()
  }

  async #listen(): Promise<void> {
    this.page.on('pageerror', (error) => this.troubles.push(`page: ${error.message}`))
    this.page.on('console', (message) => {
      // A refusal is an answer; the browser reports its status all the same.
      if (message.text().startsWith('Failed to load resource')) return
      if (['error', 'warning'].includes(message.type())) this.troubles.push(message.text())
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

  async press(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click()
  }

  /** Asks the server as the page does, with the session of whoever is signed in here; it has to say yes. */
  async post(path: string, body: unknown): Promise<Record<string, unknown>> {
    const { status, reply } = await this.page.evaluate(
      async ([to, text]) => {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch(to, { method: 'POST', headers, body: text })
        return {
          status: response.status,
          reply: (await response.json()) as Record<string, unknown>,
        }
      },
      [path, JSON.stringify(body)] as const,
    )
    expect(status, `${path} ${JSON.stringify(reply)}`).toBe(200)
    return reply
  }

  async signIn({ handle, passphrase }: WayIn): Promise<void> {
    await this.page.getByLabel('Sign-in name').fill(handle)
    await this.unlock(passphrase)
  }

  /** On the sign-in page, the locked page or the dialog: whichever asks. */
  async unlock(passphrase: string): Promise<void> {
    await this.page.getByLabel('Passphrase').fill(passphrase)
    await this.press('Unlock')
    await this.page.getByLabel('Passphrase').waitFor({ state: 'detached', timeout: 60_000 })
  }

  async goTo(
    section: 'Messages' | 'People' | 'Questions' | 'Places, bodies, events' | 'Log',
  ): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Sections' }).getByText(section).click()
    await this.heading(section)
  }

  async heading(name: string | RegExp): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name }).waitFor()
  }

  async openMessage(id: string): Promise<void> {
    await this.page
      .getByRole('link', { name: `Message ${id}` })
      .first()
      .click()
    await this.heading(`Message ${id}`)
    await this.press('Open the message')
    await this.page.getByRole('heading', { name: /The account/ }).waitFor()
  }

  /** Marks words in the account as a mouse would, and uses them as a property. */
  async use(words: string, property: string): Promise<void> {
    const account = this.page.getByRole('textbox', { name: /The account/ })
    await account.evaluate((element, wanted) => {
      const node = element.firstChild
      const from = node?.textContent?.indexOf(wanted) ?? -1
      if (node === null || from < 0) throw new Error(`not in the account: ${wanted}`)
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, from + wanted.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      element.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
    }, words)
    await this.press('Use as…')
    const finder = this.page.getByRole('dialog', { name: 'Use the marked words as' })
    await finder.getByRole('combobox').fill(property)
    await finder.getByRole('option', { name: property, exact: true }).first().click()
  }

  async recordPerson(words: string): Promise<void> {
    await this.use(words, 'Name')
    await this.press('Add to the record')
    await this.press(/new person/i)
  }

  draftSign(kind: 'kept' | 'waiting'): ReturnType<Page['locator']> {
    return this.page.locator(`[data-draft=${kind}]`).first()
  }

  /** No violation of WCAG 2 A and AA, nor of axe’s good practice. */
  async expectAccessible(where: string): Promise<void> {
    // What appears while something loads fades in, and half faded in it is too pale.
    await this.page.locator('[class*="_loading_"]').first().waitFor({ state: 'detached' })
    expect(await axeFaults(this.page), where).toEqual([])
  }

  /** Nothing is left where a page can keep things, but the newest seal of the log that it saw, which is public. */
  async expectNothingKept(): Promise<void> {
    const { local, ...kept } = await this.page.evaluate(async () => ({
      local: Object.fromEntries(Object.entries<string>(localStorage)),
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookies: document.cookie,
    }))
    expect(kept).toEqual({ session: 0, databases: 0, caches: 0, cookies: '' })
    const { 'amparo-log': seen, ...others } = local
    expect(others).toEqual({})
    if (seen !== undefined) expectSealAlone(seen)
  }
}

/** A checkpoint of the log with the log's own signatures and keys: nothing of a person, and nothing of who was there. */
function expectSealAlone(text: string): void {
  const kept = JSON.parse(text) as { readonly seen: { keys: string[]; note: string } }
  const { keys, note } = kept.seen
  expect(kept).toEqual({ seen: { keys, note }, alarm: null })
  const reading = parseNote(note)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  const checkpoint = parseCheckpoint(reading.note.text)
  const origin = checkpoint.verdict === 'checkpoint' ? checkpoint.checkpoint.origin : ''
  expect(origin).toMatch(/^amparo\/[0-9a-f]{32}\/1$/)
  expect(reading.note.signatures.map(({ name }) => name)).toEqual([origin, origin])
  expect(keys.map((key) => key.split('+')[0])).toEqual([origin, origin])
}
