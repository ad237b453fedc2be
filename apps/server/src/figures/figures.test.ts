import { listBehindFigure, readFigures, type Behind, type Role } from '@amparo/contract'
import { plusDays } from '@amparo/calendar'
import { weekOf } from '@amparo/register'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { asEraser } from '../host/host.ts'
import { eraseClaims } from '../register/erasure.ts'
import { drawn, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

/** An office of invented people whose days are moved into the past, as if they had been recorded then. */
let office: TestOffice
let desk: LettersDesk
const PROTECTION = 2

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
})

afterAll(async () => {
  expect(office.bugs.map((bug) => String(bug))).toEqual([])
  await office[Symbol.asyncDispose]()
})

async function query(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  return (await office.host.admin.query<Record<string, unknown>>(sql, values)).rows
}

const ago = (days: number) => plusDays(today(), -days)
const noonOf = (day: string) => `${day}T10:00:00Z`

/** Whatever was last recorded in this table, as if it had been recorded on this day. */
async function movedTo(table: string, day: string): Promise<void> {
  const column = table === 'claim' ? 'recorded_at' : 'at'
  await query(
    `update ${table} set ${column} = $1 where entry = (select max(entry) from ${table})`,
    noonOf(day),
  )
}

let many = 0
async function reported(daysAgo: number, audience = 0): Promise<string> {
  const person = await desk.subject('person', `Synthetic Missing ${(many += 1)}`, audience)
  await opened(person, daysAgo, audience)
  return person
}

async function opened(person: string, daysAgo: number, audience = 0): Promise<void> {
  const body = { topic: 'search', audience, words: 'The family is looking.', once: drawn() }
  await desk.done(`/api/subjects/${person}/closing/open`, body)
  await movedTo('closing_step', ago(daysAgo))
}

async function said(person: string, daysAgo: number, code: string, value: object, audience = 0) {
  await desk.claimed(person, code, value, audience)
  await movedTo('claim', ago(daysAgo))
}

async function atHome(person: string, daysAgo: number, audience = 0): Promise<void> {
  await said(person, daysAgo, 'person.alive', { kind: 'code', code: 'alive' }, audience)
  await said(person, daysAgo, 'person.whereabouts', { kind: 'text', text: 'at home' }, audience)
}

/** The newest word that this person is alive. */
async function wordOf(person: string): Promise<string> {
  const [row] = await query(
    `select max(id)::text as id from claim where subject = $1 and v_text = 'alive' and retracts is null`,
    person,
  )
  return String(row?.['id'])
}

const figures = async (asOf: string | null = null, role: Role = 'rights-officer') =>
  readFigures.reply.parse(await desk.done('/api/figures/read', { asOf }, role))

async function behind(of: Behind, asOf: string | null = null, role: Role = 'rights-officer') {
  const body = { asOf, behind: of, skip: 0 }
  return listBehindFigure.reply.parse(await desk.done('/api/figures/behind', body, role))
}

const people = (part: string, given: object = {}) =>
  ({ of: 'people', part, week: null, within: null, ...given }) as Behind

/** Each test has a week of reports of its own, so many weeks ago. */
const weekAgo = (weeks: number) => weekOf(ago(weeks * 7))
const inWeek = (weeks: number) => weeks * 7

async function cohort(weeks: number, asOf: string | null = null, role: Role = 'rights-officer') {
  const { weeks: all } = await figures(asOf, role)
  return all.find(({ week }) => week === weekAgo(weeks))
}

const once = async (part: string, weeks: number, given: object = {}) =>
  (await behind(people(part, { week: weekAgo(weeks), ...given }))).people.map(
    ({ person }) => person,
  )

test('of whom it is known, since when, and who is behind each number', async () => {
  const [found, later, open, silent] = [
    await reported(inWeek(40)),
    await reported(inWeek(40)),
    await reported(inWeek(40)),
    await reported(inWeek(40)),
  ]
  await atHome(found, inWeek(40) - 5)
  await atHome(later, inWeek(40) - 20)
  await said(open, 1, 'person.whereabouts', { kind: 'text', text: 'somewhere' })
  const now = await cohort(40)
  expect(now).toMatchObject({ of: 4, known: 2, notAnyMore: 0, silent: 1 })
  const at = (weeks: number) => now?.points.find((point) => point.weeks === weeks)
  expect([0, 1, 2, 3, 4].map((weeks) => at(weeks)?.known)).toEqual([0, 1, 1, 2, 2])
  expect(at(4)?.early).toBe(0)
  expect(await once('reported', 40)).toEqual([found, later, open, silent])
  expect(await once('known', 40, { within: 1 })).toEqual([found])
  expect(await once('not-known', 40)).toEqual([open, silent])
  expect(await once('silent', 40)).toEqual([silent])
  expect(await once('too-early', 40, { within: 52 })).toEqual([open, silent])
  expect(await once('too-early', 40, { within: 4 })).toEqual([])
  const before = await cohort(40, ago(inWeek(40) - 10))
  expect(before).toMatchObject({ of: 4, known: 1, silent: 3 })
  expect(await cohort(40, ago(inWeek(41) + 7))).toBe(undefined)
})

test('what is taken back counts on no day from then on, and still on the days before', async () => {
  const person = await reported(inWeek(38))
  await atHome(person, inWeek(37))
  await desk.done(`/api/claims/${await wordOf(person)}/retract`, {})
  await movedTo('claim', ago(inWeek(30)))
  expect(await cohort(38)).toMatchObject({ of: 1, known: 0 })
  expect(await cohort(38, ago(inWeek(30)))).toMatchObject({ of: 1, known: 0 })
  expect(await cohort(38, ago(inWeek(31)))).toMatchObject({ of: 1, known: 1 })
})

test('what is erased counts on no day at all', async () => {
  const person = await reported(inWeek(36))
  await atHome(person, inWeek(35))
  expect(await cohort(36)).toMatchObject({ of: 1, known: 1 })
  const word = await wordOf(person)
  await asEraser(office.host, office.slug, (eraser) =>
    eraser.change(gate, (change) => eraseClaims(change, [word], 'recorded-by-mistake')),
  )
  expect(await cohort(36, ago(inWeek(34)))).toMatchObject({ of: 1, known: 0 })
})

test('a search that is opened again is the same search, and whoever was taken again is said to be', async () => {
  const person = await reported(inWeek(34))
  await atHome(person, inWeek(33))
  const { closings } = await desk.done(`/api/subjects/${person}/open`, {})
  const [{ facts }] = (closings as { facts: [{ facts: string }] }).facts
  const { outcome } = await desk.done(`/api/subjects/${person}/closing/close`, {
    topic: 'search',
    audience: 0,
    contact: 'family',
    family: 'yes',
    informedOn: '2020-08-20',
    words: 'The family has him.',
    people: 1,
    once: drawn(),
    facts,
  })
  expect(outcome).toBe('closed')
  await movedTo('closing_step', ago(inWeek(33)))
  expect(await once('closed', 34)).toEqual([person])
  await opened(person, inWeek(20))
  await desk.below(person, 'custody', { from: { kind: 'date', edtf: '2026-01-01' } })
  await movedTo('claim', ago(inWeek(20)))
  expect(await once('closed', 34)).toEqual([])
  expect(await cohort(34)).toMatchObject({ of: 1, known: 1, notAnyMore: 1 })
  expect(await cohort(34, ago(inWeek(21)))).toMatchObject({ of: 1, known: 1, notAnyMore: 0 })
  expect(await once('not-any-more', 34)).toEqual([person])
})

test('two records of one person are one, since it was decided, with all that is said of either', async () => {
  const [one, other] = [await reported(inWeek(32)), await reported(inWeek(32) - 1)]
  await said(one, inWeek(31), 'person.alive', { kind: 'code', code: 'alive' })
  await said(other, inWeek(30), 'person.whereabouts', { kind: 'text', text: 'at home' })
  expect(await cohort(32)).toMatchObject({ of: 2, known: 0 })
  const { facts } = await desk.done('/api/matching/pair', { one, other })
  await desk.done('/api/matching/decide', {
    one,
    other,
    verdict: 'same',
    audience: 0,
    words: 'Synthetic reason.',
    facts,
    once: drawn(),
  })
  await movedTo('match_decision', ago(inWeek(10)))
  expect(await cohort(32)).toMatchObject({ of: 1, known: 1 })
  expect(await once('known', 32)).toEqual([one])
  expect(await cohort(32, ago(inWeek(11)))).toMatchObject({ of: 2, known: 0 })
})

test('each counts what they may see, and both are right', async () => {
  const [open, hidden] = [await reported(inWeek(28)), await reported(inWeek(28), PROTECTION)]
  await atHome(open, inWeek(27), PROTECTION)
  await atHome(hidden, inWeek(26), PROTECTION)
  expect(await cohort(28)).toMatchObject({ of: 2, known: 2 })
  expect(await cohort(28, null, 'intake-officer')).toMatchObject({ of: 1, known: 0, silent: 1 })
  const seen = await behind(people('reported', { week: weekAgo(28) }), null, 'intake-officer')
  expect(seen.people.map(({ person }) => person)).toEqual([open])
  const told = await desk.ask('/api/figures/read', { asOf: null }, 'medical')
  expect([told.status, told.body['code']]).toEqual([404, 'not-found'])
})

/** Sent so many days ago, as far as anybody can tell. */
async function sent(letter: string, daysAgo: number, answerBy: string): Promise<void> {
  await desk.sent(letter, today())
  await query(`update letter_step set at = $1 where letter = $2`, noonOf(ago(daysAgo)), letter)
  await query(
    `update letter_step set on_day = $1, answer_by = $2 where letter = $3 and act = 'send'`,
    ago(daysAgo),
    answerBy,
    letter,
  )
}

test('what authorities answered: due, in time or not, by body and by question', async () => {
  const ministry = await desk.subject('authority', 'Ministry of Synthetic Affairs')
  const court = await desk.subject('authority', 'Synthetic Court')
  const message = await desk.message()
  const asked: string[] = []
  for (const name of [
    'Alena Bakolenka',
    'Zmicer Rusakou',
    'Palina Dzemidovich',
    'Yauhen Marozau',
  ]) {
    const person = await desk.nameable(name, message)
    await opened(person, inWeek(24))
    asked.push(person)
  }
  const [answered = '', refused = '', late = '', freed = ''] = asked
  const letter = await desk.written(ministry, [answered, refused, late])
  await sent(letter, 100, ago(80))
  const other = await desk.written(court, [freed, answered])
  await sent(other, 20, plusDays(today(), 20))
  const reply = await desk.replied(ministry, letter, { received: ago(90) })
  await desk.done(
    `/api/replies/${reply}/answers`,
    {
      answers: [
        desk.answer(answered),
        desk.answer(refused, { content: 'refuses-secret', quality: 'refused' }),
      ],
      once: drawn(),
    },
    'intake-officer',
  )
  await query(`update answer set at = $1`, noonOf(ago(89)))
  await atHome(answered, 50)
  await atHome(freed, 60)
  const { authorities, kinds, replies } = await figures()
  const of = (body: string) => authorities.find(({ authority }) => authority === body)
  expect(of(ministry)).toMatchObject({
    asked: 3,
    due: 3,
    answered: 1,
    noDay: 0,
    name: 'Ministry of Synthetic Affairs',
    waits: { over: 1, open: 2, median: null },
  })
  expect(of(court)).toMatchObject({ asked: 2, due: 0, answered: 0, waits: { open: 2 } })
  expect(kinds).toMatchObject([{ kind: 'whereabouts', asked: 5, due: 3, answered: 1 }])
  expect(replies).toMatchObject({ asked: 5, due: 3, answered: 1 })
  const listed = await behind({
    of: 'asks',
    part: 'unanswered',
    authority: ministry as never,
    kind: null,
  })
  expect(listed.asks.map(({ person }) => person)).toEqual([refused, late])
  const good = await behind({ of: 'asks', part: 'answered', authority: null, kind: 'whereabouts' })
  expect(good.asks).toMatchObject([{ person: answered, letter, reply, answeredOn: ago(90) }])
  expect(await once('self-found', 24)).toEqual([freed])
  expect(await once('after-answer', 24)).toEqual([answered])
  const then = await figures(ago(90))
  expect(then.replies).toMatchObject({ asked: 3, due: 0, answered: 0, waits: { over: 0 } })
})

test('no day that is still to come, and a list of people is an entry', async () => {
  const told = await desk.ask('/api/figures/read', { asOf: plusDays(today(), 3) })
  expect(told.body['code']).toBe('value-refused')
  const entries = async () =>
    Number((await query('select count(*)::int as n from entry'))[0]?.['n'])
  const before = await entries()
  await figures()
  expect(await entries()).toBe(before)
  await behind(people('reported'))
  expect(await entries()).toBe(before + 1)
})

test('whoever still waits makes the median later, and the parts are the whole', async () => {
  const { all, weeks, days, selfFound } = await figures()
  expect(weeks.reduce((sum, { of }) => sum + of, 0)).toBe(all.of)
  expect(weeks.reduce((sum, { known }) => sum + known, 0)).toBe(all.known)
  expect(days.over + days.open).toBe(all.of)
  expect(days.over).toBe(all.known)
  expect((await behind(people('self-found'))).total).toBe(selfFound)
  expect((await behind(people('known'))).total).toBe(all.known)
})
