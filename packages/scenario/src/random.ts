/** A whole number from 0 to below the bound. */
export type Random = (below: number) => number

/**
 * The same numbers for the same seed, on every machine: xorshift32 (Marsaglia 2003, Journal of
 * Statistical Software 8(14)). For invented data only, never for keys.
 */
export function randomFrom(seed: number): Random {
  // Zero is the one state that xorshift never leaves.
  let state = seed >>> 0 || 0x9e3779b9
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return Math.floor(((state >>> 0) / 2 ** 32) * below)
  }
}
