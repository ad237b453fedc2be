/**
 * How much evidence speaks for one person, in hundredths of a bit: 100 doubles the odds, −100 halves them. Whole numbers, so
 * that sums are exact, in whatever order and on whatever machine.
 */
export type Centibits = number

const fractionBits = 24

/**
 * The logarithm to the base of two of a ratio, in hundredths. By multiplication alone, which every machine rounds alike;
 * Math.log2 may differ in its last digit from engine to engine.
 */
export function centibits(numerator: number, denominator: number): Centibits {
  let mantissa = numerator / denominator
  if (!(mantissa > 0) || mantissa === Number.POSITIVE_INFINITY)
    throw new Error(`no logarithm of ${numerator} in ${denominator}`)
  let whole = 0
  for (; mantissa >= 2; mantissa /= 2) whole++
  for (; mantissa < 1; mantissa *= 2) whole--
  let fraction = 0
  for (let bit = 1; bit <= fractionBits; bit++) {
    mantissa *= mantissa
    if (mantissa < 2) continue
    mantissa /= 2
    fraction += 2 ** -bit
  }
  // Adding nothing makes 0 of −0, which no file can tell from it.
  return Math.round(100 * (whole + fraction)) + 0
}

/** The probability that odds of this weight stand for. For showing and for choosing a threshold; what is decided is decided by weights. */
export function probabilityOf(weight: Centibits): number {
  return 1 / (1 + 2 ** (-weight / 100))
}

/** The lowest weight whose probability is at least this. */
export function weightOfProbability(probability: number): Centibits {
  return Math.ceil(100 * Math.log2(probability / (1 - probability)) - 1e-9) + 0
}
