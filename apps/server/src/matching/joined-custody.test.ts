import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Actor, StaffActor } from '../db/actor.ts'
import { addMany, recordMany } from '../register/record-many.ts'
import type { NewClaim } from '../register/register-store.ts'
import { officeClaims } from '../testing/claims.ts'
import { aRow, ListsDesk, listTerms } from '../testing/lists.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { candidatesOf, knownAs } from './candidates.ts'
import type { Described } from './columns.ts'
import { DecisionWriter, pairOf } from './decision-store.ts'
import { SHOWN } from './model.ts'
import { readPairOf } from './pair.ts'
import { joinedBy, type Judgement, type Verdict } from './partition.ts'
import { proposeDue } from './proposals.ts'

/** Custody and death of somebody who is one person by decision, on a real PostgreSQL. Everybody is invented. */
let office: TestOffice
let desk: ListsDesk
const PROTECTION = 2
const officer: StaffActor = { kind: 'staff', id: 2, name: '', role: 'rights-officer', teams: [2] }
const outside: StaffActor = { ...officer, id: 3, teams: [] }

beforeAll(async () => {
  office = await testOffice()
  desk = await ListsDesk.of(office)
})

afterAll(async () => {
  expect(office.bugs.map((bug) => String(bug))).toEqual([])
  await office[Symbol.asyncDispose]()
})

beforeEach(async () => {
  const { schema } = office.names
  await office.host.admin.query(`delete from ${schema}.match_due`)
  await office.host.admin.query(`delete from ${schema}.match_proposal`)
})

type Said = Readonly<Record<string, string>>
interface When {
  readonly audience?: number
  readonly saidOn?: string
}

function claimsOf(said: Said, { audience = 0, saidOn }: When): NewClaim[] {
  return officeClaims(Object.entries(said), saidOn).map((claim) => ({ ...claim, audience }))
}

async function record(kind: 'person' | 'custody', said: Said, when: When = {}): Promise<string> {
  const claims = claimsOf(said, when)
  const [made] = await office.app.change(officer, (change) =>
    recordMany(change, officer.id, [{ kind, claims }]),
  )
  return made?.subject ?? ''
}

const somebody = (name: string, said: Said = {}, when?: When) =>
  record('person', { 'person.name': name, ...said }, when)

function held(person: string, from: string, audience = 0, to?: string): Promise<string> {
  const said = { 'custody.person': person, 'custody.from': from }
  return record('custody', to === undefined ? said : { ...said, 'custody.to': to }, { audience })
}

async function add(person: string, said: Said, when: When = {}): Promise<void> {
  const { rows } = await office.host.admin.query<{ object: Buffer }>(
    `select object from ${office.names.schema}.subject where id = $1`,
    [person],
  )
  const object = rows[0]?.object ?? Buffer.alloc(0)
  const claims = claimsOf(said, when)
  await office.app.change(officer, (change) =>
    addMany(change, officer.id, [{ subject: person, object, kind: 'person', claims }]),
  )
}

async function judge(one: string, other: string, verdict: Verdict, audience = 0): Promise<void> {
  await office.app.change(officer, async (change) => {
    const { weighing } = await readPairOf(change.tx, one, other)
    const said = { verdict, audience, words: 'Seen.', once: randomBytes(16), plan: null }
    await new DecisionWriter(change, officer.id).decide([
      { ...pairOf(one, other), ...weighing, ...said },
    ])
  })
}

/** What waits for an audience, with what it warns of. */
async function proposed(
  audience: number,
): Promise<{ pair: string[]; weight: number; conflicts: string[] }[]> {
  while ((await proposeDue(office.app, audience)) > 0);
  const { rows } = await office.host.admin.query<{
    one: string
    other: string
    weight: number
    conflicts: string[]
  }>(
    `select one, other, weight, conflicts from ${office.names.schema}.match_proposal where audience = $1 order by one, other`,
    [audience],
  )
  return rows.map(({ one, other, ...of }) => ({ pair: [one, other], ...of }))
}

const pairOfThem = (reader: Actor, one: string, other: string) =>
  office.app.read(reader, (tx) => readPairOf(tx, one, other))
const conflicts = async (reader: Actor, one: string, other: string) =>
  (await pairOfThem(reader, one, other)).conflicts

let named = 0
/** A name that nobody else in this office has. */
function aName(): string {
  const syllables = 'ба ве го ду жы зо ка лу мэ ні'.split(' ')
  const figures = String(1000 + named++)
  return `Сымон Х${Array.from(figures, (figure) => syllables[Number(figure)]).join('р')}`
}

const asked = (given: Partial<Described>): Described => ({
  names: [],
  fathers: [],
  born: [],
  sex: [],
  places: [],
  seen: [],
  numbers: [],
  ...given,
})

const aDay = fc.integer({ min: 1, max: 9 }).map((day) => `2020-08-0${day}`)
const anAudience = fc.constantFrom(0, PROTECTION)
const aPlace = fc.nat({ max: 2 })
const aCustody = fc.record({
  what: fc.constant('custody' as const),
  of: aPlace,
  day: aDay,
  audience: anAudience,
})
const aDecision = fc
  .record({
    what: fc.constant('decision' as const),
    one: aPlace,
    other: aPlace,
    verdict: fc.constantFrom<Verdict>('same', 'same', 'different'),
    audience: anAudience,
  })
  .filter(({ one, other }) => one !== other)

describe('days in custody of somebody who is one person by decision', () => {
  test('are those of everybody who counts as them, for each audience those it may know of', async () => {
    const history = fc.array(fc.oneof(aCustody, aDecision), { minLength: 2, maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const name = aName()
        const people = [await somebody(name), await somebody(name), await somebody(name)]
        const at = (place: number) => people[place] ?? ''
        const judgements: Judgement[] = []
        for (const [id, event] of events.entries())
          if (event.what === 'custody') await held(at(event.of), event.day, event.audience)
          else {
            const { verdict, audience } = event
            const pair = pairOf(at(event.one), at(event.other))
            await judge(pair.one, pair.other, verdict, audience)
            judgements.push({ id: String(id + 1), ...pair, verdict, audience })
          }
        const custodies = events.flatMap((event) => (event.what === 'custody' ? [event] : []))
        for (const [reader, audiences] of [
          [outside, [0]],
          [officer, [0, PROTECTION]],
          [{ kind: 'matcher', team: PROTECTION }, [0, PROTECTION]],
        ] as const) {
          const knows = ({ audience }: { readonly audience: number }) =>
            (audiences as readonly number[]).includes(audience)
          const { anchorOf } = joinedBy(people, judgements.filter(knows))
          const known = await office.app.read(reader, (tx) => knownAs(tx, people))
          expect([...known.keys()].toSorted()).toEqual([...new Set(anchorOf.values())].toSorted())
          for (const [person, { values }] of known) {
            const own = custodies.filter((one) => knows(one) && anchorOf.get(at(one.of)) === person)
            const days = [...new Set(own.map(({ day }) => day))].toSorted().toReversed()
            expect(values.seen).toEqual(days.slice(0, 4))
          }
        }
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('make a candidate of them for whoever asks by a day', async () => {
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    await held(member, '2020-08-07')
    const values = asked({ names: [name], seen: ['2020-08-07'] })
    const [found = []] = await office.app.read(outside, (tx) =>
      candidatesOf(tx, [{ values }], { floor: () => SHOWN, most: 8 }),
    )
    expect(found.map(({ person }) => person)).toEqual([anchor])
    const { reasons } = found[0]?.weighed.explanation ?? { reasons: [] }
    expect(reasons).toContainEqual(expect.objectContaining({ comparison: 'seen', level: 'same' }))
  })

  test('put them among those who are looked for again, whichever record the custody is of', async () => {
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    const other = await somebody(name)
    await held(other, '2020-08-05')
    expect((await proposed(0)).map(({ pair }) => pair)).not.toContainEqual([anchor, other])
    await held(member, '2020-08-05')
    expect((await proposed(0)).map(({ pair }) => pair)).toContainEqual([anchor, other])
  })

  test('come and go with a decision: what waits weighs what the two weigh now, of whoever was joined, taken out or left', async () => {
    const name = aName()
    const born = { 'person.birth': '1990-03-04' }
    const [anchor, middle, last, other] = [
      await somebody(name, born),
      await somebody(name, born),
      await somebody(name, born),
      await somebody(name, born),
    ]
    await held(other, '2020-08-05')
    await held(last, '2020-08-05')
    const checkQueue = async (waiting: number) => {
      const all = await proposed(0)
      expect(all).toHaveLength(waiting)
      for (const { pair, weight } of all) {
        const [one = '', two = ''] = pair
        const { weighing } = await pairOfThem(outside, one, two)
        // How rare a name is stays as it was when they were weighed; days in custody weigh more than that.
        const isNear = Math.abs(weight - (weighing.weight ?? 0)) < 200
        expect([pair, weight, weighing.weight, isNear]).toEqual([
          pair,
          weight,
          weighing.weight,
          true,
        ])
      }
    }
    await checkQueue(6)
    await judge(anchor, middle, 'same')
    await checkQueue(3)
    await judge(middle, last, 'same')
    await checkQueue(1)
    await judge(middle, last, 'different')
    await checkQueue(2)
    await judge(anchor, middle, 'different')
    await checkQueue(4)
  })

  test('that one team alone knows bring a pair into the queue of that team alone', async () => {
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    const other = await somebody(name)
    await held(other, '2020-08-05')
    await held(member, '2020-08-05', PROTECTION)
    for (const [audience, expected] of [
      [0, false],
      [PROTECTION, true],
    ] as const) {
      const pairs = (await proposed(audience)).map(({ pair }) => pair.join(' '))
      expect([audience, pairs.includes(`${anchor} ${other}`)]).toEqual([audience, expected])
    }
  })

  test('count for each record alone where two of one person are held beside each other', async () => {
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    await held(anchor, '2020-08-03')
    await held(member, '2020-08-04')
    const { one, other, areOne } = await pairOfThem(outside, anchor, member)
    expect([areOne, one.values.seen, other.values.seen]).toEqual([
      true,
      ['2020-08-03'],
      ['2020-08-04'],
    ])
  })
})

describe('dead before seen alive', () => {
  test('is said of custody too, whichever record it is of, to whoever may know of it', async () => {
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    const dead = await somebody(name, { 'person.alive': 'dead' }, { saidOn: '2020-08-12' })
    await held(member, '2020-08-10', 0, '2020-08-12')
    expect(await conflicts(outside, anchor, dead)).toEqual([])
    await held(member, '2020-08-20', PROTECTION)
    expect(await conflicts(outside, anchor, dead)).toEqual([])
    expect(await conflicts(officer, anchor, dead)).toEqual(['dead-before-seen-alive'])
    await held(anchor, '2020-08', 0, '2020-08-15')
    expect(await conflicts(outside, dead, anchor)).toEqual(['dead-before-seen-alive'])
  })

  test('is not said by a day of custody that may have been before', async () => {
    const name = aName()
    const [one, dead] = [await somebody(name), await somebody(name)]
    await add(dead, { 'person.alive': 'dead' }, { saidOn: '2020-08-12' })
    await held(one, '2020-08', 0, '2020-08')
    expect(await conflicts(outside, one, dead)).toEqual([])
    await held(one, '2020-09', 0)
    expect(await conflicts(outside, one, dead)).toEqual(['dead-before-seen-alive'])
  })

  test('is said by a death of any record of one person, beside whoever was seen alive, and the other way round', async () => {
    const name = aName()
    const [anchor, member, third] = [
      await somebody(name),
      await somebody(name),
      await somebody(name),
    ]
    await judge(anchor, member, 'same')
    await add(member, { 'person.alive': 'dead' }, { saidOn: '2020-08-12' })
    await add(third, { 'person.alive': 'alive' }, { saidOn: '2020-08-14' })
    expect(await conflicts(outside, anchor, third)).toEqual(['dead-before-seen-alive'])
    expect(await conflicts(outside, member, third)).toEqual(['dead-before-seen-alive'])
  })

  test('stays said when the death is told once more later', async () => {
    const name = aName()
    const [anchor, member, third] = [
      await somebody(name),
      await somebody(name),
      await somebody(name),
    ]
    await add(anchor, { 'person.alive': 'dead' }, { saidOn: '2020-08-12' })
    await add(third, { 'person.alive': 'alive' }, { saidOn: '2020-08-14' })
    await add(member, { 'person.alive': 'dead' }, { saidOn: '2020-08-18' })
    expect(await conflicts(outside, anchor, third)).toEqual(['dead-before-seen-alive'])
    await judge(anchor, member, 'same')
    expect(await conflicts(outside, anchor, third)).toEqual(['dead-before-seen-alive'])
  })

  test('is said while somebody is asked about whose death is known, also without a day of theirs', async () => {
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    await held(member, '2020-08-20')
    const told = await desk.letters.done('/api/matching/candidates', {
      values: asked({ names: [name] }),
      alive: ['dead 2020-08-12'],
      except: null,
    })
    expect(told['candidates']).toMatchObject([
      { person: anchor, conflicts: ['dead-before-seen-alive'] },
    ])
    const taken = await desk.letters.done('/api/matching/candidates', {
      values: asked({ names: [name], seen: ['2020-08-21'] }),
      alive: [],
      except: null,
    })
    expect(taken['candidates']).toMatchObject([{ person: anchor, conflicts: [] }])
    await add(anchor, { 'person.alive': 'dead' }, { saidOn: '2020-08-20' })
    const after = await desk.letters.done('/api/matching/candidates', {
      values: asked({ names: [name], seen: ['2020-08-21'] }),
      alive: [],
      except: null,
    })
    expect(after['candidates']).toMatchObject([{ conflicts: ['dead-before-seen-alive'] }])
  })
})

describe('the dry run of a list', () => {
  const newList = (partner: string, audience = 0) => ({
    kind: 'new',
    title: 'Held (synthetic)',
    partner,
    audience,
  })
  const codes = async (batch: string, subject: string) => {
    const [row] = await desk.rows(batch)
    const found = row?.candidates.find((one) => one.kind === 'subject' && one.subject === subject)
    return found?.why.map(({ code }) => code)
  }

  test('holds rows against the custody of every record of a person that its audience may know', async () => {
    const partner = await desk.partner('Synthetic Partner')
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    await held(member, '2020-08-07', PROTECTION)
    const row = aRow('a', name, { 'custody.from': '2020-08-07' })
    const before = await desk.checked(newList(partner), [row])
    expect(await codes(before.batch, anchor)).not.toContain('seen:same')
    await held(member, '2020-08-07')
    const { batch } = await desk.checked(newList(partner), [row])
    expect(await codes(batch, anchor)).toContain('seen:same')
  })

  test('warns of a death by the day the list was said on, and by the days of custody', async () => {
    const partner = await desk.partner('Synthetic Partner')
    const name = aName()
    const [anchor, member] = [await somebody(name), await somebody(name)]
    await judge(anchor, member, 'same')
    await held(member, '2020-08-20')
    await add(anchor, { 'person.alive': 'alive' }, { saidOn: '2020-08-20' })
    const terms = listTerms({ fields: ['person.name', 'person.alive'] })
    const plain = aRow('a', name)
    const dies = { property: 'person.alive', value: { kind: 'code', code: 'dead' } } as const
    const row = { ...plain, values: [...plain.values, dies] }
    const rows = (saidOn: string) => desk.checked(newList(partner), [row], { saidOn, terms })
    const [early, late] = [await rows('2020-08-19'), await rows('2020-08-21')]
    expect(await codes(early.batch, anchor)).toContain('dead-before-seen-alive')
    expect(await codes(late.batch, anchor)).not.toContain('dead-before-seen-alive')
    const other = aName()
    const dead = await somebody(other, { 'person.alive': 'dead' }, { saidOn: '2020-08-12' })
    const again = aRow('a', other, { 'custody.from': '2020-08-13' })
    const { batch } = await desk.checked(newList(partner), [again])
    expect(await codes(batch, dead)).toContain('dead-before-seen-alive')
  })
})
