import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { demoRecords } from '@amparo/scenario'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { StaffActor } from '../db/actor.ts'
import { recordMany, type NewSubject } from '../register/record-many.ts'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { officeClaims } from '../testing/claims.ts'
import { candidatesOf } from './candidates.ts'
import type { Described } from './columns.ts'
import { bandOf, model, SHOWN } from './model.ts'
import { conflictsSaid } from './conflicts.ts'
import { isDeadBeforeAlive } from './lived.ts'
import { comparedNumbers } from './numbers.ts'
import { familyPatternsOf, patternOf, reasonsOf } from './reasons.ts'
import { PairWeighing } from './weigh.ts'

const nothing: Described = {
  names: [],
  fathers: [],
  born: [],
  sex: [],
  places: [],
  seen: [],
  numbers: [],
}
const demo = (seed: number, count: number) =>
  demoRecords(seed, count).map((one) => ({ ...one, numbers: [] as readonly string[] }))
const described = (given: Partial<Described>): Described => ({ ...nothing, ...given })
const nobodyCounted = { people: 0, families: new Map<string, number>() }
const weighed = (one: Described, other: Described) =>
  new PairWeighing(model, [one, other], nobodyCounted).explain(0, 1)

const someNumbers = fc.array(
  fc.constantFrom(
    'person.personal-number AB1234567',
    'person.personal-number АВ 1234-567',
    'person.personal-number AB1234576',
    'person.personal-number 9876543',
    'person.personal-number 3990099A001PB4',
    'person.personal-number 9-9000-00000-01-4',
    'person.personal-number 7654321 (Belarus)',
    'person.personal-number 5551234 (Таиланд)',
    'person.document AB1234567',
    'person.document 7654321 (Utopia)',
    'person.document none',
  ),
  { maxLength: 3 },
)
const aRecord = fc
  .tuple(fc.constantFrom(...demo(3, 200)), someNumbers)
  .map(([record, numbers]) => ({ ...record, numbers }))
const aQuestion = fc.constantFrom('fathers', 'born', 'sex', 'places', 'seen') as fc.Arbitrary<
  keyof Described
>

describe('what a pair weighs', () => {
  test('is the same whichever of the two is asked about', () => {
    fc.assert(
      fc.property(aRecord, aRecord, (one, other) => {
        expect(weighed(one, other).weight).toBe(weighed(other, one).weight)
      }),
    )
  })

  test('is what its reasons add up to', () => {
    fc.assert(
      fc.property(aRecord, aRecord, (one, other) => {
        const { weight, explanation, rarity, numbersWeight } = weighed(one, other)
        const sum = explanation.reasons.reduce((total, reason) => total + reason.weight, 0)
        expect(weight).toBe(explanation.prior + sum + (rarity?.weight ?? 0) + numbersWeight)
      }),
    )
  })

  test('is come to again by anybody from what a decision keeps and the file of the model', () => {
    const counted = { people: 40_000, families: new Map([['kvlnk', 12]]) }
    fc.assert(
      fc.property(aRecord, aRecord, (one, other) => {
        const read = new PairWeighing(model, [one, other], counted).explain(0, 1)
        const terms = patternOf(read)
          .split(' ')
          .map((term) => term.split(':'))
        const parts = terms.map(([question, level = '']) => {
          const [, rarity] = level.split('=')
          const { levels = [] } =
            model.weights.find(({ comparison }) => comparison === question) ?? {}
          return rarity === undefined
            ? (levels.find((one) => one.level === level)?.weight ?? 0)
            : Number(rarity)
        })
        expect(parts.reduce((sum, part) => sum + part, model.prior)).toBe(read.weight)
      }),
    )
  })

  test('a number that agrees counts once, however it is written; one that does not counts nothing', () => {
    fc.assert(
      fc.property(aRecord, aRecord, (one, other) => {
        const without = weighed({ ...one, numbers: [] }, other)
        const isSame = comparedNumbers(one, other).some(({ level }) => level === 'same')
        expect(weighed(one, other).weight).toBe(without.weight - (isSame ? model.prior : 0))
        expect(without.numbers).toEqual([])
      }),
    )
  })

  test('numbers are held against each other the same from either side, and each kind alone', () => {
    fc.assert(
      fc.property(aRecord, aRecord, (one, other) => {
        const levels = (left: Described, right: Described) =>
          new Map(comparedNumbers(left, right).map(({ property, level }) => [property, level]))
        expect(levels(other, one)).toEqual(levels(one, other))
        const [a, b] = [
          { alive: [], values: one },
          { alive: [], values: other },
        ]
        expect(conflictsSaid(a, b)).toEqual(conflictsSaid(b, a))
      }),
    )
  })

  test.each([
    [['person.personal-number AB1234567'], ['person.personal-number 9876543'], ['two-numbers']],
    [['person.personal-number AB1234567'], ['person.personal-number AB1234576'], ['numbers-near']],
    [['person.personal-number AB1234567'], ['person.personal-number AB123456'], ['numbers-near']],
    [['person.personal-number AB1234567'], ['person.personal-number ав 1234567'], []],
    [['person.personal-number AB1234567'], ['person.personal-number none'], []],
    [['person.personal-number AB1234567'], ['person.document 9876543'], []],
    [['person.document AB1234567'], ['person.document 9876543'], []],
  ])('%s beside %s warns of %s', (one, other, conflicts) => {
    const side = (numbers: readonly string[]) => ({ alive: [], values: described({ numbers }) })
    expect(conflictsSaid(side(one), side(other))).toEqual(conflicts)
  })

  test('a name counts for more the fewer bear it, and among few people next to nothing', () => {
    const one = described({ names: ['Каваленка Ягор'] })
    const weight = (count: number, people: number) =>
      new PairWeighing(model, [one, one], {
        people,
        families: new Map([['kvlnk', count]]),
      }).explain(0, 1).rarity?.weight ?? Number.NaN
    expect(weight(1, 1_000_000)).toBeGreaterThan(weight(4_000, 1_000_000))
    expect(weight(40_000, 1_000_000)).toBeLessThan(-200)
    expect(Math.abs(weight(2, 3))).toBeLessThan(100)
  })

  test('is more for one day of birth than for one year, and for what is nearer never less', () => {
    const bornAt = (edtf: string) => described({ names: ['Каваленка Ягор'], born: [edtf] })
    const of = (edtf: string) => weighed(bornAt(edtf), bornAt(edtf))
    expect(of('1990-03-04').weight).toBeGreaterThan(of('1990').weight + 300)
    expect(reasonsOf(bornAt('1990'), bornAt('1990'), of('1990'))).toContainEqual(
      expect.objectContaining({ question: 'born', level: 'same-year' }),
    )
    for (const { comparison, levels } of model.weights.filter(
      ({ comparison }) => comparison !== 'born',
    ))
      for (const [at, { weight }] of levels.entries())
        expect(weight, comparison).toBeLessThanOrEqual(levels[at - 1]?.weight ?? weight)
  })

  test('takes nothing from somebody of whom less is known: what is missing weighs nothing', () => {
    fc.assert(
      fc.property(aRecord, aRecord, aQuestion, (one, other, question) => {
        const without = { ...one, [question]: [] }
        const [reason] = weighed(without, other).explanation.reasons.filter(
          ({ comparison }) => `${comparison}s` === question || comparison === question,
        )
        if (question === 'fathers' && reason?.level !== 'unknown') return
        expect([reason?.level ?? 'unknown', reason?.weight ?? 0]).toEqual(['unknown', 0])
      }),
    )
  })

  test('tells people apart whose truth is known', () => {
    const records = demo(5, 400)
    const weighing = new PairWeighing(model, records, nobodyCounted)
    let [same, found, other, wrong] = [0, 0, 0, 0]
    for (let a = 0; a < records.length; a += 1)
      for (let b = a + 1; b < Math.min(records.length, a + 60); b += 1) {
        const isSame = records[a]?.truth === records[b]?.truth
        const isLinked = weighing.weight(a, b) >= 0
        if (isSame) same++
        else other++
        if (isLinked && isSame) found++
        if (isLinked && !isSame) wrong++
      }
    expect(same).toBeGreaterThan(150)
    expect(found / same).toBeGreaterThan(0.4)
    expect(wrong / other).toBeLessThan(0.001)
  })
})

test('reasons are told in words that need no number, with what was compared', () => {
  const one = described({ names: ['Каваленка Ягор'], born: ['1990-03-04'], sex: ['male'] })
  const other = described({ names: ['Yahor Kavalenka'], born: ['1990-04-03'] })
  expect(reasonsOf(one, other, weighed(one, other))).toEqual([
    expect.objectContaining({
      question: 'born',
      level: 'swapped',
      speaks: 'for',
      other: '1990-04-03',
    }),
    expect.objectContaining({ question: 'family', level: 'same', one: 'Каваленка Ягор' }),
    expect.objectContaining({ question: 'given', level: 'same', other: 'Yahor Kavalenka' }),
  ])
})

describe('families', () => {
  const egor = described({ names: ['Каваленка Ягор'], fathers: ['Іванавіч'], born: ['1990-03-04'] })
  test('brothers, a father and his son are named as what they may be', () => {
    const brother = described({
      names: ['Каваленка Павел'],
      fathers: ['Иванович'],
      born: ['1993-01-02'],
    })
    const father = described({ names: ['Каваленка Іван'], born: ['1961-01-02'] })
    expect(familyPatternsOf(weighed(egor, brother))).toEqual(['siblings'])
    expect(familyPatternsOf(weighed(egor, father))).toEqual(['parent-and-child'])
    expect(familyPatternsOf(weighed(egor, egor))).toEqual([])
  })

  test('somebody who died is not somebody seen alive later', () => {
    expect(isDeadBeforeAlive(['dead 2020-08-12'], ['alive 2020-08-14'])).toBe(true)
    expect(isDeadBeforeAlive(['alive 2020-08-14'], ['dead 2020-08-12'])).toBe(true)
    expect(isDeadBeforeAlive(['dead 2020-08-14'], ['alive 2020-08-12'])).toBe(false)
    expect(isDeadBeforeAlive(['dead 2020-08-12'], ['held 2020-08-14'])).toBe(true)
    expect(isDeadBeforeAlive(['dead 2020-08-12', 'held 2020-08-14'], [])).toBe(false)
  })
})

describe('in an office', () => {
  let office: TestOffice
  const cookies = { intake: '', rights: '', head: '', medical: '' }
  type Who = keyof typeof cookies
  const officer: StaffActor = {
    kind: 'staff',
    id: 2,
    name: '',
    role: 'rights-officer',
    teams: [1, 2],
  }
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
  async function aPerson(name: string, born: string, audience = 0): Promise<string> {
    const claims = [
      claim('person.name', { kind: 'name', text: name }, audience),
      claim('person.birth', { kind: 'date', edtf: born }, audience),
    ]
    const told = await ask('rights', '/api/subjects', { kind: 'person', claims })
    expect(told.status, told.text).toBe(200)
    return String(told.body['subject'])
  }
  async function named(name: string): Promise<string> {
    const claims = [claim('person.name', { kind: 'name', text: name })]
    const told = await ask('rights', '/api/subjects', { kind: 'person', claims })
    expect(told.status, told.text).toBe(200)
    return String(told.body['subject'])
  }
  async function held(id: string, from: string | null): Promise<string> {
    const known =
      from === null
        ? claim('custody.place', { kind: 'text', text: 'Synthetic place' })
        : claim('custody.from', { kind: 'date', edtf: from })
    const body = { kind: 'custody', claims: [known] }
    const told = await ask('rights', `/api/subjects/${id}/below`, body)
    expect(told.status, told.text).toBe(200)
    return String(told.body['subject'])
  }
  async function due(): Promise<string[]> {
    const { rows } = await office.host.admin.query<{ subject: string }>(
      `select subject from ${office.names.schema}.match_due order by subject`,
    )
    return rows.map(({ subject }) => subject)
  }
  async function candidates(
    who: Who,
    values: Described,
    except: string | null = null,
    alive: readonly string[] = [],
  ) {
    const told = await ask(who, '/api/matching/candidates', { values, alive, except })
    expect(told.status, told.text).toBe(200)
    return told.body['candidates'] as {
      person: string
      band: string
      conflicts: string[]
      reasons: object[]
    }[]
  }
  async function proposals(who: Who) {
    const told = await ask(who, '/api/matching/proposals', { after: null })
    expect(told.status, told.text).toBe(200)
    const found = told.body['proposals'] as { one: { person: string }; other: { person: string } }[]
    return found.map(({ one, other }) => [one.person, other.person])
  }

  test('whoever is described is found in another script, with day and month the other way round', async () => {
    const one = await aPerson('Сінтэтычны Ягор', '1990-03-04')
    await aPerson('Сінтэтычны Павел', '1971-01-01')
    const asked = described({ names: ['Yahor Sintetychny'], born: ['1990-04-03'] })
    expect(await candidates('intake', asked)).toMatchObject([{ person: one }])
    expect(await candidates('intake', asked, one)).toEqual([])
    expect(
      (await ask('medical', '/api/matching/candidates', { values: asked, alive: [], except: null }))
        .status,
    ).toBe(404)
  })

  test('whoever has the same number is a candidate whatever their names are, and says so first', async () => {
    const one = await aPerson('Нумараваны Язэп', '1950-01-02')
    const other = await aPerson('Зусім Іншая', '1999-12-30')
    for (const [person, text] of [
      [one, 'КМ 20-30-405'],
      [other, 'km2030405 (passport)'],
    ] as const) {
      const claims = [claim('person.document', { kind: 'text', text })]
      expect((await ask('rights', `/api/subjects/${person}/claims`, { claims })).status).toBe(200)
    }
    const asked = described({ numbers: ['person.document КМ2030405'] })
    const found = await candidates('intake', asked)
    expect(found.map(({ person }) => person).toSorted()).toEqual([one, other].toSorted())
    for (const { reasons } of found)
      expect(reasons[0]).toMatchObject({
        question: 'person.document',
        level: 'same',
        speaks: 'for',
      })
    expect(await proposals('rights')).toContainEqual([one, other])
    const nearly = described({ numbers: ['person.document КМ2030406'] })
    expect(await candidates('intake', nearly)).toEqual([])
  })

  test('what cannot be true of one person is said while somebody types', async () => {
    const one = await aPerson('Папярэджаны Алесь', '1970-02-03')
    const claims = [
      claim('person.alive', { kind: 'code', code: 'dead' }),
      claim('person.personal-number', { kind: 'text', text: 'XY 70-60-504' }),
    ]
    expect((await ask('rights', `/api/subjects/${one}/claims`, { claims })).status).toBe(200)
    const warned = async (numbers: string[], alive: string[]) => {
      const asked = described({ names: ['Алесь Папярэджаны'], born: ['1970-02-03'], numbers })
      const [found] = await candidates('intake', asked, null, alive)
      expect(found?.person).toBe(one)
      return found?.conflicts
    }
    expect(await warned([], [])).toEqual([])
    expect(await warned([], ['alive 2020-08-19'])).toEqual([])
    expect(await warned([], ['alive 2020-08-21'])).toEqual(['dead-before-seen-alive'])
    expect(await warned(['person.personal-number XY7060504'], [])).toEqual([])
    expect(await warned(['person.personal-number XY7060505'], [])).toEqual(['numbers-near'])
    expect(await warned(['person.personal-number 1234567'], ['alive 2020-08-21'])).toEqual([
      'dead-before-seen-alive',
      'two-numbers',
    ])
  })

  test('whoever is known by the very name that is typed is found by it alone, also where everybody has that family name', async () => {
    const one = await aPerson('Агульны Пётр', '1990-03-04')
    await aPerson('Агульны Ганна', '1991-01-01')
    const [found] = await candidates('intake', described({ names: ['Piotr Ahulny'] }))
    expect(found).toMatchObject({ person: one, band: 'possible' })
  })

  test('whoever is known to one team alone is a candidate for that team alone', async () => {
    const one = await aPerson('Сінтэтычны Лявон', '1980-05-06', 2)
    const asked = described({ names: ['Лявон Сінтэтычны'], born: ['1980-05-06'] })
    expect(await candidates('rights', asked)).toMatchObject([{ person: one }])
    expect(await candidates('intake', asked)).toEqual([])
  })

  test('what is recorded meets the register by itself, and waits for those alone who decide', async () => {
    const one = await aPerson('Сінтэтычны Макар', '1985-07-08')
    const other = await aPerson('Makar Sintetychny', '1985-07-08')
    expect(await proposals('rights')).toContainEqual([one, other])
    for (const who of ['intake', 'medical'] as const)
      expect((await ask(who, '/api/matching/proposals', { after: null })).status).toBe(404)
    const pair = await ask('rights', '/api/matching/pair', { one, other })
    const { facts } = pair.body
    const body = { one, other, verdict: 'different', audience: 0, words: 'Two.', facts }
    const told = await ask('rights', '/api/matching/decide', {
      ...body,
      once: randomBytes(16).toString('hex'),
    })
    expect(told.status, told.text).toBe(200)
    const more = { claims: [claim('person.sex', { kind: 'code', code: 'male' })] }
    await ask('rights', `/api/subjects/${one}/claims`, more)
    expect(await proposals('rights')).not.toContainEqual([one, other])
    const asked = described({ names: ['Макар Сінтэтычны'], born: ['1985-07-08'] })
    const found = await candidates('rights', asked, one)
    expect(found.find(({ person }) => person === other)).toMatchObject({
      conflicts: ['said-different'],
    })
  })

  test('whoever is recorded for everybody meets those whom one team alone knows, in the queue of that team', async () => {
    const hidden = await aPerson('Сінтэтычны Зьміцер', '1977-02-03', 2)
    await proposals('rights')
    const open = await aPerson('Zmitser Sintetychny', '1977-02-03')
    expect(await proposals('rights')).toContainEqual([hidden, open])
    const number = (text: string, audience = 0) => ({
      claims: [claim('person.document', { kind: 'text', text }, audience)],
    })
    const bearer = await aPerson('Сінтэтычная Стэфа', '1944-02-03', 2)
    await ask('rights', `/api/subjects/${bearer}/claims`, number('ТХ 909-808-7', 2))
    await proposals('rights')
    const unlike = await aPerson('Nikomu Nepadobny', '1999-11-30')
    await ask('rights', `/api/subjects/${unlike}/claims`, number('tx9098087'))
    expect(await proposals('rights')).toContainEqual([bearer, unlike])
  })

  test('whoever’s days in custody become known later is looked for again, and again when they are taken back', async () => {
    const [one, other] = [await named('Пазнейшы Сымон'), await named('Пазнейшы Сымон')]
    expect(await proposals('rights')).not.toContainEqual([one, other])
    await held(one, '2020-08-10')
    await proposals('rights')
    const custody = await held(other, null)
    expect(await proposals('rights')).not.toContainEqual([one, other])
    const days = [claim('custody.from', { kind: 'date', edtf: '2020-08-10' })]
    const told = await ask('rights', `/api/subjects/${custody}/claims`, { claims: days })
    expect(told.status, told.text).toBe(200)
    expect(await due()).toEqual([other])
    expect(await proposals('rights')).toContainEqual([one, other])
    const { rows } = await office.host.admin.query<{ id: string }>(
      `select max(id)::text as id from ${office.names.schema}.claim where subject = $1`,
      [custody],
    )
    const taken = rows[0]?.id
    const back = await ask('rights', `/api/claims/${taken}/retract`, {})
    expect(back.status, back.text).toBe(200)
    expect(await due()).toEqual([other])
    expect(await proposals('rights')).not.toContainEqual([one, other])
  })

  test('whoever is asked about among many is told what they would be told alone', async () => {
    const people = [...Map.groupBy(demo(7, 40), ({ truth }) => truth).values()]
    await office.app.change(officer, async (change) => {
      const known = people.map((records): NewSubject => {
        const said = records.flatMap(({ names, fathers, born, sex, places }) => [
          ...names.map((name) => ['person.name', name] as const),
          ...fathers.map((father) => ['person.father', father] as const),
          ...born.map((day) => ['person.birth', day] as const),
          ...sex.map((code) => ['person.sex', code] as const),
          ...places.map((place) => ['person.residence', place] as const),
        ])
        return { kind: 'person', claims: officeClaims(said) }
      })
      const made = await recordMany(change, officer.id, known)
      const custodies = people.flatMap((records, at) =>
        records.flatMap(({ seen }) =>
          seen.map((day): NewSubject => {
            const of = ['custody.person', made[at]?.subject ?? ''] as const
            return { kind: 'custody', claims: officeClaims([of, ['custody.from', day]]) }
          }),
        ),
      )
      await recordMany(change, officer.id, custodies)
    })
    const asked = fc.array(
      fc.record({
        values: fc.oneof(
          fc.constantFrom(...demo(7, 40)),
          fc.constantFrom(...demo(7, 40)).map((record) => ({ ...record, seen: [] })),
          fc.constantFrom(...demo(11, 40)).map((record) => ({ ...record, born: [] })),
        ),
      }),
      { minLength: 2, maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(asked, async (all) => {
        const found = await office.app.read(officer, async (tx) => {
          const together = await candidatesOf(tx, all, { floor: () => SHOWN, most: 8 })
          const alone = []
          for (const one of all)
            alone.push(...(await candidatesOf(tx, [one], { floor: () => SHOWN, most: 8 })))
          return { together, alone }
        })
        expect(found.together).toEqual(found.alone)
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('nothing is accepted many at once before a hundred such pairs were judged one by one', async () => {
    const { body } = await ask('head', '/api/matching/bulk/plan', { audience: 0 })
    expect(body).toMatchObject({
      falseLinks: { verdict: 'too-few-judged', needed: 100 },
      plan: null,
    })
    const accepted = await ask('head', '/api/matching/bulk/accept', {
      audience: 0,
      plan: 'ab'.repeat(32),
      words: 'All of them.',
      once: randomBytes(16).toString('hex'),
    })
    expect(accepted.body).toMatchObject({ code: 'too-few-judged' })
    expect((await ask('rights', '/api/matching/bulk/plan', { audience: 0 })).status).toBe(404)
  })
})

test('a band needs much to be very likely', () => {
  expect([bandOf(-1), bandOf(0), bandOf(662), bandOf(663)]).toEqual([
    'possible',
    'likely',
    'likely',
    'very-likely',
  ])
})
