import { channelsFor, channels } from '@amparo/norms'
import { expect, test } from 'vitest'
import { caseFrom, factsOf, isUnreadable, readCase } from './case-facts.ts'

const nothing = caseFrom([], [])

test('where nothing is known nothing is open but what asks for nothing, and every channel is told of', () => {
  const found = channelsFor(factsOf(nothing), '2020-10-05')
  expect(found.map(({ standing }) => standing)).not.toContain('open')
  expect(found.every(({ channel }) => channel in channels.entries)).toBe(true)
})

test('what somebody agreed to is taken over, and to be asked each time is no yes', () => {
  const consents = (answer: string) => caseFrom([], [{ purpose: 'UN_SP', answer }]).consents
  expect(consents('named')).toBe('yes')
  expect(consents('no')).toBe('no')
  expect(consents('ask-each-time')).toBe('unknown')
  expect(caseFrom([], [{ purpose: 'MEDIA', answer: 'named' }]).consents).toBe('unknown')
})

test('a day that is none is told and counts as none', () => {
  expect(isUnreadable('yesterday')).toBe(true)
  expect(isUnreadable('')).toBe(false)
  expect(factsOf({ ...nothing, since: 'yesterday' }).since).toEqual({ lo: null, hi: null })
  expect(factsOf({ ...nothing, since: '2020-08' }).since).toMatchObject({ lo: '2020-08-01' })
})

test('what was kept is read again, and anything else begins anew', () => {
  const said = { ...nothing, state: 'BY', remedies: 'none-effective' as const }
  expect(readCase(JSON.parse(JSON.stringify(said)), nothing)).toEqual(said)
  expect(readCase({ ...said, remedies: 'perhaps' }, nothing)).toBe(nothing)
  expect(readCase({ state: 'BY' }, nothing)).toBe(nothing)
  expect(readCase(null, nothing)).toBe(nothing)
})
