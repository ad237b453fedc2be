import type { Page } from 'playwright-core'

/**
 * Pictures are for people to look at, and nothing is checked by them; each takes about as long as a check. So a page draws none
 * unless somebody asks: `AMPARO_PICTURES=1` for those that tests name, `AMPARO_LOOKS=all` for every scheme besides.
 */
export function drawnIfAsked(page: Page): Page {
  const { AMPARO_PICTURES: pictures, AMPARO_LOOKS: looks } = process.env
  if (pictures === undefined && looks !== 'all')
    page.screenshot = () => Promise.resolve(Buffer.alloc(0))
  return page
}
