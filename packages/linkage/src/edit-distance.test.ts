import fc from 'fast-check'
import { expect, test } from 'vitest'
import { damerauLevenshtein, isWithinOneEdit, levenshtein } from './edit-distance.ts'
import { between, lettersOf } from './letters.ts'
import { textPair } from './testing/texts.ts'

/** The textbook's matrix. */
function levenshteinByMatrix(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)]
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (const [i, letter] of a.entries()) {
    const row = [i + 1]
    for (const [j, by] of b.entries())
      row.push(Math.min(above[j + 1]! + 1, row[j]! + 1, above[j]! + Number(letter !== by)))
    above = row
  }
  return above.at(-1)!
}

/**
 * Damerau’s distance as a shortest way: from one text by single edits to the other, never through texts that are longer
 * than both together need.
 */
function damerauBySearch(one: string, other: string): number {
  const [start, end] = [lettersOf(one).join(), lettersOf(other).join()]
  const letters = [...new Set([...lettersOf(one), ...lettersOf(other)])].map(String)
  const seen = new Set([start])
  let front = [start]
  for (let distance = 0; ; distance++) {
    if (front.includes(end)) return distance
    const next = front.flatMap((text) => neighbours(text === '' ? [] : text.split(','), letters))
    front = [...new Set(next)].filter((text) => !seen.has(text) && text.split(',').length <= 6)
    for (const text of front) seen.add(text)
  }
}

function neighbours(text: readonly string[], letters: readonly string[]): string[] {
  const places = [...text.keys(), text.length]
  return places.flatMap((at) => [
    ...letters.map((letter) => text.toSpliced(at, 0, letter).join()),
    ...letters.map((letter) => text.toSpliced(at, 1, letter).join()),
    text.toSpliced(at, 1).join(),
    [...text.slice(0, at), ...text.slice(at, at + 2).toReversed(), ...text.slice(at + 2)].join(),
  ])
}

test('Myers’ bits count what the matrix counts, in every script and beyond one word', () => {
  fc.assert(
    fc.property(textPair, ([a, b]) => {
      expect(between(levenshtein, a, b)).toBe(levenshteinByMatrix(a, b))
    }),
    { numRuns: 3000 },
  )
})

test('Damerau’s distance is the shortest way by single edits', () => {
  const short = fc.string({ unit: fc.constantFrom('а', 'б', '👩'), maxLength: 4 })
  fc.assert(
    fc.property(short, short, (a, b) => {
      expect(between(damerauLevenshtein, a, b)).toBe(damerauBySearch(a, b))
    }),
    { numRuns: 150 },
  )
})

test('Damerau’s distance is at most Levenshtein’s, at least half of it, and the same both ways', () => {
  fc.assert(
    fc.property(textPair, ([a, b]) => {
      const [damerau, plain] = [between(damerauLevenshtein, a, b), between(levenshtein, a, b)]
      expect(damerau).toBeLessThanOrEqual(plain)
      expect(2 * damerau).toBeGreaterThanOrEqual(plain)
      expect(between(damerauLevenshtein, b, a)).toBe(damerau)
    }),
    { numRuns: 1000 },
  )
})

test('one edit is seen without a matrix', () => {
  const within = (a: string, b: string) =>
    between((...stretches) => Number(isWithinOneEdit(...stretches)), a, b) === 1
  fc.assert(
    fc.property(textPair, ([a, b]) => {
      expect(within(a, b)).toBe(between(damerauLevenshtein, a, b) <= 1)
    }),
    { numRuns: 2000 },
  )
})

test('letters count, not the bytes they are written in', () => {
  expect(between(levenshtein, 'Иван', 'Івaн')).toBe(2)
  expect(between(damerauLevenshtein, '𠀀𠀁', '𠀁𠀀')).toBe(1)
})
