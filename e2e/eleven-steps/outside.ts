import { below, claimOf, dialogOf } from '../letters-desk.ts'
import { go, look } from '../look.ts'
import { expect } from 'vitest'
import { fillDay, type DeskPage } from '../desk-page.ts'
import { cast, custodyOf, idOf, known, named, story, type SignIn } from './story.ts'

/** Two are never answered about: what the working group needs is there, or it is said what is missing. */
export async function goOutside(officer: SignIn): Promise<void> {
  story.day('2020-10-05')
  const desk = await officer('rights-officer')
  const { page } = desk
  const [ready, unready] = cast.unanswered
  await lookedFor(desk, ready)
  for (const truth of [ready, unready]) {
    const custody = await custodyOf(desk, truth)
    await desk.post(`/api/subjects/${custody}/claims`, {
      claims: [
        claimOf('custody.place', { kind: 'text', text: 'Kirava street' }),
        claimOf('custody.authority', { kind: 'text', text: 'men in uniform without badges' }),
      ],
    })
  }
  await go(page, `/people/${idOf(ready)}`)
  await page.getByRole('link', { name: 'Check it for the working group on disappearances' }).click()
  await page.getByText('2 things are missing. Without them').waitFor()
  await page.getByLabel('The family agrees that the case is sent').check()
  await page.getByLabel('The organisation can follow the case up').check()
  await page.getByText('All six things that the working group asks for are there.').waitFor()
  await look(desk, 'eleven', 'working-group')

  await go(page, `/people/${idOf(unready)}/wgeid`)
  await page.getByLabel('The family agrees that the case is sent').check()
  await page.getByLabel('The organisation can follow the case up').check()
  await page.getByText('1 thing is missing. Without it').waitFor()
  await page.getByText('What was done to find the person, or why nothing was').first().waitFor()

  await wayOutside(desk, unready)
  await look(desk, 'eleven', 'channels')
}

/** Other ways: held without a term, a group on arbitrary detention; and an urgent appeal, once it is said that both names may be given. */
async function wayOutside({ page }: DeskPage, truth: number): Promise<void> {
  await go(page, `/people/${idOf(truth)}`)
  await page.getByRole('link', { name: 'Where one can go with this' }).click()
  await page.getByText('Choose the state first.').waitFor()
  await page.getByLabel('State whose agents are said to be responsible').selectOption('BY')
  const way = (name: RegExp) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) })
  await way(/urgent appeal/i)
    .getByText('something is missing')
    .waitFor()
  const say = (question: string, answer: string) =>
    page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()
  await say('Held, now or then', 'yes')
  await say('It goes on, or is about to happen', 'yes')
  await say('The same matter is or was before another international procedure', 'no')
  await say('Who submits it', 'an organisation')
  await say('The person agrees to it; where they cannot be asked, the family', 'yes')
  await say('The state may learn the name', 'yes')
  await say('The name may become public', 'no')
  for (const name of [/urgent appeal/i, /arbitrary detention/i])
    await way(name).getByText('open', { exact: true }).waitFor()
  await say('The person agrees to it; where they cannot be asked, the family', 'no')
  await way(/urgent appeal/i)
    .getByText('not open', { exact: true })
    .waitFor()
  await say('The person agrees to it; where they cannot be asked, the family', 'yes')
}

/** The family asked at a gate and in a hospital. */
async function lookedFor(desk: DeskPage, truth: number): Promise<void> {
  for (const [place, where, day] of [
    ['facility-gate', 'Акрэсціна', '2020-08-16'],
    ['hospital', 'Minsk, hospital no. 1 (synthetic)', '2020-08-17'],
  ] as const)
    await below(desk, idOf(truth), 'search-action', {
      place: { kind: 'code', code: place },
      where: { kind: 'text', text: where },
      day: { kind: 'date', edtf: day },
    })
}

/** A deputy minister is met; what was promised by word of mouth is followed to the next time. */
export async function meet(officer: SignIn): Promise<void> {
  story.day('2020-10-05')
  const desk = await officer('rights-officer')
  const { page } = desk
  const [asked] = cast.unanswered
  // One timeline of the body: what was sent and what came.
  await go(page, `/register/${known.ministry}`)
  await expect
    .poll(() => page.getByRole('link', { name: 'Answer on the substance' }).count())
    .toBe(3)
  await plan(desk, '2020-10-05')
  await page.getByRole('link', { name: 'The page for this meeting' }).click()
  await page.getByText('Open with this body').waitFor()
  await look(desk, 'eleven', 'brief')
  await page.getByRole('link', { name: 'The meeting', exact: true }).click()
  await desk.press('Write the note…')
  await dialogOf(desk).getByLabel('What was asked and what was said').fill('They listened.')
  await done(desk, 'Keep the note')
  await promise(desk, 'They will say where he is.', '2020-10-15', asked)
  await promise(desk, 'Lawyers will be let in.', null, null)

  // The next time stands what was promised the last time, and that a day has passed.
  story.day('2020-10-19')
  const later = await officer('rights-officer')
  await plan(later, '2020-10-20')
  await later.page.getByRole('link', { name: 'The page for this meeting' }).click()
  await later.page.getByText('They will say where he is.').waitFor()
  await later.page.getByText('Lawyers will be let in.').waitFor()
  await look(later, 'eleven', 'next-brief')
}

async function plan(desk: DeskPage, day: string): Promise<void> {
  await go(desk.page, `/register/${known.ministry}`)
  await desk.press('A meeting…')
  const dialog = dialogOf(desk)
  await fillDay(dialog.getByRole('group', { name: 'On which day' }), day)
  await dialog.getByLabel('With whom').fill('A deputy minister')
  await done(desk, 'Record the meeting')
  await desk.heading(/^Meeting with/)
}

async function promise(
  desk: DeskPage,
  words: string,
  by: string | null,
  about: number | null,
): Promise<void> {
  await desk.press('Record a promise…')
  const dialog = dialogOf(desk)
  await dialog.getByLabel('In these words').fill(words)
  await dialog.getByLabel('Who promised it').fill('A deputy minister')
  if (by !== null) await fillDay(dialog.getByRole('group', { name: 'By when' }), by)
  if (about !== null) {
    await dialog.getByLabel('About whom').fill(named(about))
    await dialog
      .getByRole('button', { name: named(about) })
      .first()
      .click()
    await dialog.getByLabel('Whereabouts').check()
  }
  await done(desk, 'Record it')
  await desk.page.getByText(words).first().waitFor()
}

async function done(desk: DeskPage, name: string): Promise<void> {
  const dialog = dialogOf(desk)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
