import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookInto } from '../apps/server/src/testing/running-office.ts'
import type { DeskPage } from './desk-page.ts'
import { look } from './look.ts'
import { sticksOut } from './sticks-out.ts'
import { ownOffice, pictures, signedIn } from './own-office.ts'

/** How sixty searches stand, on the real thing; their days are moved into the past, as if they had been recorded then. */
const own = ownOffice()
type Postgres = Awaited<ReturnType<typeof lookInto>>
let postgres: Postgres
beforeAll(async () => {
  postgres = await lookInto(own.office.home)
})
afterAll(async () => postgres.end())

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
const named = (kind: 'person' | 'authority', text: string) =>
  claim(`${kind}.name`, { kind: 'name', text })
const atHome = [
  claim('person.alive', { kind: 'code', code: 'alive' }),
  claim('person.whereabouts', { kind: 'text', text: 'at home' }),
]

/** An invented curve: a fifth known within a week, 62 of 100 within two, 88 within four, 95 within eight. */
const foundAfter = [...Array(12).fill(5), ...Array(25).fill(12), ...Array(16).fill(25)] as number[]
foundAfter.push(50, 50, 50, 50)
const FIRST = 84

async function sixty(desk: DeskPage): Promise<string[]> {
  const people: string[] = []
  for (let at = 0; at < 60; at++) {
    const claims = [named('person', `Synthetic Missing ${at + 1}`)]
    const { subject } = await desk.post('/api/subjects', { kind: 'person', claims })
    const body = { topic: 'search', audience: 0, words: 'The family is looking.' }
    const once = at.toString(16).padStart(32, '0')
    await desk.post(`/api/subjects/${String(subject)}/closing/open`, { ...body, once })
    people.push(String(subject))
    const after = foundAfter[at]
    // Reported over three weeks.
    const ago = FIRST - (at % 3) * 7
    await moved('closing_step', 'at', String(subject), ago)
    if (after === undefined) continue
    await desk.post(`/api/subjects/${String(subject)}/claims`, { claims: atHome })
    await moved('claim', 'recorded_at', String(subject), ago - after)
  }
  return people
}

const moved = (table: string, column: string, subject: string, daysAgo: number) =>
  postgres.query(
    `update ${table} set ${column} = now() - $2 * interval '1 day' where subject = $1 and ${column} > now() - interval '1 hour'`,
    [subject, daysAgo],
  )

/** A letter about some of them, sent long ago; to the first few the body answered something. */
async function asked(authority: string, people: readonly string[], answered: number) {
  const one = async (text: string, values: unknown[]) =>
    (await postgres.query<{ id: string }>(text, values)).rows[0]?.id ?? ''
  await postgres.query('begin')
  const entry = await one(
    `insert into entry (object, seq, body) values (uuid_send(gen_random_uuid()), 1, 'synthetic') returning id`,
    [],
  )
  const letter = await one(
    `insert into letter (object, audience, authority, copied, language, form, once, staff, at, entry)
     values (uuid_send(gen_random_uuid()), 0, $1, '{}', 'en', 'letter', uuid_send(gen_random_uuid()), 2, now(), $2) returning id`,
    [authority, entry],
  )
  await postgres.query(
    `insert into letter_step (letter, act, audience, once, channel, on_day, answer_by, staff, at, entry)
     values ($1, 'send', 0, uuid_send(gen_random_uuid()), 'post', current_date - 80, current_date - 50, 2, now() - interval '80 days', $2)`,
    [letter, entry],
  )
  const reply = await one(
    `insert into reply (object, audience, authority, letter, kind, received, words, although, once, staff, at, entry)
     values (uuid_send(gen_random_uuid()), 0, $1, $2, 'substantive', current_date - 60, 'Synthetic.', '{}', uuid_send(gen_random_uuid()), 2, now(), $3)
     returning id`,
    [authority, letter, entry],
  )
  for (const [at, person] of people.entries()) {
    const question = await one(
      `insert into question (person, kind, audience, entry) values ($1, $3, 0, $2) returning id`,
      [person, entry, at % 3 === 0 ? 'health' : 'whereabouts'],
    )
    await postgres.query(
      `insert into letter_line (letter, question, audience, entry) values ($1, $2, 0, $3)`,
      [letter, question, entry],
    )
    if (at < answered)
      await postgres.query(
        `insert into answer (reply, question, audience, content, quality, unasked, words, once, field, staff, at, entry)
         values ($1, $2, 0, 'confirms', 'largely-satisfactory', false, 'Synthetic.', uuid_send(gen_random_uuid()), $3, 2, now() - interval '60 days', $4)`,
        [reply, question, at, entry],
      )
  }
  await postgres.query('commit')
}

/** In another language, and on a page that is read from right to left. */
async function otherLooks({ page }: DeskPage): Promise<void> {
  await page.getByRole('button', { name: 'Беларуская' }).click()
  await page.getByRole('heading', { level: 1, name: 'Як ідуць пошукі' }).waitFor()
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.screenshot({ path: join(pictures, 'figures-1280-dark-be.png'), fullPage: true })
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'How searches stand' }).waitFor()
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
  await page.setViewportSize({ width: 390, height: 800 })
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await sticksOut(page)).toEqual([])
  await page.screenshot({ path: join(pictures, 'figures-390-light-rtl.png'), fullPage: true })
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
  await page.setViewportSize({ width: 1280, height: 800 })
}

test('the curve is walked, opened down to its records, moved to a day in the past and taken out', async (context) => {
  const desk = await signedIn(own, context, 'rights-officer')
  const { page } = desk
  const people = await sixty(desk)
  const bodies: string[] = []
  for (const name of ['Ministry of Synthetic Affairs', 'Synthetic Investigative Committee'])
    bodies.push(
      String(
        (
          await desk.post('/api/subjects', {
            kind: 'authority',
            claims: [named('authority', name)],
          })
        )['subject'],
      ),
    )
  await asked(bodies[0] ?? '', people.slice(0, 40), 21)
  await asked(bodies[1] ?? '', people.slice(40, 46), 2)

  await desk.goTo('People')
  await page.getByRole('link', { name: 'Who is looked for' }).click()
  await page.getByRole('link', { name: 'How searches stand' }).click()
  await desk.heading('How searches stand')
  await page.getByText('57 of 60 people').waitFor()
  const cells = (weeks: string) =>
    page
      .getByRole('region', { name: 'By weeks since the report' })
      .getByRole('row', { name: new RegExp(`^${weeks} `) })
      .getByRole('cell')
      .allTextContents()
  expect((await cells('1')).slice(0, 2)).toEqual(['12', '20%'])
  expect((await cells('2')).slice(0, 2)).toEqual(['37', '62%'])
  expect((await cells('4')).slice(0, 2)).toEqual(['53', '88%'])
  expect((await cells('8')).slice(0, 2)).toEqual(['57', '95%'])
  await look(desk, 'figures', 'page')
  await otherLooks(desk)

  // A number opens the people behind it, and one of them their page.
  await page
    .getByRole('region', { name: 'By weeks since the report' })
    .getByRole('link', { name: '12', exact: true })
    .click()
  await desk.heading('The records behind a number')
  await page.getByText(/Weeks after the report: 1\..* 12 records/).waitFor()
  expect(await page.getByRole('row').count()).toBe(13)
  await look(desk, 'figures', 'records')
  await page.getByRole('link', { name: 'Synthetic Missing 1', exact: true }).click()
  await desk.heading('Synthetic Missing 1')
  await page.goBack()
  await page.getByRole('link', { name: 'How searches stand' }).click()

  // What may leave: no name, and nothing under five.
  await page.getByText('57 of 60 people').waitFor()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    desk.press('Save a file that may leave the office'),
  ])
  const text = await readFile(await saved.path(), 'utf8')
  expect(text).toContain('"FATE_SHARE","1"')
  expect(text).toContain('"fewer than 5"')
  expect(text).not.toContain('Missing')
  expect(saved.suggestedFilename()).toMatch(/^figures-\d{4}-\d\d-\d\d\.csv$/)

  // As it stood in the past.
  const past = new Date(Date.now() - 67 * 86_400_000)
  const group = page.getByRole('group', { name: 'At the end of' })
  await group.getByLabel('Day').fill('')
  expect(await group.getByLabel('Day').inputValue()).toBe('')
  await group.locator('input').first().fill(past.toISOString().slice(0, 10))
  await page.getByText('17 of 60 people').waitFor()

  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: join(pictures, 'figures-print.png'), fullPage: true })
  expect(desk.troubles).toEqual([])
})
