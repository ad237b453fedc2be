import { sealDocument } from '@amparo/seal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DESK,
  intakeRecipient,
  send,
  sendMessage,
  signedIn,
  testOffice,
  testPlan,
  type TestOffice,
} from '../testing/test-office.ts'

let office: TestOffice
let officer: string
let head: string

beforeAll(async () => {
  const elsewhere = { name: 'Head Elsewhere', role: 'head' as const, teams: ['protection'] }
  office = await testOffice({ ...testPlan, people: [...testPlan.people, elsewhere] })
  officer = await signedIn(office, 'intake-officer')
  head = await signedIn(office, 'head')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const today = new Date().toISOString().slice(0, 10)

async function message(): Promise<string> {
  await sendMessage(office)
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select max(id) as id from ${office.names.schema}.submission`,
  )
  return rows[0]?.id ?? ''
}

const read = (id: string, cookie = officer) =>
  send(office.desk, DESK, `/api/submissions/${id}/consents`, undefined, { cookie })

const asked = (given: Record<string, unknown> = {}) => ({
  person: null,
  given: today,
  standing: 'next-of-kin',
  means: 'spoken-remotely',
  language: 'be',
  assent: null,
  lines: [{ purpose: 'RAISE_NAMED', answer: 'named', recipients: ['authorities'] }],
  note: null,
  ...given,
})

const record = (id: string, given: Record<string, unknown> = {}) =>
  send(office.desk, DESK, `/api/submissions/${id}/consents/record`, asked(given), {
    cookie: officer,
  })

async function sealed(text: string): Promise<string> {
  const envelope = await sealDocument([intakeRecipient(office.prepared)], { text })
  return Buffer.from(envelope).toString('base64')
}

test('nobody has been asked: everything is a no, and the page says to ask', async () => {
  expect((await read(await message())).body).toEqual({
    consents: [],
    effective: [],
    askAgain: null,
    askNow: ['never-asked'],
    conflicts: [],
  })
})

test('two words that differ count as the narrower one until the head decides, and a newer word reopens it', async () => {
  const id = await message()
  expect((await record(id)).status).toBe(200)
  const self = {
    standing: 'self',
    lines: [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }],
  }
  expect((await record(id, self)).status).toBe(200)
  const before = (await read(id)).body
  expect(before['effective']).toEqual([
    { purpose: 'RAISE_NAMED', answer: 'no', recipients: [], limited: false },
  ])
  const [conflict] = before['conflicts'] as { consents: number[] }[]
  const decision = {
    purpose: 'RAISE_NAMED',
    answer: 'anonymous',
    consents: conflict?.consents,
    reason: await sealed('Synthetic reason'),
  }
  const decide = (cookie: string, body: object = decision) =>
    send(office.desk, DESK, `/api/submissions/${id}/consents/decide`, body, { cookie })
  // Only the head, and in the words of a record that is not there for everybody else.
  expect((await decide(officer)).status).toBe(404)
  expect((await decide(head, { ...decision, consents: [1] })).body['code']).toBe(
    'changed-meanwhile',
  )
  expect((await decide(head)).status).toBe(200)
  expect((await read(id)).body['effective']).toMatchObject([{ answer: 'anonymous' }])
  expect((await read(id)).body['conflicts']).toMatchObject([
    { decision: { by: 'Head One', answer: 'anonymous', reason: decision.reason } },
  ])
  await record(id, self)
  expect((await read(id)).body['effective']).toMatchObject([{ answer: 'no' }])
})

test.each([
  [
    'a purpose that is in no vocabulary',
    { lines: [{ purpose: 'ANY', answer: 'no', recipients: [] }] },
  ],
  ['an answer that is in none', { lines: [{ purpose: 'STORE', answer: 'maybe', recipients: [] }] }],
  [
    'a recipient that is in none',
    { lines: [{ purpose: 'STORE', answer: 'named', recipients: ['neighbour'] }] },
  ],
  ['somebody whose word it cannot be', { standing: 'neighbour' }],
  ['a day that has not come', { given: '2999-01-01' }],
  ['a person who is not recorded', { person: '999999' }],
  [
    'one purpose answered twice',
    {
      lines: [
        { purpose: 'STORE', answer: 'no', recipients: [] },
        { purpose: 'STORE', answer: 'named', recipients: [] },
      ],
    },
  ],
])('%s is refused, and nothing is kept', async (_what, given) => {
  const id = await message()
  expect(await record(id, given)).toMatchObject({ status: 422, body: { code: 'value-refused' } })
  expect((await read(id)).body['consents']).toEqual([])
})

describe('somebody whom it concerns', () => {
  const claim = (property: string, value: object) => ({
    property,
    value,
    source: { kind: 'office' },
    directness: 'second-hand',
    credibility: 3,
    saidOn: today,
    audience: 0,
    replaces: null,
  })

  async function register(path: string, kind: string, claims: unknown[]): Promise<string> {
    const told = await send(office.desk, DESK, path, { kind, claims }, { cookie: officer })
    expect(told.status, told.text).toBe(200)
    return String(told.body['subject'])
  }

  const somebody = () =>
    register('/api/subjects', 'person', [
      claim('person.name', { kind: 'name', text: 'Synthetic Person' }),
    ])

  const custody = (person: string, dates: Record<string, string>) =>
    register(
      `/api/subjects/${person}/below`,
      'custody',
      Object.entries(dates).map(([property, edtf]) => claim(property, { kind: 'date', edtf })),
    )

  test('and was released since is to be asked again', async () => {
    const id = await message()
    const person = await somebody()
    await record(id, { person, given: '2020-08-12' })
    await custody(person, { 'custody.from': '2020-08-10' })
    expect((await read(id)).body['askNow']).toEqual(['month'])
    await custody(person, { 'custody.from': '2020-08-10', 'custody.to': '2020-08-12' })
    expect((await read(id, head)).body['askNow']).toEqual(['month', 'release'])
  })

  test('and was released before they spoke is not, for that', async () => {
    const id = await message()
    const person = await somebody()
    await custody(person, { 'custody.from': '2020-08-10', 'custody.to': '2020-08-14' })
    await record(id, { person })
    expect((await read(id)).body['askNow']).toEqual([])
  })
})

test('what was agreed to is an entry of the message, which names no answer in clear', async () => {
  const id = await message()
  const note = await sealed('Synthetic words')
  await record(id, { note })
  const { rows } = await office.host.admin.query<{ body: string; object: string }>(
    `select e.body, encode(s.object, 'hex') as object from ${office.names.schema}.consent c
     join ${office.names.schema}.entry e on e.id = c.entry
     join ${office.names.schema}.submission s on s.id = c.submission where s.id = $1`,
    [id],
  )
  expect(rows[0]?.body).toContain(`kind consent.record\n`)
  expect(rows[0]?.body).toContain(`object ${rows[0]?.object}\n`)
  expect(rows[0]?.body).not.toContain('RAISE_NAMED')
  expect((await read(id)).body['consents']).toMatchObject([{ note, by: 'Intake One' }])
})

test('outside the team a message’s consents are those of a message that is not there', async () => {
  const id = await message()
  const outside = await signedIn(office, 'Head Elsewhere')
  const nothing = await read('999999', outside)
  expect(nothing.status).toBe(404)
  expect((await read(id, outside)).text).toBe(nothing.text)
  const body = asked()
  const told = await send(office.desk, DESK, `/api/submissions/${id}/consents/record`, body, {
    cookie: outside,
  })
  expect(told.text).toBe(nothing.text)
})

test('two decisions at once are both kept, and the later one counts', async () => {
  const id = await message()
  await record(id)
  await record(id, {
    standing: 'self',
    lines: [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }],
  })
  const [conflict] = (await read(id)).body['conflicts'] as { consents: number[] }[]
  const reason = await sealed('Synthetic reason')
  const decide = (answer: string) =>
    send(
      office.desk,
      DESK,
      `/api/submissions/${id}/consents/decide`,
      { purpose: 'RAISE_NAMED', answer, consents: conflict?.consents, reason },
      { cookie: head },
    )
  const told = await Promise.all(['no', 'anonymous'].map(decide))
  expect(told.map(({ status }) => status)).toEqual([200, 200])
  await decide('pseudonym')
  expect((await read(id)).body['effective']).toMatchObject([{ answer: 'pseudonym' }])
})

describe('what was agreed to about a person', () => {
  const agreed = (id: string, cookie = officer) =>
    send(office.desk, DESK, `/api/subjects/${id}/agreed`, undefined, { cookie })

  test('is what they were asked, by purpose; of somebody nobody asked, nothing; of nobody, not found', async () => {
    const claim = {
      property: 'person.name',
      value: { kind: 'name', text: 'Synthetic Agreed' },
      source: { kind: 'office' },
      directness: 'first-hand',
      credibility: 4,
      saidOn: '2026-01-01',
      audience: 0,
      replaces: null,
    }
    const made = await send(
      office.desk,
      DESK,
      '/api/subjects',
      { kind: 'person', claims: [claim] },
      { cookie: officer },
    )
    const person = String(made.body['subject'])
    expect((await agreed(person)).body).toEqual({ agreed: [] })
    const lines = [{ purpose: 'FAMILY', answer: 'named', recipients: [] }]
    await record(await message(), { person, lines })
    const yes = {
      purpose: 'FAMILY',
      answer: 'named',
      recipients: [],
      differs: false,
      limited: false,
    }
    expect((await agreed(person)).body).toEqual({ agreed: [yes] })
    await record(await message(), {
      person,
      standing: 'self',
      lines: [{ ...lines[0], answer: 'no' }],
    })
    expect((await agreed(person)).body).toMatchObject({ agreed: [{ answer: 'no' }] })
    expect((await agreed('999999')).status).toBe(404)
  })
})

describe('an answer heard by another team', () => {
  const lineOf = (body: Record<string, unknown>, list: string) =>
    (body[list] as { purpose: string }[]).find(({ purpose }) => purpose === 'FAMILY')
  const agreed = (id: string) =>
    send(office.desk, DESK, `/api/subjects/${id}/agreed`, undefined, { cookie: officer })

  async function someone(): Promise<string> {
    const claim = {
      property: 'person.name',
      value: { kind: 'name', text: 'Synthetic Limited' },
      source: { kind: 'office' },
      directness: 'first-hand',
      credibility: 4,
      saidOn: '2026-01-01',
      audience: 0,
      replaces: null,
    }
    const body = { kind: 'person', claims: [claim] }
    const made = await send(office.desk, DESK, '/api/subjects', body, { cookie: officer })
    return String(made.body['subject'])
  }

  /** The same conversation about somebody once more, as team 3 heard it, with another answer. */
  async function heardElsewhere(
    person: string,
    answer: string,
    recipients: readonly string[] = [],
  ): Promise<void> {
    const { admin } = office.host
    await admin.query(`set search_path = ${office.names.schema}`)
    const { rows } = await admin.query<{ id: string }>(
      `insert into consent (submission, audience, person, given, standing, means, language, assent, staff, at, entry, tx)
       select submission, 3, person, given, standing, means, language, assent, staff, at, entry, tx
       from consent where person = $1 and audience = 1 order by id desc limit 1 returning id`,
      [person],
    )
    await admin.query(
      `insert into consent_line (consent, audience, purpose, answer, recipients, entry, tx)
       select id, 3, 'FAMILY', $2, $3, entry, tx from consent where id = $1`,
      [rows[0]?.id, answer, recipients],
    )
  }

  const ask = async (person: string, answer: string): Promise<string> => {
    const id = await message()
    const lines = [{ purpose: 'FAMILY', answer, recipients: ['family'] }]
    expect((await record(id, { person, standing: 'self', lines })).status).toBe(200)
    return id
  }

  test('makes a yes a no, and says nothing of what it was, whose it is, or who heard it', async () => {
    const person = await someone()
    const id = await ask(person, 'named')
    const replies = []
    for (const answer of ['anonymous', 'no', 'ask-each-time']) {
      await heardElsewhere(person, answer)
      replies.push([(await agreed(person)).text, (await read(id)).text])
    }
    const limited = { purpose: 'FAMILY', answer: 'no', recipients: [], limited: true }
    expect(lineOf((await agreed(person)).body, 'agreed')).toEqual({ ...limited, differs: false })
    const told = (await read(id)).body
    expect(lineOf(told, 'effective')).toEqual(limited)
    expect(told['consents']).toHaveLength(1)
    expect(told['conflicts']).toEqual([])
    // Whatever it was, the same bytes.
    expect(new Set(replies.map((one) => one.join())).size).toBe(1)
  })

  test('changes not a byte where it allows as much, where nothing is allowed anyway, and where nobody was asked', async () => {
    const [asked, refused, silent] = [await someone(), await someone(), await someone()]
    const yes = await ask(asked, 'pseudonym')
    const no = await ask(refused, 'no')
    const other = {
      ...asRecorded(silent),
      lines: [{ purpose: 'MEDIA', answer: 'named', recipients: [] }],
    }
    const quiet = await message()
    await record(quiet, other)
    const all = async () =>
      Promise.all([
        ...[asked, refused, silent].map(async (one) => (await agreed(one)).text),
        ...[yes, no, quiet].map(async (one) => (await read(one)).text),
      ])
    const before = await all()
    await heardElsewhere(asked, 'named')
    await heardElsewhere(refused, 'no')
    await heardElsewhere(silent, 'no')
    expect(await all()).toEqual(before)
  })

  test('limits to whom, too: agreed here for others than there is agreed to for nobody', async () => {
    const person = await someone()
    await ask(person, 'named')
    await heardElsewhere(person, 'named', ['media'])
    expect(lineOf((await agreed(person)).body, 'agreed')).toMatchObject({
      answer: 'no',
      limited: true,
    })
  })

  test('is not asked about somebody whom the reader may not know of', async () => {
    const { admin } = office.host
    const person = await someone()
    await ask(person, 'named')
    await heardElsewhere(person, 'no')
    await admin.query('begin')
    try {
      await admin.query(`set local search_path = ${office.names.schema}`)
      await admin.query(`update subject_view set audience = 3 where subject = $1`, [person])
      await admin.query(`set local role ${office.names.app}`)
      await admin.query(`set local amparo.actor = '1'; set local amparo.teams = '{0,1}'`)
      const { rowCount } = await admin.query('select from consents_elsewhere($1)', [[person]])
      expect(rowCount).toBe(0)
    } finally {
      await admin.query('rollback')
    }
  })

  const asRecorded = (person: string) => ({ person, standing: 'self' })
})
