import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toldBy } from './told-by.ts'

const instants = fc
  .integer({ min: 0, max: 50 })
  .map((hour) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString())
const accounts = fc.array(
  fc.array(instants, { minLength: 1, maxLength: 4 }).map((all) => ({
    versions: all.toSorted().map((at) => ({ at })),
  })),
)

test('as of a past moment there is every version kept by then, none kept later, and no account without one', () => {
  fc.assert(
    fc.property(accounts, instants, (all, instant) => {
      const shown = toldBy({ accounts: all, messages: [] }, instant).accounts
      const kept = all.flatMap(({ versions }) => versions).filter(({ at }) => at <= instant)
      expect(shown.flatMap(({ versions }) => versions)).toEqual(kept)
      expect(shown.every(({ versions }) => versions.length > 0)).toBe(true)
    }),
  )
})

test('now there is everything', () => {
  fc.assert(
    fc.property(accounts, (all) => {
      const told = { accounts: all, messages: [] }
      expect(toldBy(told, null)).toBe(told)
    }),
  )
})
