import { listed } from '@amparo/server/src/contradictions/list.ts'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { openPage, type Host } from '@amparo/server/src/host/host.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { recordList, type NewSubject } from '@amparo/server/src/register/record-many.ts'
import { benchOfficeIn } from './bench-office.ts'
import { kept, percentile, type Bench, type Figure, type Group, type Line } from './figure.ts'
import { processorTimeOf } from './processes.ts'
import { correspond } from './sent-letter.ts'
import { claim, seeded, syntheticPerson } from './synthetic-people.ts'

export const contradictionsOffice: Group = {
  name: 'contradictions-office',
  about: 'the list of what does not go together, in an office of 1,000 and of 10,000 people',
  measure,
}

const SIZES = [1_000, 10_000] as const
const BODIES = 9
const PRISONS = 20
/** So many are asked about in one letter; every third is denied, who was seen held on that very day. */
const LINES = 200
const DAY = '2026-02-01'
const STARTS = 3
/** Times the list is asked for again, and after something was recorded. */
const AGAIN = 40
const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const host = await benchOfficeIn(bench, (await kept(bench, temporaryHome())).path)
  let office = await opened(bench, host)
  const random = seeded(17)
  const bodies = await record(office, subjects(BODIES, 'authority', 'Synthetic body'))
  const prisons = await record(office, subjects(PRISONS, 'facility', 'Synthetic prison'))
  const lines: Line[] = []
  let known = 0
  for (const size of SIZES) {
    bench.say(`recording ${size - known} people, who saw them held, and what was answered`)
    const people = await record(
      office,
      Array.from({ length: size - known }, () => syntheticPerson(random)),
    )
    await held(office, people, prisons)
    for (let at = 0; at < people.length; at += LINES)
      await asked(office, bodies[(at / LINES) % BODIES] ?? '', people.slice(at, at + LINES))
    known = size
    await host.admin.query('vacuum analyze')
    const first: Timed[] = []
    for (let start = 0; start < STARTS; start++) {
      // As after a start: nothing is in memory.
      office = await opened(bench, host)
      first.push(await timed(() => page(office, size)))
    }
    lines.push(...firstFigures(first, size), ...(await figures(office, size, prisons)))
  }
  return lines
}

/** What was opened before is of no use from then on: each opening has a password of its own. */
async function opened({ scope }: Bench, host: Host): Promise<Office> {
  const office = await openPage(host, 'bench', 'app')
  scope.defer(() => office.end())
  return office
}

/** A whole list in the order given, though it is recorded in two lanes. */
async function record(office: Office, all: readonly NewSubject[]): Promise<string[]> {
  const made: string[] = []
  await recordList(office, officer, all, (written) =>
    made.push(...written.map(({ subject }) => subject)),
  )
  return made
}

function subjects(many: number, kind: 'authority' | 'facility', name: string): NewSubject[] {
  return Array.from({ length: many }, (_, at) => ({
    kind,
    claims: [firstHand(`${kind}.name`, `${name} ${at + 1}`)],
  }))
}

function firstHand(code: string, value: string) {
  return { ...claim(code, value, 2), directness: 'first-hand' as const }
}

/** Somebody saw each of them in a prison that day. */
async function held(office: Office, people: readonly string[], prisons: readonly string[]) {
  const prisonOf = (at: number) => prisons[at % PRISONS] ?? ''
  const custodies = await record(
    office,
    people.map((person, at) => ({
      kind: 'custody',
      claims: [
        firstHand('custody.person', person),
        firstHand('custody.from', '2026-01-08'),
        firstHand('custody.facility', prisonOf(at)),
      ],
    })),
  )
  await record(
    office,
    custodies.map((custody, at) => ({
      kind: 'point',
      claims: [
        firstHand('point.custody', custody),
        firstHand('point.type', 'seen'),
        firstHand('point.at', DAY),
        firstHand('point.facility', prisonOf(at)),
      ],
    })),
  )
}

/** A letter that asks where these are, sent and answered on that day. */
async function asked(office: Office, authority: string, people: readonly string[]): Promise<void> {
  const lines = people.map((person) => ({ person, kind: 'whereabouts' }))
  await correspond(office, officer, {
    authority,
    audience: 0,
    lines,
    sent: '2026-01-20',
    answerBy: null,
    received: DAY,
    dated: DAY,
    answers: lines.map((line, at) => ({
      ...line,
      content: at % 3 === 0 ? 'denies' : 'confirms',
      quality: at % 3 === 0 ? 'rejected-unsubstantiated' : 'largely-satisfactory',
    })),
  })
}

async function page(office: Office, size: number): Promise<void> {
  const { found, total } = await office.change(officer, (change) =>
    listed(office, change, officer, { code: null, language: 'be', skip: 0 }),
  )
  if (found.length === 0 || total < size / 4) throw new Error('the list is not what was recorded')
}

function firstFigures(runs: readonly Timed[], size: number): Figure[] {
  const name = `the first list after a start, ${peopleOf(size)}`
  const clock: Figure = { name, unit: 'ms', values: runs.map((run) => run.clock) }
  const values = runs.map(({ processors }) => processors)
  if (!isCounted) return [clock]
  return [clock, { name: `${name}, processor time`, unit: 'ms', values, target: { atMost: 2_000 } }]
}

const peopleOf = (size: number) => `${size.toLocaleString('en')} people`

/** Again and again; and each time after somebody recorded one person more, and where they were seen. */
async function figures(
  office: Office,
  size: number,
  prisons: readonly string[],
): Promise<Figure[]> {
  const of = peopleOf(size)
  const again: Timed[] = []
  for (let time = 0; time < AGAIN; time++) again.push(await timed(() => page(office, size)))
  const after: Timed[] = []
  for (let time = 0; time < AGAIN; time++) {
    await held(office, await record(office, [syntheticPerson(seeded(time))]), prisons)
    after.push(await timed(() => page(office, size)))
  }
  return [
    figure(`the list again, ${of}`, again, 300),
    figure(`the list after something was recorded, ${of}`, after, 300),
  ].flat()
}

interface Timed {
  readonly clock: number
  readonly processors: number
}

const isCounted = process.platform === 'linux'

/** In milliseconds; the processors' time is that of the server and of PostgreSQL. */
async function timed(act: () => Promise<void>): Promise<Timed> {
  const before = isCounted ? processorTimeOf(process.pid) : 0
  const began = performance.now()
  await act()
  const clock = performance.now() - began
  return { clock, processors: isCounted ? (processorTimeOf(process.pid) - before) * 1_000 : 0 }
}

function figure(name: string, runs: readonly Timed[], atMost: number): Figure[] {
  const clock: Figure = {
    name: `${name}, 95 % within`,
    unit: 'ms',
    values: [
      percentile(
        runs.map((run) => run.clock),
        0.95,
      ),
    ],
  }
  if (!isCounted) return [clock]
  const sum = runs.reduce((all, { processors }) => all + processors, 0)
  const values = [sum / runs.length]
  return [clock, { name: `${name}, processor time`, unit: 'ms', values, target: { atMost } }]
}
