import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jaroWinkler, mostJaroWinkler } from './jaro-winkler.ts'
import { between, lettersOf } from './letters.ts'
import { textPair } from './testing/texts.ts'

/** By the definition, with lists of letters and no bits. */
function byDefinition(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)]
  if (a.length === 0 || b.length === 0) return Number(a.length === b.length)
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1)
  const taken = new Set<number>()
  const metOfA = a.filter((letter, i) => {
    const j = b.findIndex((it, at) => it === letter && !taken.has(at) && Math.abs(at - i) <= reach)
    if (j >= 0) taken.add(j)
    return j >= 0
  })
  const metOfB = b.filter((_, j) => taken.has(j))
  const met = metOfA.length
  if (met === 0) return 0
  const half = Math.floor(metOfA.filter((letter, at) => letter !== metOfB[at]).length / 2)
  const jaro = (met / a.length + met / b.length + (met - half) / met) / 3
  if (jaro <= 0.7) return jaro
  const first = a.findIndex((letter, at) => letter !== b[at])
  const prefix = Math.min(4, first < 0 ? a.length : first)
  return jaro + prefix * 0.1 * (1 - jaro)
}

test('Jaro–Winkler is what its definition says, in every script', () => {
  fc.assert(
    fc.property(textPair, ([a, b]) => {
      expect(between(jaroWinkler, a, b)).toBeCloseTo(byDefinition(a, b), 12)
    }),
    { numRuns: 3000 },
  )
})

test('Jaro–Winkler is 1 for equal texts alone', () => {
  fc.assert(
    fc.property(textPair, ([a, b]) => {
      expect(between(jaroWinkler, a, b) === 1).toBe(a === b)
      expect(between(jaroWinkler, a, a)).toBe(1)
    }),
  )
})

test('letters count, not the bytes or units they are written in', () => {
  expect(between(jaroWinkler, 'абвгд', 'жзийк')).toBe(0)
  expect(between(jaroWinkler, '𠀀', '𠀁')).toBe(0)
})

test('the values of Winkler’s own examples', () => {
  const examples = [
    ['dwayne', 'duane', 0.84],
    ['martha', 'marhta', 0.961],
    ['dixon', 'dicksonx', 0.813],
  ] as const
  for (const [a, b, value] of examples) expect(between(jaroWinkler, a, b)).toBeCloseTo(value, 3)
})

test('the bound by common letters is never too low', () => {
  fc.assert(
    fc.property(textPair, ([a, b]) => {
      const [one, other] = [lettersOf(a), lettersOf(b)]
      fc.pre(one.length > 0 && other.length > 0)
      const met = one.filter((letter) => other.includes(letter)).length
      const metBack = other.filter((letter) => one.includes(letter)).length
      const most = mostJaroWinkler(Math.min(met, metBack), one.length, other.length)
      expect(most).toBeGreaterThanOrEqual(between(jaroWinkler, a, b))
    }),
    { numRuns: 1000 },
  )
})
