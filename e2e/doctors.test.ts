import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { DeskPage } from './desk-page.ts'
import { fillDay } from './desk-page.ts'
import { look } from './look.ts'
import { ownOffice, pictures, signedIn } from './own-office.ts'

/** Whoever was hurt is brought to a doctor in time: from the list, by the keyboard, and on the page of a person. Everybody is invented. */
const own = ownOffice()

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

type Values = Readonly<Record<string, object>>

function claimsOf(kind: string, values: Values): object[] {
  return Object.entries(values).map(([name, value]) => ({
    property: `${kind}.${name}`,
    value,
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  }))
}

const code = (of: string) => ({ kind: 'code', code: of })
const day = (edtf: string) => ({ kind: 'date', edtf })

async function person(desk: DeskPage, text: string): Promise<string> {
  const claims = claimsOf('person', { name: { kind: 'name', text } })
  return String((await desk.post('/api/subjects', { kind: 'person', claims }))['subject'])
}

async function below(desk: DeskPage, owner: string, kind: string, values: Values): Promise<void> {
  await desk.post(`/api/subjects/${owner}/below`, { kind, claims: claimsOf(kind, values) })
}

/** Somebody who was beaten, and released a day later. */
async function hurt(desk: DeskPage, name: string, days: number, type = 'INT.ASSAULT') {
  const id = await person(desk, name)
  await below(desk, id, 'act', { type: code(type), at: day(inDays(-days)) })
  const custody = { from: day(inDays(-days)), to: day(inDays(1 - days)) }
  await below(desk, id, 'custody', custody)
  return id
}

test('who fades first stands first, is arranged by the keyboard, examined, and counted; who does not wish it leaves the list', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  await hurt(desk, 'Synthetic Longago', 40, 'INT.TORTURE')
  await hurt(desk, 'Synthetic Yesterday', 1)
  await hurt(desk, 'Synthetic Threeweeks', 21, 'INT.COERCEDCONF')
  await hurt(desk, 'Synthetic Tenday', 10)
  await hurt(desk, 'Synthetic Uncertain', 3)
  const held = await person(desk, 'Synthetic Held')
  await below(desk, held, 'act', {
    type: code('INT.CIDT'),
    at: day(`${inDays(-30)}/${inDays(-2)}`),
  })
  await below(desk, held, 'custody', { from: day(inDays(-30)) })

  await desk.goTo('People')
  await page.getByRole('link', { name: 'Doctors in time' }).click()
  await desk.heading('Doctors in time')
  const rows = page.locator('main ol > li')
  await expect.poll(() => rows.count()).toBe(6)
  expect(await rows.first().textContent()).toContain('Synthetic Yesterday')
  await page.getByText('0 of 5 people').waitFor()
  await look(desk, 'doctors', 'list')
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('button', { name: 'Print' }).waitFor({ state: 'hidden' })
  expect(await rows.first().getByRole('button').count()).toBe(0)
  await page.screenshot({ path: join(pictures, 'doctors-print.png'), fullPage: true })
  await page.emulateMedia({ media: 'screen' })

  // With the keyboard alone: the first of the list, then its button, then the form.
  await page.keyboard.press('j')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'To be asked' }).focus()
  for (let down = 0; down < 3; down++) await page.keyboard.press('ArrowDown')
  await dialog.getByLabel('Or in a line').fill('A clinic of volunteers (synthetic)')
  await fillDay(dialog.getByRole('group', { name: 'On which day' }), inDays(1))
  await look(desk, 'doctors', 'arranging', '[role=dialog]')
  await dialog.getByLabel('Or in a line').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await rows.first().getByText('A clinic of volunteers (synthetic)').waitFor()

  // Who does not wish it leaves the list, and the figure counts them beside the others.
  await rows.filter({ hasText: 'Synthetic Tenday' }).getByRole('button').click()
  await dialog.getByRole('radio', { name: 'The person does not wish it' }).check()
  await dialog.getByText('No reason is needed').waitFor()
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => rows.count()).toBe(5)
  await page.getByText('among them 1 who do').waitFor()

  // Three weeks after: other things show, and the page of the person says all of it.
  await page.getByRole('link', { name: 'Synthetic Longago' }).click()
  await page.getByRole('heading', { name: 'Doctor in time' }).waitFor()
  await page.getByText('Most injuries: until').waitFor()
  await desk.press('How it stands…')
  await dialog.getByRole('radio', { name: 'Done', exact: true }).check()
  await fillDay(dialog.getByRole('group', { name: 'On which day it was' }), inDays(-2))
  await dialog.getByRole('radio', { name: 'yes' }).check()
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('A doctor independent of the authorities.').first().waitFor()
  await page.getByText('What was written down (1)').click()
  await look(desk, 'doctors', 'person')

  // The number opens the people behind it.
  await page.goBack()
  await desk.heading('Doctors in time')
  await page.getByText('1 of 5 people').waitFor()
  await page.getByRole('button', { name: '1', exact: true }).first().click()
  await expect.poll(() => rows.count()).toBe(1)
  expect(await rows.first().textContent()).toContain('Synthetic Longago')
  await page.locator('button[lang=be]').first().click()
  await page.getByLabel('Паказаць').selectOption('all')
  await expect.poll(() => rows.count()).toBe(6)
  await look(desk, 'doctors', 'list-be')
  expect(desk.troubles).toEqual([])
}, 120_000)
