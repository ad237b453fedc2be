import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test, type TestContext } from 'vitest'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { expectReadingOrder, expectSaidAloud, readingFaults } from './reading-order.ts'

let browser: Browser | undefined
beforeAll(async () => {
  browser = await testBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** A page as it should be; each fault is one change to it. */
const sound = `<main>
  <h1>Write down</h1>
  <form>
    <h2>What is urgent</h2>
    <fieldset><legend>Is somebody held?</legend>
      <label><input type="radio" name="held"> Yes</label>
      <label><input type="radio" name="held"> No</label>
    </fieldset>
    <label for="told">What happened?</label><textarea id="told"></textarea>
    <button>Keep</button>
    <div role="status"><p id="kept">It is kept.</p></div>
  </form>
</main>`

async function faultsOf(context: TestContext, html: string, direction = 'ltr') {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const page = await browser.newPage()
  try {
    await page.setContent(`<!doctype html><html dir="${direction}"><body>${html}</body></html>`)
    return await readingFaults(page)
  } finally {
    await page.close()
  }
}

function changed(from: string, to: string): string {
  const html = sound.replace(from, to)
  if (html === sound) throw new Error(`nothing to change: ${from}`)
  return html
}

test('a page that is sound has no fault, from the left and from the right', async (context) => {
  expect(await faultsOf(context, sound)).toEqual([])
  expect(await faultsOf(context, sound, 'rtl')).toEqual([])
})

const flaws = [
  [
    'a heading that skips a level',
    changed('<h2>What is urgent</h2>', '<h3>What is urgent</h3>'),
    'heading “What is urgent” of level 3 comes after one of level 1',
  ],
  [
    'a heading that says nothing',
    changed('<h2>What is urgent</h2>', '<h2></h2>'),
    'a heading of level 2 says nothing',
  ],
  [
    'a field without a name',
    changed('<label for="told">What happened?</label>', '<p>What happened?</p>'),
    'a textbox has no name',
  ],
  ['a button without a name', changed('<button>Keep', '<button>'), 'a button has no name'],
  [
    'answers that belong to no question',
    changed('<legend>Is somebody held?</legend>', '<p>Is somebody held?</p>'),
    '“Yes” answers no question that has a name',
  ],
  [
    'a question after the button that sends it',
    changed('<button>Keep</button>', '<button>Keep</button><label>Why?<input></label>'),
    '“Why?” is asked after the button “Keep” that sends it',
  ],
  [
    'an order on the screen that is not the order of the tree',
    changed('<form>', '<form style="display: flex; flex-direction: column-reverse">'),
    '“Is somebody held?” is read after “What is urgent” and stands before it',
  ],
  [
    'a problem that nobody says',
    changed(
      '<textarea id="told">',
      '<p id="p">Too long.</p><textarea id="told" aria-invalid="true" aria-describedby="p">',
    ),
    'what is wrong with “What happened?” is shown and not said',
  ],
] as const

test.for(flaws)('%s is a fault', async ([, html, said], context) => {
  expect(await faultsOf(context, html)).toContain(said)
})

test('questions beside each other are read in the direction of the page', async (context) => {
  const beside = `<form style="display: flex; direction: rtl">
    <label>First<input></label><label>Second<input></label></form>`
  expect(await faultsOf(context, beside, 'rtl')).toEqual([])
  expect(await faultsOf(context, beside, 'ltr')).toContain(
    '“Second” is read after “First” and stands before it',
  )
})

test('a sentence that only appears is not said aloud, and a page with a fault does not pass', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const page = await browser.newPage()
  await page.setContent(sound)
  await expectSaidAloud(page.locator('#kept'))
  await page.setContent(changed('role="status"', 'role="group"'))
  await expect(expectSaidAloud(page.locator('#kept'))).rejects.toThrow('is said aloud')
  await page.setContent(changed('<button>Keep', '<button>'))
  await expect(expectReadingOrder(page, 'a page')).rejects.toThrow('reading order: a page')
  await page.close()
})
