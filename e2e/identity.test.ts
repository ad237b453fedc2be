import { expect, test } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { go, look } from './look.ts'
import { ownOffice, signedIn } from './own-office.ts'
import { expectSaidAloud } from './reading-order.ts'

/** Two records become one person by somebody’s decision, with the keyboard alone, and two again. Everybody is invented. */
const own = ownOffice()

/** Records somebody: name, father’s name, birth, and a number by which a state knows them. */
async function record(
  desk: DeskPage,
  [name, father, born, number]: readonly string[],
): Promise<string> {
  const said: (readonly [string, object])[] = [
    ['person.name', { kind: 'name', text: name }],
    ['person.father', { kind: 'name', text: father }],
    ['person.birth', { kind: 'date', edtf: born }],
  ]
  if (number !== undefined) said.push(['person.personal-number', { kind: 'text', text: number }])
  const claims = said.map(([property, value]) => ({
    property,
    value,
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 3,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  }))
  const { subject } = (await desk.post('/api/subjects', { kind: 'person', claims })) as {
    subject: string
  }
  return subject
}

test('two stand side by side, are decided to be one by the keyboard alone, and are taken apart again', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  await record(desk, ['Іван Выдуманы', 'Пятровіч', '1990-03-05'])
  await record(desk, ['Ivan Vydumany', 'Piatrovich', '1990-05-03'])
  await record(desk, ['Пётр Выдуманы', 'Пятровіч', '1992-07-01'])

  await desk.goTo('People')
  await page.getByRole('link', { name: 'Who may be the same person' }).click()
  await desk.heading('Who may be the same person')
  const pair = page.getByRole('link', { name: /Іван Выдуманы.*Ivan Vydumany/s })
  // Who was recorded just now is looked for by and by.
  await expect
    .poll(
      async () => {
        await desk.goTo('People')
        await page.getByRole('link', { name: 'Who may be the same person' }).click()
        await desk.heading('Who may be the same person')
        await page
          .locator('main')
          .getByText(/waits\.|wait\.|No pair|lately/)
          .first()
          .waitFor()
        return pair.count()
      },
      { timeout: 45_000, interval: 1_000 },
    )
    .toBe(1)
  await look(desk, 'identity', 'proposals')
  await page.keyboard.press('j')
  await pair.focus()
  await page.keyboard.press('Enter')
  await desk.heading('The same person?')
  await page.getByText('day and month the other way round').waitFor()
  await look(desk, 'identity', 'pair')

  // Without a reason nothing is decided.
  await page.keyboard.press('s')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Say why, in a few words.').waitFor()
  await page.keyboard.type('Same father, and the day is written the other way round. [Synthetic]')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Decided: The same person.').waitFor()

  await desk.goTo('People')
  await page.getByText('2 people.').waitFor()
  await page.getByRole('link', { name: /Іван Выдуманы|Ivan Vydumany/ }).click()
  await page.getByRole('heading', { name: 'One person from several records' }).waitFor()
  await look(desk, 'identity', 'merged')
  await page.getByRole('button', { name: /Take out again.*Ivan Vydumany/ }).click()
  await page.getByLabel('Why, in writing').fill('Two men after all. [Synthetic]')
  await page.getByRole('dialog').getByRole('button', { name: 'Take out again' }).click()
  await page.getByText('They are different people again.').waitFor()
  await desk.goTo('People')
  await page.getByText('3 people.').waitFor()
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 240_000)

test('whoever types somebody in is told who it may be, without being stopped; what was typed can be said of them instead', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  await record(desk, ['Аляксандр Прыдуманы', 'Міхайлавіч', '1988-04-07'])
  await record(desk, ['Аляксандра Прыдуманая', 'Міхайлаўна', '1988-04-07'])

  const asked: string[] = []
  const addresses: string[] = []
  page.on('request', (request) => {
    addresses.push(request.url())
    if (request.url().endsWith('/api/matching/candidates')) asked.push(request.postData() ?? '')
  })
  await desk.goTo('People')
  await desk.press('Record: Person')
  const dialog = page.getByRole('dialog')
  const name = dialog.getByLabel('Name', { exact: true })
  const known = dialog.getByRole('region', { name: 'May be known already' })
  const found = known.getByRole('listitem').filter({ hasText: 'Аляксандр Прыдуманы' })
  await name.pressSequentially('Aliaksandr Prydumany', { delay: 25 })
  await found.waitFor()
  // Nobody who types is led away from it, and who hears the page is told how many there are.
  expect(await name.evaluate((field) => field === document.activeElement)).toBe(true)
  await expectSaidAloud(known.getByText(/may be known already\./))
  expect(asked.length).toBeLessThan(6)

  // One question at a time: an older one is given up. When it cannot be looked up, that is all that happens.
  const broken = Promise.withResolvers<void>()
  await page.route('**/api/matching/candidates', async (route) => {
    await broken.promise
    await route.abort()
  })
  const before = asked.length
  const givenUp = page.waitForEvent('requestfailed')
  await dialog
    .getByRole('group', { name: 'Date of birth' })
    .locator('input:not([type=radio])')
    .first()
    .fill('1988-07-04')
  await expect.poll(() => asked.length).toBe(before + 1)
  await dialog.getByLabel('Father’s name or patronymic').fill('Міхайлавіч')
  expect((await givenUp).postData()).toBe(asked[before])
  await expect.poll(() => asked.length).toBe(before + 2)
  broken.resolve()
  await known.getByText('You can record all the same.').waitFor()
  await page.unroute('**/api/matching/candidates')
  await known.getByRole('button', { name: 'Look again' }).click()
  await found.getByText('day and month the other way round').waitFor()
  await known
    .getByRole('listitem')
    .filter({ hasText: 'Аляксандра Прыдуманая' })
    .getByText('They may be siblings')
    .waitFor()
  await look(desk, 'identity', 'typing', '[role=dialog]')

  // What is known of them lies over the form, which stands as it was.
  await found.getByRole('button', { name: /What is known of them/ }).press('Enter')
  const over = page.getByRole('dialog', { name: 'Аляксандр Прыдуманы' })
  await over.getByText('Міхайлавіч').waitFor()
  await look(desk, 'identity', 'known-person', '[role=dialog][data-nested]')
  await over.getByRole('button', { name: 'Back to what I was typing' }).press('Enter')
  await over.waitFor({ state: 'detached' })
  expect(await name.inputValue()).toBe('Aliaksandr Prydumany')

  const choose = found.getByRole('button', { name: /It is this person/ })
  await choose.press('Enter')
  expect(await choose.getAttribute('aria-pressed')).toBe('true')
  await dialog.getByRole('button', { name: 'Record it of this person' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Аляксандр Прыдуманы' }).waitFor()
  await page.getByText('Aliaksandr Prydumany').first().waitFor()
  expect(addresses.filter((address) => /Prydumany|1988|%D0/i.test(address))).toEqual([])
  await desk.goTo('People')
  await page.getByRole('link', { name: /Аляксандр Прыдуманы|Aliaksandr Prydumany/ }).waitFor()
  expect(
    await page.getByRole('link', { name: /Аляксандр Прыдуманы|Aliaksandr Prydumany/ }).count(),
  ).toBe(1)
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 240_000)

test('a number by which a state knows somebody is on no page before somebody asks for it; whom a link names is said with reasons', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  const [hers, theirs] = ['3141592A001QZ7', '3141592A001QZ8']
  const one = await record(desk, ['Ганна Няісная', 'Пятроўна', '1991-02-03', hers])
  const other = await record(desk, ['Hanna Niaisnaja', 'Piatroŭna', '1991-03-02', theirs])
  const isThere = async (number: string): Promise<boolean> =>
    (await page.content()).includes(number)

  await go(page, `/people/${one}`)
  await desk.heading('Ганна Няісная')
  const show = page.getByRole('button', { name: /^Show the whole number: Personal/ })
  const hide = page.getByRole('button', { name: /^Hide the number: Personal/ })
  await page.getByText('•••• 1QZ7').waitFor()
  expect(await isThere(hers)).toBe(false)
  await look(desk, 'number', 'person')
  await show.press('Enter')
  await page.getByText(hers).waitFor()
  expect(await hide.evaluate((button) => button === document.activeElement)).toBe(true)
  await expectSaidAloud(page.getByText(hers))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await show.waitFor()
  expect(await isThere(hers)).toBe(false)
  await show.press('Enter')
  await hide.waitFor()
  await go(page, `/people/${other}`)
  await go(page, `/people/${one}`)
  await show.waitFor()
  expect(await isThere(hers)).toBe(false)

  // On paper it is as it always was.
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await page.locator('main').innerText()).toContain(hers)
  expect(await page.locator('main').innerText()).not.toContain('••••')
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await show.waitFor()
  expect(await isThere(hers)).toBe(false)

  // Who it may be is said where somebody is linked to, too; nobody is their own relative.
  await page.getByRole('button', { name: 'Add: Relation to somebody' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Other person').fill('Ганна Няісная')
  const people = dialog.getByRole('list', { name: 'People with such a name' })
  const found = people.getByRole('button', { name: /Hanna Niaisnaja/ })
  await found.getByText(/one person$/).waitFor()
  await found.getByText('Family name:').waitFor()
  expect(await people.getByRole('listitem').count()).toBe(1)
  await look(desk, 'number', 'link-form', '[role=dialog]')
  await found.press('Enter')
  await dialog.getByRole('button', { name: 'Another one' }).waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await go(page, `/people/pairs/${one}/${other}`)
  await page.getByText('one character differs from the other side').first().waitFor()
  expect([await isThere(hers), await isThere(theirs)]).toEqual([false, false])
  await look(desk, 'number', 'pair')
  await show.first().press('Enter')
  await page.getByText(hers).waitFor()
  expect([
    await isThere(theirs),
    await page.locator('mark').filter({ hasText: '7' }).count(),
  ]).toEqual([false, 1])
  expect(desk.troubles).toEqual([])
  await desk.close()
}, 240_000)
