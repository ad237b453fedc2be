import { property, readValue, viewRules, type PropertyCode } from '@amparo/register'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffActor } from '../db/actor.ts'
import { noteViewsWritten, viewsWritten, type Host } from '../host/host.ts'
import { compareViews } from '../register/compare-views.ts'
import { recordList, type NewSubject } from '../register/record-many.ts'
import type { NewClaim } from '../register/register-store.ts'
import { DESK, send, signedIn, testOffice, type TestOffice } from '../testing/test-office.ts'
import { refreshViews } from './views.ts'

let office: TestOffice
const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}
/** Three batches, so that it can be cut off between them. */
const PEOPLE = 520

beforeAll(async () => {
  office = await testOffice()
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  await recordList(office.app, officer, people())
})
afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

function* people(): Generator<NewSubject> {
  const spellings = ['Ганна Ясень', 'Анна Ясень', 'Ivan Synthetic', 'สมชาย ใจดี']
  for (let at = 0; at < PEOPLE; at++)
    yield {
      kind: 'person',
      claims: [
        claim('person.name', spellings[at % spellings.length] ?? ''),
        claim('person.sex', at % 2 === 0 ? 'female' : 'male', at % 3),
        claim('person.birth', `19${10 + (at % 80)}`, at % 2),
      ],
    }
}

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

/** Everything that follows from the claims, as it is stored. */
async function stored(): Promise<unknown> {
  const { rows } = await office.host.admin.query(
    `select (select json_agg(v order by subject, audience) from subject_view v) as views,
       (select json_agg(k order by subject, audience, key) from match_key k) as keys,
       (select json_agg(f order by subject, audience, facet) from view_facet f) as facets`,
  )
  return rows[0]
}

/** What rules that were otherwise can have left behind, of every so many subjects. */
const leftBehind = {
  'keys that are missing': `delete from match_key where subject % $1 = 0 and length(key) % 2 = 0`,
  'keys that lead nowhere now': `insert into match_key select 'old:' || key, subject, audience, kind from match_key where subject % $1 = 0`,
  'keys that stand twice': `insert into match_key select key, subject, audience, kind from match_key where subject % $1 = 0`,
  'codes that are missing': `delete from view_facet where subject % $1 = 0`,
  'codes that do not count any more': `insert into view_facet select '4 old', subject, audience from subject_view where subject % $1 = 0`,
  'another name and other days': `update subject_view set label = 'old', lo = '1900-01-01', hi = null where subject % $1 = 0`,
  'another fold': `update subject_view set fold = jsonb_set(fold, '{claims}', '99') where subject % $1 = 0`,
  'views that are missing': `delete from subject_view where subject % $1 = 0`,
  'views of nobody’s claims': `insert into subject_view (subject, audience, object, kind, quarrels, claims, label, fold)
    select subject, 3, object, kind, 0, 0, 'old', fold from subject_view where subject % $1 = 0 and audience = 0
    on conflict do nothing`,
} as const

const said: string[] = []
const going = { say: (line: string) => said.push(line), told: new AbortController().signal }

async function written() {
  return viewsWritten(office.host, office.slug)
}

/** The office’s host, whose connection is lost at its so manieth question. */
function lostAt(count: number): Host {
  const { admin } = office.host
  let asked = 0
  const query = async (...given: Parameters<typeof admin.query>): Promise<unknown> => {
    if (String(given[0]) !== 'rollback' && ++asked > count) throw new Error('the line is cut')
    return admin.query(...given)
  }
  return {
    ...office.host,
    admin: new Proxy(admin, { get: (of, key) => (key === 'query' ? query : Reflect.get(of, key)) }),
  }
}

test(
  'what older rules left behind is written anew as if it were recorded now, and killed at any moment it ends the same',
  { timeout: 120_000 },
  async () => {
    const whole = await stored()
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(Object.values(leftBehind), { minLength: 1 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(fc.nat(60), { minLength: 1, maxLength: 3 }),
        async (damages, every, kills) => {
          for (const damage of damages) await office.host.admin.query(damage, [every])
          await noteViewsWritten(office.host, office.slug, { rules: viewRules - 1, upto: null })
          for (const kill of kills)
            await refreshViews(lostAt(kill), office.slug, going).catch(() => {})
          await refreshViews(office.host, office.slug, going)
          expect(await stored()).toEqual(whole)
          expect(await written()).toEqual({ rules: viewRules, upto: null })
        },
      ),
      { numRuns: 6 },
    )
    expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  },
)

test(
  'each of what older rules can leave behind is noticed by the check',
  { timeout: 120_000 },
  async () => {
    for (const damage of Object.values(leftBehind)) {
      await office.host.admin.query(damage, [7])
      const { wrong } = await compareViews(office.host.admin, office.names)
      expect(wrong.length).toBeGreaterThan(0)
      await noteViewsWritten(office.host, office.slug, { rules: 0, upto: null })
      await refreshViews(office.host, office.slug, going)
      expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
    }
  },
)

test('told to end, it says that the next start goes on, and the next goes on from there', async () => {
  await noteViewsWritten(office.host, office.slug, { rules: 0, upto: null })
  const end = new AbortController()
  const say = (line: string) => {
    said.push(line)
    if (line.includes('[')) end.abort()
  }
  await refreshViews(office.host, office.slug, { say, told: end.signal })
  expect(said.at(-1)).toContain('The next start goes on from here')
  const { upto } = await written()
  expect(Number(upto)).toBeGreaterThan(0)
  // What lies behind is not gone through once more: so this stays until somebody asks for it.
  await office.host.admin.query(
    `update subject_view set label = 'old' where subject = 1 and audience = 0`,
  )
  await refreshViews(office.host, office.slug, going)
  expect((await written()).upto).toBeNull()
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual(['1/0'])
  await noteViewsWritten(office.host, office.slug, { rules: viewRules, upto: '0' })
  await refreshViews(office.host, office.slug, going)
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
})

test('an office whose views are by these rules is not gone through, and a new one never', async () => {
  expect(await written()).toEqual({ rules: viewRules, upto: null })
  said.length = 0
  await refreshViews(office.host, office.slug, going)
  expect(said).toEqual([])
})

test('half of it by newer rules and then an older version: that one begins anew', async () => {
  await noteViewsWritten(office.host, office.slug, { rules: viewRules + 1, upto: '300' })
  await office.host.admin.query(`delete from match_key where subject = 1`)
  await refreshViews(office.host, office.slug, going)
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
})

test('whoever records meanwhile is neither lost nor overwritten', async () => {
  const cookie = await signedIn(office, 'rights-officer')
  await noteViewsWritten(office.host, office.slug, { rules: 0, upto: null })
  await office.host.admin.query(`delete from match_key`)
  const name = (at: number) => ({
    property: 'person.name',
    value: { kind: 'name', text: `Synthetic Later ${at}` },
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  })
  const recording = Promise.all(
    Array.from({ length: 10 }, async (_, at) =>
      send(
        office.desk,
        DESK,
        `/api/subjects/${1 + at * 50}/claims`,
        { claims: [name(at)] },
        { cookie },
      ),
    ),
  )
  await refreshViews(office.host, office.slug, going)
  for (const { status } of await recording) expect(status).toBe(200)
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
})
