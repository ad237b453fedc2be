import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { expectReadingOrder } from './reading-order.ts'
import { sticksOut, tooSmall } from './sticks-out.ts'
import { pictures } from './ways-office.ts'

/** Nothing sticks out or is too small, nobody is led astray, and what it looks like is kept as pictures. */
export async function look(
  desk: DeskPage,
  part: string,
  name: string,
  root = 'main',
): Promise<void> {
  const { page } = desk
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    const where = `${part}, ${name}, ${width}`
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    expect(await sticksOut(page), where).toEqual([])
    if (width === 390) expect(await tooSmall(page), where).toEqual([])
    // Two columns are two orders; the whole is looked at where it is one.
    if (width === 390) await expectReadingOrder(page, where, root)
    await desk.expectAccessible(where)
    const file = `${part}-${width}-${colorScheme}-${name}.png`
    await page.screenshot({ path: join(pictures, file), fullPage: true })
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Goes to an address within the page, as a link from a colleague would lead there. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForURL((url) => url.pathname === path)
  await page.locator('main h1').waitFor()
  await page.waitForLoadState('networkidle')
}
