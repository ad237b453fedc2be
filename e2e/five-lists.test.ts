import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { inEncoding } from '@amparo/lists/testing/in-encoding'
import { makeWorkbook, rowsOf } from '@amparo/lists/testing/make-workbook'
import { demoLists, type DemoList, type DemoRecord } from '@amparo/scenario'
import type { DeskPage } from './desk-page.ts'
import { look } from './look.ts'
import { ownOffice, signedIn } from './own-office.ts'

/**
 * Five partners’ lists in five forms, with a father and his two sons on each second one: looked through, recorded, thirty pairs decided
 * by the keyboard alone, somebody taken apart again, a list taken back. Everybody is invented, and whom each row is about is known.
 */
const own = ownOffice()
const lists = demoLists(3, 22)
const PAIRS = 30

const day = (edtf = '') => edtf.split('-').toReversed().join('.')
const cellsOf = ({ names, fathers, born, sex, places, seen }: DemoRecord, at: number): string[] => [
  String(at + 1),
  names[0] ?? '',
  fathers[0] ?? '',
  born[0] ?? '',
  sex[0] ?? '',
  places[0] ?? '',
  seen[0] ?? '',
]

/** Days with full stops, as they are written there. */
const dotted = (record: DemoRecord, at: number) =>
  cellsOf(record, at).map((cell, column) => (column === 3 || column === 6 ? day(cell) : cell))

interface Form {
  readonly heads: readonly string[]
  /** A file’s name with its bytes, or lines to be pasted. */
  readonly made: (
    lines: readonly (readonly string[])[],
  ) => { name: string; bytes: Uint8Array } | string
  readonly cells: (record: DemoRecord, at: number) => readonly string[]
}

const plain = ['No', 'Full name', 'Father', 'Date of birth', 'Sex', 'City', 'Detained']
const separated = (by: string) => (lines: readonly (readonly string[])[]) =>
  lines.map((line) => line.join(by)).join('\r\n')

/** As partners make them, each in their own way. */
const forms: readonly Form[] = [
  {
    heads: [
      '№',
      'Прозвішча і імя',
      'Імя па бацьку',
      'Дата нараджэння',
      'Пол',
      'Горад',
      'Затрыманы',
    ],
    made: (lines) => ({
      name: 'list.xlsx',
      bytes: makeWorkbook({ sheets: [{ name: 'Сінтэтыка', xml: rowsOf(lines) }] }),
    }),
    cells: dotted,
  },
  {
    heads: ['№', 'ФИО', 'Отчество', 'Дата рождения', 'Пол', 'Город', 'Задержан'],
    made: (lines) => ({
      name: 'list.csv',
      bytes: inEncoding(separated(';')(lines), 'windows-1251'),
    }),
    cells: dotted,
  },
  {
    heads: plain,
    made: (lines) => ({ name: 'list.csv', bytes: new TextEncoder().encode(separated(',')(lines)) }),
    cells: cellsOf,
  },
  {
    heads: plain,
    made: ([heads = [], ...lines]) => ({
      name: 'list.json',
      bytes: new TextEncoder().encode(
        JSON.stringify(
          lines.map((line) => Object.fromEntries(heads.map((head, at) => [head, line[at]]))),
        ),
      ),
    }),
    cells: cellsOf,
  },
  // Heads that say nothing: what the columns hold is guessed from their cells.
  { heads: ['No', 'A', 'B', 'C', 'D', 'E', 'F'], made: separated('\t'), cells: cellsOf },
]

async function makePartner(desk: DeskPage, text: string): Promise<void> {
  const claim = {
    property: 'organisation.name',
    value: { kind: 'name', text },
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  }
  await desk.post('/api/subjects', { kind: 'organisation', claims: [claim] })
}

/** Chooses the file, and says of each column that could be read in two ways how it is meant. */
async function choose(page: Page, { rows }: DemoList, form: Form): Promise<void> {
  const made = form.made([form.heads, ...rows.map(form.cells)])
  if (typeof made === 'string') {
    await page.getByText('Or paste lines here').click()
    await page.getByLabel('Lines').fill(made)
    await page.getByRole('button', { name: 'Read these lines' }).click()
  } else
    await page.getByLabel('File', { exact: true }).setInputFiles({
      name: made.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(made.bytes),
    })
  await page.getByLabel(`${form.heads[1]}: read as`).waitFor()
}

async function bring(desk: DeskPage, list: DemoList, form: Form): Promise<string> {
  const { page } = desk
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Lists from partners' }).click()
  await page.getByRole('link', { name: 'Bring a list' }).click()
  await page.getByLabel('Whose list it is').fill(list.partner)
  await page.getByRole('button', { name: new RegExp(list.partner) }).click()
  await page.getByLabel('What the list is called').fill(list.title)
  await choose(page, list, form)
  await page.getByLabel('What the partner gives it for').fill('To find people. [Synthetic]')
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.getByRole('radio', { name: 'The partner named no day' }).check()
  await desk.press(new RegExp(`^Send ${list.rows.length} lines`))
  await desk.heading(`${list.title}, version 1`)
  await page.locator('strong', { hasText: 'looked through, nothing recorded yet' }).waitFor()
  return new URL(page.url()).pathname
}

/** The people that a version made, with whom each is truly about. */
async function madeBy(
  desk: DeskPage,
  batch: string,
  { rows }: DemoList,
): Promise<[string, number][]> {
  const made = await desk.post(`/api/batches/${batch}/rows/list`, { verdict: null, after: null })
  return (made['rows'] as { row: number; subject: string }[]).map(({ row, subject }) => [
    subject,
    rows[row - 1]?.truth ?? Number.NaN,
  ])
}

test('five lists become people, by thirty decisions of somebody who looks, and all of it can be taken back', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  const truths = new Map<string, number>()
  const versions: string[] = []
  for (const [at, list] of lists.entries()) {
    await makePartner(desk, list.partner)
    const form = forms[at]
    if (form === undefined) throw new Error('a list without a form')
    const version = await bring(desk, list, form)
    if (at === 4) {
      await desk.press(/^May be known/)
      await page
        .getByText(/Date of birth: the same/)
        .first()
        .waitFor()
      await look(desk, 'five-lists', 'doubtful')
    }
    await desk.press('Record this list')
    await page.locator('strong', { hasText: /^recorded$/ }).waitFor()
    versions.push(version)
    for (const [subject, truth] of await madeBy(desk, version.split('/').at(-1) ?? '', list))
      truths.set(subject, truth)
  }
  expect(truths.size).toBe(lists.reduce((sum, { rows }) => sum + rows.length, 0))

  await desk.goTo('People')
  await page.getByRole('link', { name: 'Who may be the same person' }).click()
  await page.getByText(/pairs wait\./).waitFor()
  await look(desk, 'five-lists', 'waiting')
  expect(await openFirst(page)).toBe(true)
  let warned = 0
  for (let decided = 0; decided < PAIRS; decided++) {
    await page.getByRole('radio', { name: 'The same person' }).waitFor()
    const { pathname } = new URL(page.url())
    const [one = '', other = ''] = pathname.split('/').slice(-2)
    const isSame = truths.get(one) === truths.get(other)
    if (await page.getByText(/They may be (siblings|parent and child)/).count()) warned++
    await page.keyboard.press(isSame ? 's' : 'd')
    await page.keyboard.type('By what is known of them. [Synthetic]')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL((url) => url.pathname !== pathname)
    if (new URL(page.url()).pathname === '/people/pairs' && !(await openFirst(page))) break
  }
  expect(warned).toBeGreaterThan(0)
  const isCounted = () => counted(desk)
  await expect.poll(isCounted, { timeout: 45_000 }).toBeLessThan(truths.size - PAIRS / 2)
  const people = await counted(desk)

  // One of them is taken out again, and stands alone.
  await page
    .getByRole('link', { name: /Казанчук|Козончук|Kazanchuk/ })
    .first()
    .click()
  await page.getByRole('heading', { name: 'One person from several records' }).waitFor()
  await look(desk, 'five-lists', 'one-person')
  await page
    .getByRole('button', { name: /Take out again/ })
    .first()
    .click()
  await page.getByLabel('Why, in writing').fill('Not the same man. [Synthetic]')
  await page.getByRole('dialog').getByRole('button', { name: 'Take out again' }).click()
  await page.getByText('They are different people again.').waitFor()
  await expect.poll(isCounted, { timeout: 45_000 }).toBeGreaterThan(people)

  // What a list brought goes with it, whatever was decided about it: this man stands on no other.
  const alone = () => page.getByRole('link', { name: 'Вороенко Алексей' }).count()
  await expect.poll(alone, { timeout: 45_000 }).toBe(1)
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Lists from partners' }).click()
  await page.locator(`a[href="${versions[3]}"]`).click()
  await desk.press('Take it all back…')
  await page.getByRole('radio', { name: 'It was the wrong file' }).check()
  await desk.press('Take it all back')
  await page.locator('strong', { hasText: /^taken back$/ }).waitFor()
  await isCounted()
  await expect.poll(alone, { timeout: 45_000 }).toBe(0)
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 400_000)

/** By the keyboard, from the list of those that wait, which is read anew meanwhile; false where none does. */
async function openFirst(page: Page): Promise<boolean> {
  const isOpen = () => /\/pairs\/\d+\/\d+$/.test(new URL(page.url()).pathname)
  const isNone = () => page.getByText('No pair waits').isVisible()
  await expect
    .poll(
      async () => {
        if (isOpen() || (await isNone())) return true
        await page.keyboard.press('j')
        await page.keyboard.press('Enter')
        return isOpen()
      },
      { timeout: 45_000, interval: 500 },
    )
    .toBe(true)
  return isOpen()
}

/** How many people the register shows. */
async function counted(desk: DeskPage): Promise<number> {
  await desk.goTo('People')
  const said = await desk.page.getByText(/^\d+ people\./).innerText()
  return Number.parseInt(said, 10)
}
