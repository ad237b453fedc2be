import { randomBytes } from 'node:crypto'
import { readGrid } from '@amparo/contract'
import { listed } from '@amparo/server/src/contradictions/list.ts'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { namesOf } from '@amparo/server/src/db/schema.ts'
import { openPage, type Host } from '@amparo/server/src/host/host.ts'
import { chase } from '@amparo/server/src/letters/chasing.ts'
import { gridOf, type GridAsked } from '@amparo/server/src/letters/grid.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { recordList, type NewSubject } from '@amparo/server/src/register/record-many.ts'
import { questionKinds } from '@amparo/vocabulary'
import { benchOfficeIn } from './bench-office.ts'
import { kept, percentile, type Bench, type Figure, type Group, type Line } from './figure.ts'
import { processorTimeOf } from './processes.ts'
import { correspond } from './sent-letter.ts'
import { claim, seeded, syntheticPerson } from './synthetic-people.ts'

export const letters: Group = {
  name: 'letters',
  about:
    'a thousand missing persons, sixty letters, twelve thousand questions: the grid and a chase',
  measure,
}

const PEOPLE = 1_000
const BODIES = 9
/** Each asks so much; those of one team ask it of some of the same people once more. */
const LINES = 200
const LETTERS = { office: 40, team: 20 }
const CHASED = 500
/** Times the grid is asked for, in each way. */
const ASKED = 60
const SCHEMA = namesOf('bench').schema
const TEAM = 1
const kinds = Object.keys(questionKinds.entries)

const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const host = await benchOfficeIn(bench, (await kept(bench, temporaryHome())).path)
  const office = await openPage(host, 'bench', 'app')
  bench.scope.defer(() => office.end())
  bench.say('recording a thousand people, and what was asked about them')
  const { people, bodies } = await recorded(office)
  await agreed(host, people)
  for (const [at, audience] of [
    ...Array.from({ length: LETTERS.office }, (_, one): [number, number] => [one, 0]),
    ...Array.from({ length: LETTERS.team }, (_, one): [number, number] => [one, TEAM]),
  ])
    await letterOf(office, { people, bodies, at, audience })
  await host.admin.query('vacuum analyze')
  const { rows } = await host.admin.query<{ questions: number }>(
    `select count(*)::int as questions from ${SCHEMA}.question`,
  )
  bench.say(`${rows[0]?.questions} questions: asking for the grid`)
  return [...(await grids(office)), ...(await contradicting(office)), await chased(office, host)]
}

async function recorded(office: Office) {
  const random = seeded(11)
  const made: { people: string[]; bodies: string[] } = { people: [], bodies: [] }
  const record = (all: NewSubject[], into: string[]) =>
    recordList(office, officer, all, (written) =>
      into.push(...written.map(({ subject }) => subject)),
    )
  await record(
    Array.from({ length: PEOPLE }, () => syntheticPerson(random)),
    made.people,
  )
  const bodies = Array.from({ length: BODIES }, (_, at): NewSubject => ({
    kind: 'authority',
    claims: [claim('authority.name', `Synthetic body ${at + 1}`)],
  }))
  await record(bodies, made.bodies)
  return made
}

/** Everybody may be named to the authorities: said in one message, which is written by plain SQL. */
async function agreed({ admin }: Host, people: readonly string[]): Promise<void> {
  await admin.query('begin')
  await admin.query(`set local search_path = ${SCHEMA}`)
  const value = async (sql: string, values: unknown[]) =>
    (await admin.query<{ id: string }>(sql, values)).rows[0]?.id
  const object = randomBytes(16)
  const entry = await value(
    `insert into entry (object, seq, body) values ($1, 1, 'synthetic') returning id`,
    [object],
  )
  await admin.query(`insert into mailbox (id, audience, access, entry) values ($1, 1, $2, $3)`, [
    object,
    randomBytes(32),
    entry,
  ])
  const submission = await value(
    `insert into submission (object, mailbox, way, audience, day, entry) values ($1, $1, 'page', 1, '2026-01-01', $2) returning id`,
    [object, entry],
  )
  await admin.query(
    `with said as (
       insert into consent (submission, audience, person, given, standing, means, language, staff, at, entry)
       select $1, 1, p, '2026-01-01', 'self', 'signed', 'be', 2, now(), $2 from unnest($3::bigint[]) p returning id)
     insert into consent_line (consent, audience, purpose, answer, recipients, entry)
     select id, 1, 'RAISE_NAMED', 'named', '{}', $2 from said`,
    [submission, entry, people],
  )
  await admin.query('commit')
}

interface Writing {
  readonly people: readonly string[]
  readonly bodies: readonly string[]
  readonly at: number
  readonly audience: number
}

/** A letter of two hundred questions, sent; a quarter of it is answered. */
async function letterOf(office: Office, { people, bodies, at, audience }: Writing): Promise<void> {
  const authority = bodies[at % BODIES] ?? ''
  const lines = Array.from({ length: LINES }, (_, one) => {
    const number = at * LINES + one
    const person = people[number % PEOPLE] ?? ''
    return { person, kind: kinds[Math.floor(number / PEOPLE) % kinds.length] ?? '' }
  })
  await correspond(office, officer, {
    authority,
    audience,
    lines,
    sent: '2026-01-10',
    answerBy: at % 2 === 0 ? '2026-02-10' : null,
    received: '2026-02-01',
    dated: null,
    answers: lines.slice(0, LINES / 4).map((line, one) => ({
      ...line,
      content: one % 5 === 0 ? 'not-competent' : 'confirms',
      quality: one % 5 === 0 ? 'incomplete' : 'largely-satisfactory',
    })),
  })
}

const wholeGrid: GridAsked = { states: [], authority: null, letter: null, person: null, skip: 0 }

async function grids(office: Office): Promise<Figure[]> {
  const ways: readonly [string, GridAsked][] = [
    ['the grid', wholeGrid],
    ['the grid, what is overdue', { ...wholeGrid, states: ['overdue'] }],
    ['the grid, its tenth page', { ...wholeGrid, skip: 450 }],
  ]
  const figures: Figure[] = []
  for (const [name, asked] of ways) {
    const took: number[] = []
    const before = process.platform === 'linux' ? processorTimeOf(process.pid) : 0
    for (let time = 0; time < ASKED; time++)
      took.push(
        await milliseconds(async () => {
          const grid = await office.change(officer, (change) => gridOf(change, asked))
          JSON.stringify(readGrid.reply.parse(grid))
        }),
      )
    const figure = (what: string, share: number): Figure => ({
      name: `${name}, ${what}`,
      unit: 'ms',
      values: [percentile(took, share)],
    })
    figures.push(figure('half within', 0.5), {
      ...figure('95 % within', 0.95),
      target: { atMost: 300 },
    })
    if (process.platform === 'linux')
      figures.push({
        name: `${name}, processor time of server and PostgreSQL`,
        unit: 'ms',
        values: [(1_000 * (processorTimeOf(process.pid) - before)) / ASKED],
      })
  }
  return figures
}

/** What does not go together of everybody: computed first, and from then on only for whom something was recorded since. */
async function contradicting(office: Office): Promise<Figure[]> {
  const page = () =>
    milliseconds(() =>
      office.change(officer, (change) =>
        listed(office, change, officer, { code: null, language: 'be', skip: 0 }),
      ),
    )
  const first = await page()
  const again: number[] = []
  for (let time = 0; time < ASKED; time++) again.push(await page())
  const figure = (name: string, value: number): Figure => ({ name, unit: 'ms', values: [value] })
  return [
    figure('what does not go together, for the first time', first),
    {
      ...figure('what does not go together, 95 % within', percentile(again, 0.95)),
      target: { atMost: 300 },
    },
  ]
}

/** What is still open of all nine bodies: a reminder to each. */
async function chased(office: Office, { admin }: Host): Promise<Figure> {
  const { rows } = await admin.query<{ id: string }>(
    `select q.id from ${SCHEMA}.question q join ${SCHEMA}.letter_line x on x.question = q.id
     join ${SCHEMA}.letter_step s on s.letter = x.letter and s.act = 'send'
     where q.audience = 0 and not exists (select from ${SCHEMA}.answer a where a.question = q.id)
     order by hashint8(q.id) limit ${CHASED}`,
  )
  const questions = rows.map(({ id }) => id)
  const once = randomBytes(16).toString('hex')
  let written = 0
  const took = await milliseconds(async () => {
    const done = await chase(office, officer, { questions, language: 'be', audience: 0, once })
    written = done.letters.length
  })
  return {
    name: `a chase of ${questions.length} lines, ${written} letters`,
    unit: 'ms',
    values: [took],
  }
}

async function milliseconds(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return performance.now() - began
}
