import { randomBytes } from 'node:crypto'
import { violations } from '@amparo/vocabulary'
import { newIdentity, recipientOf, sealDocument } from '@amparo/seal'
import fc from 'fast-check'
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
const cookies = { rights: '', intake: '', medical: '' }
type Who = keyof typeof cookies

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
})

afterAll(async () => {
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const newKey = () => randomBytes(32).toString('base64')

const record = (body: object, who: Who = 'rights'): Promise<Told> =>
  send(
    office.desk,
    DESK,
    '/api/register/record',
    { key: newKey(), make: [], add: [], ...body },
    {
      cookie: cookies[who],
    },
  )

const open = async (subject: string, who: Who = 'rights'): Promise<Told> =>
  send(office.desk, DESK, `/api/subjects/${subject}/open`, {}, { cookie: cookies[who] })

const claim = (property: string, value: object, given: object = {}): object => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
  replaces: null,
  ...given,
})
const named = (property: string, text: string, given: object = {}) =>
  claim(property, { kind: 'name', text }, given)
const made = (at: number) => ({ kind: 'made', at })
const alone = (kind: string, ...claims: object[]) => ({ kind, owner: null, claims })
const below = (kind: string, at: number, ...claims: object[]) => ({ kind, owner: made(at), claims })

/** What one telling is made into: everybody in it, where, when, what was done, by whom, and what they are to each other. */
const telling = [
  alone('person', named('person.name', 'Synthetic Victim')),
  alone('person', named('person.name', 'Synthetic Cellmate')),
  alone('facility', named('facility.name', 'Synthetic Prison')),
  alone('authority', named('authority.name', 'Synthetic Unit')),
  below('custody', 0, claim('custody.facility', made(2))),
  below('point', 4, claim('point.at', { kind: 'date', edtf: '2020-08-10' })),
  below('point', 4, claim('point.at', { kind: 'date', edtf: '2020-08-12' })),
  below('act', 0, claim('act.facility', made(2))),
  below('involvement', 7, claim('involvement.authority', made(3))),
  below('relation', 1, claim('relation.other', made(0))),
]

/** Everything recorded so far, with numbers counted from the first of them. */
async function register(since: number): Promise<readonly object[]> {
  const { rows } = await office.host.admin.query<object>(
    `select c.subject - $1::bigint as subject, c.property, c.v_text, c.v_ref - $1::bigint as v_ref, s.kind,
       v.label, v.owner - $1::bigint as owner
     from claim c join subject s on s.id = c.subject join subject_view v on v.subject = c.subject and v.audience = 0
     where c.subject > $1 order by c.id`,
    [since],
  )
  return rows
}

async function last(): Promise<number> {
  const { rows } = await office.host.admin.query<{ last: string }>(
    'select coalesce(max(id), 0) as last from subject',
  )
  return Number(rows[0]?.last)
}

const entries = async (): Promise<number> =>
  (await office.host.admin.query('select from entry')).rowCount ?? 0

describe('one telling', () => {
  test('is recorded at once: subjects that stand under each other and speak of each other', async () => {
    const told = await record({ make: telling })
    expect(told.status, told.text).toBe(200)
    const ids = told.body['subjects'] as string[]
    expect(ids).toHaveLength(telling.length)
    const page = await open(ids[0] ?? '')
    const kinds = (page.body['below'] as { kind: string }[]).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['act', 'custody', 'involvement', 'point', 'point'])
    const names = (page.body['named'] as { id: string; name: string }[]).map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['Synthetic Prison', 'Synthetic Unit']))
  })

  test('adds to somebody known in the same go, naming somebody new', async () => {
    const known = String(
      ((await record({ make: telling.slice(0, 1) })).body['subjects'] as string[])[0],
    )
    const told = await record({
      make: [alone('person', named('person.name', 'Synthetic Unsure'))],
      add: [{ subject: known, claims: [claim('person.birth', { kind: 'date', edtf: '1990' })] }],
    })
    const [fresh = ''] = told.body['subjects'] as string[]
    expect((await open(known)).text).toContain('"1990"')
    expect((await open(fresh)).text).toContain('Synthetic Unsure')
  })

  test('is kept whole or not at all: one value that cannot be kept, and nothing is there', async () => {
    const before = [await last(), await entries()]
    for (const wrong of [
      below('act', 0, claim('act.at', { kind: 'date', edtf: 'yesterday' })),
      below('act', 2, claim('act.place', { kind: 'text', text: 'under a facility' })),
      below('act', 0, claim('act.event', made(2))),
      below('act', 12, claim('act.place', { kind: 'text', text: 'under nobody' })),
      alone('act', claim('act.place', { kind: 'text', text: 'alone' })),
      alone('person', claim('person.birth', { kind: 'date', edtf: '1990' })),
    ]) {
      const told = await record({ make: [...telling, wrong] })
      expect([404, 422], told.text).toContain(told.status)
    }
    const add = [{ subject: '99999999', claims: [named('person.name', 'Synthetic')] }]
    expect(await record({ make: telling, add })).toMatchObject({ status: 404 })
    expect([await last(), await entries()]).toEqual(before)
  })

  test('names only what stands before it, so nothing stands under itself', async () => {
    for (const at of [0, 1, 5])
      expect(
        await record({
          make: [
            alone('authority', named('authority.name', 'x'), claim('authority.part-of', made(at))),
          ],
        }),
      ).toMatchObject({
        status: 422,
        body: { code: 'value-refused', about: 'authority.part-of: not-there' },
      })
  })

  test('opens no new file for whoever may only add to known ones', async () => {
    const [known = ''] = (await record({ make: telling.slice(0, 1) })).body['subjects'] as string[]
    const nothing = await open('99999999', 'medical')
    const told = await record({ make: telling.slice(0, 1) }, 'medical')
    expect({ status: told.status, text: told.text }).toEqual({
      status: nothing.status,
      text: nothing.text,
    })
    const act = {
      kind: 'act',
      owner: { kind: 'known', id: known },
      claims: [claim('act.place', { kind: 'text', text: 'Synthetic place' })],
    }
    expect(await record({ make: [act] }, 'medical')).toMatchObject({ status: 200 })
  })

  test('whose act is a restricted one holds what tells of it only sealed, under whatever is made with it', async () => {
    const hidden = Object.values(violations.entries).find((one) => one.restricted)!.code
    const act = below('act', 0, claim('act.type', { kind: 'code', code: 'RESTRICTED' }))
    const words = claim('involvement.description', { kind: 'text', text: 'Synthetic words' })
    const make = [...telling.slice(0, 1), act]
    expect(await record({ make: [...make, below('involvement', 1, words)] })).toMatchObject({
      status: 422,
      body: { about: 'involvement.description: must-be-sealed' },
    })
    expect(
      await record({
        make: [
          ...make.slice(0, 1),
          below('act', 0, claim('act.type', { kind: 'code', code: hidden })),
        ],
      }),
    ).toMatchObject({ status: 422 })
    const subjects = (await record({ make })).body['subjects'] as string[]
    const bytes = await sealDocument([await recipientOf(await newIdentity())], { synthetic: 1 })
    const value = {
      kind: 'sealed',
      envelope: Buffer.from(bytes).toString('base64'),
      commit: newKey(),
    }
    const add = [{ subject: subjects[1], claims: [claim('act.type', value, { audience: 2 })] }]
    const key = newKey()
    expect(await record({ key, add })).toMatchObject({ status: 200, body: { subjects: [] } })
    const before = await entries()
    expect(await record({ key, add })).toMatchObject({ status: 200, body: { subjects: [] } })
    expect(await entries()).toBe(before)
  })
})

describe('the same key', () => {
  test('with the same content answers as before and writes nothing', async () => {
    const key = newKey()
    const first = await record({ key, make: telling })
    const before = [await last(), await entries()]
    expect(await record({ key, make: telling })).toEqual(first)
    expect([await last(), await entries()]).toEqual(before)
  })

  test('with other content is refused and writes nothing', async () => {
    const key = newKey()
    await record({ key, make: telling })
    const before = [await last(), await entries()]
    expect(await record({ key, make: telling.slice(0, 1) })).toMatchObject({
      status: 409,
      body: { code: 'recorded-otherwise' },
    })
    expect([await last(), await entries()]).toEqual(before)
  })

  test('of somebody else finds nothing of what was recorded', async () => {
    const key = newKey()
    const [first = ''] = (await record({ key, make: telling })).body['subjects'] as string[]
    const [other = ''] = (await record({ key, make: telling }, 'intake')).body[
      'subjects'
    ] as string[]
    expect(other).not.toBe(first)
  })

  test('after a refusal is free for what was put right', async () => {
    const key = newKey()
    const wrong = claim('person.birth', { kind: 'date', edtf: 'long ago' })
    const add = telling.slice(0, 1).map((one) => ({ ...one, claims: [...one.claims, wrong] }))
    expect(await record({ key, make: add })).toMatchObject({ status: 422 })
    expect(await record({ key, make: telling })).toMatchObject({ status: 200 })
  })

  test('stands nowhere in the database, nor a bare hash that would confirm a guess', async () => {
    const key = newKey()
    await record({ key, make: telling })
    const { rows } = await office.host.admin.query<{ key: string }>(
      `select encode(key, 'base64') as key from recording`,
    )
    expect(rows.map((row) => row.key)).not.toContain(key)
    // Whoever has only the database cannot say the same again and compare: under another key it is another value.
    const since = await office.host.admin.query<{ count: string }>('select count(*) from recording')
    await record({ key: newKey(), make: telling })
    await record({ key: newKey(), make: telling })
    const { rows: asked } = await office.host.admin.query<{ request: string }>(
      `select encode(request, 'hex') as request from recording order by entry offset $1`,
      [since.rows[0]?.count],
    )
    expect(asked).toHaveLength(2)
    expect(new Set(asked.map(({ request }) => request)).size).toBe(2)
  })

  test('however often and however much at the same time it is pressed, leaves the register that one press leaves', async () => {
    const since = await last()
    await record({ make: telling })
    const once = await register(since)
    const presses = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(presses, async (rounds) => {
        const before = await last()
        const key = newKey()
        const answers: Told[] = []
        for (const together of rounds)
          answers.push(
            ...(await Promise.all(
              Array.from({ length: together }, () => record({ key, make: telling })),
            )),
          )
        expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
        expect(answers[0]).toMatchObject({ status: 200 })
        expect(await last()).toBe(before + telling.length)
        expect(await register(before)).toEqual(once)
      }),
      { numRuns: 15 },
    )
  })
})
