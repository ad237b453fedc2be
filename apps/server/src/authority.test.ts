import { readFileSync } from 'node:fs'
import { endpoints, pathOf } from '@amparo/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { authority, authorityTable, type Action } from './authority.ts'
import { access, type EndpointName } from './http/access.ts'
import { roles } from './staff/role.ts'
import { composing } from './testing/letters.ts'
import {
  DESK,
  DOOR,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
} from './testing/test-office.ts'

let office: TestOffice
const cookies = new Map<string, string>()

beforeAll(async () => {
  office = await testOffice()
  await sendMessage(office)
  for (const role of roles) cookies.set(role, await signedIn(office, role))
})

afterAll(async () => office[Symbol.asyncDispose]())

const deskEndpoints = (Object.keys(endpoints) as EndpointName[]).filter(
  (name) => endpoints[name].page === 'desk',
)
const guarded = deskEndpoints.filter(
  (name) => access[name] !== 'anyone' && access[name] !== 'signed-in',
)
const cells = guarded.flatMap((name) =>
  roles.map((role) => ({ name, role, allowed: authority[role][access[name] as Action] })),
)

/** Nothing has this number: whoever may do the thing is told so, and whoever may not must be told the same. */
const params = {
  submission: '999',
  person: '999',
  subject: '999',
  claim: '999',
  account: '999',
  entry: '999999',
  kind: 'custody',
  key: 'answer-999',
  part: '9',
  mandate: 'ab'.repeat(16),
  letter: '999',
  paper: '9',
  reply: '999',
  batch: '999',
  meeting: '999',
  commitment: '999',
  filing: '999',
  enquirer: '999',
}
const real = { ...params, submission: '1', entry: '1' }

const claim = {
  property: 'custody.place',
  value: { kind: 'text', text: 'Synthetic place' },
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 6,
  saidOn: '2026-01-01',
  audience: 0,
  replaces: null,
}

const plan = {
  authority: '999',
  copied: [],
  language: 'en',
  form: 'letter',
  audience: 0,
  follows: null,
  asked: [{ person: '999', kind: 'whereabouts' }],
}
const once = 'ab'.repeat(16)
const handing = { purpose: 'ACCOUNT', recipient: 'prosecutors-courts', language: 'en' }
const note = {
  act: 'note',
  day: '2026-01-01',
  hour: null,
  place: null,
  theirs: null,
  ours: null,
  words: 'Synthetic',
}

const bodies: Partial<Record<EndpointName, unknown>> = {
  listSubmissions: { state: 'waiting', after: null },
  takeSubmission: { step: 0 },
  setAsideSubmission: { step: 0, reason: 'test' },
  putBackSubmission: { step: 0 },
  keepDraft: { envelope: null },
  searchSubjects: { kind: 'person', query: '', after: null },
  findSubjects: { query: 'Synthetic' },
  countFacets: { kind: 'person', query: '', filter: { quarrels: false, from: null, to: null } },
  exportSubjects: { kind: 'person', query: '', after: null },
  createSubject: {
    kind: 'person',
    claims: [{ ...claim, property: 'person.name', value: { kind: 'name', text: 'Synthetic' } }],
  },
  addBelow: { kind: 'custody', claims: [claim] },
  addClaims: { claims: [claim] },
  listEntries: { before: null },
  readConsistency: { origin: `amparo/${'ab'.repeat(16)}/1`, from: 1, to: 2 },
  planLetter: plan,
  writeLetter: { ...plan, once },
  listLetters: { authority: null, state: null, after: null },
  composeLetter: composing(),
  bringPaper: { docx: 'AAAA', fileName: 'synthetic.docx', looked: false, cleared: [], once },
  signLetter: { paper: 1, once },
  sendLetter: { channel: 'post', on: '2026-01-01', answerBy: null, once },
  setLetterDay: { about: 'answer-by', day: null, once },
  withdrawLetter: { words: 'Synthetic', once },
  listReplies: { authority: null, after: null },
  readGrid: { states: [], authority: null, letter: null, person: null, skip: 0 },
  planChase: { questions: ['999'], audience: 0 },
  chase: { questions: ['999'], language: 'en', audience: 0, once },
  planEvidence: handing,
  takeOutEvidence: { ...handing, weighed: 'ab'.repeat(32), once },
  listLists: { partner: null, after: null },
  readMapping: { partner: '999', list: null },
  beginBatch: {
    list: { kind: 'known', id: '999' },
    terms: { purpose: 'Synthetic', fields: ['person.name'], expires: null, onward: false },
    columns: [{ name: 'Name', kept: true }],
    mapping: {},
    directness: 'second-hand',
    credibility: 6,
    saidOn: '2026-01-01',
    rows: 1,
    once,
  },
  sendRows: { from: 1, rows: [{ key: null, cells: [], values: [], refused: null }] },
  readRows: { verdict: null, after: null },
  judgeRows: { rows: [{ row: 1, takenFor: { kind: 'new' } }] },
  applyBatch: { run: '999' },
  undoBatch: { reason: 'other' },
  recordMeeting: { authority: '999', audience: 0, first: note, once },
  stepMeeting: { step: note, known: 1, once },
  listMeetings: { authority: null, after: null },
  recordCommitment: {
    kind: 'promise',
    authority: '999',
    audience: 0,
    meeting: null,
    reply: null,
    byWhom: null,
    words: 'Synthetic',
    said: '2026-01-01',
    due: null,
    about: [],
  },
  followCommitment: {
    standing: 'kept',
    source: 'told',
    reply: null,
    meeting: null,
    on: '2026-01-01',
    words: 'Synthetic',
  },
  recordFiling: {
    authority: '999',
    audience: 0,
    person: '999',
    sender: 'citizen',
    channel: 'appeal',
    country: 'BY',
    sent: '2026-01-01',
  },
  stepFiling: { act: 'answered', on: '2026-01-01', once },
  listFilings: { authority: '999', after: null },
  recordExamination: {
    state: 'to-ask',
    provider: null,
    place: null,
    on: null,
    independent: null,
    cause: null,
    audience: 0,
    replaces: null,
    known: null,
    once,
  },
  listExaminations: { show: 'all', outOnly: false, skip: 0 },
  openCalendar: { language: 'en' },
  listCommitments: { authority: null, openOnly: true, order: 'turn', skip: 0 },
  reportLogAlarm: { kind: 'contradiction', evidence: 'synthetic' },
}

async function ask(
  name: EndpointName,
  role: string | null,
  numbers: Record<string, string>,
  body: unknown = bodies[name] ?? {},
) {
  const { method, path } = endpoints[name]
  const cookie = role === null ? null : (cookies.get(role) ?? null)
  return send(office.desk, DESK, pathOf({ path }, numbers), method === 'GET' ? undefined : body, {
    method,
    cookie,
  })
}

describe('roles × actions', () => {
  test.each(cells.filter(({ allowed }) => !allowed))(
    '$name refuses $role, in the very bytes of a record that does not exist',
    async ({ name, role }) => {
      const nothing = await send(office.desk, DESK, '/api/submissions/999', undefined, {
        cookie: cookies.get('head') ?? null,
      })
      expect(nothing).toMatchObject({ status: 404 })
      for (const numbers of [params, real]) {
        const told = await ask(name, role, numbers)
        expect({ status: told.status, text: told.text }).toEqual({
          status: nothing.status,
          text: nothing.text,
        })
      }
    },
  )

  test.each(cells.filter(({ allowed }) => !allowed))(
    '$name refuses $role before it reads what they sent',
    async ({ name, role }) => {
      const told = await ask(name, role, params, { nonsense: true })
      expect(told.status).toBe(404)
    },
  )

  test.each(cells.filter(({ allowed }) => allowed))(
    '$name serves $role',
    async ({ name, role }) => {
      const told = await ask(name, role, params)
      // Numbers that do not exist are not found, and sealed bytes that are none are malformed; both are past the guard only for
      // whoever may: their bodies show it, since a refused role never gets as far as the contract.
      const malformed = await ask(name, role, params, { nonsense: true })
      expect(
        endpoints[name].method === 'GET' ? told.status < 500 : malformed.status === 400,
        `${name} ${role} ${told.text}`,
      ).toBe(true)
    },
  )

  test.each(deskEndpoints.filter((name) => access[name] !== 'anyone'))(
    '%s refuses whoever is not signed in',
    async (name) => {
      expect(await ask(name, null, params)).toMatchObject({
        status: 401,
        body: { code: 'signed-out' },
      })
    },
  )

  test('a message is not found by an allowed role outside the team it was sealed to', async () => {
    const outsider = {
      ...office.prepared.plan,
      people: office.prepared.plan.people.map((person) =>
        person.role === 'head' ? { ...person, teams: ['protection'] } : person,
      ),
    }
    await using other = await testOffice(outsider)
    await sendMessage(other)
    const cookie = await signedIn(other, 'head')
    const there = await send(other.desk, DESK, '/api/submissions/1', undefined, { cookie })
    const nowhere = await send(other.desk, DESK, '/api/submissions/2', undefined, { cookie })
    expect(there.text).toBe(nowhere.text)
    expect(there.status).toBe(404)
    expect((await send(other.desk, DESK, '/api/submissions/1/open', {}, { cookie })).status).toBe(
      404,
    )
    const list = await send(
      other.desk,
      DESK,
      '/api/submissions/list',
      { state: 'waiting', after: null },
      { cookie },
    )
    expect(list.body).toMatchObject({
      submissions: [],
      counts: { waiting: 0, taken: 0, 'set-aside': 0 },
    })
  })

  test('SECURITY.md shows the table as it is', () => {
    const text = readFileSync(new URL('../../../SECURITY.md', import.meta.url), 'utf8')
    expect(text).toContain(authorityTable())
  })
})

describe('origins', () => {
  test.each([
    ['another origin', { origin: 'http://evil.test' }],
    ['no origin', {}],
    ['another host', { origin: DESK, host: 'evil.test' }],
  ])('a change asked for from %s is refused', async (_from, headers) => {
    const response = await office.desk.request(`${DESK}/api/sign-out`, {
      method: 'POST',
      headers: {
        host: 'desk.test',
        'content-type': 'application/json',
        cookie: cookies.get('head') ?? '',
        ...headers,
      },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })

  test('a form of another site, which cannot send JSON, is refused', async () => {
    const response = await office.desk.request(`${DESK}/api/sign-out`, {
      method: 'POST',
      headers: { host: 'desk.test', origin: DESK, 'content-type': 'text/plain' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })

  test('neither page knows the other’s endpoints', async () => {
    expect(
      (
        await send(
          office.door,
          DOOR,
          '/api/subjects/search',
          { kind: 'person', query: '', after: null },
          { cookie: cookies.get('head') ?? null },
        )
      ).status,
    ).toBe(404)
    expect((await send(office.desk, DESK, '/api/intake')).status).toBe(404)
  })
})
