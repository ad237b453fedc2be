import { property, readValue, type PropertyCode, type SubjectKind } from '@amparo/register'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '../db/actor.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { compareViews } from './compare-views.ts'
import { recordMany, type NewSubject } from './record-many.ts'
import { RegisterReader, RegisterWriter, type NewClaim } from './register-store.ts'

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

/** What a view says, without the numbers that no two records share. */
const told = `select v.audience, v.label, v.lo, v.hi, v.quarrels, v.claims,
    (select array_agg(m.key order by m.key) from match_key m where m.subject = v.subject and m.audience = v.audience) as keys
  from subject_view v where v.subject = any ($1) order by v.subject, v.audience`

test('many at once leave what one after the other leaves, each with its entry', async () => {
  const first = await office.app.change(officer, (change) =>
    new RegisterWriter(change, officer.id).create('person', [claim('person.name', 'Synthetic')]),
  )
  expect(first.subject).toMatch(/^\d+$/)
  const { rows: sources } = await office.host.admin.query<{ id: string }>(
    `select id from source where kind = 'office'`,
  )
  const source = sources[0]?.id ?? ''
  await fc.assert(
    fc.asyncProperty(subjects, async (given) => {
      const many = await office.app.change(officer, (change) =>
        recordMany(change, officer.id, source, given),
      )
      const single: string[] = []
      for (const { kind, claims } of given) {
        const { subject } = await office.app.change(officer, (change) =>
          new RegisterWriter(change, officer.id).create(kind, claims),
        )
        single.push(subject)
      }
      const [a, b] = [
        await office.host.admin.query(told, [many]),
        await office.host.admin.query(told, [single]),
      ]
      expect(a.rows).toEqual(b.rows)
      const { rows } = await office.host.admin.query(
        `select count(distinct s.entry)::int as entries, count(k.entry)::int as keys from subject s
         left join entry_key k on k.entry = s.entry where s.id = any ($1)`,
        [many],
      )
      expect(rows).toEqual([{ entries: given.length, keys: given.length }])
    }),
    { numRuns: 15 },
  )
  expect((await compareViews(office.host.admin)).wrong).toEqual([])
})

test('what was recorded in bulk is found by name, and what one team alone was told by that team alone', async () => {
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select id from source where kind = 'office'`,
  )
  await office.app.change(officer, (change) =>
    recordMany(change, officer.id, rows[0]?.id ?? '', [
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
