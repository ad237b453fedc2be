import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  fold,
  property,
  sameView,
  type Claim,
  type PropertyCode,
  type View,
} from '@amparo/register'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { compareViews } from './compare-views.ts'

let office: TestOffice
/** By person: a rights officer in teams 1 and 2, an intake officer in 1, a doctor in 3. */
const cookies: Record<'rights' | 'intake' | 'medical', string> = {
  rights: '',
  intake: '',
  medical: '',
}

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.medical = await signedIn(office, 'medical')
  for (let message = 1; message <= 3; message++) {
    await sendMessage(office)
    await ask('intake', `/api/submissions/${message}/open`, {})
  }
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

type Who = keyof typeof cookies

async function ask(who: Who, path: string, body: unknown): Promise<Told> {
  return send(office.desk, DESK, path, body, { cookie: cookies[who] })
}

const office_ = { kind: 'office' }
const message = (submission: number) => ({
  kind: 'submission',
  submission: String(submission),
  part: 1,
  passage: { from: 0, to: 9 },
})

function claim(property: string, value: object, given: object = {}): object {
  return {
    property,
    value,
    source: office_,
    directness: 'first-hand',
    credibility: 6,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
    ...given,
  }
}

const named = (text: string, given: object = {}) =>
  claim('person.name', { kind: 'name', text }, given)
const born = (edtf: string, given: object = {}) =>
  claim('person.birth', { kind: 'date', edtf }, given)

async function person(who: Who, ...claims: object[]): Promise<string> {
  const told = await ask(who, '/api/subjects', { kind: 'person', claims })
  expect(told.text).toContain('subject')
  return String(told.body['subject'])
}

interface Seen {
  readonly claims: readonly {
    id: string
    property: string
    audience: number
    source: { submission: string | null; passage: object | null }
  }[]
  readonly properties: View['properties']
}

/** A person as somebody sees them on their page: the claims handed out, and what they fold to. */
async function seen(who: Who, id: string): Promise<Seen> {
  const { body } = await ask(who, `/api/subjects/${id}/open`, {})
  const { claims } = body['subject'] as {
    claims: (Seen['claims'][number] &
      Omit<Claim, 'property' | 'source'> & { source: Claim['source'] })[]
  }
  const read = claims.map((claim) => ({
    ...claim,
    subject: id,
    property: property(claim.property as PropertyCode).number,
  }))
  return { claims, properties: fold(read.map(withoutNulls), 'person').properties }
}

/** On the wire, what is not there is null. */
function withoutNulls(claim: object): Claim {
  return Object.fromEntries(
    Object.entries(claim).filter(([, value]) => value !== null),
  ) as unknown as Claim
}

describe('a person', () => {
  test('about whom two sources disagree shows both, and no best value where nothing decides', async () => {
    const id = await person(
      'intake',
      named('Synthetic One'),
      born('1990', { source: message(1) }),
      born('1991', { source: message(2) }),
    )
    const { properties } = await seen('intake', id)
    expect(properties['person.birth']).toMatchObject({ best: null, contested: true, reason: 'tie' })
    expect(properties['person.birth']?.groups).toHaveLength(2)
  })

  test('recorded for one team alone does not exist for another', async () => {
    const id = await person('rights', named('Synthetic Two', { audience: 2 }))
    const nowhere = await ask('medical', '/api/subjects/99999/open', {})
    const there = await ask('medical', `/api/subjects/${id}/open`, {})
    expect({ status: there.status, text: there.text }).toEqual({
      status: nowhere.status,
      text: nowhere.text,
    })
    expect(
      (
        await ask('medical', '/api/subjects/search', {
          kind: 'person',
          query: 'Synthetic Two',
          after: null,
        })
      ).text,
    ).not.toContain(`"${id}"`)
    expect(
      (await ask('medical', '/api/subjects/search', { kind: 'person', query: '', after: null }))
        .text,
    ).not.toContain(`"id":"${id}"`)
    expect(
      (await ask('medical', `/api/subjects/${id}/claims`, { claims: [born('1990')] })).text,
    ).toBe(nowhere.text)
    expect(
      (
        await ask('medical', `/api/subjects/${id}/below`, {
          kind: 'act',
          claims: [claim('act.place', { kind: 'text', text: 'x' })],
        })
      ).text,
    ).toBe(nowhere.text)
  })

  test('shows each reader what their audiences know, and no more', async () => {
    const id = await person('rights', named('Synthetic Three'), born('1980', { audience: 2 }))
    expect((await seen('rights', id)).properties['person.birth']?.best).not.toBeNull()
    expect((await seen('medical', id)).properties['person.birth']).toBeUndefined()
  })

  test('names the message a claim comes from only to whoever may know that message', async () => {
    const id = await person('intake', named('Synthetic Four', { source: message(1) }))
    expect((await seen('intake', id)).claims[0]?.source).toMatchObject({
      submission: '1',
      passage: { from: 0, to: 9 },
    })
    expect((await seen('medical', id)).claims[0]?.source).toMatchObject({
      submission: null,
      passage: null,
    })
  })

  test('keeps what was taken back, marked, and shows the other value again', async () => {
    const id = await person(
      'intake',
      named('Synthetic Five'),
      born('1970', { credibility: 1 }),
      born('1971', { credibility: 5 }),
    )
    const before = await seen('intake', id)
    const best = before.properties['person.birth']?.groups[0]?.claims[0] ?? ''
    expect((await ask('intake', `/api/claims/${best}/retract`, {})).status).toBe(200)
    expect(await ask('intake', `/api/claims/${best}/retract`, {})).toMatchObject({
      status: 409,
      body: { code: 'changed-meanwhile' },
    })
    const after = await seen('intake', id)
    expect(after.properties['person.birth']).toMatchObject({
      retracted: [best],
      contested: false,
    })
  })

  test('is corrected for the audience that knew the mistake, and for no other', async () => {
    const id = await person('rights', named('Synthetic Eight'), born('1960', { audience: 2 }))
    const [, wrong] = (await seen('rights', id)).claims
    const correct = (audience: number) =>
      ask('rights', `/api/subjects/${id}/claims`, {
        claims: [born('1961', { audience, replaces: wrong?.id })],
      })
    expect(await correct(0)).toMatchObject({ status: 422, body: { code: 'audience-refused' } })
    expect((await correct(2)).status).toBe(200)
    expect((await seen('rights', id)).properties['person.birth']).toMatchObject({
      contested: false,
      retracted: [wrong?.id],
    })
  })

  test('is found in any spelling of any of their names', async () => {
    const id = await person('intake', named('Сяргей Прыдуманы'), named('Sergey Pridumanny'))
    for (const query of ['Сергей Придуманный', 'Siarhei Prydumany', 'прыдуманы'])
      expect(
        (await ask('intake', '/api/subjects/search', { kind: 'person', query, after: null })).text,
        query,
      ).toContain(`"id":"${id}"`)
  })

  test('is found last by fifty and more, page after page, each once', async () => {
    for (let i = 0; i < 55; i++)
      await person('intake', named(`Zz Synthetic ${String(i).padStart(2, '0')}`))
    const seen: string[] = []
    let after: string | null = null
    for (let more = true; more;) {
      const { body } = await ask('intake', '/api/subjects/search', {
        kind: 'person',
        query: '',
        after,
      })
      const people = body['subjects'] as { id: string; name: string }[]
      seen.push(...people.map(({ id }) => id))
      after = people.at(-1)?.id ?? null
      more = body['more'] as boolean
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(55)
  })
})

describe('a claim', () => {
  test.each([
    ['an empty name', named(' '), 'value-refused', 'person.name: empty'],
    ['a date that is none', born('31 February'), 'value-refused', 'person.birth: not-a-date'],
    [
      'a property of another kind',
      claim('act.place', { kind: 'text', text: 'x' }),
      'value-refused',
      'act.place: unknown',
    ],
    [
      'a property that does not exist',
      claim('person.credibility', { kind: 'text', text: 'x' }),
      'value-refused',
      'person.credibility: unknown',
    ],
    [
      'a code that is not in its list',
      claim('person.sex', { kind: 'code', code: 'x' }),
      'value-refused',
      'person.sex: unknown-code',
    ],
    [
      'an audience that is not one’s own',
      named('Synthetic', { audience: 3 }),
      'audience-refused',
      undefined,
    ],
    [
      'a message that was never opened',
      named('Synthetic', { source: message(999) }),
      'not-found',
      undefined,
    ],
  ])('with %s is refused with the reason, and nothing is kept', async (_what, one, code, about) => {
    const before = await office.host.admin.query('select from entry')
    const told = await ask('intake', '/api/subjects', {
      kind: 'person',
      claims: [named('Synthetic Good'), one],
    })
    expect(told.body).toMatchObject({ code, ...(about === undefined ? {} : { about }) })
    expect((await office.host.admin.query('select from entry')).rowCount).toBe(before.rowCount)
  })

  test('of a restricted act does not reach the open register', async () => {
    const id = await person('intake', named('Synthetic Six'))
    const told = await ask('intake', `/api/subjects/${id}/below`, {
      kind: 'act',
      claims: [claim('act.type', { kind: 'code', code: 'INT.RAPE' })],
    })
    expect(told.body).toMatchObject({ code: 'value-refused', about: 'act.type: must-be-sealed' })
  })

  test('cites a message only after somebody opened it', async () => {
    await sendMessage(office)
    const told = await ask('intake', '/api/subjects', {
      kind: 'person',
      claims: [named('Synthetic', { source: message(4) })],
    })
    expect(told).toMatchObject({ status: 409, body: { code: 'not-opened-yet' } })
  })
})

describe('stored views', () => {
  const operations = fc.array(
    fc.record({
      who: fc.constantFrom<Who[]>('rights', 'intake', 'medical'),
      what: fc.constantFrom('birth', 'name', 'residence', 'retract'),
      year: fc.integer({ min: 1950, max: 1955 }),
      credibility: fc.integer({ min: 1, max: 6 }),
      team: fc.boolean(),
      source: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 4, maxLength: 14 },
  )
  const own: Record<Who, number> = { rights: 2, intake: 1, medical: 3 }

  test(
    'are what the claims fold to after any history of writers at once',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(operations, async (history) => {
          const id = await person('rights', named('Synthetic Hot'))
          await Promise.all(
            history.map(async ({ who, what, year, credibility, team, source }) => {
              const given = {
                credibility,
                audience: team ? own[who] : 0,
                source: source === 0 || who === 'medical' ? office_ : message(source),
              }
              if (what === 'retract') {
                const [first] = (await seen(who, id)).claims
                return ask(who, `/api/claims/${first?.id ?? '1'}/retract`, {})
              }
              const value =
                what === 'birth'
                  ? born(String(year), given)
                  : what === 'name'
                    ? named(`Synthetic ${year}`, given)
                    : claim('person.residence', { kind: 'text', text: `Town ${year}` }, given)
              return ask(who, `/api/subjects/${id}/claims`, { claims: [value] })
            }),
          )
          const { wrong } = await compareViews(office.host.admin, office.names)
          expect(wrong).toEqual([])
        }),
        { numRuns: 12 },
      )
    },
  )

  test('that were tampered with are found by the operator’s check', async () => {
    const id = await person('intake', named('Synthetic Seven'))
    await office.host.admin.query(
      `update subject_view set fold = jsonb_set(fold, '{claims}', '99') where subject = $1`,
      [id],
    )
    expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([`${id}/0`])
    await ask('intake', `/api/subjects/${id}/claims`, { claims: [born('1990')] })
    expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  })

  test('survive the round trip through the database unchanged', async () => {
    const { rows } = await office.host.admin.query<{ fold: View }>('select fold from subject_view')
    for (const { fold } of rows)
      expect(sameView(fold, JSON.parse(JSON.stringify(fold)) as View)).toBe(true)
  })
})
