import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPaddedLength, padded, padJson } from './padding.ts'

const lengths = fc.oneof(
  fc.integer({ min: 0, max: 1 << 20 }),
  fc.integer({ min: 0, max: 2 ** 40 }),
  fc
    .integer({ min: 1, max: 52 })
    .chain((power) =>
      fc.integer({ min: -2, max: 2 }).map((near) => Math.max(0, 2 ** power + near)),
    ),
)

test('padding never shortens, and padding twice changes nothing', () => {
  fc.assert(
    fc.property(lengths, (length) => {
      expect(padded(length)).toBeGreaterThanOrEqual(length)
      expect(padded(padded(length))).toBe(padded(length))
      expect(isPaddedLength(padded(length))).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('a longer plaintext is never padded to less', () => {
  fc.assert(
    fc.property(lengths, lengths, (a, b) => {
      const [shorter, longer] = a < b ? [a, b] : [b, a]
      expect(padded(shorter)).toBeLessThanOrEqual(padded(longer))
    }),
    { numRuns: 2_000 },
  )
})

test('above 256 KiB at most 3.2 per cent are added', () => {
  fc.assert(
    fc.property(fc.integer({ min: 262_145, max: 2 ** 45 }), (length) => {
      expect((padded(length) - length) / length).toBeLessThan(0.032)
    }),
    { numRuns: 2_000 },
  )
})

test('the length shows only log log bits: at most 16, 32 or 64 sizes between two powers of two', () => {
  for (const [power, sizes] of [
    [18, 32],
    [30, 32],
    [32, 64],
  ] as const) {
    const seen = new Set<number>()
    for (let step = 1; step <= 4096; step += 1)
      seen.add(padded(2 ** power + step * 2 ** (power - 12)))
    expect(seen.size).toBe(sizes)
  }
})

test('the buckets and the formula, by example', () => {
  const examples = [
    [0, 4_096],
    [4_096, 4_096],
    [4_097, 16_384],
    [16_385, 65_536],
    [65_537, 262_144],
    [262_144, 262_144],
    [262_145, 270_336],
    [1_000_000, 1_015_808],
  ] as const
  for (const [length, expected] of examples)
    expect([length, padded(length)]).toEqual([length, expected])
})

test('an empty plaintext is not a padded one', () => {
  expect(isPaddedLength(0)).toBe(false)
})

test('a length that is none is our bug', () => {
  for (const length of [-1, 0.5, Number.NaN, 2 ** 53])
    expect(() => padded(length)).toThrow('padding')
})

test('padded JSON is still JSON', () => {
  const bytes = padJson(new TextEncoder().encode('{"a":1}'))
  expect(bytes.length).toBe(4_096)
  expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ a: 1 })
})
