import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fewestToSay, sayableNumber, sayableParts, type Sayable } from './sayable.ts'

/** Every number a hidden part may be, for whoever knows the whole and all that is said. */
function possible(whole: number, parts: readonly Sayable[]): ReadonlySet<number>[] {
  const found = parts.map(() => new Set<number>())
  const walk = (at: number, left: number, chosen: readonly number[]): void => {
    if (left < 0) return
    const part = parts[at]
    if (part === undefined) {
      if (left === 0) for (const [place, number] of chosen.entries()) found[place]?.add(number)
      return
    }
    const from = part === 'withheld' ? fewestToSay : 0
    const to = part === 'few' ? fewestToSay - 1 : left
    if (typeof part === 'number') walk(at + 1, left - part, [...chosen, part])
    else for (let one = from; one <= to; one++) walk(at + 1, left - one, [...chosen, one])
  }
  walk(0, whole, [])
  return found
}

const parts = fc.array(fc.nat(14), { maxLength: 5 })

test('no hidden part can be had by taking what is said from the whole', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const said = sayableParts(given)
      if (typeof said.whole !== 'number') return
      const each = possible(said.whole, said.parts)
      for (const [at, part] of said.parts.entries())
        expect(each[at]?.size).toBeGreaterThanOrEqual(typeof part === 'number' ? 1 : 2)
    }),
    { numRuns: 300 },
  )
})

test('fewer than five are never said, and whatever is said is so', () => {
  fc.assert(
    fc.property(parts, (given) => {
      const said = sayableParts(given)
      const whole = given.reduce((sum, one) => sum + one, 0)
      if (typeof said.whole === 'number') expect(said.whole).toBe(whole)
      for (const [at, part] of said.parts.entries()) {
        if (typeof part === 'number') expect(part).toBe(given[at])
        if ((given[at] ?? 0) < fewestToSay) expect(part).toBe('few')
      }
      expect(typeof said.whole === 'number' && said.whole < fewestToSay).toBe(false)
    }),
  )
})

test('what nobody has to hide is said', () => {
  expect(sayableParts([5, 9])).toEqual({ whole: 14, parts: [5, 9] })
  expect(sayableParts([3, 9, 20])).toEqual({ whole: 32, parts: ['few', 'withheld', 20] })
  expect(sayableParts([3, 9])).toEqual({ whole: 12, parts: ['few', 'withheld'] })
  expect(sayableParts([3])).toEqual({ whole: 'few', parts: ['few'] })
  expect([4, 5].map(sayableNumber)).toEqual(['few', 5])
})
