import { endpoints, pathOf } from '@amparo/contract'
import { sealDocument } from '@amparo/seal'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { access, type EndpointName } from './http/access.ts'
import { composing, LettersDesk, today } from './testing/letters.ts'
import { aRow, ListsDesk } from './testing/lists.ts'
import { handMandate, mandateBody } from './testing/mandates.ts'
import { aToken } from './testing/mandates.ts'
import {
  DESK,
  intakeRecipient,
  send,
  sendMessage,
  signedIn,
  testOffice,
  testPlan,
  type TestOffice,
} from './testing/test-office.ts'

/**
 * What one must not see is, to the last byte, as if it were not there. Somebody whose role may do everything, and whose
 * team has been told nothing, asks every endpoint twice: before the records of others exist, and after.
 */
let office: TestOffice
let outsider: string
let envelope: string

type Asked = { readonly params?: Record<string, string>; readonly body?: unknown }
type DeskEndpoint = EndpointName

/** Numbers the hidden records will have: the first of their kinds in a new office. */
const message = { submission: '1' }
const open = { person: '1', facility: '2' }
const hidden = { person: '3', custody: '4' }
const mandate = 'cd'.repeat(16)

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
const named = (text: string, given: object = {}) =>
  claim('person.name', { kind: 'name', text }, given)

const freshKey = Buffer.alloc(32, 1).toString('base64')
const usedOnce = 'ef'.repeat(16)
const usedKey = Buffer.alloc(32, 2).toString('base64')

/** A new relation that must not come about. */
const recording = (
  given: object,
  other = claim('relation.type', { kind: 'code', code: 'PARENT' }),
) => ({
  body: {
    key: freshKey,
    make: [
      { kind: 'relation', owner: { kind: 'known', id: open.person }, claims: [other], ...given },
    ],
    add: [],
  },
})

/** Every endpoint of the desk that a record hides behind; one that is missing here fails the test. */
function probes(): Partial<Record<DeskEndpoint, readonly Asked[]>> {
  const cited = { source: { kind: 'submission', submission: '1', part: 1, passage: null } }
  const told = {
    source: { kind: 'account', account: '1', version: 1, passage: null, word: 'teller' },
  }
  const consent = {
    person: null,
    given: '2026-01-01',
    standing: 'self',
    means: 'signed',
    language: 'en',
    assent: null,
    lines: [{ purpose: 'STORE', answer: 'no', recipients: [] }],
    note: null,
  }
  const wording = { envelope, copy: envelope }
  const decided = { words: 'Synthetic', once: 'ab'.repeat(16) }
  const closed = {
    ...decided,
    contact: null,
    family: 'no',
    informedOn: null,
    facts: 'cd'.repeat(32),
    people: 2,
  }
  const account = {
    audience: 2,
    handle: 'ab'.repeat(16),
    known: 0,
    key: 'ab'.repeat(16),
    envelope,
    head: envelope,
    commit: Buffer.alloc(32).toString('base64'),
  }
  const { key, commit } = account
  const list = {
    key: freshKey,
    kind: 'person',
    source: { kind: 'office' },
    directness: 'second-hand',
    credibility: 6,
    saidOn: '2026-01-01',
    audience: 0,
    subjects: [[{ property: 'person.name', value: { kind: 'name', text: 'Synthetic' } }]],
  }
  const batch = { batch: '1' }
  // Of an event itself: evidence.test.ts.
  const notEvents = [open.person, hidden.person, hidden.custody]
  const handing = { purpose: 'ACCOUNT', recipient: 'prosecutors-courts', language: 'en' }
  const brought = {
    terms: { purpose: 'Synthetic', fields: ['person.name'], expires: null, onward: true },
    columns: [{ name: 'Name', kept: true }],
    mapping: {},
    directness: 'second-hand',
    credibility: 6,
    saidOn: '2026-01-01',
    rows: 1,
    once: usedOnce,
  }
  const names = ['', 'Synthetic Hidden', 'Synthetic Open', 'Schowany']
  const letter = { letter: '1' }
  const askedOpen = [{ person: open.person, kind: 'whereabouts' }]
  const plan = {
    authority: '5',
    copied: [],
    language: 'en',
    form: 'letter',
    audience: 0,
    follows: '1',
    asked: [{ person: hidden.person, kind: 'whereabouts' }],
  }
  const reply = {
    authority: '5',
    audience: 0,
    letter: '1',
    kind: 'substantive',
    theirNumber: '1',
    dated: null,
    received: '2026-01-01',
    words: 'Synthetic',
    file: null,
    although: [],
    once: usedOnce,
  }
  const answer = {
    person: hidden.person,
    kind: 'whereabouts',
    content: 'confirms',
    quality: 'largely-satisfactory',
    words: 'Synthetic',
  }
  const pair = { one: open.person, other: hidden.person }
  const judged = {
    verdict: 'same',
    words: 'Synthetic',
    facts: 'ab'.repeat(32),
    once: usedOnce,
  }
  const meeting = {
    authority: '5',
    audience: 0,
    first: {
      act: 'note',
      day: '2026-01-01',
      hour: null,
      place: null,
      theirs: null,
      ours: null,
      words: 'Synthetic',
    },
    once: usedOnce,
  }
  const filing = {
    authority: '5',
    audience: 0,
    person: hidden.person,
    sender: 'citizen',
    channel: 'appeal',
    country: 'BY',
    sent: '2026-01-01',
    once: usedOnce,
  }
  const examination = {
    state: 'arranged',
    provider: null,
    place: 'Synthetic clinic',
    on: null,
    independent: null,
    cause: null,
    audience: 0,
    replaces: null,
    known: null,
    once: usedOnce,
  }
  const promise = {
    kind: 'promise',
    authority: '5',
    audience: 0,
    meeting: '1',
    reply: null,
    byWhom: null,
    words: 'Synthetic',
    said: '2026-01-01',
    due: null,
    about: [{ person: hidden.person, kind: null }],
    once: usedOnce,
  }
  const found = {
    standing: 'kept',
    source: 'told',
    reply: null,
    meeting: null,
    on: '2026-01-01',
    words: 'Synthetic',
    once: usedOnce,
  }
  return {
    listSubmissions: (['waiting', 'screened', 'taken', 'set-aside'] as const).map((state) => ({
      body: { state, after: null },
    })),
    readSubmission: [{ params: message }],
    openSubmission: [{ params: message, body: {} }],
    commitOpened: [
      {
        params: message,
        body: {
          part: 1,
          commit: Buffer.alloc(32).toString('base64'),
          opening: envelope,
          notice: null,
        },
      },
    ],
    answerSubmission: [{ params: message, body: { envelope, copy: envelope, seq: 1, prev: null } }],
    takeSubmission: [{ params: message, body: { step: 0 } }],
    setAsideSubmission: [{ params: message, body: { step: 0, reason: 'duplicate' } }],
    putBackSubmission: [{ params: message, body: { step: 0 } }],
    listTriage: [{ body: { after: null } }],
    screenSubmission: [{ params: message, body: { step: 0, envelope } }],
    recordSubmission: [
      {
        body: {
          envelope,
          triage: envelope,
          way: 'phone',
          mailbox: { id: 'ab'.repeat(16), access: 'ab'.repeat(32) },
          keepsCode: true,
        },
      },
    ],
    readForm: [{}],
    bePresent: [{ params: message, body: { writing: null, gone: false } }],
    listAttachments: [{ params: message }],
    startAttachment: [
      { params: message, body: { upload: 'ef'.repeat(16), length: 65_552, state: envelope } },
    ],
    finishAttachment: [
      {
        params: message,
        body: { upload: 'ef'.repeat(16), header: envelope, envelope, prev: 'ab'.repeat(32) },
      },
    ],
    dropAttachment: [{ params: message, body: { upload: 'ef'.repeat(16) } }],
    viewFile: [{ params: { ...message, part: '2' }, body: {} }],
    keepFindings: [{ params: { ...message, part: '2' }, body: { envelope } }],
    listMandates: [{}],
    makeMandate: [{ body: { document: { body: {}, signatures: [] }, holder: envelope } }],
    freezeMandate: [{ params: { mandate }, body: { document: { body: {}, signatures: [] } } }],
    listClients: [{ params: { mandate } }],
    readConsents: [{ params: message }],
    readAgreed: [open.person, hidden.person, hidden.custody].map((subject) => ({
      params: { subject },
    })),
    recordConsent: [{ params: message, body: consent }],
    decideConsent: [
      {
        params: message,
        body: { purpose: 'STORE', answer: 'no', consents: [1], reason: envelope },
      },
    ],
    listAccounts: [
      { body: { person: null, submissions: ['1'] } },
      { body: { person: open.person, submissions: [] } },
      { body: { person: hidden.person, submissions: ['1', '2'] } },
    ],
    takeAccount: [
      { body: { ...account, about: { kind: 'submission', id: '1' } } },
      { body: { ...account, about: { kind: 'person', id: hidden.person } } },
      { body: { ...account, about: { kind: 'person', id: open.person } } },
    ],
    openAccount: ['1', '2'].map((one) => ({ params: { account: one }, body: {} })),
    keepVersion: ['1', '2'].map((one) => ({
      params: { account: one },
      body: { seq: 2, kind: 'correction', key, envelope, commit, head: envelope },
    })),
    listEnquirers: [null, open.person, hidden.person].map((person) => ({
      body: { person, after: null },
    })),
    keepEnquirer: [open.person, hidden.person].map((person) => ({
      body: { person, audience: 2, handle: key, seq: 2, key, envelope, commit },
    })),
    askByMailbox: [open.person, hidden.person].map((subject) => ({
      params: { subject },
      body: {},
    })),
    releaseUpdate: ['1', '2'].map((enquirer) => ({
      params: { enquirer },
      body: { submission: '1', seq: 1, prev: null, whole: wording, come: wording, quiet: wording },
    })),
    takeBackUpdate: [{ params: message, body: {} }],
    readDraft: [{ params: { key: 'answer-1' } }],
    searchSubjects: (['person', 'custody', 'facility', 'act'] as const).flatMap((kind) =>
      names.map((query) => ({ body: { kind, query, after: null } })),
    ),
    findSubjects: [...names, 'Synthetic', hidden.person, hidden.custody, open.person].map(
      (query) => ({
        body: { query },
      }),
    ),
    countFacets: (['person', 'facility'] as const).flatMap((kind) =>
      ['', 'Synthetic', 'Schowany'].flatMap((query) =>
        [false, true].flatMap((quarrels) =>
          [
            [],
            [{ property: kind === 'person' ? 'person.sex' : 'facility.type', code: 'female' }],
          ].map((facets) => ({
            body: { kind, query, filter: { quarrels, from: null, to: null, facets } },
          })),
        ),
      ),
    ),
    exportSubjects: (['person', 'custody', 'facility', 'act'] as const).flatMap((kind) =>
      [...names, hidden.person].map((one) =>
        one === hidden.person
          ? { body: { kind, query: '', after: one } }
          : { body: { kind, query: one, after: null } },
      ),
    ),
    openSubject: [open.person, open.facility, hidden.person, hidden.custody].map((subject) => ({
      params: { subject },
      body: {},
    })),
    listViewings: [open.person, hidden.person].map((subject) => ({
      params: { subject },
      body: { before: null },
    })),
    readOccupancy: [open.facility, hidden.person].map((subject) => ({
      params: { subject },
      body: { from: '2020-08-09', to: '2020-08-12' },
    })),
    // Citing what one may not see, or naming somebody one may not know of.
    createSubject: [
      { body: { kind: 'person', claims: [named('Synthetic New', cited)] } },
      { body: { kind: 'person', claims: [named('Synthetic New', told)] } },
      {
        body: {
          kind: 'event',
          claims: [
            claim('event.title', { kind: 'text', text: 'Synthetic' }),
            claim('event.facility', { kind: 'subject', id: hidden.custody }),
          ],
        },
      },
    ],
    addBelow: [
      {
        params: { subject: hidden.person },
        body: { kind: 'act', claims: [claim('act.place', { kind: 'text', text: 'x' })] },
      },
      {
        params: { subject: open.person },
        body: {
          kind: 'relation',
          claims: [claim('relation.other', { kind: 'subject', id: hidden.person })],
        },
      },
    ],
    addClaims: [
      { params: { subject: hidden.person }, body: { claims: [named('Synthetic')] } },
      { params: { subject: open.person }, body: { claims: [named('Synthetic', cited)] } },
      { params: { subject: open.person }, body: { claims: [named('Synthetic', told)] } },
      {
        params: { subject: open.person },
        body: { claims: [named('Synthetic', { replaces: '3' })] },
      },
    ],
    // Standing under, adding to and naming what one may not know of; under a key that somebody else has used, too.
    recordAll: [
      recording({ owner: { kind: 'known', id: hidden.person } }),
      recording({}, claim('relation.other', { kind: 'subject', id: hidden.person })),
      {
        body: { key: freshKey, make: [], add: [{ subject: hidden.person, claims: [named('x')] }] },
      },
      {
        body: {
          key: usedKey,
          make: [],
          add: [{ subject: open.person, claims: [named('x', { replaces: '3' })] }],
        },
      },
    ],
    // From a message one may not know of, for a team that is not one’s own, and under a key that somebody else has used.
    importSubjects: [
      { body: { ...list, ...cited } },
      { body: { ...list, audience: 2 } },
      { body: { ...list, key: usedKey, audience: 2 } },
    ],
    retractClaim: ['3', '4', '5', '6'].map((one) => ({ params: { claim: one }, body: {} })),
    listClosings: (['searches', 'proposals'] as const).map((show) => ({
      body: { show, after: null },
    })),
    openClosing: [
      { params: { subject: hidden.person }, body: { ...decided, topic: 'search', audience: 0 } },
      { params: { subject: open.person }, body: { ...decided, topic: 'search', audience: 2 } },
      // Open already, for all that may be known here, and whatever another team has decided.
      { params: { subject: open.person }, body: { ...decided, topic: 'person', audience: 0 } },
    ],
    close: [
      { params: { subject: hidden.person }, body: { ...closed, topic: 'person', audience: 2 } },
      { params: { subject: open.person }, body: { ...closed, topic: 'search', audience: 0 } },
    ],
    agreeToClosing: [hidden.person, open.person].map((subject) => ({
      params: { subject },
      body: { ...decided, proposal: '2' },
    })),
    keepOpen: [hidden.person, open.person].map((subject) => ({
      params: { subject },
      body: { ...decided, proposal: '2' },
    })),
    // To a body, about somebody and after a letter one may not know of; and under a mark that another team has used.
    planLetter: [{ body: plan }, { body: { ...plan, asked: askedOpen } }],
    writeLetter: [{ body: { ...plan, once: usedOnce } }],
    readLetter: [{ params: letter, body: {} }],
    listLetters: [null, hidden.person, '5'].flatMap((authority) =>
      [null, 'sent' as const].map((state) => ({ body: { authority, state, after: null } })),
    ),
    composeLetter: [{ params: letter, body: composing({ once: usedOnce }) }],
    bringPaper: [
      {
        params: letter,
        body: { docx: 'AAAA', fileName: 'a.docx', looked: true, cleared: [], once: usedOnce },
      },
    ],
    readPaper: [{ params: { ...letter, paper: '1' }, body: {} }],
    signLetter: [{ params: letter, body: { paper: 1, once: usedOnce } }],
    sendLetter: [
      {
        params: letter,
        body: { channel: 'post', on: '2026-01-01', answerBy: null, once: usedOnce },
      },
    ],
    setLetterDay: [{ params: letter, body: { about: 'answer-by', day: null, once: usedOnce } }],
    withdrawLetter: [{ params: letter, body: { words: 'Synthetic', once: usedOnce } }],
    enterReply: [{ body: reply }, { body: { ...reply, authority: open.facility } }],
    recordAnswers: [{ params: { reply: '1' }, body: { answers: [answer], once: usedOnce } }],
    listReplies: [null, '5'].map((authority) => ({ body: { authority, after: null } })),
    readReply: [{ params: { reply: '1' }, body: {} }],
    readReplyFile: [{ params: { reply: '1' }, body: {} }],
    findCandidates: [...names, 'Synthetic Open'].flatMap((name) =>
      [null, hidden.person].map((except) => ({
        body: {
          values: {
            names: [name],
            fathers: [],
            born: ['1990'],
            sex: [],
            places: [],
            seen: [],
            numbers: [],
          },
          alive: [],
          except,
        },
      })),
    ),
    listProposals: [{ body: { after: null } }, { body: { after: '1' } }],
    readPair: [{ body: pair }, { body: { one: hidden.person, other: open.person } }],
    decidePair: [
      { body: { ...pair, ...judged, audience: 0 } },
      { body: { ...pair, ...judged, audience: 2 } },
    ],
    readIdentity: [hidden.person, open.person].map((subject) => ({
      params: { subject },
      body: {},
    })),
    takeApart: [hidden.person, open.person].map((subject) => ({
      params: { subject },
      body: { audience: 0, words: 'Synthetic', once: usedOnce },
    })),
    planBulk: [{ body: { audience: 0 } }, { body: { audience: 2 } }],
    acceptBulk: [0, 2].map((audience) => ({
      body: { audience, plan: 'ab'.repeat(32), words: 'Synthetic', once: usedOnce },
    })),
    readGrid: [
      {},
      { person: open.person },
      { person: hidden.person },
      { authority: '5' },
      { letter: '1' },
      { states: ['asked', 'answered'] },
    ].map((given) => ({
      body: { states: [], authority: null, letter: null, person: null, skip: 0, ...given },
    })),
    planChase: [{ body: { questions: ['1', '2'], audience: 0 } }],
    chase: [{ body: { questions: ['1', '2'], language: 'en', audience: 0, once: usedOnce } }],
    reachLeftOut: [null, '1'].map((of) => ({
      body: { people: [hidden.person], letter: of, audience: 0 },
    })),
    listReaching: [null, '1'].flatMap((of) =>
      [true, false].map((isOpen) => ({ body: { letter: of, open: isOpen, skip: 0 } })),
    ),
    readFigures: [{ body: { asOf: null } }],
    listBehindFigure: [
      { of: 'people', part: 'reported', week: null, within: null },
      { of: 'asks', part: 'asked', authority: null, kind: null },
    ].map((behind) => ({ body: { asOf: null, behind, skip: 0 } })),
    listContradictions: [{ body: { code: null, language: 'en', skip: 0 } }],
    readContradictions: [open.person, hidden.person].map((subject) => ({
      params: { subject },
      body: { language: 'en' },
    })),
    listLists: [null, '7', '9', open.person].map((partner) => ({ body: { partner, after: null } })),
    readMapping: ['7', '9', open.person].map((partner) => ({ body: { partner, list: null } })),
    beginBatch: [
      { body: { ...brought, list: { kind: 'known', id: '1' } } },
      ...['7', '9', hidden.person].map((partner) => ({
        body: { ...brought, list: { kind: 'new', title: 'Synthetic', partner, audience: 0 } },
      })),
    ],
    sendRows: [
      {
        params: batch,
        body: { from: 1, rows: [{ key: null, cells: [], values: [], refused: null }] },
      },
    ],
    readBatch: [{ params: batch }],
    completeBatch: [{ params: batch, body: {} }],
    checkBatch: [{ params: batch, body: {} }],
    readRows: [null, 'new' as const].map((verdict) => ({
      params: batch,
      body: { verdict, after: null },
    })),
    judgeRows: [{ params: batch, body: { rows: [{ row: 1, takenFor: { kind: 'new' } }] } }],
    applyBatch: [{ params: batch, body: { run: '99' } }],
    stopBatch: [{ params: batch, body: {} }],
    undoBatch: [{ params: batch, body: { reason: 'other' } }],
    discardBatch: [{ params: batch, body: {} }],
    readMemberships: [
      open.person,
      hidden.person,
      ...Array.from({ length: 12 }, (_, at) => String(at + 5)),
    ].map((subject) => ({ params: { subject }, body: {} })),
    recordFiling: [{ body: filing }, { body: { ...filing, authority: open.facility } }],
    stepFiling: [
      { params: { filing: '1' }, body: { act: 'answered', on: '2026-01-01', once: usedOnce } },
    ],
    listFilings: ['5', open.facility].map((authority) => ({ body: { authority, after: null } })),
    // Of somebody one may not know of, under a mark another team has used; at a doctor's one may not know of; saying a hidden word better.
    recordExamination: [
      { params: { subject: hidden.person }, body: examination },
      {
        params: { subject: open.person },
        body: { ...examination, place: null, provider: hidden.person },
      },
      { params: { subject: open.person }, body: { ...examination, replaces: '1' } },
    ],
    readExaminations: [hidden.person, open.person].map((subject) => ({
      params: { subject },
      body: {},
    })),
    listExaminations: ['all', 'open', 'told'].map((show) => ({
      body: { show, outOnly: false, skip: 0 },
    })),
    // At a body and about somebody one may not know of; of another team's meeting and promise; under marks it has used.
    recordMeeting: [{ body: meeting }, { body: { ...meeting, authority: open.facility } }],
    stepMeeting: [
      { params: { meeting: '1' }, body: { step: meeting.first, known: 1, once: usedOnce } },
    ],
    listMeetings: [null, '5'].map((authority) => ({ body: { authority, after: null } })),
    readMeeting: [{ params: { meeting: '1' }, body: {} }],
    readBrief: [{ params: { meeting: '1' }, body: { language: 'en', whole: false } }],
    writeBrief: [{ params: { meeting: '1' }, body: { language: 'en', whole: true } }],
    planEvidence: notEvents.map((subject) => ({ params: { subject }, body: handing })),
    takeOutEvidence: notEvents.map((subject) => ({
      params: { subject },
      body: { ...handing, weighed: 'ab'.repeat(32), once: usedOnce },
    })),
    listEvidence: notEvents.map((subject) => ({ params: { subject }, body: {} })),
    recordCommitment: [{ body: promise }, { body: { ...promise, authority: open.facility } }],
    followCommitment: [{ params: { commitment: '1' }, body: found }],
    listCommitments: [null, '5'].flatMap((authority) =>
      [true, false].map((openOnly) => ({ body: { authority, openOnly, order: 'turn', skip: 0 } })),
    ),
    readCommitment: [{ params: { commitment: '1' }, body: {} }],
    listEntries: [{ body: { before: null } }],
    readLog: [{}],
    // Every number that the hidden records' entries can have, and those of what is open.
    proveEntry: Array.from({ length: 250 }, (_, at) => ({ params: { entry: String(at + 1) } })),
  }
}

/** Tell nothing of records: who one is, one's own drafts and going; and how long the log is, which is public. */
const without = new Set<EndpointName>([
  'readMe',
  'signOut',
  'keepDraft',
  'readIdentityFile',
  'signIn',
  'readCheckpoint',
  'readConsistency',
  'reportLogAlarm',
  // How the office words its letters, whomever they are about.
  'listTemplates',
  'readTemplate',
  'keepTemplate',
  // One's own password, and nothing else; what it opens is looked at beside its code.
  'readCalendar',
  'openCalendar',
  'closeCalendar',
])

beforeAll(async () => {
  const elsewhere = {
    name: 'Rights Elsewhere',
    role: 'rights-officer' as const,
    teams: ['medical'],
  }
  office = await testOffice({ ...testPlan, people: [...testPlan.people, elsewhere] })
  outsider = await signedIn(office, elsewhere.name)
  envelope = Buffer.from(await sealDocument([intakeRecipient(office.prepared)], { x: 1 })).toString(
    'base64',
  )
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

test('every endpoint of the desk has a probe, or a reason for none', () => {
  const desk = (Object.keys(endpoints) as EndpointName[]).filter(
    (name) => endpoints[name].page === 'desk',
  )
  expect(Object.keys(access).length).toBeGreaterThan(0)
  expect(desk.filter((name) => !without.has(name)).toSorted()).toEqual(
    Object.keys(probes()).toSorted(),
  )
})

test('to somebody whose team was told nothing, all of it is as if it were not there', async () => {
  const insider = await signedIn(office, 'rights-officer')
  const make = async (path: string, body: object) => {
    const told = await send(office.desk, DESK, path, body, { cookie: insider })
    expect(told.status, `${path} ${told.text}`).toBe(200)
    const { subject } = told.body
    return typeof subject === 'string' ? subject : ''
  }
  const facility = {
    kind: 'facility',
    claims: [claim('facility.name', { kind: 'name', text: 'Synthetic prison' })],
  }
  expect(await make('/api/subjects', { kind: 'person', claims: [named('Synthetic Open')] })).toBe(
    open.person,
  )
  expect(await make('/api/subjects', facility)).toBe(open.facility)

  const before = await asked()
  await sendMessage(office)
  await make('/api/submissions/1/open', {})
  const team = { audience: 2 }
  expect(
    await make('/api/subjects', {
      kind: 'person',
      claims: [named('Synthetic Hidden', team), named('Schowany', team)],
    }),
  ).toBe(hidden.person)
  const held = [
    claim('custody.facility', { kind: 'subject', id: open.facility }, team),
    claim('custody.from', { kind: 'date', edtf: '2020-08-10' }, team),
  ]
  expect(await make(`/api/subjects/${open.person}/below`, { kind: 'custody', claims: held })).toBe(
    hidden.custody,
  )
  await make(`/api/subjects/${open.person}/claims`, {
    claims: [
      named('Schowany', team),
      claim('person.sex', { kind: 'code', code: 'female' }, team),
      claim('person.birth', { kind: 'date', edtf: '1990' }, team),
    ],
  })
  await make('/api/register/record', {
    key: usedKey,
    make: [
      {
        kind: 'relation',
        owner: { kind: 'known', id: open.person },
        claims: [claim('relation.other', { kind: 'subject', id: hidden.person }, team)],
      },
    ],
    add: [],
  })
  await decide(make, insider, team.audience)
  const account = {
    audience: 2,
    known: 0,
    envelope,
    head: envelope,
    commit: Buffer.alloc(32).toString('base64'),
  }
  const tell = (about: object, handle: string) =>
    make('/api/accounts', { ...account, about, handle, key: handle })
  await tell({ kind: 'person', id: open.person }, 'ab'.repeat(16))
  await tell({ kind: 'person', id: hidden.person }, 'cd'.repeat(16))
  await askAnAuthority()
  await bringLists()
  const document = mandateBody(office, [aToken()], { id: mandate })
  const made = await handMandate(office, document, { role: 'rights-officer', cookie: insider })
  expect(made.status, made.text).toBe(200)

  const after = await asked()
  for (const [question, reply] of before) expect(after.get(question), question).toEqual(reply)
})

/** A letter of another team about both, sent and answered. */
async function askAnAuthority(): Promise<void> {
  const desk = await LettersDesk.of(office)
  const body = await desk.subject('authority', 'Hidden ministry', 2)
  await desk.answered('1', { person: hidden.person })
  await desk.answered('1', { person: open.person })
  const given = { audience: 2, once: usedOnce }
  const letter = await desk.written(body, [hidden.person, open.person], given)
  await desk.sent(letter, today())
  const came = desk.reply(body, letter, { audience: 2, theirNumber: '1', once: usedOnce })
  const { reply } = await desk.done('/api/replies', came)
  const answers = [desk.answer(hidden.person), desk.answer(open.person)]
  await desk.done(`/api/replies/${String(reply)}/answers`, { answers, once: usedOnce })
  const sent = { person: open.person, sender: 'citizen', channel: 'appeal', country: 'BY' }
  const theirs = { ...sent, authority: body, audience: 2, sent: today(), once: usedOnce }
  await desk.done('/api/filings', theirs)
  const toAsk = { state: 'to-ask', provider: null, place: null, on: null, independent: null }
  const word = { ...toAsk, cause: null, audience: 2, replaces: null, known: null, once: usedOnce }
  for (const person of [open.person, hidden.person])
    await desk.done(`/api/subjects/${person}/examinations`, {
      ...word,
      once: person === open.person ? usedOnce : 'e0'.repeat(16),
    })
  const met = { authority: body, audience: 2, first: desk.noteOfMeeting(), once: usedOnce }
  const { meeting } = await desk.done('/api/meetings', met)
  const about = [hidden.person, open.person].map((person) => ({ person, kind: null }))
  const promised = await desk.promised(body, { audience: 2, meeting, about, once: usedOnce })
  await desk.done(`/api/commitments/${promised}/follow`, desk.found({ once: usedOnce }))
}

/** A list of another team: of one row the open person is recognised, the other makes somebody; a second is taken back. */
async function bringLists(): Promise<void> {
  const desk = await ListsDesk.of(office)
  const partner = await desk.partner('Hidden partner', 2)
  const rows = [aRow('a', 'Schowany Listed'), aRow('b', 'Synthetic Open')]
  const list = { kind: 'new', title: 'Hidden', partner, audience: 2 }
  const first = await desk.checked(list, rows, { once: usedOnce })
  await desk.judged(first.batch, 2, { kind: 'subject', subject: open.person })
  await desk.applied(first.batch)
  const { batch } = await desk.checked({ ...list, title: 'Hidden too' }, rows)
  await desk.judged(batch, 2, { kind: 'subject', subject: open.person })
  await desk.applied(batch)
  await desk.undone(batch)
}

/** A search opened and proposed to be closed, and nothing of it told to others. */
async function decide(
  make: (path: string, body: object) => Promise<string>,
  cookie: string,
  audience: number,
): Promise<void> {
  const path = `/api/subjects/${open.person}/closing`
  const once = (byte: string) => ({ words: 'Synthetic', once: byte.repeat(16) })
  await make(`${path}/open`, { topic: 'search', audience, ...once('01') })
  const { body } = await send(
    office.desk,
    DESK,
    `/api/subjects/${open.person}/open`,
    {},
    { cookie },
  )
  const { facts } = body['closings'] as { facts: { audience: number; facts: string }[] }
  await make(`${path}/close`, {
    topic: 'search',
    audience,
    contact: null,
    family: 'no',
    informedOn: null,
    facts: facts.find((one) => one.audience === audience)?.facts,
    people: 2,
    ...once('02'),
  })
}

interface Reply {
  readonly status: number
  readonly text: string
  readonly headers: readonly (readonly [string, string])[]
}

async function asked(): Promise<ReadonlyMap<string, Reply>> {
  const replies = new Map<string, Reply>()
  for (const [name, all] of Object.entries(probes()) as [EndpointName, readonly Asked[]][]) {
    for (const [at, { params = {}, body }] of all.entries()) {
      const { method, path } = endpoints[name]
      const response = await office.desk.request(`${DESK}${pathOf({ path }, params)}`, {
        method,
        headers: {
          host: new URL(DESK).host,
          origin: DESK,
          cookie: outsider,
          'content-type': 'application/json',
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
      })
      // An export says when it was so; of everything else not a byte may differ.
      const text = (await response.text()).replace(/^\{"asOf":"[^"]*"/, '{"asOf":""')
      expect(text, `${name} ${at}`).not.toMatch(/"code":"malformed"/)
      replies.set(`${name} ${at}`, {
        status: response.status,
        // When it was asked is not of a record.
        text: text.replace(/"asOf":"[^"]*"/, ''),
        headers: [...response.headers],
      })
    }
  }
  return replies
}
