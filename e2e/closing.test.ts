import { join } from 'node:path'
import type { Role } from '@amparo/contract'
import { expect, test } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { ownOffice, pictures, sheetOf, signedIn } from './own-office.ts'

/** A search and a person closed by one officer and by two, on the real thing: built pages, a browser, PostgreSQL. */
const own = ownOffice()

const claim = (property: string, value: object) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-20',
  audience: 0,
  replaces: null,
})
const named = (text: string) => claim('person.name', { kind: 'name', text })
const alive = claim('person.alive', { kind: 'code', code: 'alive' })
const born = (edtf: string) => claim('person.birth', { kind: 'date', edtf })
const atHome = claim('person.whereabouts', { kind: 'text', text: 'at home' })
const dated = (property: string, edtf: string) => claim(property, { kind: 'date', edtf })

/** Records something, and gives its number. */
const recorded = async (desk: DeskPage, path: string, body: object) =>
  String((await desk.post(path, body))['subject'])

/** A page begun anew: nothing of what was read before is left in it. */
async function comeBack(desk: DeskPage, role: Role, name: string): Promise<void> {
  await desk.page.reload()
  await desk.signIn(sheetOf(own, role))
  await openPerson(desk, name)
}

/** The same page anew, found by name as an officer finds it. */
async function openPerson(desk: DeskPage, name: string): Promise<void> {
  await desk.goTo('People')
  await desk.page.getByRole('link', { name, exact: true }).click()
  await desk.heading(name)
}

/** What is said under “Search” or “Our work for this person”. */
const topic = (desk: DeskPage, name: 'Search' | 'Our work for this person') =>
  desk.page
    .getByRole('listitem')
    .filter({ has: desk.page.getByRole('heading', { level: 3, name, exact: true }) })

/** The one that asks; what was done is said in another. */
const dialogOf = (desk: DeskPage) => desk.page.locator('[role=dialog]:not([aria-modal=false])')

async function openSearch(desk: DeskPage): Promise<void> {
  await desk.press('Open a search…')
  await desk.page.getByLabel('Why, in writing').fill('The mother is looking for him.')
  await desk.press('Open it')
  await topic(desk, 'Search')
    .getByText(/open since/)
    .waitFor()
}

const pictureOf = (desk: DeskPage, name: string) =>
  desk.page.screenshot({ path: join(pictures, `closing-${name}.png`), fullPage: true })

async function everyLook(desk: DeskPage, name: string): Promise<void> {
  const { page } = desk
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await page.setViewportSize({ width, height: 844 })
    await pictureOf(desk, `${name}-${width}-${scheme}`)
    await desk.expectAccessible(`${name}, ${width}, ${scheme}`)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      'nothing is wider than the page',
    ).toBe(true)
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 844 })
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await pictureOf(desk, `${name}-rtl`)
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
}

test('one officer opens a search, closes it by keyboard, and opens it again', async (context) => {
  const desk = await signedIn(own, context, 'intake-officer')
  const { page } = desk
  const claims = [named('Synthetic Found'), alive, born('1980'), atHome]
  await desk.post('/api/subjects', { kind: 'person', claims })
  await openPerson(desk, 'Synthetic Found')
  await topic(desk, 'Search').getByText('nobody has opened one').waitFor()
  await openSearch(desk)

  await page.getByRole('button', { name: 'Close the search…' }).focus()
  await page.keyboard.press('Enter')
  const dialog = dialogOf(desk)
  await dialog.waitFor()
  await dialog.getByLabel('We spoke with the person').focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => dialog.getByLabel('We spoke with the family').isChecked()).toBe(true)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  expect(await dialog.getByLabel('Yes, the family has been told').isChecked()).toBe(true)
  expect(await dialog.getByText('One officer suffices.').count()).toBe(0)
  const toldOn = dialog.getByRole('group', { name: 'Told on' })
  await toldOn.getByLabel('Day').focus()
  await page.keyboard.type('20')
  await page.keyboard.press('Tab')
  await page.keyboard.type('August')
  await page.keyboard.press('Tab')
  await page.keyboard.type('2999')
  await page.keyboard.press('Tab')
  await toldOn.getByText(/^The last possible day is/).waitFor()
  expect(await dialog.getByText('One officer suffices.').count()).toBe(0)
  await toldOn.getByLabel('Year').fill('2020')
  await dialog.getByText('One officer suffices.').waitFor()
  await dialog.getByLabel('Why, in writing').fill('His mother has him at home.')
  await everyLook(desk, 'close-one')
  await dialog.getByLabel('Why, in writing').focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await topic(desk, 'Search')
    .getByText(/closed on/)
    .waitFor()
  await dialog.waitFor({ state: 'detached' })
  await topic(desk, 'Our work for this person').getByText('open', { exact: true }).waitFor()

  await page.getByText('What was decided (2)').click()
  await page.getByText('His mother has him at home.').waitFor()
  await page.getByText('Known first-hand: We spoke with the family').waitFor()
  await desk.press('Open again…')
  await page.getByLabel('Why, in writing').fill('He was taken again.')
  await desk.press('Open it')
  await topic(desk, 'Search')
    .getByText(/open since/)
    .waitFor()
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 180_000)

test('where nobody has met the person two people close it, and a proposal lapses with anything new', async (context) => {
  const first = await signedIn(own, context, 'intake-officer')
  const second = await signedIn(own, context, 'head')
  const claims = [named('Synthetic Doubted'), alive, born('2006')]
  const person = await recorded(first, '/api/subjects', { kind: 'person', claims })
  await first.post(`/api/subjects/${person}/below`, {
    kind: 'custody',
    claims: [dated('custody.from', '2020-08-10')],
  })
  await openPerson(first, 'Synthetic Doubted')
  await openSearch(first)

  async function propose(): Promise<void> {
    await first.press('Close the search…')
    const dialog = dialogOf(first)
    await dialog.getByLabel(/We do not yet/).check()
    await dialog.getByLabel('No, the family has not been told').check()
    await dialog.getByText('Two people have to agree, because:').waitFor()
    await dialog.getByText('The person is or was under eighteen, or may have been.').waitFor()
    await dialog.getByText('The family has not been told.').waitFor()
    await dialog.getByLabel('Why, in writing').fill('A list of those released has the name.')
    await dialog.getByRole('button', { name: 'Propose to close' }).click()
    await topic(first, 'Search').getByText('A second person has to agree').waitFor()
  }
  await propose()
  expect(await first.page.getByRole('button', { name: 'Agree…' }).count()).toBe(0)
  expect(await first.page.getByRole('button', { name: 'Close the search…' }).count()).toBe(0)

  // The head did not know of it: it waits in the list of who is looked for.
  await second.goTo('People')
  await second.page.getByRole('link', { name: 'Who is looked for' }).click()
  await second.heading('Who is looked for')
  await second.page.getByRole('link', { name: 'Synthetic Doubted' }).first().waitFor()
  await everyLook(second, 'searches')
  await second.page.getByRole('link', { name: 'Synthetic Doubted' }).first().click()
  await second.heading('Synthetic Doubted')
  await second.page.getByText('A list of those released has the name.').first().waitFor()
  await everyLook(second, 'proposal')
  await first.post(`/api/subjects/${person}/claims`, { claims: [named('Synthetic Other')] })
  // The head still looks at what stood there before, and presses.
  await second.press('Agree…')
  const answer = dialogOf(second)
  await answer.getByLabel('Why, in writing').fill('I read the same.')
  await answer.getByRole('button', { name: 'Agree and close' }).click()
  await answer.getByRole('alert').waitFor()
  expect(await answer.getByLabel('Why, in writing').inputValue()).toBe('I read the same.')
  await second.page.keyboard.press('Escape')
  await topic(second, 'Search')
    .getByText(/this proposal has lapsed/)
    .waitFor()
  await topic(second, 'Search')
    .getByText(/open since/)
    .waitFor()

  await comeBack(first, 'intake-officer', 'Synthetic Doubted')
  await topic(first, 'Search')
    .getByText(/this proposal has lapsed/)
    .waitFor()
  await propose()
  await comeBack(second, 'head', 'Synthetic Doubted')
  await second.press('Agree…')
  await answer.getByLabel('Why, in writing').fill('I called the volunteers who made the list.')
  await pictureOf(second, 'agree')
  await second.expectAccessible('agreeing')
  await answer.getByRole('button', { name: 'Agree and close' }).click()
  await topic(second, 'Search')
    .getByText(/closed on/)
    .waitFor()
  await topic(second, 'Our work for this person').getByText('open', { exact: true }).waitFor()
  await second.page.getByText(/What was decided/).click()
  await everyLook(second, 'decided')
  expect([...first.troubles, ...second.troubles]).toEqual([])
  await first.close()
  await second.close()
}, 240_000)

test('whoever looks from another zone sees the same days and the same hours, and by whose clocks they were counted', async (context) => {
  // In the night of the arrest the clocks of New York are turned back; those of Minsk are not.
  const zones = ['Europe/Minsk', 'America/New_York', 'Pacific/Auckland'] as const
  const seen: string[] = []
  let person = ''
  for (const zone of zones) {
    const desk = await signedIn(own, context, 'intake-officer', { timezoneId: zone })
    const { page } = desk
    if (person === '') person = await arrestedByNight(desk)
    await openPerson(desk, 'Synthetic Night')
    const custody = page.locator('section').filter({
      has: page.getByRole('heading', { level: 2, name: 'Custody', exact: true }),
    })
    const note = custody.getByText('Hours are counted by the clocks of the place: Europe/Minsk.')
    expect(await note.count(), zone).toBe(zone === 'Europe/Minsk' ? 0 : 1)
    await custody.getByText('Nobody accounts for them: 12 hours').waitFor()
    const text = (await custody.innerText()).replace(/Hours are counted by[^\n]*\n?/, '')
    seen.push(text.replaceAll(/\s+/g, ' ').trim())
    if (zone !== 'Europe/Minsk') await pictureOf(desk, `zone-${zone.replace('/', '-')}`)
    await desk.expectAccessible(`custody seen from ${zone}`)
    expect(desk.troubles).toEqual([])
    await desk.close()
  }
  expect(seen[0]).toMatch(/31 October 2020, 22:00.*1 November 2020, 10:00/)
  expect(seen.slice(1)).toEqual([seen[0], seen[0]])
}, 240_000)

test('the head sees in the history of a page who looked at it; nobody else is offered that', async (context) => {
  const officer = await signedIn(own, context, 'intake-officer')
  const claims = [named('Synthetic Looked At')]
  await officer.post('/api/subjects', { kind: 'person', claims })
  await openPerson(officer, 'Synthetic Looked At')
  await officer.press('History')
  await dialogOf(officer).locator('ol > li').first().waitFor()
  expect(await dialogOf(officer).getByText('Who looked at this page').count()).toBe(0)
  await officer.close()

  const head = await signedIn(own, context, 'head')
  await openPerson(head, 'Synthetic Looked At')
  await head.press('History')
  const dialog = dialogOf(head)
  await dialog.getByRole('button', { name: 'Show who looked' }).focus()
  await head.page.keyboard.press('Enter')
  const looks = dialog.getByRole('list', { name: 'Who looked at this page' })
  await looks.waitFor()
  const said = await looks.getByRole('listitem').allInnerTexts()
  expect(said.map((one) => /(Head|Intake) One/.exec(one)?.[0])).toEqual(['Head One', 'Intake One'])
  expect(await looks.evaluate((list) => list === document.activeElement)).toBe(true)
  await everyLook(head, 'viewings')
  expect(head.troubles).toEqual([])
  await head.close()
}, 180_000)

async function arrestedByNight(desk: DeskPage): Promise<string> {
  const person = await recorded(desk, '/api/subjects', {
    kind: 'person',
    claims: [named('Synthetic Night')],
  })
  const custody = await recorded(desk, `/api/subjects/${person}/below`, {
    kind: 'custody',
    claims: [dated('custody.from', '2020-10-31')],
  })
  for (const [type, at] of [
    ['arrest', '2020-10-31T22:00'],
    ['seen', '2020-11-01T10:00'],
    ['lawyer', '2020-11-01T23:30'],
  ] as const)
    await desk.post(`/api/subjects/${custody}/below`, {
      kind: 'point',
      claims: [claim('point.type', { kind: 'code', code: type }), dated('point.at', at)],
    })
  return person
}
