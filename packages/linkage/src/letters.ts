/**
 * A distance or similarity of two stretches of one pool of letters: where each begins and how long it
 * is. Letters are Unicode code points, not UTF-16 units and not bytes.
 */
export type Measure = (
  pool: Uint32Array,
  a: number,
  lengthA: number,
  b: number,
  lengthB: number,
) => number

/** The letters of a text. A lone surrogate, which no encoding can carry, counts as U+FFFD. */
export function lettersOf(text: string): Uint32Array {
  return Uint32Array.from(Array.from(text.toWellFormed(), (letter) => letter.codePointAt(0) ?? 0))
}

/** The measure of two texts by themselves; for many, intern them and measure in their pool. */
export function between(measure: Measure, one: string, other: string): number {
  const [a, b] = [lettersOf(one), lettersOf(other)]
  const pool = new Uint32Array(a.length + b.length)
  pool.set(a)
  pool.set(b, a.length)
  return measure(pool, 0, a.length, a.length, b.length)
}
