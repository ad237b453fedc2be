import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPage, type Host } from '@amparo/server/src/host/host.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { recordList, type NewSubject } from '@amparo/server/src/register/record-many.ts'
import { namesOf } from '@amparo/server/src/db/schema.ts'
import { RegisterReader, RegisterWriter } from '@amparo/server/src/register/register-store.ts'
import { benchOfficeIn } from './bench-office.ts'
import { kept, percentile, type Bench, type Figure, type Group, type Line } from './figure.ts'
import { processorTimeOf } from './processes.ts'
import { claim, seeded, syntheticPerson } from './synthetic-people.ts'

export const register: Group = {
  name: 'register',
  about:
    'the register at 10 thousand and 100 thousand people (AMPARO_REGISTER=whole: a million), beside the same rows by plain SQL',
  measure,
}

const isWhole = process.env['AMPARO_REGISTER'] === 'whole'
/** People; each has five claims. */
const SIZES = isWhole ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]
/** People recorded, then the same by plain SQL, in turn. */
const TURN = 2_000
/** Questions of each kind at each size. */
const ASKED = 100
const SCHEMA = namesOf('bench').schema
const FIGURES = 'figures.json'
/** A million people take long: interrupted, they stay here, and the next run goes on after them. */
const WHOLE = fileURLToPath(new URL('../.cache/bench/register', import.meta.url))

const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const home = isWhole ? await keptHome(bench) : (await kept(bench, temporaryHome())).path
  const host = await benchOfficeIn(bench, home)
  const office = await openPage(host, 'bench', 'app')
  bench.scope.defer(() => office.end())
  const plain = await plainTable(host)
  const people = everybody()
  const lines = [...(await measuredBefore(home))]
  let from = await alreadyThere(host, people)
  for (const to of SIZES) {
    if (lines.some(({ name }) => name.endsWith(at(to)))) continue
    if (from < to) lines.push(...(await fill(bench, office, { people, plain, from, to })))
    from = Math.max(from, to)
    bench.say(`${thousands(to)} people: asking`)
    await host.admin.query('vacuum analyze')
    lines.push(...(await questions(office, host, to)))
    await writeFile(join(home, FIGURES), JSON.stringify(lines))
  }
  isMeasured = true
  return lines
}

/** Of the sizes that a run before came past. */
async function measuredBefore(home: string): Promise<readonly Line[]> {
  const text = await readFile(join(home, FIGURES), 'utf8').catch(() => '[]')
  return JSON.parse(text) as Line[]
}

let isMeasured = false

/** Removed once everything has been measured, after PostgreSQL has ended. */
async function keptHome({ scope }: Bench): Promise<string> {
  await mkdir(WHOLE, { recursive: true })
  await chmod(WHOLE, 0o711)
  scope.defer(async () => {
    if (isMeasured && process.env['AMPARO_REGISTER_KEEP'] === undefined)
      await rm(WHOLE, { recursive: true, force: true })
  })
  return WHOLE
}

/** The same people each run, so that runs can be compared and one can go on where another ended. */
function* everybody(): Generator<NewSubject, never> {
  const random = seeded(7)
  for (;;) yield syntheticPerson(random)
}

/** How many of them a run before recorded; they are passed over. */
async function alreadyThere(host: Host, people: Iterator<NewSubject>): Promise<number> {
  const { rows } = await host.admin.query<{ people: number }>(
    'select count(*)::int as people from bench_plain.person',
  )
  const there = rows[0]?.people ?? 0
  for (let at = 0; at < there; at++) people.next()
  return there
}

interface Filling {
  readonly people: Iterator<NewSubject, never>
  readonly plain: (rows: readonly NewSubject[]) => Promise<void>
  readonly from: number
  readonly to: number
}

async function fill(bench: Bench, office: Office, filling: Filling): Promise<readonly Line[]> {
  const { people, plain, from, to } = filling
  const [own, bare]: [Spent[], Spent[]] = [[], []]
  for (let done = from; done < to; done += TURN) {
    const some = Array.from({ length: Math.min(TURN, to - done) }, () => people.next().value)
    const claims = some.reduce((sum, one) => sum + one.claims.length, 0)
    own.push(await spent(claims, () => recordList(office, officer, some)))
    bare.push(await spent(claims, () => plain(some)))
    if (done % 20_000 === 0)
      bench.say(`${done} of ${to} people, ${Math.round(own.at(-1)?.rate ?? 0)} claims a second`)
  }
  const size = `up to ${thousands(to)} people`
  return [
    {
      name: `recorded in bulk, ${size}`,
      unit: 'claims/s',
      values: spread(own.map(({ rate }) => rate)),
      peers: [
        { name: 'the same values by plain INSERT', values: spread(bare.map(({ rate }) => rate)) },
      ],
    },
    processorTime(`processor time of 1,000 claims in bulk, ${size}`, own, bare),
  ]
}

interface Spent {
  /** Claims a second. */
  readonly rate: number
  /** Seconds of all processors. */
  readonly processor: number
  readonly claims: number
}

async function spent(claims: number, act: () => Promise<unknown>): Promise<Spent> {
  const before = processorTimeOf(process.pid)
  const seconds = await timed(act)
  return { rate: claims / seconds, processor: processorTimeOf(process.pid) - before, claims }
}

/** Of the server and PostgreSQL together: it depends little on who else uses the machine. */
function processorTime(name: string, own: readonly Spent[], bare: readonly Spent[]): Line {
  if (process.platform !== 'linux')
    return { name, why: 'the processor time of all processes is read from /proc' }
  const perThousand = (of: readonly Spent[]) =>
    (1e6 * of.reduce((sum, { processor }) => sum + processor, 0)) /
    of.reduce((sum, { claims }) => sum + claims, 0)
  return {
    name,
    unit: 'ms',
    values: [perThousand(own)],
    peers: [{ name: 'the same values by plain INSERT', values: [perThousand(bare)] }],
  }
}

async function questions(office: Office, host: Host, size: number): Promise<Figure[]> {
  const { rows: some } = await host.admin.query<{ subject: string; label: string }>(
    `select subject, label from ${SCHEMA}.subject_view where kind = 1 order by hashint8(subject) limit ${ASKED}`,
  )
  const figures: Figure[] = []
  const random = seeded(size)
  const ask = async (
    name: string,
    own: (one: { subject: string; label: string }) => Promise<unknown>,
    bare: (one: { subject: string; label: string }) => Promise<unknown>,
    target?: number,
  ) => {
    const [mine, theirs]: [number[], number[]] = [[], []]
    for (const one of some) {
      mine.push(1_000 * (await timed(() => own(one))))
      theirs.push(1_000 * (await timed(() => bare(one))))
    }
    const figure = (what: string, share: number, atMost?: number): Figure => ({
      name: `${name}, ${what}${at(size)}`,
      unit: 'ms',
      values: [percentile(mine, share)],
      peers: [{ name: 'plain SQL', values: [percentile(theirs, share)] }],
      ...(atMost === undefined ? {} : { target: { atMost } }),
    })
    figures.push(
      figure('half within', 0.5, target ?? 50),
      figure('95 % within', 0.95, target === undefined ? 200 : undefined),
    )
  }
  const read = (story: (reader: RegisterReader) => Promise<unknown>) =>
    office.read(officer, (tx) => story(new RegisterReader(tx)))
  const plain = (sql: string, values: unknown[]) => host.admin.query(sql, values)
  await ask(
    'a page of the list',
    ({ subject }) =>
      read(async (reader) =>
        reader.search({ kind: 'person', query: '' }, (await reader.view(subject)) ?? null),
      ),
    ({ label }) =>
      plain('select * from bench_plain.person where name > $1 order by name limit 51', [label]),
  )
  await ask(
    'a page of those born in one decade on whom sources differ',
    ({ subject }) =>
      read(async (reader) =>
        reader.search(
          { kind: 'person', query: '', order: { by: 'from', down: false }, filter: ofTheSixties },
          (await reader.view(subject)) ?? null,
        ),
      ),
    ({ label }) =>
      plain(
        `select * from bench_plain.person where born like '%"196%' order by born, id offset $1 limit 51`,
        [label.length],
      ),
  )
  await ask(
    'a person with everything said',
    ({ subject }) =>
      read(async (reader) => {
        await reader.view(subject)
        await reader.below(subject)
        await reader.claims([subject])
        await reader.speakingOf([subject], 100)
      }),
    ({ label }) => plain('select * from bench_plain.person where name = $1 limit 1', [label]),
  )
  await ask(
    'found by name',
    ({ label }) => read((reader) => reader.search({ kind: 'person', query: label }, null)),
    ({ label }) => plain('select * from bench_plain.person where name = $1 limit 51', [label]),
  )
  const women = [{ property: 'person.sex', code: 'female' }]
  const all = { quarrels: false, from: null, to: null }
  await ask(
    'a page narrowed down by a code',
    () =>
      read((reader) =>
        reader.search({ kind: 'person', query: '', filter: { ...all, facets: women } }, null),
      ),
    () =>
      plain('select * from bench_plain.person where sex like $1 order by name limit 51', [
        '%"female"%',
      ]),
  )
  await ask(
    'the codes of a list counted',
    () => read((reader) => reader.facets({ kind: 'person', query: '', filter: all })),
    () => plain('select sex, count(*) from bench_plain.person group by sex', []),
  )
  await ask(
    'the codes of a narrowed list counted',
    () =>
      read((reader) =>
        reader.facets({
          kind: 'person',
          query: '',
          filter: { ...all, from: '1960-01-01', to: '1990-12-31', facets: women },
        }),
      ),
    () =>
      plain('select sex, count(*) from bench_plain.person where born > $1 group by sex', ['"1960']),
  )
  await ask(
    'found in the one box',
    ({ label }) => read((reader) => reader.find(label)),
    ({ label }) => plain('select * from bench_plain.person where name = $1 limit 51', [label]),
  )
  await ask(
    'a claim saved',
    ({ subject }) =>
      office.change(officer, async (change) => {
        const writer = new RegisterWriter(change, officer.id)
        const person = await writer.view(subject)
        if (person === undefined) throw new Error('nobody')
        await writer.add(person, [
          claim('person.occupation', `Synthetic ${Math.floor(random() * 1e6)}`),
        ])
      }),
    ({ label }) =>
      plain('insert into bench_plain.note (name, words) values ($1, $2)', [label, 'Synthetic']),
    15,
  )
  return figures
}

const ofTheSixties = { quarrels: true, from: '1960-01-01', to: '1969-12-31' }

/** People in one hand-made table, without entries, claims, views or policies: what the same rows cost alone. */
async function plainTable(host: Host): Promise<Filling['plain']> {
  await host.admin.query(`
    create schema if not exists bench_plain;
    create table if not exists bench_plain.person (
      id bigint generated always as identity primary key, name text, born text, town text, sex text);
    create index if not exists person_name on bench_plain.person (name);
    create table if not exists bench_plain.note (id bigint generated always as identity primary key, name text, words text)`)
  return async (people) => {
    const column = (at: number) =>
      people.map(({ claims }) => {
        const value = claims[at]?.value
        return value?.kind === 'text' || value?.kind === 'name' ? value.text : JSON.stringify(value)
      })
    await host.admin.query(
      'insert into bench_plain.person (name, born, town, sex) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[])',
      [column(0), column(1), column(3), column(4)],
    )
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return (performance.now() - began) / 1_000
}

/** Smallest, median and largest of many. */
function spread(values: readonly number[]): number[] {
  return [percentile(values, 0.05), percentile(values, 0.5), percentile(values, 0.95)]
}

function at(people: number): string {
  return `, ${thousands(people)} people`
}

function thousands(people: number): string {
  return people >= 1_000_000 ? `${people / 1_000_000} million` : `${people / 1_000} thousand`
}
