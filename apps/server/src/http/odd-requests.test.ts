import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
} from '../testing/test-office.ts'

/** What fits the contract at a glance and is nothing that PostgreSQL can keep or look for. */
let office: TestOffice
let cookie = ''
beforeAll(async () => {
  office = await testOffice()
  cookie = await signedIn(office, 'head')
  await sendMessage(office)
  const made = await send(office.desk, DESK, '/api/subjects', person(named('Synthetic')), {
    cookie,
  })
  expect(made.body).toMatchObject({ subject: '1' })
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const list = { kind: 'person', query: '' }
const everything = { quarrels: false, from: null, to: null }
const nameless = { ...everything, facets: [{ property: 'person.sex', code: 'a\0' }] }
const beforeChrist = { ...everything, from: '0000-01-01' }
const said = {
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
}
const named = (text: string, given: object = {}) => ({
  property: 'person.name',
  value: { kind: 'name', text, ...given },
})
const person = (claim: object, given: object = {}) => ({
  kind: 'person',
  claims: [{ ...said, replaces: null, ...claim, ...given }],
})
const consent = {
  person: null,
  given: '2026-01-01',
  standing: 'self',
  means: 'spoken-remotely',
  language: 'be',
  assent: null,
  lines: [{ purpose: 'FAMILY', answer: 'no', recipients: [] }],
  note: null,
}
const closing = { audience: 0, topic: 'search', once: '0'.repeat(32) }

test.each<readonly [string, string, object]>([
  [
    'a code to narrow by that no text can hold',
    '/api/subjects/search',
    { ...list, after: null, filter: nameless },
  ],
  ['the same to count by', '/api/subjects/facets', { ...list, filter: nameless }],
  [
    'a day before the calendar',
    '/api/subjects/search',
    { ...list, after: null, order: { by: 'from', down: false }, filter: beforeChrist },
  ],
  [
    'a value that was said on such a day',
    '/api/subjects',
    person(named('Synthetic'), { saidOn: '0000-01-01' }),
  ],
  ['a name that no text can hold', '/api/subjects', person(named('Synthetic\0'))],
  [
    'a spelling of a language that is none',
    '/api/subjects',
    person(named('Synthetic', { language: 'ru-Cyrl-Latn' })),
  ],
  [
    'a consent in a language that no text can hold',
    '/api/submissions/1/consents/record',
    { ...consent, language: 'be\0' },
  ],
  [
    'a consent of such a day',
    '/api/submissions/1/consents/record',
    { ...consent, given: '0000-01-01' },
  ],
  ['a reason that no text can hold', '/api/submissions/1/set-aside', { reason: 'a\0', steps: 0 }],
  [
    'a closing with words that no text can hold',
    '/api/subjects/1/closing/open',
    { ...closing, words: 'a\0' },
  ],
])('%s is refused', async (_, path, body) => {
  const told = await send(office.desk, DESK, path, body, { cookie })
  expect([400, 404, 422]).toContain(told.status)
})
