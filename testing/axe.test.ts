import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { axeFaults } from './axe.ts'
import { NO_CHROMIUM, testBrowser } from './chromium.ts'

let browser: Browser | undefined
beforeAll(async () => {
  browser = await testBrowser()
})
afterAll(async () => browser?.close())

const faulty = `<!doctype html><html lang="en"><title>Amparo</title>
  <main><h1>Amparo</h1><p style="color: #aaa">pale</p><button></button></main>`

async function shown(context: TestContext): Promise<Page> {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const page = await (await browser.newContext()).newPage()
  context.onTestFinished(() => page.context().close())
  await page.setContent(faulty)
  return page
}

test('each fault is told, also when the page is looked at again, and none when none is left', async (context) => {
  const page = await shown(context)
  const told = [
    expect.stringMatching(/^button-name: <button>/),
    expect.stringMatching(/^color-contrast: <p /),
  ]
  expect(await axeFaults(page)).toEqual(told)
  expect(await axeFaults(page)).toEqual(told)
  await page.locator('button').evaluate((button) => (button.textContent = 'Go'))
  expect(await axeFaults(page)).toEqual(told.slice(1))
  await page.locator('p').evaluate((pale) => pale.removeAttribute('style'))
  expect(await axeFaults(page)).toEqual([])
})

test('a fault inside a frame is told', async (context) => {
  const page = await shown(context)
  await page.locator('main').evaluate((main) => {
    main.innerHTML = '<h1>Amparo</h1><iframe title="Inside" srcdoc="<img src=x>"></iframe>'
  })
  await page.frameLocator('iframe').locator('img').waitFor({ state: 'attached' })
  expect((await axeFaults(page)).join('\n')).toContain('image-alt: <img src="x">')
})
