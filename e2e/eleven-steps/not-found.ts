import { expect } from 'vitest'
import { hourComes, keep, readMailbox, release } from '../families-desk.ts'
import { dialogOf } from '../letters-desk.ts'
import { go } from '../look.ts'
import { choose } from '../ways-office.ts'
import { cast, idOf, known, story, type SignIn } from './story.ts'

/** Somebody came home and does not want to be found: the mother who asks at the door reads that the office goes on looking. */
export async function doNotTell(officer: SignIn): Promise<void> {
  const desk = await officer('intake-officer')
  const { page } = desk
  await go(page, `/people/${idOf(cast.notToBeFound)}`)
  await desk.press('Write down who asks')
  await page.getByLabel('Name of whoever asks').fill('Synthetic Mother')
  await keep(desk, {
    message: '1',
    tie: 'verified',
    photograph: 'they know the person again',
  })
  await desk.press('Close the search…')
  const dialog = dialogOf(desk)
  await choose(desk, /first-hand/, 'We spoke with the person')
  await choose(desk, /Was the family told/, 'The person does not want the family told')
  await dialog.getByLabel('Why, in writing').fill('He said so himself. [Synthetic]')
  await dialog.getByRole('button', { name: 'Close the search', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await release(desk, 0)
  await hourComes(story.own)
  const read = await readMailbox(story.own, known.code)
  expect(read).toContain('We are still looking, and we go on.')
}
