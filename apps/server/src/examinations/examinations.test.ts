import { randomBytes } from 'node:crypto'
import { newIdentity, recipientOf, sealDocument } from '@amparo/seal'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Role } from '@amparo/contract'
import { gate } from '../db/actor.ts'
import { asEraser } from '../host/host.ts'
import { drawn, inDays, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'
import { erasableExaminations } from './examination-erasure.ts'

let office: TestOffice
let desk: LettersDesk
const PROTECTION = 2

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

let many = 0
const someone = (audience = 0) => desk.subject('person', inventedName((many += 1)), audience)
const code = (of: string) => ({ kind: 'code', code: of })
const day = (edtf: string) => ({ kind: 'date', edtf })

const hurt = (person: string, at: string, type = 'INT.ASSAULT', audience = 0) =>
  desk.below(person, 'act', { type: code(type), at: day(at) }, audience)

const released = (person: string, from: string, on: string) =>
  desk.below(person, 'custody', { from: day(from), to: day(on) })

const word = (given: object = {}) => ({
  state: 'to-ask',
  provider: null,
  place: null,
  on: null,
  independent: null,
  cause: null,
  audience: 0,
  replaces: null,
  known: null,
  once: drawn(),
  ...given,
})
const done = (on: string, given: object = {}) =>
  word({ state: 'done', on, independent: 'yes', ...given })
const arranged = (given: object = {}) =>
  word({ state: 'arranged', place: 'A clinic of volunteers (synthetic)', ...given })

const say = (person: string, body: object, role: Role = 'medical') =>
  desk.ask(`/api/subjects/${person}/examinations`, body, role)

interface Told {
  readonly id: string
  readonly state: string | null
  readonly on: string | null
  readonly place: string | null
  readonly erased: object | null
}
interface Row {
  readonly person: string
  readonly acts: readonly object[]
  readonly custody: string
  readonly step: Told | null
  readonly known: string | null
}

async function words(person: string, role: Role = 'medical'): Promise<Told[]> {
  const told = await desk.done(`/api/subjects/${person}/examinations/read`, {}, role)
  return told['steps'] as Told[]
}

/** Says one more thing after everything that was said. */
async function next(person: string, body: object): Promise<void> {
  const known = (await words(person)).at(-1)?.id ?? null
  const told = await say(person, { ...body, known })
  expect(told.status, told.text).toBe(200)
}

interface Listed {
  readonly people: readonly Row[]
  readonly total: number
  readonly figure: Readonly<Record<string, number | null>>
}

async function list(show = 'open', role: Role = 'medical', given: object = {}): Promise<Listed> {
  const body = { show, outOnly: false, skip: 0, ...given }
  return (await desk.done('/api/examinations/list', body, role)) as unknown as Listed
}

const rowOf = async (person: string, show = 'all', role: Role = 'medical') =>
  (await list(show, role)).people.find((one) => one.person === person)

describe('the list', () => {
  test('has whom an open act hurt, what fades first in front, and who asked before all', async () => {
    const [longAgo, yesterday, asks] = [await someone(), await someone(), await someone()]
    await hurt(longAgo, inDays(-30))
    await hurt(yesterday, inDays(-1))
    await hurt(asks, inDays(-100))
    await next(asks, word({ state: 'wished' }))
    const order = (await list()).people.map(({ person }) => person)
    expect(order.filter((one) => [longAgo, yesterday, asks].includes(one))).toEqual([
      asks,
      yesterday,
      longAgo,
    ])
  })

  test('leaves out who was not hurt, who has died, and who is known to another team alone', async () => {
    const [arrested, dead] = [await someone(), await someone()]
    const hidden = await someone(PROTECTION)
    await hurt(arrested, inDays(-3), 'LIB.ARREST')
    await hurt(dead, inDays(-3))
    await desk.claimed(dead, 'person.alive', code('dead'))
    await hurt(hidden, inDays(-3), 'INT.TORTURE', PROTECTION)
    const listed = (await list('all')).people.map(({ person }) => person)
    for (const one of [arrested, dead, hidden]) expect(listed).not.toContain(one)
    // Whoever is in that team sees them, and by hand anybody is put there.
    expect(await rowOf(hidden, 'all', 'rights-officer')).toMatchObject({ custody: 'none' })
    await next(arrested, word())
    expect(await rowOf(arrested)).toMatchObject({ acts: [], step: { state: 'to-ask' } })
  })

  test('never has an act by which somebody could tell that it was sexual violence', async () => {
    const team = await recipientOf(await newIdentity())
    const sealed = async () => ({
      kind: 'sealed',
      envelope: Buffer.from(await sealDocument([team], { synthetic: 'type' })).toString('base64'),
      commit: randomBytes(32).toString('base64'),
    })
    const [only, both, sealedOnce, openToo] = await Promise.all([0, 0, 0, 0].map(() => someone()))
    for (const one of [only, both]) await hurt(one ?? '', inDays(-1), 'RESTRICTED')
    await hurt(both ?? '', inDays(-2), 'INT.ASSAULT')
    // Also one of which a team said the kind under seal, and one of which somebody else says another kind in the open.
    const act = await hurt(sealedOnce ?? '', inDays(-1), 'RESTRICTED', PROTECTION)
    await desk.claimed(act, 'act.type', await sealed(), PROTECTION)
    const other = await hurt(openToo ?? '', inDays(-1), 'RESTRICTED')
    await desk.claimed(other, 'act.type', code('INT.ASSAULT'))
    for (const role of ['medical', 'rights-officer', 'head'] as const) {
      for (const one of [only, sealedOnce, openToo])
        expect(await rowOf(one ?? '', 'all', role)).toBeUndefined()
      expect((await rowOf(both ?? '', 'all', role))?.acts).toEqual([
        { violations: ['INT.ASSAULT'], lo: inDays(-2), hi: inDays(-2) },
      ])
    }
  })

  test('has behind all others for whom nothing waits any more', async () => {
    const [settled, waiting] = [await someone(), await someone()]
    await hurt(settled, inDays(-1))
    await hurt(waiting, inDays(-50))
    await next(settled, done(today()))
    const order = (await list('all')).people.map(({ person }) => person)
    expect(order.indexOf(settled)).toBeGreaterThan(order.indexOf(waiting))
  })

  test('tells who is held from who came out, and can leave out who is held', async () => {
    const [held, out] = [await someone(), await someone()]
    for (const one of [held, out]) await hurt(one, inDays(-5))
    await desk.below(held, 'custody', { from: day(inDays(-6)) })
    const custody = await desk.below(out, 'custody', { from: day(inDays(-6)) })
    expect(await rowOf(out)).toMatchObject({ custody: 'held' })
    await desk.below(custody, 'point', { type: code('release'), at: day(inDays(-4)) })
    expect(await rowOf(out)).toMatchObject({
      custody: 'released',
      releasedOn: { lo: inDays(-4), hi: inDays(-4) },
    })
    const free = (await list('all', 'medical', { outOnly: true })).people
    expect(free.map(({ person }) => person)).toContain(out)
    expect(free.map(({ person }) => person)).not.toContain(held)
  })
})

describe('what is said of an examination', () => {
  test('is kept once, and only by whoever has read what was said before', async () => {
    const person = await someone()
    const body = word()
    for (let times = 0; times < 2; times++) expect((await say(person, body)).status).toBe(200)
    expect(await words(person)).toHaveLength(1)
    expect((await say(person, { ...body, state: 'asked' })).body).toMatchObject({
      code: 'recorded-otherwise',
    })
    expect((await say(person, word({ state: 'asked' }))).body).toMatchObject({
      code: 'changed-meanwhile',
    })
    await next(person, word({ state: 'asked' }))
    expect(await rowOf(person)).toMatchObject({ step: { state: 'asked' } })
  })

  test('goes together, and no examination comes before what it is about or is done ahead', async () => {
    const person = await someone()
    await hurt(person, inDays(-10))
    const refused = async (body: object) => (await say(person, body)).body
    const value = { code: 'value-refused' }
    for (const body of [
      done(inDays(-11)),
      done(inDays(3)),
      arranged({ on: inDays(-11) }),
      arranged({ place: null }),
      arranged({ provider: person, place: null }),
      word({ on: today() }),
      word({ cause: 'no-doctor' }),
      word({ state: 'not-possible' }),
      word({ state: 'not-wished', cause: 'other' }),
      word({ place: 'Synthetic' }),
      word({ state: 'done', on: today() }),
      done(inDays(-1), { replaces: '999' }),
    ])
      expect(await refused(body), JSON.stringify(body)).toMatchObject(value)
    // Written down late, with the day it was on.
    await next(person, done(inDays(-9)))
    expect(await rowOf(person, 'done')).toMatchObject({ step: { on: inDays(-9) } })
    expect(await rowOf(person, 'open')).toBeUndefined()
  })

  test('is said better in its place, and what was said after it still counts', async () => {
    const person = await someone()
    await next(person, arranged())
    const [first] = await words(person)
    await next(person, done(inDays(-1)))
    const place = 'Another clinic (synthetic)'
    await next(person, arranged({ place, replaces: first?.id }))
    expect(await rowOf(person)).toMatchObject({ step: { state: 'done' } })
    const known = (await words(person)).at(-1)?.id
    expect((await say(person, arranged({ replaces: first?.id, known }))).body).toMatchObject({
      code: 'value-refused',
    })
  })

  test('is seen by its audience alone, and speaks of nobody whom that may not know', async () => {
    const person = await someone()
    const hidden = await someone(PROTECTION)
    const team = { audience: PROTECTION }
    expect((await say(person, word(team))).body).toMatchObject({ code: 'audience-refused' })
    expect((await say(person, word(team), 'rights-officer')).status).toBe(200)
    expect(await words(person)).toEqual([])
    expect(await words(person, 'rights-officer')).toHaveLength(1)
    expect(await rowOf(person)).toBeUndefined()
    expect((await say(hidden, word(), 'rights-officer')).body).toMatchObject({
      code: 'audience-refused',
    })
    expect((await say(hidden, word())).body).toMatchObject({ code: 'not-found' })
  })

  test('stays with both records of somebody who is found to be one person', async () => {
    const name = inventedName((many += 1))
    const [one, other] = [await desk.subject('person', name), await desk.subject('person', name)]
    await hurt(other, inDays(-5))
    await next(other, word({ state: 'asked' }))
    const pair = { one, other }
    const { facts } = await desk.done('/api/matching/pair', pair)
    const decision = { verdict: 'same', audience: 0, words: 'The same (synthetic)', once: drawn() }
    await desk.done('/api/matching/decide', { ...pair, ...decision, facts })
    expect(await rowOf(one)).toMatchObject({ step: { state: 'asked' }, acts: [{}] })
    expect(await rowOf(other)).toBeUndefined()
    expect(await words(one)).toEqual(await words(other))
    await next(other, word({ state: 'wished' }))
    expect(await rowOf(one)).toMatchObject({ step: { state: 'wished' } })
  })

  test('is erased whole: what was said before it counts again', async () => {
    const person = await someone()
    await next(person, word({ state: 'asked' }))
    await next(person, arranged({ on: inDays(2) }))
    const id = (await words(person)).at(-1)?.id ?? ''
    const erase = () =>
      asEraser(office.host, office.slug, (eraser) =>
        eraser.change(gate, (change) =>
          erasableExaminations.erase(change, id, 'consent-withdrawn'),
        ),
      )
    expect(await erase()).toBeDefined()
    expect(await erase()).toBeUndefined()
    expect(await words(person)).toMatchObject([
      { state: 'asked' },
      { state: null, on: null, place: null, erased: { reason: 'consent-withdrawn' } },
    ])
    expect(await rowOf(person)).toMatchObject({ step: { state: 'asked' } })
    const { rows } = await office.host.admin.query(
      `select * from ${office.names.schema}.examination_step where id = $1`,
      [id],
    )
    expect(JSON.stringify(rows)).not.toContain('clinic')
  })
})

describe('of those who were released and told of ill-treatment', () => {
  const people: string[] = []

  beforeEach(async () => {
    if (people.length > 0) return
    const before = (await list()).figure
    for (let at = 0; at < 6; at++) {
      const person = await someone()
      await hurt(person, inDays(-20))
      await released(person, inDays(-21), inDays(-18))
      people.push(person)
    }
    const after = (await list()).figure
    expect(after['told']).toBe((before['told'] ?? 0) + 6)
  })

  test('so many of all were examined; a refusal is counted beside them and missed nothing', async () => {
    const before = (await list()).figure
    for (const [at, person] of people.slice(0, 5).entries())
      await next(person, done(inDays(-18 + at)))
    await next(people[5] ?? '', word({ state: 'not-wished' }))
    const { figure } = await list()
    expect(figure).toMatchObject({
      told: before['told'],
      examined: (before['examined'] ?? 0) + 5,
      notWished: (before['notWished'] ?? 0) + 1,
    })
    expect(figure['daysKnownOf']).toBe((before['daysKnownOf'] ?? 0) + 5)
    expect(figure['medianDays']).toBe(2)
    // The numbers open down to the people.
    const told = await list('told')
    const [examined, others] = [await list('examined'), await list('not-examined')]
    expect(told.total).toBe(figure['told'])
    expect(examined.total).toBe(figure['examined'])
    expect(examined.total + others.total).toBe(told.total)
    // Nobody is reminded of somebody who does not want it.
    expect(await rowOf(people[5] ?? '', 'open')).toBeUndefined()
  })
})
