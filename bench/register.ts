import { openOffice } from '@amparo/server/src/host/host.ts'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { recordMany, type NewSubject } from '@amparo/server/src/register/record-many.ts'
import { namesOf } from '@amparo/server/src/db/schema.ts'
import { RegisterReader, RegisterWriter } from '@amparo/server/src/register/register-store.ts'
import { benchOffice, type BenchOffice } from './bench-office.ts'
import { percentile, type Bench, type Figure, type Group, type Line } from './figure.ts'
import { claim, syntheticPerson } from './synthetic-people.ts'

export const register: Group = {
  name: 'register',
  about:
    'the register at 10 thousand and 100 thousand people (AMPARO_REGISTER=whole: a million), beside the same rows by plain SQL',
  measure,
}

/** People; each has five claims. */
const SIZES =
  process.env['AMPARO_REGISTER'] === 'whole' ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]
const BATCH = 200
/** Questions of each kind at each size. */
const ASKED = 100
const SCHEMA = namesOf('bench').schema

const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const made = await benchOffice(bench)
  const office = await openOffice(made.host, 'bench')
  bench.scope.defer(() => office.app.end())
  const random = seeded(7)
  const plain = await plainTable(made)
  const source = await firstSource(office.app, made)
  const lines: Line[] = []
  let people = 0
  for (const size of SIZES) {
    const bulk = await fill(bench, office.app, { source, random, plain, from: people, to: size })
    people = size
    await made.host.admin.query('vacuum analyze')
    lines.push(bulk, ...(await questions(office.app, made, random, size)))
  }
  return lines
}

/** The same numbers each run, so that runs can be compared. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return state / 2 ** 32
  }
}

interface Filling {
  readonly source: string
  readonly random: () => number
  readonly plain: (rows: readonly NewSubject[]) => Promise<void>
  readonly from: number
  readonly to: number
}

async function fill(bench: Bench, office: Office, filling: Filling): Promise<Figure> {
  const { source, random, plain, from, to } = filling
  const [own, bare]: [number[], number[]] = [[], []]
  for (let at = from; at < to; at += BATCH) {
    if ((at - from) % 20_000 === 0) bench.say(`${at} of ${to} people`)
    const people = Array.from({ length: BATCH }, () => syntheticPerson(random))
    const claims = people.reduce((sum, one) => sum + one.claims.length, 0)
    const seconds = await timed(() =>
      office.change(officer, async (change) => {
        await recordMany(change, officer.id, source, people)
      }),
    )
    own.push(claims / seconds)
    bare.push(claims / (await timed(() => plain(people))))
  }
  return {
    name: `recorded in bulk, up to ${thousands(to)} people`,
    unit: 'claims/s',
    values: spread(own),
    peers: [{ name: 'the same values by plain INSERT', values: spread(bare) }],
  }
}

async function questions(
  office: Office,
  { host }: BenchOffice,
  random: () => number,
  size: number,
): Promise<Figure[]> {
  const { rows: some } = await host.admin.query<{ subject: string; label: string }>(
    `select subject, label from ${SCHEMA}.subject_view where kind = 1 order by hashint8(subject) limit ${ASKED}`,
  )
  const at = `, ${thousands(size)} people`
  const figures: Figure[] = []
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
      name: `${name}, ${what}${at}`,
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
    'a person with everything said',
    ({ subject }) =>
      read(async (reader) => {
        await reader.view(subject)
        await reader.below(subject)
        await reader.claims([subject])
        await reader.speakingOf(subject, 100)
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

/** People in one hand-made table, without entries, claims, views or policies: what the same rows cost alone. */
async function plainTable({ host }: BenchOffice): Promise<Filling['plain']> {
  await host.admin.query('create schema bench_plain')
  await host.admin.query(`create table bench_plain.person (
    id bigint generated always as identity primary key, name text, born text, town text, sex text)`)
  await host.admin.query('create index on bench_plain.person (name)')
  await host.admin.query(
    'create table bench_plain.note (id bigint generated always as identity primary key, name text, words text)',
  )
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

/** The office's own word as a source, made as the first thing recorded makes it. */
async function firstSource(office: Office, { host }: BenchOffice): Promise<string> {
  await office.change(officer, (change) =>
    new RegisterWriter(change, officer.id).create('person', syntheticPerson(Math.random).claims),
  )
  const { rows } = await host.admin.query<{ id: string }>(
    `select id from ${SCHEMA}.source where kind = 'office'`,
  )
  return rows[0]?.id ?? ''
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

function thousands(people: number): string {
  return people >= 1_000_000 ? `${people / 1_000_000} million` : `${people / 1_000} thousand`
}
