import { ClaimId, EntryId, SubjectId, SubmissionId, type ClaimView } from '@amparo/contract'
import { expect, test } from 'vitest'
import { historyOf } from './history-steps.ts'
import { foldSubject } from './view-of.ts'

function claim(id: number, entry: number, change: Partial<ClaimView> = {}): ClaimView {
  return {
    id: ClaimId.parse(String(id)),
    property: 'person.birth',
    value: { kind: 'date', edtf: `19${id}` },
    source: {
      id: `source-${id}`,
      kind: 'submission',
      origin: `source-${id}`,
      submission: SubmissionId.parse('1'),
      part: 1,
      account: null,
      version: null,
      reply: null,
      passage: null,
    },
    directness: 'first-hand',
    credibility: 6,
    saidOn: '2020-08-12',
    recordedAt: `2026-11-${entry}T09:12:00.000Z`,
    recordedBy: 'Invented Person',
    audience: 0,
    replaces: null,
    retracts: null,
    erased: null,
    entry: EntryId.parse(String(entry)),
    ...change,
  }
}

const person = (...claims: ClaimView[]) =>
  foldSubject({
    id: SubjectId.parse('5'),
    kind: 'person',
    entry: claims[0]?.entry ?? EntryId.parse('1'),
    claims,
  })
const id = (number: number) => ClaimId.parse(String(number))

test('each entry is one step with all it changed, newest first', () => {
  const steps = historyOf(
    [
      person(
        claim(50, 10),
        claim(51, 10, { property: 'person.residence', value: { kind: 'text', text: 'Synthetic' } }),
        claim(52, 11, { replaces: id(50) }),
        claim(53, 12, { retracts: id(52), value: { kind: 'sealed' } }),
      ),
    ],
    new Map(),
  )
  expect(
    steps.map((step) => [
      step.kind === 'entry' && step.entry,
      step.changes.map(({ what, before, value }) => [what, before, value]),
    ]),
  ).toEqual([
    ['12', [['taken-back', null, { kind: 'date', edtf: '1952' }]]],
    ['11', [['corrected', { kind: 'date', edtf: '1950' }, { kind: 'date', edtf: '1952' }]]],
    [
      '10',
      [
        ['added', null, { kind: 'date', edtf: '1950' }],
        ['added', null, { kind: 'text', text: 'Synthetic' }],
      ],
    ],
  ])
})

test('an erased value is said to be erased wherever it stood, and the day of it is a step', () => {
  const erased = { erased: '2026-11-20', value: { kind: 'sealed' } } as const
  const steps = historyOf(
    [
      person(
        claim(50, 10, erased),
        claim(52, 11, { replaces: id(50) }),
        claim(53, 21, { property: 'person.residence', value: { kind: 'text', text: 'Synthetic' } }),
      ),
    ],
    new Map(),
  )
  expect(steps.map((step) => (step.kind === 'entry' ? step.entry : step.day))).toEqual([
    '21',
    '2026-11-20',
    '11',
    '10',
  ])
  expect(steps[1]?.changes).toMatchObject([{ what: 'erased', value: 'erased' }])
  expect(steps[2]?.changes).toMatchObject([{ what: 'corrected', before: 'erased' }])
  expect(steps[3]?.changes).toMatchObject([{ what: 'added', value: 'erased' }])
})

test('what corrects or takes back something that is not to be seen names nothing of it', () => {
  const steps = historyOf(
    [person(claim(52, 11, { replaces: id(40) }), claim(53, 12, { retracts: id(41) }))],
    new Map(),
  )
  expect(steps.map(({ changes }) => changes)).toMatchObject([
    [{ what: 'taken-back', value: null }],
    [{ what: 'corrected', before: null }],
  ])
})
