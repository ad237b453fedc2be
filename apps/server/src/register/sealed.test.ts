import { randomBytes } from 'node:crypto'
import { checkField, commitment, isOpenedBy, parseEntry } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { property } from '@amparo/register'
import { hashOf, newIdentity, recipientOf, sealDocument, type Recipient } from '@amparo/seal'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gate, type StaffActor } from '../db/actor.ts'
import { writtenOf } from '../db/entry-opening.ts'
import { asEraser } from '../host/host.ts'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { committedClaim } from './claim-row.ts'
import { compareViews } from './compare-views.ts'
import { eraseClaims } from './erasure.ts'
import { recordMany } from './record-many.ts'
import { RegisterWriter, type NewClaim } from './register-store.ts'

let office: TestOffice
/** A rights officer in teams 1 and 2, an intake officer in 1, a doctor in 3. */
const cookies = { rights: '', intake: '', medical: '' }
type Who = keyof typeof cookies

let team: Recipient
let otherTeam: Recipient
beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  team = await recipientOf(await newIdentity())
  otherTeam = await recipientOf(await newIdentity())
})

afterAll(async () => {
  expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

const claim = (code: string, value: object, given: object = {}): object => ({
  property: code,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
  replaces: null,
  ...given,
})

const standIn = claim('act.type', { kind: 'code', code: 'RESTRICTED' })
const words = (code: string, given: object = {}) =>
  claim(code, { kind: 'text', text: 'Synthetic words' }, given)

/** What the browser sends: the server can tell no more of it than that it is sealed. */
async function sealed(code: string, given: object = {}, to = [team]): Promise<object> {
  const bytes = await sealDocument(to, { synthetic: 'words' })
  const envelope = Buffer.from(bytes).toString('base64')
  const commit = randomBytes(32).toString('base64')
  return claim(code, { kind: 'sealed', envelope, commit }, { audience: 2, ...given })
}

async function person(given: object = {}): Promise<string> {
  const name = { kind: 'name', text: 'Synthetic Person' }
  const claims = [claim('person.name', name, given)]
  const told = await ask('rights', '/api/subjects', { kind: 'person', claims })
  return String(told.body['subject'])
}

const addTo = (subject: string, claims: readonly object[], who: Who = 'rights') =>
  ask(who, `/api/subjects/${subject}/claims`, { claims })

const below = (owner: string, kind: string, claims: readonly object[]) =>
  ask('rights', `/api/subjects/${owner}/below`, { kind, claims })

async function act(owner: string, claims: readonly object[]): Promise<string> {
  const told = await below(owner, 'act', claims)
  expect(told.status, told.text).toBe(200)
  return String(told.body['subject'])
}

let someone = ''
let restricted = ''
beforeEach(async () => {
  someone = await person()
  restricted = await act(someone, [standIn])
})

const row = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>> =>
  (await office.host.admin.query<Record<string, unknown>>(sql, values)).rows[0] ?? {}

describe('a sealed value', () => {
  test('is handed out to its team as it came in, and to nobody else', async () => {
    const given = await sealed('act.type')
    expect(await addTo(restricted, [given])).toMatchObject({ status: 200 })
    const { value } = given as { value: { envelope: string; commit: string } }
    const page = await ask('rights', `/api/subjects/${restricted}/open`, {})
    expect(page.text).toContain(JSON.stringify(value))
    for (const who of ['intake', 'medical'] as const) {
      const theirs = await ask(who, `/api/subjects/${restricted}/open`, {})
      expect(theirs.text).toContain('RESTRICTED')
      expect(theirs.text).not.toContain(value.envelope)
      expect(theirs.text).not.toContain('sealed')
    }
  })

  test('changes not a byte of what anybody else is told: of the page, of the list, of the stored view', async () => {
    const told = async () => {
      const opened = await ask('medical', `/api/subjects/${someone}/open`, {})
      const found = await ask('medical', '/api/subjects/search', {
        kind: 'person',
        query: 'Synthetic Person',
        after: null,
      })
      const stored = await row(
        'select label, quarrels, claims, fold::text, lo, hi from subject_view where subject = $1 and audience = 0',
        restricted,
      )
      return [opened.text, found.text, stored]
    }
    const before = await told()
    await addTo(restricted, [await sealed('act.type'), await sealed('act.method')])
    expect(await told()).toEqual(before)
  })

  test('is not in the stored view of its team either, which is listed as restricted', async () => {
    const given = await sealed('act.type')
    await addTo(restricted, [given])
    const stored = await row(
      'select label, fold::text as fold from subject_view where subject = $1 and audience = 2',
      restricted,
    )
    expect(stored['label']).toBe('RESTRICTED')
    expect(String(stored['fold'])).toContain('sealed')
    const { value } = given as { value: { envelope: string } }
    expect(String(stored['fold'])).not.toContain(value.envelope.slice(0, 40))
    const keys = await row('select key from match_key where subject = $1', restricted)
    expect(keys).toEqual({})
  })

  test('leaves with no export: neither what is sealed nor what somebody tried to write beside it in the open', async () => {
    const given = (await sealed('act.type')) as { value: { envelope: string } }
    await addTo(restricted, [given])
    await addTo(restricted, [words('act.method', { audience: 2 })])
    const left = await ask('rights', '/api/subjects/export', {
      kind: 'act',
      query: '',
      after: null,
      filter: { quarrels: false, from: null, to: null },
    })
    expect(left.text).toContain(`"id":"${restricted}"`)
    expect(left.text).not.toContain(given.value.envelope.slice(0, 40))
    expect(left.text).not.toContain('Synthetic words')
  })

  test('is bound by its entry: the hash of its bytes, and what the browser committed to', async () => {
    const given = (await sealed('act.method')) as { value: { envelope: string; commit: string } }
    await addTo(restricted, [given])
    const kept = await row(
      'select v_text, v_ref, octet_length(v_commit) as commit, audience from claim where subject = $1 and v_sealed is not null',
      restricted,
    )
    expect(kept).toEqual({ v_text: null, v_ref: null, commit: 32, audience: 2 })
    const { body, key } = await row(
      `select body, key from claim c join entry e on e.id = c.entry join entry_key k on k.entry = e.id
       where c.subject = $1 and v_sealed is not null`,
      restricted,
    )
    const envelope = hashOf(Buffer.from(given.value.envelope, 'base64'))
    const bound = committedClaim({
      property: 'act.method',
      value: { kind: 'sealed', envelope, commit: given.value.commit },
      source: 'office',
      directness: 'first-hand',
      credibility: 4,
      saidOn: '2026-01-01',
      audience: 2,
      replaces: null,
      cited: null,
    })
    const { commit } = commitment(nodeHashing, key as Buffer, { 'claim.1': bound })
    expect(String(body)).toContain(`commit ${commit}\n`)
  })

  test('is erased with its commitment, and its neighbour can still be verified', async () => {
    await addTo(restricted, [await sealed('act.type'), await sealed('act.method')])
    const { rows } = await office.host.admin.query<{ id: string; entry: string }>(
      'select id, entry from claim where subject = $1 and v_sealed is not null order by id',
      [restricted],
    )
    const [type, method] = rows
    const { key } = await row('select key from entry_key where entry = $1', method!.entry)
    expect(key).toBeDefined()
    await asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) => eraseClaims(change, [method!.id], 'consent-withdrawn')),
    )
    const gone = await row('select v_sealed, v_commit, erased from claim where id = $1', method!.id)
    expect(gone).toEqual({ v_sealed: null, v_commit: null, erased: expect.any(String) })
    const left = await asEraser(office.host, office.slug, (eraser) =>
      eraser.read(gate, (tx) => writtenOf(tx, type!.entry)),
    )
    const { body } = await row('select body from entry where id = $1', type!.entry)
    const read = parseEntry(String(body))
    const commit = read.verdict === 'entry' ? read.entry.commit : ''
    expect(isOpenedBy(nodeHashing, left!.salts, left!.fieldList, commit)).toBe(true)
    expect(Object.keys(left!.salts.fields)).toEqual(['claim.1'])
    expect(
      checkField(nodeHashing, left!.salts, left!.fieldList, 'claim.2', 'a guess').verdict,
    ).toBe('erased')
    const page = await ask('rights', `/api/subjects/${restricted}/open`, {})
    expect(page.status).toBe(200)
  })

  test('comes in bulk as it comes one by one', async () => {
    const officer: StaffActor = {
      kind: 'staff',
      id: 2,
      name: '',
      role: 'rights-officer',
      teams: [1, 2],
    }
    const bytes = Buffer.from(await sealDocument([team], { synthetic: 'words' }))
    const one: NewClaim = {
      property: property('act.method'),
      value: { kind: 'sealed' },
      sealed: { envelope: bytes, commit: randomBytes(32) },
      source: { kind: 'office' },
      directness: 'second-hand',
      credibility: 4,
      saidOn: '2020-08-12',
      audience: 2,
      replaces: null,
    }
    const made = await office.app.change(officer, async (change) => [
      ...(await recordMany(change, officer.id, [{ kind: 'act', claims: [one] }])),
      await new RegisterWriter(change, officer.id).create('act', [one]),
    ])
    const ids = made.map(({ subject }) => subject)
    const { rows } = await office.host.admin.query(
      'select v_sealed, v_commit from claim where subject = any ($1)',
      [ids],
    )
    expect(rows).toEqual([
      { v_sealed: bytes, v_commit: one.sealed!.commit },
      { v_sealed: bytes, v_commit: one.sealed!.commit },
    ])
  })
})

test('a restricted act stands in no list beside the name of whom it was done to', async () => {
  const title = claim('event.title', { kind: 'text', text: 'Synthetic event' })
  const event = String(
    (await ask('rights', '/api/subjects', { kind: 'event', claims: [title] })).body['subject'],
  )
  const partOf = claim('act.event', { kind: 'subject', id: event })
  const other = await act(someone, [words('act.method'), partOf])
  await addTo(restricted, [await sealed('act.type'), partOf])
  for (const who of ['rights', 'medical'] as const) {
    const { body } = await ask(who, `/api/subjects/${event}/open`, {})
    const listed = body['elsewhere'] as { subject: { id: string; name: string; of: string } }[]
    const of = new Map(listed.map(({ subject }) => [subject.id, [subject.name, subject.of]]))
    expect(of.get(restricted)).toEqual(['RESTRICTED', ''])
    expect(of.get(other)).toEqual(['', 'Synthetic Person'])
  }
})

test('the page of an involvement says that what tells of its act leaves only sealed, though the act is not on it', async () => {
  const degree = claim('involvement.degree', { kind: 'code', code: 'carried-out' })
  const other = await act(someone, [words('act.method')])
  for (const [owner, is] of [
    [restricted, true],
    [other, false],
  ] as const) {
    const involvement = String((await below(owner, 'involvement', [degree])).body['subject'])
    for (const who of ['rights', 'medical'] as const)
      expect((await ask(who, `/api/subjects/${involvement}/open`, {})).body).toMatchObject({
        underRestricted: is,
      })
  }
})

describe('is refused', () => {
  test.each([
    [
      'a value sealed for the whole office',
      () => sealed('act.type', { audience: 0 }),
      'audience-refused',
      undefined,
    ],
    [
      'one for a team one is not in',
      () => sealed('act.type', { audience: 3 }),
      'audience-refused',
      undefined,
    ],
    [
      'one that two could open',
      () => sealed('act.type', {}, [team, otherTeam]),
      'envelope-refused',
      'recipients',
    ],
    [
      'one of a property that is not sealed',
      () => sealed('act.place'),
      'value-refused',
      'act.place: not-sealed',
    ],
    [
      'what tells how it was done, in the open',
      async () => words('act.method'),
      'value-refused',
      'act.method: must-be-sealed',
    ],
    [
      'the same for a team alone',
      async () => words('act.by', { audience: 2 }),
      'value-refused',
      'act.by: must-be-sealed',
    ],
    [
      'a restricted type in the open',
      async () => claim('act.type', { kind: 'code', code: 'INT.RAPE' }, { audience: 2 }),
      'value-refused',
      'act.type: must-be-sealed',
    ],
    [
      'bytes that are not sealed',
      async () =>
        claim(
          'act.type',
          { kind: 'sealed', envelope: 'c3ludGhldGlj', commit: randomBytes(32).toString('base64') },
          { audience: 2 },
        ),
      'envelope-refused',
      undefined,
    ],
  ] as const)('%s, and nothing is kept', async (_what, make, code, about) => {
    const before = await row('select count(*) from entry')
    const told = await addTo(restricted, [await make()])
    expect(told.body, told.text).toMatchObject({ code, ...(about === undefined ? {} : { about }) })
    expect(await row('select count(*) from entry')).toEqual(before)
  })

  test('a sealed type that nothing stands for', async () => {
    const open = await act(someone, [words('act.place')])
    const told = await addTo(open, [await sealed('act.type')])
    expect(told.body).toMatchObject({ code: 'value-refused', about: 'act.type: no-stand-in' })
    expect(await addTo(open, [standIn, await sealed('act.type')])).toMatchObject({ status: 200 })
  })

  test('who did it, in words, where what was done is restricted', async () => {
    const told = await below(restricted, 'involvement', [words('involvement.description')])
    expect(told.body).toMatchObject({ about: 'involvement.description: must-be-sealed' })
    const other = await act(someone, [words('act.method')])
    expect(await below(other, 'involvement', [words('involvement.description')])).toMatchObject({
      status: 200,
    })
  })

  describe('what tells of an act that was once said to be restricted', () => {
    const standInOf = async (subject: string): Promise<string> =>
      String(
        (await row(`select id from claim where subject = $1 and v_text = 'RESTRICTED'`, subject))[
          'id'
        ],
      )

    test.each([
      [
        'taken back by somebody who cannot see what a team keeps of it',
        (standing: string) => ask('medical', `/api/claims/${standing}/retract`, {}),
      ],
      [
        'corrected by somebody who cannot',
        (standing: string) =>
          addTo(
            restricted,
            [claim('act.type', { kind: 'code', code: 'INT.TORTURE' }, { replaces: standing })],
            'medical',
          ),
      ],
    ] as const)('and %s', async (_how, undo) => {
      await addTo(restricted, [await sealed('act.type')])
      const told = await undo(await standInOf(restricted))
      expect(told.status, told.text).toBe(200)
      for (const who of ['medical', 'rights'] as const)
        expect((await addTo(restricted, [words('act.method')], who)).body).toMatchObject({
          about: 'act.method: must-be-sealed',
        })
      expect(
        (await below(restricted, 'involvement', [words('involvement.description')])).body,
      ).toMatchObject({ about: 'involvement.description: must-be-sealed' })
    })

    test('and erased', async () => {
      await addTo(restricted, [await sealed('act.type')])
      const standing = await standInOf(restricted)
      await asEraser(office.host, office.slug, (eraser) =>
        eraser.change(gate, (change) => eraseClaims(change, [standing], 'consent-withdrawn')),
      )
      expect((await addTo(restricted, [words('act.method')], 'medical')).body).toMatchObject({
        about: 'act.method: must-be-sealed',
      })
    })
  })

  test('who did it, in words, where nobody can tell any more of which act', async () => {
    const told = await below(restricted, 'involvement', [
      claim('involvement.degree', { kind: 'code', code: 'carried-out' }),
    ])
    const involvement = String(told.body['subject'])
    expect(told.status, told.text).toBe(200)
    const link = await row(
      'select id from claim where subject = $1 and v_ref is not null',
      involvement,
    )
    await ask('medical', `/api/claims/${String(link['id'])}/retract`, {})
    expect((await addTo(involvement, [words('involvement.description')])).body).toMatchObject({
      about: 'involvement.description: must-be-sealed',
    })
  })

  test('telling the office of an act of somebody whom only a team knows', async () => {
    const hidden = await person({ audience: 2 })
    expect((await below(hidden, 'act', [standIn])).body).toMatchObject({
      code: 'value-refused',
      about: 'act.person: not-there',
    })
    const forTeam = { ...standIn, audience: 2 }
    const made = await act(hidden, [forTeam])
    expect(await addTo(made, [await sealed('act.type')])).toMatchObject({ status: 200 })
    expect(await ask('medical', `/api/subjects/${made}/open`, {})).toMatchObject({ status: 404 })
  })

  test('by PostgreSQL itself, a sealed value for the whole office or without its commitment', async () => {
    await addTo(restricted, [await sealed('act.type')])
    for (const change of ['audience = 0', 'v_commit = null', `v_commit = '\\x00'`])
      await expect(
        office.host.admin.query(
          `update claim set ${change} where subject = $1 and v_sealed is not null`,
          [restricted],
        ),
      ).rejects.toThrow(/claim_(?:sealed|commit)/)
  })
})
