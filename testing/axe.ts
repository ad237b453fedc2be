import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds wrong with a page as it stands, each with the elements it is about: WCAG 2 A and AA, and axe’s own good
 * practice.
 */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // In a page of several frames every one is asked, which takes a blank page besides to put the answers together.
  const isOneFrame = page.frames().length === 1
  const isThere = isOneFrame && (await page.evaluate('window.axe !== undefined')) === true
  // It is long, and stays until the page is loaded anew: so it is sent once, and then nothing in its place.
  const { violations } = await new AxeBuilder(isThere ? { page, axeSource: ' ' } : { page })
    .setLegacyMode(isOneFrame)
    // Of what passes one example is told instead of all; what does not is told whole.
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  )
}
