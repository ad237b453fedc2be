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

/**
 * By the keyboard, on the page of a pair; `isSame` tells what the two are. Where something warns of taking them for one, nothing is
 * decided before somebody says that they have looked. False once none waits.
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
  const looked = page.getByLabel('I have looked at this, and they are one person all the same.')
  await page.keyboard.press('Control+Enter')
  if (await looked.count()) {
    await page.getByText('Nothing is decided yet: say first that you have looked.').waitFor()
    expect(new URL(page.url()).pathname).toBe(pathname)
    expect(await looked.evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.press('Space')
    await page.keyboard.press('Control+Enter')
  }
  await page.waitForURL((url) => url.pathname !== pathname)
  return new URL(page.url()).pathname !== '/people/pairs' || openFirstPair(page)
}
