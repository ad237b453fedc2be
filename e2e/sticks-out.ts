import type { Page } from 'playwright-core'

/** What is wider than the window, or is cut off in what holds it; what is cut on purpose, with three dots, is not. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
    const cut = [
      ...document.querySelectorAll('main :is(button, label, legend, h1, h2, h3, p, li, td, th)'),
    ]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .filter((element) => {
        const { display, textOverflow } = getComputedStyle(element)
        return display !== 'inline' && textOverflow !== 'ellipsis'
      })
      // A place for a finger may be larger than what is seen.
      .filter((element) => {
        const words = document.createRange()
        words.selectNodeContents(element)
        const [inner, outer] = [words.getBoundingClientRect(), element.getBoundingClientRect()]
        return inner.left < outer.left - 1 || inner.right > outer.right + 1
      })
      .map((element) => `cut off: ${element.textContent?.slice(0, 60)}`)
    return wide > 0 ? [`wider than the window by ${wide}`, ...cut] : cut
  })
}

/** Controls that a finger on a narrow screen may miss: lower than 24 px, and no part of a line of text. */
export function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :is(button, summary, select, input)')]
      .filter((element) => element.closest('dd, p, h1, label') === null)
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect()
        const around = getComputedStyle(element, '::after')
        const reach = around.position === 'absolute' ? Number.parseFloat(around.height) : 0
        return width > 2 && height > 2 && Math.max(height, reach) < 24
      })
      .map((element) => element.getAttribute('aria-label') ?? element.textContent ?? ''),
  )
}

/** Whether these words stand on the screen as they are written, from left to right. */
export function standsInOrder(page: Page, selector: string, text: string): Promise<boolean> {
  return page
    .locator(selector)
    .filter({ hasText: text })
    .first()
    .evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const from = node.textContent?.indexOf(wanted) ?? -1
        if (from < 0) continue
        const lefts = Array.from({ length: wanted.length }, (_, at) => {
          const range = document.createRange()
          range.setStart(node, from + at)
          range.setEnd(node, from + at + 1)
          return range.getBoundingClientRect().left
        })
        return lefts.every((left, at) => at === 0 || left >= (lefts[at - 1] ?? 0))
      }
      throw new Error(`not in a text: ${wanted}`)
    }, text)
}
