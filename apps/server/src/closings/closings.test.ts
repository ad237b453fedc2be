import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Closings, ClosingStepView } from '@amparo/contract'
import { closingState } from '@amparo/register'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'

let office: TestOffice
const INTAKE = 1
const PROTECTION = 2

/** A rights officer and the head are in teams 1 and 2, an intake officer in 1 alone, a doctor in 3. */
const cookies = { intake: '', rights: '', head: '', medical: '' }
type Who = keyof typeof cookies

beforeAll(async () => {
  office = await testOffice()
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.head = await signedIn(office, 'head')
  cookies.medical = await signedIn(office, 'medical')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

const claim = (property: string, value: object, audience = 0) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 2,
  saidOn: '2020-08-20',
  audience,
  replaces: null,
})
const named = (text: string, audience = 0) => claim('person.name', { kind: 'name', text }, audience)
const alive = (code: string, audience = 0) =>
  claim('person.alive', { kind: 'code', code }, audience)
const born = (edtf: string, audience = 0) => claim('person.birth', { kind: 'date', edtf }, audience)

async function aPerson(...claims: object[]): Promise<string> {
  const told = await ask('rights', '/api/subjects', { kind: 'person', claims })
  expect(told.status, told.text).toBe(200)
  return String(told.body['subject'])
}

/** An adult at home of whom nothing else is to be thought. */
const atHome = () =>
  aPerson(
    named('Synthetic Person'),
    alive('alive'),
    born('1980'),
    claim('person.whereabouts', { kind: 'text', text: 'at home' }),
  )

async function closings(who: Who, person: string): Promise<Closings> {
  const { body } = await ask(who, `/api/subjects/${person}/open`, {})
  return body['closings'] as Closings
}

const stateOf = async (who: Who, person: string, topic: 'search' | 'person' = 'search') =>
  closingState(topic, (await closings(who, person)).steps)

const once = () => randomBytes(16).toString('hex')

async function openSearch(who: Who, person: string, audience = 0): Promise<Told> {
  const body = { topic: 'search', audience, words: 'The mother is looking.', once: once() }
  return ask(who, `/api/subjects/${person}/closing/open`, body)
}

interface Given {
  readonly topic?: 'search' | 'person'
  readonly audience?: number
  readonly contact?: string | null
  readonly people?: 1 | 2
  readonly once?: string
  readonly words?: string
  readonly family?: string
  readonly informedOn?: string | null
  readonly facts?: string
}

async function close(who: Who, person: string, given: Given = {}): Promise<Told> {
  const audience = given.audience ?? 0
  const { facts } = await closings(who, person)
  return ask(who, `/api/subjects/${person}/closing/close`, {
    topic: 'search',
    audience,
    contact: 'family',
    family: 'yes',
    informedOn: '2020-08-20',
    words: 'The family has him at home.',
    people: 1,
    once: once(),
    facts: facts.find((one) => one.audience === audience)?.facts ?? 'ab'.repeat(32),
    ...given,
  })
}

async function answer(
  who: Who,
  person: string,
  proposal: string,
  how: 'agree' | 'keep-open' = 'agree',
  said = once(),
): Promise<Told> {
  const body = { proposal, words: 'I have read the same.', once: said }
  return ask(who, `/api/subjects/${person}/closing/${how}`, body)
}

/** A proposal to close the search for somebody nobody has met. */
async function proposed(who: Who, person: string): Promise<ClosingStepView> {
  await openSearch(who, person)
  const told = await close(who, person, { contact: null, people: 2 })
  expect(told.body, told.text).toEqual({ outcome: 'proposed' })
  const { proposal } = await stateOf(who, person)
  if (proposal === null) throw new Error('nothing was proposed')
  return proposal
}

let person: string
beforeEach(async () => {
  person = await atHome()
})

describe('one officer', () => {
  test('opens a search, closes it with somebody’s word, and opens it again', async () => {
    expect((await stateOf('intake', person)).state).toBe('none')
    expect((await openSearch('intake', person)).status).toBe(200)
    expect((await stateOf('head', person)).state).toBe('open')
    expect((await close('intake', person)).body).toEqual({ outcome: 'closed' })
    const { state, since } = await stateOf('head', person)
    expect(state).toBe('closed')
    expect(since).toMatchObject({
      act: 'close',
      contact: 'family',
      informedOn: '2020-08-20',
      reasons: [],
      words: 'The family has him at home.',
      by: 'Intake One',
      isOwn: false,
    })
    expect((await openSearch('rights', person)).status).toBe(200)
    expect((await stateOf('intake', person)).state).toBe('open')
  })

  test('closes the person apart from the search, which is then said to stay open', async () => {
    await openSearch('rights', person)
    expect((await close('rights', person, { topic: 'person' })).body).toEqual({ outcome: 'closed' })
    expect((await stateOf('rights', person)).state).toBe('open')
    expect((await stateOf('rights', person, 'person')).since).toMatchObject({
      stillOpen: ['search-open'],
    })
  })

  test('does not suffice where the server finds a reason, whatever the page says', async () => {
    await openSearch('rights', person)
    for (const given of [{ contact: null }, { contact: 'body-identified' }])
      expect((await close('rights', person, { ...given, people: 1 })).body).toMatchObject({
        code: 'changed-meanwhile',
      })
    expect((await stateOf('rights', person)).state).toBe('open')
  })

  test('cannot open what is open, nor close what is not', async () => {
    expect((await close('rights', person)).body).toMatchObject({ code: 'changed-meanwhile' })
    await openSearch('rights', person)
    expect((await openSearch('intake', person)).body).toMatchObject({ code: 'changed-meanwhile' })
    await close('rights', person)
    expect((await close('intake', person)).body).toMatchObject({ code: 'changed-meanwhile' })
  })

  test('cannot close on a page that something was added to since', async () => {
    await openSearch('rights', person)
    const before = (await closings('rights', person)).facts[0]?.facts ?? ''
    await ask('intake', `/api/subjects/${person}/claims`, { claims: [born('1981')] })
    expect((await close('rights', person, { facts: before })).body).toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('is told what is wrong with words and days, and loses nothing', async () => {
    await openSearch('rights', person)
    for (const given of [
      { words: ' \n ' },
      { words: 'я'.repeat(2_001) },
      { informedOn: null },
      { family: 'no' },
      { informedOn: '2999-01-01' },
    ] satisfies Given[])
      expect((await close('rights', person, given)).body).toMatchObject({ code: 'value-refused' })
    expect((await close('rights', person)).status).toBe(200)
  })
})

describe('two people', () => {
  test('close together what one proposes, with both in the record', async () => {
    const { id } = await proposed('intake', person)
    expect((await stateOf('head', person)).state).toBe('open')
    expect((await answer('head', person, id)).status).toBe(200)
    const { steps } = await closings('intake', person)
    expect(steps.map(({ act, by, reasons }) => [act, by, reasons])).toEqual([
      ['open', 'Intake One', []],
      ['propose', 'Intake One', ['no-primary-contact']],
      ['agree', 'Head One', []],
    ])
    expect((await stateOf('rights', person)).state).toBe('closed')
  })

  test('are two: nobody agrees with themselves, and PostgreSQL would not have it either', async () => {
    const { id } = await proposed('intake', person)
    expect((await answer('intake', person, id)).body).toMatchObject({
      code: 'needs-another-person',
    })
    const { admin, names } = { admin: office.host.admin, names: office.names }
    await expect(
      admin.query(
        `insert into ${names.schema}.closing_step (subject, audience, topic, act, once, reasons, still_open, proposal, proposer, words, staff, at, entry)
         select subject, audience, topic, 'agree', '\\x${once()}', '{}', '{}', id, staff, words, staff, at, entry
         from ${names.schema}.closing_step where id = ${id}`,
      ),
    ).rejects.toThrow(/check constraint/)
  })

  test('keep it open where the second one will not have it', async () => {
    const { id } = await proposed('intake', person)
    expect((await answer('head', person, id, 'keep-open')).status).toBe(200)
    const { state, proposal } = await stateOf('intake', person)
    expect([state, proposal]).toEqual(['open', null])
    expect((await answer('rights', person, id)).body).toMatchObject({ code: 'changed-meanwhile' })
  })

  test('agree on the same facts: a proposal lapses with anything new, and makes room for another', async () => {
    const { id } = await proposed('intake', person)
    await ask('rights', `/api/subjects/${person}/below`, {
      kind: 'custody',
      claims: [claim('custody.from', { kind: 'date', edtf: '2020-08-10' })],
    })
    expect((await stateOf('head', person)).proposal).toMatchObject({ id, isOutdated: true })
    expect((await answer('head', person, id)).body).toMatchObject({ code: 'changed-meanwhile' })
    expect((await close('rights', person, { contact: null, people: 2 })).body).toEqual({
      outcome: 'proposed',
    })
    expect((await answer('head', person, id)).body).toMatchObject({ code: 'changed-meanwhile' })
  })

  test('cannot both propose: the second is told that something is waiting', async () => {
    await proposed('intake', person)
    expect((await close('head', person, { contact: null, people: 2 })).body).toMatchObject({
      code: 'changed-meanwhile',
    })
  })

  test('a closing says so when more became known since', async () => {
    const { id } = await proposed('intake', person)
    await answer('head', person, id)
    expect((await stateOf('head', person)).since?.isOutdated).toBe(false)
    await ask('rights', `/api/subjects/${person}/claims`, { claims: [alive('dead')] })
    expect((await stateOf('head', person)).since?.isOutdated).toBe(true)
  })
})

describe('pressed twice, or sent again because the line was cut', () => {
  test('a decision is kept once, and its answer is the same', async () => {
    await openSearch('intake', person)
    const again = { contact: null, people: 2, once: once() } as const
    const first = await close('intake', person, again)
    expect((await close('intake', person, again)).text).toBe(first.text)
    const { proposal } = await stateOf('head', person)
    const said = once()
    await answer('head', person, proposal?.id ?? '', 'agree', said)
    expect((await answer('head', person, proposal?.id ?? '', 'agree', said)).status).toBe(200)
    expect((await closings('head', person)).steps.map(({ act }) => act)).toEqual([
      'open',
      'propose',
      'agree',
    ])
  })

  test('two who press at the same moment are one after the other', async () => {
    const { id } = await proposed('intake', person)
    const both = await Promise.all([answer('head', person, id), answer('rights', person, id)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await closings('head', person)).steps).toHaveLength(3)
  })
})

describe('what belongs to a team', () => {
  test('is decided for that team, and others see nothing of it', async () => {
    await openSearch('rights', person, PROTECTION)
    expect((await stateOf('head', person)).state).toBe('open')
    expect((await closings('intake', person)).steps).toEqual([])
    expect((await openSearch('intake', person)).status).toBe(200)
    await close('rights', person, { audience: PROTECTION })
    expect((await stateOf('intake', person)).state).toBe('open')
  })

  test('weighs for that team alone: others close on what they know, and who knows more may not', async () => {
    await openSearch('rights', person)
    await ask('rights', `/api/subjects/${person}/claims`, { claims: [alive('dead', PROTECTION)] })
    expect((await close('head', person)).body).toMatchObject({ code: 'knows-more' })
    expect((await close('head', person, { audience: PROTECTION, people: 2 })).body).toEqual({
      outcome: 'proposed',
    })
    const { steps } = await closings('intake', person)
    expect(JSON.stringify(steps)).not.toMatch(/death|contradiction/)
    expect((await close('intake', person)).body).toEqual({ outcome: 'closed' })
  })

  test('a new claim of a team leaves the office’s facts as they were', async () => {
    const facts = async (who: Who) => (await closings(who, person)).facts
    const before = await facts('intake')
    await ask('rights', `/api/subjects/${person}/claims`, { claims: [born('1970', PROTECTION)] })
    expect(await facts('intake')).toEqual(before)
    expect((await facts('rights')).map(({ audience }) => audience)).toEqual([0, INTAKE, PROTECTION])
  })

  test('nobody decides for a team they are not in, or that may not know of the person', async () => {
    expect((await openSearch('intake', person, PROTECTION)).body).toMatchObject({
      code: 'audience-refused',
    })
    const hidden = await aPerson(named('Synthetic Hidden', PROTECTION))
    expect((await openSearch('rights', hidden, 0)).body).toMatchObject({ code: 'audience-refused' })
    expect((await openSearch('intake', hidden, 0)).body).toMatchObject({ code: 'not-found' })
    expect((await openSearch('rights', hidden, PROTECTION)).status).toBe(200)
    expect((await openSearch('medical', person)).body).toMatchObject({ code: 'not-found' })
  })
})

describe('what waits', () => {
  const waiting = async (who: Who, show: 'searches' | 'proposals') => {
    const { body } = await ask(who, '/api/closings/list', { show, after: null })
    return (body['steps'] as { person: string; isOwn: boolean }[]).filter(
      (step) => step.person === person,
    )
  }

  test('is a search while it is open, and a proposal until somebody answers', async () => {
    expect(await waiting('head', 'searches')).toEqual([])
    const { id } = await proposed('intake', person)
    expect(await waiting('head', 'searches')).toHaveLength(1)
    expect(await waiting('head', 'proposals')).toMatchObject([
      { name: 'Synthetic Person', topic: 'search', by: 'Intake One', isOwn: false },
    ])
    expect(await waiting('intake', 'proposals')).toMatchObject([{ isOwn: true }])
    await answer('head', person, id)
    expect(await waiting('head', 'proposals')).toEqual([])
    expect(await waiting('head', 'searches')).toEqual([])
    await openSearch('rights', person)
    expect(await waiting('head', 'searches')).toHaveLength(1)
  })

  test('is for the team it belongs to, and for others as it stands for them', async () => {
    await openSearch('rights', person, PROTECTION)
    expect(await waiting('head', 'searches')).toHaveLength(1)
    expect(await waiting('intake', 'searches')).toEqual([])
    await openSearch('intake', person)
    await close('rights', person, { audience: PROTECTION })
    expect(await waiting('head', 'searches')).toEqual([])
    expect(await waiting('intake', 'searches')).toHaveLength(1)
  })

  test('comes fifty at a time, each once', async () => {
    for (let at = 0; at < 51; at++) await openSearch('intake', await atHome())
    const first = await ask('intake', '/api/closings/list', { show: 'searches', after: null })
    const page = first.body['steps'] as { id: string }[]
    expect([page.length, first.body['more']]).toEqual([50, true])
    const after = page.at(-1)?.id ?? ''
    const next = await ask('intake', '/api/closings/list', { show: 'searches', after })
    const rest = next.body['steps'] as { id: string }[]
    expect(rest.length).toBeGreaterThan(0)
    expect(page.filter(({ id }) => rest.some((one) => one.id === id))).toEqual([])
  })
})

test('every step is an entry about the person', async () => {
  const { id } = await proposed('intake', person)
  await answer('head', person, id)
  const { steps } = await closings('head', person)
  const { rows } = await office.host.admin.query<{ body: string }>(
    `select body from ${office.names.schema}.entry where id = any ($1::bigint[]) order by id`,
    [steps.map(({ entry }) => entry)],
  )
  expect(rows.map(({ body }) => /closing\.[a-z-]+/.exec(body)?.[0])).toEqual([
    'closing.open',
    'closing.propose',
    'closing.agree',
  ])
})
