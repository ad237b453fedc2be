import { expect, type TestContext } from 'vitest'
import { NO_CHROMIUM } from '../../testing/chromium.ts'
import type { DeskPage } from '../desk-page.ts'
import { DoorPage } from '../door-page.ts'
import { decideNext, openFirstPair } from '../identity-desk.ts'
import { below, claimOf, subject } from '../letters-desk.ts'
import { bring, madeBy, makePartner, recordList } from '../lists-desk.ts'
import { look } from '../look.ts'
import { sheetOf } from '../own-office.ts'
import { writeDown } from '../ways-office.ts'
import {
  committee,
  drawn,
  foreign,
  known,
  ministry,
  reports,
  story,
  truthOf,
  type SignIn,
} from './story.ts'

/** Sixty reports come in, and become forty people by decisions of somebody who looks. */
export async function takeIn(officer: SignIn, context: TestContext): Promise<void> {
  const { browser, office } = story.own
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  const [first, second, ...others] = reports
  if (first === undefined || second === undefined) throw new Error('nobody is reported')

  // A mother writes at the door, the father of the same man calls; both are recorded from what was told.
  const door = await DoorPage.open(browser, office.door, 'en')
  await door.begin()
  await door.tell({
    account: `My son ${first.names[0]} has been missing since 9 August. [Synthetic]`,
    where: 'Kirava street',
    when: '9 August, evening',
    contact: '+375 00 000 00 77',
    safety: 'After eight.',
  })
  await door.send()
  await door.repeat((await door.shownCode('digits')).join(' '))
  await door.close()
  const intake = await officer('intake-officer')
  known.message = await writeDown(
    intake,
    `My son ${second.names[0]} did not come home. [Synthetic]`,
  )
  for (const [at, report] of [first, second].entries()) {
    await intake.goTo('Messages')
    await intake.openMessage(at === 0 ? '1' : known.message)
    await intake.recordPerson(report.names[0] ?? '')
    await intake.press('Record 1 value')
    const link = intake.page.getByText('Recorded:').getByRole('link').first()
    await link.waitFor()
    const page = (await link.getAttribute('href'))?.split('/').at(-1) ?? ''
    known.truths.set(page, report.truth)
    const claims = [
      claimOf('person.birth', { kind: 'date', edtf: report.born[0] }),
      claimOf('person.father', { kind: 'name', text: report.fathers[0] }),
    ]
    await intake.post(`/api/subjects/${page}/claims`, { claims })
    await below(intake, page, 'custody', { from: { kind: 'date', edtf: report.seen[0] } })
  }

  // The others were told to a partner who keeps a list.
  const desk = await officer('rights-officer')
  const { page } = desk
  for (const body of ['ministry', 'foreign', 'committee'] as const)
    known[body] = await subject(desk, 'authority', { ministry, foreign, committee }[body])
  await makePartner(desk, 'Synthetic Helpline')
  const heads = ['No', 'Full name', 'Father', 'Date of birth', 'Sex', 'City', 'Detained']
  const lines = others.map(({ names, fathers, born, sex, places, seen }, at) =>
    [at + 1, ...[names, fathers, born, sex, places, seen].map(([said = '']) => said)].join(','),
  )
  const version = await bring(desk, {
    partner: 'Synthetic Helpline',
    title: 'Calls of families, 10 to 14 August',
    heads,
    lines: lines.length,
    made: {
      name: 'calls.csv',
      bytes: new TextEncoder().encode([heads.join(','), ...lines].join('\r\n')),
    },
    mayBePassedOn: true,
  })
  await recordList(desk)
  for (const [row, person] of await madeBy(desk, version))
    known.truths.set(person, others[row - 1]?.truth ?? Number.NaN)
  expect(known.truths.size).toBe(60)

  // Who may be one person waits with its reasons. Some are decided by somebody who looks, the others by the same knowledge.
  await desk.goTo('People')
  await page.getByRole('link', { name: 'Who may be the same person' }).click()
  await expect
    .poll(async () => Number((await desk.post(proposals, { after: null }))['due']), {
      timeout: 90_000,
      interval: 1_000,
    })
    .toBe(0)
  await page.reload()
  await desk.signIn(sheetOf(story.own, 'rights-officer'))
  await page.getByText(/pairs wait\./).waitFor()
  await look(desk, 'eleven', 'queue')
  expect(await openFirstPair(page)).toBe(true)
  await page.getByRole('columnheader', { name: 'What is compared' }).waitFor()
  await look(desk, 'eleven', 'pair')
  for (let at = 0; at < 4; at++) expect(await decideNext(page, isSame)).toBe(true)
  await decideTheRest(desk)
  await desk.goTo('People')
  await page.getByText('40 people.').waitFor()
  await readPeople(desk)
  expect(known.pages.size).toBe(40)
  // Each is looked for from now on.
  const search = { topic: 'search', audience: 0, words: 'The family is looking. [Synthetic]' }
  for (const { id } of known.pages.values())
    await desk.post(`/api/subjects/${id}/closing/open`, { ...search, once: drawn() })
}

const isSame = (left: string, right: string): boolean => truthOf(left) === truthOf(right)

const proposals = '/api/matching/proposals'

/** What waits is decided by whom each record is truly about, until nothing waits. */
async function decideTheRest(desk: DeskPage): Promise<void> {
  for (;;) {
    const told = await desk.post(proposals, { after: null })
    const waiting = told['proposals'] as { one: { person: string }; other: { person: string } }[]
    if (waiting.length === 0 && told['due'] === 0) return
    for (const { one: left, other: right } of waiting) {
      const pair = { one: left.person, other: right.person }
      const { facts, audiences } = await desk.post('/api/matching/pair', pair)
      await desk.post('/api/matching/decide', {
        ...pair,
        verdict: isSame(pair.one, pair.other) ? 'same' : 'different',
        audience: (audiences as number[])[0],
        words: 'By what is known of them. [Synthetic]',
        facts,
        once: drawn(),
      })
    }
  }
}

/** Whose page each is by now, and what it is called there. */
async function readPeople(desk: DeskPage): Promise<void> {
  const links = await desk.page
    .locator('tbody th a')
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute('href')?.split('/').at(-1) ?? '', link.textContent]),
    )
  for (const [id = '', name] of links)
    known.pages.set(truthOf(id ?? ''), { id: id ?? '', name: name ?? '' })
}
