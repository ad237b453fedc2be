import { expect, test } from 'vitest'
import { isSameEnquirer, newFacts, problemsOf } from './enquirer-fields.ts'

const mother = { ...newFacts('be'), name: 'Synthetic Mother', reach: '+375 00 000 00 11' }

test('somebody new may be told no more than that the search goes on, and nothing of them is verified', () => {
  expect(newFacts('ru')).toMatchObject({ telling: 'search-only', tie: 'unverified', contact: null })
  expect(problemsOf(newFacts('ru'))).toEqual(['who'])
})

test('a verified or doubted tie says by what, and a condition is written down', () => {
  expect(problemsOf(mother)).toEqual([])
  expect(problemsOf({ ...mother, tie: 'verified' })).toEqual(['tie-by'])
  expect(problemsOf({ ...mother, telling: 'ask-first' })).toEqual(['condition'])
  expect(problemsOf({ ...mother, submission: '12a' })).toEqual(['message'])
})

test('the same mailbox, or the same name and way, is the same human being written down twice', () => {
  expect(isSameEnquirer(mother, { ...mother, name: ' synthetic mother ' })).toBe(true)
  expect(isSameEnquirer(mother, { ...mother, reach: 'another' })).toBe(false)
  expect(
    isSameEnquirer({ ...newFacts('be'), submission: '3' }, { ...mother, submission: '3' }),
  ).toBe(true)
  expect(isSameEnquirer(newFacts('be'), newFacts('be'))).toBe(false)
})
