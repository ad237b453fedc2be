import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import type { PreparedOffice } from '../apps/server/src/staff/make-office.ts'
import {
  freePorts,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'
import { applyEdit, buildCommand, copySources } from '../testing/copied-sources.ts'
import { DeskPage } from './desk-page.ts'

/**
 * A property is declared once: in a copy of the sources one is added to the file of its kind, nothing else is touched, and it
 * is there in the form, on the page, in the search, in what is taken out and in what is brought in.
 */
const file = 'packages/register/src/properties/person.ts'
const declared = `'person.shoes': {
      number: 99,
      value: 'text',
      cardinality: 'many',
      stateWord: 'counts',
      labels: { en: 'Shoes', ru: 'Обувь', be: 'Абутак', th: 'รองเท้า' },
      help: { en: 'What they had on.', ru: 'Что было надето.', be: 'Што было надзета.', th: 'ที่สวมอยู่' },
      purpose: 'tell-apart',
      retention: 'record',
    },
    `

let browser: Browser | undefined
let prepared: PreparedOffice
let office: RunningOffice
const stack = new AsyncDisposableStack()

beforeAll(async () => {
  browser = await testBrowser()
  if (browser === undefined) return
  const copy = await mkdtemp(join(tmpdir(), 'amparo-property-'))
  stack.defer(() => rm(copy, { recursive: true, force: true }))
  copySources(copy)
  const before = `'person.telling-words': {`
  applyEdit(copy, { file, find: before, replace: `${declared}${before}` })
  const words = `words: ['person.description'`
  applyEdit(copy, { file, find: words, replace: `${words}, 'person.shoes'` })
  await promisify(execFile)(process.execPath, buildCommand, { cwd: join(copy, 'apps/desk') })
  const home = stack.use(await temporaryHome())
  prepared = await makeHome(home.path)
  const main = join(copy, 'apps/server/src/main.ts')
  office = stack.use(await startOffice(home.path, await freePorts(), [], main))
})
afterAll(async () => {
  await browser?.close()
  await stack.disposeAsync()
})

test('one property more, in one file, is found in form, page, search, export and import', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const sheet = prepared.sheets.find(({ role }) => role === 'rights-officer')
  if (sheet === undefined) throw new Error('no rights officer')
  const desk = await DeskPage.open(browser, office.desk)
  const { page } = desk
  const dialog = page.getByRole('dialog')
  await desk.signIn(sheet)
  await desk.goTo('People')

  await desk.press('Record: Person')
  await dialog.getByLabel('Name', { exact: true }).fill('Synthetic Walker')
  await dialog.getByLabel('Shoes', { exact: true }).fill('vermilion sandals')
  await dialog.getByRole('button', { name: 'Record it' }).click()

  await desk.heading('Synthetic Walker')
  await page.getByText('vermilion sandals').first().waitFor()
  await page.getByText('Shoes', { exact: true }).first().waitFor()

  const found = () => page.locator('tbody th a').allInnerTexts()
  const search = async (words: string, names: readonly string[]) => {
    await page.getByRole('searchbox').last().fill(words)
    await expect.poll(found, { timeout: 10_000 }).toEqual(names)
  }
  await desk.goTo('People')
  await search('vermilion', ['Synthetic Walker'])

  await desk.press('Export…')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ])
  const table = await readFile(await download.path(), 'utf8')
  expect(table).toContain('"Shoes [person.shoes]"')
  expect(table).toContain('"vermilion sandals"')
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  await desk.press('Import…')
  await dialog.getByLabel('File', { exact: true }).setInputFiles({
    name: 'synthetic.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Name,Shoes\nSynthetic Runner,cobalt boots\n'),
  })
  await dialog.getByRole('button', { name: 'Record 1 line' }).click()
  await dialog.getByText('1 line is recorded.').waitFor()
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await search('cobalt', ['Synthetic Runner'])
  expect(desk.troubles).toEqual([])
})
