import { listOrders } from '@amparo/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ariaSort,
  filtered,
  isFiltered,
  ordered,
  sortedBy,
  toggled,
  wholeList,
  type ListState,
} from './list-state.ts'

const anyDay = fc.constantFrom(null, '1980-01-01', '2020-08-10')
const anyStep = fc.oneof(
  fc.constantFrom(...listOrders).map((by) => (state: ListState) => sortedBy(state, by)),
  fc
    .record({ by: fc.constantFrom(...listOrders), down: fc.boolean() })
    .map((order) => (state: ListState) => ordered(state, order)),
  fc
    .record({ quarrels: fc.boolean(), from: anyDay, to: anyDay }, { requiredKeys: [] })
    .map((change) => (state: ListState) => filtered(state, change)),
)

test('whatever is pressed, days are asked for in their own order only', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
      const { order, filter } = steps.reduce((state, step) => step(state), wholeList)
      expect(filter.from === null && filter.to === null ? 'from' : order.by).toBe('from')
    }),
  )
})

test('a second press on a column turns its order round, a third turns it back', () => {
  for (const by of listOrders) {
    const once = sortedBy(
      by === 'name' ? ordered(wholeList, { by: 'from', down: false }) : wholeList,
      by,
    )
    const twice = sortedBy(once, by)
    expect(twice.order).toEqual({ by, down: !once.order.down })
    expect(sortedBy(twice, by)).toEqual(once)
  }
})

test('what is left out by days is given up for another order, and the rest kept', () => {
  const some = filtered(wholeList, { quarrels: true, from: '1980-01-01' })
  expect(some.order.by).toBe('from')
  const other = sortedBy(some, 'name')
  expect(other.filter).toEqual({ quarrels: true, from: null, to: null, facets: [] })
  expect(isFiltered(other)).toBe(true)
  expect(isFiltered(wholeList)).toBe(false)
})

test('only the column that sorts says so, and none while the best match comes first', () => {
  const said = (state: ListState) => listOrders.map((by) => ariaSort(state, by))
  expect(said(wholeList)).toEqual(['ascending', undefined, undefined, undefined])
  expect(said(sortedBy(wholeList, 'quarrels'))).toEqual([
    undefined,
    undefined,
    'descending',
    undefined,
  ])
  expect(said({ ...wholeList, query: 'ivan' }).filter(Boolean)).toEqual([])
})

test('a code that is chosen twice is let go of, and until then the list is filtered', () => {
  const facet = { property: 'person.sex', code: 'female' }
  const once = toggled(wholeList, facet)
  expect(once.filter.facets).toEqual([facet])
  expect(isFiltered(once)).toBe(true)
  expect(toggled(once, facet)).toEqual(wholeList)
  const other = { property: 'person.sex', code: 'male' }
  expect(toggled(toggled(once, other), facet).filter.facets).toEqual([other])
})
