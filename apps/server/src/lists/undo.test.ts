import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareViews } from '../register/compare-views.ts'
import { drawn, today } from '../testing/letters.ts'
import { aRow, ListsDesk, listTerms } from '../testing/lists.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

/**
 * The same history in two offices, and in one of them a list besides, which is taken back. Afterwards nobody can tell the offices
 * apart by any view, key, code or list.
 */
class Side {
  readonly office: TestOffice
  readonly desk: ListsDesk
  /** Those whom both offices know, in the order in which they came. */
  readonly people: string[] = []
  /** The officers' own claims that can be taken back, and whom they are about. */
  readonly claims: string[] = []
  partner = ''
  authority = ''

  constructor(office: TestOffice, desk: ListsDesk) {
    this.office = office
    this.desk = desk
  }

  static async make(): Promise<Side> {
    const office = await testOffice()
    const side = new Side(office, await ListsDesk.of(office))
    side.partner = await side.desk.partner('Synthetic Partner')
    side.authority = await side.desk.letters.subject('authority', 'Synthetic Ministry')
    return side
  }

  async person(name: string): Promise<void> {
    this.people.push(await this.desk.letters.subject('person', name))
  }

  async say(person: number, property: string, value: object, given: object = {}): Promise<void> {
    const subject = this.people[person % this.people.length] ?? ''
    const claim = { ...claimed, property, value, ...given }
    await this.desk.letters.done(`/api/subjects/${subject}/claims`, { claims: [claim] })
    const { rows } = await this.sql<{ id: string }>(`select max(id)::text as id from claim`)
    this.claims.push(rows[0]?.id ?? '')
  }

  async sql<Row extends object>(query: string, values: readonly unknown[] = []) {
    await this.office.host.admin.query(`set search_path = ${this.office.names.schema}`)
    return this.office.host.admin.query<Row>(query, [...values])
  }

  /** Everything that is stored of views, with subjects and claims by their places, since two offices number apart. */
  async stored(): Promise<unknown> {
    const ranks = async (query: string) => {
      const { rows } = await this.sql<{ id: string }>(query)
      return new Map(rows.map(({ id }, at) => [id, `#${at}`]))
    }
    const subjects = await ranks(
      'select distinct subject::text as id, subject from standing_claim order by subject',
    )
    const claims = await ranks(
      'select id::text as id from standing_claim order by standing_claim.id',
    )
    const { rows: views } = await this.sql<Record<string, unknown>>(
      `select subject::text, audience, kind, owner::text, lo::text, hi::text, quarrels, claims, label, fold, from_up::text, from_down::text,
         anchor::text, compared
       from subject_view order by subject_view.subject, audience`,
    )
    const { rows: keys } = await this.sql<Record<string, unknown>>(
      `select key, subject::text, audience, kind from match_key order by key, match_key.subject, audience`,
    )
    const { rows: facets } = await this.sql<Record<string, unknown>>(
      `select facet, subject::text, audience from view_facet order by facet, view_facet.subject, audience`,
    )
    const placed = (value: unknown, key = ''): unknown => {
      if (typeof value === 'string' && ['subject', 'owner', 'id', 'anchor'].includes(key))
        return subjects.get(value) ?? value
      if (Array.isArray(value))
        return value.map((one) =>
          ['claims', 'retracted'].includes(key) ? (claims.get(String(one)) ?? one) : placed(one),
        )
      if (typeof value === 'object' && value !== null)
        return Object.fromEntries(
          Object.entries(value).map(([name, one]) => [name, placed(one, name)]),
        )
      return value
    }
    return JSON.parse(JSON.stringify(placed({ views, keys, facets, lists: await this.#lists() })))
  }

  /** The pairs that wait for a decision, once everybody who is due was looked for. */
  async waiting(): Promise<string[]> {
    await this.desk.letters.done('/api/matching/proposals', { after: null })
    const { rows } = await this.sql<{ pair: string }>(
      `select one || ' ' || other as pair from match_proposal order by one, other, audience`,
    )
    return rows.map(({ pair }) => pair)
  }

  /** Pairs that wait although one of the two is to be seen nowhere. */
  async waitingForNobody(): Promise<number> {
    await this.waiting()
    const { rows } = await this.sql(
      `select from match_proposal p where exists (
         select from unnest(array[p.one, p.other]) as e(subject)
         where not exists (select from subject_view v where v.subject = e.subject))`,
    )
    return rows.length
  }

  async #lists(): Promise<unknown> {
    const orders = ['name', 'from', 'quarrels', 'recorded'] as const
    const lists: unknown[] = []
    for (const by of orders)
      for (const query of ['', 'Common', 'Listed'])
        lists.push(
          await this.desk.letters.done('/api/subjects/search', {
            kind: 'person',
            query,
            order: { by, down: false },
            after: null,
          }),
        )
    const filter = { quarrels: false, from: null, to: null, facets: [] }
    lists.push(
      await this.desk.letters.done('/api/subjects/facets', { kind: 'person', query: '', filter }),
    )
    return lists
  }
}

const claimed = {
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
  replaces: null,
}

let plain: Side
let listed: Side

beforeAll(async () => {
  plain = await Side.make()
  listed = await Side.make()
}, 60_000)

afterAll(async () => {
  for (const { office } of [plain, listed]) {
    expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
    expect(office.bugs).toEqual([])
    await office[Symbol.asyncDispose]()
  }
})

const act = fc.record({
  what: fc.constantFrom('person', 'birth', 'sex', 'correct', 'retract', 'list'),
  who: fc.nat({ max: 9 }),
  which: fc.nat({ max: 9 }),
  year: fc.integer({ min: 1950, max: 1953 }),
  team: fc.boolean(),
})
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

const history = fc.record({
  before: fc.array(act, { minLength: 1, maxLength: 5 }),
  rows: fc.array(
    fc.record({
      name: fc.constantFrom('Common Person 1', 'Common Person 2', 'Listed Alone', 'Listed Twice'),
      year: fc.option(fc.integer({ min: 1950, max: 1953 })),
      custody: fc.boolean(),
      takenFor: fc.option(fc.nat({ max: 9 })),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  audience: fc.constantFrom(0, 1),
  meanwhile: fc.array(act, { maxLength: 5 }),
  retracted: fc.boolean(),
  lettered: fc.boolean(),
  corrects: fc.boolean(),
  again: fc.boolean(),
  joined: fc.option(fc.nat({ max: 9 })),
  afterwards: fc.array(act, { maxLength: 3 }),
})
type History = typeof history extends fc.Arbitrary<infer One> ? One : never

/** What both offices do. */
async function both(acts: readonly Act[]): Promise<void> {
  for (const one of acts) for (const side of [plain, listed]) await done(side, one)
}

async function done(side: Side, { what, who, which, year, team }: Act): Promise<void> {
  const given = { audience: team ? 1 : 0 }
  const born = { kind: 'date', edtf: String(year) }
  switch (what) {
    case 'person':
      return side.person(`Common Person ${1 + (which % 3)}`)
    case 'birth':
      return side.say(who, 'person.birth', born, given)
    case 'sex':
      return side.say(
        who,
        'person.sex',
        { kind: 'code', code: which % 2 ? 'female' : 'male' },
        given,
      )
    case 'correct':
      return side.say(who, 'person.residence', { kind: 'text', text: `Town ${which}` })
    case 'retract': {
      const claim = side.claims[which % Math.max(1, side.claims.length)]
      if (claim !== undefined) await side.desk.letters.ask(`/api/claims/${claim}/retract`, {})
      return
    }
    case 'list': {
      // Another list of the same partner, which stays.
      const rows = [aRow(null, `Other Listed ${which}`, { 'person.birth': String(year) })]
      const list = { kind: 'new', title: 'Stays', partner: side.partner, audience: 0 }
      const { batch } = await side.desk.checked(list, rows)
      await side.desk.applied(batch)
    }
  }
}

/** What one office does besides, and takes back. */
async function bring(side: Side, { rows, audience, again }: History, list: object) {
  const next = rows.map(({ name, year, custody }, at) =>
    aRow(`k${at}`, name, {
      ...(year === null ? {} : { 'person.birth': String(again && at === 0 ? year + 1 : year) }),
      ...(custody ? { 'custody.from': '2020-08-09' } : {}),
    }),
  )
  const brought = await side.desk.checked(list, next, { terms: listTerms(), saidOn: today() })
  expect(audience).toBeLessThan(2)
  for (const [at, { takenFor }] of rows.entries())
    if (takenFor !== null)
      await side.desk.judged(brought.batch, at + 1, {
        kind: 'subject',
        subject: side.people[takenFor % side.people.length],
      })
  await side.desk.applied(brought.batch)
  return brought
}

/** Somebody takes two for one. */
async function joins(side: Side, one: string, other: string): Promise<void> {
  const pair = { one, other }
  const read = await side.desk.letters.done('/api/matching/pair', pair)
  const { facts } = read
  const decided = {
    ...pair,
    verdict: 'same',
    audience: 0,
    words: 'Synthetic',
    facts,
    once: drawn(),
  }
  await side.desk.letters.done('/api/matching/decide', decided)
}

test('after a list was taken back, all else is as if it had never been brought, whatever was done meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (one) => {
      for (const side of [plain, listed]) await side.person('Common Person 1')
      await both(one.before)
      const known = { kind: 'new', title: 'Goes', partner: listed.partner, audience: one.audience }
      const batches = [await bring(listed, { ...one, again: false }, known)]
      if (one.again) batches.push(await bring(listed, one, { kind: 'known', id: batches[0]?.list }))
      await both(one.meanwhile)
      const brought = await listed.desk.rows(batches[0]?.batch ?? '')
      const { rows: own } = await listed.sql<{
        id: string
        subject: string
        property: number
        audience: number
        ours: boolean
      }>(
        `select c.id, c.subject, c.property, c.audience, c.subject = any ($1) as ours from standing_claim c
           where c.source_kind = 'list' and c.source in (select id from source where batch = any ($2)) order by c.id`,
        [listed.people, batches.map(({ batch }) => batch)],
      )
      if (one.retracted && own[0] !== undefined)
        await listed.desk.letters.ask(`/api/claims/${own[0].id}/retract`, {})
      const shared = own.find(
        ({ ours, property, audience }) => ours && property === 3 && audience === 0,
      )
      if (one.corrects && shared !== undefined) {
        const at = listed.people.indexOf(shared.subject)
        const born = { kind: 'date', edtf: '1949' }
        await listed.say(at, 'person.birth', born, { replaces: shared.id })
        await plain.say(at, 'person.birth', born)
      }
      const made = brought.find(({ subject }) => subject && !listed.people.includes(subject))
      if (one.joined !== null && one.audience === 0 && made?.subject)
        await joins(listed, made.subject, listed.people[one.joined % listed.people.length] ?? '')
      if (one.lettered && one.audience === 0) {
        const message = await listed.desk.letters.message()
        const people = [...new Set(brought.flatMap(({ subject }) => subject ?? []))]
        for (const person of people) await listed.desk.letters.answered(message, { person })
        await listed.desk.letters.written(listed.authority, people)
      }
      for (const { batch } of batches.toReversed()) await listed.desk.undone(batch)
      await both(one.afterwards)
      expect(await listed.stored()).toEqual(await plain.stored())
      expect(await listed.waitingForNobody()).toBe(0)
    }),
    // The offices go on from history to history: a smaller one would not begin where this one did.
    { numRuns: Number(process.env['AMPARO_RUNS'] ?? 8), endOnFailure: true },
  )
}, 240_000)

test('after a list was taken back, the pairs of those whom it spoke of wait as before, and no pair with whom it had brought', async () => {
  const side = listed
  const [one, other] = ['Waiting Sintetychny', 'Waiting Sintetychny']
  for (const name of [one, other]) {
    await side.person(name)
    const born = { kind: 'date', edtf: '1961-02-03' }
    await side.say(side.people.length - 1, 'person.birth', born)
  }
  const before = await side.waiting()
  const pair = side.people.slice(-2).join(' ')
  expect(before).toContain(pair)
  const list = { kind: 'new', title: 'Goes', partner: side.partner, audience: 0 }
  const row = (key: string) => aRow(key, 'Waiting Sintetychny', { 'person.birth': '1961-02-03' })
  const { batch } = await side.desk.checked(list, [row('a'), row('b')], {
    terms: listTerms(),
    saidOn: today(),
  })
  await side.desk.judged(batch, 1, { kind: 'subject', subject: side.people.at(-1) })
  await side.desk.applied(batch)
  expect((await side.waiting()).length).toBe(before.length + 2)
  await side.desk.undone(batch)
  expect(await side.waiting()).toEqual(before)
}, 60_000)
