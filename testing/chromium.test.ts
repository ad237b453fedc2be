import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, type TestContext } from 'vitest'
import type { Browser } from 'playwright-core'
import { NO_CHROMIUM, testBrowser } from './chromium.ts'

// The end-to-end tests are worth what their browser enforces.

const POLICY = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

let server: Server
let browser: Browser | undefined

beforeEach(async () => {
  browser = await testBrowser()
  server = createServer((_request, response) => {
    response.setHeader('content-security-policy', POLICY)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end('<!doctype html><title>Amparo</title><p>Помощь</p>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(async () => {
  await browser?.close()
  server.close()
})

test('it shows a page, in several contexts, one of which closes before the other', async (context) => {
  const first = await (await theBrowser(context).newContext()).newPage()
  const second = await (await theBrowser(context).newContext()).newPage()
  await first.goto(address())
  await second.goto(address())
  await first.context().close()
  expect(await second.textContent('p')).toBe('Помощь')
  expect((await second.screenshot()).length).toBeGreaterThan(1000)
})

test('it keeps to Trusted Types', async (context) => {
  const page = await theBrowser(context).newPage()
  await page.goto(address())
  const attempt = page.evaluate(() => void (document.body.innerHTML = '<b>no</b>'))
  await expect(attempt).rejects.toThrow('TrustedHTML')
})

test('it keeps origins apart', async (context) => {
  const page = await theBrowser(context).newPage()
  await page.goto('about:blank')
  const foreign = page.evaluate(async (url) => (await fetch(url)).text(), address())
  await expect(foreign).rejects.toThrow('Failed to fetch')
})

function theBrowser(context: TestContext): Browser {
  if (!browser) context.skip(NO_CHROMIUM)
  return browser!
}

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
