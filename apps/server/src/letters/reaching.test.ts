import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inventedName, LettersDesk } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice
let desk: LettersDesk
let ministry = ''
let message = ''
const INTAKE = 1
const PROTECTION = 2

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
  ministry = await desk.subject('authority', 'Ministry of Synthetic Affairs')
  message = await desk.message()
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

let many = 0
const nobodyAsked = (audience = 0) =>
  desk.subject('person', inventedName((many += 1) % 384), audience)
const said = (person: string, answer: string, given = '2026-01-02') =>
  desk.answered(message, {
    person,
    given,
    lines: [{ purpose: 'RAISE_NAMED', answer, recipients: [] }],
  })
const reach = (people: readonly string[], given: object = {}) =>
  desk.done('/api/questions/reach', { people, letter: null, audience: INTAKE, ...given })
const reaching = (given: object = {}, role: 'rights-officer' | 'medical' = 'rights-officer') =>
  desk.done('/api/questions/reaching', { letter: null, open: true, skip: 0, ...given }, role)

test('those a letter leaves out are put on the list at once, and once; it shows how far it is done', async () => {
  const [silent, careful, refused] = [await nobodyAsked(), await nobodyAsked(), await nobodyAsked()]
  await said(careful, 'ask-each-time')
  await said(refused, 'no')
  const people = [silent, careful, refused]
  const letter = await desk.written(ministry, people, { audience: INTAKE })
  const [one, two] = await Promise.all([reach(people, { letter }), reach(people, { letter })])
  expect([one, two].map((told) => Number(told['opened'])).toSorted((a, b) => a - b)).toEqual([0, 2])
  expect([one, two].map((told) => Number(told['before'])).toSorted((a, b) => a - b)).toEqual([0, 2])
  expect(one).toMatchObject({ notAsked: 1 })
  expect(await reach(people)).toEqual({ opened: 0, before: 2, notAsked: 1 })
  expect(await reaching({ letter })).toMatchObject({
    open: 2,
    all: 2,
    asked: [{ person: careful }, { person: silent }],
  })
  await said(careful, 'named', '2026-01-03')
  await said(silent, 'no', '2026-01-03')
  expect(await reaching({ letter, open: false })).toMatchObject({
    open: 0,
    all: 2,
    asked: [
      { person: careful, isOpen: false, named: true },
      { person: silent, isOpen: false, named: false },
    ],
  })
})

test('of one team it is told to that team alone', async () => {
  const hidden = await nobodyAsked(PROTECTION)
  await reach([hidden], { audience: PROTECTION })
  const { asked } = await desk.done(
    '/api/questions/reaching',
    { letter: null, open: true, skip: 0 },
    'intake-officer',
  )
  expect((asked as { person: string }[]).map(({ person }) => person)).not.toContain(hidden)
  const value = { people: [hidden], letter: null, audience: 0 }
  expect((await desk.ask('/api/questions/reach', value)).body).toMatchObject({
    code: 'value-refused',
  })
  expect((await desk.ask('/api/questions/reach', { ...value, audience: 3 })).body).toMatchObject({
    code: 'audience-refused',
  })
  const read = { letter: null, open: true, skip: 0 }
  expect((await desk.ask('/api/questions/reaching', read, 'medical')).status).toBe(404)
})

test('whatever was answered and however often it is pressed: nobody stands on it twice, and nobody who said no', async () => {
  const answers = fc.constantFrom('silent', 'no', 'ask-each-time', 'anonymous', 'named')
  await fc.assert(
    fc.asyncProperty(
      fc.array(answers, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
      async (all, presses) => {
        const people: string[] = []
        for (const answer of all) {
          const person = await nobodyAsked()
          if (answer !== 'silent') await said(person, answer)
          people.push(person)
        }
        for (const press of presses)
          await reach(press.map((at) => people[at % people.length] ?? ''))
        const { asked } = await reaching()
        const own = (asked as { person: string }[])
          .map(({ person }) => person)
          .filter((person) => people.includes(person))
        expect(new Set(own).size).toBe(own.length)
        for (const person of own)
          expect(['silent', 'ask-each-time', 'anonymous']).toContain(all[people.indexOf(person)])
      },
    ),
    { numRuns: 8 },
  )
})
