import { answerings } from '@amparo/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standsOn, urgency, type AnsweredIn, type AskedIn } from './question-state.ts'

const TODAY = '2026-03-15'

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, '0')}`)
const number = fc.integer({ min: 1, max: 99 }).map(String)

const asked = fc
  .record({
    letter: number,
    authority: fc.constantFrom('1', '2'),
    state: fc.constantFrom(
      'draft' as const,
      'signed' as const,
      'sent' as const,
      'withdrawn' as const,
    ),
    sentOn: day,
    answerBy: fc.option(day),
  })
  .map((one): AskedIn => (one.state === 'sent' ? one : { ...one, sentOn: null, answerBy: null }))

const answered = fc
  .tuple(fc.constantFrom(...answerings), number, day, fc.constantFrom('1', '2'))
  .chain(([row, answer, received, authority]) =>
    fc
      .tuple(
        fc.constantFrom(...row.kinds),
        fc.constantFrom(...row.contents),
        fc.constantFrom(...row.qualities),
      )
      .map(([kind, content, quality]): AnsweredIn => ({
        answer,
        reply: answer,
        authority,
        kind,
        content,
        quality,
        received,
      })),
  )

const sent = (letter: string, sentOn: string, answerBy: string | null = null): AskedIn => ({
  letter,
  authority: '1',
  state: 'sent',
  sentOn,
  answerBy,
})
const came = (answer: string, received: string, said: Partial<AnsweredIn> = {}): AnsweredIn => ({
  answer,
  reply: answer,
  authority: '1',
  kind: 'substantive',
  content: 'confirms',
  quality: 'largely-satisfactory',
  received,
  ...said,
})
const receipt = { kind: 'automatic-receipt', content: 'promises', quality: 'receipt-only' }
const state = (...given: Parameters<typeof standsOn>) => standsOn(...given)?.state

test('it does not matter in which order letters and answers are read', () => {
  const distinct = <T>(one: fc.Arbitrary<T>, by: (value: T) => string) =>
    fc.uniqueArray(one, { selector: by, maxLength: 5 })
  fc.assert(
    fc.property(
      distinct(asked, ({ letter }) => letter),
      distinct(answered, ({ answer }) => answer),
      (letters, answers) => {
        expect(standsOn(letters.toReversed(), answers.toReversed(), TODAY)).toEqual(
          standsOn(letters, answers, TODAY),
        )
      },
    ),
  )
})

test('nothing stands only where every letter was withdrawn and nobody answered', () => {
  fc.assert(
    fc.property(
      fc.array(asked, { maxLength: 4 }),
      fc.array(answered, { maxLength: 3 }),
      (letters, answers) => {
        const isGone = letters.every((one) => one.state === 'withdrawn') && answers.length === 0
        expect(standsOn(letters, answers, TODAY) === null).toBe(isGone)
      },
    ),
  )
})

test('a receipt takes nothing back and answers nothing', () => {
  fc.assert(
    fc.property(fc.array(answered, { maxLength: 4 }), (answers) => {
      const letters = [sent('1', '2026-03-01')]
      const before = state(letters, answers, TODAY)
      const after = state(letters, [...answers, came('100', '2026-03-28', receipt)], TODAY)
      expect(after).toBe(before === 'asked' ? 'acknowledged' : before)
    }),
  )
})

test('what was answered stays answered until it is asked again or is about somebody else', () => {
  fc.assert(
    fc.property(answered, (later) => {
      const answers = [came('1', '2026-03-02'), { ...later, answer: '2', received: '2026-03-03' }]
      const isDoubt = later.content === 'wrong-person'
      const first = [sent('1', '2026-03-01')]
      expect(state(first, answers, TODAY)).toBe(isDoubt ? 'doubt' : 'answered')
      expect(state([...first, sent('2', '2026-03-04')], answers, TODAY)).toBe('asked')
    }),
  )
})

test('is overdue from the day after the one by which an answer was wanted', () => {
  expect(state([sent('1', '2026-03-01', TODAY)], [], TODAY)).toBe('asked')
  expect(state([sent('1', '2026-03-01', '2026-03-14')], [], TODAY)).toBe('overdue')
  const acknowledged = standsOn(
    [sent('1', '2026-03-01', '2026-03-14')],
    [came('1', '2026-03-02', receipt)],
    TODAY,
  )
  expect(acknowledged?.state).toBe('acknowledged')
})

test('each kind of answer leaves the question where whoever works on it has to go on', () => {
  const letters = [sent('1', '2026-03-01')]
  const after = (said: Partial<AnsweredIn>) =>
    state(letters, [came('1', '2026-03-02', said)], TODAY)
  expect(after({ content: 'not-competent', quality: 'incomplete' })).toBe('next-body')
  expect(after({ content: 'wrong-person', quality: 'incomplete' })).toBe('doubt')
  expect(after({ content: 'refuses-secret', quality: 'refused' })).toBe('refused')
  expect(after({ content: 'partial', quality: 'incomplete' })).toBe('partly')
  expect(after({ kind: 'asks-more', content: 'asks-more', quality: 'asks-more' })).toBe('asks-more')
  expect(state([], [came('1', '2026-03-02')], TODAY)).toBe('told-unasked')
})

test('what is in doubt comes before what is late, and what is answered comes last', () => {
  const place = (asks: AskedIn[], answers: AnsweredIn[]) => {
    const stands = standsOn(asks, answers, TODAY)
    return stands === null ? Number.NaN : urgency(stands, TODAY)
  }
  const late = [sent('1', '2026-03-01', '2026-03-14')]
  const order = [
    place(late, [came('1', '2026-03-02', { content: 'wrong-person', quality: 'incomplete' })]),
    place(late, [came('1', '2026-03-02', { content: 'not-competent', quality: 'incomplete' })]),
    place(late, []),
    place(late, [came('1', '2026-03-02', receipt)]),
    place(late, [came('1', '2026-03-02', { content: 'partial', quality: 'incomplete' })]),
    place([sent('1', '2026-03-01', TODAY)], []),
    place(late, [came('1', '2026-03-02')]),
  ]
  expect(order).toEqual(order.toSorted((a, b) => a - b))
  expect(new Set(order).size).toBe(order.length)
})
