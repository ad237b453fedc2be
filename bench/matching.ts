import { chmod, mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { namesOf } from '@amparo/server/src/db/schema.ts'
import { openPage, type Host } from '@amparo/server/src/host/host.ts'
import { candidatesOf, type Asked } from '@amparo/server/src/matching/candidates.ts'
import { SHOWN } from '@amparo/server/src/matching/model.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { recordList, type NewSubject } from '@amparo/server/src/register/record-many.ts'
import { benchOfficeIn } from './bench-office.ts'
import { kept, percentile, type Bench, type Figure, type Group, type Line } from './figure.ts'
import { processorTimeOf } from './processes.ts'
import { claim, seeded, syntheticName } from './synthetic-people.ts'

export const matching: Group = {
  name: 'matching',
  about:
    'who of the people known may be the same, for one and for a whole list, at 100 thousand people (AMPARO_MATCHING=whole: a million)',
  measure,
}

const isWhole = process.env['AMPARO_MATCHING'] === 'whole'
const PEOPLE = isWhole ? 1_000_000 : Number(process.env['AMPARO_MATCHING'] ?? 100_000)
/** One after the other, as somebody types. */
const TYPED = 200
const ROWS = 10_000
/** A million people take long: they stay here, and the next run goes on after them. */
const WHOLE = fileURLToPath(new URL('../.cache/bench/matching', import.meta.url))

const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const home = isWhole ? await keptHome() : (await kept(bench, temporaryHome())).path
  const host = await benchOfficeIn(bench, home)
  const office = await openPage(host, 'bench', 'app')
  bench.scope.defer(() => office.end())
  await fill(bench, host, office)
  await host.admin.query('vacuum analyze')
  // Every tenth asked about is somebody known, with a slip; the others are strangers of names as frequent.
  const random = seeded(23)
  const known = drawn(7)
  const asked = Array.from({ length: ROWS }, (_, at): Asked => {
    const one = known.next().value
    return at % 10 === 0 ? asAsked(one, at) : asAsked(personOf(random), at)
  })
  bench.say(`asking about ${TYPED} people, one by one, then about ${ROWS} at once`)
  const [typed, threads]: [number[], number[]] = [[], []]
  const beforeTyped = processorTimeOf(process.pid)
  for (const one of asked.slice(0, TYPED)) {
    const { milliseconds, thread } = await look(office, [one])
    typed.push(milliseconds)
    threads.push(thread)
  }
  const before = processorTimeOf(process.pid)
  const list = await look(office, asked, true)
  const processor = 1_000 * (processorTimeOf(process.pid) - before)
  const found = list.found.filter((_, at) => at % 10 === 0)
  const figure = (name: string, values: number[], atMost?: number): Figure => ({
    name: `${name}, ${PEOPLE.toLocaleString('en')} people`,
    unit: 'ms',
    values,
    ...(atMost === undefined ? {} : { target: { atMost } }),
  })
  return [
    figure('candidates for one person, median', [percentile(typed, 0.5)], 50),
    figure('candidates for one person, 95th percentile', [percentile(typed, 0.95)], 50),
    figure('processor time for one person: the server’s thread, median', [
      percentile(threads, 0.5),
    ]),
    figure('processor time for one person: with PostgreSQL, mean', [
      (1_000 * (before - beforeTyped)) / TYPED,
    ]),
    figure(`candidates for a list of ${ROWS.toLocaleString('en')}`, [list.milliseconds], 10_000),
    figure(`processor time for a list of ${ROWS.toLocaleString('en')}`, [processor]),
    {
      name: 'of those known, found',
      unit: '%',
      values: [(100 * found.filter((of) => of.length > 0).length) / found.length],
    },
  ]
}

async function keptHome(): Promise<string> {
  await mkdir(WHOLE, { recursive: true })
  await chmod(WHOLE, 0o711)
  return WHOLE
}

async function fill(bench: Bench, host: Host, office: Office): Promise<void> {
  const { rows } = await host.admin.query<{ people: number }>(
    `select count(*)::int as people from ${namesOf('bench').schema}.subject`,
  )
  const there = rows[0]?.people ?? 0
  if (there >= PEOPLE) return
  bench.say(`recording ${(PEOPLE - there).toLocaleString('en')} people`)
  await recordList(office, officer, recorded(there))
}

function* recorded(from: number): Generator<NewSubject> {
  const people = drawn(7)
  for (let at = 0; at < PEOPLE; at++) {
    const { name, born, sex, town } = people.next().value
    if (at < from) continue
    yield {
      kind: 'person',
      claims: [
        claim('person.name', name),
        claim('person.birth', born),
        claim('person.sex', sex),
        claim('person.residence', town),
      ],
    }
  }
}

interface Drawn {
  readonly name: string
  readonly born: string
  readonly sex: string
  readonly town: string
}

function* drawn(seed: number): Generator<Drawn, never> {
  const random = seeded(seed)
  for (;;) yield personOf(random)
}

function personOf(random: () => number): Drawn {
  const below = (bound: number) => Math.floor(random() * bound)
  const two = (number: number) => String(number).padStart(2, '0')
  const { name, isWoman } = syntheticName(random)
  return {
    name,
    born: `${1945 + below(60)}-${two(1 + below(12))}-${two(1 + below(28))}`,
    sex: isWoman ? 'female' : 'male',
    town: `Synthetic town ${below(300)}`,
  }
}

/** In turn: as it is, by the year alone, a letter of the name wrong. */
function asAsked({ name, born, sex, town }: Drawn, at: number): Asked {
  const way = Math.floor(at / 10) % 3
  const names = [way === 2 ? `${name.slice(0, -2)}${name.slice(-1)}` : name]
  const rest = { fathers: [], sex: [sex], places: [town], seen: [], numbers: [] }
  return { values: { names, born: [way === 1 ? born.slice(0, 4) : born], ...rest } }
}

async function look(office: Office, asked: readonly Asked[], isMany = false) {
  const [began, thread] = [performance.now(), process.threadCpuUsage()]
  const found = await office.read(officer, (tx) =>
    candidatesOf(tx, asked, { floor: () => SHOWN, most: 5, isMany }),
  )
  const { user, system } = process.threadCpuUsage(thread)
  return { found, milliseconds: performance.now() - began, thread: (user + system) / 1_000 }
}
