import fc from 'fast-check'
import { checkField, commitment, isOpenedBy, parseEntry, type Fields } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { facetKey, facetsIn, identityKeys, matchKeysOf, type View } from '@amparo/register'
import { sealDocument } from '@amparo/seal'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { writtenOf, type Written } from '../db/entry-opening.ts'
import type { Office } from '../db/office.ts'
import { asEraser } from '../host/host.ts'
import {
  DESK,
  intakeRecipient,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { committedClaim } from './claim-row.ts'
import { compareViews } from './compare-views.ts'
import { readCompared } from './compared-text.ts'
import { erasableClaims, eraseClaims } from './erasure.ts'

let office: TestOffice
/** A rights officer in teams 1 and 2, a doctor in 3. */
const cookies = { rights: '', medical: '' }
type Who = keyof typeof cookies

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  await sendMessage(office)
  await ask('rights', '/api/submissions/1/open', {})
  const envelope = Buffer.from(await sealDocument([intakeRecipient(office.prepared)], {})).toString(
    'base64',
  )
  const told = await ask('rights', '/api/accounts', {
    about: { kind: 'submission', id: '1' },
    audience: 1,
    known: 0,
    handle: 'ab'.repeat(16),
    key: 'ab'.repeat(16),
    envelope,
    head: envelope,
    commit: Buffer.alloc(32).toString('base64'),
  })
  expect(told.body).toEqual({ account: '1' })
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

async function ask(who: Who, path: string, body: unknown): Promise<Told> {
  return send(office.desk, DESK, path, body, { cookie: cookies[who] })
}

function claim(property: string, value: object, given: object = {}): object {
  const source = { kind: 'office' }
  const rest = { directness: 'first-hand', credibility: 6, saidOn: '2026-01-01' }
  return { property, value, source, ...rest, audience: 0, replaces: null, ...given }
}

const named = (text: string, given: object = {}) =>
  claim('person.name', { kind: 'name', text }, given)
const born = (edtf: string, given: object = {}) =>
  claim('person.birth', { kind: 'date', edtf }, given)
const lives = (text: string, given: object = {}) =>
  claim('person.residence', { kind: 'text', text }, given)

async function person(...claims: object[]): Promise<string> {
  const told = await ask('rights', '/api/subjects', { kind: 'person', claims })
  expect(told.text).toContain('subject')
  return String(told.body['subject'])
}

/** The numbers of a person's claims, in the order in which they were recorded. */
async function claimsOf(subject: string): Promise<string[]> {
  const { rows } = await office.host.admin.query<{ id: string }>(
    'select id from claim where subject = $1 order by id',
    [subject],
  )
  return rows.map(({ id }) => id)
}

async function erase(...claims: string[]): Promise<ReadonlyMap<string, string>> {
  return asEraser(office.host, office.slug, (eraser) =>
    eraser.change(gate, (change) => eraseClaims(change, claims, 'consent-withdrawn')),
  )
}

async function row(sql: string, ...values: unknown[]): Promise<Record<string, unknown>> {
  const { rows } = await office.host.admin.query<Record<string, unknown>>(sql, values)
  return rows[0] ?? {}
}

async function viewOf(subject: string, audience = 0): Promise<View> {
  const { fold } = await row(
    'select fold from subject_view where subject = $1 and audience = $2',
    subject,
    audience,
  )
  return fold as View
}

describe('an erased claim', () => {
  let subject = ''
  let name = ''
  let birth = ''

  beforeEach(async () => {
    subject = await person(named('Synthetic Erased'), born('1990-05-17'))
    const [first = '', second = ''] = await claimsOf(subject)
    name = first
    birth = second
  })

  test('keeps its row, without its value, and names the entry that says so', async () => {
    const before = await row('select * from claim where id = $1', birth)
    const done = await erase(birth)
    const after = await row(
      'select *, erased_on::text as erased_on from claim where id = $1',
      birth,
    )
    const gone = { v_text: null, v_lo: null, v_hi: null, v_ref: null, v_sealed: null }
    const entry = done.get(birth)
    expect(after).toEqual({
      ...before,
      ...gone,
      erased: entry,
      erased_tx: expect.any(String),
      erased_on: new Date().toISOString().slice(0, 10),
      erased_for: 'consent-withdrawn',
    })
    const { body, object } = await row('select body, object from entry where id = $1', entry)
    const about = await row('select object from subject where id = $1', subject)
    expect(parseEntry(String(body))).toMatchObject({
      verdict: 'entry',
      entry: { kind: 'erase.field', object: (about['object'] as Buffer).toString('hex') },
    })
    expect(object).toEqual(about['object'])
  })

  test('has a tombstone that binds its number and the reason, and not the value', async () => {
    const entry = (await erase(birth)).get(birth)
    const { key } = await row('select key from entry_key where entry = $1', entry)
    const { body } = await row('select body from entry where id = $1', entry)
    const { commit } = commitment(nodeHashing, key as Buffer, {
      claim: birth,
      reason: 'consent-withdrawn',
    })
    expect(String(body)).toContain(`commit ${commit}\n`)
  })

  test('counts nowhere and is found nowhere: not in the view, not on the page, not by its name', async () => {
    await erase(name)
    const view = await viewOf(subject)
    expect(view.properties['person.name']).toBeUndefined()
    expect(view.claims).toBe(1)
    const stored = await row('select label from subject_view where subject = $1', subject)
    expect(stored['label']).toBe('')
    expect(await row('select key from match_key where subject = $1', subject)).toEqual({})
    const page = await ask('rights', `/api/subjects/${subject}/open`, {})
    expect(page.text).not.toContain('Synthetic Erased')
    const query = { kind: 'person', query: 'Synthetic Erased', after: null }
    expect((await ask('rights', '/api/subjects/search', query)).text).not.toContain(
      `"id":"${subject}"`,
    )
  })

  test('leaves its neighbours of the same entry verifiable, and its own value to nobody’s guess', async () => {
    const { entry } = await row('select entry from claim where id = $1', birth)
    const before = await bound(subject)
    await erase(birth)
    expect(await row('select from entry_key where entry = $1', entry)).toEqual({})
    const left = await written(String(entry))
    const { body } = await row('select body from entry where id = $1', entry)
    const read = parseEntry(String(body))
    const commit = read.verdict === 'entry' ? read.entry.commit : ''
    expect(isOpenedBy(nodeHashing, left.salts, left.fieldList, commit)).toBe(true)
    const check = (field: string, value: Uint8Array | string) =>
      checkField(nodeHashing, left.salts, left.fieldList, field, value).verdict
    expect(check('kind', 'person')).toBe('matches')
    expect(check('claim.1', before['claim.1'] ?? '')).toBe('matches')
    expect(check('claim.1', 'something else')).toBe('differs')
    // The very value, and nobody can tell.
    expect(check('claim.2', before['claim.2'] ?? '')).toBe('erased')
    expect(Object.keys(left.salts.fields).toSorted()).toEqual(['claim.1', 'kind'])
  })

  test('takes its salt along when an earlier erasure of the same entry had written it out', async () => {
    const { entry } = await row('select entry from claim where id = $1', birth)
    await erase(birth)
    await erase(name)
    const left = await written(String(entry))
    expect(Object.keys(left.salts.fields)).toEqual(['kind'])
  })

  test('that stood alone in its entry leaves nothing of the entry’s key', async () => {
    await ask('rights', `/api/subjects/${subject}/claims`, { claims: [lives('Synthetic town')] })
    const alone = (await claimsOf(subject)).at(-1) ?? ''
    const { entry } = await row('select entry from claim where id = $1', alone)
    await erase(alone)
    expect(await row('select from entry_key where entry = $1', entry)).toEqual({})
    expect(await row('select of_entry from entry_list where of_entry = $1', entry)).toEqual({})
  })

  test('is erased once: again does nothing and writes nothing', async () => {
    await erase(birth)
    const before = await row('select count(*) from entry')
    expect(await erase(birth)).toEqual(new Map())
    expect(await row('select count(*) from entry')).toEqual(before)
  })

  test('does not bring back what it had corrected', async () => {
    await ask('rights', `/api/subjects/${subject}/claims`, {
      claims: [born('1991', { replaces: birth })],
    })
    const correction = (await claimsOf(subject)).at(-1) ?? ''
    await erase(correction)
    const { properties } = await viewOf(subject)
    expect(properties['person.birth']).toMatchObject({ best: null, retracted: [birth] })
  })

  test('of one team goes from that team’s view, and leaves the office’s as it was', async () => {
    await ask('rights', `/api/subjects/${subject}/claims`, {
      claims: [lives('Synthetic hiding place', { audience: 2 })],
    })
    const hidden = (await claimsOf(subject)).at(-1) ?? ''
    const before = await viewOf(subject)
    await erase(hidden)
    expect(await viewOf(subject)).toEqual(before)
    expect(JSON.stringify(await viewOf(subject, 2))).not.toContain('hiding')
    expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
  })
})

describe('whatever was recorded, and from wherever,', () => {
  const message = (given: object = {}) => ({
    source: { kind: 'submission', submission: '1', part: 1, passage: null, ...given },
  })
  const account = (given: object = {}) => ({
    source: { kind: 'account', account: '1', version: 1, passage: null, word: 'teller', ...given },
  })
  const everySource: [string, object][] = [
    ['the office', {}],
    ['a message', message()],
    ['a passage of a message', message({ passage: { from: 3, to: 9 } })],
    ['an authority, in a message', message({ word: 'authority' })],
    ['an account', account()],
    ['a passage of an account', account({ passage: { from: 3, to: 9 } })],
    ['an authority, in an account', account({ word: 'authority' })],
  ]

  test.each(everySource)(
    'its rows open its entry, and it can be erased: from %s',
    async (_from, given) => {
      const subject = await person(
        named('Synthetic Everything', given),
        lives('A town', given),
        born('1990-05/1991', { ...given, audience: 2 }),
        claim('person.sex', { kind: 'code', code: 'female' }, given),
      )
      const below = await ask('rights', `/api/subjects/${subject}/below`, {
        kind: 'custody',
        claims: [claim('custody.place', { kind: 'text', text: 'A place' }, given)],
      })
      const claims = [
        ...(await claimsOf(subject)),
        ...(await claimsOf(String(below.body['subject']))),
      ]
      expect(claims).toHaveLength(6)
      for (const id of claims) expect((await erase(id)).size, id).toBe(1)
      expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
    },
  )
})

describe('nothing is erased', () => {
  test('of a retraction: it says nothing', async () => {
    const subject = await person(named('Synthetic Taken'), born('1990'))
    const [, birth] = await claimsOf(subject)
    await ask('rights', `/api/claims/${birth}/retract`, {})
    const retraction = (await claimsOf(subject)).at(-1) ?? ''
    expect(await erase(retraction)).toEqual(new Map())
    const known = await asEraser(office.host, office.slug, (eraser) =>
      eraser.read(gate, (tx) => erasableClaims.find(tx, retraction)),
    )
    expect(known).toMatchObject({ isEmpty: true, erased: null })
  })

  test('when the rows are not what their entry bound: whoever changed them would go unnoticed', async () => {
    const subject = await person(named('Synthetic Changed'), born('1990'))
    const [name = '', birth = ''] = await claimsOf(subject)
    await office.host.admin.query(`update claim set v_text = 'Forged' where id = $1`, [name])
    await expect(erase(birth)).rejects.toMatchObject({ name: 'NotAsRecorded' })
    expect(await row('select v_text from claim where id = $1', birth)).toEqual({ v_text: '1990' })
    // Whole again, for the tests that compare every view.
    await office.host.admin.query(`update claim set v_text = 'Synthetic Changed' where id = $1`, [
      name,
    ])
  })
})

describe('the eraser', () => {
  const asRole = async (statements: string[]) => {
    const { admin } = office.host
    await admin.query('begin')
    try {
      await admin.query(`set local role ${office.names.eraser}`)
      for (const statement of statements) await admin.query(statement)
    } finally {
      await admin.query('rollback')
    }
  }

  test.each([
    [
      'puts no other value in the place of one',
      `update claim set v_text = 'forged' where v_text is not null`,
    ],
    ['empties no value without a tombstone', 'update claim set v_text = null'],
    [
      'names no entry of another transaction as tombstone',
      `update claim set v_text = null, v_lo = null, v_hi = null, v_ref = null, erased = entry, erased_tx = tx,
         erased_on = now(), erased_for = 'danger' where retracts is null`,
    ],
    ['changes not whom a claim is about', 'update claim set subject = subject'],
    ['changes no grade and no source', 'update claim set credibility = 1, source = source'],
    ['deletes no claim', 'delete from claim'],
    ['adds no claim', 'insert into claim (subject) values (1)'],
    ['deletes no entry', 'delete from entry'],
    ['changes no entry', 'update entry set seq = seq'],
    ['changes no salt', 'update entry_salt set field = field'],
    ['drops no list of fields', 'delete from entry_list'],
    ['writes no view but through the fold', 'delete from subject_view'],
    ['reads no view', 'select from subject_view'],
    ['reads no message', 'select from submission_part'],
    [
      'writes no entry of another kind',
      `insert into entry (object, seq, body) values (decode(repeat('ab', 16), 'hex'), 1, E'amparo/v1/entry\\nkind claim.add\\n')`,
    ],
  ])('%s', async (_what, statement) => {
    await person(named('Synthetic Kept'))
    await expect(asRole([statement])).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|23514)$/),
    })
  })

  test('cannot log in but while something is being erased', async () => {
    await erase('1')
    const { rolcanlogin } = await row(
      'select rolcanlogin from pg_roles where rolname = $1',
      office.names.eraser,
    )
    expect(rolcanlogin).toBe(false)
  })
})

test('who serves pages can neither record a claim as erased nor read what is left of keys', async () => {
  const { admin } = office.host
  for (const statement of [
    'select from entry_salt',
    'select from entry_list',
    'update claim set erased_on = now()',
    `insert into claim (erased, erased_on, erased_for) values (1, now(), 'danger')`,
  ]) {
    for (const role of [office.names.app, office.names.door]) {
      await admin.query('begin')
      await admin.query(`set local role ${role}`)
      await expect(admin.query(statement), statement).rejects.toMatchObject({ code: '42501' })
      await admin.query('rollback')
    }
  }
})

describe('whatever was recorded, corrected, taken back and erased', () => {
  const steps = fc.array(
    fc.record({
      who: fc.constantFrom<Who[]>('rights', 'medical'),
      what: fc.constantFrom(
        ...(['name', 'birth', 'residence', 'correct', 'retract', 'erase', 'erase'] as const),
      ),
      team: fc.boolean(),
      pick: fc.nat(20),
      credibility: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 2, maxLength: 8 },
  )
  type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never
  const own: Record<Who, number> = { rights: 2, medical: 3 }
  let counter = 0

  test(
    'stored views are the fold of what is left, for every audience',
    { timeout: 180_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(steps, steps, (before, atOnce) =>
          asEraser(office.host, office.slug, async (eraser) => {
            const subject = await person(named(`Synthetic Leading${++counter}`), born('1990'))
            const play = (step: Step, claims: readonly string[]) =>
              playStep(step, { subject, claims, eraser })
            for (const step of before) await play(step, await claimsOf(subject))
            const claims = await claimsOf(subject)
            await Promise.all(atOnce.map((step) => play(step, claims)))
            await checkLeft(subject)
          }),
        ),
        { numRuns: 15 },
      )
    },
  )

  /** One step: another value, or something done to one of the claims that are there. */
  async function playStep(
    { who, what, team, pick, credibility }: Step,
    at: { subject: string; claims: readonly string[]; eraser: Office },
  ): Promise<void> {
    const picked = at.claims[pick % at.claims.length] ?? ''
    if (what === 'erase') {
      await at.eraser.change(gate, (change) => eraseClaims(change, [picked], 'danger'))
      return
    }
    if (what === 'retract') {
      await ask(who, `/api/claims/${picked}/retract`, {})
      return
    }
    const given = { credibility, audience: team ? own[who] : 0 }
    const unique = ++counter
    const values = {
      name: named(`Synthetic Val${unique}ue`, given),
      birth: born(String(1900 + (unique % 100)), given),
      residence: lives(`Town Val${unique}ue`, given),
      correct: born('1950', { ...given, replaces: picked }),
    }
    await ask(who, `/api/subjects/${at.subject}/claims`, { claims: [values[what]] })
  }

  /** No erased claim in any view of the subject; the views are right; its match keys are those of its views. */
  async function checkLeft(subject: string): Promise<void> {
    expect((await compareViews(office.host.admin, office.names)).wrong).toEqual([])
    const { rows: views } = await office.host.admin.query<{
      audience: number
      fold: View
      compared: string | null
    }>('select audience, fold, compared from subject_view where subject = $1', [subject])
    const { rows: erased } = await office.host.admin.query<{ id: string }>(
      'select id from claim where subject = $1 and erased is not null',
      [subject],
    )
    for (const { audience, fold, compared } of views) {
      const spoken = Object.values(fold.properties).flatMap(({ groups, retracted }) => [
        ...groups.flatMap(({ claims }) => claims),
        ...retracted,
      ])
      expect(erased.filter(({ id }) => spoken.includes(id))).toEqual([])
      const { rows: keys } = await office.host.admin.query<{ key: string }>(
        'select key from match_key where subject = $1 and audience = $2',
        [subject, audience],
      )
      const looked = compared === null ? [] : identityKeys(readCompared(compared))
      expect(keys.map(({ key }) => key).toSorted()).toEqual(
        [...matchKeysOf(fold), ...looked].toSorted(),
      )
      const { rows: facets } = await office.host.admin.query<{ facet: string }>(
        'select facet from view_facet where subject = $1 and audience = $2',
        [subject, audience],
      )
      expect(facets.map(({ facet }) => facet).toSorted()).toEqual(
        facetsIn(fold).map(facetKey).toSorted(),
      )
    }
  }
})

async function written(entry: string): Promise<Written> {
  const found = await asEraser(office.host, office.slug, (eraser) =>
    eraser.read(gate, (tx) => writtenOf(tx, entry)),
  )
  if (found === undefined) throw new Error('nothing was written out')
  return found
}

/** What the entry of a person made of a name and a birth bound. */
async function bound(subject: string): Promise<Fields> {
  const { rows } = await office.host.admin.query<{ v_text: string; said_on: string }>(
    'select v_text, said_on::text as said_on from claim where subject = $1 order by id',
    [subject],
  )
  const [name, birth] = rows
  const rest = { source: 'office', directness: 'first-hand', credibility: 6, audience: 0 }
  const facts = { ...rest, saidOn: name?.said_on ?? '', replaces: null, cited: null }
  return {
    kind: 'person',
    'claim.1': committedClaim({
      ...facts,
      property: 'person.name',
      value: { kind: 'name', text: name?.v_text ?? '' },
    }),
    'claim.2': committedClaim({
      ...facts,
      property: 'person.birth',
      value: { kind: 'date', edtf: birth?.v_text ?? '' },
    }),
  }
}
