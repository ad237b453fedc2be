import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { makeWorkbook, rowsOf } from '@amparo/lists/testing/make-workbook'
import { go, look } from './look.ts'
import { ownOffice, signedIn } from './own-office.ts'

/** A partner's workbook on the real thing: brought, looked through, recorded, followed by its next version, taken back. */
const own = ownOffice()

/** Everybody is invented. A title stands above the heads; the phone must not leave the file. */
const heads = ['№', 'Прозвішча', 'Імя', 'Імя па бацьку', 'Дата нараджэння', 'Затрыманы', 'Тэлефон']
const first = [
  ['1', 'Выдуманы', 'Іван', 'Пятровіч', '05.03.1990', '08/10/2020', '+375 00 000 00 01'],
  ['2', 'Няісная', 'Ганна', '', '1985', '08/11/2020', '+375 00 000 00 02'],
  ['3', '', '', '', '', '08/12/2020', ''],
]
const second = [
  ['1', 'Выдуманы', 'Іван', 'Пятровіч', '06.03.1990', '08/10/2020', '+375 00 000 00 01'],
  ['4', 'Прыдуманы', 'Пётр', '', '', '08/11/2020', ''],
]

const workbook = (rows: readonly (readonly string[])[]): Buffer =>
  Buffer.from(
    makeWorkbook({
      sheets: [{ name: 'Сінтэтыка', xml: rowsOf([['Спіс [сінтэтычны]'], [], heads, ...rows]) }],
    }),
  )

async function choose(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await page
    .getByLabel('File', { exact: true })
    .setInputFiles({ name: 'list.xlsx', mimeType: 'application/zip', buffer: workbook(rows) })
  await page.getByLabel('Прозвішча: read as').waitFor()
}

async function terms(page: Page): Promise<void> {
  await page.getByLabel('What the partner gives it for').fill('To find people. [Synthetic]')
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.getByRole('radio', { name: 'The partner named no day' }).check()
}

const versionState = (page: Page, words: string | RegExp) =>
  page.locator('strong', { hasText: words })

test('a partner’s workbook becomes people whom nobody took for others, and goes again as a whole', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  const claim = {
    property: 'organisation.name',
    value: { kind: 'name', text: 'Synthetic Partner' },
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  }
  await desk.post('/api/subjects', { kind: 'organisation', claims: [claim] })

  await desk.goTo('People')
  await page.getByRole('link', { name: 'Lists from partners' }).click()
  await desk.heading('Lists from partners')
  await page.getByRole('link', { name: 'Bring a list' }).click()
  await page.getByLabel('Whose list it is').fill('Synthetic Partner')
  await page.getByRole('button', { name: /Synthetic Partner/ }).click()
  await page.getByLabel('What the list is called').fill('Detained in August')
  await choose(page, first)

  // Which figure is the month nobody can tell from these cells: both readings stand there, and nothing is chosen.
  const asked = page.getByRole('group', { name: /Which days are meant in “Затрыманы”/ })
  await asked.getByText('10 August 2020').waitFor()
  await asked.getByText('8 October 2020').waitFor()
  expect(await asked.getByRole('radio').first().isChecked()).toBe(false)
  await desk.press(/^Send 3 lines/)
  // What is missing is said by its name.
  const missing = page.getByRole('alert').filter({ hasText: 'These terms are still to be said:' })
  expect(await missing.getByRole('listitem').allInnerTexts()).toEqual([
    'What the partner gives it for',
    'May what only this list says be passed on?',
    'Until when may its content be kept?',
  ])
  await terms(page)
  await page
    .getByLabel('Alive or dead: what the list says of everybody in it')
    .selectOption({ label: 'Dead' })
  await desk.press(/^Send 3 lines/)
  await page.getByText('Say first how the days are meant.').waitFor()
  // The numbers only count the lines: whether a line keeps its own is not known from that, either.
  await page.getByText('Say whether a line keeps its number.').waitFor()
  await page.getByLabel('The partner’s own number of a line').selectOption({ label: '№' })
  await asked.getByRole('radio').nth(1).check()
  await look(desk, 'partner-lists', 'bring')
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.postData() ?? ''))
  await desk.press(/^Send 3 lines/)

  await desk.heading('Detained in August, version 1')
  await versionState(page, 'looked through, nothing recorded yet').waitFor()
  expect(sent.join('')).not.toContain('+375')
  await page.getByText('It names nobody.').waitFor()
  await page.getByRole('button', { name: /^New · 2/ }).waitFor()
  expect(
    await page
      .locator('main li')
      .filter({ hasText: /^Alive or dead Dead$/ })
      .count(),
  ).toBe(2)
  await look(desk, 'partner-lists', 'checked')
  await desk.press('Record this list')
  await versionState(page, /^recorded$/).waitFor()
  // The lines say by themselves what became of them.
  await page.getByRole('link', { name: 'the person’s page' }).first().waitFor()
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Іван Выдуманы' }).click()
  // Behind each value stands whose list it is, and what the partner forbade; and where this person stands.
  await page.getByRole('button', { name: 'Source 1' }).first().click()
  const behind = page.getByRole('dialog')
  await behind.getByText('Detained in August, version 1, line 1').waitFor()
  await behind.getByText('The partner does not allow to pass it on.').waitFor()
  await page.keyboard.press('Escape')
  await desk.press('Show in which')
  const listed = page.getByRole('listitem').filter({ hasText: 'Detained in August, version' })
  await listed.filter({ hasText: 'Synthetic Partner' }).waitFor()
  await look(desk, 'partner-lists', 'person')

  await desk.goTo('People')
  await page.getByRole('link', { name: 'Lists from partners' }).click()
  await page.getByRole('link', { name: 'Bring its next version' }).click()
  await choose(page, second)
  expect(await page.getByLabel('Імя: read as').inputValue()).toBe('given-name')
  await page
    .getByRole('group', { name: /Which days/ })
    .getByRole('radio')
    .nth(1)
    .check()
  await desk.press(/^Send 2 lines/)
  await desk.heading('Detained in August, version 2')
  await versionState(page, 'looked through, nothing recorded yet').waitFor()
  for (const count of ['Changed · 1', 'New · 1', 'No longer listed · '])
    await page.getByRole('button', { name: new RegExp(`^${count}`) }).waitFor()
  await desk.press(/^Changed/)
  await page.getByText('before, Date of birth').waitFor()
  expect(await page.locator('main del').allInnerTexts()).toEqual(['5 March 1990'])
  expect(await page.locator('main ins').allInnerTexts()).toEqual(['6 March 1990'])
  await desk.press('Record this list')
  await versionState(page, /^recorded$/).waitFor()
  await desk.press(/^New/)
  const fresh = page.getByRole('link', { name: 'the person’s page' })
  const brought = (await fresh.first().getAttribute('href')) ?? ''
  await look(desk, 'partner-lists', 'recorded')

  await desk.press('Take it all back…')
  await page.getByRole('radio', { name: 'It was the wrong file' }).check()
  await desk.press('Take it all back')
  await versionState(page, /^taken back$/).waitFor()
  await page.getByRole('link', { name: 'the person’s page' }).first().waitFor({ state: 'detached' })
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Іван Выдуманы' }).waitFor()
  expect(await page.getByRole('link', { name: /Прыдуманы/ }).count()).toBe(0)
  await page.getByRole('link', { name: 'Іван Выдуманы' }).click()
  const shown = () => page.locator('main').innerText()
  await expect.poll(shown, { timeout: 45_000 }).toContain('5 March 1990')
  expect(await shown()).not.toContain('6 March 1990')
  // An old note may name whom only that list brought: its number says so, and by which list.
  await go(page, brought)
  await desk.heading('Nobody is known under this number any more')
  await listed.filter({ hasText: 'taken back' }).waitFor()
  await look(desk, 'partner-lists', 'taken-back')
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 240_000)

/** As partners send them: heads of two lines, a town for the lines below it, a count, several people in a cell. */
const messy = [
  ['Спіс [сінтэтычны], жнівень'],
  ['№ п/п', 'ФИО, год рождения', 'Задержание', '', 'Паспорт'],
  ['', '', 'дата', 'место'],
  ['', 'г. Тестово'],
  ['1', 'Прыдумляны А. Н., 1987 г.р., 33 года', '10.08.2020', 'Дом 1', 'н/д'],
  ['2', 'Небылічная Анна, журналист', '11.08.2020', '', '3,75291E+11'],
  ['3', 'Няіснаў Пётр, Няіснаў Алег', '11.08.2020'],
  ['', 'Итого: 3'],
]

test('a messy workbook: what is no person is set apart, what stands beside names is told, and nothing is made of either', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Lists from partners' }).click()
  await page.getByRole('link', { name: 'Bring a list' }).click()
  await page.getByLabel('Whose list it is').fill('Synthetic Partner')
  await page.getByRole('button', { name: /Synthetic Partner/ }).click()
  await page.getByLabel('What the list is called').fill('As it came')
  const spans = ['A2:A3', 'B2:B3', 'C2:D2', 'E2:E3'].map((ref) => `<mergeCell ref="${ref}"/>`)
  const xml = `${rowsOf(messy)}<mergeCells>${spans.join('')}</mergeCells>`
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: 'list.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from(makeWorkbook({ sheets: [{ name: 'Сінтэтыка', xml }] })),
  })
  await page.getByLabel('Задержание / дата: read as').waitFor()
  expect(await page.getByLabel('Задержание / дата: read as').inputValue()).toBe('custody.from')
  await page.getByText('Above the names of the columns stands this.').waitFor()
  await page.getByText('Спіс [сінтэтычны], жнівень').waitFor()
  const names = page.getByLabel('ФИО, год рождения: read as')
  if ((await names.inputValue()) === '') await names.selectOption('person.name')
  await page.getByText('This looks like a heading').waitFor()
  await page.getByText('This counts other lines').waitFor()
  await page.getByText('One cell names several people').waitFor()
  await page.getByText('It stands beside the name').waitFor()
  await page.getByText('The spreadsheet left out figures of this number.').waitFor()
  const key = page.getByLabel('The partner’s own number of a line')
  if ((await key.inputValue()) === 'unsaid') await key.selectOption({ label: 'There is none' })
  await page.getByLabel('Leave these values out').check()
  await terms(page)
  await look(desk, 'partner-lists', 'messy')
  await desk.press(/^Send 5 lines/)

  await desk.heading('As it came, version 1')
  await versionState(page, 'looked through, nothing recorded yet').waitFor()
  await page.getByRole('button', { name: /^New · 2/ }).waitFor()
  await page.getByRole('button', { name: /^Cannot be recorded · 3/ }).click()
  await page.getByText('One cell names several people').waitFor()
  // It is kept as it came, and found again in the file.
  await page.getByText('Line 7', { exact: true }).waitFor()
  await page.getByText('Няіснаў Пётр, Няіснаў Алег').waitFor()
  await look(desk, 'partner-lists', 'messy-checked')
  await desk.press('Record this list')
  await versionState(page, /^recorded$/).waitFor()
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Прыдумляны А. Н.', exact: true }).click()
  await expect.poll(() => page.locator('main').innerText(), { timeout: 45_000 }).toContain('1987')
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 240_000)
