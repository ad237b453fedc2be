import { randomBytes } from 'node:crypto'
import { hashOf, newIdentity, recipientOf, sealDocument, type Recipient } from '@amparo/seal'
import { updateText, updateWordings, wordingsOf } from '@amparo/register'
import { violations } from '@amparo/vocabulary'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { gate } from '../db/actor.ts'
import { asEraser } from '../host/host.ts'
import {
  DESK,
  DOOR,
  send,
  sendMessage,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'
import { eraseClaims } from '../register/erasure.ts'
import { erasableEnquirers, versionsOf } from './enquirer-erasure.ts'
import { showDue } from './showing.ts'

let office: TestOffice
/** Officers of rights and the head are in teams 1 and 2, an intake officer in 1 alone, a doctor in 3. */
const cookies = { rights: '', intake: '', head: '', medical: '' }
type Who = keyof typeof cookies
const [INTAKE, PROTECTION, MEDICAL] = [1, 2, 3]

type WritingFacts = Parameters<typeof wordingsOf>[0]

let team: Recipient

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.head = await signedIn(office, 'head')
  cookies.medical = await signedIn(office, 'medical')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
  team = await recipientOf(await newIdentity())
})

afterAll(async () => {
  expect(office.bugs.map(String)).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

async function done(who: Who, path: string, body: unknown): Promise<Record<string, unknown>> {
  const told = await ask(who, path, body)
  expect(told.status, `${path} ${told.text}`).toBe(200)
  return told.body
}

async function rows(sql: string, ...values: unknown[]) {
  return (await office.host.admin.query<Record<string, unknown>>(sql, values)).rows
}

const drawn = (): string => randomBytes(16).toString('hex')

const claim = (property: string, value: object, audience = 0) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience,
  replaces: null,
})
const code = (property: string, said: string, audience: number) =>
  claim(property, { kind: 'code', code: said }, audience)

async function aPerson(...claims: object[]): Promise<string> {
  const name = claim('person.name', { kind: 'name', text: `Synthetic ${drawn()}` })
  const told = await done('rights', '/api/subjects', {
    kind: 'person',
    claims: [name, ...claims],
  })
  return String(told['subject'])
}

const whoIn = (audience: number): Who => (audience === MEDICAL ? 'medical' : 'rights')

async function below(person: string, kind: string, audience: number, claims: readonly object[]) {
  const told = await done(whoIn(audience), `/api/subjects/${person}/below`, { kind, claims })
  return String(told['subject'])
}

const said = (person: string, one: ReturnType<typeof claim>) =>
  done(whoIn(one.audience), `/api/subjects/${person}/claims`, { claims: [one] })

/** What no mailbox tells, each as somebody of a team records it. */
const reasons: Readonly<Record<string, (person: string, audience: number) => Promise<unknown>>> = {
  dead: (person, audience) => said(person, code('person.alive', 'dead', audience)),
  killed: (person, audience) =>
    below(person, 'act', audience, [code('act.type', 'LIFE.SUSPICIOUS', audience)]),
  restricted: (person, audience) =>
    below(person, 'act', audience, [code('act.type', 'RESTRICTED', audience)]),
  threatened: (person, audience) =>
    below(person, 'act', audience, [code('act.type', 'INT.DEATHTHREAT', audience)]),
  expelled: (person, audience) =>
    below(person, 'act', audience, [code('act.type', 'MOV.EXPEL', audience)]),
  sentenced: (person, audience) => inCustody(person, audience, 'sentence'),
  'dead in custody': (person, audience) => inCustody(person, audience, 'death-in-custody'),
  punished: (person, audience) =>
    said(person, code('person.telling-outcome', 'pressure-or-punishment', audience)),
}

/** What a mailbox may tell of. */
const nothingBad: typeof reasons = {
  nothing: async () => {},
  alive: (person, audience) => said(person, code('person.alive', 'alive', audience)),
  beaten: (person, audience) =>
    below(person, 'act', audience, [code('act.type', 'INT.ASSAULT', audience)]),
  released: (person, audience) => inCustody(person, audience, 'release'),
  'shot at': (person, audience) =>
    below(person, 'act', audience, [code('act.type', 'LIFE.ATTEMPT', audience)]),
}

async function inCustody(person: string, audience: number, what: string) {
  const place = claim('custody.place', { kind: 'text', text: 'Synthetic yard' }, audience)
  const custody = await below(person, 'custody', audience, [place])
  return below(custody, 'point', audience, [code('point.type', what, audience)])
}

const byMailbox = (who: Who, person: string) => ask(who, `/api/subjects/${person}/by-mailbox`, {})

describe('whether a mailbox may tell of somebody', () => {
  test('is weighed by all that anybody knows, and said in the same bytes to every role and for every reason', async () => {
    const all = { ...reasons, ...nothingBad }
    const denied = new Set<string>()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(all)),
        fc.constantFrom(0, INTAKE, PROTECTION, MEDICAL),
        async (reason, audience) => {
          const person = await aPerson()
          await all[reason]?.(person, audience)
          const told = await Promise.all(
            (['rights', 'intake', 'head'] as const).map((who) => byMailbox(who, person)),
          )
          for (const { status, body, text } of told) {
            expect([status, body]).toEqual([200, { byMailbox: reason in nothingBad }])
            if (reason in reasons) denied.add(text)
          }
        },
      ),
      { numRuns: 40 },
    )
    expect(denied.size).toBe(1)
  })

  test('knows every restricted type of act, and every way of losing one’s life', async () => {
    const all = Object.values(violations.entries)
    const types = all.filter(
      (one) => one.restricted || (one.code.startsWith('LIFE.') && one.code !== 'LIFE.ATTEMPT'),
    )
    expect(types.length).toBeGreaterThan(8)
    for (const type of types) {
      const person = await aPerson()
      const act = await below(person, 'act', PROTECTION, [
        code('act.type', 'INT.ASSAULT', PROTECTION),
      ])
      await rows(
        `update claim set v_text = $2 where subject = $1 and property = 202`,
        act,
        type.code,
      )
      expect((await byMailbox('intake', person)).body, type.code).toEqual({ byMailbox: false })
    }
  })

  test('forgets what was taken back', async () => {
    const person = await aPerson()
    await said(person, code('person.alive', 'dead', PROTECTION))
    expect((await byMailbox('intake', person)).body).toEqual({ byMailbox: false })
    const [{ id }] = (await rows(
      `select id::text from claim where subject = $1 and property = 8`,
      person,
    )) as [{ id: string }]
    await done('rights', `/api/claims/${id}/retract`, {})
    expect((await byMailbox('intake', person)).body).toEqual({ byMailbox: true })
  })

  test('is asked about nobody whom the officer does not know, and by no role that does not speak with families', async () => {
    const hidden = await done('rights', '/api/subjects', {
      kind: 'person',
      claims: [claim('person.name', { kind: 'name', text: 'Synthetic Hidden' }, PROTECTION)],
    })
    const unknown = await byMailbox('intake', '999999')
    expect((await byMailbox('intake', String(hidden['subject']))).text).toBe(unknown.text)
    expect((await byMailbox('medical', await aPerson())).status).toBe(404)
  })

  test('leaves an entry in the sequence of whoever asked', async () => {
    const count = async () =>
      (await rows(`select from entry where body like '%kind enquirer.weigh%'`)).length
    const before = await count()
    await byMailbox('intake', await aPerson())
    expect(await count()).toBe(before + 1)
  })
})

describe('records that count as one person', () => {
  const reason = (one: string, other: string) =>
    done('rights', '/api/matching/pair', { one, other }).then(({ facts }) => ({
      one,
      other,
      facts,
      verdict: 'same',
      words: 'Synthetic reason.',
      once: drawn(),
    }))

  test.each([0, PROTECTION])(
    'count together for a mailbox, by a decision of audience %i, until somebody takes them apart',
    async (audience) => {
      const [one, other] = [await aPerson(), await aPerson()]
      await said(other, code('person.alive', 'dead', MEDICAL))
      expect((await byMailbox('intake', one)).body).toEqual({ byMailbox: true })
      await done('rights', '/api/matching/decide', { ...(await reason(one, other)), audience })
      expect((await byMailbox('intake', one)).body).toEqual({ byMailbox: false })
      const apart = { audience, words: 'They are two.', once: drawn() }
      await done('rights', `/api/subjects/${other}/apart`, apart)
      expect((await byMailbox('intake', one)).body).toEqual({ byMailbox: true })
      expect((await byMailbox('intake', other)).body).toEqual({ byMailbox: false })
    },
  )

  test('have those who ask for either on the page they lead to, and each back where they were when taken apart', async () => {
    const [one, other] = [await aPerson(), await aPerson()]
    const [first, second] = [await enquirer(one), await enquirer(other)]
    const asking = async (person: string) => {
      const { enquirers } = await done('rights', '/api/enquirers/list', { person, after: null })
      return (enquirers as { id: string; person: string }[]).map(({ id, person: of }) => [id, of])
    }
    const before = [await asking(one), await asking(other)]
    await done('rights', '/api/matching/decide', { ...(await reason(one, other)), audience: 0 })
    const both = [
      [second.id, other],
      [first.id, one],
    ]
    expect([await asking(one), await asking(other)]).toEqual([both, both])
    await enquirer(other, { handle: second.handle, seq: 2 })
    const apart = { audience: 0, words: 'They are two.', once: drawn() }
    await done('rights', `/api/subjects/${other}/apart`, apart)
    expect([await asking(one), await asking(other)]).toEqual(before)
    await enquirer(one, { handle: first.handle, seq: 2 })
  })
})

interface KeptOne {
  readonly id: string
  readonly handle: string
}

async function enquirer(person: string, given: object = {}): Promise<KeptOne> {
  const body = {
    person,
    audience: INTAKE,
    handle: drawn(),
    seq: 1,
    key: drawn(),
    envelope: await sealed('who asks'),
    commit: randomBytes(32).toString('base64'),
    ...given,
  }
  const told = await done('intake', '/api/enquirers', body)
  return { id: String(told['enquirer']), handle: body.handle }
}

async function sealed(text: string, to: Recipient = team): Promise<string> {
  return Buffer.from(await sealDocument([to], { text })).toString('base64')
}

/** A family with a mailbox, of which one may see what its owner sees. */
async function family() {
  const { mailbox } = await sendMessage(office)
  const access = Buffer.from(mailbox.access).toString('base64')
  const [row] = await rows(
    `select s.id::text, s.object from submission s where s.mailbox = decode($1, 'hex')`,
    mailbox.id,
  )
  const look = async () => {
    const told = await send(office.door, DOOR, '/api/mailbox/open', { id: mailbox.id, access })
    return { told, items: told.body['items'] as { envelope: string; day: string }[] }
  }
  return { mailbox: mailbox.id, submission: String(row?.['id']), object: row?.['object'], look }
}
type Family = Awaited<ReturnType<typeof family>>

type Texts = Readonly<Record<(typeof updateWordings)[number], string>>

async function wordings(texts: Texts) {
  const each = updateWordings.map(async (word) => {
    const envelope = await sealed(texts[word])
    return [word, { envelope, copy: await sealed(texts[word]) }] as const
  })
  return Object.fromEntries(await Promise.all(each)) as Record<
    keyof Texts,
    { envelope: string; copy: string }
  >
}

const three = { whole: 'news', come: 'please come', quiet: 'still looking' }

async function release(to: Family, person: string, texts: Texts = three, who: Who = 'intake') {
  const { id } = await enquirer(person)
  const given = await wordings(texts)
  const body = { submission: to.submission, seq: 1, prev: null, ...given }
  const told = await ask(who, `/api/enquirers/${id}/release`, body)
  return { told, given, enquirer: id }
}

/** The hour comes for this mailbox, and for no other. */
async function hourComes(to: Family): Promise<void> {
  await rows(
    `update family_update set shown_from = now() - interval '1 minute' where mailbox = decode($1, 'hex')`,
    to.mailbox,
  )
  await showDue(office.app, new Date())
}

const waiting = async (to: Family) =>
  (await rows(`select from family_update where mailbox = decode($1, 'hex')`, to.mailbox)).length

describe('an update', () => {
  test('waits for its hour and is then shown once, as the officer read it, where nothing speaks against it', async () => {
    const [to, person] = [await family(), await aPerson()]
    const { told, given } = await release(to, person)
    expect(told.status, told.text).toBe(200)
    expect(String(told.body['from'])).toMatch(/T15:00:00\.000Z$/)
    await showDue(office.app, new Date())
    expect((await to.look()).items).toEqual([])
    await hourComes(to)
    await hourComes(to)
    expect((await to.look()).items.map(({ envelope }) => envelope)).toEqual([given.whole.envelope])
    expect(await waiting(to)).toBe(0)
    const opened = await done('intake', `/api/submissions/${to.submission}/open`, {})
    expect(opened).toMatchObject({
      waits: null,
      next: { seq: 2, prev: hashOf(Buffer.from(given.whole.envelope, 'base64')) },
      written: [{ seq: 1, kind: 'answer', copy: given.whole.copy }],
    })
  })

  test.each(Object.keys(reasons))(
    'asks to come instead, where another team came to know between release and hour: %s',
    async (reason) => {
      const [to, person] = [await family(), await aPerson()]
      const { given } = await release(to, person)
      await reasons[reason]?.(person, MEDICAL)
      await hourComes(to)
      expect((await to.look()).items.map(({ envelope }) => envelope)).toEqual([given.come.envelope])
    },
  )

  test('goes quiet where the person told another team that they do not wish it; the dead are asked no more', async () => {
    const [to, person] = [await family(), await aPerson()]
    const { given } = await release(to, person)
    await notWished(person)
    await reasons['threatened']?.(person, MEDICAL)
    await hourComes(to)
    expect((await to.look()).items.map(({ envelope }) => envelope)).toEqual([given.quiet.envelope])
    const [also, dead] = [await family(), await aPerson()]
    const other = await release(also, dead)
    await notWished(dead)
    await reasons['dead']?.(dead, MEDICAL)
    await hourComes(also)
    expect((await also.look()).items[0]?.envelope).toBe(other.given.come.envelope)
  })

  test('holds its place: nothing else goes in while it waits, and taken back it is shown to nobody', async () => {
    const [to, person] = [await family(), await aPerson()]
    const { enquirer: id, given } = await release(to, person)
    const envelope = await sealed('an answer')
    const answer = { envelope, copy: envelope, seq: 1, prev: null }
    const path = `/api/submissions/${to.submission}`
    expect((await ask('intake', `${path}/answer`, answer)).body['code']).toBe('update-waits')
    const again = { submission: to.submission, seq: 1, prev: null, ...given }
    expect((await ask('intake', `/api/enquirers/${id}/release`, again)).body['code']).toBe(
      'update-waits',
    )
    await done('intake', `${path}/update/take-back`, {})
    expect((await ask('intake', `${path}/update/take-back`, {})).body['code']).toBe(
      'changed-meanwhile',
    )
    await showDue(office.app, new Date('2100-01-01'))
    expect((await to.look()).items).toEqual([])
    await done('intake', `${path}/answer`, answer)
    expect((await to.look()).items).toHaveLength(1)
  })

  test('is refused out of its place, for whoever is not there, and for whom another team keeps', async () => {
    const [to, person] = [await family(), await aPerson()]
    const { id } = await enquirer(person)
    const given = await wordings(three)
    const body = { submission: to.submission, seq: 2, prev: 'ab'.repeat(32), ...given }
    const path = (one: string) => `/api/enquirers/${one}/release`
    expect((await ask('intake', path(id), body)).body['code']).toBe('out-of-order')
    expect((await ask('medical', path(id), body)).status).toBe(404)
    const theirs = await done('rights', '/api/enquirers', {
      person,
      audience: PROTECTION,
      handle: drawn(),
      seq: 1,
      key: drawn(),
      envelope: await sealed('who asks'),
      commit: randomBytes(32).toString('base64'),
    })
    const missing = await ask('intake', path('999999'), { ...body, seq: 1, prev: null })
    const hidden = await ask('intake', path(String(theirs['enquirer'])), {
      ...body,
      seq: 1,
      prev: null,
    })
    expect(hidden.text).toBe(missing.text)
  })

  async function notWished(person: string): Promise<void> {
    await done('rights', `/api/subjects/${person}/closing/open`, {
      topic: 'search',
      audience: PROTECTION,
      words: 'Synthetic.',
      once: drawn(),
    })
    const page = await done('rights', `/api/subjects/${person}/open`, {})
    const { facts } = page['closings'] as { facts: { audience: number; facts: string }[] }
    await done('rights', `/api/subjects/${person}/closing/close`, {
      topic: 'search',
      audience: PROTECTION,
      contact: 'person',
      family: 'not-wished',
      informedOn: null,
      words: 'Synthetic.',
      facts: facts.find(({ audience }) => audience === PROTECTION)?.facts,
      people: 1,
      once: drawn(),
    })
  }
})

describe('a person who does not want to be found', () => {
  const decided: WritingFacts = {
    telling: 'all',
    tie: 'verified',
    isSuspectedInformer: false,
    hasWithdrawn: false,
    isPersonGone: false,
    mayTell: true,
    agreed: true,
    badNews: [],
  }
  const states = {
    unknown: { ...decided, mayTell: false, agreed: false },
    'no-contact': { ...decided, agreed: false },
    'not-verified': { ...decided, mayTell: false },
    'tie not verified': { ...decided, tie: 'unverified' } as const,
  }

  test('is kept from the family in words, size and time, and from whoever looks at messages and entries', async () => {
    const seen = await Promise.all(Object.values(states).map(writtenFor))
    for (const one of seen) expect(one).toEqual(seen[0])
    expect(seen[0]).toMatchObject({ before: { items: 0 }, after: { items: 1 }, entries: 2 })
  })

  /** What a family, and an officer of the intake, can see of one update. */
  async function writtenFor(facts: WritingFacts) {
    const [to, person] = [await family(), await aPerson()]
    const all = wordingsOf(facts)
    const say = (word: (typeof updateWordings)[number]) => {
      const { write } = all[word]
      if (write === null) throw new Error('nothing is written')
      const asked = [
        { kind: 'whereabouts', authority: 'Body', askedOn: '2026-08-14', isAnswered: true },
      ]
      return updateText({ write, language: 'be', asked, liaison: 'Synthetic Officer', support: '' })
    }
    const texts = { whole: say('whole'), come: say('come'), quiet: say('quiet') }
    const look = async () => {
      const { told, items } = await to.look()
      const sizes = items.map(({ envelope, day }) => `${envelope.length} ${day.length}`)
      return { items: items.length, sizes, length: told.text.length }
    }
    const { told } = await release(to, person, texts)
    const before = await look()
    await hourComes(to)
    const after = await look()
    const entries = await rows(
      `select id from entry where object = $1 and body ~ 'kind (submission.answer|update)'`,
      to.object,
    )
    const { whole } = texts
    return {
      text: whole,
      status: told.status,
      reply: told.text,
      before,
      after,
      entries: entries.length,
    }
  }
})

describe('erasing', () => {
  const erase = (id: string) =>
    asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) => erasableEnquirers.erase(change, id, 'consent-withdrawn')),
    )

  test('somebody who asks takes what is sealed of them, and what waits for them; others, and what was shown, stay', async () => {
    const person = await aPerson()
    const [one, other, shown] = [await family(), await family(), await family()]
    const was = await release(shown, person)
    await hourComes(shown)
    const [first, second] = [await release(one, person), await release(other, person)]
    const counts = async () =>
      rows(
        `select (select count(*) from claim where subject = $1)::int as claims,
        (select count(*) from mailbox_item)::int as items, (select count(*) from enquirer)::int as enquirers`,
        person,
      )
    const before = await counts()
    expect(await erase(`${first.enquirer}/1`)).toMatch(/^\d+$/)
    expect([await waiting(one), await waiting(other)]).toEqual([0, 1])
    expect(await counts()).toEqual(before)
    const { enquirers } = await done('intake', '/api/enquirers/list', { person, after: null })
    const left = enquirers as { id: string; sealed: object | null }[]
    expect(left.map(({ id, sealed: rest }) => [id, rest === null])).toEqual(
      [second.enquirer, first.enquirer, was.enquirer].map((id) => [id, id === first.enquirer]),
    )
    await hourComes(other)
    expect((await other.look()).items).toHaveLength(1)
    expect((await shown.look()).items).toHaveLength(1)
  })

  test('may name everybody who asks for one record, with every version, and nobody else', async () => {
    const [person, another] = [await aPerson(), await aPerson()]
    const [one, other] = [await enquirer(person), await enquirer(person)]
    await enquirer(another)
    await enquirer(person, { handle: one.handle, seq: 2 })
    const named = await asEraser(office.host, office.slug, (eraser) =>
      eraser.read(gate, async (tx) => [
        await versionsOf(tx, { person }),
        await versionsOf(tx, { enquirer: one.id }),
      ]),
    )
    const own = [`${one.id}/1`, `${one.id}/2`]
    expect(named).toEqual([[...own, `${other.id}/1`], own])
  })

  test('the person leaves nothing to show: what waits is shown to nobody', async () => {
    const [to, person] = [await family(), await aPerson()]
    await release(to, person)
    const claims = await rows(`select id::text from claim where subject = $1`, person)
    await asEraser(office.host, office.slug, (eraser) =>
      eraser.change(gate, (change) =>
        eraseClaims(
          change,
          claims.map(({ id }) => String(id)),
          'consent-withdrawn',
        ),
      ),
    )
    await hourComes(to)
    expect((await to.look()).items).toEqual([])
    expect(await waiting(to)).toBe(0)
  })
})
