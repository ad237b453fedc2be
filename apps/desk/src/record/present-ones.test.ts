import { ClaimId, EntryId, SubjectId, type ClaimView, type SubjectClaims } from '@amparo/contract'
import { expect, test } from 'vitest'
import { presentOnes } from './present-ones.ts'

const say = {
  value: (value: { readonly kind: string }) =>
    'edtf' in value
      ? String(value.edtf)
      : 'code' in value
        ? String(value.code)
        : JSON.stringify(value),
  unnamed: (id: string) => `no. ${id}`,
  numbered: (name: string, id: string) => `${name}, no. ${id}`,
}

let claims = 1
const claim = (property: string, value: ClaimView['value']): ClaimView => ({
  id: ClaimId.parse(String(claims++)),
  property,
  value,
  source: {
    id: '1',
    kind: 'submission',
    origin: '1',
    submission: null,
    part: null,
    account: null,
    version: null,
    reply: null,
    passage: null,
  },
  directness: 'first-hand',
  credibility: 3,
  saidOn: '2020-08-12',
  recordedAt: '2020-08-12T10:00:00.000Z',
  recordedBy: 'Synthetic Officer',
  audience: 0,
  replaces: null,
  retracts: null,
  erased: null,
  entry: EntryId.parse('1'),
})
const one = (id: string, kind: 'custody' | 'act', ...said: ClaimView[]): SubjectClaims => ({
  id: SubjectId.parse(id),
  kind,
  entry: EntryId.parse('1'),
  claims: said,
})
const day = (property: string, edtf: string) => claim(property, { kind: 'date', edtf })
const type = (code: string) => claim('act.type', { kind: 'code', code })

test('a period of custody goes by its place and its days, and has its number where two would be called the same', () => {
  const prison = { kind: 'subject', id: SubjectId.parse('50') } as const
  const held = (id: string, ...more: ClaimView[]) =>
    one(id, 'custody', claim('custody.facility', prison), ...more)
  const below = [
    held('2', day('custody.from', '2020-08-10'), day('custody.to', '2020-08-12')),
    held('3'),
    held('4'),
    one('5', 'custody', claim('custody.grounds', { kind: 'text', text: 'x' })),
    one('6', 'act', type('RESTRICTED')),
  ]
  const named = [{ id: prison.id, kind: 'facility', name: 'Synthetic prison', of: '' } as const]
  expect(presentOnes('custody', { below, named }, say).map(({ name }) => name)).toEqual([
    'Synthetic prison, 2020-08-10 – 2020-08-12',
    'Synthetic prison, no. 3',
    'Synthetic prison, no. 4',
    'no. 5',
  ])
})

test('of a restricted act nothing is said but that it is one, neither when nor where', () => {
  const where = claim('act.place', { kind: 'text', text: 'Synthetic place' })
  const below = [
    one('2', 'act', type('RESTRICTED'), where, day('act.at', '2020-08-10')),
    one('3', 'act', type('BEATING'), where, day('act.at', '2020-08-11')),
  ]
  expect(presentOnes('act', { below, named: [] }, say)).toEqual([
    { id: '2', name: 'RESTRICTED', restricted: true },
    { id: '3', name: 'BEATING, 2020-08-11', restricted: false },
  ])
})
