import { expect, test } from 'vitest'
import { toggled, wholeList } from './list-state.ts'
import { facetGroups } from './use-facets.ts'

const counted = [
  { property: 'person.sex', values: [{ code: 'female', count: 3, more: false }] },
  { property: 'person.alive', values: [{ code: 'alive', count: 1_000, more: true }] },
]

test('what was counted stands in the order of the declaration, chosen or not', () => {
  const list = toggled(wholeList, { property: 'person.alive', code: 'alive' })
  expect(facetGroups('person', list, counted.toReversed())).toEqual([
    { property: 'person.sex', values: [{ code: 'female', count: 3, more: false, chosen: false }] },
    {
      property: 'person.alive',
      values: [{ code: 'alive', count: 1_000, more: true, chosen: true }],
    },
  ])
})

test('a choice of which nothing is left stays, so that it can be let go of', () => {
  const list = toggled(wholeList, { property: 'person.sex', code: 'male' })
  expect(facetGroups('person', list, [])).toEqual([
    { property: 'person.sex', values: [{ code: 'male', count: 0, more: false, chosen: true }] },
  ])
})

test('a kind without codes has nothing to choose', () => {
  expect(facetGroups('organisation', wholeList, counted)).toEqual([])
})
