import type { Locator } from 'playwright-core'
import { fillDay, type DeskPage } from './desk-page.ts'
import { go } from './look.ts'
import { choose } from './ways-office.ts'

/** What walks do with letters, replies and what they are about. Everybody is invented. */

/** The dialog that is open, and no list that opens under a field. */
export const dialogOf = (desk: DeskPage): Locator =>
  desk.page.locator('[role=dialog]:not([aria-modal=false])')

/** What the office says, as the server takes it. */
export const claimOf = (property: string, value: object, given: object = {}) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-10',
  audience: 0,
  replaces: null,
  ...given,
})

/** Records somebody or something by its name, as the page does; the number of its page. */
export async function subject(
  desk: DeskPage,
  kind: 'person' | 'authority' | 'facility' | 'organisation' | 'event',
  text: string,
): Promise<string> {
  const lead = kind === 'event' ? 'event.title' : `${kind}.name`
  const value = kind === 'event' ? { kind: 'text', text } : { kind: 'name', text }
  const told = await desk.post('/api/subjects', { kind, claims: [claimOf(lead, value)] })
  return String(told['subject'])
}

/** Something that stands under somebody: a period of custody, an act, a known point of one. */
export async function below(
  desk: DeskPage,
  owner: string,
  kind: 'custody' | 'point' | 'act' | 'involvement' | 'search-action',
  values: Readonly<Record<string, object>>,
  given: object = {},
): Promise<string> {
  const claims = Object.entries(values).map(([name, value]) =>
    claimOf(`${kind}.${name}`, value, given),
  )
  const told = await desk.post(`/api/subjects/${owner}/below`, { kind, claims })
  return String(told['subject'])
}

/** What somebody answered about being named to the authorities, written down beside a message. */
export async function agreed(
  desk: DeskPage,
  message: string,
  person: string,
  answer: 'named' | 'no' | 'counted' = 'named',
): Promise<void> {
  const anonymously = { no: 'no', counted: 'anonymous', named: null }[answer]
  const lines = [
    { purpose: 'RAISE_NAMED', answer: answer === 'named' ? 'named' : 'no', recipients: [] },
    ...(anonymously === null
      ? []
      : [{ purpose: 'RAISE_ANON', answer: anonymously, recipients: [] }]),
  ]
  await desk.post(`/api/submissions/${message}/consents/record`, {
    person,
    given: '2020-08-12',
    standing: 'self',
    means: 'spoken-remotely',
    language: 'be',
    assent: null,
    lines,
    note: null,
  })
}

/** Finds somebody or something by a name and takes it. */
export async function find(desk: DeskPage, label: string, name: string): Promise<void> {
  await desk.page.getByLabel(label, { exact: true }).fill(name)
  await desk.page.getByRole('button', { name, exact: false }).first().click()
}

export async function pick(desk: DeskPage, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) await desk.page.getByLabel(line, { exact: true }).check()
}

/** On a letter’s page. Whoever is mentioned by the way is somebody else. */
export async function makePaper(desk: DeskPage, day: string): Promise<void> {
  await desk.press('Make the paper…')
  const dialog = dialogOf(desk)
  await fillDay(dialog.getByRole('group', { name: 'Dated' }), day)
  if ((await dialog.getByLabel('Who signs').inputValue()) === '') {
    await dialog.getByLabel('Who signs').fill('Synthetic Signatory')
    await dialog.getByLabel('Their post').fill('Head of the office')
    await dialog.getByLabel('Where an answer is to be sent').fill('Synthetic Street 1')
  }
  await dialog.getByRole('button', { name: 'Make the paper' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.page.getByText('Paper 1, made here').waitFor()
}

/** Somebody who may reads it and signs; the number it bears from then on. */
export async function sign(head: DeskPage, letter: string): Promise<string> {
  await go(head.page, `/letters/${letter}`)
  await head.press('Sign…')
  await dialogOf(head).getByRole('button', { name: 'Sign', exact: true }).click()
  // Beside load it takes long to search a paper about many people once more, and to print it with its number.
  const signed = head.page.getByRole('heading', { level: 1, name: /^Letter .*\d\/\d/ })
  await signed.waitFor({ timeout: 120_000 })
  return (await head.page.locator('h1').innerText()).replace('Letter ', '')
}

/** From the list of letters, which knows what was signed or sent meanwhile. */
export async function openLetter(desk: DeskPage, number: string): Promise<void> {
  await go(desk.page, '/letters')
  await desk.page.getByRole('link', { name: new RegExp(` ${number}$`) }).click()
  await desk.heading(new RegExp(` ${number}$`))
}

/** Today, for it was signed today; by a day of the office's own, or by none, so that it may be asked again at once. */
export async function sent(desk: DeskPage, answerBy: string | null = null): Promise<void> {
  await desk.press('It was sent…')
  const dialog = dialogOf(desk)
  await dialog.getByLabel('Handed in at their office').check()
  if (answerBy !== null)
    await fillDay(dialog.getByRole('group', { name: 'The office wants an answer by' }), answerBy)
  await dialog.getByRole('button', { name: 'Record it as sent' }).click()
  await dialog.waitFor({ state: 'detached' })
  await desk.page
    .getByText(
      answerBy === null ? 'No day was set for an answer.' : 'The office wants an answer by',
    )
    .first()
    .waitFor()
}

export interface Entered {
  readonly words: string
  readonly dated?: string
  readonly kind?: string
}

/** From the letter’s page to the reply’s. */
export async function enterReply(
  desk: DeskPage,
  { words, dated, kind = 'Answer on the substance' }: Entered,
): Promise<void> {
  await desk.page.getByRole('link', { name: 'Enter a reply to this letter' }).click()
  await desk.heading('Enter a reply')
  await desk.page.getByLabel('Its words').fill(words)
  await choose(desk, /taken whole/, kind)
  if (dated !== undefined) await fillDay(desk.page.getByRole('group', { name: 'Dated' }), dated)
  await desk.press('Keep the reply')
}

/** Tells the picked lines that whoever they are about was released. */
export async function sayReleased(desk: DeskPage, sentence: string): Promise<void> {
  await desk.page
    .getByLabel('What it says to the picked lines')
    .selectOption({ label: 'Confirms it' })
  await desk.page.getByLabel('It says that they were released').check()
  await say(desk, 'Confirms it', 'Largely satisfactory', sentence)
}

/** Tells the picked lines what the reply says. */
export async function say(
  desk: DeskPage,
  content: string,
  quality: string | null,
  sentence: string,
): Promise<void> {
  const { page } = desk
  await page.getByLabel('What it says to the picked lines').selectOption({ label: content })
  if (quality !== null)
    await page.getByLabel('How good the answer is').selectOption({ label: quality })
  await page.getByLabel('The sentence it stands in').fill(sentence)
  await page.getByRole('button', { name: /^Answer \d+ lines? so/ }).click()
}

/** Records what was said to the lines, on the reply’s page. */
export async function recordAnswers(desk: DeskPage): Promise<void> {
  await desk.page.getByRole('button', { name: /^Record \d+ answers?$/ }).click()
  await desk.page.getByRole('heading', { name: /^Answers \(/ }).waitFor()
}

/** Lines of a list in which a name stands. */
export const linesOf = (page: DeskPage['page'], name: string): Locator =>
  page.getByRole('listitem').filter({ hasText: name })

/** The row of somebody in the grid. */
export const rowOf = (desk: DeskPage, name: string): Locator =>
  desk.page.getByRole('row').filter({ has: desk.page.getByRole('link', { name, exact: true }) })
