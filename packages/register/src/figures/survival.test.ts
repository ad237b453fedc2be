import fc from 'fast-check'
import { expect, test } from 'vitest'
import { medianDays, survival, type Wait } from './survival.ts'

const wait = fc.record({ days: fc.nat(30), isOver: fc.boolean() })
const waits = fc.array(wait, { maxLength: 40 })

/**
 * The same estimate by another way (B. Efron, 1967): whoever is lost from sight hands their weight on, in equal parts, to all
 * who were seen to wait longer.
 */
function byHandingOn(all: readonly Wait[], day: number): number {
  const sorted = all.toSorted((a, b) => a.days - b.days || Number(b.isOver) - Number(a.isOver))
  const weights = sorted.map(() => 1 / all.length)
  for (const [at, one] of sorted.entries()) {
    const after = sorted.length - at - 1
    if (one.isOver || after === 0) continue
    const each = (weights[at] ?? 0) / after
    for (let later = at + 1; later < sorted.length; later++) weights[later]! += each
    weights[at] = 0
  }
  return sorted.reduce(
    (sum, one, at) => sum + (one.isOver && one.days <= day ? (weights[at] ?? 0) : 0),
    0,
  )
}

const shareOn = (all: readonly Wait[], day: number) =>
  survival(all).findLast(({ days }) => days <= day)?.share ?? 0

test('it is what handing on the weight of whoever still waits comes to', () => {
  fc.assert(
    fc.property(waits, fc.nat(35), (all, day) => {
      expect(shareOn(all, day)).toBeCloseTo(byHandingOn(all, day), 9)
    }),
  )
})

test('where nobody waits any more, it is plain counting', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { minLength: 1 }), fc.nat(35), (all, day) => {
      const over = all.map((days) => ({ days, isOver: true }))
      const counted = all.filter((days) => days <= day).length / all.length
      expect(shareOn(over, day)).toBeCloseTo(counted, 9)
      const half = all.toSorted((a, b) => a - b)[Math.ceil(all.length / 2) - 1]
      expect(medianDays(over)).toBe(half)
    }),
  )
})

test('a share lies between 0 and 1, never falls, and does not depend on the order', () => {
  fc.assert(
    fc.property(waits, fc.nat(), (all, turn) => {
      const steps = survival(all)
      for (const [at, { share, waiting, over }] of steps.entries()) {
        expect(share).toBeGreaterThan(steps[at - 1]?.share ?? 0)
        expect(share).toBeLessThanOrEqual(1)
        expect(over).toBeLessThanOrEqual(waiting)
      }
      const from = all.length === 0 ? 0 : turn % all.length
      const turned = [...all.slice(from), ...all.slice(0, from)].toReversed()
      expect(survival(turned)).toEqual(steps)
    }),
  )
})

test('whoever still waits makes the median later, and is not left out', () => {
  const over = [2, 4, 6].map((days) => ({ days, isOver: true }))
  expect(medianDays(over)).toBe(4)
  const open = { days: 5, isOver: false }
  expect(medianDays([...over, open, open])).toBe(6)
  expect(medianDays([...over, ...[1, 2, 3, 4].map(() => ({ days: 40, isOver: false }))])).toBe(null)
  expect(medianDays([])).toBe(null)
})
