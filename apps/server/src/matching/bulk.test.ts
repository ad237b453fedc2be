import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '../db/actor.ts'
import { membersOf } from '../register/members.ts'
import { addMany, recordMany, type NewSubject } from '../register/record-many.ts'
import type { NewClaim } from '../register/register-store.ts'
import { officeClaims } from '../testing/claims.ts'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { DecisionWriter, pairOf, type NewDecision } from './decision-store.ts'
import { STRICT } from './model.ts'
import { readPairOf } from './pair.ts'
import type { Verdict } from './partition.ts'
import { proposeDue } from './proposals.ts'

/** Many pairs decided at once, on a real PostgreSQL. Everybody is invented. */
let office: TestOffice
let head = ''
/** What a plan said before the hundredth pair was judged. */
let beforeTheHundredth: Told
const officer: StaffActor = {
  kind: 'staff',
  id: 2,
  name: '',
  role: 'rights-officer',
  teams: [1, 2],
}
const once = () => randomBytes(16).toString('hex')

beforeAll(async () => {
  office = await testOffice()
  head = await signedIn(office, 'head')
  // Where few are known, two of one name are no rare thing.
  await record(...Array.from({ length: 700 }, (_, at) => somebody(1_000 + at)))
  const couples = await twice(...Array.from({ length: 100 }, (_, at) => somebody(at)))
  await judge(couples.slice(0, 3), 'different')
  await judge(couples.slice(3, 99), 'same')
  beforeTheHundredth = await planned()
  await judge(couples.slice(99), 'same')
}, 120_000)

afterAll(async () => {
  expect(office.bugs.map((bug) => String(bug))).toEqual([])
  await office[Symbol.asyncDispose]()
})

// What waits follows from views and decisions; of what other tests left nothing waits here.
beforeEach(async () => {
  const { schema } = office.names
  await office.host.admin.query(`delete from ${schema}.match_due`)
  await office.host.admin.query(`delete from ${schema}.match_proposal`)
})

type Couple = readonly [string, string]
type Said = Readonly<Record<string, string | undefined>>

const syllables = 'ба ве го ду жы зо ка лу мэ ні'.split(' ')
const given = 'Іван Пётр Ганна Павел Марыя Раман Алена Максім Андрэй Сяргей'.split(' ')
const fathers = 'Іван Пётр Павел Раман Максім Андрэй Сяргей'.split(' ')

/** Somebody unlike anybody of another number; all that is said of them. */
function somebody(number: number, ...more: readonly Said[]): Said {
  const figures = String(number).padStart(4, '0')
  // Doubled sounds count once, so between any two stands another.
  const surname = Array.from(figures, (figure) => syllables[Number(figure)]).join('р')
  const two = (figure: number) => String(1 + figure).padStart(2, '0')
  return Object.assign(
    {
      'person.name': `${given[number % 10]} ${surname.charAt(0).toUpperCase()}${surname.slice(1)}`,
      'person.father': fathers[number % 7],
      'person.birth': `${1940 + (number % 61)}-${two(number % 12)}-${two(number % 28)}`,
      'person.sex': 'male',
      'person.residence': `Synthetic town ${number}`,
    },
    ...more,
  ) as Said
}

function claimsOf(said: Said, saidOn?: string): NewClaim[] {
  const known = Object.entries(said).flatMap(([code, text]): [string, string][] =>
    text === undefined ? [] : [[code, text]],
  )
  return officeClaims(known, saidOn)
}

async function record(...all: readonly Said[]): Promise<string[]> {
  const subjects = all.map((said): NewSubject => ({ kind: 'person', claims: claimsOf(said) }))
  const made = await office.app.change(officer, (change) =>
    recordMany(change, officer.id, subjects),
  )
  return made.map(({ subject }) => subject)
}

/** Each of these recorded twice. */
async function twice(...all: readonly Said[]): Promise<Couple[]> {
  const ids = await record(...all.flatMap((said) => [said, said]))
  return all.map((_, at) => [ids[2 * at] ?? '', ids[2 * at + 1] ?? ''])
}

async function add(person: string, said: Said, saidOn?: string): Promise<void> {
  const { rows } = await office.host.admin.query<{ object: Buffer }>(
    `select object from ${office.names.schema}.subject where id = $1`,
    [person],
  )
  const object = rows[0]?.object ?? Buffer.alloc(0)
  const claims = claimsOf(said, saidOn)
  await office.app.change(officer, (change) =>
    addMany(change, officer.id, [{ subject: person, object, kind: 'person', claims }]),
  )
}

/** Somebody’s decisions, one by one, on what they read. */
async function judge(couples: readonly Couple[], verdict: Verdict): Promise<void> {
  await office.app.change(officer, async (change) => {
    const decisions: NewDecision[] = []
    for (const [one, other] of couples) {
      const { weighing } = await readPairOf(change.tx, one, other)
      const said = { verdict, audience: 0, words: 'Seen.', once: randomBytes(16), plan: null }
      decisions.push({ ...pairOf(one, other), ...weighing, ...said })
    }
    await new DecisionWriter(change, officer.id).decide(decisions)
  })
}

async function propose(): Promise<void> {
  while ((await proposeDue(office.app, 0)) > 0);
}

const ask = (path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: head })

function planned(): Promise<Told> {
  return ask('/api/matching/bulk/plan', { audience: 0 })
}

/** The pairs of a plan; a small one shows all of them. */
function pairsOf({ body }: Told): string[] {
  const pairs = body['samples'] as Record<'one' | 'other', { person: string; name: string }>[]
  expect(pairs).toHaveLength(body['pairs'] as number)
  return pairs.map(({ one, other }) => `${one.person} ${other.person}`).toSorted()
}

function accept({ body }: Told, given: object = {}): Promise<Told> {
  const asked = { audience: 0, plan: body['plan'], words: 'Looked at some.', once: once() }
  return ask('/api/matching/bulk/accept', { ...asked, ...given })
}

async function areOne([one, other]: Couple): Promise<boolean> {
  const classes = await office.app.read(officer, (tx) => membersOf(tx, [one, other]))
  return classes.get(one)?.anchor === classes.get(other)?.anchor
}

interface Kept {
  readonly one: string
  readonly other: string
  readonly verdict: string
  readonly in_bulk: boolean
  readonly words: string
  readonly entry: string
  readonly body: string
}

async function decisionsAbout(...couples: readonly Couple[]): Promise<Kept[]> {
  const { schema } = office.names
  const { rows } = await office.host.admin.query<Kept>(
    `select d.one, d.other, d.verdict, d.in_bulk, d.words, d.entry, e.body from ${schema}.match_decision d
     join ${schema}.entry e on e.id = d.entry where d.one = any ($1) or d.other = any ($1) order by d.id`,
    [couples.flat()],
  )
  return rows
}

/** What waits of these pairs: how much it weighs, and of what it warns. */
async function waiting(couple: Couple) {
  const { rows } = await office.host.admin.query<{
    weight: number
    conflicts: string[]
    family: string[]
  }>(
    `select weight, conflicts, family from ${office.names.schema}.match_proposal where one = $1 and other = $2`,
    [...couple],
  )
  return rows
}

const named = (...couples: readonly Couple[]) =>
  couples.map(([one, other]) => `${one} ${other}`).toSorted()

test('ninety-nine judged pairs are too few; a hundred say how many of a hundred links are wrong, with an interval', async () => {
  expect(beforeTheHundredth.body).toMatchObject({
    falseLinks: { verdict: 'too-few-judged', judged: 99, needed: 100 },
    plan: null,
  })
  const [couple = ['', '']] = await twice(somebody(100))
  await propose()
  const { body } = await planned()
  const { verdict, perHundred, low, high } = body['falseLinks'] as Record<string, number>
  expect([verdict, perHundred]).toEqual(['estimated', 3])
  // Clopper and Pearson (1934) for 3 of 100: 0.62 to 8.52 of a hundred.
  expect(low).toBeCloseTo(0.62, 2)
  expect(high).toBeCloseTo(8.52, 2)
  const named = (person: string) => ({ person, name: somebody(100)['person.name'] })
  expect(body['samples']).toEqual([{ one: named(couple[0]), other: named(couple[1]) }])
})

describe('what is accepted', () => {
  test('is every pair of the plan and no other: none that is warned of, less sure, or was looked at without a decision', async () => {
    const clear = await twice(somebody(110), somebody(121), somebody(132))
    const [dead = ['', ''], unsure = ['', '']] = await twice(somebody(143), somebody(154))
    await add(dead[0], { 'person.alive': 'dead' }, '2020-08-12')
    await add(dead[1], { 'person.alive': 'alive' }, '2020-08-20')
    await judge([unsure], 'unsure')
    await add(unsure[0], { 'person.nationality': 'Synthetic' })
    const twins = (await record(
      somebody(165, { 'person.name': 'Аляксандр Варгорду' }),
      somebody(165, { 'person.name': 'Аляксандра Варгорду' }),
    )) as unknown as Couple
    const vague = (await record(
      somebody(176),
      somebody(176, { 'person.birth': undefined, 'person.father': undefined }),
    )) as unknown as Couple
    await propose()
    const warned = [...(await waiting(dead)), ...(await waiting(twins)), ...(await waiting(unsure))]
    expect(warned).toMatchObject([
      { conflicts: ['dead-before-seen-alive'], family: [] },
      { conflicts: [], family: ['siblings', 'same-household'] },
      { conflicts: [], family: [] },
    ])
    for (const { weight } of warned) expect(weight).toBeGreaterThanOrEqual(STRICT)
    const [{ weight } = { weight: STRICT }] = await waiting(vague)
    expect(weight).toBeLessThan(STRICT)

    const plan = await planned()
    expect(pairsOf(plan)).toEqual(named(...clear))
    const told = await accept(plan)
    expect(told.body, told.text).toEqual({ decided: 3 })
    for (const couple of clear) expect(await areOne(couple)).toBe(true)
    for (const couple of [dead, unsure, twins, vague]) expect(await areOne(couple)).toBe(false)

    const kept = await decisionsAbout(...clear)
    expect(named(...kept.map(({ one, other }): Couple => [one, other]))).toEqual(named(...clear))
    expect(new Set(kept.map(({ entry }) => entry)).size).toBe(3)
    for (const { verdict, in_bulk, words, body } of kept) {
      expect({ verdict, in_bulk, words }).toEqual({
        verdict: 'same',
        in_bulk: true,
        words: 'Looked at some.',
      })
      expect(body).toContain('match.decide')
    }
    expect(await planned()).toMatchObject({ body: { pairs: 0, plan: null } })
  })

  test('is nobody who counts as one with a brother: who was taken for two is found by both names', async () => {
    const brother = { 'person.name': 'Пётр Варгопэру', 'person.birth': '1971-02-03' }
    const other = { 'person.name': 'Раман Варгопэру', 'person.birth': '1974-05-06' }
    const both = { 'person.father': 'Павел', 'person.residence': 'Synthetic town 4711' }
    const [first = '', second = '', third = ''] = await record(
      { ...both, ...brother },
      { ...both, ...other },
      { ...both, ...other },
    )
    await judge([[first, second]], 'same')
    await propose()
    const waits = await waiting([first, third])
    expect(waits).toMatchObject([{ conflicts: ['joined-unlike'] }])
    expect(waits[0]?.weight).toBeGreaterThanOrEqual(STRICT)
    expect(pairsOf(await planned())).toEqual([])
  })

  test('can be taken apart, each pair by itself', async () => {
    const [one = ['', ''], other = ['', '']] = await twice(somebody(210), somebody(221))
    await propose()
    await accept(await planned())
    expect([await areOne(one), await areOne(other)]).toEqual([true, true])
    const apart = { audience: 0, words: 'They are two.', once: once() }
    const told = await ask(`/api/subjects/${one[1]}/apart`, apart)
    expect(told.status, told.text).toBe(200)
    expect([await areOne(one), await areOne(other)]).toEqual([false, true])
    await propose()
    expect(pairsOf(await planned())).toEqual([])
  })

  test('is what was looked at: a plan that has changed meanwhile is refused, and nothing is decided', async () => {
    const [first = ['', '']] = await twice(somebody(310))
    await propose()
    const old = await planned()
    const [second = ['', '']] = await twice(somebody(321))
    await propose()
    expect((await accept(old)).body).toMatchObject({ code: 'changed-meanwhile' })
    expect(await decisionsAbout(first, second)).toEqual([])
    // What is known of how often such links are wrong is part of it.
    const before = await planned()
    const [judged = ['', '']] = await twice(somebody(332))
    await judge([judged], 'different')
    expect((await accept(before)).body).toMatchObject({ code: 'changed-meanwhile' })
    expect((await accept(await planned())).body).toEqual({ decided: 2 })
  })

  test('is kept once, however often and however close together it is sent', async () => {
    const couples = await twice(somebody(410), somebody(421))
    await propose()
    const plan = await planned()
    const asked = { once: once() }
    const told = await Promise.all([accept(plan, asked), accept(plan, asked), accept(plan, asked)])
    for (const { body } of [...told, await accept(plan, asked)])
      expect(body).toEqual({ decided: 2 })
    expect(await decisionsAbout(...couples)).toHaveLength(2)
    const otherwise = await accept(plan, { ...asked, words: 'Something else.' })
    expect(otherwise.body).toMatchObject({ code: 'recorded-otherwise' })
  })

  test('is of one plan: another under the same mark is refused, and nothing of it is decided', async () => {
    const [first] = await twice(somebody(432))
    await propose()
    const plan = await planned()
    const asked = { once: once() }
    expect((await accept(plan, asked)).body).toEqual({ decided: 1 })
    const [second = ['', '']] = await twice(somebody(443))
    await propose()
    const another = await accept(await planned(), asked)
    expect([another.status, another.body]).toMatchObject([409, { code: 'recorded-otherwise' }])
    expect(await decisionsAbout(second)).toEqual([])
    expect((await accept(plan, asked)).body).toEqual({ decided: 1 })
    expect(await areOne(first ?? ['', ''])).toBe(true)
  })

  test('leaves out a pair that is warned of since the plan was made', async () => {
    const [quiet = ['', ''], warned = ['', '']] = await twice(somebody(510), somebody(521))
    await propose()
    const plan = await planned()
    await add(warned[0], { 'person.alive': 'dead' }, '2020-08-12')
    await add(warned[1], { 'person.alive': 'alive' }, '2020-08-20')
    expect((await accept(plan)).body).toEqual({ decided: 1 })
    expect([await areOne(quiet), await areOne(warned)]).toEqual([true, false])
  })

  test('never joins two who have two personal numbers, nor where one may be mistyped or two registers may have given them; many documents, and numbers of two states, are no reason', async () => {
    const number = (text: string): Said => ({ 'person.personal-number': text })
    const said = [540, 551, 562, 573, 584, 595].map((number) => somebody(number))
    const pairs = await twice(...said)
    const [two = ['', ''], near = ['', ''], same = ['', ''], documents = ['', '']] = pairs
    const [states = ['', ''], forms = ['', '']] = pairs.slice(4)
    await add(two[0], number('Synthetic 1234-567'))
    await add(two[1], number('Synthetic 9876-543'))
    await add(near[0], number('Synthetic 2345-678'))
    await add(near[1], number('Synthetic 2345-687'))
    await add(same[0], number('ABE 3456-789'))
    await add(same[1], number('аве3456789'))
    await add(documents[0], { 'person.document': 'AB 1234567' })
    await add(documents[1], { 'person.document': 'AB 7654321' })
    await add(states[0], number('7654321 (Belarus)'))
    await add(states[1], number('5551234 (Таиланд)'))
    await add(forms[0], number('3990099A001PB4'))
    await add(forms[1], number('9-9000-00000-01-4'))
    await propose()
    expect(await waiting(forms)).toMatchObject([{ conflicts: ['two-registers'] }])
    expect(await waiting(two)).toMatchObject([{ conflicts: ['two-numbers'] }])
    expect(await waiting(near)).toMatchObject([{ conflicts: ['numbers-near'] }])
    const plan = await planned()
    expect(pairsOf(plan)).toEqual(named(same, documents, states))
    // What becomes known after the plan counts as well.
    await add(documents[0], number('Synthetic 4567-891'))
    await add(documents[1], number('Synthetic 1987-654'))
    expect((await accept(plan)).body).toEqual({ decided: 2 })
    const all = [two, near, same, documents, states, forms]
    expect(await Promise.all(all.map(areOne))).toEqual([false, false, true, false, true, false])
  })

  test('never joins two personal numbers, whoever stands between them and whoever has none', async () => {
    let next = 3_000
    // By whom they were given, as far as it is known; what two states gave, as sources name them, contradicts nothing.
    const numbersOf = [
      ['Synthetic 1234-567', 'Synthetic 9876-543', '5551234 (Belarus)'],
      ['7654321 (Belarus)', '1239876 (Беларусь)', '5551234 (Thailand)'],
      ['3990099A001PB4', '3990099A002PB7', '9-9000-00000-01-4'],
    ] as const
    const mayBeOne = (one: string, other: string) =>
      one !== other &&
      [one, other].some((text) => text.includes('Thailand')) &&
      [one, other].some((text) => /Belarus|Беларусь/.test(text))
    const isTwo = (one: string | undefined, other: string | undefined) =>
      one !== undefined && other !== undefined && one !== other && !mayBeOne(one, other)
    const someCarriers = fc
      .constantFrom(...numbersOf)
      .chain((numbers) =>
        fc.array(fc.constantFrom(...numbers, undefined), { minLength: 3, maxLength: 4 }),
      )
    await fc.assert(
      fc.asyncProperty(someCarriers, fc.boolean(), async (numbers, isFirstJudged) => {
        const said = somebody(next)
        next += 11
        const people = await record(
          ...numbers.map((text) => ({ ...said, 'person.personal-number': text })),
        )
        const [first = '', second = ''] = people
        if (isFirstJudged && !isTwo(numbers[0], numbers[1])) await judge([[first, second]], 'same')
        await propose()
        const plan = await planned()
        if (plan.body['plan'] !== null) expect((await accept(plan)).status).toBe(200)
        for (const [at, one] of people.entries())
          for (const [to, other] of people.entries())
            if (isTwo(numbers[at], numbers[to])) expect(await areOne([one, other])).toBe(false)
      }),
      {
        numRuns: 6,
        examples: [
          [['Synthetic 1234-567', 'Synthetic 9876-543', undefined], false],
          [['7654321 (Belarus)', '5551234 (Thailand)', '1239876 (Беларусь)'], false],
          [['3990099A001PB4', '9-9000-00000-01-4', undefined], false],
        ],
      },
    )
  }, 60_000)

  test('never joins two whom somebody said to be different, whoever stands between them', async () => {
    let number = 600
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 3 }),
        async (pairs) => {
          const said = somebody(number)
          number += 11
          const people = await record(said, said, said, said)
          const different = pairs.flatMap(([a, b]): Couple[] =>
            a === b ? [] : [[people[a] ?? '', people[b] ?? '']],
          )
          await judge(different, 'different')
          await propose()
          const plan = await planned()
          if (plan.body['plan'] !== null) expect((await accept(plan)).status).toBe(200)
          for (const couple of different) expect(await areOne(couple)).toBe(false)
        },
      ),
      { numRuns: 5 },
    )
  }, 60_000)
})
