import { randomBytes } from 'node:crypto'
import { chmod, mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { NewListRow } from '@amparo/contract'
import type { StaffActor } from '@amparo/server/src/db/actor.ts'
import type { Office } from '@amparo/server/src/db/office.ts'
import { namesOf } from '@amparo/server/src/db/schema.ts'
import { openPage, type Host } from '@amparo/server/src/host/host.ts'
import { applyVersion } from '@amparo/server/src/lists/applying.ts'
import { dryRun, keepRun } from '@amparo/server/src/lists/dry-run.ts'
import { ListWriter, type KeptBatch, type KeptList } from '@amparo/server/src/lists/list-store.ts'
import { RowWriter } from '@amparo/server/src/lists/row-store.ts'
import { undoVersion } from '@amparo/server/src/lists/undoing.ts'
import { temporaryHome } from '@amparo/server/src/postgres/temporary-home.ts'
import { recordList, recordMany, type NewSubject } from '@amparo/server/src/register/record-many.ts'
import { benchOfficeIn } from './bench-office.ts'
import { kept, type Bench, type Figure, type Group, type Line } from './figure.ts'
import { claim, seeded, syntheticName, syntheticPerson } from './synthetic-people.ts'

export const lists: Group = {
  name: 'lists',
  about:
    'a list of 10,000 rows brought into 20 thousand people (AMPARO_LISTS=whole: a million), beside a plain INSERT of the rows',
  measure,
}

const isWhole = process.env['AMPARO_LISTS'] === 'whole'
const PEOPLE = isWhole ? 1_000_000 : 20_000
const ROWS = 10_000
/** One row in so many is about somebody the register knows. */
const KNOWN = 4
const SCHEMA = namesOf('bench').schema
/** A million people take long: interrupted, they stay here, and the next run goes on after them. */
const WHOLE = fileURLToPath(new URL('../.cache/bench/lists', import.meta.url))

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
  await fill(bench, office, host)
  await host.admin.query('vacuum analyze')
  const rows = rowsOf()
  const { list, batch } = await begun(office)
  const sent = await timed(() => send(office, batch, rows))
  bench.say('looking the list through')
  const checked = await timed(async () => {
    await step(office, batch, 'check')
    const asked = await newest(office, batch)
    await keepRun(office, officer, { batch, asked }, await dryRun(office, officer, batch))
  })
  bench.say('recording it')
  const run = await runOf(host, batch)
  await step(office, batch, 'apply', run)
  const applied = await timed(() => applyVersion(office, officer, { list, batch, run }))
  bench.say('taking it back')
  await step(office, batch, 'undo')
  const undone = await timed(() => undoVersion(office, officer, batch))
  const bare = await timed(() => plain(host, rows))
  isMeasured = true
  const peers = [{ name: 'the same rows by plain INSERT', values: [bare] }]
  return [
    { name: 'sent in parts and kept', unit: 's', values: [sent], peers },
    figure('dry run', checked, 10),
    { ...figure('recorded: claims, entries, keys, views', applied, 60), peers },
    figure('taken back', undone, 60),
  ]
}

function figure(what: string, seconds: number, atMost: number): Figure {
  return {
    name: `${what}, ${ROWS} rows, ${PEOPLE} people`,
    unit: 's',
    values: [seconds],
    target: { atMost },
  }
}

let isMeasured = false

async function keptHome({ scope }: Bench): Promise<string> {
  await mkdir(WHOLE, { recursive: true })
  await chmod(WHOLE, 0o711)
  scope.defer(async () => {
    if (isMeasured && process.env['AMPARO_LISTS_KEEP'] === undefined)
      await rm(WHOLE, { recursive: true, force: true })
  })
  return WHOLE
}

const AT_ONCE = 2_000

async function fill(bench: Bench, office: Office, host: Host): Promise<void> {
  const { rows } = await host.admin.query<{ people: number }>(
    `select count(*)::int as people from ${SCHEMA}.subject where kind = 1`,
  )
  const random = seeded(7)
  const there = rows[0]?.people ?? 0
  for (let at = 0; at < there; at++) syntheticPerson(random)
  for (let done = there; done < PEOPLE; done += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, PEOPLE - done) }, () =>
      syntheticPerson(random),
    )
    await recordList(office, officer, some)
    if (done % 20_000 === 0) bench.say(`${done} of ${PEOPLE} people`)
  }
}

/** Most of them new, some as the register knows them; each was held since a day. */
function rowsOf(): NewListRow[] {
  const [known, fresh] = [seeded(7), seeded(23)]
  return Array.from({ length: ROWS }, (_, at): NewListRow => {
    const isKnown = at % KNOWN === 0
    const person = syntheticPerson(known)
    const name = isKnown ? valueOf(person, 0) : syntheticName(fresh).name
    const born = isKnown ? valueOf(person, 1) : String(1945 + Math.floor(fresh() * 60))
    const [town, since] = [
      `Synthetic town ${at % 300}`,
      `2020-08-${String(9 + (at % 20)).padStart(2, '0')}`,
    ]
    return {
      key: String(at),
      cells: [String(at), name, born, town, since],
      values: [
        { property: 'person.name', value: { kind: 'name', text: name } },
        { property: 'person.birth', value: { kind: 'date', edtf: born } },
        { property: 'person.residence', value: { kind: 'text', text: town } },
        { property: 'custody.from', value: { kind: 'date', edtf: since } },
      ],
      refused: null,
    }
  })
}

function valueOf({ claims }: NewSubject, at: number): string {
  const value = claims[at]?.value
  if (value?.kind === 'name') return value.text
  return value?.kind === 'date' ? value.edtf : ''
}

async function begun(office: Office): Promise<{ list: KeptList; batch: KeptBatch }> {
  return office.change(officer, async (change) => {
    const partner: NewSubject = {
      kind: 'organisation',
      claims: [claim('organisation.name', 'Synthetic partner')],
    }
    const [made] = await recordMany(change, officer.id, [partner])
    const writer = new ListWriter(change, officer.id)
    const list = await writer.beginList({
      title: 'Detained (synthetic)',
      partner: made?.subject ?? '',
      audience: 0,
    })
    const id = await writer.beginBatch({
      list,
      version: 1,
      terms: {
        purpose: 'Synthetic',
        fields: ['person.name', 'person.birth', 'person.residence', 'custody.from'],
        expires: null,
        onward: true,
      },
      columns: ['No', 'Name', 'Born', 'Town', 'Since'].map((name) => ({ name, kept: true })),
      mapping: {},
      directness: 'second-hand',
      credibility: 3,
      saidOn: '2020-08-30',
      rows: ROWS,
      once: randomBytes(16),
    })
    const batch = await writer.batch(id)
    if (batch === undefined) throw new Error('a version was begun and is not there')
    return { list, batch }
  })
}

const PART = 500

async function send(office: Office, batch: KeptBatch, rows: readonly NewListRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += PART)
    await office.change(officer, (change) =>
      new RowWriter(change).keep(
        batch,
        rows.slice(from, from + PART).map((row, at) => ({ ...row, number: from + at + 1 })),
      ),
    )
}

async function step(
  office: Office,
  batch: KeptBatch,
  act: 'check' | 'apply' | 'undo',
  run?: string,
): Promise<void> {
  await office.change(officer, (change) =>
    new ListWriter(change, officer.id).step(batch, act, {
      ...(run === undefined ? {} : { run }),
      ...(act === 'undo' ? { reason: 'other' } : {}),
    }),
  )
}

async function newest(office: Office, batch: KeptBatch): Promise<string> {
  return office.change(officer, async (change) => {
    const found = await new ListWriter(change, officer.id).newestStep(batch.id)
    return found?.id ?? ''
  })
}

async function runOf({ admin }: Host, batch: KeptBatch): Promise<string> {
  const { rows } = await admin.query<{ entry: string }>(
    `select entry from ${SCHEMA}.list_step where batch = $1 and act = 'checked' order by id desc limit 1`,
    [batch.id],
  )
  return rows[0]?.entry ?? ''
}

async function plain({ admin }: Host, rows: readonly NewListRow[]): Promise<void> {
  await admin.query(`create temporary table plain_row (id bigint generated always as identity primary key,
    key text, name text, born text, town text, since text)`)
  for (let from = 0; from < rows.length; from += PART) {
    const part = rows.slice(from, from + PART)
    const column = (at: number) => part.map(({ cells }) => cells[at])
    await admin.query(
      `insert into plain_row (key, name, born, town, since)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])`,
      [0, 1, 2, 3, 4].map(column),
    )
  }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await act()
  return (performance.now() - began) / 1_000
}
