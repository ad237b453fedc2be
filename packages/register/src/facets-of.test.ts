import { vocabulary } from '@amparo/vocabulary'
import { expect, it } from 'vitest'
import type { Claim } from './claim.ts'
import { properties, property } from './declaration.ts'
import { facetKey, facetsIn, facetsOf } from './facets-of.ts'
import { fold } from './fold.ts'
import { isRestricted } from './restricted.ts'

function said(id: number, code: string, at: Partial<Claim> = {}): Claim {
  return {
    id: String(id),
    subject: '1',
    property: property('person.sex').number,
    value: { kind: 'code', code },
    source: { id: `source ${id}`, origin: `origin ${id}`, kind: 'interview' },
    directness: 'first-hand',
    credibility: 3,
    saidOn: '2020-08-20',
    recordedAt: '2020-08-21T09:00:00Z',
    audience: 0,
    entry: String(id),
    ...at,
  }
}

it('a facet is a code of which none is sealed and none tells of a restricted act', () => {
  const facets = properties.filter(({ facet }) => facet)
  expect(facets.length).toBeGreaterThan(0)
  for (const declared of facets) {
    expect(declared.value).toBe('code')
    expect(declared.sealing).toBeUndefined()
    const codes = Object.keys(vocabulary(declared.vocabulary!).entries)
    expect(codes.filter((code) => isRestricted(declared, { kind: 'code', code }))).toEqual([])
    expect(declared.vocabulary).not.toBe('violation')
  }
})

it('a subject counts as its best value, and as each of them where none is best', () => {
  const one = { property: 'person.sex', code: 'female' }
  expect(facetsIn(fold([said(1, 'female')]))).toEqual([one])
  expect(facetsIn(fold([said(1, 'female'), said(2, 'male', { credibility: 5 })]))).toEqual([one])
  const tied = facetsIn(fold([said(1, 'female'), said(2, 'male')]))
  expect(tied.map(({ code }) => code).toSorted()).toEqual(['female', 'male'])
  expect(facetsIn(fold([said(1, 'female'), said(2, 'female', { retracts: '1' })]))).toEqual([])
})

it('a facet is stored in one word, by the number that never changes', () => {
  expect(facetKey({ property: 'person.sex', code: 'female' })).toBe('4 female')
  expect(facetsOf('custody')).toEqual([])
})
