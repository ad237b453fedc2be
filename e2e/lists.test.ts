import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { ownOffice, pictures, signedIn } from './own-office.ts'

/** A list sorted, filtered and taken out as files, on the real thing: the pages as they are built, a browser, PostgreSQL. */
const own = ownOffice()

/** Synthetic people: by name, and the births that sources tell. */
const people: readonly [string, readonly string[]][] = [
  ['Synthetic Borys', ['1980-05-01']],
  ['Synthetic Alena', ['1990']],
  ['Synthetic Dzmitry', []],
  ['=Synthetic Formula', ['1970', '1971']],
  ['Synthetic Citizen, "quoted"', ['1985-01-01', '1986']],
]

const claim = (property: string, value: object, replaces: string | null = null) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
  replaces,
})

/** Asks as the page does, with the session of whoever is signed in there. */
async function recordPeople(desk: DeskPage): Promise<void> {
  for (const [name, births] of people) {
    const claims = [
      claim('person.name', { kind: 'name', text: name }),
      ...births.map((edtf) => claim('person.birth', { kind: 'date', edtf })),
    ]
    await desk.post('/api/subjects', { kind: 'person', claims })
  }
}

const namesOf = (desk: DeskPage) => desk.page.locator('tbody th a').allInnerTexts()

/** Waits until the list says so: it is asked for anew with each press. */
const expectNames = (desk: DeskPage, names: readonly string[]) =>
  expect.poll(() => namesOf(desk), { timeout: 10_000 }).toEqual(names)

async function exported(desk: DeskPage, format: RegExp): Promise<{ name: string; text: string }> {
  await desk.press('Export…')
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByLabel(format).check()
  const [download] = await Promise.all([
    desk.page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Export', exact: true }).click(),
  ])
  await dialog.getByText(/was handed to your browser/).waitFor()
  const text = await readFile(await download.path(), 'utf8')
  return { name: download.suggestedFilename(), text }
}

async function closeDialog(desk: DeskPage): Promise<void> {
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Close' }).last().click()
  await dialog.waitFor({ state: 'detached' })
}

const pictureOf = (desk: DeskPage, name: string) =>
  desk.page.screenshot({ path: join(pictures, `lists-${name}.png`), fullPage: true })

test('a list is sorted, filtered, kept over a page and back, and taken out exactly as it stands', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  await recordPeople(desk)

  await desk.goTo('People')
  const byName = [
    '=Synthetic Formula',
    'Synthetic Alena',
    'Synthetic Borys',
    'Synthetic Citizen, "quoted"',
    'Synthetic Dzmitry',
  ]
  await expectNames(desk, byName)
  const head = (name: string) => page.getByRole('columnheader', { name })
  expect(await head('Name').getAttribute('aria-sort')).toBe('ascending')
  await desk.press('Name')
  await expectNames(desk, byName.toReversed())
  expect(await head('Name').getAttribute('aria-sort')).toBe('descending')

  await desk.press('Born')
  expect(await head('Born').getAttribute('aria-sort')).toBe('ascending')
  expect(await head('Name').getAttribute('aria-sort')).toBeNull()
  await expect.poll(async () => (await namesOf(desk)).slice(0, 1)).toEqual(['=Synthetic Formula'])
  expect((await namesOf(desk)).at(-1)).toBe('Synthetic Dzmitry')
  await page.getByLabel('Order').selectOption('Newest record first')
  await expectNames(desk, people.map(([name]) => name).toReversed())
  await page.getByText('Columns', { exact: true }).click()
  await page.getByLabel('Last known').uncheck()
  expect(await head('Last known').count()).toBe(0)
  await desk.expectAccessible('the list of people')
  await pictureOf(desk, 'people')

  await page.getByLabel('Only where sources differ').check()
  await expectNames(desk, ['Synthetic Citizen, "quoted"', '=Synthetic Formula'])
  await page.getByRole('link', { name: '=Synthetic Formula' }).click()
  await desk.heading(/Synthetic Formula/)
  expect(page.url()).not.toMatch(/differ|recorded|quarrels/)
  await page.getByRole('link', { name: 'People' }).first().click()
  await expectNames(desk, ['Synthetic Citizen, "quoted"', '=Synthetic Formula'])
  expect(await page.getByLabel('Only where sources differ').isChecked()).toBe(true)
  expect(await head('Last known').count()).toBe(0)

  const table = await exported(desk, /CSV/)
  await pictureOf(desk, 'export')
  await desk.expectAccessible('the export of a list')
  await closeDialog(desk)
  expect(table.name).toMatch(/^amparo-(demo-)?person-\d{4}-\d\d-\d\d\.csv$/)
  expect(table.text.startsWith('\ufeff"No. [id]","Name [name]","Name [person.name]"')).toBe(true)
  const lines = table.text.split('\r\n').slice(1, -1)
  expect(lines).toHaveLength(2)
  expect(lines[0]).toContain(`"'=Synthetic Formula"`)
  expect(lines[0]).toContain('"1970\n1971","1\n1","1"')
  expect(lines[1]).toContain('"Synthetic Citizen, ""quoted"""')
  expect(table.text).not.toContain('Alena')

  await desk.press('Show all again')
  const bornFrom = page.getByRole('group', { name: 'Born from' })
  await bornFrom.getByLabel('Year').fill('1980')
  await bornFrom.getByText('1 January 1980').waitFor()
  await page.getByRole('group', { name: 'Born until' }).getByLabel('Year').fill('1984')
  await expectNames(desk, ['Synthetic Borys'])
  expect(await head('Born').getAttribute('aria-sort')).toBe('ascending')
  const rows = await exported(desk, /JSON/)
  await closeDialog(desk)
  const said = rows.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(said[0]).toMatchObject({
    type: 'export',
    kind: 'person',
    order: { by: 'recorded', down: false },
    filter: { quarrels: false, from: '1980-01-01', to: '1984-12-31' },
  })
  expect(said.filter(({ type }) => type === 'subject')).toMatchObject([
    {
      name: 'Synthetic Borys',
      properties: {
        'person.birth': { values: [{ value: { kind: 'date', edtf: '1980-05-01' }, sources: 1 }] },
      },
    },
  ])
  expect(said.at(-1)).toMatchObject({ type: 'end', subjects: 1 })
  await desk.press('Show all again')
  await expect.poll(async () => (await namesOf(desk)).length).toBe(5)
  expect(await bornFrom.getByLabel('Year').inputValue()).toBe('')

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await pictureOf(desk, 'people-narrow-dark')
  await desk.expectAccessible('the same, narrow and dark')
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    'nothing is wider than the page',
  ).toBe(true)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await pictureOf(desk, 'people-rtl')
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
  await desk.goTo('Places, bodies, events')
  await pictureOf(desk, 'places')
  await desk.expectAccessible('the list of places')
  await page.locator('button[lang=th]').first().click()
  await page.getByLabel('ลำดับ').waitFor()
  await pictureOf(desk, 'places-th')
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 240_000)

test('who may not export is offered nothing of it', async (context) => {
  const desk = await signedIn(own, context, 'intake-officer')
  await desk.goTo('People')
  await desk.page.getByLabel('Order').waitFor()
  expect(await desk.page.getByRole('button', { name: 'Export…' }).count()).toBe(0)
  await desk.close()
}, 120_000)

test('a page tells what was done to it, by whom and when, newest first', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  const { subject } = await desk.post('/api/subjects', {
    kind: 'organisation',
    claims: [
      claim('organisation.name', { kind: 'name', text: 'Synthetic circle' }),
      claim('organisation.place', { kind: 'text', text: 'Synthetic town' }),
    ],
  })
  const claims = async () => {
    const opened = await desk.post(`/api/subjects/${String(subject)}/open`, {})
    return (opened['subject'] as { claims: { id: string }[] }).claims
  }
  const corrected = claim(
    'organisation.place',
    { kind: 'text', text: 'Synthetic village' },
    (await claims()).at(-1)?.id,
  )
  await desk.post(`/api/subjects/${String(subject)}/claims`, { claims: [corrected] })
  await desk.post(`/api/claims/${(await claims()).at(-1)?.id ?? ''}/retract`, {})

  await desk.goTo('Places, bodies, events')
  await page.getByRole('link', { name: 'Organisation' }).click()
  await page.getByRole('link', { name: 'Synthetic circle' }).click()
  await desk.heading(/Synthetic circle/)
  await desk.press('History')
  const steps = page.getByRole('dialog').locator('ol > li')
  await steps.first().waitFor()
  const said = (await steps.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
  expect(said).toHaveLength(3)
  expect(said[0]).toMatch(/Rights One No\. \d+.* Where it is, taken back: Synthetic village$/)
  expect(said[1]).toMatch(/Where it is, corrected: Synthetic town now: Synthetic village$/)
  expect(said[2]).toMatch(/Name: Synthetic circle Where it is: Synthetic town$/)
  await pictureOf(desk, 'history')
  await desk.expectAccessible('the history of a page')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 844 })
  await pictureOf(desk, 'history-narrow-dark')
  await desk.expectAccessible('the same, narrow and dark')
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 120_000)

test('a list is brought in from a file: what cannot be read is told first, a broken line records nobody twice', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  const dialog = page.getByRole('dialog')
  await desk.goTo('People')

  const many = Array.from({ length: 450 }, (_, at) => `"Synthetic Arrival ${at}";5.3.1990;женский`)
  const lines = [
    'Имя;Дата рождения;Пол;Примечание',
    ...many,
    '"Arrival Synthetic";31.2.1990;мужской',
  ]
  const choose = () =>
    dialog.getByLabel('File', { exact: true }).setInputFiles({
      name: 'synthetic.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
    })
  await desk.press('Import…')
  await choose()
  await dialog.getByText('1 value cannot be read:').waitFor()
  await dialog.getByText(/Line 452, Date of birth/).waitFor()
  await dialog.getByLabel('Примечание: read as').waitFor()
  const record = dialog.getByRole('button', { name: 'Record 451 lines' })
  expect(await record.isDisabled()).toBe(true)
  await desk.expectAccessible('the import of a list')
  await pictureOf(desk, 'import')
  await dialog.getByLabel(/Leave these values out/).check()

  // The first part is recorded, and its answer is lost; the second never arrives.
  let requests = 0
  await page.route('**/api/subjects/import', async (route) => {
    requests += 1
    if (requests === 1) await route.fetch()
    await route.abort()
  })
  await record.click()
  await dialog.getByText(/Go on” records the rest, and nothing twice/).waitFor()
  await page.unroute('**/api/subjects/import')
  await closeDialog(desk)

  await desk.press('Import…')
  await choose()
  await dialog.getByText(/was begun on/).waitFor()
  await pictureOf(desk, 'import-again')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await dialog.getByText('451 lines are recorded.').waitFor()
  await closeDialog(desk)

  const { text } = await exported(desk, /CSV/)
  await closeDialog(desk)
  for (const [at] of many.entries())
    expect(text.split(`"Synthetic Arrival ${at}"`).length - 1).toBe(2)
  expect(text).toContain('"Arrival Synthetic"')
  desk.troubles.length = 0
})
