import { commitment, parseEntry } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { property, readValue, type PropertyCode, type SubjectKind } from '@amparo/register'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '../db/actor.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { compareViews } from './compare-views.ts'
import { recordList, recordMany, type NewSubject } from './record-many.ts'
import { fieldsOf, RegisterReader, RegisterWriter, type NewClaim } from './register-store.ts'

let office: TestOffice
const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}

beforeAll(async () => {
  office = await testOffice()
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
})
afterAll(async () => office[Symbol.asyncDispose]())

function claim(code: PropertyCode, value: unknown, audience = 0): NewClaim {
  const read = readValue(property(code), value)
  if (!read.ok) throw new Error(`${code}: ${read.reason}`)
  return {
    property: property(code),
    value: read.value,
    source: { kind: 'office' },
    directness: 'second-hand',
    credibility: 4,
    saidOn: '2020-08-12',
    audience,
    replaces: null,
  }
}

const names = ['Ганна Ясень', 'Анна Ясень', 'Ivan Synthetic', 'สมชาย ใจดี']
const subjects = fc.array(
  fc
    .record({
      name: fc.constantFrom(...names),
      birth: fc.option(fc.constantFrom('1990', '1990-05', '199X')),
      other: fc.option(fc.constantFrom('1990', '1991')),
      audience: fc.constantFrom(0, 0, 1, 2),
    })
    .map(({ name, birth, other, audience }): NewSubject => ({
      kind: 'person' as SubjectKind,
      claims: [
        claim('person.name', name),
        ...(birth === null ? [] : [claim('person.birth', birth, audience)]),
        ...(other === null ? [] : [claim('person.birth', other)]),
      ],
    })),
  { minLength: 1, maxLength: 12 },
)

/** What happens to one of them afterwards: a value is added, corrected, or taken back. */
const step = fc.record({
  whom: fc.nat(11),
  what: fc.constantFrom('add' as const, 'correct' as const, 'take back' as const),
  which: fc.nat(3),
  birth: fc.constantFrom('1990', '1991', '1989/1991'),
  audience: fc.constantFrom(0, 1),
})

/** What a view says. Of claims, which no two subjects share, the place among the subject's own. */
const told = `select v.audience, v.label, v.lo, v.hi, v.quarrels, v.claims, v.owner, v.fold,
    array(select c.id::text from claim c where c.subject = v.subject order by c.id) as said,
    (select array_agg(m.key order by m.key) from match_key m where m.subject = v.subject and m.audience = v.audience) as keys
  from subject_view v where v.subject = any ($1) order by v.subject, v.audience`

async function toldOf(subjects: readonly string[]): Promise<unknown[]> {
  const { rows } = await office.host.admin.query<{ said: string[]; fold: unknown }>(told, [
    subjects,
  ])
  return rows.map(({ said, fold, ...row }) => ({ ...row, fold: withPlaces(said, fold) }))
}

function withPlaces(said: readonly string[], fold: unknown): unknown {
  return JSON.parse(JSON.stringify(fold), (name, value: unknown) =>
    (name === 'claims' || name === 'retracted') && Array.isArray(value)
      ? value.map((id) => said.indexOf(String(id)))
      : value,
  )
}

async function oneByOne(given: readonly NewSubject[]): Promise<string[]> {
  const ids: string[] = []
  for (const { kind, claims } of given)
    ids.push(
      (
        await office.app.change(officer, (change) =>
          new RegisterWriter(change, officer.id).create(kind, claims),
        )
      ).subject,
    )
  return ids
}

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

async function goOn(subject: string, { what, which, birth, audience }: Step): Promise<void> {
  await office.app.change(officer, async (change) => {
    const writer = new RegisterWriter(change, officer.id)
    const view = await writer.view(subject)
    const rows = (await writer.claims([subject])).get(subject) ?? []
    const one = rows[which % rows.length]
    const isGone = rows.some(({ retracts }) => retracts === one?.id)
    if (view === undefined || one === undefined || one.retracts !== null || isGone) return
    if (what === 'take back') {
      await writer.retract(view, one)
      return
    }
    const replaces =
      what === 'correct' && one.property === property('person.birth').number ? one.id : null
    await writer.add(view, [{ ...claim('person.birth', birth, audience), replaces }])
  })
}

test('many at once leave what one after the other leaves, each with its entry, whatever happens afterwards', async () => {
  await fc.assert(
    fc.asyncProperty(subjects, fc.array(step, { maxLength: 6 }), async (given, history) => {
      const made = await office.app.change(officer, (change) =>
        recordMany(change, officer.id, given),
      )
      const many = made.map(({ subject }) => subject)
      const single = await oneByOne(given)
      expect(await toldOf(many)).toEqual(await toldOf(single))
      for (const next of history) {
        const whom = next.whom % given.length
        await goOn(many[whom] ?? '', next)
        await goOn(single[whom] ?? '', next)
      }
      expect(await toldOf(many)).toEqual(await toldOf(single))
    }),
    { numRuns: 15 },
  )
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
})

test('a list is recorded whole over any number of transactions, and each entry binds what was said', async () => {
  const given = Array.from({ length: 450 }, (_, at): NewSubject => ({
    kind: 'person',
    claims: [claim('person.name', `Synthetic ${at}`), claim('person.birth', '1990', at % 3)],
  }))
  const recorded = new Map<NewSubject, string>()
  await recordList(office.app, officer, given, (made, batch) => {
    for (const [at, subject] of batch.entries()) recorded.set(subject, made[at]?.subject ?? '')
  })
  expect(recorded.size).toBe(given.length)
  const { rows } = await office.host.admin.query<{ id: string; body: string; key: Buffer }>(
    `select s.id, e.body, k.key from subject s join entry e on e.id = s.entry and e.tx = s.tx
     join entry_key k on k.entry = e.id and k.tx = s.tx where s.id = any ($1)`,
    [[...recorded.values()]],
  )
  const entries = new Map(rows.map((row) => [row.id, row]))
  for (const [{ kind, claims }, id] of recorded) {
    const { body = '', key = Buffer.alloc(32) } = entries.get(id) ?? {}
    const read = parseEntry(body)
    const { commit } = commitment(nodeHashing, key, { kind, ...fieldsOf(claims) })
    expect(read.verdict === 'entry' && read.entry.commit).toBe(commit)
  }
})

test('of a list that breaks off, what was told as recorded is there and nothing else is', async () => {
  const good = (at: number): NewSubject => ({
    kind: 'person',
    claims: [claim('person.name', `Breaks off ${at}`)],
  })
  const bad: NewSubject = {
    kind: 'person',
    claims: [{ ...claim('person.name', 'Breaks off'), credibility: 9 }],
  }
  const list = [
    ...Array.from({ length: 700 }, (_, at) => good(at)),
    bad,
    ...Array(900).fill(good(0)),
  ]
  const ids: string[] = []
  const recording = recordList(office.app, officer, list, (made) =>
    ids.push(...made.map(({ subject }) => subject)),
  )
  await expect(recording).rejects.toThrow('claim_credibility_check')
  const { rows } = await office.host.admin.query<{ subject: string }>(
    `select subject from subject_view where label like 'Breaks off%' order by subject`,
  )
  expect(rows.map(({ subject }) => subject)).toEqual(ids.toSorted((a, b) => Number(a) - Number(b)))
  expect(ids.length).toBeLessThan(list.length - 600)
})

test('nobody puts a view of a subject that this transaction does not change', async () => {
  const [subject = ''] = await oneByOne([
    { kind: 'person', claims: [claim('person.name', 'Synthetic', 2)] },
  ])
  const forged = { subject, audience: 1, quarrels: 0, claims: 0, label: '', fold: {}, keys: 't:x' }
  const put = office.app.change(officer, ({ tx }) =>
    sql`select put_new_views(${JSON.stringify([forged])}::jsonb)`.execute(tx),
  )
  await expect(put).rejects.toThrow('not being changed')
})

test('what was recorded in bulk is found by name, and what one team alone was told by that team alone', async () => {
  await office.app.change(officer, (change) =>
    recordMany(change, officer.id, [
      { kind: 'person', claims: [claim('person.name', 'Кастусь Незвычайны', 2)] },
    ]),
  )
  const find = (teams: readonly number[]) =>
    office.app.read({ ...officer, teams }, (tx) =>
      new RegisterReader(tx).search({ kind: 'person', query: 'Kastus Niezvycajny' }, null),
    )
  expect((await find([1, 2])).found).toHaveLength(1)
  expect((await find([1])).found).toHaveLength(0)
})
