import {
  AccountId,
  ClaimId,
  EntryId,
  SubjectId,
  type ClaimView,
  type SubjectClaims,
} from '@amparo/contract'
import { contradictionsOf } from '@amparo/register'
import { expect, test } from 'vitest'
import { foldAll } from '../register/view-of.ts'
import { knownOf } from './known-of.ts'

let last = 0

function claim(property: string, value: ClaimView['value'], kind = 'interview'): ClaimView {
  const id = String(++last)
  return {
    id: ClaimId.parse(id),
    property,
    value,
    source: {
      id,
      kind,
      origin: id,
      submission: null,
      part: null,
      account: AccountId.parse(id),
      version: 1,
      reply: null,
      passage: null,
    },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2020-08-20',
    recordedAt: '2026-11-24T09:12:00.000Z',
    recordedBy: 'Invented Person',
    audience: 0,
    replaces: null,
    retracts: null,
    erased: null,
    entry: EntryId.parse('1'),
  }
}

const subject = (id: string, kind: SubjectClaims['kind'], claims: ClaimView[]): SubjectClaims => ({
  id: SubjectId.parse(id),
  kind,
  entry: EntryId.parse('1'),
  claims,
})

const under = (property: string, id: string) =>
  claim(property, { kind: 'subject', id: SubjectId.parse(id) })

const point = (id: string, type: string, at: string, kind?: string) =>
  subject(id, 'point', [
    under('point.custody', '8'),
    claim('point.type', { kind: 'code', code: type }, kind),
    claim('point.at', { kind: 'date', edtf: at }, kind),
  ])

const page = (release: string) =>
  foldAll(
    [
      subject('7', 'person', [claim('person.name', { kind: 'name', text: 'Invented Person' })]),
      subject('8', 'custody', [under('custody.person', '7')]),
      point('9', 'arrest', '2020-08-10'),
      point('10', 'release', release, 'authority'),
    ],
    null,
  )

const beside = { named: new Map(), opened: new Map(), zone: 'Europe/Minsk' } as const

test('what a page shows of a person is compared, and each side leads to claims of that page', () => {
  const all = page('2020-08-09')
  const [found, ...others] = contradictionsOf(knownOf(all, beside))
  expect(others).toEqual([])
  expect(found).toMatchObject({ code: 'released-before-arrest', person: '7', custody: '8' })
  const voices = found?.sides.flatMap(({ statements }) => statements.flatMap((one) => one.voices))
  for (const { id } of voices ?? []) expect(all.some(({ claims }) => claims.has(id))).toBe(true)
})

test('where all of it goes together nothing is said', () => {
  expect(contradictionsOf(knownOf(page('2020-08-13'), beside))).toEqual([])
})
