import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions } from 'playwright-core'

/**
 * A browser with Thai letters. Phones have them, the machine that takes the pictures may not, and the
 * report page rightly lets no font in: so its policy is passed over, and only here.
 */
export function browserWithThai(browser: Browser, dist: string): Browser {
  const newContext = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext({ ...options, bypassCSP: true })
    const assets = readdirSync(join(dist, 'assets')).filter((file) => file.endsWith('.css'))
    for (const file of assets) {
      const body = readFileSync(join(dist, 'assets', file), 'utf8') + letters()
      await context.route(`**/assets/${file}`, (route) =>
        route.fulfill({ contentType: 'text/css; charset=utf-8', body }),
      )
    }
    return context
  }
  // The page’s driver asks a browser for nothing else.
  return { newContext } as Pick<Browser, 'newContext'> as Browser
}

// Under names the page's own style looks for.
function letters(): string {
  const file = import.meta
    .resolve('@fontsource-variable/noto-sans-thai/files/noto-sans-thai-thai-wght-normal.woff2')
  const font = readFileSync(fileURLToPath(file)).toString('base64')
  const face = (family: string) =>
    `@font-face { font-family: '${family}'; font-weight: 100 900; unicode-range: U+0E00-0E7F; src: url(data:font/woff2;base64,${font}) }`
  return face('Noto Sans') + face('Noto Sans Mono')
}
