import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toggled, wholeList } from './list-state.ts'
import { readSaved, savedContent, type SavedSearch } from './saved-search.ts'

const one: SavedSearch = {
  id: 'a',
  name: 'Synthetic women',
  kind: 'person',
  list: toggled({ ...wholeList, query: 'Кавалёў' }, { property: 'person.sex', code: 'female' }),
  hidden: ['place'],
}

test('what was kept is read again as it was', () => {
  const content: unknown = JSON.parse(JSON.stringify(savedContent({ searches: [one], unread: [] })))
  expect(readSaved(content)).toEqual({ searches: [one], unread: [] })
})

test('whatever was kept is read without complaint, and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (all) => {
      const saved = readSaved({ searches: [...all, one] })
      expect(saved.searches.at(-1)).toEqual(one)
      expect(readSaved(savedContent(saved)).searches).toEqual(saved.searches)
      expect(saved.searches.length + saved.unread.length).toBe(all.length + 1)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (content) => {
      readSaved(content)
    }),
  )
})

test('a list that the server would refuse is kept aside, not opened', () => {
  const list = {
    ...one.list,
    filter: { ...one.list.filter, facets: [{ property: 'x', code: 'y' }] },
  }
  const other = { ...one, list }
  expect(readSaved({ searches: [other] })).toEqual({ searches: [], unread: [other] })
})

test('with nothing kept there is nothing to seal', () => {
  expect(savedContent(readSaved(null))).toBeNull()
})
