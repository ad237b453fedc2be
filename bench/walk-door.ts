import { languages } from '@amparo/door/locales'
import type { Page } from 'playwright-core'

/** Milliseconds, all from the same clock. */
export interface Walked {
  readonly fromNavigation: number
  /** From the tap on the language. */
  readonly fromFirstTap: number
  /** From the tap on “Send”. */
  readonly fromSend: number
}

const english = languages.en
const messages = await english.load()

/** Long enough for the slowest line we measure. */
const PATIENCE = 60_000

/**
 * Walks through the door as somebody who answers every question at once, from an empty page to the
 * acknowledgement. Typing and reading take no time; nothing else is left out.
 */
export async function walkDoor(page: Page, door: string): Promise<Walked> {
  page.setDefaultTimeout(PATIENCE)
  const navigated = performance.now()
  await page.goto(door, { waitUntil: 'load', timeout: PATIENCE })
  await firstTap(page).waitFor()
  const tapped = performance.now()
  await firstTap(page).click()
  await button(page, messages.about.write).click()
  await answerQuestions(page)
  const sent = performance.now()
  await button(page, messages.review.send).click()
  await page.getByRole('heading', { name: messages.code.title }).waitFor()
  const arrived = performance.now()
  // A receipt without the server's signature is shown with a warning, and is no acknowledgement.
  await page.getByText(messages.code.lead).waitFor({ timeout: 1_000 })
  return {
    fromNavigation: arrived - navigated,
    fromFirstTap: arrived - tapped,
    fromSend: arrived - sent,
  }
}

/** The button that the first tap is on. */
export function firstTap(page: Page) {
  return button(page, english.name)
}

async function answerQuestions(page: Page): Promise<void> {
  const go = () => button(page, messages.go).click()
  const choose = (label: string) => page.getByRole('radio', { name: label }).check()
  await choose(messages.telling.options.relative)
  await go()
  await button(page, messages.triage.answers.yes).first().click()
  await go()
  await page.getByLabel(messages.account.label).fill('Synthetic account. '.repeat(40))
  await go()
  await page.getByLabel(messages.place.where).fill('An invented street')
  await page.getByLabel(messages.place.when).fill('Last week, in the evening')
  await go()
  await choose(messages.authorities.options.yes)
  await go()
  await choose(messages.reach.options.mailbox)
  await go()
  await choose(messages.keep.yes)
  await go()
  await choose(messages.mayContact.options['mailbox-only'])
  await go()
  await choose(messages.askFirst.yes)
  await go()
}

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true })
}
