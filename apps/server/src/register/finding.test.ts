import type { Facet, ListFilter } from '@amparo/contract'
import { property, readValue, type PropertyCode, type SubjectKind } from '@amparo/register'
import fc from 'fast-check'
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
const MANY = 2_600

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  await make('organisation', [
    said('organisation.name', 'Synthetic source'),
    said('organisation.place', 'Баранавічы'),
  ])
  await office.app.change(officer, (change) =>
    recordMany(
      change,
      officer.id,
      Array.from({ length: MANY }, (_, at) => ({ kind: 'person' as const, claims: person(at) })),
    ),
  )
}, 120_000)

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** Synthetic people: half women; of every tenth two sources tell different sexes; of every seventh only a team knows whether they live. */
function person(at: number): NewClaim[] {
  const claims = [claim('person.name', `Synthetic ${at}`)]
  if (at % 3 !== 0) claims.push(claim('person.birth', String(1940 + (at % 60))))
  claims.push(claim('person.sex', at % 2 === 0 ? 'female' : 'male'))
  if (at % 10 === 0) claims.push(claim('person.sex', 'other'))
  if (at % 7 === 0) claims.push(claim('person.alive', 'alive', 2))
  return claims
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

function said(code: PropertyCode, value: unknown, audience = 0): unknown {
  const {
    property: declared,
    source,
    directness,
    credibility,
    saidOn,
    replaces,
    ...rest
  } = claim(code, value, audience)
  return {
    property: declared.code,
    value: rest.value,
    source,
    directness,
    credibility,
    saidOn,
    audience,
    replaces,
  }
}

async function make(kind: SubjectKind, claims: readonly unknown[]): Promise<string> {
  const told = await ask('rights', '/api/subjects', { kind, claims })
  expect(told.status, told.text).toBe(200)
  return String(told.body['subject'])
}

async function ask(who: keyof typeof cookies, path: string, body: unknown): Promise<Told> {
  return send(office.desk, DESK, path, body, { cookie: cookies[who] })
}

interface Row {
  readonly id: string
  readonly kind: string
  readonly name: string
  readonly meets: readonly string[]
}

async function find(query: string): Promise<Row[]> {
  const told = await ask('rights', '/api/search', { query })
  expect(told.status, told.text).toBe(200)
  return told.body['subjects'] as Row[]
}

describe('what is found', () => {
  test.each([
    ['Aliaksandr Pryhunou', ['other-spelling']],
    ['Аляксандр Прыгуноў', ['same-name']],
    ['Саша Пригунов', ['other-form']],
    ['Прыгуноў', ['same-name', 'part']],
    ['Пригунов Александр Николаевич', ['other-spelling', 'father']],
    ['Аляксандр Прыгунот', ['one-letter']],
  ])('says why: %s, %j', async (query, reasons) => {
    const [known] = await find('Аляксандр Прыгуноў')
    const id =
      known?.name === 'Аляксандр Прыгуноў'
        ? known.id
        : await make('person', [
            said('person.name', 'Аляксандр Прыгуноў'),
            said('person.father', 'Мікалай'),
          ])
    expect((await find(query)).find((one) => one.id === id)?.meets).toEqual(reasons)
    const told = await ask('rights', '/api/subjects/search', { kind: 'person', query, after: null })
    const rows = told.body['subjects'] as Row[]
    expect(rows.find((one) => one.id === id)?.meets).toEqual(reasons)
  })

  test('by the number of a document is whoever has it whole, however it is written, and nobody by a part of it', async () => {
    const id = await make('person', [
      said('person.name', 'Synthetic Bearer'),
      said('person.document', 'КМ 70-80-905 (passport, Utopia)'),
    ])
    await make('person', [
      said('person.name', 'Synthetic Other'),
      said('person.document', 'KM 7080906'),
    ])
    for (const query of ['КМ7080905', 'km 70 80 905', '№ КМ-7080905']) {
      const found = await find(query)
      expect(found).toMatchObject([{ id, meets: ['document'] }])
    }
    for (const query of ['КМ708090', '7080905', '70-80-905'])
      expect((await find(query)).map((one) => one.id)).not.toContain(id)
  })

  test('is of every kind that has a name or words of its own', async () => {
    const word = 'Жэлязнагорск'
    const made = {
      person: await make('person', [said('person.description', `мужчына з ${word}а, ${word}`)]),
      event: await make('event', [said('event.title', `Затрыманні, ${word}`)]),
      facility: await make('facility', [said('facility.name', `${word} СІЗА`)]),
      authority: await make('authority', [
        said('authority.name', 'Synthetic body'),
        said('authority.place', word),
      ]),
      organisation: await make('organisation', [said('organisation.name', word)]),
    }
    const found = await find('Zhelyaznagorsk')
    expect(Object.fromEntries(found.map(({ kind, id }) => [kind, id]))).toEqual(made)
    const why = new Map(found.map(({ kind, meets }) => [kind, meets]))
    expect(why.get('authority')).toEqual(['words'])
    expect(why.get('person')).toEqual(['words'])
    expect(why.get('organisation')).toEqual(['other-spelling'])
  })

  test('by number is of any kind, and nothing without its number', async () => {
    const owner = (await find('Synthetic 5'))[0]?.id ?? ''
    const told = await ask('rights', `/api/subjects/${owner}/below`, {
      kind: 'custody',
      claims: [said('custody.place', 'Synthetic cell')],
    })
    const custody = String(told.body['subject'])
    expect((await find(`№ ${custody}`)).find(({ id }) => id === custody)).toMatchObject({
      kind: 'custody',
      meets: ['number'],
    })
    expect((await find(`#${owner}`))[0]).toMatchObject({ id: owner, meets: ['number'] })
    expect(await find('876543210987')).toEqual([])
  })

  test('without a query says no reason, and leaves one entry a look', async () => {
    const told = await ask('rights', '/api/subjects/search', {
      kind: 'person',
      query: '',
      after: null,
    })
    expect((told.body['subjects'] as Row[]).every(({ meets }) => meets.length === 0)).toBe(true)
    const count = async () =>
      (await office.host.admin.query(`select from entry where body ~ 'kind subject.search'`))
        .rowCount ?? 0
    const before = await count()
    await find('Synthetic')
    expect(await count()).toBe(before + 1)
  })
})

interface Counts {
  readonly property: string
  readonly values: readonly {
    readonly code: string
    readonly count: number
    readonly more: boolean
  }[]
}

const all: ListFilter = { quarrels: false, from: null, to: null }

async function counts(
  who: keyof typeof cookies,
  filter: ListFilter,
  query = '',
): Promise<ReadonlyMap<string, { readonly count: number; readonly more: boolean }>> {
  const told = await ask(who, '/api/subjects/facets', { kind: 'person', query, filter })
  expect(told.status, told.text).toBe(200)
  return new Map(
    (told.body['facets'] as Counts[]).flatMap(({ property: of, values }) =>
      values.map(({ code, count, more }) => [`${of} ${code}`, { count, more }] as const),
    ),
  )
}

async function walked(
  who: keyof typeof cookies,
  filter: ListFilter,
  query = '',
  path = 'search',
): Promise<string[]> {
  const seen: string[] = []
  const dated = filter.from !== null || filter.to !== null
  for (let after: string | null = null; ;) {
    const told: Told = await ask(who, `/api/subjects/${path}`, {
      kind: 'person',
      query,
      // A list that is taken out has no order to ask for: it comes in the order of record.
      ...(path === 'search' ? { order: { by: dated ? 'from' : 'name', down: false } } : {}),
      filter,
      after,
    })
    expect(told.status, told.text).toBe(200)
    const rows = told.body['subjects'] as Row[]
    seen.push(...rows.map(({ id }) => id))
    after = rows.at(-1)?.id ?? null
    if (told.body['more'] !== true) return seen
  }
}

/** Whether more meet the words than are looked through. */
async function isPart(
  who: keyof typeof cookies,
  filter: ListFilter,
  query: string,
): Promise<boolean> {
  if (query === '') return false
  const asked = { kind: 'person', query, filter, after: null }
  const told = await ask(who, '/api/subjects/search', asked)
  expect(told.status, told.text).toBe(200)
  return told.body['cut'] === true
}

describe('facets', () => {
  test('of a whole list are counted up to a thousand, and then said to be more', async () => {
    const seen = await counts('rights', all)
    expect(seen.get('person.sex female')).toEqual({ count: 1_000, more: true })
    expect(seen.get('person.sex other')).toEqual({ count: MANY / 10, more: false })
    expect(seen.get('person.alive alive')).toEqual({ count: Math.ceil(MANY / 7), more: false })
  })

  test('count nothing that the reader may not see', async () => {
    const seen = await counts('medical', all)
    expect(seen.has('person.alive alive')).toBe(false)
    expect(seen.get('person.sex other')).toEqual({ count: MANY / 10, more: false })
  })

  const facet = fc.constantFrom<Facet>(
    { property: 'person.sex', code: 'female' },
    { property: 'person.sex', code: 'other' },
    { property: 'person.alive', code: 'alive' },
    { property: 'person.alive', code: 'dead' },
  )
  const filters = fc.record({
    quarrels: fc.boolean(),
    from: fc.constantFrom(null, '1950-01-01'),
    to: fc.constantFrom(null, '1980-12-31'),
    facets: fc.uniqueArray(facet, { maxLength: 3, selector: ({ code }) => code }),
  })

  test('chosen narrow the list down to exactly so many as they said, for every reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom('rights', 'medical'),
        fc.constantFrom('', 'Synthetic 7 17 27'),
        async (filter, who, query) => {
          const seen = await counts(who, filter, query)
          const isCut = await isPart(who, filter, query)
          for (const one of [
            { property: 'person.sex', code: 'other' },
            { property: 'person.alive', code: 'alive' },
          ]) {
            const others = filter.facets.filter(({ property: of }) => of !== one.property)
            const list = await walked(who, { ...filter, facets: [...others, one] }, query)
            const { count = 0, more = false } = seen.get(`${one.property} ${one.code}`) ?? {}
            // Of words that more meet than are looked through, either is a part, and not always the same one.
            if (isCut) expect(more || count === 0).toBe(true)
            else if (more) expect(count).toBeLessThanOrEqual(list.length)
            else expect(count).toBe(list.length)
          }
        },
      ),
      { numRuns: 12 },
    )
  }, 120_000)

  test('the export holds exactly the list that is narrowed down', async () => {
    const filter = { ...all, facets: [{ property: 'person.alive', code: 'alive' }] }
    const taken = await walked('rights', filter, '', 'export')
    const listed = await walked('rights', filter)
    expect(taken).toHaveLength(listed.length)
    expect(new Set(taken)).toEqual(new Set(listed))
  })

  test('of a long filtered list are the least there are, and say so', async () => {
    const one = { property: 'person.sex', code: 'female' }
    const seen = await counts('rights', { ...all, from: null, to: '2100-01-01', facets: [one] })
    const { count = 0, more = true } = seen.get('person.sex other') ?? {}
    expect(count).toBeLessThanOrEqual(MANY / 10)
    expect(more || count > 0).toBe(true)
  })

  test('that are none of this kind are refused', async () => {
    const filter = { ...all, facets: [{ property: 'act.type', code: 'RESTRICTED' }] }
    for (const path of ['facets', 'search', 'export']) {
      const told = await ask('rights', `/api/subjects/${path}`, {
        kind: 'person',
        query: '',
        filter,
        ...(path === 'facets' ? {} : { after: null }),
      })
      expect(told).toMatchObject({ status: 400, body: { code: 'malformed' } })
    }
  })
})
