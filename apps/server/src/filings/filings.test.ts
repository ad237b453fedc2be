import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawn, inDays, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

let office: TestOffice
let desk: LettersDesk
let committee = ''
let person = ''

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
  committee = await desk.subject('authority', 'Investigative Committee (synthetic)')
  person = await desk.subject('person', inventedName(1))
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const filing = (given: object = {}) => ({
  authority: committee,
  audience: 0,
  person,
  sender: 'lawyer',
  channel: 'crime-report',
  country: 'BY',
  sent: inDays(-10),
  once: drawn(),
  ...given,
})
const list = async () =>
  (await desk.done('/api/filings/list', { authority: committee, after: null }))['filings']

test('what a lawyer sent is recorded once, and the days from which its terms run', async () => {
  const one = filing()
  const [first, second] = [
    await desk.done('/api/filings', one),
    await desk.done('/api/filings', one),
  ]
  expect(first).toEqual(second)
  expect((await desk.ask('/api/filings', { ...one, sender: 'citizen' })).body).toMatchObject({
    code: 'recorded-otherwise',
  })
  const path = `/api/filings/${String(first['filing'])}/steps`
  const step = (given: object) =>
    desk.ask(path, { act: 'registered', on: inDays(-8), once: drawn(), ...given }, 'intake-officer')
  const value = { code: 'value-refused' }
  expect((await step({ on: inDays(-11) })).body).toMatchObject(value)
  expect((await step({ on: inDays(3) })).body).toMatchObject(value)
  const once = drawn()
  for (let times = 0; times < 2; times++) expect((await step({ once })).status).toBe(200)
  expect((await step({ on: inDays(-7) })).body).toMatchObject({ code: 'changed-meanwhile' })
  expect((await step({ act: 'answered', on: today() })).status).toBe(200)
  expect(await list()).toMatchObject([
    { person, sender: 'lawyer', registeredOn: inDays(-8), answeredOn: today(), endedOn: null },
  ])
})

test('is about somebody and to a body that its audience may know of, and not of a day to come', async () => {
  const team = await desk.subject('person', inventedName(2), 2)
  const refused = async (given: object) => (await desk.ask('/api/filings', filing(given))).body
  for (const given of [
    { person: team },
    { person: committee },
    { authority: person },
    { sent: inDays(3) },
  ])
    expect(await refused(given)).toMatchObject({ code: 'value-refused' })
  expect(await refused({ sender: 'un-office' })).toMatchObject({ code: 'malformed' })
  expect(await refused({ audience: 3 })).toMatchObject({ code: 'audience-refused' })
})
