import type { ClaimView, Closings, SubjectClaims } from '@amparo/contract'
import { expect, test } from 'vitest'
import { foldSubject } from '../register/view-of.ts'
import { audiencesToCloseFor, weighedFor, type PersonKnown } from './weigh.ts'

const team = 2
const answers = { contact: 'family', family: 'not-wished' } as const

function claim(id: string, property: string, value: object, audience: number): ClaimView {
  return {
    id,
    property,
    value,
    source: { id, kind: 'submission', origin: id },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2020-08-20',
    recordedAt: '2020-08-20T00:00:00.000Z',
    recordedBy: 'Somebody Synthetic',
    audience,
    replaces: null,
    retracts: null,
    erased: null,
    entry: '1',
  } as unknown as ClaimView
}

function known(...extra: readonly ClaimView[]): PersonKnown {
  const claims = [
    claim('1', 'person.name', { kind: 'name', text: 'Synthetic' }, 0),
    claim('2', 'person.birth', { kind: 'date', edtf: '1980' }, 0),
    claim('3', 'person.alive', { kind: 'code', code: 'alive' }, 0),
    claim('4', 'person.whereabouts', { kind: 'text', text: 'at home' }, 0),
    ...extra,
  ]
  const person = { id: '7', kind: 'person', entry: '1', claims } as unknown as SubjectClaims
  const closings: Closings = {
    steps: [],
    facts: [0, team].map((audience) => ({ audience, facts: 'ab' })),
    isJoined: false,
  }
  const now = new Date('2020-08-20T12:00:00Z')
  return { person: foldSubject(person), below: [], closings, zone: 'Europe/Minsk', now }
}

test('where all audiences know the same, it can be closed for each of them by one officer', () => {
  const person = known()
  expect(audiencesToCloseFor(person, 'search', answers)).toEqual([0, team])
  expect(weighedFor(person, 'search', 0, answers)).toMatchObject({ people: 1, reasons: [] })
})

test('whoever knows a reason that the office may not know closes for their team alone', () => {
  const person = known(claim('5', 'person.alive', { kind: 'code', code: 'dead' }, team))
  expect(audiencesToCloseFor(person, 'search', answers)).toEqual([team])
  expect(weighedFor(person, 'search', team, answers).reasons).toContain('death')
  expect(weighedFor(person, 'search', 0, answers).reasons).toEqual([])
})

test('what a team knows besides and gives no reason for keeps nobody from closing for the office', () => {
  const person = known(claim('5', 'person.name', { kind: 'name', text: 'Synthetic Two' }, team))
  expect(audiencesToCloseFor(person, 'search', answers)).toEqual([0, team])
})
