import { createHash, randomBytes } from 'node:crypto'
import { checkField, isOpenedBy, parseEntry } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { newIdentity, recipientOf, sealDocument, type Recipient } from '@amparo/seal'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { erasableVersions } from '../accounts/account-erasure.ts'
import { erasableSteps } from '../closings/closing-erasure.ts'
import { erasableNotes, erasableReasons } from '../consents/consent-erasure.ts'
import {
  erasableClearings,
  erasablePapers,
  erasableWithdrawals,
} from '../letters/letter-erasure.ts'
import { erasableAnswers, erasableReplies } from '../letters/reply-erasure.ts'
import {
  erasableCommitments,
  erasableFollowing,
  erasableMeetingSteps,
} from '../meetings/meeting-erasure.ts'
import { hashLine } from '../submissions/door-store.ts'
import { asEraser } from '../host/host.ts'
import { inventedName, LettersDesk } from '../testing/letters.ts'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { gate } from './actor.ts'
import type { ErasableKind } from './erasing.ts'
import { writtenOf } from './entry-opening.ts'

let office: TestOffice
let team: Recipient
const cookies = { rights: '', head: '', intake: '' }
type Who = keyof typeof cookies

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.head = await signedIn(office, 'head')
  cookies.intake = await signedIn(office, 'intake-officer')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  team = await recipientOf(await newIdentity())
  await sendMessage(office)
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body?: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

async function done(who: Who, path: string, body: unknown): Promise<Told> {
  const told = await ask(who, path, body)
  expect(told.status, told.text).toBe(200)
  return told
}

async function row(sql: string, ...values: unknown[]): Promise<Record<string, unknown>> {
  const { rows } = await office.host.admin.query<Record<string, unknown>>(sql, values)
  return rows[0] ?? {}
}

const erase = (kind: ErasableKind, id: string): Promise<string | undefined> =>
  asEraser(office.host, office.slug, (eraser) =>
    eraser.change(gate, (change) => kind.erase(change, id, 'consent-withdrawn')),
  )

const drawn = (): string => randomBytes(16).toString('hex')

async function sealed(): Promise<string> {
  return Buffer.from(await sealDocument([team], { synthetic: 'words' })).toString('base64')
}

const today = (): string => new Date().toISOString().slice(0, 10)

/** What can still be shown of an entry, and what nobody can confirm any more. */
async function checksOf(entry: string, ofFields: Record<string, Uint8Array | string>) {
  expect(await row('select from entry_key where entry = $1', entry)).toEqual({})
  const left = await asEraser(office.host, office.slug, (eraser) =>
    eraser.read(gate, (tx) => writtenOf(tx, entry)),
  )
  const { body } = await row('select body from entry where id = $1', entry)
  const read = parseEntry(String(body))
  const { salts, fieldList } = left ?? {
    salts: { commit: new Uint8Array(32), fields: {} },
    fieldList: '',
  }
  const commit = read.verdict === 'entry' ? read.entry.commit : ''
  expect(isOpenedBy(nodeHashing, salts, fieldList, commit)).toBe(true)
  return Object.fromEntries(
    Object.entries(ofFields).map(([name, value]) => [
      name,
      checkField(nodeHashing, salts, fieldList, name, value).verdict,
    ]),
  )
}

async function tombstoneOf(entry: string | undefined) {
  const { body } = await row('select body from entry where id = $1', entry)
  const read = parseEntry(String(body))
  return read.verdict === 'entry' ? read.entry : null
}

async function person(): Promise<string> {
  const told = await done('rights', '/api/subjects', {
    kind: 'person',
    claims: [
      {
        property: 'person.name',
        value: { kind: 'name', text: 'Synthetic Person' },
        source: { kind: 'office' },
        directness: 'first-hand',
        credibility: 4,
        saidOn: '2026-01-01',
        audience: 0,
        replaces: null,
      },
    ],
  })
  return String(told.body['subject'])
}

describe('a version of an account', () => {
  let someone = ''
  let account = ''

  const version = async (given: object = {}) => ({
    key: drawn(),
    envelope: await sealed(),
    head: await sealed(),
    commit: randomBytes(32).toString('base64'),
    ...given,
  })

  beforeEach(async () => {
    someone = await person()
    const about = { kind: 'person', id: someone }
    const first = { about, audience: 2, handle: drawn(), known: 0, ...(await version()) }
    account = String((await done('rights', '/api/accounts', first)).body['account'])
    const correction = { seq: 2, kind: 'correction', ...(await version()) }
    await done('rights', `/api/accounts/${account}/versions`, correction)
  })

  const kept = (seq: number) =>
    row(
      `select *, erased_on::text as erased_on from account_version where account = $1 and seq = $2`,
      account,
      seq,
    )

  test('keeps its row and the hash of its bytes, and nothing of the words or of what bound the log to them', async () => {
    const before = await kept(1)
    const entry = await erase(erasableVersions, `${account}/1`)
    expect(await kept(1)).toEqual({
      ...before,
      envelope: null,
      head: null,
      v_commit: null,
      erased: entry,
      erased_tx: expect.any(String),
      erased_on: today(),
      erased_for: 'consent-withdrawn',
    })
    const { object } = await row('select object from account where id = $1', account)
    expect(await tombstoneOf(entry)).toMatchObject({
      kind: 'erase.object',
      object: (object as Buffer).toString('hex'),
    })
  })

  test('leaves what was recorded with it verifiable, and its words to nobody’s guess', async () => {
    const { entry, sha256, v_commit: commit, head } = await kept(1)
    const hash = createHash('sha256').update(head as Buffer)
    await erase(erasableVersions, `${account}/1`)
    const checks = await checksOf(String(entry), {
      about: `person ${someone}`,
      seq: '1',
      kind: 'original',
      envelope: (sha256 as Buffer).toString('hex'),
      commit: (commit as Buffer).toString('base64'),
      head: hash.digest('hex'),
    })
    expect(checks).toEqual({
      about: 'matches',
      seq: 'matches',
      kind: 'matches',
      envelope: 'matches',
      commit: 'erased',
      head: 'erased',
    })
  })

  test('is told as erased, when and why, and the others are handed out as they were', async () => {
    const entry = await erase(erasableVersions, `${account}/1`)
    const told = await done('head', `/api/accounts/${account}/open`, {})
    const erased = { entry, on: today(), reason: 'consent-withdrawn' }
    expect(told.body['versions']).toMatchObject([
      { seq: 1, sealed: null, erased },
      { seq: 2, sealed: { envelope: expect.any(String) }, erased: null },
    ])
    const list = await done('head', '/api/accounts/list', { person: someone, submissions: [] })
    expect(list.body['accounts']).toMatchObject([{ head: { seq: 2 } }])
    await erase(erasableVersions, `${account}/2`)
    const after = await done('head', '/api/accounts/list', { person: someone, submissions: [] })
    // Whoever asks again still has to see that it was told already.
    expect(after.body['accounts']).toMatchObject([{ id: account, head: null }])
  })

  test('takes along what is just being written of it, and no other draft', async () => {
    const words = ['correction', 'translation', 'recordaccount']
    for (const key of [...words, 'answer', 'record'].map((of) => `${of}-${account}`))
      await send(
        office.desk,
        DESK,
        `/api/drafts/${key}`,
        { envelope: await sealed() },
        {
          cookie: cookies.rights,
          method: 'PUT',
        },
      )
    await erase(erasableVersions, `${account}/2`)
    const { rows } = await office.host.admin.query<{ key: string }>(
      `select key from draft where key like '%-' || $1 order by key`,
      [account],
    )
    expect(rows).toEqual([{ key: `answer-${account}` }, { key: `record-${account}` }])
  })

  test('is erased once, and nothing happens for one that is not there', async () => {
    await erase(erasableVersions, `${account}/1`)
    expect(await erase(erasableVersions, `${account}/1`)).toBeUndefined()
    expect(await erase(erasableVersions, `${account}/9`)).toBeUndefined()
  })

  test('that is not what its entry bound is not erased: whoever changed it would go unnoticed', async () => {
    await office.host.admin.query(
      `update account_version set head = 'other' where account = $1 and seq = 1`,
      [account],
    )
    await expect(erase(erasableVersions, `${account}/1`)).rejects.toMatchObject({
      name: 'NotAsRecorded',
    })
    expect((await kept(1))['envelope']).not.toBeNull()
  })

  test('can still be followed by another: the next one names its hash', async () => {
    await erase(erasableVersions, `${account}/2`)
    const translation = { seq: 3, kind: 'translation', ...(await version({ head: null })) }
    await done('rights', `/api/accounts/${account}/versions`, translation)
  })
})

test('the reasons of a closing go; what was decided, by whom and on what stays', async () => {
  const someone = await person()
  const words = 'Synthetic reasons'
  const given = { topic: 'search', audience: 0, words, once: drawn() }
  await done('rights', `/api/subjects/${someone}/closing/open`, given)
  const before = await row('select * from closing_step where subject = $1', someone)
  const entry = await erase(erasableSteps, String(before['id']))
  const after = await row(
    'select *, erased_on::text as erased_on from closing_step where subject = $1',
    someone,
  )
  expect(after).toEqual({
    ...before,
    words: null,
    erased: entry,
    erased_tx: expect.any(String),
    erased_on: today(),
    erased_for: 'consent-withdrawn',
  })
  expect(await tombstoneOf(entry)).toMatchObject({ kind: 'erase.field' })
  const checks = await checksOf(String(before['entry']), { topic: 'search', words, audience: '0' })
  expect(checks).toEqual({ topic: 'matches', words: 'erased', audience: 'matches' })
  const page = await done('rights', `/api/subjects/${someone}/open`, {})
  expect(page.text).not.toContain(words)
  expect(page.body['closings']).toMatchObject({
    steps: [
      { act: 'open', words: null, erased: { entry, on: today(), reason: 'consent-withdrawn' } },
    ],
  })
  expect(await erase(erasableSteps, String(before['id']))).toBeUndefined()
})

test('what was written beside a consent goes; what was agreed to stays and counts', async () => {
  const note = await sealed()
  const asked = { person: null, given: '2026-01-01', means: 'signed', language: 'en', assent: null }
  const lines = [
    { purpose: 'STORE', answer: 'named', recipients: [] },
    { purpose: 'RAISE_NAMED', answer: 'no', recipients: [] },
  ]
  const path = '/api/submissions/1/consents'
  await done('intake', `${path}/record`, { ...asked, standing: 'self', lines, note })
  const before = await row('select * from consent order by id desc limit 1')
  const reads = async () => (await ask('intake', path)).body
  const { effective } = await reads()
  const entry = await erase(erasableNotes, String(before['id']))
  expect(await tombstoneOf(entry)).toMatchObject({ kind: 'erase.field' })
  const checks = await checksOf(String(before['entry']), {
    standing: 'self',
    lines: 'RAISE_NAMED no\nSTORE named',
    note: hashLine(before['note'] as Buffer),
  })
  expect(checks).toEqual({ standing: 'matches', lines: 'matches', note: 'erased' })
  const after = await reads()
  expect(after['effective']).toEqual(effective)
  expect((after['consents'] as object[]).at(-1)).toMatchObject({
    note: null,
    erased: { entry, on: today(), reason: 'consent-withdrawn' },
  })
  expect(await erase(erasableNotes, String(before['id']))).toBeUndefined()
  // One without a note says nothing that could be erased.
  await done('intake', `${path}/record`, { ...asked, standing: 'next-of-kin', lines, note: null })
  const bare = String((await row('select id from consent order by id desc limit 1'))['id'])
  expect(await erase(erasableNotes, bare)).toBeUndefined()
})

/** Two consents that differ, and the head’s written decision between them. */
async function decision(): Promise<{ readonly path: string; readonly id: string }> {
  await sendMessage(office)
  const { id } = await row('select max(id)::text as id from submission')
  const path = `/api/submissions/${String(id)}/consents`
  const asked = { person: null, given: '2026-01-01', means: 'signed', language: 'en', assent: null }
  for (const [standing, answer] of [
    ['next-of-kin', 'named'],
    ['self', 'no'],
  ]) {
    const lines = [{ purpose: 'STORE', answer, recipients: [] }]
    await done('intake', `${path}/record`, { ...asked, standing, lines, note: await sealed() })
  }
  const read = await ask('intake', path)
  const [conflict] = read.body['conflicts'] as { consents: number[] }[]
  const decided = { purpose: 'STORE', answer: 'pseudonym', consents: conflict?.consents }
  await done('head', `${path}/decide`, { ...decided, reason: await sealed() })
  return { path, id: String((await row('select max(id) as id from consent_decision'))['id']) }
}

test('the head’s written reason between two consents goes; the decision stays and counts', async () => {
  const { path, id } = await decision()
  const before = await row('select * from consent_decision where id = $1', id)
  const entry = await erase(erasableReasons, id)
  const checks = await checksOf(String(before['entry']), {
    answer: 'pseudonym',
    reason: hashLine(before['reason'] as Buffer),
  })
  expect(checks).toEqual({ answer: 'matches', reason: 'erased' })
  const after = await ask('intake', path)
  expect(after.body['effective']).toMatchObject([{ purpose: 'STORE', answer: 'pseudonym' }])
  expect(after.body['conflicts']).toMatchObject([
    { decision: { reason: null, erased: { entry, reason: 'consent-withdrawn' } } },
  ])
})

interface Letter {
  readonly letter: string
  readonly reply: string
  readonly named: string
  readonly official: string
}

/** Composed with a name that was cleared, sent, answered and called back. */
async function aLetter(desk: LettersDesk, number: number): Promise<Letter> {
  const message = await desk.message()
  const body = await desk.subject('authority', 'Ministry of invented affairs')
  const named = await desk.nameable(inventedName(2 * number), message)
  const name = inventedName(2 * number + 1)
  const official = await desk.subject('person', name)
  const letter = await desk.written(body, [named])
  await desk.composed(letter, { words: `Received by ${name}.` })
  await done('head', `/api/letters/${letter}/sign`, { paper: 1, once: drawn() })
  const send = { channel: 'post', on: today(), answerBy: null, once: drawn() }
  await done('rights', `/api/letters/${letter}/send`, send)
  const reply = await desk.replied(body, letter, {
    theirNumber: '7/26',
    file: { bytes: Buffer.from('%PDF-1.7 synthetic').toString('base64'), type: 'application/pdf' },
  })
  const answers = [desk.answer(named), desk.answer(named, { kind: 'health', words: 'Another.' })]
  await done('rights', `/api/replies/${reply}/answers`, { answers, once: drawn() })
  await done('rights', `/api/letters/${letter}/withdraw`, { words: 'Called back.', once: drawn() })
  return { letter, reply, named, official }
}

describe('of letters and replies', () => {
  let desk: LettersDesk
  let made: Letter
  beforeAll(async () => {
    desk = await LettersDesk.of(office)
    made = await aLetter(desk, 0)
  })

  const left = (entry: string | undefined) => ({
    erased: entry,
    erased_tx: expect.any(String),
    erased_on: expect.anything(),
    erased_for: 'consent-withdrawn',
  })

  test('why a name in a paper was somebody else’s goes, then the paper with its hashes; that each was there stays', async () => {
    const { letter, named, official } = made
    const where = 'where letter = $1 and paper = 1 and person = $2'
    const cleared = await row(`select * from letter_cleared ${where}`, letter, official)
    const clearing = await erase(erasableClearings, `${letter}/1/${official}`)
    expect(await row(`select * from letter_cleared ${where}`, letter, official)).toEqual({
      ...cleared,
      words: null,
      ...left(clearing),
    })
    const kept = 'select * from letter_paper where letter = $1 and seq = $2'
    const paper = await row(kept, letter, 1)
    const numbered = await row(kept, letter, 2)
    expect(numbered).toMatchObject({ origin: 'numbered' })
    const entry = await erase(erasablePapers, `${letter}/1`)
    expect(await row(kept, letter, 1)).toEqual({
      ...paper,
      docx: null,
      pdf: null,
      layout: null,
      sha256: null,
      ...left(entry),
    })
    const checks = await checksOf(String(paper['entry']), {
      seq: '1',
      docx: (paper['sha256'] as Buffer).toString('hex'),
      pdf: createHash('sha256')
        .update(paper['pdf'] as Buffer)
        .digest('hex'),
      [`cleared.${official}`]: String(cleared['words']),
    })
    expect(checks).toEqual({
      seq: 'matches',
      docx: 'erased',
      pdf: 'erased',
      [`cleared.${official}`]: 'erased',
    })
    // With its number put in it is the same paper, and goes with it; so does why a name in it was somebody else's.
    expect(await row(kept, letter, 2)).toMatchObject({ docx: null, pdf: null, sha256: null })
    const copied = 'select * from letter_cleared where letter = $1 and paper = 2 and person = $2'
    expect(await row(copied, letter, official)).toMatchObject({ words: null })
    // A paper is the same whenever it is made of the same names: a hash would tell whoever guesses them.
    const signed = await row(`select * from letter_step where letter = $1 and act = 'sign'`, letter)
    const docx = (numbered['sha256'] as Buffer).toString('hex')
    expect(await checksOf(String(signed['entry']), { paper: '2', docx })).toEqual({
      paper: 'matches',
      docx: 'erased',
    })
    expect((await ask('rights', `/api/letters/${letter}/papers/1`, {})).status).toBe(404)
    const read = await done('rights', `/api/letters/${letter}/open`, {})
    expect(read.body).toMatchObject({
      lines: [{ person: named }],
      papers: [{ erased: { entry, reason: 'consent-withdrawn' } }, { origin: 'numbered' }],
    })
    for (const [kind, id] of [
      [erasableClearings, `${letter}/1/${official}`],
      [erasablePapers, `${letter}/1`],
    ] as const)
      expect(await erase(kind, id)).toBeUndefined()
  })

  test('why a letter was withdrawn goes; that it was stays', async () => {
    const { letter } = made
    const step = await row(
      `select * from letter_step where letter = $1 and act = 'withdraw'`,
      letter,
    )
    const entry = await erase(erasableWithdrawals, letter)
    expect(await checksOf(String(step['entry']), { words: 'Called back.' })).toEqual({
      words: 'erased',
    })
    const read = await done('rights', `/api/letters/${letter}/open`, {})
    expect(read.text).not.toContain('Called back.')
    expect(read.body).toMatchObject({ state: 'withdrawn' })
    expect(entry).toEqual(expect.any(String))
    expect(await erase(erasableWithdrawals, letter)).toBeUndefined()
  })

  test('the words of an answer go, and of a reply what it says and its number; what was answered stays', async () => {
    const { reply, named } = made
    const [one] = (await done('rights', `/api/replies/${reply}/open`, {})).body[
      'answers'
    ] as object[]
    const answer = await row('select * from answer where reply = $1 order by id', reply)
    const entry = await erase(erasableAnswers, String(answer['id']))
    const checks = await checksOf(String(answer['entry']), {
      'words.0': 'Synthetic sentence.',
      'words.1': 'Another.',
    })
    expect(checks).toEqual({ 'words.0': 'erased', 'words.1': 'matches' })
    const kept = await row('select * from reply where id = $1', reply)
    await erase(erasableReplies, reply)
    expect(await row('select * from reply where id = $1', reply)).toMatchObject({
      file: null,
      sha256: null,
      file_type: 'application/pdf',
    })
    expect(
      await checksOf(String(kept['entry']), {
        kind: 'substantive',
        words: 'Synthetic reply.',
        number: '7/26',
        file: (kept['sha256'] as Buffer).toString('hex'),
      }),
    ).toEqual({ kind: 'matches', words: 'erased', number: 'erased', file: 'erased' })
    const read = await done('rights', `/api/replies/${reply}/open`, {})
    expect(read.body).toMatchObject({
      words: null,
      theirNumber: null,
      answers: [{ ...one, words: null, erased: { entry, on: today() } }, { words: 'Another.' }],
    })
    const more = { answers: [desk.answer(named, { kind: 'counsel' })], once: drawn() }
    expect((await ask('rights', `/api/replies/${reply}/answers`, more)).body).toMatchObject({
      code: 'value-refused',
    })
  })
})

test('the words of a meeting, of a promise and about it go; that there were such, about whom, and how they stand stays', async () => {
  const desk = await LettersDesk.of(office)
  const body = await desk.subject('authority', 'Ministry of invented meetings')
  const somebody = await desk.subject('person', inventedName(30))
  const meeting = await desk.met(body, desk.noteOfMeeting())
  const about = [{ person: somebody, kind: 'health' }]
  const promised = await desk.promised(body, { meeting, about })
  await done('intake', `/api/commitments/${promised}/follow`, desk.found({ standing: 'partly' }))
  const [step, promise, word] = [
    await row('select * from meeting_step where meeting = $1', meeting),
    await row('select * from commitment where id = $1', promised),
    await row('select * from commitment_step where commitment = $1', promised),
  ]
  await erase(erasableMeetingSteps, `${meeting}/1`)
  const gone = 'erased'
  expect(
    await checksOf(String(step['entry']), {
      authority: body,
      day: today(),
      place: 'Synthetic square 1',
      theirs: 'A deputy minister',
      ours: 'The head of the office',
      words: 'Synthetic note.',
    }),
  ).toEqual({
    authority: 'matches',
    day: 'matches',
    place: gone,
    theirs: gone,
    ours: gone,
    words: gone,
  })
  await erase(erasableCommitments, promised)
  expect(
    await checksOf(String(promise['entry']), {
      said: today(),
      by: 'A deputy minister',
      words: 'Synthetic promise.',
      about: `${somebody} health`,
    }),
  ).toEqual({ said: 'matches', by: gone, words: gone, about: 'matches' })
  await erase(erasableFollowing, String(word['id']))
  expect(
    await checksOf(String(word['entry']), { standing: 'partly', words: 'Synthetic word.' }),
  ).toEqual({ standing: 'matches', words: gone })
  const read = await done('rights', `/api/meetings/${meeting}/open`, {})
  expect(read.text).not.toMatch(/Synthetic (note|square|promise)|deputy/u)
  expect(read.body).toMatchObject({ state: 'held', day: today(), promised: [{ people: 1 }] })
  expect((await done('rights', `/api/commitments/${promised}/open`, {})).body).toMatchObject({
    about: [{ person: somebody }],
    standing: 'partly',
    words: null,
    steps: [{ words: null, erased: { reason: 'consent-withdrawn' } }],
  })
  expect(await erase(erasableMeetingSteps, `${meeting}/1`)).toBeUndefined()
})

describe('the eraser', () => {
  beforeAll(async () => {
    await aLetter(await LettersDesk.of(office), 1)
    const desk = await LettersDesk.of(office)
    const body = await desk.subject('authority', 'Ministry of the eraser (synthetic)')
    await desk.met(body, desk.noteOfMeeting())
    const promised = await desk.promised(body)
    await done('rights', `/api/commitments/${promised}/follow`, desk.found())
    const given = { topic: 'search', audience: 0, words: 'Synthetic', once: drawn() }
    await done('rights', `/api/subjects/${await person()}/closing/open`, given)
    await decision()
  })

  const asRole = async (role: string, statement: string) => {
    const { admin } = office.host
    await admin.query('begin')
    try {
      await admin.query(`set local role ${role}`)
      await admin.query(statement)
    } finally {
      await admin.query('rollback')
    }
  }
  const refused = { code: expect.stringMatching(/^(42501|23514)$/) }

  test.each([
    ['account_version', 'envelope'],
    ['closing_step', 'words'],
    ['consent', 'note'],
    ['consent_decision', 'reason'],
    ['letter_paper', 'docx'],
    ['letter_step', 'words'],
    ['reply', 'words'],
    ['answer', 'words'],
    ['meeting_step', 'words'],
    ['commitment', 'words'],
    ['commitment_step', 'words'],
  ])(
    'puts nothing in the place of what %s says, and empties nothing without a tombstone',
    async (table, column) => {
      const { eraser, app } = office.names
      await expect(asRole(eraser, `update ${table} set ${column} = null`)).rejects.toMatchObject(
        refused,
      )
      await expect(asRole(eraser, `update ${table} set ${column} = 'x'`)).rejects.toMatchObject(
        refused,
      )
      await expect(asRole(eraser, `update ${table} set staff = staff`)).rejects.toMatchObject(
        refused,
      )
      await expect(asRole(eraser, `delete from ${table}`)).rejects.toMatchObject(refused)
      await expect(asRole(eraser, `insert into ${table} (entry) values (1)`)).rejects.toMatchObject(
        refused,
      )
      for (const statement of [
        `update ${table} set erased_on = now()`,
        `insert into ${table} (erased_for) values ('danger')`,
      ])
        await expect(asRole(app, statement)).rejects.toMatchObject({ code: '42501' })
    },
  )

  test('sees of drafts only which corrections and translations there are, and reads none', async () => {
    const { eraser } = office.names
    await expect(asRole(eraser, 'select envelope from draft')).rejects.toMatchObject(refused)
    await expect(asRole(eraser, `update draft set key = key`)).rejects.toMatchObject(refused)
  })
})
