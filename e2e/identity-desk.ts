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

/** By the keyboard, on the page of a pair; `weigh` tells what the two are. False once none waits. */
export async function decideNext(
  page: Page,
  isSame: (one: string, other: string) => boolean,
): Promise<boolean> {
  await page.getByRole('radio', { name: 'The same person' }).waitFor()
  const { pathname } = new URL(page.url())
  const [one = '', other = ''] = pathname.split('/').slice(-2)
  await page.keyboard.press(isSame(one, other) ? 's' : 'd')
  await page.keyboard.type('By what is known of them. [Synthetic]')
  await page.keyboard.press('Control+Enter')
  await page.waitForURL((url) => url.pathname !== pathname)
  return new URL(page.url()).pathname !== '/people/pairs' || openFirstPair(page)
}
