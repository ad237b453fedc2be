import { readDocument } from '@amparo/letters'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawn, inDays, inventedName, LettersDesk, today } from '../testing/letters.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

// What may be said aloud at a meeting, on a real PostgreSQL: no name where it may not be, also of people whom a letter named
// before they took their word back, and also where an officer wrote it into a promise.

let office: TestOffice
let desk: LettersDesk
let message = ''
let people = 0
const PROTECTION = 2

beforeAll(async () => {
  office = await testOffice()
  desk = await LettersDesk.of(office)
  message = await desk.message()
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

/** What somebody said after they had agreed to be named to the authorities; null: nothing more. */
interface SaidLater {
  readonly answer: string
  readonly recipients: readonly string[]
  readonly standing: 'self' | 'guardian'
}

const saidLater = fc.option(
  fc.record<SaidLater>({
    answer: fc.constantFrom('named', 'no', 'anonymous', 'pseudonym', 'ask-each-time'),
    recipients: fc.constantFrom([], ['authorities'], ['family']),
    standing: fc.constantFrom('self', 'guardian'),
  }),
  { freq: 3 },
)

/** Worked out once more, in another way than the server does it: everybody's last word must be a yes to the authorities. */
function mayBe(later: SaidLater | null): boolean {
  if (later === null) return true
  const reaches = later.recipients.length === 0 || later.recipients.includes('authorities')
  return later.answer === 'named' && reaches
}

const surname = (name: string) => name.split(' ').at(-1) ?? ''
const briefOf = (meeting: string, how: object = {}) =>
  desk.done(`/api/meetings/${meeting}/brief`, { language: 'en', whole: false, ...how })

/** Every text of the page as a Word file: its tables, its foot, its properties, the names of its parts. */
async function fileOf(meeting: string, how: object = {}): Promise<string> {
  const body = { language: 'en', whole: false, ...how }
  const { docx } = await desk.done(`/api/meetings/${meeting}/brief/file`, body)
  const read = readDocument(new Uint8Array(Buffer.from(String(docx), 'base64')))
  if (!read.ok) throw new Error('the page cannot be read')
  expect(read.unread).toEqual([])
  return read.texts.map(({ text }) => text).join('\n')
}

/** Others saw somebody held today. */
async function seenHeld(person: string, facility: string, audience = 0): Promise<void> {
  const place = { facility: { kind: 'subject', id: facility } }
  const from = { kind: 'date', edtf: inDays(-3) }
  const custody = await desk.below(person, 'custody', { from, ...place }, audience)
  const seen = { type: { kind: 'code', code: 'seen' }, at: { kind: 'date', edtf: today() } }
  await desk.below(custody, 'point', { ...seen, ...place }, audience)
}

/** And the body answers today that it does not hold these. */
async function denied(authority: string, people: readonly string[]): Promise<void> {
  const reply = await desk.replied(authority, null, { dated: today() })
  const answers = people.map((person) =>
    desk.answer(person, { content: 'denies', quality: 'rejected-unsubstantiated' }),
  )
  await desk.done(`/api/replies/${reply}/answers`, { answers, once: drawn() })
}

interface Difference {
  readonly person: string
  readonly name: string
  readonly wording: string
  readonly quote: string
}

let bodies = 0
const aBody = () => desk.subject('authority', `Office of invented matters ${(bodies += 1)}`)

test('over random offices the page for a meeting names whom it may and nobody else, whatever was written into it', async () => {
  const office = fc.array(saidLater, { minLength: 2, maxLength: 5 })
  const prison = await desk.subject('facility', 'Synthetic House of Detention')
  await fc.assert(
    fc.asyncProperty(office, fc.nat(), fc.nat(), async (given, pick, held) => {
      const ministry = await aBody()
      const all: { id: string; name: string; may: boolean }[] = []
      for (const later of given) {
        const name = inventedName((people += 1))
        all.push({ id: await desk.nameable(name, message), name, may: mayBe(later) })
      }
      const ids = all.map(({ id }) => id)
      await desk.sent(await desk.written(ministry, ids), today())
      const one = held % 3 === 0 ? undefined : all[held % all.length]
      if (one !== undefined) {
        await seenHeld(one.id, prison)
        await denied(ministry, [one.id])
      }
      for (const [at, later] of given.entries())
        if (later !== null)
          await desk.answered(message, {
            person: ids[at],
            given: '2026-03-01',
            standing: later.standing,
            lines: [{ purpose: 'RAISE_NAMED', answer: later.answer, recipients: later.recipients }],
          })
      const about = all[pick % all.length] ?? { id: '', name: '', may: false }
      const words = `They will tell where ${surname(about.name)} is.`
      await desk.promised(ministry, {
        words,
        byWhom: `Whoever wrote of ${about.name}`,
        about: [{ person: about.id, kind: null }],
      })
      const meeting = await desk.met(
        ministry,
        desk.plannedMeeting({ place: `Where ${about.name} lived`, theirs: about.name }),
      )
      const brief = await briefOf(meeting)
      const language = ['be', 'ru', 'en', 'th'][pick % 4]
      const told = [JSON.stringify(brief), await fileOf(meeting, { language })]
      for (const text of told)
        for (const { name, may } of all) expect(text.includes(surname(name)), name).toBe(may)
      const named = brief['names'] as { person: string }[]
      const differing = brief['contradictions'] as Difference[]
      expect([...new Set([...named, ...differing].map(({ person }) => person))].toSorted()).toEqual(
        all
          .filter(({ may }) => may)
          .map(({ id }) => id)
          .toSorted(),
      )
      expect(differing.map(({ person }) => person)).toEqual(one?.may === true ? [one.id] : [])
      expect(brief['notToRaise']).toMatchObject({ contradictions: one?.may === false ? 1 : 0 })
      const line = about.may ? { withheld: false } : { text: null, withheld: true }
      expect(brief).toMatchObject({ place: line, theirs: line, promises: [{ words: line }] })
    }),
    { numRuns: 12 },
  )
})

test('counts what is open, what is late, what was kept, and thanks for what was good; each figure names its records', async () => {
  const ministry = await aBody()
  const some: string[] = []
  for (let at = 0; at < 4; at++)
    some.push(await desk.nameable(inventedName((people += 1)), message))
  const silent = await desk.subject('person', inventedName((people += 1)))
  const letter = await desk.written(ministry, [...some, silent])
  await desk.sent(letter, today(), today())
  const second = await desk.written(ministry, [some[0] ?? ''], {
    asked: [{ person: some[0], kind: 'health' }],
  })
  await desk.sent(second, today())
  const reply = await desk.replied(ministry, letter, { theirNumber: '14/7-1234' })
  const answers = [desk.answer(some[3] ?? '')]
  await desk.done(`/api/replies/${reply}/answers`, { answers, once: drawn() })
  const kept = await desk.promised(ministry)
  await desk.done(`/api/commitments/${kept}/follow`, desk.found())
  await desk.promised(ministry, { said: inDays(-9), due: inDays(-1) })
  await desk.promised(ministry, { audience: PROTECTION })
  const brief = await briefOf(await desk.met(ministry, desk.plannedMeeting()))
  expect(brief).toMatchObject({
    open: { questions: 4, people: 3, overdue: 0, oldest: { letter, on: today() } },
    promises: [{ isPast: true, standing: null }, { standing: 'kept' }],
    notToRaise: { reasons: [{ reason: 'never-asked', people: 1 }], restricted: 0 },
    thanks: [{ reply, theirNumber: '14/7-1234', people: 1 }],
  })
  const figures = brief['figures'] as {
    code: string
    number: number
    of: number | null
    people: string[]
    letters: string[]
    commitments: string[]
  }[]
  expect(figures.map(({ code, number, of }) => [code, number, of])).toEqual([
    ['asked', 4, null],
    ['answered', 1, 4],
    ['waiting', 3, 4],
    ['letters', 2, null],
    ['unanswered', 1, 2],
    ['kept', 1, 2],
  ])
  for (const { number, of, people: about, letters, commitments } of figures) {
    const records = [about, letters, commitments].find((one) => one.length > 0) ?? []
    expect([number, of]).toContain(records.length)
  }
})

test('whoever said no to being raised at all is in no figure', async () => {
  const ministry = await aBody()
  const [one, other] = [inventedName((people += 1)), inventedName((people += 1))]
  const ids = [await desk.nameable(one, message), await desk.nameable(other, message)]
  await desk.sent(await desk.written(ministry, ids), today())
  await desk.answered(message, {
    person: ids[1],
    given: '2026-03-01',
    lines: [
      { purpose: 'RAISE_NAMED', answer: 'no', recipients: [] },
      { purpose: 'RAISE_ANON', answer: 'no', recipients: [] },
    ],
  })
  const brief = await briefOf(await desk.met(ministry, desk.plannedMeeting()))
  expect(brief).toMatchObject({
    open: { questions: 1, people: 1 },
    notToRaise: { reasons: [{ reason: 'no', people: 1 }] },
  })
  const figures = brief['figures'] as { number: number; people: string[] }[]
  expect(figures.flatMap(({ people: about }) => about)).not.toContain(ids[1])
})

test('what a body answered and others say otherwise is raised in general words, with day and place only where ten others were there, and never of whom may not be named', async () => {
  const ministry = await aBody()
  const prison = await desk.subject('facility', 'Prison of Invented Many')
  const [open, silent] = [inventedName((people += 1)), inventedName((people += 1))]
  const ids = [await desk.nameable(open, message), await desk.nameable(silent, message)]
  await desk.sent(await desk.written(ministry, ids), today())
  for (const person of ids) await seenHeld(person, prison)
  await denied(ministry, ids)
  const no = [{ purpose: 'RAISE_NAMED', answer: 'no', recipients: [] }]
  await desk.answered(message, { person: ids[1], given: '2026-03-01', lines: no })
  const meeting = await desk.met(ministry, desk.plannedMeeting())
  const differencesNow = async (how: object = {}) =>
    (await briefOf(meeting, how))['contradictions'] as Difference[]
  const [general, ...none] = await differencesNow()
  expect(none).toEqual([])
  expect(general).toMatchObject({ person: ids[0], name: open, wording: 'general' })
  expect(Object.keys(general ?? {}).toSorted()).toEqual(['name', 'person', 'quote', 'wording'])
  expect(general?.quote).toContain('Office of invented matters')
  expect(general?.quote).not.toContain('Prison of Invented Many')
  const file = await fileOf(meeting)
  expect(file).toContain(general?.quote)
  expect(file).toContain('only in these words')
  // The one who may not be named was there as well: she is one of the ten.
  for (let others = 0; others < 9; others++)
    await seenHeld(await desk.subject('person', inventedName((people += 1))), prison)
  const [precise] = await differencesNow()
  expect(precise).toMatchObject({ person: ids[0], wording: 'precise' })
  expect(precise?.quote).toContain('Prison of Invented Many')
  const [inRussian] = await differencesNow({ language: 'ru' })
  expect(inRussian?.quote).toContain('Ответ от')
})

test('what only a team knows stands on no page that others see', async () => {
  const ministry = await aBody()
  const person = await desk.nameable(inventedName((people += 1)), message)
  await desk.sent(await desk.written(ministry, [person]), today())
  await denied(ministry, [person])
  const before = await briefOf(await desk.met(ministry, desk.plannedMeeting()))
  expect(before['contradictions']).toEqual([])
  await seenHeld(person, await desk.subject('facility', 'House of a Team'), PROTECTION)
  const open = await briefOf(await desk.met(ministry, desk.plannedMeeting()))
  expect(open['contradictions']).toEqual([])
  const ofTeam = await briefOf(await desk.met(ministry, desk.plannedMeeting(), PROTECTION))
  expect(ofTeam).toMatchObject({ contradictions: [{ person }] })
})

test('names beyond one page are counted, whoever is waited for beyond their day stands first, and all can be had', async () => {
  const ministry = await aBody()
  const some: string[] = []
  for (let at = 0; at < 14; at++)
    some.push(await desk.nameable(inventedName((people += 1)), message))
  const [late = '', ...others] = some
  await desk.sent(await desk.written(ministry, others), today())
  const pressing = await desk.written(ministry, [late])
  await desk.sent(pressing, today(), today())
  await office.host.admin.query(
    `update ${office.names.schema}.letter_step set answer_by = on_day - 1 where letter = $1 and act = 'send'`,
    [pressing],
  )
  const meeting = await desk.met(ministry, desk.plannedMeeting())
  const brief = await briefOf(meeting)
  const named = brief['names'] as { person: string; name: string }[]
  expect(named).toHaveLength(10)
  expect(named[0]?.person).toBe(late)
  expect(brief['moreNames']).toBe(4)
  const file = await fileOf(meeting)
  expect(file).toContain(`More: 4 (“Show all” on the page for meeting ${meeting} in Amparo).`)
  const whole = await briefOf(meeting, { whole: true })
  const all = whole['names'] as { person: string; name: string }[]
  expect(all.map(({ person }) => person).toSorted()).toEqual(some.toSorted())
  expect(whole['moreNames']).toBe(0)
  const long = await fileOf(meeting, { whole: true })
  for (const { name } of all) expect(long).toContain(name)
  const listed = new Set(named.map(({ name }) => name))
  for (const { name } of all) expect(file.includes(name)).toBe(listed.has(name))
})
