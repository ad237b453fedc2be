import type { ListFilter, ListOrder } from '@amparo/contract'
import { listOrders } from '@amparo/contract'
import { property, readValue, type PropertyCode } from '@amparo/register'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '../db/actor.ts'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { isWithin, walkList } from './list-query.ts'
import { recordMany } from './record-many.ts'
import type { NewClaim } from './register-store.ts'

let office: TestOffice
const cookies = { rights: '', medical: '' }
const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}
const MANY = 4_000
const orders: ListOrder[] = listOrders.flatMap((by) => [
  { by, down: false },
  { by, down: true },
])

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  await ask('rights', '/api/subjects', {
    kind: 'organisation',
    claims: [
      {
        property: 'organisation.name',
        value: { kind: 'name', text: 'Synthetic source' },
        source: { kind: 'office' },
        directness: 'first-hand',
        credibility: 4,
        saidOn: '2026-01-01',
        audience: 0,
        replaces: null,
      },
    ],
  })
  // On a slow machine a vacuum would come in between, and plans for a table as small as this one change with it.
  await office.host.admin.query('alter table subject_view set (autovacuum_enabled = off)')
  for (let at = 0; at < MANY; at += 500) await recordPeople(at, 500)
  // As in any office, people are some of what is recorded.
  const events = Array.from({ length: 2_000 }, () => ({
    kind: 'event' as const,
    claims: [claim('event.title', 'Synthetic event')],
  }))
  await office.app.change(officer, (change) => recordMany(change, officer.id, events))
  await office.host.admin.query('analyze')
}, 120_000)

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** Synthetic people: every third without a known birth, every fifth with two, every seventh known better to one team. */
async function recordPeople(from: number, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, index) => {
    const at = from + index
    const claims = [claim('person.name', `Synthetic ${(at * 7919) % MANY}`)]
    if (at % 3 !== 0) claims.push(claim('person.birth', String(1940 + (at % 60))))
    if (at % 5 === 0) claims.push(claim('person.birth', '2001'), claim('person.birth', '2002'))
    if (at % 7 === 0) claims.push(claim('person.residence', 'Synthetic town', 2))
    return { kind: 'person' as const, claims }
  })
  await office.app.change(officer, (change) => recordMany(change, officer.id, people))
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

async function ask(who: keyof typeof cookies, path: string, body: unknown): Promise<Told> {
  return send(office.desk, DESK, path, body, { cookie: cookies[who] })
}

interface Row {
  readonly id: string
  readonly name: string
  readonly from: string | null
  readonly quarrels: number
  readonly claims: number
}

/** A list walked to its end, or through so many pages. */
async function walked(
  who: keyof typeof cookies,
  asked: { order?: ListOrder; filter?: ListFilter; query?: string },
  pages = Infinity,
): Promise<Row[]> {
  const seen: Row[] = []
  for (let after: string | null = null, page = 0; page < pages; page++) {
    const told: Told = await ask(who, '/api/subjects/search', {
      kind: 'person',
      query: '',
      ...asked,
      after,
    })
    expect(told.status, told.text).toBe(200)
    const rows = told.body['subjects'] as Row[]
    seen.push(...rows)
    after = rows.at(-1)?.id ?? null
    if (told.body['more'] !== true) return seen
  }
  return seen
}

const collator = new Intl.Collator('und')

/** Whether two rows that follow each other are in the order asked for; what is unknown is last either way. */
function follow({ by, down }: ListOrder, a: Row, b: Row): boolean {
  const sign = down ? -1 : 1
  switch (by) {
    case 'name':
      return sign * collator.compare(a.name, b.name) <= 0
    case 'from':
      return b.from === null || (a.from !== null && sign * a.from.localeCompare(b.from) <= 0)
    case 'quarrels':
      return sign * (a.quarrels - b.quarrels) <= 0
    case 'recorded':
      return sign * (Number(a.id) - Number(b.id)) < 0
  }
}

describe('a list', () => {
  test.each(orders)('walked by $by (down: $down) holds everybody once, in order', async (order) => {
    for (const who of ['rights', 'medical'] as const) {
      const rows = await walked(who, { order })
      expect(new Set(rows.map(({ id }) => id)).size).toBe(MANY)
      expect(rows).toHaveLength(MANY)
      const wrong = rows.filter((row, at) => at > 0 && !follow(order, rows[at - 1]!, row))
      expect(wrong).toEqual([])
    }
  })

  test('shows one row of whom a team knows more: the one that knows more', async () => {
    const sum = (rows: Row[]) => rows.reduce((count, { claims }) => count + claims, 0)
    const [all, open] = [await walked('rights', {}), await walked('medical', {})]
    expect(sum(all) - sum(open)).toBe(Math.ceil(MANY / 7))
  })

  const days = fc.constantFrom(null, '1940-01-01', '1960-06-01', '1980-12-31', '2001-01-01')
  const filters = fc.record({ quarrels: fc.boolean(), from: days, to: days })

  test('that is filtered holds exactly those of the whole list that the filter names', async () => {
    const all = await walked('rights', {})
    await fc.assert(
      fc.asyncProperty(filters, fc.boolean(), async (filter, down) => {
        const order = { by: 'from', down } as const
        const ids = (await walked('rights', { order, filter })).map(({ id }) => id)
        const wanted = all.filter(({ from, quarrels }) => isWithin(filter, { lo: from, quarrels }))
        expect(ids.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  test('met by a query is filtered the same way', async () => {
    const filter = { quarrels: true, from: null, to: null }
    const met = await walked('rights', { query: 'Synthetic', filter })
    expect(met.length).toBeGreaterThan(50)
    expect(met.filter(({ quarrels }) => quarrels === 0)).toEqual([])
  })

  test('of words that more meet than are looked through says that it is a part, and leaves as no file', async () => {
    const asked = (query: string) => ({ kind: 'person', query, after: null })
    const found = await ask('rights', '/api/subjects/search', asked('Synthetic'))
    expect(found.body).toMatchObject({ cut: true })
    const { rows: before } = await office.host.admin.query('select count(*) from entry')
    const told = await ask('rights', '/api/subjects/export', asked('Synthetic'))
    expect(told).toMatchObject({ status: 422, body: { code: 'too-many-met' } })
    const { rows: after } = await office.host.admin.query('select count(*) from entry')
    expect(after).toEqual(before)
    const source = { kind: 'organisation', query: 'Synthetic source', after: null }
    const whole = await ask('rights', '/api/subjects/search', source)
    expect(whole.body).toMatchObject({ cut: false, subjects: [{ name: 'Synthetic source' }] })
    expect(await ask('rights', '/api/subjects/export', source)).toMatchObject({ status: 200 })
  })

  test('of some days in another order than theirs is refused: no index walks it', async () => {
    const filter = { quarrels: false, from: '1960-01-01', to: null }
    const told = await ask('rights', '/api/subjects/search', {
      kind: 'person',
      query: '',
      order: { by: 'name', down: false },
      filter,
      after: null,
    })
    expect(told).toMatchObject({ status: 400, body: { code: 'malformed' } })
  })

  test('that is met by a query does not begin anew behind somebody who meets it no more', async () => {
    const { rows } = await office.host.admin.query<{ subject: string }>(
      'select subject from subject_view where kind = 4 limit 1',
    )
    const after = rows[0]?.subject
    const asked = { kind: 'person', query: 'Synthetic 12', after }
    expect((await ask('rights', '/api/subjects/search', asked)).body).toMatchObject({
      code: 'not-found',
    })
  })

  test('does not begin anew behind a subject that is not to be seen', async () => {
    const told = await ask('rights', '/api/subjects/search', {
      kind: 'person',
      query: '',
      after: '999999',
    })
    expect(told).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })
})

interface Plan {
  readonly 'Node Type': string
  readonly Filter?: string
  readonly Plans?: readonly Plan[]
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

describe('the plan of a page, as the role that serves the desk', () => {
  const last = { subject: '2000', label: 'Synthetic 2', lo: '1970-01-01', quarrels: 0 }
  const filters: ListFilter[] = [
    { quarrels: false, from: null, to: null },
    { quarrels: true, from: null, to: null },
  ]
  const range = { quarrels: false, from: '1960-01-01', to: '1980-12-31' }
  const cases = [
    ...orders.flatMap((order) => filters.map((filter) => ({ order, filter }))),
    ...orders
      .filter(({ by }) => by === 'from')
      .flatMap((order) => [
        { order, filter: range },
        { order, filter: { ...range, quarrels: true } },
      ]),
  ]

  test.each(cases)(
    'walks an index: by $order.by (down: $order.down), filter $filter',
    async (asked) => {
      for (const place of [null, last]) {
        const walk = walkList(
          { kind: 'person', query: '', ...asked },
          place,
          51,
          sql`v.subject, v.label`,
        )
        const { rows } = await office.app.read(officer, (tx) =>
          sql<{
            'QUERY PLAN': [{ Plan: Plan }]
          }>`explain (format json) ${walk}`.execute(tx),
        )
        const plan = rows[0]!['QUERY PLAN'][0].Plan
        const types = nodesOf(plan).map((node) => node['Node Type'])
        expect(
          types.filter((type) => /Seq|Bitmap|Sort|Hash|Aggregate/.test(type)),
          JSON.stringify(plan),
        ).toEqual([])
        // The place and the filter are looked up in the index: what is filtered afterwards is the row policy alone.
        const filtered = nodesOf(plan).map((node) => node.Filter ?? '')
        expect(filtered.filter((text) => /label|from_|quarrels|subject|kind/.test(text))).toEqual(
          [],
        )
      }
    },
  )
})
