import { expect, test } from 'vitest'
import { newFacts } from './enquirer-fields.ts'
import {
  asksAlsoFor,
  eachOnce,
  enquirersFor,
  knownEnquirers,
  rowsOfSame,
} from './known-enquirers.ts'
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
    handle: at,
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

test('everybody who asks stands once, with all for whom they ask; who did not open stands alone', () => {
  const shut = { ...row('a', '4', '2026-01-04'), opened: { verdict: 'erased' } } as never
  const rows = [
    row('a', '1', '2026-01-02', { name: 'new' }),
    row('b', '3', '2026-01-03'),
    shut,
    row('a', '2', '2026-01-01'),
  ]
  const seen = eachOnce(rows).map((one) => [
    one.facts?.name,
    ...one.rows.map(({ person }) => person),
  ])
  expect(seen).toEqual([
    ['new', '1', '2'],
    [facts.name, '3'],
    [undefined, '4'],
  ])
})

test('the other rows of one human being are those of the same, of the same mailbox, and of the same name and number', () => {
  const other = { reach: '+375 00 000 00 99', submission: '31' }
  const rows = [
    row('a', '1', '2026-01-01'),
    row('a', '2', '2026-01-02', other),
    row('b', '3', '2026-01-03', { name: 'Synthetic' }),
    row('c', '4', '2026-01-04', { submission: null }),
    row('d', '5', '2026-01-05', other),
    row('e', '6', '2026-01-06', { submission: null, reach: other.reach }),
  ]
  const same = rowsOfSame({ handle: '2026-01-01', enquirer: 'a', facts }, rows)
  expect(same.map(({ person }) => person)).toEqual(['2', '3', '4'])
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
