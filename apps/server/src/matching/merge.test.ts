import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { asEraser } from '../host/host.ts'
import { compareViews } from '../register/compare-views.ts'
import { erasableMatches } from './decision-erasure.ts'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'

let office: TestOffice
const PROTECTION = 2
const cookies = { intake: '', rights: '', head: '', medical: '' }
type Who = keyof typeof cookies

beforeAll(async () => {
  office = await testOffice()
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.head = await signedIn(office, 'head')
  cookies.medical = await signedIn(office, 'medical')
})

afterAll(async () => {
  expect(office.bugs.map((bug) => String(bug))).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

const claim = (property: string, value: object, audience = 0) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-20',
  audience,
  replaces: null,
})
const named = (text: string, audience = 0) => claim('person.name', { kind: 'name', text }, audience)
const born = (edtf: string, audience = 0) => claim('person.birth', { kind: 'date', edtf }, audience)
const sex = (code: string, audience = 0) => claim('person.sex', { kind: 'code', code }, audience)
const once = () => randomBytes(16).toString('hex')

async function aPerson(...claims: object[]): Promise<string> {
  const told = await ask('rights', '/api/subjects', { kind: 'person', claims })
  expect(told.status, told.text).toBe(200)
  return String(told.body['subject'])
}

async function factsOf(one: string, other: string): Promise<string> {
  const told = await ask('rights', '/api/matching/pair', { one, other })
  expect(told.status, told.text).toBe(200)
  return String(told.body['facts'])
}

async function decide(
  one: string,
  other: string,
  verdict: 'same' | 'different' | 'unsure',
  audience = 0,
): Promise<Told> {
  const facts = await factsOf(one, other)
  const body = { one, other, verdict, audience, words: 'Synthetic reason.', facts, once: once() }
  return ask('rights', '/api/matching/decide', body)
}

const decided = async (...of: Parameters<typeof decide>) => {
  const told = await decide(...of)
  expect(told.status, told.text).toBe(200)
  return told.body
}

/** Every stored view of these people with all they are found by, and nothing of how often it was written. */
async function storedOf(people: readonly string[]): Promise<string> {
  const at = (person: string) => people.indexOf(person)
  const { schema } = office.names
  const query = async (text: string) =>
    (await office.host.admin.query<Record<string, unknown>>(text, [people])).rows
  const views = await query(
    `select subject, audience, owner, lo::text, hi::text, quarrels, claims, label, fold, anchor, compared
     from ${schema}.subject_view where subject = any ($1) order by subject, audience`,
  )
  const keys = await query(
    `select subject, audience, key, kind from ${schema}.match_key where subject = any ($1) order by 1, 2, 3`,
  )
  const facets = await query(
    `select subject, audience, facet from ${schema}.view_facet where subject = any ($1) order by 1, 2, 3`,
  )
  return JSON.stringify([views, keys, facets], (key, value: unknown) => {
    if (key === 'subject' || key === 'anchor') return typeof value === 'string' ? at(value) : null
    // The numbers of claims differ between two histories; how many stand where does not.
    return Array.isArray(value) && (key === 'claims' || key === 'retracted') ? value.length : value
  })
}

async function listed(query: string, who: Who = 'rights'): Promise<string[]> {
  const told = await ask(who, '/api/subjects/search', { kind: 'person', query, after: null })
  expect(told.status, told.text).toBe(200)
  return (told.body['subjects'] as { id: string }[]).map(({ id }) => id)
}

describe('two people who are judged to be one', () => {
  test('have one page, one line in lists, and everything that was said of either', async () => {
    const one = await aPerson(named('Сінтэтычны Ягор'), born('1990-03-04'))
    const other = await aPerson(named('Synthetic Yahor'), born('1990-04-03'), sex('male'))
    const custody = await ask('rights', `/api/subjects/${other}/below`, {
      kind: 'custody',
      claims: [claim('custody.place', { kind: 'text', text: 'Synthetic yard' })],
    })
    expect(custody.status, custody.text).toBe(200)
    expect(await decided(other, one, 'same')).toEqual({ anchor: one, contradictions: [] })
    for (const asked of [one, other]) {
      const { body } = await ask('rights', `/api/subjects/${asked}/open`, {})
      expect((body['subject'] as { id: string }).id).toBe(one)
      expect((body['subject'] as { claims: unknown[] }).claims).toHaveLength(5)
      expect(body['below']).toMatchObject([{ id: custody.body['subject'] }])
      expect(body['joined']).toEqual([other])
    }
    expect(await listed('Сінтэтычны Ягор')).toEqual([one])
    expect(await listed('Synthetic Yahor')).toEqual([one])
    expect((await listed('')).filter((id) => [one, other].includes(id))).toEqual([one])
    expect(await listed(other)).toEqual([one])
  })

  test('are two again when somebody takes one out, and are never proposed again', async () => {
    const one = await aPerson(named('Сінтэтычны Рыгор'), born('1980-01-02'))
    const other = await aPerson(named('Сінтэтычны Рыгор'), born('1980-01-02'))
    const before = await storedOf([one, other])
    await decided(one, other, 'same')
    const apart = { audience: 0, words: 'They are two.', once: once() }
    const told = await ask('rights', `/api/subjects/${other}/apart`, apart)
    expect(told.status, told.text).toBe(200)
    expect(told.body).toEqual({ anchor: other, contradictions: [] })
    expect(await storedOf([one, other])).toBe(before)
    const { body } = await ask('rights', '/api/matching/proposals', { after: null })
    const pairs = (
      body['proposals'] as { one: { person: string }; other: { person: string } }[]
    ).map((pair) => [pair.one.person, pair.other.person])
    expect(pairs).not.toContainEqual([one, other])
    const pair = await ask('rights', '/api/matching/pair', { one, other })
    expect(pair.body['conflicts']).toEqual(['said-different'])
  })

  test('who were one by somebody who is taken out wait first of all, whatever they weigh, until somebody decides about them', async () => {
    const one = await aPerson(named('Сінтэтычны Юстын'), born('1961-02-03'))
    const between = await aPerson(named('Synthetic Yustsin'), named('Зусім Іначай'))
    const other = await aPerson(named('Зусім Іначай'), born('1993-11-12'))
    const stranger = await aPerson(named('Зусім Іначай'), born('1993-11-12'))
    await decided(one, between, 'same')
    await decided(between, other, 'same')
    const apart = { audience: 0, words: 'Not this one.', once: once() }
    const told = await ask('rights', `/api/subjects/${between}/apart`, apart)
    expect(told.status, told.text).toBe(200)
    const waiting = async () => {
      const { body } = await ask('rights', '/api/matching/proposals', { after: null })
      const all = body['proposals'] as {
        one: { person: string }
        other: { person: string }
        conflicts: string[]
      }[]
      return all.map((pair) => [pair.one.person, pair.other.person, ...pair.conflicts])
    }
    const found = await waiting()
    expect(found[0]).toEqual([one, other, 'were-one'])
    expect(found).toContainEqual([other, stranger])
    expect(found.flat().filter((word) => word === 'were-one')).toHaveLength(1)
    const pair = await ask('rights', '/api/matching/pair', { one, other })
    expect(pair.body['conflicts']).toEqual(['were-one'])
    await decided(one, other, 'unsure')
    expect(await waiting()).not.toContainEqual([one, other, 'were-one'])
    await decided(one, other, 'same')
    const again = await ask('rights', '/api/matching/pair', { one, other })
    expect(again.body).toMatchObject({ areOne: true, conflicts: [] })
  })

  test('a decision on what somebody has not read is refused, and one sent twice is kept once', async () => {
    const one = await aPerson(named('Сінтэтычны Ілья'))
    const other = await aPerson(named('Сінтэтычны Ілля'))
    const facts = await factsOf(one, other)
    await ask('rights', `/api/subjects/${other}/claims`, { claims: [born('1999')] })
    const body = { one, other, verdict: 'same', audience: 0, words: 'Seen.', facts, once: once() }
    expect((await ask('rights', '/api/matching/decide', body)).body).toMatchObject({
      code: 'changed-meanwhile',
    })
    const again = { ...body, facts: await factsOf(one, other) }
    for (let time = 0; time < 2; time++)
      expect((await ask('rights', '/api/matching/decide', again)).status).toBe(200)
    const { rows } = await office.host.admin.query(
      `select from ${office.names.schema}.match_decision where one = $1`,
      [one],
    )
    expect(rows).toHaveLength(1)
    const otherwise = await ask('rights', '/api/matching/decide', { ...again, verdict: 'unsure' })
    expect(otherwise.body).toMatchObject({ code: 'recorded-otherwise' })
  })

  test('the reason in writing can be erased: who decided what, when and on what stays, and so does the joining', async () => {
    const one = await aPerson(named('Сінтэтычны Кірыл'), born('1991-02-03'))
    const other = await aPerson(named('Сінтэтычны Кірыл'), born('1991-02-03'))
    await decided(one, other, 'same')
    const { body } = await ask('rights', `/api/subjects/${one}/identity`, {})
    const [kept] = body['decisions'] as { id: string; words: string }[]
    expect(kept).toMatchObject({ verdict: 'same', words: 'Synthetic reason.', by: 'Rights One' })
    await asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) =>
        erasableMatches.erase(change, kept?.id ?? '', 'recorded-by-mistake'),
      ),
    )
    const after = await ask('rights', `/api/subjects/${other}/identity`, {})
    expect(after.body).toMatchObject({
      anchor: one,
      members: [{ person: one }, { person: other }],
      decisions: [{ words: null, erased: { reason: 'recorded-by-mistake' } }],
    })
  })

  test('judgements that contradict each other are told', async () => {
    const [a, b, c] = [
      await aPerson(named('Сінтэтычны Макар')),
      await aPerson(named('Сінтэтычны Макар')),
      await aPerson(named('Сінтэтычны Макар')),
    ]
    await decided(a, b, 'same')
    await decided(a, c, 'different')
    expect(await decided(b, c, 'same')).toEqual({
      anchor: a,
      contradictions: [{ one: a, other: c }],
    })
    expect(await decided(b, c, 'unsure')).toMatchObject({ contradictions: [] })
  })

  test('one team’s decision joins them for that team alone', async () => {
    const one = await aPerson(named('Сінтэтычны Цімох'))
    const other = await aPerson(named('Сінтэтычны Цімох'), born('1971', PROTECTION))
    await decided(one, other, 'same', PROTECTION)
    const both = async (who: Who) =>
      (await listed('Сінтэтычны Цімох', who)).filter((id) => [one, other].includes(id))
    expect(await both('rights')).toEqual([one])
    expect(await both('intake')).toEqual([one, other])
    const { body } = await ask('intake', `/api/subjects/${other}/open`, {})
    expect(body).toMatchObject({ subject: { id: other }, joined: [] })
    expect(JSON.stringify(body)).not.toContain('1971')
  })

  test('nobody decides but those who may, and not for an audience that does not know both', async () => {
    const one = await aPerson(named('Сінтэтычны Лявон'))
    const other = await aPerson(named('Сінтэтычны Лявон', PROTECTION))
    for (const who of ['intake', 'medical'] as const)
      expect((await ask(who, '/api/matching/pair', { one, other })).status).toBe(404)
    expect((await decide(one, other, 'same')).body).toMatchObject({ code: 'audience-refused' })
    expect((await decide(one, other, 'same', PROTECTION)).status).toBe(200)
  })
})

/** What may happen to three people, one after the other. */
const step = fc.oneof(
  fc.record({
    does: fc.constant('say' as const),
    whom: fc.nat(2),
    what: fc.constantFrom(
      named('Другі Напісаны'),
      named('Drugi Napisany', PROTECTION),
      born('1985'),
      born('1986-05-06'),
      sex('male'),
      sex('female', PROTECTION),
    ),
  }),
  fc.record({ does: fc.constant('take back' as const), whom: fc.nat(2) }),
)
const judging = fc.record({
  does: fc.constant('judge' as const),
  pair: fc.constantFrom([0, 1], [1, 2], [0, 2]),
  verdict: fc.constantFrom('same' as const, 'different' as const, 'unsure' as const),
  audience: fc.constantFrom(0, PROTECTION),
})

async function happen(
  people: readonly string[],
  one: typeof step extends fc.Arbitrary<infer Step> ? Step : never,
): Promise<void> {
  const whom = people[one.whom] ?? ''
  if (one.does === 'say') {
    const told = await ask('rights', `/api/subjects/${whom}/claims`, { claims: [one.what] })
    expect(told.status, told.text).toBe(200)
    return
  }
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select id from ${office.names.schema}.claim c where subject = $1 and retracts is null and property <> 1
     and not exists (select from ${office.names.schema}.claim r where r.retracts = c.id) order by id desc limit 1`,
    [whom],
  )
  if (rows[0] !== undefined) await ask('rights', `/api/claims/${rows[0].id}/retract`, {})
}

const threePeople = async () => [
  await aPerson(named('Адзін Напісаны'), born('1985-05-06')),
  await aPerson(named('Адзін Напісаны'), named('Adzin Napisany', PROTECTION)),
  await aPerson(named('Адзин Написаны'), sex('male')),
]

describe('whatever happened meanwhile', () => {
  test('people who were joined and taken apart again are to the byte as if nobody had ever joined them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 3, arbitrary: step }, { weight: 4, arbitrary: judging }), {
          minLength: 1,
          maxLength: 7,
        }),
        async (history) => {
          const [joined, never] = [await threePeople(), await threePeople()]
          for (const one of history) {
            if (one.does === 'judge') {
              const [a = 0, b = 0] = one.pair
              await decided(joined[a] ?? '', joined[b] ?? '', one.verdict, one.audience)
              continue
            }
            await happen(joined, one)
            await happen(never, one)
          }
          for (const [a, b] of [
            [0, 1],
            [1, 2],
            [0, 2],
          ] as const)
            for (const audience of [0, PROTECTION])
              await decided(joined[a] ?? '', joined[b] ?? '', 'unsure', audience)
          expect(await storedOf(joined)).toBe(await storedOf(never))
        },
      ),
      { numRuns: 12 },
    )
    const { checked, wrong } = await compareViews(office.host.admin, office.names)
    expect(wrong).toEqual([])
    expect(checked).toBeGreaterThan(20)
  }, 120_000)
})
