import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withField } from './testing/people.ts'
import {
  compareDanger,
  dangerAtWorst,
  dangerLevels,
  dangerOf,
  hurtAnswers,
  readScreening,
  readTriage,
  triageAnswers,
  type ScreeningDocument,
  type TriageDocument,
  type Urgency,
} from './triage.ts'

const urgencies: fc.Arbitrary<Urgency> = fc.record({
  custody: fc.constantFrom(...triageAnswers),
  child: fc.constantFrom(...triageAnswers),
  missing: fc.constantFrom(...triageAnswers),
  danger: fc.constantFrom(...triageAnswers),
  hurt: fc.constantFrom(...hurtAnswers),
})

const questions = ['custody', 'child', 'missing', 'danger'] as const
const nothingSaid: Urgency = {
  custody: 'unsaid',
  child: 'unsaid',
  missing: 'unsaid',
  danger: 'unsaid',
  hurt: 'unsaid',
}
const allNo: Urgency = { custody: 'no', child: 'no', missing: 'no', danger: 'no', hurt: 'no' }

describe('the order of danger', () => {
  test('an unknown or unsaid answer never stands behind a no', () => {
    fc.assert(
      fc.property(
        urgencies,
        fc.constantFrom(...questions),
        fc.constantFrom('unknown' as const, 'unsaid' as const),
        (urgency, question, open) => {
          const withOpen = { ...urgency, [question]: open }
          const withNo = { ...urgency, [question]: 'no' as const }
          expect(compareDanger(withOpen, withNo)).toBeLessThanOrEqual(0)
          expect(compareDanger({ ...urgency, [question]: 'yes' }, withOpen)).toBeLessThanOrEqual(0)
        },
      ),
    )
  })

  test('hurt now comes before fresh, fresh before unsaid, unsaid before earlier and no', () => {
    fc.assert(
      fc.property(urgencies, (urgency) => {
        const order = ['now', 'fresh', 'unsaid', 'earlier', 'no'] as const
        for (const [at, hurt] of order.slice(1).entries())
          expect(
            compareDanger({ ...urgency, hurt: order[at]! }, { ...urgency, hurt }),
          ).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('a message that says nothing stands before one that denies everything', () => {
    expect(compareDanger(nothingSaid, allNo)).toBeLessThan(0)
    for (const question of questions)
      expect(compareDanger({ ...allNo, [question]: 'unknown' }, allNo)).toBe(
        question === 'child' ? 0 : -2, // a child without custody is no higher level
      )
  })

  test('each surer level stands before all messages of the next', () => {
    fc.assert(
      fc.property(urgencies, urgencies, (a, b) => {
        const [first, second] = [a, b].map((one) => dangerLevels.indexOf(dangerOf(one)))
        if (first! < second!) expect(compareDanger(a, b)).toBeLessThan(0)
      }),
    )
  })

  test('is an order: sorting never depends on where messages stood, save for equals', () => {
    fc.assert(
      fc.property(urgencies, urgencies, urgencies, (a, b, c) => {
        expect(Math.sign(compareDanger(a, b))).toBe(0 - Math.sign(compareDanger(b, a)))
        if (compareDanger(a, b) <= 0 && compareDanger(b, c) <= 0)
          expect(compareDanger(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('the worst case is never milder than what is sure', () => {
    fc.assert(
      fc.property(urgencies, (urgency) => {
        const [sure, worst] = [dangerOf(urgency), dangerAtWorst(urgency)]
        expect(dangerLevels.indexOf(worst)).toBeLessThanOrEqual(dangerLevels.indexOf(sure))
      }),
    )
  })

  test.each<readonly [Partial<Urgency>, string]>([
    [{ custody: 'yes', child: 'yes' }, 'child-in-custody'],
    [{ custody: 'yes', child: 'unknown' }, 'hurt-or-missing-now'],
    [{ custody: 'yes' }, 'hurt-or-missing-now'],
    [{ missing: 'yes' }, 'hurt-or-missing-now'],
    [{ danger: 'yes' }, 'hurt-or-missing-now'],
    [{ hurt: 'now' }, 'hurt-or-missing-now'],
    [{ hurt: 'fresh' }, 'fresh-injuries'],
    [{ hurt: 'earlier' }, 'the-rest'],
    [{ child: 'yes' }, 'the-rest'],
    [{}, 'the-rest'],
  ])('%j is %s', (said, level) => {
    expect(dangerOf({ ...allNo, ...said })).toBe(level)
  })
})

const triage: TriageDocument = {
  v: 1,
  type: 'triage',
  message: 'ab'.repeat(32),
  language: 'be',
  ...nothingSaid,
  custody: 'yes',
  reach: 'through-lawyer',
}

const screening: ScreeningDocument = {
  v: 1,
  type: 'screening',
  submission: '17',
  message: 'ab'.repeat(32),
  day: '2026-11-25',
  by: { id: 2, name: 'Synthetic officer' },
  ...nothingSaid,
  persons: 3,
  note: '',
}

const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('a triage part and a screening read back as themselves after JSON', () => {
  expect(readTriage(json(triage))).toEqual({ verdict: 'ok', document: triage })
  expect(readScreening(json(screening))).toEqual({ verdict: 'ok', document: screening })
})

test.each<readonly [string, unknown]>([
  ['type', 'submission'],
  ['message', 'ab'],
  ['custody', 'perhaps'],
  ['hurt', 'yes'],
  ['danger', undefined],
  ['reach', ''],
])('a triage part with a wrong %s names that field', (path, value) => {
  expect(readTriage(withField(triage, path, value))).toEqual({ verdict: 'malformed', field: path })
})

test.each<readonly [string, unknown]>([
  ['submission', '0'],
  ['submission', 17],
  ['by.name', ''],
  ['persons', -1],
  ['persons', 1.5],
  ['note', 'x'.repeat(4_001)],
])('a screening with a wrong %s names that field', (path, value) => {
  expect(readScreening(withField(screening, path, value))).toEqual({
    verdict: 'malformed',
    field: path,
  })
})

test('neither passes for the other, and anything at all gets a verdict', () => {
  expect(readTriage(screening).verdict).toBe('malformed')
  expect(readScreening(triage).verdict).toBe('malformed')
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(readTriage(value).verdict).toBe('malformed')
      expect(readScreening(value).verdict).toBe('malformed')
    }),
  )
})
