import { createHash } from 'node:crypto'
import { canonicalBytes } from '@amparo/seal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tablesOf } from '../testing/every-table.ts'
import { gate } from '../db/actor.ts'
import { writtenOf } from '../db/entry-opening.ts'
import { asEraser } from '../host/host.ts'
import { compareViews } from '../register/compare-views.ts'
import { eraseClaims } from '../register/erasure.ts'
import { today } from '../testing/letters.ts'
import { aRow, ListsDesk, listTerms } from '../testing/lists.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { eraseOverdue } from './expiring.ts'
import { erasableListHeads, erasableListRows } from './list-erasure.ts'

let office: TestOffice
let desk: ListsDesk
let partner: string

beforeAll(async () => {
  office = await testOffice()
  desk = await ListsDesk.of(office)
  partner = await desk.partner('Synthetic Partner')
})

afterAll(async () => {
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const newList = () => ({ kind: 'new', title: 'Erased (synthetic)', partner, audience: 0 })

/** Every table in which a text, or bytes in hexadecimal, still stands. */
async function where(text: string): Promise<string[]> {
  const found: string[] = []
  for (const table of await tablesOf(office)) {
    const { rowCount } = await office.host.admin.query(
      `select from ${office.names.schema}.${table} t where t::text ilike $1`,
      [`%${text}%`],
    )
    if ((rowCount ?? 0) > 0) found.push(table)
  }
  return found
}

test('a row goes with its key and whatever could confirm a guess at it; its place, its member and its neighbours stay', async () => {
  const rows = [
    aRow('Zakaznik-771', 'Alena Zmiazana', { 'person.residence': 'Horad Zmiazany' }),
    aRow('Zakaznik-772', 'Alena Zastalasia'),
  ]
  const { batch } = await desk.checked(newList(), rows)
  await desk.applied(batch)
  const [{ entry }] = (
    await office.host.admin.query(
      `select entry::text from ${office.names.schema}.list_row where batch = $1 and number = 1`,
      [batch],
    )
  ).rows as [{ entry: string }]
  const erase = () =>
    asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) =>
        erasableListRows.erase(change, `${batch}/1`, 'consent-withdrawn'),
      ),
    )
  expect(await erase()).toMatch(/^\d+$/)
  expect(await erase()).toBeUndefined()
  expect(await where('Zakaznik-771')).toEqual([])
  const [first] = rows
  const bound = { key: first?.key, cells: first?.cells, values: first?.values, refused: null }
  const hash = createHash('sha256').update(canonicalBytes(bound)).digest('hex')
  expect(await where(hash)).toEqual([])
  const left = await asEraser(office.host, office.slug, (eraser) =>
    eraser.read(gate, (tx) => writtenOf(tx, entry)),
  )
  expect(Object.keys(left?.salts.fields ?? {})).toEqual(['row.2'])
  const [gone, stays] = await desk.rows(batch)
  expect(gone).toMatchObject({ row: 1, key: null, cells: [], values: [] })
  expect(gone?.erased).toMatchObject({ reason: 'consent-withdrawn' })
  expect(stays).toMatchObject({ key: 'Zakaznik-772', erased: null })
  expect(await desk.letters.done(`/api/subjects/${gone?.subject}/lists`, {})).toMatchObject({
    lists: [{ batch, row: 1 }],
  })
  // What was recorded from it is erased by its claims, and stands until then.
  expect(await where('Horad Zmiazany')).toEqual(['claim', 'subject_view'])
})

test('once a value of somebody, or of a row, is erased, no dry run tells any more in what they agreed', async () => {
  const known = await desk.letters.subject('person', 'Zabyty Uzgodneny')
  const rows = [
    aRow('a', 'Zabyty Uzgodneny'),
    aRow('b', 'Dvojcy Syntetyk'),
    aRow('c', 'Dvojcy Syntetyk'),
  ]
  const { batch } = await desk.checked(newList(), rows)
  // As it is kept: the page leaves out whoever is not to be seen any more.
  const found = async () => {
    const kept = await office.host.admin.query<{ found: number }>(
      `select jsonb_array_length(candidates) as found from ${office.names.schema}.list_check where batch = $1 order by number`,
      [batch],
    )
    return kept.rows.map((row) => row.found)
  }
  expect(await found()).toEqual([1, 0, 1])
  const { rows: claims } = await office.host.admin.query<{ id: string }>(
    `select id::text from ${office.names.schema}.claim where subject = $1`,
    [known],
  )
  await asEraser(office.host, office.slug, (eraser) =>
    eraser.change(gate, (change) =>
      eraseClaims(
        change,
        claims.map(({ id }) => id),
        'consent-withdrawn',
      ),
    ),
  )
  expect(await found()).toEqual([0, 0, 1])
  await asEraser(office.host, office.slug, (eraser) =>
    eraser.change(gate, (change) =>
      erasableListRows.erase(change, `${batch}/2`, 'consent-withdrawn'),
    ),
  )
  expect(await found()).toEqual([0, 0, 0])
})

test('the partner’s own words about its columns go; the terms stay', async () => {
  const columns = ['Prozvishcha-Zmiazanae', 'B', 'C', 'D', 'E'].map((name) => ({
    name,
    kept: true,
  }))
  const { batch } = await desk.checked(newList(), [aRow('a', 'Somebody Synthetic')], { columns })
  await asEraser(office.host, office.slug, (eraser) =>
    eraser.change(gate, (change) => erasableListHeads.erase(change, batch, 'danger')),
  )
  expect(await where('Prozvishcha-Zmiazanae')).toEqual([])
  expect(await desk.read(batch)).toMatchObject({
    columns: [],
    mapping: {},
    terms: { fields: expect.arrayContaining(['person.name']) as unknown },
  })
})

test('when a partner’s terms are over, its rows and what was recorded from them go; that somebody stood there stays', async () => {
  const terms = listTerms({ expires: today() })
  const known = await desk.letters.subject('person', 'Recognised Elsewhere')
  const { batch, list } = await desk.checked(
    newList(),
    [
      aRow('Tajna-1', 'Alena Terminovaja', { 'custody.from': '2020-08-09' }),
      aRow('Tajna-2', 'Recognised Elsewhere', { 'person.residence': 'Horad Terminou' }),
    ],
    { terms },
  )
  await desk.judged(batch, 2, { kind: 'subject', subject: known })
  await desk.applied(batch)
  const erase = (day: string) =>
    asEraser(office.host, office.slug, (eraser) =>
      eraseOverdue(eraser, { today: day, noted: async () => {} }),
    )
  expect(await erase(today())).toBe(0)
  expect(await where('Terminovaja')).not.toEqual([])
  expect(await erase('2999-01-01')).toBeGreaterThan(6)
  for (const text of ['Terminovaja', 'Tajna-', 'Horad Terminou'])
    expect(await where(text)).toEqual([])
  expect(await erase('2999-01-01')).toBe(0)
  const [first] = await desk.rows(batch)
  expect(first).toMatchObject({ key: null, cells: [], erased: { reason: 'terms-over' } })
  expect(await desk.letters.done(`/api/subjects/${first?.subject}/lists`, {})).toMatchObject({
    lists: [{ batch, row: 1, undone: false }],
  })
  // Who is known elsewhere is known as before.
  const found = { kind: 'person', query: 'Recognised Elsewhere', after: null }
  const { subjects } = await desk.letters.done('/api/subjects/search', found)
  expect((subjects as object[])[0]).toMatchObject({ id: known, place: '' })
  expect(list).toMatch(/^\d+$/)
})
