import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { consentPanel, consentRoot, raisedWithoutName, recordConsent } from './consent-desk.ts'
import type { DeskPage } from './desk-page.ts'
import { expectSaidAloud } from './reading-order.ts'
import { choose, expectLedWell, follow, pictures, WaysOffice, writeDown } from './ways-office.ts'

/** What people agreed to, where their words differ, and who may decide between them. */
let office: WaysOffice
beforeAll(async () => {
  office = await WaysOffice.start()
})
afterAll(() => office[Symbol.asyncDispose]())

async function open(desk: DeskPage, number: string): Promise<void> {
  await follow(desk, 'Messages')
  await desk.openMessage(number)
  await consentPanel(desk).waitFor()
}

/** What counts now, for the purpose. */
const counts = (desk: DeskPage): Promise<string | null> =>
  consentPanel(desk).getByRole('row', { name: raisedWithoutName }).getByRole('cell').textContent()

test('two people’s words that differ are shown side by side; only the head decides, in writing, and then that counts', async (context) => {
  const officer = await office.officer(context, 'intake-officer')
  const number = await writeDown(officer, 'My son was taken. [Synthetic]')
  await open(officer, number)
  await consentPanel(officer)
    .getByText('Nobody has asked yet, so everything counts as no.')
    .waitFor()
  await expectLedWell(officer, 'nobody has asked yet', consentRoot)
  await recordConsent(officer, 'The person', 'No')
  expect(await counts(officer)).toMatch(/^No/)
  const differ = consentPanel(officer).getByRole('heading', { name: /Words differ/ })
  expect(await differ.count()).toBe(0)
  await recordConsent(
    officer,
    'The next of kin, when the person is missing or dead',
    'Yes, without saying who it is',
  )
  await differ.waitFor()
  const sides = consentPanel(officer).getByRole('listitem')
  await sides.filter({ hasText: 'The next of kin' }).getByText('Yes, without').waitFor()
  await sides.filter({ hasText: 'The person' }).getByText('No', { exact: true }).waitFor()
  // Who asks does not decide; until somebody has, the narrower word counts.
  await consentPanel(officer).getByText('Until then the narrower word counts.').waitFor()
  expect(await consentPanel(officer).getByRole('button', { name: 'Decide' }).count()).toBe(0)
  expect(await counts(officer)).toMatch(/^NoThe person, /)
  await expectLedWell(officer, 'words differ', consentRoot)

  const head = await office.officer(context, 'head')
  await open(head, number)
  const decide = consentPanel(head).getByRole('button', { name: 'Decide' })
  await choose(head, /What counts/, 'Yes, without saying who it is')
  expect(await decide.isDisabled()).toBe(true)
  await consentPanel(head)
    .getByLabel('Why, in writing')
    .fill('The mother was asked twice. [Synthetic]')
  await expectLedWell(head, 'deciding', consentRoot)
  await head.page.screenshot({ path: join(pictures, 'ways-consent-deciding.png'), fullPage: true })
  await decide.click()
  await expectSaidAloud(consentPanel(head).getByText('Decided by'))
  expect(await counts(head)).toMatch(/^Yes, without saying who it isThe next of kin/)
  await consentPanel(head).getByText('The mother was asked twice.').waitFor()
  await expectLedWell(head, 'decided', consentRoot)
  await head.page.screenshot({ path: join(pictures, 'ways-consent-decided.png'), fullPage: true })

  await officer.page.reload()
  await officer.signIn(office.sheet('intake-officer'))
  await open(officer, number)
  await consentPanel(officer).getByText('Decided by').waitFor()
  expect(await counts(officer)).toMatch(/^Yes, without saying who it is/)

  // A newer word undoes what was decided between the older ones.
  await recordConsent(officer, 'The person', 'Ask each time')
  await consentPanel(officer).getByText('Until then the narrower word counts.').waitFor()
  expect(await counts(officer)).toMatch(/^Ask each time/)
}, 180_000)

test('whom it is about is chosen by what tells two of one name apart, and that stays in sight', async (context) => {
  const rights = await office.officer(context, 'rights-officer')
  for (const [father, born] of [
    ['Пятровіч', '1990-03-05'],
    ['Сямёнавіч', '1961-11-20'],
  ] as const) {
    const claims = [
      ['person.name', { kind: 'name', text: 'Тамаш Двайнікоў' }],
      ['person.father', { kind: 'name', text: father }],
      ['person.birth', { kind: 'date', edtf: born }],
      ['person.residence', { kind: 'text', text: 'Выдуманск' }],
    ].map(([property, value]) => ({
      property,
      value,
      source: { kind: 'office' },
      directness: 'first-hand',
      credibility: 3,
      saidOn: '2026-01-01',
      audience: 0,
      replaces: null,
    }))
    await rights.post('/api/subjects', { kind: 'person', claims })
  }
  await rights.close()
  const officer = await office.officer(context, 'intake-officer')
  const number = await writeDown(officer, 'My brother was taken. [Synthetic]')
  await open(officer, number)
  const panel = consentPanel(officer)
  await panel.getByRole('button', { name: 'Write down what was agreed' }).click()
  await panel.getByLabel('Who is this about?').fill('Tamash Dvainikou')
  const found = panel.getByRole('listitem').filter({ hasText: 'Тамаш Двайнікоў' })
  await expect.poll(() => found.count()).toBe(2)
  await found.filter({ hasText: '1961' }).getByText('Family name: the same').waitFor()
  await expectLedWell(officer, 'choosing whom it is about', consentRoot)
  await officer.page.screenshot({ path: join(pictures, 'ways-consent-whom.png'), fullPage: true })
  await found.filter({ hasText: '1961' }).getByRole('button').first().click()
  await panel.getByText('Сямёнавіч').waitFor()
  expect(await panel.getByText('Пятровіч').count()).toBe(0)
  await expectLedWell(officer, 'somebody is chosen', consentRoot)
  await officer.page.screenshot({ path: join(pictures, 'ways-consent-chosen.png'), fullPage: true })
  await officer.close()
}, 120_000)
