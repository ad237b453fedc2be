import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextPiece, pieces } from './piece.ts'

const MIB = 1024 * 1024

test('a quick line gets longer pieces, a slow or broken one shorter ones', () => {
  expect(nextPiece(MIB, 100, 8 * MIB)).toBe(2 * MIB)
  expect(nextPiece(MIB, 5_000, 8 * MIB)).toBe(MIB)
  expect(nextPiece(MIB, 20_000, 8 * MIB)).toBe(MIB / 2)
  expect(nextPiece(MIB, Infinity, 8 * MIB)).toBe(MIB / 2)
})

test('a piece is never empty and never longer than the most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 * MIB }),
      fc.array(fc.oneof(fc.nat(100_000), fc.constant(Infinity)), { maxLength: 40 }),
      (chunk, times) => {
        const { first, most } = pieces(chunk)
        let piece = first
        for (const took of times) {
          piece = nextPiece(piece, took, most)
          expect(piece).toBeGreaterThan(0)
          expect(piece).toBeLessThanOrEqual(most)
        }
      },
    ),
  )
})
