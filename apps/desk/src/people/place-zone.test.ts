import type { ClaimView, SubjectClaims } from '@amparo/contract'
import { expect, test } from 'vitest'
import { foldSubject, type FoldedSubject } from '../register/view-of.ts'
import { placed, zonesToSay } from './place-zone.ts'

function aPoint(id: string, facility: string | null): FoldedSubject {
  const claims = facility === null ? [] : [heldAt(facility)]
  return foldSubject({ id, kind: 'point', entry: '1', claims } as unknown as SubjectClaims)
}

const heldAt = (id: string) =>
  ({
    id: '1',
    property: 'point.facility',
    value: { kind: 'subject', id },
    source: { id: '1', kind: 'office', origin: '1' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2020-08-20',
    recordedAt: '2020-08-20T00:00:00.000Z',
    audience: 0,
    replaces: null,
    retracts: null,
    erased: null,
    entry: '1',
  }) as unknown as ClaimView

const named = new Map([
  ['3', { zone: 'Asia/Bangkok' }],
  ['4', {}],
  ['5', { zone: 'somewhere in the south' }],
])

test('a point is counted in the zone of its place, where that is a zone', () => {
  const zones = ['3', '4', '5', '6', null].map(
    (facility) => placed([aPoint('7', facility)], named)[0]?.zone,
  )
  expect(zones).toEqual(['Asia/Bangkok', undefined, undefined, undefined, undefined])
})

test('zones are said only to whoever has other clocks, and then all of them', () => {
  const inBangkok = placed([aPoint('7', '3')], named)
  const atHome = placed([aPoint('8', null)], named)
  expect(zonesToSay(atHome, 'Europe/Minsk', 'Europe/Minsk')).toEqual([])
  expect(zonesToSay(atHome, 'Europe/Minsk', 'Europe/Berlin')).toEqual(['Europe/Minsk'])
  expect(zonesToSay([...atHome, ...inBangkok], 'Europe/Minsk', 'Europe/Minsk')).toEqual([
    'Asia/Bangkok',
    'Europe/Minsk',
  ])
})
