import { examUrgency, signsToSee } from '@amparo/norms'
import type { FoldedProperty, View } from '@amparo/register'
import { expect, test } from 'vitest'
import type { FoldedSubject } from '../register/view-of.ts'
import { actsToSee } from './acts-to-see.ts'

const folded = (value: object): FoldedProperty => {
  const group = { value, claims: ['1'], stateAlone: false }
  return {
    best: group,
    groups: [group],
    contested: false,
    retracted: [],
  } as unknown as FoldedProperty
}

function act(code: string, edtf: string): FoldedSubject {
  const properties = {
    'act.type': folded({ kind: 'code', code }),
    'act.at': folded({ kind: 'date', edtf }),
  }
  const view = { kind: 'act', properties, quarrels: 0, claims: 2 } as unknown as View
  return { id: '1', kind: 'act', entry: '1', view, claims: new Map() } as unknown as FoldedSubject
}

test('what hurt is seen with its hour where somebody named one, and with all its days where nobody is sure', () => {
  expect(actsToSee([act('INT.ASSAULT', '2020-08-10T22:00')])).toEqual([
    { violations: ['INT.ASSAULT'], days: { lo: '2020-08-10T22:00', hi: '2020-08-10T22:00' } },
  ])
  expect(actsToSee([act('INT.TORTURE', '2020-08')])).toMatchObject([
    { days: { lo: '2020-08-01T00:00', hi: '2020-08-31T23:59' } },
  ])
})

test('of an act whose kind was sealed and could be opened here, the hours that protection has are seen', () => {
  const opened = actsToSee([act('INT.RAPE', '2020-08-10')])
  expect(examUrgency(opened, '2020-08-12')).toBe('now')
  const seen = signsToSee(opened, '2020-08-10').map(({ sign }) => sign.code)
  expect(seen).toContain('hiv-prophylaxis')
})

test('what nobody here could open, and what hurts nobody by itself, is not among it', () => {
  expect(actsToSee([act('RESTRICTED', '2020-08-10'), act('LIB.ARREST', '2020-08-10')])).toEqual([])
})
