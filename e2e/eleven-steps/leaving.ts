import { readFile } from 'node:fs/promises'
import { openArchive, readDocument } from '@amparo/letters'
import { newIdentity, open, recipientOf } from '@amparo/seal'
import { expect } from 'vitest'
import type { DeskPage } from '../desk-page.ts'
import { below, claimOf, subject } from '../letters-desk.ts'
import { go, look } from '../look.ts'
import { hurt, idOf, known, named, story, type SignIn } from './story.ts'

/** What is known of one event is taken out for investigators: one may be named, one may not, and nobody asked the third. */
export async function takeOutEvent(officer: SignIn): Promise<void> {
  story.day('2020-11-10')
  const desk = await officer('rights-officer')
  const { page } = desk
  const [agreeing = 0, refusing = 0, silent = 0] = hurt
  const event = await subject(desk, 'event', 'The yard on the first evening')
  const unit = await subject(desk, 'authority', 'Invented unit (synthetic)')
  for (const truth of [agreeing, refusing, silent])
    await desk.post(`/api/subjects/${known.acts.get(truth) ?? ''}/claims`, {
      claims: [claimOf('act.event', { kind: 'subject', id: event })],
    })
  await below(desk, known.acts.get(agreeing) ?? '', 'involvement', {
    authority: { kind: 'subject', id: unit },
    degree: { kind: 'code', code: 'carried-out' },
    confidence: { kind: 'code', code: 'medium' },
  })
  await answeredProsecutors(desk, agreeing, 'named')
  await answeredProsecutors(desk, refusing, 'no')

  await go(page, `/register/${event}`)
  await page.getByRole('link', { name: 'Evidence package…' }).click()
  await desk.heading(/^Evidence package: event/)
  await desk.press('See what would leave')
  await page.getByText('1 person by name:').waitFor()
  await page.getByText('nobody has asked them whether they agree').waitFor()
  await look(desk, 'eleven', 'evidence')
  const identity = await newIdentity()
  await page.getByLabel('The recipient’s public key').fill(await recipientOf(identity))
  const [saved] = await Promise.all([page.waitForEvent('download'), desk.press('Seal and save')])
  await page.getByText('Saved, sealed.').waitFor()
  const unsealed = await open(identity, new Uint8Array(await readFile(await saved.path())))
  if (unsealed.verdict !== 'opened') throw new Error(unsealed.verdict)
  const opened = openArchive(unsealed.plaintext)
  if (!opened.ok) throw new Error(opened.code)
  const read = readDocument(opened.parts.get('event-file.docx') ?? new Uint8Array())
  if (!read.ok) throw new Error('the Word file cannot be read')
  const words = read.texts.map(({ text }) => text).join('\n')
  expect(words).toContain(named(agreeing))
  expect(words).toContain('Invented unit')
  const everything = words + new TextDecoder().decode(opened.parts.get('event-file.json'))
  for (const truth of [refusing, silent]) expect(everything).not.toContain(named(truth))
  // No photograph leaves this way, whoever agreed to what.
  expect([...opened.parts.keys()].filter((name) => /\.(jpe?g|png|heic)$/i.test(name))).toEqual([])
  await page.getByRole('link', { name: 'The event', exact: true }).click()
  await page.getByText('names 1 person').waitFor()
}

async function answeredProsecutors(desk: DeskPage, truth: number, answer: string): Promise<void> {
  await desk.post(`/api/submissions/${known.message}/consents/record`, {
    person: idOf(truth),
    given: '2020-11-09',
    standing: 'self',
    means: 'spoken-remotely',
    language: 'be',
    assent: null,
    lines: [{ purpose: 'ACCOUNT', answer, recipients: [] }],
    note: null,
  })
}

/** How searches stand, week by week. */
export async function readFigures(officer: SignIn): Promise<void> {
  const desk = await officer('rights-officer')
  const { page } = desk
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Who is looked for' }).click()
  await page.getByRole('link', { name: 'How searches stand' }).click()
  await desk.heading('How searches stand')
  await page.getByText('38 of 40 people').waitFor()
  const cells = (weeks: number) =>
    page
      .getByRole('region', { name: 'By weeks since the report' })
      .getByRole('row', { name: new RegExp(`^${weeks} `) })
      .getByRole('cell')
      .allTextContents()
  const shares = await Promise.all([1, 2, 4, 8].map(cells))
  expect(shares.map((all) => all.slice(0, 2))).toEqual([
    ['8', '20%'],
    ['25', '63%'],
    ['35', '88%'],
    ['38', '95%'],
  ])
  await look(desk, 'eleven', 'figures')
}
