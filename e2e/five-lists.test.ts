import { expect, test } from 'vitest'
import { inEncoding } from '@amparo/lists/testing/in-encoding'
import { makeWorkbook, rowsOf } from '@amparo/lists/testing/make-workbook'
import { demoLists, type DemoList, type DemoRecord } from '@amparo/scenario'
import type { DeskPage } from './desk-page.ts'
import { decideNext, expectNotMadeOne, openFirstPair } from './identity-desk.ts'
import { bring, madeBy, makePartner, recordList, type ListToBring } from './lists-desk.ts'
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

const toBring = (
  { partner, title, rows }: DemoList,
  { heads, made, cells }: Form,
): ListToBring => ({
  partner,
  title,
  heads,
  lines: rows.length,
  made: made([heads, ...rows.map(cells)]),
  mayBePassedOn: false,
})

test('five lists become people, by thirty decisions of somebody who looks, and all of it can be taken back', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  const truths = new Map<string, number>()
  const versions: string[] = []
  for (const [at, list] of lists.entries()) {
    await makePartner(desk, list.partner)
    const form = forms[at]
    if (form === undefined) throw new Error('a list without a form')
    const version = await bring(desk, toBring(list, form))
    if (at === 4) {
      await desk.press(/^May be known/)
      await page
        .getByText(/Date of birth: the same/)
        .first()
        .waitFor()
      await look(desk, 'five-lists', 'doubtful')
    }
    await recordList(desk)
    versions.push(version)
    for (const [row, person] of await madeBy(desk, version))
      truths.set(person, list.rows[row - 1]?.truth ?? Number.NaN)
  }
  expect(truths.size).toBe(lists.reduce((sum, { rows }) => sum + rows.length, 0))

  await desk.goTo('People')
  await page.getByRole('link', { name: 'Who may be the same person' }).click()
  await page.getByText(/pairs wait\./).waitFor()
  await look(desk, 'five-lists', 'waiting')
  expect(await openFirstPair(page)).toBe(true)
  let warned = 0
  for (let decided = 0; decided < PAIRS; decided++) {
    await page.getByRole('radio', { name: 'The same person' }).waitFor()
    if (await page.getByText(/They may be (siblings|parent and child)/).count()) {
      if (warned++ === 0) await expectNotMadeOne(page)
    }
    if (!(await decideNext(page, (one, other) => truths.get(one) === truths.get(other)))) break
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

/** How many people the register shows. */
async function counted(desk: DeskPage): Promise<number> {
  await desk.goTo('People')
  const said = await desk.page.getByText(/^\d+ people\./).innerText()
  return Number.parseInt(said, 10)
}
