import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { expectLedWell, pictures, WaysOffice, writeDown } from './ways-office.ts'

/** What the one box finds and why, lists narrowed down, searches that are kept: on the real thing, by keyboard. */
let office: WaysOffice

beforeAll(async () => {
  office = await WaysOffice.start()
}, 120_000)
afterAll(async () => office[Symbol.asyncDispose]())

const claim = (property: string, value: object) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
  replaces: null,
})
const name = (kind: string, text: string) => claim(`${kind}.name`, { kind: 'name', text })
const code = (property: string, one: string) => claim(property, { kind: 'code', code: one })

const make = (desk: DeskPage, kind: string, claims: readonly object[]) =>
  desk.post('/api/subjects', { kind, claims })

async function record(desk: DeskPage): Promise<void> {
  await make(desk, 'person', [
    name('person', 'Аляксандр Сінтэтык'),
    claim('person.father', { kind: 'name', text: 'Мікалай' }),
    code('person.sex', 'male'),
  ])
  for (const [at, sex] of ['female', 'female', 'male'].entries())
    await make(desk, 'person', [
      name('person', `Synthetic Person ${'ABC'.charAt(at)}`),
      code('person.sex', sex),
    ])
  await make(desk, 'facility', [name('facility', 'Сінтэтычны СІЗА')])
  await make(desk, 'event', [
    claim('event.title', { kind: 'text', text: 'Затрыманні каля вакзала, synthetic' }),
  ])
}

/** Types into the one box as somebody at the keyboard does, and waits for what is wanted. */
async function find(desk: DeskPage, query: string, wanted: RegExp): Promise<void> {
  await desk.page.keyboard.press('Control+k')
  await desk.page.getByLabel('Find people, sections, commands').fill(query)
  await desk.page.getByRole('option', { name: wanted }).first().waitFor()
}

const pictureOf = (desk: DeskPage, called: string) =>
  desk.page.screenshot({ path: join(pictures, `finding-${called}.png`), fullPage: true })

const namesOf = (desk: DeskPage) => desk.page.locator('tbody th a').allInnerTexts()

test(
  'one box finds everything with its reasons, lists are narrowed down, and searches are kept',
  { timeout: 240_000 },
  async (context) => {
    const desk = await office.officer(context, 'intake-officer')
    const { page } = desk
    await record(desk)

    await find(
      desk,
      'Aliaksandr Mikalaevich Sintetyk',
      /Аляксандр Сінтэтык.*same name in another spelling.*father’s name agrees/,
    )
    await desk.expectAccessible('the one box, found')
    await pictureOf(desk, 'box')
    await page.keyboard.press('Enter')
    await desk.heading(/Аляксандр Сінтэтык/)
    await find(desk, 'вокзал вакзала', /Затрыманні каля вакзала.*words of the/)
    await page.keyboard.press('Escape')
    await find(desk, '№ 1', /Аляксандр Сінтэтык.*number/)
    await page.keyboard.press('Escape')

    await desk.goTo('People')
    await expect.poll(async () => (await namesOf(desk)).length).toBe(4)
    const narrow = page.getByText('Narrow down', { exact: true })
    await narrow.focus()
    await page.keyboard.press('Enter')
    const women = page.getByRole('checkbox', { name: /^Female/ })
    await women.waitFor()
    expect(await page.getByRole('checkbox', { name: 'Female 2', exact: true }).count()).toBe(1)
    await women.focus()
    await page.keyboard.press('Space')
    await expect.poll(() => namesOf(desk)).toEqual(['Synthetic Person A', 'Synthetic Person B'])
    await expectLedWell(desk, 'a list that is narrowed down')
    await pictureOf(desk, 'narrowed')

    await desk.press('Keep this search…')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click()
    await dialog.getByText('Give it a name.').waitFor()
    await dialog.getByLabel('Name').fill('Synthetic women')
    await desk.expectAccessible('keeping a search')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await desk.press('Show all again')
    await expect.poll(async () => (await namesOf(desk)).length).toBe(4)
    await desk.press('Synthetic women')
    await expect.poll(async () => (await namesOf(desk)).length).toBe(2)

    // Another device of the same officer.
    const other = await office.officer(context, 'intake-officer')
    await other.goTo('People')
    await other.press('Synthetic women')
    await expect.poll(async () => (await namesOf(other)).length).toBe(2)
    await other.press('Rename or delete…')
    await other.page.getByRole('dialog').getByLabel('Name').fill('Synthetic kept')
    await other.press('Keep these names')
    await other.page.getByRole('button', { name: 'Synthetic kept' }).waitFor()
    await other.press('Rename or delete…')
    await other.expectAccessible('renaming searches')
    await other.page.getByRole('button', { name: 'Delete Synthetic kept' }).click()
    await other.page.getByText('None is left.').waitFor()
    await other.page.keyboard.press('Escape')
    await other.page.getByRole('button', { name: 'Synthetic kept' }).waitFor({ state: 'detached' })

    await page.setViewportSize({ width: 390, height: 844 })
    await pictureOf(desk, 'narrowed-phone')
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    await pictureOf(desk, 'narrowed-phone-rtl-dark')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(desk.troubles).toEqual([])
  },
)

test(
  'what an officer has opened is found in another script, and leads to the passage',
  { timeout: 240_000 },
  async (context) => {
    const desk = await office.officer(context, 'intake-officer')
    const { page } = desk
    const bodies: string[] = []
    page.on('request', (request) => bodies.push(request.postData() ?? ''))
    const account = 'Учора каля дома забралі Рыгора Выдуманага, synthetic.'
    const message = await writeDown(desk, account)
    await desk.goTo('Messages')
    await desk.openMessage(message)
    await desk.goTo('People')
    await find(desk, 'Grigory Vydumany', /Рыгора Выдуманага/)
    await desk.expectAccessible('the one box with a passage')
    await pictureOf(desk, 'passage')
    await page.getByRole('option', { name: /Рыгора Выдуманага/ }).click()
    await desk.heading(`Message ${message}`)
    await page.getByRole('textbox', { name: /The account/ }).waitFor()

    // Locked and opened again, nothing is open: what is found is the place, and reading it is an opening.
    const again = await office.officer(context, 'intake-officer')
    await find(again, 'Григорий Выдуманный', /Open it to read the passage/)
    await again.page.getByRole('option', { name: /Open it to read/ }).click()
    await again.heading(`Message ${message}`)
    await again.expectNothingKept()
    expect(bodies.join('\n')).not.toContain('Рыгора')
    expect(desk.troubles).toEqual([])
  },
)

test(
  'a caller is answered by keyboard alone within ten seconds, and told nothing nobody agreed to',
  { timeout: 240_000 },
  async (context) => {
    const desk = await office.officer(context, 'intake-officer')
    const { page } = desk
    await make(desk, 'person', [
      name('person', 'Зміцер Прыдуманы'),
      claim('person.birth', { kind: 'date', edtf: '1984' }),
      code('person.acknowledged', 'denied'),
    ])
    await make(desk, 'person', [
      name('person', 'Дмитрий Придуманный'),
      claim('person.birth', { kind: 'date', edtf: '1990' }),
    ])
    await desk.goTo('Places, bodies, events')

    const began = performance.now()
    await page.keyboard.press('Control+k')
    await page.getByLabel('Find people, sections, commands').fill('caller')
    await page.getByRole('option', { name: /A caller asks about somebody/ }).waitFor()
    await page.keyboard.press('Enter')
    await desk.heading('A caller asks about somebody')
    await page.keyboard.type('Dzmitry Prydumany')
    await page.keyboard.press('Tab')
    await page.keyboard.type('1984')
    const right = page.getByRole('button', { name: /^Зміцер Прыдуманы.*Date of birth: the same/ })
    await right.waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await right.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Enter')
    await page.getByText('Nothing: nobody knows who is calling.').waitFor()
    expect(performance.now() - began).toBeLessThan(10_000)

    const panel = page.getByRole('region', { name: 'What the register knows' })
    await panel
      .getByText(/authorities/i)
      .first()
      .waitFor()
    await page.getByRole('radio', { name: 'the family' }).check()
    await page.getByText(/never asked whether such callers may be told/).waitFor()
    await page.getByText('“We cannot say whether we know of anybody').waitFor()
    await expectLedWell(desk, 'a caller asks')
    await pictureOf(desk, 'caller')
    await page.setViewportSize({ width: 390, height: 844 })
    await pictureOf(desk, 'caller-phone')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
    await pictureOf(desk, 'caller-phone-rtl')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))

    const search = page.getByLabel('Name, in any script or spelling')
    await search.fill('Nobody Anywhere')
    await page.getByText(/Nobody with such a name is visible to you/).waitFor()
    await page.getByText('“We cannot say whether we know of anybody').waitFor()
    expect(desk.troubles).toEqual([])
  },
)
