import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  testPlan,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { viewingsOf } from './viewings.ts'

/** Two heads: one in the teams of the others, one in none of them. */
let office: TestOffice
const cookies = { intake: '', rights: '', head: '', other: '', auditor: '' }
type Who = keyof typeof cookies

beforeAll(async () => {
  const other = { name: 'Head Elsewhere', role: 'head' as const, teams: ['medical'] }
  office = await testOffice({ ...testPlan, people: [...testPlan.people, other] })
  for (const [who, name] of [
    ['intake', 'Intake One'],
    ['rights', 'Rights One'],
    ['head', 'Head One'],
    ['other', 'Head Elsewhere'],
    ['auditor', 'Auditor One'],
  ] as const)
    cookies[who] = await signedIn(office, name)
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

const named = (text: string, audience: number) => ({
  property: 'person.name',
  value: { kind: 'name', text },
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-20',
  audience,
  replaces: null,
})

async function aPerson(audience: number): Promise<string> {
  const claims = [named('Synthetic Person', audience)]
  const told = await ask('rights', '/api/subjects', { kind: 'person', claims })
  return String(told.body['subject'])
}

const open = (who: Who, subject: string) => ask(who, `/api/subjects/${subject}/open`, {})

interface Viewing {
  readonly entry: string
  readonly at: string
  readonly by: string | null
}

const viewings = (who: Who, subject: string, before: string | null = null) =>
  ask(who, `/api/subjects/${subject}/viewings`, { before })

async function seen(who: Who, subject: string, before: string | null = null): Promise<Viewing[]> {
  const told = await viewings(who, subject, before)
  expect(told.status, told.text).toBe(200)
  return told.body['viewings'] as Viewing[]
}

test('the head sees who looked at a page and when, newest first, and of no other page', async () => {
  const [person, other] = [await aPerson(0), await aPerson(0)]
  for (const who of ['rights', 'intake', 'rights'] as const) await open(who, person)
  await open('intake', other)
  const found = await seen('head', person)
  expect(found.map(({ by }) => by)).toEqual(['Rights One', 'Intake One', 'Rights One'])
  for (const { at } of found) expect(at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect((await seen('head', other)).map(({ by }) => by)).toEqual(['Intake One'])
})

test('they come fifty at a time, each once, whatever is added meanwhile', async () => {
  const person = await aPerson(0)
  for (let look = 0; look < 53; look++) await open('intake', person)
  const first = await viewings('head', person)
  expect(first.body['more']).toBe(true)
  const page = first.body['viewings'] as Viewing[]
  await open('rights', person)
  const rest = await seen('head', person, page.at(-1)?.entry)
  expect([page.length, rest.length]).toEqual([50, 3])
  expect(new Set([...page, ...rest].map(({ entry }) => entry)).size).toBe(53)
})

test('to anybody else it is as if the person were not there', async () => {
  const person = await aPerson(0)
  await open('rights', person)
  const nobody = await viewings('head', '999999')
  expect(nobody.status).toBe(404)
  for (const who of ['intake', 'rights', 'auditor'] as const)
    expect((await viewings(who, person)).text).toBe(nobody.text)
})

test('and to a head whose teams may not know of the person, also after they are known to all', async () => {
  const person = await aPerson(2)
  await open('rights', person)
  expect((await viewings('other', person)).text).toBe((await viewings('other', '999999')).text)
  await ask('rights', `/api/subjects/${person}/claims`, { claims: [named('Synthetic Open', 0)] })
  await open('intake', person)
  expect((await seen('other', person)).map(({ by }) => by)).toEqual(['Intake One'])
  expect((await seen('head', person)).map(({ by }) => by)).toEqual(['Intake One', 'Rights One'])
})

test('PostgreSQL itself names nobody to anybody but a head', async () => {
  const person = await aPerson(0)
  await open('intake', person)
  const asked = async (name: string) => {
    const member = office.prepared.people.find((one) => one.name === name)
    const actor = { kind: 'staff', teams: [1, 2], id: member?.id ?? 0, name, role: 'head' } as const
    return office.app.read(actor, (tx) => viewingsOf(tx, person, null))
  }
  expect((await asked('Rights One')).viewings).toEqual([])
  expect((await asked('Head One')).viewings).toHaveLength(1)
})

test('where the map of names was erased the look stays, and nobody stands behind it', async () => {
  const person = await aPerson(0)
  await open('intake', person)
  const { schema } = office.names
  await office.host.admin.query(`delete from ${schema}.pseudonym where staff = 1`)
  expect((await seen('head', person)).map(({ by }) => by)).toEqual([null])
})

test('asking who looked is an entry in the sequence of whoever asks', async () => {
  const person = await aPerson(0)
  await seen('head', person)
  const { rows } = await office.host.admin.query<{ body: string }>(
    `select body from ${office.names.schema}.entry order by id desc limit 1`,
  )
  expect(rows[0]?.body).toContain('kind subject.viewings\n')
})
