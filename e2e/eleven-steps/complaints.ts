import { expect } from 'vitest'
import { fillDay, type DeskPage } from '../desk-page.ts'
import { dialogOf, find, linesOf } from '../letters-desk.ts'
import { go, look } from '../look.ts'
import { comeHome } from './homecoming.ts'
import { cast, drawn, idOf, known, named, story, type SignIn } from './story.ts'

const complaining = cast.released

/** Families and lawyers complain; all that comes back is that it was registered. */
export async function complain(officer: SignIn): Promise<void> {
  story.day('2020-09-12')
  const desk = await officer('rights-officer')
  const { page } = desk
  const [first, ...others] = complaining
  await go(page, `/register/${known.committee}`)
  await desk.press('Somebody else’s complaint…')
  const dialog = dialogOf(desk)
  await find(desk, 'About whom', named(first))
  await dialog.getByLabel('Lawyer').check()
  await dialog.getByLabel('Report of a crime').check()
  await dialog.getByLabel('Body of which country').selectOption({ label: 'Belarus' })
  await fillDay(dialog.getByRole('group', { name: 'Sent on' }), '2020-09-01')
  await look(desk, 'eleven', 'complaint', '[role=dialog]')
  await dialog.getByRole('button', { name: 'Record it' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const [at, truth] of others.entries()) {
    const filing = {
      authority: known.committee,
      audience: 0,
      person: idOf(truth),
      sender: at % 2 === 0 ? 'citizen' : 'lawyer',
      channel: 'crime-report',
      country: 'BY',
      sent: dayAt(at + 1),
      once: drawn(),
    }
    const { filing: id } = await desk.post('/api/filings', filing)
    const receipt = { act: 'registered', on: dayAt(at + 2), once: drawn() }
    await desk.post(`/api/filings/${String(id)}/steps`, receipt)
  }
  const line = linesOf(page, named(first)).filter({ hasText: 'Report of a crime' })
  await line.getByRole('button', { name: 'They registered it…' }).click()
  await fillDay(dialog.getByRole('group', { name: 'On which day' }), '2020-09-02')
  await dialog.getByRole('button', { name: 'Write it down' }).click()
  await dialog.waitFor({ state: 'detached' })
  await line.getByText('until 2 October 2020').waitFor()
  await line.getByText('20 days left').waitFor()
}

const dayAt = (at: number): string => `2020-09-${String(at + 1).padStart(2, '0')}`

/** At day thirty: what is over is said to be over, and nothing else. */
export async function readClocks(officer: SignIn): Promise<void> {
  story.day('2020-10-05')
  const desk = await officer('rights-officer')
  const { page } = desk
  // The caller was wrong about one of those who are at home by now.
  await takeBackDeath(desk)
  await comeHome(desk, 'eighthWeek', '2020-10-03')
  await go(page, `/register/${known.committee}`)
  const of = (truth: number) => linesOf(page, named(truth)).filter({ hasText: 'Report of a crime' })
  const [first] = complaining
  await of(first).getByText('until 2 October 2020').waitFor()
  await of(first).getByText('overdue for 3 days').waitFor()
  const last = complaining.at(-1) ?? 0
  await of(last).getByText('until 10 October 2020').waitFor()
  await of(last).getByText('5 days left').waitFor()
  expect(await page.getByText('They registered it on').count()).toBe(complaining.length)
  await look(desk, 'eleven', 'clocks')
}

async function takeBackDeath(desk: DeskPage): Promise<void> {
  const told = await desk.post(`/api/subjects/${idOf(cast.saidDead)}/open`, {})
  const { claims } = told['subject'] as { claims: { id: string; property: string }[] }
  const dead = claims.find(({ property }) => property === 'person.alive')
  await desk.post(`/api/claims/${dead?.id ?? ''}/retract`, {})
}
