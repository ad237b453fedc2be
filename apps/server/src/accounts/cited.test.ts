import { randomBytes } from 'node:crypto'
import { newIdentity, recipientOf, sealDocument } from '@amparo/seal'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DESK,
  send,
  sendMessage,
  signedIn,
  testOffice,
  testPlan,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'

/** Claims that cite what somebody told: the version and the words, for the team of the account. */
let office: TestOffice
/** A rights officer in teams 1 and 2, an intake officer in 1 alone, a doctor in both. */
const cookies = { rights: '', intake: '', medical: '' }
type Who = keyof typeof cookies

let envelope: string
beforeAll(async () => {
  const doctor = { name: 'Medical Two', role: 'medical' as const, teams: ['intake', 'protection'] }
  office = await testOffice({ ...testPlan, people: [...testPlan.people, doctor] })
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.medical = await signedIn(office, 'Medical Two')
  const team = await recipientOf(await newIdentity())
  envelope = Buffer.from(await sealDocument([team], { synthetic: 'words' })).toString('base64')
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const ask = (who: Who, path: string, body: unknown): Promise<Told> =>
  send(office.desk, DESK, path, body, { cookie: cookies[who] })

const passage = { from: 4, to: 9 }
const from = (account: string, given: object = {}) => ({
  source: { kind: 'account', account, version: 1, passage, word: 'teller', ...given },
})
const fromMessage = (submission: string) => ({
  source: { kind: 'submission', submission, part: 1, passage: null },
})

const named = (text: string, given: object = {}) => ({
  property: 'person.name',
  value: { kind: 'name', text },
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
  replaces: null,
  ...given,
})

async function person(given: object = {}): Promise<string> {
  const told = await ask('rights', '/api/subjects', {
    kind: 'person',
    claims: [named('Synthetic Person', given)],
  })
  expect(told.status, told.text).toBe(200)
  return String(told.body['subject'])
}

const drawn = (): string => randomBytes(16).toString('hex')

async function tell(about: object, audience: number, known = 0): Promise<string> {
  const told = await ask('rights', '/api/accounts', {
    about,
    audience,
    known,
    handle: drawn(),
    key: drawn(),
    envelope,
    head: envelope,
    commit: randomBytes(32).toString('base64'),
  })
  expect(told.status, told.text).toBe(200)
  return String(told.body['account'])
}

async function messageOpened(): Promise<string> {
  await sendMessage(office)
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select max(id)::text as id from ${office.names.schema}.submission`,
  )
  const id = rows[0]?.id ?? ''
  await ask('rights', `/api/submissions/${id}/open`, {})
  return id
}

const say = (who: Who, subject: string, ...claims: object[]) =>
  ask(who, `/api/subjects/${subject}/claims`, { claims })

interface SeenSource {
  readonly id: string
  readonly origin: string
  readonly kind: string
  readonly account: string | null
  readonly version: number | null
  readonly part: number | null
  readonly passage: object | null
}

async function sources(who: Who, subject: string): Promise<readonly SeenSource[]> {
  const { body } = await ask(who, `/api/subjects/${subject}/open`, {})
  const { claims } = body['subject'] as { claims: { source: SeenSource }[] }
  return claims.map(({ source }) => source)
}

describe('a claim from an account', () => {
  test('names the version and the words to its team, and to others only that somebody was talked with', async () => {
    const someone = await person()
    const account = await tell({ kind: 'person', id: someone }, 2)
    expect((await say('rights', someone, named('Synthetic Told', from(account)))).status).toBe(200)
    const [, seen] = await sources('rights', someone)
    expect(seen).toMatchObject({
      kind: 'interview',
      account,
      version: 1,
      part: null,
      submission: null,
      passage,
    })
    const hidden = {
      account: null,
      version: null,
      reply: null,
      part: null,
      submission: null,
      passage: null,
    }
    const [, outside] = await sources('intake', someone)
    expect(outside).toEqual({ id: seen?.id, origin: seen?.origin, kind: 'interview', ...hidden })
  })

  test('shows the account of a person to a doctor of its team, and what the sender of a message told to none', async () => {
    const someone = await person()
    const account = await tell({ kind: 'person', id: someone }, 2)
    const message = await messageOpened()
    const senders = await tell({ kind: 'submission', id: message }, 1)
    for (const one of [account, senders])
      await say('rights', someone, named('Synthetic Told', from(one)))
    const [, seen, hidden] = await sources('medical', someone)
    expect(seen).toMatchObject({ account, version: 1, passage })
    expect(hidden).toMatchObject({ kind: 'interview', account: null, version: null, passage: null })
    const cited = await say('medical', someone, named('Synthetic', from(senders)))
    const nothing = await say('medical', someone, named('Synthetic', from('999999')))
    expect(nothing.status).toBe(404)
    expect(cited.text).toBe(nothing.text)
    expect((await say('medical', someone, named('Synthetic', from(account)))).status).toBe(200)
  })

  test('is refused outside the team as if the account were not there, and of a version that is not', async () => {
    const someone = await person()
    const account = await tell({ kind: 'person', id: someone }, 2)
    const nothing = await say('intake', someone, named('Synthetic', from('999999')))
    expect(nothing.status).toBe(404)
    expect((await say('intake', someone, named('Synthetic', from(account)))).text).toBe(
      nothing.text,
    )
    const later = await say('rights', someone, named('Synthetic', from(account, { version: 2 })))
    expect(later.text).toBe(nothing.text)
  })

  test('may be an authority’s word that the person passes on: another source', async () => {
    const someone = await person()
    const account = await tell({ kind: 'person', id: someone }, 2)
    await say(
      'rights',
      someone,
      named('Synthetic Told', from(account)),
      named('Synthetic Official', from(account, { word: 'authority' })),
    )
    const [, told, passedOn] = await sources('rights', someone)
    expect(passedOn).toMatchObject({ kind: 'authority', account })
    expect(passedOn?.origin).toBe(passedOn?.id)
    expect(passedOn?.origin).not.toBe(told?.origin)
  })
})

test('what was answered in a message counts for whoever its sender told of, also in an account', async () => {
  const message = await messageOpened()
  const account = await tell({ kind: 'submission', id: message }, 1)
  const someone = await person()
  const answered = (id: string, who: string | null, answer: string) =>
    ask('rights', `/api/submissions/${id}/consents/record`, {
      person: who,
      given: '2026-01-02',
      standing: 'self',
      means: 'spoken-remotely',
      language: 'be',
      assent: null,
      lines: [{ purpose: 'FAMILY', answer, recipients: [] }],
      note: null,
    })
  expect((await answered(await messageOpened(), someone, 'named')).status).toBe(200)
  // About nobody in particular, which may be about them.
  expect((await answered(message, null, 'no')).status).toBe(200)
  const agreed = async () =>
    (
      await send(office.desk, DESK, `/api/subjects/${someone}/agreed`, undefined, {
        cookie: cookies.rights,
      })
    ).body
  expect(await agreed()).toMatchObject({ agreed: [{ answer: 'named' }] })
  await say('rights', someone, named('Synthetic Told', from(account)))
  expect(await agreed()).toMatchObject({ agreed: [{ answer: 'no' }] })
})

describe('what one person told counts once', () => {
  test('in two accounts', async () => {
    const someone = await person()
    const about = { kind: 'person', id: someone }
    const first = await tell(about, 2)
    const second = await tell(about, 2, 1)
    for (const account of [first, second])
      await say('rights', someone, named('Synthetic Told', from(account)))
    const [, one, other] = await sources('rights', someone)
    expect(other?.id).not.toBe(one?.id)
    expect(other?.origin).toBe(one?.origin)
  })

  test.each(['message', 'account'])(
    'in a message and an account of its sender, the %s cited first',
    async (begin) => {
      const submission = await messageOpened()
      const account = await tell({ kind: 'submission', id: submission }, 1)
      const someone = await person()
      const both = [fromMessage(submission), from(account)]
      for (const given of begin === 'message' ? both : both.toReversed())
        await say('rights', someone, named('Synthetic Told', given))
      const [, one, other] = await sources('rights', someone)
      expect(other?.id).not.toBe(one?.id)
      expect(other?.origin).toBe(one?.origin)
    },
  )

  test('as far as one team knows: to another it tells nothing of what was told there', async () => {
    const someone = await person()
    const about = { kind: 'person', id: someone }
    const theirs = await tell(about, 2)
    await say('rights', someone, named('Synthetic Told', { ...from(theirs), audience: 2 }))
    const ours = await tell(about, 1, 1)
    await say('rights', someone, named('Synthetic Told', from(ours)))
    const [, seen] = await sources('intake', someone)
    expect(seen?.account).toBe(ours)
    expect(seen?.origin).toBe(seen?.id)
  })

  test('and what two people told counts twice', async () => {
    const [someone, another] = [await person(), await person()]
    for (const id of [someone, another])
      await say('rights', someone, named('Synthetic', from(await tell({ kind: 'person', id }, 2))))
    const [, one, other] = await sources('rights', someone)
    expect(other?.origin).not.toBe(one?.origin)
  })
})
