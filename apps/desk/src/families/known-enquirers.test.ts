import { expect, test } from 'vitest'
import { newFacts } from './enquirer-fields.ts'
import { asksAlsoFor, enquirersFor, knownEnquirers } from './known-enquirers.ts'
import type { ListedEnquirer } from './use-enquirers.ts'

const facts = {
  ...newFacts('be'),
  name: 'Алена Сінтэтычная',
  reach: '+375 00 000 00 11',
  submission: '25',
  says: 'mother',
  tie: 'verified',
  tieBy: 'a passport',
  telling: 'all',
  photograph: 'confirmed',
  contact: 'lawyer',
  withdrawn: true,
} as const

const row = (enquirer: string, person: string, at: string, given: object = {}) =>
  ({
    id: at,
    person,
    name: `Synthetic ${person}`,
    audience: 2,
    at,
    opened: { verdict: 'enquirer', enquirer, facts: { ...facts, ...given } },
  }) as unknown as ListedEnquirer

test('somebody with two rows is one, known by the newest; who asks for this person already is left out', () => {
  const rows = [
    row('a', '1', '2026-01-02', { reach: 'new' }),
    row('a', '2', '2026-01-01'),
    row('b', '3', '2026-01-03'),
  ]
  expect(knownEnquirers(rows, ['3'])).toMatchObject([
    { enquirer: 'a', team: 2, facts: { reach: 'new' }, asksFor: ['Synthetic 1', 'Synthetic 2'] },
  ])
  expect(knownEnquirers(rows, ['2', '3'])).toEqual([])
  expect(knownEnquirers([{ ...rows[0], opened: { verdict: 'erased' } } as never], [])).toEqual([])
})

test('is found by a name in another script, by digits, by whom they ask for', () => {
  const known = knownEnquirers([row('a', '7', '2026-01-01')], [])
  for (const query of ['', 'алена', 'Alena', '000 11', 'synthetic 7', '25'])
    expect(enquirersFor(query, known), query).toHaveLength(1)
  for (const query of ['Iryna', 'Alena Iryna', '+375 99'])
    expect(enquirersFor(query, known), query).toHaveLength(0)
})

test('for a second person the tie is a claim again, and what they may be told is decided anew', () => {
  const [known] = knownEnquirers([row('a', '7', '2026-01-01')], [])
  if (known === undefined) throw new Error('nobody is known')
  expect(asksAlsoFor(known)).toEqual({
    ...newFacts('be'),
    name: facts.name,
    reach: facts.reach,
    submission: '25',
    withdrawn: true,
  })
})
