import { expect, test } from 'vitest'
import { childClock } from './child-clock.ts'

test('the clock of a child ends with the day after arrival, across the end of a month', () => {
  const early = childClock('2020-08-31', new Date('2020-08-31T12:00:00Z'))
  expect(early.due).toBe('2020-09-01')
  expect(early.left).toBe(0.75)
  expect(childClock('2020-08-31', new Date('2020-09-01T23:59:59Z')).left).toBeGreaterThan(0)
  expect(childClock('2020-08-31', new Date('2020-09-02T00:00:00Z')).left).toBe(0)
})
