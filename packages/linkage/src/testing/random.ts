import type { Random } from '../by-chance.ts'

/** The same numbers for the same seed: xorshift32 (Marsaglia 2003). */
export function seeded(seed: number): Random {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}
