import type { Page } from 'playwright-core'
import type { DeskPage } from './desk-page.ts'
import { subject } from './letters-desk.ts'

/** A partner’s list as it comes, and what walks do with it. */
export interface ListToBring {
  readonly partner: string
  readonly title: string
  /** The second of them names people. */
  readonly heads: readonly string[]
  readonly lines: number
  /** A file’s name with its bytes, or lines to be pasted. */
  readonly made: { readonly name: string; readonly bytes: Uint8Array } | string
  readonly mayBePassedOn: boolean
}

export async function makePartner(desk: DeskPage, name: string): Promise<void> {
  await subject(desk, 'organisation', name)
}

/** Chooses the file, and says of each column that could be read in two ways how it is meant. */
async function choose(page: Page, { made, heads }: ListToBring): Promise<void> {
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
  // Of heads that no list has, somebody says that they are heads.
  const headLine = page.getByLabel('Which line names the columns?')
  const columns = page.getByLabel(`${heads[1]}: read as`)
  await columns.or(headLine).first().waitFor()
  if (await headLine.isVisible()) await headLine.selectOption({ label: 'Line 1' })
  await columns.waitFor()
  // Numbers that only count the lines are the partner’s own where somebody says so.
  const key = page.getByLabel('The partner’s own number of a line')
  if ((await key.inputValue()) === 'unsaid') await key.selectOption({ label: heads[0] ?? '' })
}

/** Brings a list and waits until it is looked through; the address of the version. */
export async function bring(desk: DeskPage, list: ListToBring): Promise<string> {
  const { page } = desk
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Lists from partners' }).click()
  await page.getByRole('link', { name: 'Bring a list' }).click()
  await page.getByLabel('Whose list it is').fill(list.partner)
  await page.getByRole('button', { name: new RegExp(list.partner) }).click()
  await page.getByLabel('What the list is called').fill(list.title)
  await choose(page, list)
  await page.getByLabel('What the partner gives it for').fill('To find people. [Synthetic]')
  const passedOn = list.mayBePassedOn ? 'Yes, as consent allows' : 'No'
  await page.getByRole('radio', { name: passedOn, exact: true }).check()
  await page.getByRole('radio', { name: 'The partner named no day' }).check()
  await desk.press(new RegExp(`^Send ${list.lines} lines`))
  await desk.heading(`${list.title}, version 1`)
  await page.locator('strong', { hasText: 'looked through, nothing recorded yet' }).waitFor()
  return new URL(page.url()).pathname
}

/** Records the version that is shown, to the end. */
export async function recordList(desk: DeskPage): Promise<void> {
  await desk.press('Record this list')
  await desk.page.locator('strong', { hasText: /^recorded$/ }).waitFor()
}

/** The people that a version made, by the number of the row. */
export async function madeBy(desk: DeskPage, version: string): Promise<Map<number, string>> {
  const people = new Map<number, string>()
  const path = `/api/batches/${version.split('/').at(-1) ?? ''}/rows/list`
  for (let after: number | null = null; ;) {
    const made = await desk.post(path, { verdict: null, after })
    const rows = made['rows'] as { row: number; subject: string }[]
    for (const { row, subject: person } of rows) people.set(row, person)
    after = rows.at(-1)?.row ?? null
    if (made['more'] !== true) return people
  }
}
