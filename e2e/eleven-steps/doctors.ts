import { plusDays } from '@amparo/calendar'
import { expect } from 'vitest'
import { fillDay } from '../desk-page.ts'
import { below, dialogOf } from '../letters-desk.ts'
import { look } from '../look.ts'
import { drawn, hurt, idOf, known, named, reports, story, type SignIn } from './story.ts'

/** So many days after it was done each of the first seventeen is examined: two of them three weeks after. */
const examinedAfter = [0, 2, 5, 7, 9, 12, 14, 17, 21, 21, 24, 26, 28, 31, 34, 37, 38]

/** Twenty came out and tell how they were hurt; seventeen were examined, and the others are brought to a doctor in time. */
export async function bringToDoctors(officer: SignIn): Promise<void> {
  story.day('2020-09-20')
  const desk = await officer('rights-officer')
  const { page } = desk
  const [confessing = 0, ...others] = hurt.slice(examinedAfter.length)
  for (const [at, truth] of hurt.entries()) {
    const day = reports.find((report) => report.truth === truth)?.seen[0] ?? ''
    const type = truth === confessing ? 'INT.COERCEDCONF' : 'INT.ASSAULT'
    const act = { type: { kind: 'code', code: type }, at: { kind: 'date', edtf: day } }
    known.acts.set(truth, await below(desk, idOf(truth), 'act', act))
    const after = examinedAfter[at]
    if (after !== undefined) await examined(idOf(truth), plusDays(day, after))
  }
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Doctors in time' }).click()
  await desk.heading('Doctors in time')
  await page.getByText('17 of 20 people').waitFor()
  const rows = page.locator('main ol > li')
  await expect.poll(() => rows.count()).toBe(3)
  const row = rows.filter({ hasText: named(confessing) })
  await row.getByRole('button').first().click()
  const dialog = dialogOf(desk)
  await dialog.getByRole('radio', { name: 'Arranged', exact: true }).check()
  await dialog.getByLabel('Or in a line').fill('A clinic of volunteers (synthetic)')
  await fillDay(dialog.getByRole('group', { name: 'On which day' }), '2020-09-22')
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await dialog.waitFor({ state: 'detached' })
  await row.getByText('A clinic of volunteers (synthetic)').waitFor()
  for (const truth of others) await rows.filter({ hasText: named(truth) }).waitFor()
  await look(desk, 'eleven', 'doctors')

  async function examined(person: string, on: string): Promise<void> {
    await desk.post(`/api/subjects/${person}/examinations`, {
      state: 'done',
      provider: null,
      place: 'A clinic of volunteers (synthetic)',
      on,
      independent: 'yes',
      cause: null,
      audience: 0,
      replaces: null,
      known: null,
      once: drawn(),
    })
  }
}
