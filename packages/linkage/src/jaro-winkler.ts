/** Letters that both texts begin with count for this many at most (Winkler 1990). */
const longestPrefix = 4
const prefixScale = 0.1
/** Texts less alike than this get nothing for how they begin. */
const leastForPrefix = 0.7

/** Texts up to this many letters are compared in the bits of two numbers. */
const wordSize = 32

let metOfA = new Uint8Array(64)
let metOfB = new Uint8Array(64)

/**
 * The similarity of Jaro and Winkler, 0 to 1, in letters: 1 only for equal texts, and for two empty ones. Half
 * transpositions are rounded down and the prefix counts above 0.7, as in jellyfish, RapidFuzz and DuckDB (which
 * compares bytes).
 */
export function jaroWinkler(
  pool: Uint32Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): number {
  const similarity =
    lengthA <= wordSize && lengthB <= wordSize
      ? jaroOfShort(pool, a, lengthA, b, lengthB)
      : jaroOfLong(pool, a, lengthA, b, lengthB)
  if (similarity <= leastForPrefix) return similarity
  const most = Math.min(longestPrefix, lengthA, lengthB)
  let prefix = 0
  while (prefix < most && pool[a + prefix] === pool[b + prefix]) prefix++
  return similarity + prefix * prefixScale * (1 - similarity)
}

/** How far apart two equal letters may stand and still count as met. */
function reachOf(lengthA: number, lengthB: number): number {
  return Math.max(0, (Math.max(lengthA, lengthB) >> 1) - 1)
}

function jaroOfShort(
  pool: Uint32Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): number {
  if (lengthA === 0 || lengthB === 0) return Number(lengthA === lengthB)
  const reach = reachOf(lengthA, lengthB)
  let [bitsOfA, bitsOfB, met] = [0, 0, 0]
  for (let i = 0; i < lengthA; i++) {
    const letter = pool[a + i]
    const end = Math.min(lengthB, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (pool[b + j] !== letter || (bitsOfB & (1 << j)) !== 0) continue
      bitsOfA |= 1 << i
      bitsOfB |= 1 << j
      met++
      break
    }
  }
  if (met === 0) return 0
  let [outOfOrder, j] = [0, 0]
  for (let i = 0; i < lengthA; i++) {
    if ((bitsOfA & (1 << i)) === 0) continue
    while ((bitsOfB & (1 << j)) === 0) j++
    if (pool[a + i] !== pool[b + j]) outOfOrder++
    j++
  }
  return jaroOf(met, outOfOrder, lengthA, lengthB)
}

/** The same, with a byte for each letter. */
function jaroOfLong(
  pool: Uint32Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
): number {
  if (lengthA === 0 || lengthB === 0) return 0
  if (metOfA.length < lengthA) metOfA = new Uint8Array(2 * lengthA)
  if (metOfB.length < lengthB) metOfB = new Uint8Array(2 * lengthB)
  metOfA.fill(0, 0, lengthA)
  metOfB.fill(0, 0, lengthB)
  const reach = reachOf(lengthA, lengthB)
  let met = 0
  for (let i = 0; i < lengthA; i++) {
    const letter = pool[a + i]
    const end = Math.min(lengthB, i + reach + 1)
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if (pool[b + j] !== letter || metOfB[j] === 1) continue
      metOfA[i] = 1
      metOfB[j] = 1
      met++
      break
    }
  }
  if (met === 0) return 0
  let [outOfOrder, j] = [0, 0]
  for (let i = 0; i < lengthA; i++) {
    if (metOfA[i] === 0) continue
    while (metOfB[j] === 0) j++
    if (pool[a + i] !== pool[b + j]) outOfOrder++
    j++
  }
  return jaroOf(met, outOfOrder, lengthA, lengthB)
}

function jaroOf(met: number, outOfOrder: number, lengthA: number, lengthB: number): number {
  return (met / lengthA + met / lengthB + (met - (outOfOrder >> 1)) / met) / 3
}

/**
 * What the similarity cannot exceed if at most `met` letters of the one meet letters of the other, and they begin alike with
 * at most so many. Costs nothing beside the similarity itself.
 */
export function mostJaroWinkler(
  met: number,
  lengthA: number,
  lengthB: number,
  alike = longestPrefix,
): number {
  if (met <= 0) return Number(lengthA === 0 && lengthB === 0)
  const most = (met / lengthA + met / lengthB + 1) / 3
  const prefix = Math.min(alike, lengthA, lengthB)
  return most <= leastForPrefix ? most : most + prefix * prefixScale * (1 - most)
}
