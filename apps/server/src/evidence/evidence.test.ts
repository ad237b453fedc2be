import { spawnSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openArchive, readDocument } from '@amparo/letters'
import { property, type PropertyCode } from '@amparo/register'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawn, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { gate } from '../db/actor.ts'
import { asEraser } from '../host/host.ts'
import { publish } from '../log/publish.ts'
import { shownLog } from '../log/shown-log.ts'
import { eraseClaims } from '../register/erasure.ts'
import { aRow, ListsDesk, listTerms } from '../testing/lists.ts'
import { testLog } from '../testing/test-log.ts'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  testPlan,
  type TestOffice,
} from '../testing/test-office.ts'
import { proofFiles } from './proofs.ts'

// What leaves in an evidence package, on a real PostgreSQL. Whose name may be in it is worked out here once more, in another way than
// the server does it.

let office: TestOffice
let desk: LettersDesk
/** Of another team: nothing of the intake team is for their eyes. */
let outsider = ''
let people = 0

beforeAll(async () => {
  const other = { name: 'Rights Elsewhere', role: 'rights-officer' as const, teams: ['protection'] }
  office = await testOffice({ ...testPlan, people: [...testPlan.people, other] })
  desk = await LettersDesk.of(office)
  outsider = await signedIn(office, other.name)
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

const prosecutors = { purpose: 'ACCOUNT', recipient: 'prosecutors-courts', language: 'en' }

const surname = (name: string) => name.split(' ').at(-1) ?? ''

interface Taken {
  readonly data: Record<string, unknown>
  /** Everything in the archive that somebody could read. */
  readonly text: string
}

async function plan(event: string, how: object = prosecutors) {
  return desk.done(`/api/events/${event}/evidence/plan`, how)
}

async function taken(event: string, how: object = prosecutors): Promise<Taken> {
  const { weighed } = await plan(event, how)
  const body = { ...how, weighed, once: drawn() }
  return unpacked(String((await desk.done(`/api/events/${event}/evidence`, body))['archive']))
}

function unpacked(archive: string): Taken {
  const opened = openArchive(new Uint8Array(Buffer.from(archive, 'base64')))
  if (!opened.ok) throw new Error(opened.code)
  const part = (name: string) => opened.parts.get(name) ?? new Uint8Array()
  const json = new TextDecoder().decode(part('event-file.json'))
  const read = readDocument(part('event-file.docx'))
  if (!read.ok) throw new Error('the Word file cannot be read')
  const others = [...opened.parts].filter(([name]) => !name.endsWith('.docx'))
  const texts = [
    ...opened.parts.keys(),
    ...read.texts.map(({ text }) => text),
    ...others.map(([, bytes]) => new TextDecoder().decode(bytes)),
  ]
  return { data: JSON.parse(json) as Record<string, unknown>, text: texts.join('\n') }
}

async function agreed(person: string, answer: string, given: object = {}): Promise<string> {
  const message = await desk.message()
  const lines = [{ purpose: 'ACCOUNT', answer, recipients: [], ...given }]
  await desk.answered(message, { person, lines })
  return message
}

const assault = { kind: 'code', code: 'INT.ASSAULT' }

async function actOf(person: string, event: string, given: Record<string, object> = {}) {
  return desk.below(person, 'act', {
    type: assault,
    event: { kind: 'subject', id: event },
    at: { kind: 'date', edtf: '2020-08-10' },
    ...given,
  })
}

interface Somebody {
  readonly answer: string | null
  readonly recipients: readonly string[]
  /** Whose name an officer wrote into the place of the act: 0 is nobody. */
  readonly mentions: number
}

const somebody = fc.record<Somebody>({
  answer: fc.constantFrom('named', 'named', 'named', 'anonymous', 'no', 'ask-each-time', null),
  recipients: fc.constantFrom([], [], ['prosecutors-courts'], ['family'], ['media', 'family']),
  mentions: fc.nat({ max: 4 }),
})

const reaches = ({ recipients }: Somebody) =>
  recipients.length === 0 || recipients.includes('prosecutors-courts')
const mayBeNamed = (one: Somebody) => one.answer === 'named' && reaches(one)
const mayBeTold = (one: Somebody) => one.answer === 'anonymous' && reaches(one)

test('over random offices no name is in the package where consent does not reach: not in the data, the Word file, nor what an officer wrote', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(somebody, { minLength: 2, maxLength: 5 }), async (given) => {
      const event = await desk.event('A synthetic square')
      const names = given.map(() => inventedName((people += 1)))
      for (const [at, one] of given.entries()) {
        const person = await desk.subject('person', names[at] ?? '')
        if (one.answer !== null) await agreed(person, one.answer, { recipients: one.recipients })
        const spoken = names[one.mentions - 1]
        const place = spoken === undefined ? 'By the gate' : `Beside ${spoken}`
        await actOf(person, event, { place: { kind: 'text', text: place } })
      }
      const [named, told] = [given.filter(mayBeNamed), given.filter(mayBeTold)]
      const planned = await plan(event)
      expect(planned['named']).toHaveLength(named.length)
      expect(planned['unnamed']).toBe(told.length)
      if (named.length + told.length === 0) return
      const { data, text } = await taken(event)
      expect(data['acts']).toHaveLength(named.length + told.length)
      for (const [at, one] of given.entries()) {
        const name = surname(names[at] ?? '')
        if (mayBeNamed(one)) expect(text).toContain(name)
        else expect(text).not.toContain(name)
      }
    }),
    { numRuns: 5, endOnFailure: true },
  )
})

async function nameable(name: string): Promise<readonly [person: string, message: string]> {
  const person = await desk.subject('person', name)
  return [person, await agreed(person, 'named')]
}

const path = (event: string) => `/api/events/${event}/evidence`

test('it tells acts, who is said to be involved, custody with who says so, and the answers of the state, each under its record number', async () => {
  const name = inventedName((people += 1))
  const [person] = await nameable(name)
  const event = await desk.event('A synthetic yard')
  const [unit, ministry] = [
    await desk.subject('authority', 'Invented unit'),
    await desk.subject('authority', 'Invented ministry'),
  ]
  const prison = await desk.subject('facility', 'Invented prison')
  const act = await actOf(person, event)
  await desk.below(act, 'involvement', {
    authority: { kind: 'subject', id: unit },
    confidence: { kind: 'code', code: 'medium' },
    degree: { kind: 'code', code: 'carried-out' },
  })
  const custody = await desk.below(person, 'custody', {
    from: { kind: 'date', edtf: '2020-08-10T21:30' },
    facility: { kind: 'subject', id: prison },
  })
  await desk.below(custody, 'point', {
    type: { kind: 'code', code: 'release' },
    at: { kind: 'date', edtf: '2020-08-13' },
  })
  // Long before: it has nothing to do with the event.
  await desk.below(person, 'custody', {
    from: { kind: 'date', edtf: '2010-12-19' },
    to: { kind: 'date', edtf: '2010-12-29' },
  })
  const letter = await letterAbout(person, ministry)
  const reply = await desk.replied(ministry, letter, { theirNumber: 'N 7' })
  await desk.done(`/api/replies/${reply}/answers`, {
    answers: [desk.answer(person)],
    once: drawn(),
  })
  const { data, text } = await taken(event)
  expect(data).toMatchObject({
    format: 'amparo/v1/event-file',
    people: [{ person: 1, named: true }],
    acts: [
      {
        act: 1,
        person: 1,
        involvements: [{ somebodyNamed: false, values: expect.arrayContaining([]) }],
      },
    ],
    custody: [{ person: 1, timeline: [{ what: ['custody-began'] }, { what: ['release'] }] }],
    answers: [
      { person: 1, question: 'whereabouts', content: 'confirms', reply: { number: 'N 7' } },
    ],
    consents: [{ person: 1, answer: 'named', standing: 'self' }],
    leftOut: { people: 0, heldByTeam: 0, erased: 0, texts: 0 },
  })
  for (const said of [name, 'Invented unit', 'Invented prison', 'Synthetic sentence.'])
    expect(text).toContain(said)
  expect(text).not.toContain('2010')
  for (const said of saidIn(data)) {
    expect(Object.keys(said).toSorted()).toEqual([
      'credibility',
      'day',
      'directness',
      'entry',
      'kind',
    ])
    expect(said.entry).toMatch(/^[1-9][0-9]*$/)
  }
  expect(saidIn(data).length).toBeGreaterThan(8)
})

async function letterAbout(person: string, ministry: string): Promise<string> {
  const message = await desk.message()
  await desk.answered(message, { person })
  const letter = await desk.written(ministry, [person])
  await desk.sent(letter, today())
  return letter
}

/** Every word about who says something, wherever it stands. */
function saidIn(value: unknown): { readonly entry: string }[] {
  if (Array.isArray(value)) return value.flatMap(saidIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'said' ? (one as { entry: string }[]) : saidIn(one),
  )
}

test('what one team alone holds, what was erased, and whom sources accuse by name are counted and not told', async () => {
  const [person] = await nameable(inventedName((people += 1)))
  const accused = inventedName((people += 1))
  const event = await desk.event('A synthetic corridor')
  const act = await actOf(person, event)
  await desk.claimed(act, 'act.method', { kind: 'text', text: 'Known to one team.' }, 1)
  await desk.below(act, 'involvement', {
    person: { kind: 'subject', id: await desk.subject('person', accused) },
    confidence: { kind: 'code', code: 'low' },
  })
  await desk.claimed(act, 'act.by', { kind: 'text', text: 'Wrongly recorded.' })
  await erased(act, 'act.by')
  const { data, text } = await taken(event)
  expect(data['leftOut']).toMatchObject({ heldByTeam: 1, erased: 1, peopleInvolved: 1 })
  for (const hidden of ['Known to one team', 'Wrongly', surname(accused)])
    expect(text).not.toContain(hidden)
})

/** Erases what was last said of one property. */
async function erased(subject: string, code: PropertyCode): Promise<void> {
  const { rows } = await office.host.admin.query<{ id: string }>(
    `select max(id)::text as id from ${office.names.schema}.claim where subject = $1 and property = $2`,
    [subject, property(code).number],
  )
  await asEraser(office.host, office.slug, (eraser) =>
    eraser.change(gate, (change) =>
      eraseClaims(change, [rows[0]?.id ?? ''], 'recorded-by-mistake'),
    ),
  )
}

test('what a partner’s list says that may not be passed on is not in it, not even as a number', async () => {
  const lists = await ListsDesk.of(office)
  const partner = await lists.partner('Invented partner')
  const name = inventedName((people += 1))
  const row = aRow('a', name, { 'person.birth': '1980-03-03' })
  const list = { kind: 'new', partner, title: 'Invented list', audience: 0 }
  const { batch } = await lists.checked(list, [row], { terms: listTerms({ onward: false }) })
  const [person] = await nameable(name)
  await lists.judged(batch, 1, { kind: 'subject', subject: person })
  await lists.applied(batch)
  const event = await desk.event('A synthetic hall')
  await actOf(person, event)
  expect((await plan(event))['leftOut']).toMatchObject({ notPassedOn: 2 })
  const { data, text } = await taken(event)
  expect(text).toContain(surname(name))
  expect(text).not.toMatch(/1980|notPassedOn/)
  expect(saidIn(data).map((one) => (one as { kind?: string }).kind)).not.toContain('list')
})

test('whoever takes their word back after it was looked at stops it, and so does whatever else has changed', async () => {
  const [person, message] = await nameable(inventedName((people += 1)))
  const event = await desk.event('A synthetic street')
  await actOf(person, event)
  const { weighed } = await plan(event)
  const body = { ...prosecutors, weighed, once: drawn() }
  const lines = [{ purpose: 'ACCOUNT', answer: 'no', recipients: [] }]
  await desk.answered(message, { person, given: '2026-01-03', lines })
  const told = await desk.ask(path(event), body)
  expect([told.status, told.body['code']]).toEqual([409, 'changed-meanwhile'])
  expect(await desk.done(`${path(event)}/list`, {})).toEqual({ taken: [] })
  expect(await plan(event)).toMatchObject({
    named: [],
    reasons: [{ reason: 'no', people: 1 }],
    leftOut: { people: 0, acts: 0 },
  })
  const other = await desk.ask(path(event), { ...body, recipient: 'partner-ngo' })
  expect(other.body).toMatchObject({ code: 'changed-meanwhile' })
})

test('sent twice it is taken out once; it is an entry and shown with the event, to whom and how many it names', async () => {
  const [person] = await nameable(inventedName((people += 1)))
  const event = await desk.event('A synthetic bridge')
  await actOf(person, event)
  const { weighed } = await plan(event)
  const body = { ...prosecutors, weighed, once: drawn() }
  const [first, second] = [await desk.done(path(event), body), await desk.done(path(event), body)]
  expect(second).toEqual(first)
  const { taken: all } = await desk.done(`${path(event)}/list`, {})
  const head = {
    purpose: 'ACCOUNT',
    recipient: 'prosecutors-courts',
    named: 1,
    unnamed: 0,
    acts: 1,
  }
  expect(all).toMatchObject([{ ...head, entry: first['entry'] }])
  expect((await desk.ask(`/api/log/${String(first['entry'])}`, undefined)).status).toBe(200)
})

test('an event without acts gives nothing to hand over, and what is no event is not there', async () => {
  const event = await desk.event('A synthetic field')
  const { weighed } = await plan(event)
  const body = { ...prosecutors, weighed, once: drawn() }
  const told = await desk.ask(path(event), body)
  expect([told.status, told.body['code']]).toEqual([422, 'value-refused'])
  const person = await desk.subject('person', inventedName((people += 1)))
  for (const id of [person, '999999'])
    expect((await desk.ask(`${path(id)}/plan`, prosecutors)).status).toBe(404)
})

test('of two records that count as one person there is one; of an act whose person was erased nobody knows whose consent counts', async () => {
  const name = inventedName((people += 1))
  const [one] = await nameable(name)
  const [other] = await nameable(name)
  const event = await desk.event('A synthetic tunnel')
  for (const person of [one, other]) await actOf(person, event)
  const pair = { one, other }
  const { facts } = await desk.done('/api/matching/pair', pair)
  const decision = { verdict: 'same', audience: 0, words: 'Synthetic', once: drawn() }
  await desk.done('/api/matching/decide', { ...pair, ...decision, facts })
  const { data } = await taken(event)
  expect(data['people']).toHaveLength(1)
  expect(data['acts']).toMatchObject([{ person: 1 }, { person: 1 }])
  const third = await actOf(one, event)
  await erased(third, 'act.person')
  expect((await plan(event))['leftOut']).toMatchObject({ actsOfNobody: 1 })
})

test('what another team is told of an event changes nothing of what one is shown', async () => {
  const [person] = await nameable(inventedName((people += 1)))
  const event = await desk.event('A synthetic ward')
  const act = await actOf(person, event)
  const seen = async () => {
    const told = await send(office.desk, DESK, `${path(event)}/plan`, prosecutors, {
      cookie: outsider,
    })
    expect(told.status).toBe(200)
    return told.text
  }
  const before = await seen()
  await desk.claimed(act, 'act.method', { kind: 'text', text: 'For one team.' }, 1)
  const hidden = await desk.subject('person', inventedName((people += 1)), 1)
  const theirs = { type: assault, event: { kind: 'subject', id: event } }
  await desk.below(hidden, 'act', theirs, 1)
  await desk.below(person, 'custody', { from: { kind: 'date', edtf: '2020-08-10' } }, 1)
  expect(await seen()).toBe(before)
  expect(await plan(event)).toMatchObject({ leftOut: { heldByTeam: 1 } })
})

test('only whoever writes to authorities may; to others it is not there', async () => {
  const event = await desk.event('A synthetic door')
  for (const role of ['intake-officer', 'medical'] as const)
    expect((await desk.ask(`${path(event)}/plan`, prosecutors, role)).status).toBe(404)
  expect((await desk.ask(`${path(event)}/plan`, prosecutors, 'head')).status).toBe(200)
})

const VERIFY = fileURLToPath(new URL('../../../verify/verify.sh', import.meta.url))

test('each record number has its entry and proof beside it once the log is signed, and a stranger’s program checks them offline', async ({
  skip,
}) => {
  const [person] = await nameable(inventedName((people += 1)))
  const event = await desk.event('A synthetic gate')
  await actOf(person, event)
  const { data } = await taken(event)
  const { entries } = data['log'] as { entries: { entry: string; proved: boolean }[] }
  // This office signs no log by itself.
  expect(entries.map(({ proved }) => proved)).toEqual(entries.map(() => false))
  const [consent] = data['consents'] as { entry: string }[]
  const numbers = entries.map(({ entry }) => entry).filter((entry) => entry !== consent?.entry)
  await using kept = await testLog(office)
  const log = shownLog(kept.log, { home: kept.home, slug: office.slug })
  expect(await proofFiles(kept.logger, log, numbers)).toEqual(new Map())
  await kept.sequenceAll()
  await publish(kept.log)
  const files = await proofFiles(kept.logger, log, numbers)
  expect(files.size).toBe(2 * numbers.length + 1)
  const { stdout: openssl } = spawnSync('openssl', ['version'], { encoding: 'utf8' })
  const has = openssl?.startsWith('OpenSSL 3') === true
  skip(!has, 'the shell script needs OpenSSL 3, which is not here')
  await mkdir(join(kept.home, 'stranger/log'), { recursive: true })
  for (const [name, text] of files) await writeFile(join(kept.home, 'stranger', name), text)
  const [first] = numbers
  const given = [`log/${first}.entry`, `log/${first}.tlog-proof`]
  const policy = ['--policy-as-the-office-says', 'log/policy-as-the-office-says']
  const { stdout } = spawnSync('bash', [VERIFY, ...given, ...policy], {
    cwd: join(kept.home, 'stranger'),
    encoding: 'utf8',
  })
  expect(stdout).toMatch(/^INTEGRITY ONLY \[/)
})
