import { readDocument, writeDocx } from '@amparo/letters'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composing, drawn, inventedName, LettersDesk, today } from '../testing/letters.ts'
import {
  send,
  signedIn,
  testOffice,
  testPlan,
  DESK,
  type TestOffice,
} from '../testing/test-office.ts'

// The promise of consent, on a real PostgreSQL: no name where it may not be. What may be is worked out here once more, in
// another way than the server does it.

let office: TestOffice
let desk: LettersDesk
/** Of another team: no conversation is for their eyes. */
let outsider = ''
let ministry = ''
let shared = ''
let people = 0

beforeAll(async () => {
  const other = { name: 'Rights Elsewhere', role: 'rights-officer' as const, teams: ['protection'] }
  office = await testOffice({ ...testPlan, people: [...testPlan.people, other] })
  desk = await LettersDesk.of(office)
  outsider = await signedIn(office, other.name)
  ministry = await desk.subject('authority', 'Ministry of invented affairs')
  shared = await desk.message()
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** One conversation: what was said in it about somebody, by whom, how long ago. */
interface Said {
  readonly answer: string
  readonly recipients: readonly string[]
  readonly standing: 'self' | 'guardian'
  readonly assent: 'yes' | 'no' | null
  readonly purpose: string
  readonly isAboutThem: boolean
}

const said = fc.record<Said>({
  answer: fc.oneof(
    { weight: 4, arbitrary: fc.constant('named') },
    { weight: 3, arbitrary: fc.constantFrom('no', 'ask-each-time', 'anonymous', 'pseudonym') },
  ),
  recipients: fc.constantFrom([], [], ['authorities'], ['authorities', 'family'], ['family']),
  standing: fc.constantFrom('self', 'self', 'guardian'),
  assent: fc.constantFrom(null, null, 'yes', 'no'),
  purpose: fc.constantFrom('RAISE_NAMED', 'RAISE_NAMED', 'RAISE_NAMED', 'MEDIA'),
  isAboutThem: fc.constantFrom(true, true, true, false),
})

/** Of one side its last word; everybody's must be a yes to the authorities, and one of them about that very person. */
function mayBe(all: readonly Said[]): boolean {
  const words = all.filter(({ purpose }) => purpose === 'RAISE_NAMED')
  const last = new Map(
    words.map((one) => [`${one.standing} ${one.isAboutThem ? 'them' : 'anybody'}`, one]),
  )
  const counts = [...last.values()]
  const limits = counts.map(({ recipients }) => recipients).filter((list) => list.length > 0)
  return (
    counts.some(({ isAboutThem }) => isAboutThem) &&
    counts.every(({ answer, assent }) => answer === 'named' && assent !== 'no') &&
    limits.every((list) => list.includes('authorities'))
  )
}

interface Somebody {
  readonly id: string
  readonly name: string
  readonly may: boolean
  readonly message: string
}

async function somebody(conversations: readonly Said[]): Promise<Somebody> {
  const name = inventedName((people += 1))
  const id = await desk.subject('person', name)
  // What is said about nobody in particular concerns whoever its message speaks of, so that takes a message of their own.
  const isShared = conversations.every(({ isAboutThem }) => isAboutThem)
  const message = isShared ? shared : await desk.message()
  const cites = {
    property: 'person.residence',
    value: { kind: 'text', text: 'Synthetic town' },
    source: { kind: 'submission', submission: message, part: 1, passage: null },
    directness: 'first-hand',
    credibility: 3,
    saidOn: '2026-01-01',
    audience: 0,
    replaces: null,
  }
  if (!isShared) {
    await desk.done(`/api/submissions/${message}/open`, {})
    await desk.done(`/api/subjects/${id}/claims`, { claims: [cites] })
  }
  for (const { answer, recipients, standing, assent, purpose, isAboutThem } of conversations)
    await desk.answered(message, {
      person: isAboutThem ? id : null,
      standing,
      assent,
      lines: [{ purpose, answer, recipients }],
    })
  return { id, name, may: mayBe(conversations), message }
}

const surname = ({ name }: Somebody) => name.split(' ').at(-1) ?? ''

async function textOf(letter: string, paper: number): Promise<string> {
  const { docx } = await desk.done(`/api/letters/${letter}/papers/${paper}`, {})
  const read = readDocument(new Uint8Array(Buffer.from(String(docx), 'base64')))
  if (!read.ok) throw new Error('a composed letter does not read')
  return read.texts.map(({ text }) => text).join('\n')
}

/** A Word file that says this and nothing else. */
async function aDocx(text: string): Promise<string> {
  const docx = await writeDocx({
    language: 'en',
    form: 'letter',
    number: '1',
    day: '2026-01-10',
    parts: [{ kind: 'paragraph', role: 'text', runs: [{ text, language: 'en' }] }],
  })
  return Buffer.from(docx).toString('base64')
}

test('over random offices no name stands where consent does not reach: not in the plan, the letter, its papers, nor in what is brought back', async () => {
  const offices = fc.array(fc.array(said, { maxLength: 3 }), { minLength: 4, maxLength: 7 })
  await fc.assert(
    fc.asyncProperty(offices, fc.nat(), async (given, pick) => {
      const all: Somebody[] = []
      for (const conversations of given) all.push(await somebody(conversations))
      const [may, mayNot] = [all.filter((one) => one.may), all.filter((one) => !one.may)]
      const ids = all.map(({ id }) => id)
      const plan = await desk.done('/api/letters/plan', desk.plan(ministry, ids))
      expect((plan['named'] as { person: string }[]).map(({ person }) => person)).toEqual(
        may.map(({ id }) => id),
      )
      const blind = await send(office.desk, DESK, '/api/letters/plan', desk.plan(ministry, ids), {
        cookie: outsider,
      })
      expect(blind.body).toMatchObject({ named: [] })
      const letter = await desk.written(ministry, ids)
      const read = await desk.done(`/api/letters/${letter}/open`, {})
      expect((read['lines'] as { person: string }[]).map(({ person }) => person)).toEqual(
        may.map(({ id }) => id),
      )
      if (all.length === mayNot.length) return
      const paper = await desk.composed(letter)
      const text = await textOf(letter, paper)
      for (const one of may) expect(text).toContain(surname(one))
      for (const one of mayNot) expect(text).not.toContain(surname(one))
      await refusedWhereMentioned(letter, mayNot[pick % Math.max(1, mayNot.length)])
      await refusedOnceWithdrawn(letter, may[pick % may.length])
    }),
    { numRuns: 3, endOnFailure: true },
  )
})

/** Typed into a letter, brought back in its text or in the name of its file: it is not kept. */
async function refusedWhereMentioned(letter: string, one: Somebody | undefined): Promise<void> {
  if (one === undefined) return
  const words = `We ask about ${one.name}, too.`
  const typed = await desk.done(`/api/letters/${letter}/compose`, composing({ words }))
  expect(typed).toMatchObject({ paper: null, mentions: [{ person: one.id }] })
  const bring = async (text: string, fileName: string) =>
    desk.done(`/api/letters/${letter}/papers`, {
      docx: await aDocx(text),
      fileName,
      looked: true,
      cleared: [],
      once: drawn(),
    })
  const mentions = [{ person: one.id, certainty: 'certain' }]
  expect(await bring(words, 'letter.docx')).toMatchObject({ paper: null, mentions })
  expect(await bring('Nobody.', `${one.name}.docx`)).toMatchObject({ paper: null, mentions })
  const { papers } = await desk.done(`/api/letters/${letter}/open`, {})
  expect(papers).toHaveLength(1)
}

/** Whoever takes their word back after a letter was written stops it at every step that is left. */
async function refusedOnceWithdrawn(letter: string, one: Somebody | undefined): Promise<void> {
  if (one === undefined) return
  const lines = [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }]
  await desk.answered(one.message, { person: one.id, given: '2026-01-03', lines })
  const refused = { code: 'changed-meanwhile' }
  const path = `/api/letters/${letter}`
  const sign = await desk.ask(`${path}/sign`, { paper: 1, once: drawn() }, 'head')
  expect(sign.body).toMatchObject(refused)
  expect((await desk.ask(`${path}/compose`, composing())).body).toMatchObject(refused)
  const brought = { docx: await aDocx('Nobody.'), fileName: 'a.docx', looked: true, cleared: [] }
  const bring = await desk.ask(`${path}/papers`, { ...brought, once: drawn() })
  expect(bring.body).toMatchObject(refused)
}

test('a name in the free text is weighed anew when the paper is signed and when it is sent', async () => {
  const [named, besides] = [
    await desk.nameable(inventedName((people += 1)), await desk.message()),
    inventedName((people += 1)),
  ]
  const message = await desk.message()
  const other = await desk.nameable(besides, message)
  const letter = await desk.written(ministry, [named])
  const words = `We thank ${besides} for coming.`
  const path = `/api/letters/${letter}`
  expect(await desk.done(`${path}/compose`, composing({ words }))).toMatchObject({ paper: 1 })
  await desk.done(`${path}/sign`, { paper: 1, once: drawn() }, 'head')
  const lines = [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }]
  await desk.answered(message, { person: other, given: '2026-01-03', lines })
  const sent = { channel: 'post', on: today(), answerBy: null, once: drawn() }
  expect((await desk.ask(`${path}/send`, sent)).body).toMatchObject({ code: 'changed-meanwhile' })
})

test('a name that is somebody else’s is cleared in words, and only then kept', async () => {
  const named = await desk.nameable(inventedName((people += 1)), await desk.message())
  const official = inventedName((people += 1))
  const person = await desk.subject('person', official)
  const letter = await desk.written(ministry, [named])
  const bring = async (cleared: object[]) =>
    desk.ask(`/api/letters/${letter}/papers`, {
      docx: await aDocx(`To ${official}.`),
      fileName: 'letter.docx',
      looked: false,
      cleared,
      once: drawn(),
    })
  expect((await bring([])).body).toMatchObject({ paper: null })
  expect((await bring([{ person, words: ' ' }])).body).toMatchObject({ code: 'value-refused' })
  const cleared = [{ person, words: 'The minister.' }]
  expect((await bring(cleared)).body).toMatchObject({ paper: 1, mentions: [{ person }] })
  const sign = { paper: 1, once: drawn() }
  expect((await desk.ask(`/api/letters/${letter}/sign`, sign, 'head')).status).toBe(200)
})

test('what is no Word file is refused', async () => {
  const named = await desk.nameable(inventedName((people += 1)), await desk.message())
  const letter = await desk.written(ministry, [named])
  for (const docx of ['', 'AAAA', Buffer.from('PK\u0003\u0004 nothing').toString('base64')]) {
    const body = { docx, fileName: 'a.docx', looked: true, cleared: [], once: drawn() }
    expect((await desk.ask(`/api/letters/${letter}/papers`, body)).body).toMatchObject({
      code: 'value-refused',
    })
  }
})
