import { expect } from 'vitest'
import type { Page } from 'playwright-core'

/** By the keyboard, from the list of those that wait, which is read anew meanwhile; false where none does. */
export async function openFirstPair(page: Page): Promise<boolean> {
  const isOpen = () => /\/pairs\/\d+\/\d+$/.test(new URL(page.url()).pathname)
  const isNone = () => page.getByText('No pair waits').isVisible()
  await expect
    .poll(
      async () => {
        if (isOpen() || (await isNone())) return true
        await page.keyboard.press('j')
        await page.keyboard.press('Enter')
        return isOpen()
      },
      { timeout: 45_000, interval: 500 },
    )
    .toBe(true)
  return isOpen()
}

const looked = (page: Page) =>
  page.getByLabel('I have looked at this, and they are one person all the same.')

/** On the page of a pair that something warns of: the keys by which others are taken for one decide nothing here. */
export async function expectNotMadeOne(page: Page): Promise<void> {
  const { pathname } = new URL(page.url())
  await page.keyboard.press('s')
  await page.keyboard.type('By the habit of the hand. [Synthetic]')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Nothing is decided yet: say first that you have looked.').waitFor()
  expect(new URL(page.url()).pathname).toBe(pathname)
  expect(await looked(page).evaluate((box) => box === document.activeElement)).toBe(true)
}

/**
 * By the keyboard, on the page of a pair; `isSame` tells what the two are. Whoever takes two for one whom something warns of says
 * that they have looked. False once none waits.
 */
export async function decideNext(
  page: Page,
  isSame: (one: string, other: string) => boolean,
): Promise<boolean> {
  await page.getByRole('radio', { name: 'The same person' }).waitFor()
  const { pathname } = new URL(page.url())
  const [one = '', other = ''] = pathname.split('/').slice(-2)
  await page.keyboard.press(isSame(one, other) ? 's' : 'd')
  await page.keyboard.type('By what is known of them. [Synthetic]')
  await pressDecide(page)
  // What was decided just before may have changed what this pair is weighed by: it is read anew then, and a second press decides.
  const isElsewhere = () => new URL(page.url()).pathname !== pathname
  const isReadAnew = () => page.getByText('It is loaded anew').isVisible()
  await expect
    .poll(
      async () => {
        if (!isElsewhere() && (await isReadAnew())) await pressDecide(page)
        return isElsewhere()
      },
      { timeout: 45_000, interval: 500 },
    )
    .toBe(true)
  return new URL(page.url()).pathname !== '/people/pairs' || openFirstPair(page)
}

async function pressDecide(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter')
  if ((await looked(page).count()) === 0 || (await looked(page).isChecked())) return
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
}
