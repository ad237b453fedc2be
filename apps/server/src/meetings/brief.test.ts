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
const briefOf = (meeting: string) => desk.done(`/api/meetings/${meeting}/brief`, {})

let bodies = 0
const aBody = () => desk.subject('authority', `Office of invented matters ${(bodies += 1)}`)

test('over random offices the page for a meeting names whom it may and nobody else, whatever was written into it', async () => {
  const office = fc.array(saidLater, { minLength: 2, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(office, fc.nat(), async (given, pick) => {
      const ministry = await aBody()
      const all: { id: string; name: string; may: boolean }[] = []
      for (const later of given) {
        const name = inventedName((people += 1))
        all.push({ id: await desk.nameable(name, message), name, may: mayBe(later) })
      }
      const ids = all.map(({ id }) => id)
      await desk.sent(await desk.written(ministry, ids), today())
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
      const told = JSON.stringify(brief)
      for (const { name, may } of all) expect(told.includes(surname(name)), name).toBe(may)
      const named = brief['names'] as { person: string }[]
      expect(named.map(({ person }) => person).toSorted()).toEqual(
        all
          .filter(({ may }) => may)
          .map(({ id }) => id)
          .toSorted(),
      )
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
