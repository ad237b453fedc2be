import {
  ownerPropertyOf,
  properties,
  propertiesOf,
  subjectKinds,
  type Property,
  type SubjectKind,
} from '@amparo/register'
import { vocabulary } from '@amparo/vocabulary'
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
const cookies = { rights: '', medical: '' }

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
})

afterAll(async () => {
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

async function ask(who: keyof typeof cookies, path: string, body: unknown): Promise<Told> {
  return send(office.desk, DESK, path, body, { cookie: cookies[who] })
}

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

/** A valid value of whatever the declaration asks for. */
function valueFor(declared: Property, known: ReadonlyMap<SubjectKind, string>): object {
  switch (declared.value) {
    case 'text':
    case 'name':
      return { kind: declared.value, text: `Synthetic ${declared.code}` }
    case 'date':
      return { kind: 'date', edtf: '2020-08-12' }
    case 'code': {
      const codes = Object.values(vocabulary(declared.vocabulary ?? 'sex').entries)
      const open = codes.find((one) => !('restricted' in one && one.restricted === true))
      return { kind: 'code', code: open?.code ?? '' }
    }
    case 'number':
      return { kind: 'number', number: 12 }
    case 'flag':
      return { kind: 'flag', flag: true }
    case 'subject':
      return { kind: 'subject', id: known.get(declared.refersTo ?? 'person') ?? '' }
  }
}

/** One subject of each kind, each under another of the kind it stands under, with nothing but its leading value. */
async function oneOfEach(): Promise<Map<SubjectKind, string>> {
  const made = new Map<SubjectKind, string>()
  for (const kind of subjectKinds) {
    const owner = ownerPropertyOf(kind)?.refersTo
    const first = propertiesOf(kind).find(
      ({ value, belongs }) => belongs !== true && value !== 'subject',
    )
    if (first === undefined) throw new Error(kind)
    const body = { kind, claims: [claim(first.code, valueFor(first, made))] }
    const path =
      owner === undefined ? '/api/subjects' : `/api/subjects/${made.get(owner) ?? ''}/below`
    const told = await ask('rights', path, body)
    expect(told.status, `${kind}: ${told.text}`).toBe(200)
    made.set(kind, String(told.body['subject']))
  }
  return made
}

describe('every property that is declared', () => {
  test('is taken in, handed out, folded and stored, with no other line of code', async () => {
    const known = await oneOfEach()
    for (const declared of properties) {
      if (declared.belongs === true) continue
      const subject = known.get(declared.kind) ?? ''
      const value = valueFor(declared, known)
      const told = await ask('rights', `/api/subjects/${subject}/claims`, {
        claims: [claim(declared.code, value)],
      })
      expect(told.status, `${declared.code}: ${told.text}`).toBe(200)
      const { body } = await ask('rights', `/api/subjects/${subject}/open`, {})
      const { claims } = body['subject'] as { claims: { property: string; value: object }[] }
      expect(claims, declared.code).toContainEqual(
        expect.objectContaining({ property: declared.code, value }),
      )
    }
  })

  test('that names somebody leads to them from both ends', async () => {
    const known = await oneOfEach()
    const facility = known.get('facility') ?? ''
    const custody = known.get('custody') ?? ''
    await ask('rights', `/api/subjects/${custody}/claims`, {
      claims: [claim('custody.facility', { kind: 'subject', id: facility })],
    })
    const there = await ask('rights', `/api/subjects/${facility}/open`, {})
    expect(there.body['elsewhere']).toContainEqual({
      property: 'custody.facility',
      subject: expect.objectContaining({ id: custody, kind: 'custody' }) as object,
    })
    const here = await ask('rights', `/api/subjects/${custody}/open`, {})
    expect(here.body['named']).toContainEqual(
      expect.objectContaining({ id: facility, kind: 'facility' }),
    )
  })
})

describe('a link', () => {
  const team = (name: string, audience: number) => ({
    kind: 'person',
    claims: [claim('person.name', { kind: 'name', text: name }, { audience })],
  })

  test('is not made to somebody its audience may not know of, and that is told as to nobody', async () => {
    const hidden = String(
      (await ask('rights', '/api/subjects', team('Synthetic Hidden', 2))).body['subject'],
    )
    const seen = String(
      (await ask('rights', '/api/subjects', team('Synthetic Seen', 0))).body['subject'],
    )
    const below = (other: string, audience: number, who: keyof typeof cookies = 'rights') =>
      ask(who, `/api/subjects/${seen}/below`, {
        kind: 'relation',
        claims: [claim('relation.other', { kind: 'subject', id: other }, { audience })],
      })
    const nobody = await below('99999999', 0, 'medical')
    expect(await below(hidden, 0, 'medical')).toMatchObject({
      status: nobody.status,
      text: nobody.text,
    })
    // Whoever knows both may not tell the whole office of the hidden one either.
    expect(await below(hidden, 0)).toMatchObject({ status: 422, body: { code: 'value-refused' } })
    expect((await below(hidden, 2)).status).toBe(200)
    const page = await ask('medical', `/api/subjects/${seen}/open`, {})
    expect(page.text).not.toContain(`"${hidden}"`)
  })

  test('does not tell the office of somebody only a team knows, by what stands under them', async () => {
    const hidden = String(
      (await ask('rights', '/api/subjects', team('Synthetic Owner', 2))).body['subject'],
    )
    const custody = (audience: number) =>
      ask('rights', `/api/subjects/${hidden}/below`, {
        kind: 'custody',
        claims: [claim('custody.from', { kind: 'date', edtf: '2020-08-12' }, { audience })],
      })
    expect(await custody(0)).toMatchObject({
      status: 422,
      body: { code: 'value-refused', about: 'custody.person: not-there' },
    })
    expect((await custody(2)).status).toBe(200)
  })

  test('is told to two teams alone when only they say something of it, and hangs under its person for both', async () => {
    const person = String(
      (await ask('rights', '/api/subjects', team('Synthetic Known', 0))).body['subject'],
    )
    const told = await ask('rights', `/api/subjects/${person}/below`, {
      kind: 'custody',
      claims: [
        claim('custody.from', { kind: 'date', edtf: '2020-08-12' }, { audience: 1 }),
        claim('custody.place', { kind: 'text', text: 'Synthetic' }, { audience: 2 }),
      ],
    })
    expect(told.status, told.text).toBe(200)
    const seen = await ask('rights', `/api/subjects/${person}/open`, {})
    expect(seen.body['below']).toHaveLength(1)
    const { rows } = await office.host.admin.query(
      'select audience from claim where subject = $1 and v_ref = $2 order by audience',
      [told.body['subject'], person],
    )
    expect(rows).toEqual([{ audience: 1 }, { audience: 2 }])
    const page = await ask('medical', `/api/subjects/${person}/open`, {})
    expect(page.body['below']).toEqual([])
  })

  test('stands under what its kind stands under, and under nothing else', async () => {
    const known = await oneOfEach()
    const told = (kind: SubjectKind, owner: SubjectKind) =>
      ask('rights', `/api/subjects/${known.get(owner) ?? ''}/below`, {
        kind,
        claims: [claim('point.at', { kind: 'date', edtf: '2020-08-12' })],
      })
    expect((await told('point', 'custody')).status).toBe(200)
    expect((await told('point', 'person')).status).toBe(404)
    expect((await told('facility', 'person')).status).toBe(404)
    const alone = await ask('rights', '/api/subjects', {
      kind: 'point',
      claims: [claim('point.at', { kind: 'date', edtf: '2020-08-12' })],
    })
    expect(alone).toMatchObject({ status: 422, body: { code: 'value-refused' } })
  })
})

describe('a facility', () => {
  test('counts the known persons it held on each day, surely and possibly, beside its capacity', async () => {
    const made = async (path: string, kind: SubjectKind, claims: object[]) =>
      String((await ask('rights', path, { kind, claims })).body['subject'])
    const facility = await made('/api/subjects', 'facility', [
      claim('facility.name', { kind: 'name', text: 'Synthetic prison' }),
      claim('facility.capacity', { kind: 'number', number: 1 }),
    ])
    for (const [from, to] of [
      ['2020-08-10', '2020-08-12'],
      ['2020-08-11', '2020-08-11/2020-08-13'],
    ]) {
      const person = await made('/api/subjects', 'person', [
        claim('person.name', { kind: 'name', text: 'Synthetic Held' }),
      ])
      await made(`/api/subjects/${person}/below`, 'custody', [
        claim('custody.facility', { kind: 'subject', id: facility }),
        claim('custody.from', { kind: 'date', edtf: from ?? '' }),
        claim('custody.to', { kind: 'date', edtf: to ?? '' }),
      ])
    }
    const asked = (from: string, to: string, who: keyof typeof cookies = 'rights') =>
      ask(who, `/api/subjects/${facility}/occupancy`, { from, to })
    const { body } = await asked('2020-08-09', '2020-08-13')
    const days = body['days'] as {
      day: string
      surely: number
      possibly: number
      overCapacity: string
    }[]
    expect(days.map(({ surely, possibly }) => [surely, possibly])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [1, 2],
      [0, 1],
    ])
    expect(days[2]).toMatchObject({ day: '2020-08-11', overCapacity: 'surely' })
    expect(days[3]).toMatchObject({ overCapacity: 'possibly', capacity: { least: 1, most: 1 } })
    expect(await asked('2020-08-13', '2020-08-09')).toMatchObject({ status: 422 })
    expect(await asked('2020-01-01', '2021-01-01')).toMatchObject({ status: 422 })
  })
})

describe('a list', () => {
  test('says that it cannot go on after nobody one may know of, and does not begin anew', async () => {
    const { status, body } = await ask('medical', '/api/subjects/search', {
      kind: 'person',
      query: '',
      after: '99999999',
    })
    expect({ status, body }).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  test('of each kind is its own, in the order of names, page after page, each once', async () => {
    for (let at = 0; at < 55; at++)
      await ask('rights', '/api/subjects', {
        kind: 'facility',
        claims: [
          claim('facility.name', {
            kind: 'name',
            text: `Synthetic ${String(at).padStart(2, '0')}`,
          }),
        ],
      })
    const seen: { id: string; name: string }[] = []
    for (let after: string | null = null, more = true; more;) {
      const { body } = await ask('rights', '/api/subjects/search', {
        kind: 'facility',
        query: '',
        after,
      })
      const page = body['subjects'] as { id: string; name: string; kind: string }[]
      expect(page.every(({ kind }) => kind === 'facility')).toBe(true)
      seen.push(...page)
      after = page.at(-1)?.id ?? null
      more = body['more'] as boolean
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
    const named = seen.map(({ name }) => name).filter((name) => /^Synthetic \d\d$/.test(name))
    expect(named).toEqual(named.toSorted())
    expect(named).toHaveLength(55)
  })

  test('shows of one subject the row of the audience that knows most, and never two', async () => {
    const told = await ask('rights', '/api/subjects', {
      kind: 'facility',
      claims: [claim('facility.name', { kind: 'name', text: 'Aa Synthetic open' })],
    })
    const id = String(told.body['subject'])
    await ask('rights', `/api/subjects/${id}/claims`, {
      claims: [
        claim('facility.name', { kind: 'name', text: 'Aa Synthetic secret' }, { audience: 2 }),
      ],
    })
    const rows = async (who: keyof typeof cookies) => {
      const { body } = await ask(who, '/api/subjects/search', {
        kind: 'facility',
        query: '',
        after: null,
      })
      return (body['subjects'] as { id: string; claims: number }[]).filter((row) => row.id === id)
    }
    expect(await rows('rights')).toMatchObject([{ claims: 2 }])
    expect(await rows('medical')).toMatchObject([{ claims: 1 }])
  })
})

test('a name keeps of which language it is spelt and how, also among many; what is no scheme is refused', async () => {
  const value = { kind: 'name', text: 'Hanna Synthetic', language: 'be', scheme: 'own-hand' }
  const one = await ask('rights', '/api/subjects', {
    kind: 'person',
    claims: [claim('person.name', value)],
  })
  const {
    property: _,
    value: __,
    replaces,
    ...said
  } = claim('person.name', value) as never as {
    property: string
    value: object
    replaces: null
  }
  expect(replaces).toBeNull()
  const many = await ask('rights', '/api/subjects/import', {
    ...said,
    key: Buffer.alloc(32, 9).toString('base64'),
    kind: 'person',
    subjects: [[{ property: 'person.name', value }]],
  })
  for (const id of [one.body['subject'], ...(many.body['subjects'] as string[])]) {
    const page = await ask('rights', `/api/subjects/${String(id)}/open`, {})
    const { claims } = page.body['subject'] as { claims: { value: object }[] }
    expect(claims.map((each) => each.value)).toEqual([value])
  }
  for (const wrong of [{ scheme: 'guesswork' }, { language: 'not a language' }]) {
    const told = await ask('rights', '/api/subjects', {
      kind: 'person',
      claims: [claim('person.name', { ...value, ...wrong })],
    })
    expect([400, 422]).toContain(told.status)
  }
})
