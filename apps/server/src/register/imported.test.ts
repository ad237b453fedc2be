import { randomBytes } from 'node:crypto'
import { MOST_IMPORTED } from '@amparo/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { compareViews } from './compare-views.ts'

let office: TestOffice
const cookies = { rights: '', medical: '', auditor: '' }
type Who = keyof typeof cookies

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.medical = await signedIn(office, 'medical')
  cookies.auditor = await signedIn(office, 'auditor')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
})

afterAll(async () => {
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const newKey = () => randomBytes(32).toString('base64')
const name = (text: string) => ({ property: 'person.name', value: { kind: 'name', text } })
const born = (edtf: string) => ({ property: 'person.birth', value: { kind: 'date', edtf } })

const list = (subjects: readonly object[], given: object = {}): object => ({
  key: newKey(),
  kind: 'person',
  source: { kind: 'office' },
  directness: 'second-hand',
  credibility: 3,
  saidOn: '2026-01-02',
  audience: 0,
  subjects,
  ...given,
})

const ask = (path: string, body: object, who: Who = 'rights'): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })
const bring = (body: object, who: Who = 'rights') => ask('/api/subjects/import', body, who)

async function counted(): Promise<{ readonly subjects: number; readonly entries: number }> {
  const count = async (table: string) =>
    (await office.host.admin.query(`select from ${table}`)).rowCount ?? 0
  return { subjects: await count('subject'), entries: await count('entry') }
}

interface Page {
  readonly claims: readonly {
    readonly property: string
    readonly value: object
    readonly directness: string
    readonly credibility: number
    readonly saidOn: string
    readonly source: { readonly kind: string }
  }[]
}

describe('a list', () => {
  test('is recorded in its order, each value as one claim of one source', async () => {
    const told = await bring(
      list([[name('Synthetic First'), born('1990')], [name('Synthetic Second')]]),
    )
    expect(told.status, told.text).toBe(200)
    const ids = told.body['subjects'] as string[]
    expect(ids).toHaveLength(2)
    const page = await ask(`/api/subjects/${ids[0]}/open`, {})
    const { claims } = page.body['subject'] as unknown as Page
    expect(claims.map(({ property, value }) => ({ property, value }))).toEqual([
      name('Synthetic First'),
      born('1990'),
    ])
    for (const claim of claims)
      expect(claim).toMatchObject({
        directness: 'second-hand',
        credibility: 3,
        saidOn: '2026-01-02',
        source: { kind: 'office' },
      })
    const found = await ask('/api/subjects/search', {
      kind: 'person',
      query: 'Synthetic Second',
      after: null,
    })
    expect(found.text).toContain(`"${ids[1]}"`)
  })

  test('is recorded once under its key, however often it comes, and nothing else under that key', async () => {
    const body = list([[name('Synthetic Once')]])
    const first = await bring(body)
    const before = await counted()
    expect((await bring(body)).text).toBe(first.text)
    const other = await bring({ ...body, subjects: [[name('Synthetic Other')]] })
    expect(other.body['code']).toBe('recorded-otherwise')
    expect(await counted()).toEqual(before)
  })

  test('that comes twice at the same time is recorded once', async () => {
    const body = list(Array.from({ length: 20 }, (_, at) => [name(`Synthetic Same ${at}`)]))
    const before = await counted()
    const told = await Promise.all([bring(body), bring(body), bring(body)])
    expect(new Set(told.map(({ text }) => text)).size).toBe(1)
    expect((await counted()).subjects).toBe(before.subjects + 20)
  })

  test('of one team is seen by that team alone', async () => {
    const told = await bring(list([[name('Synthetic Patient')]], { audience: 2 }))
    const [id] = told.body['subjects'] as string[]
    expect((await ask(`/api/subjects/${id}/open`, {})).status).toBe(200)
    expect((await ask(`/api/subjects/${id}/open`, {}, 'auditor')).status).toBe(404)
  })
})

describe('nothing is kept of a list', () => {
  const good = name('Synthetic Good')
  const refused: readonly (readonly [string, object, number, string])[] = [
    ['of which one has no name', list([[good], [born('1990')]]), 422, 'value-refused'],
    ['of which one value is none', list([[good, born('199O')]]), 422, 'value-refused'],
    [
      'with a property that is none',
      list([[good, { ...good, property: 'person.nobody' }]]),
      422,
      'value-refused',
    ],
    [
      'with a property of another kind',
      list([[good, { ...good, property: 'facility.name' }]]),
      422,
      'value-refused',
    ],
    ['of what stands under something', list([[good]], { kind: 'custody' }), 422, 'value-refused'],
    ['for a team that one is not of', list([[good]], { audience: 3 }), 422, 'audience-refused'],
    [
      'from a message that is not there',
      list([[good]], { source: { kind: 'submission', submission: '999', part: 1, passage: null } }),
      404,
      'not-found',
    ],
    [
      'that names somebody',
      list([[good, { property: 'person.nobody', value: { kind: 'subject', id: '1' } }]]),
      400,
      'malformed',
    ],
    ['that is empty', list([]), 400, 'malformed'],
    [
      'that is too long for one request',
      list(Array.from({ length: MOST_IMPORTED + 1 }, () => [good])),
      400,
      'malformed',
    ],
    ['under a key that is short', list([[good]], { key: 'AAAA' }), 400, 'malformed'],
  ]
  test.each(refused)('%s', async (_, body, status, code) => {
    const before = await counted()
    const told = await bring(body)
    expect({ status: told.status, code: told.body['code'] }).toEqual({ status, code })
    expect(await counted()).toEqual(before)
  })

  test('that somebody brings who opens no files', async () => {
    const before = await counted()
    const told = await bring(list([[good]]), 'auditor')
    expect(told.status).toBe(404)
    expect(await counted()).toEqual(before)
  })
})
