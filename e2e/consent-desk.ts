import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { choose, expectLedWell } from './ways-office.ts'

/** One purpose of the matrix. */
export const raisedWithoutName = 'Raising the case with the authorities without the name'

export const consentRoot = 'section[aria-label="What was agreed to"]'

/** What was agreed to about the message that is open. */
export const consentPanel = (desk: DeskPage): Locator =>
  desk.page.getByRole('region', { name: 'What was agreed to' })

/** Writes down one conversation: whose word, and the answer for the purpose; no to the rest. */
export async function recordConsent(desk: DeskPage, whose: string, answer: string): Promise<void> {
  const panel = consentPanel(desk)
  await panel.getByRole('button', { name: 'Write down what was agreed' }).click()
  const keep = panel.getByRole('button', { name: 'Keep this' })
  await keep.waitFor()
  // Nothing is preset to yes, and nothing is kept before somebody answered.
  expect(await keep.isDisabled()).toBe(true)
  await choose(desk, /Whose word/, whose)
  await choose(desk, /How was it given/, 'Said by telephone or video call')
  await choose(desk, /about a child/, 'No')
  await choose(desk, new RegExp(`^${raisedWithoutName}`), answer)
  await panel.getByRole('button', { name: 'No to everything' }).click()
  await expectLedWell(desk, `a conversation with ${whose}`, consentRoot)
  await keep.click()
  await keep.waitFor({ state: 'detached' })
  // The keyboard stays in the panel although the form is gone.
  expect(await panel.evaluate((region) => region.contains(document.activeElement))).toBe(true)
}
