import { expect, test } from 'vitest'
import { checkTimes, type TimeClaim } from './times.ts'

const minute = 60_000
const claim = (says: TimeClaim['says'], minutes: number): TimeClaim => ({
  source: `${says} ${minutes}`,
  says,
  time: minutes * minute,
})

const conflictOf = (...claims: readonly TimeClaim[]) => {
  const check = checkTimes(claims, 10 * minute)
  return check.verdict === 'agree' ? null : check.between.join(', ')
}

test('two that looked at the same moment agree on it, within what clocks may differ', () => {
  expect(conflictOf(claim('at', 100), claim('at', 110))).toBe(null)
  expect(conflictOf(claim('at', 111), claim('at', 100))).toBe('at 100, at 111')
})

test('nothing is older than a value in it that nobody could know before', () => {
  expect(conflictOf(claim('not-before', 120), claim('at', 100))).toBe('at 100, not-before 120')
  expect(conflictOf(claim('not-before', 120), claim('not-after', 100))).not.toBe(null)
  expect(conflictOf(claim('not-before', 109), claim('at', 100))).toBe(null)
})

test('what was carried later, and what was known long before, speaks against nobody', () => {
  const carried = claim('not-after', 10_000)
  expect(conflictOf(claim('not-before', 0), claim('at', 100), carried)).toBe(null)
  expect(conflictOf(carried, claim('not-after', 200), claim('not-before', 1))).toBe(null)
  expect(conflictOf()).toBe(null)
})
