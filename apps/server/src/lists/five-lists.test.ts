import type { NewListRow } from '@amparo/contract'
import { demoLists, type DemoRecord } from '@amparo/scenario'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawn, today } from '../testing/letters.ts'
import { aRow, ListsDesk, listTerms } from '../testing/lists.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

/** Five partners' lists that overlap become people: nobody is merged by a machine, and whoever decides can go all the way back. */
const lists = demoLists(3, 22)
const father = 22

let office: TestOffice
let desk: ListsDesk
/** Whom each person the lists made is truly about. */
const truths = new Map<string, number>()
const batches: string[] = []

beforeAll(async () => {
  office = await testOffice()
  desk = await ListsDesk.of(office)
  for (const { partner, title, rows } of lists) {
    const list = { kind: 'new', title, partner: await desk.partner(partner), audience: 0 }
    const given = { terms: listTerms({ fields }), saidOn: today() }
    const { batch } = await desk.checked(list, rows.map(rowOf), given)
    await desk.applied(batch)
    batches.push(batch)
    for (const { row, subject } of await desk.rows(batch))
      truths.set(subject ?? '', rows[row - 1]?.truth ?? Number.NaN)
  }
}, 120_000)

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const fields = [
  'person.name',
  'person.father',
  'person.birth',
  'person.sex',
  'person.residence',
  'custody.from',
]

function rowOf(record: DemoRecord, at: number): NewListRow {
  const [name = '', father, born, sex, place, seen] = [
    record.names[0],
    record.fathers[0],
    record.born[0],
    record.sex[0],
    record.places[0],
    record.seen[0],
  ]
  const row = aRow(String(at + 1), name, {
    ...(born === undefined ? {} : { 'person.birth': born }),
    ...(place === undefined ? {} : { 'person.residence': place }),
    ...(seen === undefined ? {} : { 'custody.from': seen }),
  })
  const more: NewListRow['values'] = [
    ...(father === undefined
      ? []
      : [{ property: 'person.father', value: { kind: 'name' as const, text: father } }]),
    ...(sex === undefined
      ? []
      : [{ property: 'person.sex', value: { kind: 'code' as const, code: sex } }]),
  ]
  return { ...row, values: [...row.values, ...more] }
}

interface Waiting {
  readonly one: { readonly person: string }
  readonly other: { readonly person: string }
  readonly family: readonly string[]
}

async function waiting(): Promise<Waiting[]> {
  const { proposals } = await desk.letters.done('/api/matching/proposals', { after: null })
  return proposals as Waiting[]
}

const truthOf = (person: string) => truths.get(person) ?? Number.NaN
const isSame = ({ one, other }: Waiting) => truthOf(one.person) === truthOf(other.person)
const isFamily = ({ one, other }: Waiting) =>
  truthOf(one.person) >= father && truthOf(other.person) >= father

async function decide({ one, other }: Waiting): Promise<void> {
  const pair = { one: one.person, other: other.person }
  const { facts } = await desk.letters.done('/api/matching/pair', pair)
  const verdict = isSame({ one, other, family: [] }) ? 'same' : 'different'
  const said = { verdict, audience: 0, words: 'By what is known of them. [Synthetic]', facts }
  await desk.letters.done('/api/matching/decide', { ...pair, ...said, once: drawn() })
}

/** Views and keys as they are stored. */
async function stored(): Promise<unknown> {
  const { names } = office
  const { admin } = office.host
  const { rows: views } = await admin.query(
    `select subject, audience, owner, lo::text, hi::text, quarrels, claims, label, fold, anchor, compared
     from ${names.schema}.subject_view order by subject, audience`,
  )
  const { rows: keys } = await admin.query(
    `select key, subject, audience from ${names.schema}.match_key order by key, subject, audience`,
  )
  return { views, keys }
}

/** The people who count as one, the one who stands for them first. */
async function classes(): Promise<string[][]> {
  const { rows } = await office.host.admin.query<{ subject: string; anchor: string }>(
    `select subject, coalesce(anchor, subject) as anchor from ${office.names.schema}.subject_view
     where kind = 1 and audience = 0 order by subject`,
  )
  const byAnchor = Map.groupBy(rows, ({ anchor }) => anchor)
  return [...byAnchor].map(([anchor, members]) => [
    anchor,
    ...members.map(({ subject }) => subject).filter((one) => one !== anchor),
  ])
}

describe('five lists that overlap', () => {
  let alone: unknown

  test('become a person for each row, and the dry run has named whom each may be about', async () => {
    alone = await stored()
    const rows = lists.flatMap((list) => list.rows)
    expect(truths.size).toBe(rows.length)
    expect(await classes()).toHaveLength(rows.length)
    const last = await desk.rows(batches.at(-1) ?? '')
    const named = last.filter(({ candidates }) => candidates.length > 0)
    expect(named.length).toBeGreaterThan(last.length / 2)
    const codes = named
      .flatMap(({ candidates }) => candidates.flatMap(({ why }) => why))
      .map(({ code }) => code)
    expect(codes).toContain('born:same')
    expect(JSON.stringify(codes)).not.toMatch(/[А-Яа-яЎўІі]/)
  })

  test('are proposed two by two; a father and his sons only with a warning', async () => {
    const all = await waiting()
    expect(all.filter(isSame).length / all.length).toBeGreaterThan(0.8)
    const family = all.filter((pair) => isFamily(pair) && !isSame(pair))
    expect(family.filter((pair) => pair.family.length === 0)).toEqual([])
    expect(all.filter((pair) => isFamily(pair) && isSame(pair)).length).toBe(9)
  })

  test('are one person each where somebody decided it, thirty times, and nobody else is', async () => {
    let decisions = 0
    for (let [pair] = await waiting(); pair !== undefined; [pair] = await waiting()) {
      await decide(pair)
      decisions++
    }
    expect(decisions).toBeGreaterThanOrEqual(30)
    const joined = await classes()
    for (const members of joined) expect(new Set(members.map(truthOf)).size).toBe(1)
    // Whoever is on the lists with little more than a name stays apart.
    expect(joined.length - new Set(truths.values()).size).toBeLessThan(10)
  })

  test('are what they were once everybody is taken apart again, and nothing once the lists are taken back', async () => {
    for (const [, ...members] of await classes())
      for (const member of members) {
        const said = { audience: 0, words: 'They are two after all. [Synthetic]', once: drawn() }
        await desk.letters.done(`/api/subjects/${member}/apart`, said)
      }
    expect(await stored()).toEqual(alone)
    for (const batch of batches.toReversed()) await desk.undone(batch)
    expect(await classes()).toEqual([])
    expect(await waiting()).toEqual([])
  })
})
