import type { SubmissionSummary } from '@amparo/contract'
import { compareDanger, hurtAnswers, triageAnswers, type Urgency } from '@amparo/seal'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OpenedTriage } from '../keys/triage.ts'
import { byDanger, childrenFirst, unsorted } from './triage-order.ts'

const answer = fc.constantFrom(...triageAnswers)
const urgencies: fc.Arbitrary<Urgency> = fc.record({
  custody: answer,
  child: answer,
  missing: answer,
  danger: answer,
  hurt: fc.constantFrom(...hurtAnswers),
})

test('nobody is lost, nobody stands behind somebody less urgent, and equals keep their turn', () => {
  fc.assert(
    fc.property(fc.array(fc.option(urgencies), { maxLength: 60 }), (told) => {
      const { submissions, triaged } = queueOf(told)
      const rows = byDanger(submissions, triaged)
      expect(rows.map(({ submission }) => submission.id).toSorted()).toEqual(
        submissions.map(({ id }) => id).toSorted(),
      )
      for (const [at, row] of rows.entries()) {
        const next = rows[at + 1]
        if (next === undefined) break
        const order = compareDanger(row.triage?.urgency ?? unsaid, next.triage?.urgency ?? unsaid)
        expect(order).toBeLessThanOrEqual(0)
        if (order === 0) expect(Number(row.submission.id)).toBeLessThan(Number(next.submission.id))
      }
    }),
  )
})

test('of five hundred, a child in custody that arrived as number 187 comes first', () => {
  const told = Array.from({ length: 500 }, (_, at): Urgency | null =>
    at === 186
      ? { custody: 'yes', child: 'yes', missing: 'no', danger: 'no', hurt: 'no' }
      : { custody: 'yes', child: 'no', missing: 'yes', danger: 'yes', hurt: 'now' },
  )
  const { submissions, triaged } = queueOf(told)
  const rows = byDanger(submissions, triaged)
  expect(rows[0]?.submission.id).toBe('187')
  expect(childrenFirst(rows).children.map(({ submission }) => submission.id)).toEqual(['187'])
})

test('a message that does not sort stands before those that surely say no', () => {
  const no: Urgency = { custody: 'no', child: 'no', missing: 'no', danger: 'no', hurt: 'no' }
  const { submissions, triaged } = queueOf([no, null, no])
  expect(byDanger(submissions, triaged)[0]?.submission.id).toBe('2')
  expect(unsorted(submissions, triaged).map(({ id }) => id)).toEqual(['2'])
})

test('a message whose sender said nothing is shown as not known, and one that said no as everything else', () => {
  const no: Urgency = { custody: 'no', child: 'no', missing: 'no', danger: 'no', hurt: 'no' }
  const { submissions, triaged } = queueOf([no, unsaid, { ...unsaid, custody: 'no' }])
  const shown = new Map<string, string | null>(
    byDanger(submissions, triaged).map((row) => [row.submission.id, row.danger]),
  )
  expect([shown.get('1'), shown.get('2'), shown.get('3')]).toEqual(['the-rest', null, 'the-rest'])
})

const unsaid: Urgency = {
  custody: 'unsaid',
  child: 'unsaid',
  missing: 'unsaid',
  danger: 'unsaid',
  hurt: 'unsaid',
}

function queueOf(told: readonly (Urgency | null)[]) {
  const submissions = told.map((_, at) => summaryOf(String(at + 1)))
  const triaged = new Map(
    told.flatMap((urgency, at) =>
      urgency === null ? [] : [[String(at + 1), triageOf(String(at + 1), urgency)] as const],
    ),
  )
  return { submissions, triaged }
}

function triageOf(submission: string, urgency: Urgency): OpenedTriage {
  return {
    submission,
    message: 'ab'.repeat(32),
    by: 'sender',
    urgency,
    language: 'en',
    reach: 'unknown',
    persons: 0,
    note: '',
    screenedBy: null,
  }
}

function summaryOf(id: string): SubmissionSummary {
  return {
    id: id as SubmissionSummary['id'],
    day: '2020-08-14',
    lastDay: '2020-08-14',
    way: 'page',
    parts: 1,
    size: 4_096,
    state: 'waiting',
    takenBy: null,
    mailbox: 'open',
    files: 0,
    frozen: false,
    opened: false,
    answers: 0,
    step: 0,
  }
}
