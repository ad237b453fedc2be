import { readDocument } from '@amparo/letters'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { compareViews } from '../register/compare-views.ts'
import { drawn, today } from '../testing/letters.ts'
import { aRow, ListsDesk, listTerms } from '../testing/lists.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice
let desk: ListsDesk
let partner: string

beforeAll(async () => {
  office = await testOffice()
  desk = await ListsDesk.of(office)
})

beforeEach(async () => {
  partner = await desk.partner('Synthetic Partner')
})

afterAll(async () => {
  expect(await wrong()).toEqual([])
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

async function wrong(): Promise<readonly string[]> {
  return (await compareViews(office.host.admin, office.names)).wrong
}

const newList = (given: object = {}) => ({
  kind: 'new',
  title: 'Detained (synthetic)',
  partner,
  audience: 0,
  ...given,
})

interface Page {
  subject: { id: string; claims: { property: string; value: unknown; source: object }[] }
  below: { kind: string; claims: { property: string; value: unknown }[] }[]
}

async function page(subject: string): Promise<Page> {
  return (await desk.letters.done(`/api/subjects/${subject}/open`, {})) as unknown as Page
}

const said = (one: Page, property: string) =>
  one.subject.claims.filter((claim) => claim.property === property).map(({ value }) => value)

describe('a version', () => {
  test('is a draft until all its rows are there, in any order and sent twice, and each is kept once', async () => {
    const rows = ['One', 'Two', 'Three'].map((name, at) => aRow(`k${at}`, `Synthetic ${name}`))
    const body = desk.begun(newList(), rows)
    const { batch } = await desk.letters.done('/api/batches', body)
    expect(await desk.letters.done('/api/batches', body)).toMatchObject({ batch })
    const other = await desk.letters.ask('/api/batches', { ...body, rows: 9 })
    expect(other.body['code']).toBe('recorded-otherwise')
    const path = `/api/batches/${String(batch)}`
    await desk.letters.done(`${path}/rows`, { from: 3, rows: rows.slice(2) })
    expect(await desk.read(String(batch))).toMatchObject({
      state: 'draft',
      received: 1,
      missing: [{ from: 1, to: 2 }],
    })
    expect((await desk.ask(String(batch), 'complete')).body['code']).toBe('rows-missing')
    for (let twice = 0; twice < 2; twice++)
      expect(await desk.letters.done(`${path}/rows`, { from: 1, rows })).toEqual({
        received: 3,
        dropped: 0,
      })
    const another = await desk.ask(String(batch), 'rows', { from: 1, rows: [aRow('k0', 'Other')] })
    expect(another.body['code']).toBe('recorded-otherwise')
    await desk.letters.done(`${path}/complete`, {})
    const late = await desk.ask(String(batch), 'rows', { from: 1, rows: [aRow('k0', 'Late')] })
    expect(late.body['code']).toBe('changed-meanwhile')
    await desk.work()
    await desk.letters.done(`${path}/discard`, {})
    expect((await desk.read(String(batch))).state).toBe('discarded')
  })

  test('keeps no value and no cell outside its terms', async () => {
    const { batch } = await desk.letters.done(
      '/api/batches',
      desk.begun(newList(), [{}] as never, {
        terms: listTerms({ fields: ['person.name'] }),
        columns: ['No', 'Name', 'Town'].map((name, at) => ({ name, kept: at < 2 })),
      }),
    )
    const row = aRow('k', 'Synthetic Terms', { 'person.residence': 'Synthetic town' })
    expect(
      await desk.letters.done(`/api/batches/${String(batch)}/rows`, { from: 1, rows: [row] }),
    ).toEqual({ received: 1, dropped: 1 })
    const [kept] = await desk.rows(String(batch))
    expect(kept?.cells).toEqual(['k', 'Synthetic Terms', null])
    expect(kept?.values.map(({ property }) => property)).toEqual(['person.name'])
    const { rows } = await office.host.admin.query(
      `select from ${office.names.schema}.list_row where cells::text || said::text like '%Synthetic town%'`,
    )
    expect(rows).toEqual([])
  })

  test('is read as the version before it of the same list, and on its terms, whatever else the partner brought since', async () => {
    const begin = (title: string, onward: boolean) =>
      desk.letters.done(
        '/api/batches',
        desk.begun(newList({ title }), [{}] as never, {
          terms: listTerms({ onward }),
          mapping: { title },
        }),
      )
    await begin('Killed (synthetic)', false)
    await begin('Released (synthetic)', true)
    const { lists } = await desk.letters.done('/api/lists/list', { partner, after: null })
    const listCalled = (title: string) =>
      (lists as { id: string; title: string }[]).find((one) => one.title === title)?.id ?? null
    const last = async (list: string | null) =>
      (await desk.letters.done('/api/lists/mapping', { partner, list }))['last']
    expect(await last(listCalled('Killed (synthetic)'))).toMatchObject({
      list: listCalled('Killed (synthetic)'),
      terms: { onward: false },
      mapping: { title: 'Killed (synthetic)' },
    })
    expect(await last(null)).toMatchObject({ list: listCalled('Released (synthetic)') })
  })

  test('is refused with terms that name what no list can say', async () => {
    for (const field of ['person.unknown', 'act.type', 'custody.person', 'custody.facility']) {
      const terms = listTerms({ fields: [field] })
      const told = await desk.letters.ask(
        '/api/batches',
        desk.begun(newList(), [{}] as never, { terms }),
      )
      expect([field, told.body['code']]).toEqual([field, 'value-refused'])
    }
  })
})

describe('a dry run', () => {
  test('says of each row what would happen, and records nothing', async () => {
    const known = await desk.letters.subject('person', 'Syntheticus Knownovich')
    await desk.letters.done(`/api/subjects/${known}/claims`, {
      claims: [
        {
          property: 'person.birth',
          value: { kind: 'date', edtf: '1990-05-04' },
          source: { kind: 'office' },
          directness: 'first-hand',
          credibility: 2,
          saidOn: '2026-01-01',
          audience: 0,
          replaces: null,
        },
      ],
    })
    const counted = async () =>
      (await office.host.admin.query(`select count(*)::int from ${office.names.schema}.claim`)).rows
    const before = await counted()
    const { batch } = await desk.checked(newList(), [
      aRow('a', 'Kalarytnyk Zubrava'),
      aRow('b', 'Knownovich Syntheticus', { 'person.birth': '1990-05-04' }),
      aRow('c', 'Knownovich Syntheticus', { 'person.birth': '1990' }),
      aRow('d', 'Knownovich Syntheticus', { 'person.birth': '1955' }),
      { ...aRow('e', 'Broken'), refused: 'two-readings' },
      { ...aRow('f', 'Nameless'), values: [] },
      aRow('a', 'Twice Keyed'),
      aRow('g', 'Date Broken', { 'person.birth': 'yesterday' }),
      aRow('h', 'Kalarytnyk Zubrava'),
    ])
    expect(await counted()).toEqual(before)
    const rows = await desk.rows(batch)
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      'new',
      'matched',
      'doubtful',
      'new',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'doubtful',
    ])
    expect(rows[1]?.candidates).toMatchObject([
      { kind: 'subject', subject: known, name: 'Syntheticus Knownovich', strong: true },
    ])
    expect(rows[8]?.candidates).toMatchObject([{ kind: 'row', row: 1 }])
    expect(rows.flatMap(({ rejected }) => rejected?.code ?? [])).toEqual([
      'unreadable',
      'no-name',
      'key-twice',
      'value',
    ])
    expect((await desk.read(batch)).check.counts).toMatchObject({
      new: 2,
      matched: 1,
      doubtful: 2,
      rejected: 4,
    })
  })

  test('says of numbers by which a state knows people that they agree, contradict each other, or may be mistyped', async () => {
    const fields = ['person.name', 'person.birth', 'person.personal-number', 'person.document']
    const born = { 'person.birth': '1990-03-04' }
    const numbered = (key: string, name: string, number: string) =>
      aRow(key, name, { ...born, 'person.personal-number': number })
    const { batch } = await desk.checked(
      newList(),
      [
        numbered('a', 'Numbered Zanatoria', 'ABE 70-60-501'),
        numbered('b', 'Numbered Zanatoria', 'аве7060501'),
        numbered('c', 'Numbered Zanatoria', 'ABE 7060502'),
        numbered('d', 'Numbered Zanatoria', '9988776'),
        aRow('e', 'Altogether Unlike', { 'person.personal-number': '9988776' }),
      ],
      { terms: listTerms({ fields }) },
    )
    const rows = await desk.rows(batch)
    const codesOf = (row: number, beside: number) => {
      const { candidates = [] } = rows.find((one) => one.row === row) ?? {}
      const found = candidates.find((one) => one.kind === 'row' && one.row === beside)
      return { strong: found?.strong, codes: found?.why.map(({ code }) => code) ?? [] }
    }
    expect(codesOf(2, 1).codes).toContain('person.personal-number:same')
    expect(codesOf(2, 1).strong).toBe(true)
    expect(codesOf(3, 1).codes).toEqual(
      expect.arrayContaining(['person.personal-number:near', 'numbers-near']),
    )
    expect(codesOf(4, 1).codes).toEqual(
      expect.arrayContaining(['person.personal-number:differs', 'two-numbers']),
    )
    for (const beside of [3, 4] as const) expect(codesOf(beside, 1).strong).toBe(false)
    // Whatever the names are, one number is a reason to look.
    expect(codesOf(5, 4)).toMatchObject({ strong: false })
    expect(codesOf(5, 4).codes).toContain('person.personal-number:same')
  })
})

describe('recording', () => {
  test('makes persons with what stands under them, adds to whom an officer recognised, and merges nobody', async () => {
    const known = await desk.letters.subject('person', 'Recognised Syntheticus')
    const { batch } = await desk.checked(newList(), [
      aRow('a', 'Zaslava Niamiha', { 'person.birth': '1991', 'custody.from': '2020-08-09' }),
      aRow('b', 'Recognised Syntheticus', { 'custody.from': '2020-08-10' }),
      aRow('c', 'Recognised Syntheticus', { 'person.residence': 'Synthetic town' }),
      aRow('d', 'Zaslava Niamiha'),
    ])
    await desk.judged(batch, 2, { kind: 'subject', subject: known })
    await desk.judged(batch, 4, { kind: 'row', row: 1 })
    await desk.applied(batch)
    const [a, b, c, d] = (await desk.rows(batch)).map(({ subject }) => subject)
    expect(b).toBe(known)
    expect(c).not.toBe(known)
    expect(d).toBe(a)
    const first = await page(String(a))
    expect(said(first, 'person.name')).toHaveLength(2)
    expect(first.below.map(({ kind }) => kind)).toEqual(['custody'])
    expect(first.subject.claims[0]?.source).toMatchObject({ kind: 'list', list: { batch, row: 1 } })
    expect((await page(known)).below).toHaveLength(1)
    expect(await wrong()).toEqual([])
    const lists = await desk.letters.done(`/api/subjects/${known}/lists`, {})
    expect(lists).toMatchObject({
      lists: [{ batch, row: 2, gone: false, undone: false }],
      takenBack: false,
    })
  })

  test('is told of a person in every list that brought one of the records that count as them', async () => {
    const brought: { batch: string; person: string }[] = []
    for (const title of ['One', 'Other']) {
      const { batch } = await desk.checked(newList({ title: `${title} (synthetic)` }), [
        aRow('k', `Membership ${title}`),
      ])
      await desk.applied(batch)
      const [row] = await desk.rows(batch)
      brought.push({ batch, person: String(row?.subject) })
    }
    const [one = '', other = ''] = brought.map(({ person }) => person)
    const { facts } = await desk.letters.done('/api/matching/pair', { one, other })
    const said = { verdict: 'same', audience: 0, words: 'Synthetic', once: drawn() }
    await desk.letters.done('/api/matching/decide', { one, other, facts, ...said })
    for (const person of [one, other]) {
      const { lists } = await desk.letters.done(`/api/subjects/${person}/lists`, {})
      const batches = (lists as { batch: string }[]).map(({ batch }) => batch)
      expect(batches.toSorted()).toEqual(brought.map(({ batch }) => batch).toSorted())
    }
    // Views written anew, after an update say, keep who counts as one person.
    expect(await wrong()).toEqual([])
  })

  test('goes by the partner’s key to the next version: what changed takes its own former place, what is gone stays', async () => {
    const { list, batch } = await desk.checked(newList(), [
      aRow('a', 'Version One', { 'person.birth': '1991', 'custody.from': '2020-08-09' }),
      aRow('b', 'Version Same'),
      aRow('c', 'Version Gone'),
    ])
    await desk.applied(batch)
    const [a, b, c] = (await desk.rows(batch)).map(({ subject }) => subject)
    const next = await desk.checked({ kind: 'known', id: list }, [
      aRow('b', 'Version Same'),
      aRow('a', 'Version One', { 'person.birth': '1992', 'custody.from': '2020-08-11' }),
      aRow('n', 'Version New'),
    ])
    expect((await desk.rows(next.batch)).map(({ verdict }) => verdict)).toEqual([
      'same',
      'changed',
      'new',
    ])
    expect(await desk.rows(next.batch, 'gone')).toMatchObject([{ key: 'c' }])
    await desk.applied(next.batch)
    const rows = await desk.rows(next.batch)
    expect(rows.map(({ subject }) => subject).slice(0, 2)).toEqual([b, a])
    const one = await page(String(a))
    expect(said(one, 'person.name')).toHaveLength(1)
    expect(said(one, 'person.birth')).toHaveLength(2)
    expect(one.below).toHaveLength(1)
    const found = await desk.letters.done('/api/subjects/search', {
      kind: 'person',
      query: 'Version One',
      after: null,
    })
    expect((found['subjects'] as object[])[0]).toMatchObject({
      id: a,
      from: '1992-01-01',
      quarrels: 0,
    })
    expect(await desk.letters.done(`/api/subjects/${c}/lists`, {})).toMatchObject({
      lists: [{ gone: true }],
    })
    expect((await desk.ask(batch, 'undo', { reason: 'other' })).body['code']).toBe(
      'newer-version-first',
    )
    await desk.undone(next.batch)
    expect(said(await page(String(a)), 'person.birth')).toEqual([{ kind: 'date', edtf: '1991' }])
    await desk.undone(batch)
    for (const gone of [a, b, c])
      expect((await desk.letters.ask(`/api/subjects/${gone}/open`, {})).body['code']).toBe(
        'taken-back',
      )
    expect(await desk.letters.done(`/api/subjects/${a}/lists`, {})).toMatchObject({
      takenBack: true,
    })
    expect(await wrong()).toEqual([])
  })

  test('can be stopped and gone on with, and a version can be given up only before', async () => {
    const { batch } = await desk.checked(newList(), [aRow('a', 'Stopped Synthetic')])
    await desk.startApply(batch)
    await desk.letters.done(`/api/batches/${batch}/stop`, {})
    await desk.work()
    expect(await desk.read(batch)).toMatchObject({ state: 'stopped', applied: 0 })
    await desk.applied(batch)
    expect((await desk.ask(batch, 'discard')).body['code']).toBe('changed-meanwhile')
  })
})

describe('what terms keep in', () => {
  test('what only a list says that may not be passed on leaves in no file and no letter', async () => {
    const { batch } = await desk.checked(
      newList(),
      [
        aRow('a', 'Onwardless Synthetic', { 'person.birth': '1980' }),
        aRow('b', 'Elsewhere Synthetic', { 'person.birth': '1981' }),
      ],
      { terms: listTerms({ onward: false }) },
    )
    const known = await desk.letters.subject('person', 'Elsewhere Synthetic')
    await desk.judged(batch, 2, { kind: 'subject', subject: known })
    await desk.applied(batch)
    const [a] = (await desk.rows(batch)).map(({ subject }) => String(subject))
    const message = await desk.letters.message()
    for (const person of [String(a), known]) await desk.letters.answered(message, { person })
    const out = await desk.letters.done(
      '/api/subjects/export',
      {
        kind: 'person',
        query: 'Synthetic',
        after: null,
      },
      'head',
    )
    const subjects = out['subjects'] as {
      id: string
      name: string
      properties: { property: string }[]
    }[]
    expect(subjects.find(({ id }) => id === a)).toMatchObject({ name: '', properties: [] })
    expect(
      subjects.find(({ id }) => id === known)?.properties.map(({ property }) => property),
    ).toEqual(['person.name'])
    const authority = await desk.letters.subject('authority', 'Synthetic Ministry')
    const plan = await desk.letters.done(
      '/api/letters/plan',
      desk.letters.plan(authority, [String(a), known]),
    )
    expect(plan['named']).toMatchObject([{ person: known }])
    expect(plan['leftOut']).toMatchObject([{ person: a, reason: 'not-onward', counted: false }])
  })
})

test('what a list may not pass on stays also when its people were taken for others: the name, the birth, the custody', async () => {
  const authority = await desk.letters.subject('authority', 'Synthetic Ministry of Merges')
  const message = await desk.letters.message()
  const brought = async (takenFor: string | null = null) => {
    const row = aRow('k', 'Forbidden Spelling', {
      'person.birth': '1980',
      'custody.from': '2020-08-09',
      'custody.place': 'Forbidden Street',
    })
    // More is thought of it than of what the office heard, so that it leads their pages.
    const { batch } = await desk.checked(newList(), [row], {
      terms: listTerms({ onward: false }),
      directness: 'first-hand',
      credibility: 1,
    })
    if (takenFor !== null) await desk.judged(batch, 1, { kind: 'subject', subject: takenFor })
    await desk.applied(batch)
    return String((await desk.rows(batch))[0]?.subject)
  }
  const recorded = () => desk.letters.subject('person', 'Allowed Spelling')
  // Whichever of the two was there first, and so has the page.
  const pairs = [
    [await recorded(), await brought()],
    [await brought(), await recorded()],
  ] as const
  // Where they were held before is known of the record that the office made, whichever has the page.
  for (const person of [pairs[0][0], pairs[1][1]])
    await desk.letters.below(person, 'custody', {
      from: { kind: 'date', edtf: '2020-08-08' },
      place: { kind: 'text', text: 'Allowed Street' },
    })
  for (const [one, other] of pairs) {
    const { facts } = await desk.letters.done('/api/matching/pair', { one, other })
    const said = { verdict: 'same', audience: 0, words: 'Synthetic', once: drawn() }
    await desk.letters.done('/api/matching/decide', { one, other, facts, ...said })
    await desk.letters.answered(message, { person: one })
  }
  const out = await desk.letters.done(
    '/api/subjects/export',
    { kind: 'person', query: 'Spelling', after: null },
    'head',
  )
  const text = JSON.stringify(out)
  expect(text).not.toMatch(/Forbidden|1980/)
  expect(text.match(/Allowed Spelling/g)).toHaveLength(2 * pairs.length)
  const custodies = { kind: 'custody', query: '', after: null }
  const held = await desk.letters.done('/api/subjects/export', custodies, 'head')
  expect(JSON.stringify(held)).not.toMatch(/Forbidden/)
  const recognised = await recorded()
  await brought(recognised)
  await desk.letters.answered(message, { person: recognised })
  const people = [...pairs.map(([person]) => person), recognised]
  const plan = await desk.letters.done('/api/letters/plan', desk.letters.plan(authority, people))
  expect(plan['named']).toMatchObject(people.map((person) => ({ person })))
  const letter = await desk.letters.written(authority, people)
  const paper = await desk.letters.composed(letter, { lastKnown: true })
  const { docx } = await desk.letters.done(`/api/letters/${letter}/papers/${paper}`, {})
  const read = readDocument(new Uint8Array(Buffer.from(String(docx), 'base64')))
  const words = read.ok ? read.texts.map((one) => one.text).join('\n') : ''
  expect(words).toContain('Allowed Spelling')
  expect(words.match(/Allowed Street/g)).toHaveLength(pairs.length)
  expect(words).not.toMatch(/Forbidden|1980/)
  await desk.letters.sent(letter, today())
  const meeting = await desk.letters.met(authority, desk.letters.plannedMeeting())
  const asked = { language: 'en', whole: true }
  const brief = await desk.letters.done(`/api/meetings/${meeting}/brief`, asked)
  expect(brief['names']).toHaveLength(people.length)
  expect(JSON.stringify(brief)).not.toMatch(/Forbidden|1980/)
})

test('a letter that was not sent yet names nobody any more whose list was taken back', async () => {
  const { batch } = await desk.checked(newList(), [aRow('a', 'Drafted Synthetic')])
  await desk.applied(batch)
  const [person] = (await desk.rows(batch)).map(({ subject }) => String(subject))
  await desk.letters.answered(await desk.letters.message(), { person })
  const authority = await desk.letters.subject('authority', 'Synthetic Ministry Three')
  const letter = await desk.letters.written(authority, [String(person)])
  const paper = await desk.letters.composed(letter)
  await desk.undone(batch)
  const signing = { paper, once: drawn() }
  expect(
    (await desk.letters.ask(`/api/letters/${letter}/sign`, signing, 'head')).body['code'],
  ).toBe('changed-meanwhile')
})

test('a letter keeps the name of somebody whose list was taken back, and says so', async () => {
  const { batch } = await desk.checked(newList(), [aRow('a', 'Lettered Synthetic')])
  await desk.applied(batch)
  const [person] = (await desk.rows(batch)).map(({ subject }) => String(subject))
  await desk.letters.answered(await desk.letters.message(), { person })
  const authority = await desk.letters.subject('authority', 'Synthetic Ministry Two')
  const letter = await desk.letters.written(authority, [String(person)])
  await desk.letters.sent(letter, today())
  await desk.undone(batch)
  expect(await desk.letters.done(`/api/letters/${letter}/open`, {})).toMatchObject({
    lines: [{ person, name: 'Lettered Synthetic', takenBack: true }],
  })
})
