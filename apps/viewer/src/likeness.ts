/** Rows of a picture from the top down, as RGBA bytes. */
export interface Strip {
  readonly top: number
  readonly rows: number
  readonly rgba: Uint8ClampedArray
}

const columns = 9
const lines = 8

/**
 * A fingerprint by which two copies of one picture are alike (a difference hash of 64 bits): the mean lightness of 9 × 8
 * equal fields, and of each field one bit, whether it is darker than its right neighbour, row by row, the first bit
 * highest. Hexadecimal. Means are taken here over every pixel, since browsers shrink pictures each in their own way; two
 * fingerprints that differ in a few bits are of pictures that look alike, not proof that they are the same.
 */
export function likenessOf(width: number, height: number, strips: Iterable<Strip>): string {
  const sums = new Float64Array(columns * lines)
  const counts = new Float64Array(columns * lines)
  for (const { top, rows, rgba } of strips) {
    for (let row = 0; row < rows; row += 1) {
      const line = Math.floor(((top + row) * lines) / height) * columns
      for (let x = 0; x < width; x += 1) {
        const field = line + Math.floor((x * columns) / width)
        const at = (row * width + x) * 4
        sums[field] = (sums[field] ?? 0) + lightness(rgba, at)
        counts[field] = (counts[field] ?? 0) + 1
      }
    }
  }
  return bitsOf(Array.from(sums, (sum, field) => Math.round(sum / Math.max(1, counts[field] ?? 0))))
}

/** Rec. 601, in whole numbers; what is transparent counts as white, as on paper. */
function lightness(rgba: Uint8ClampedArray, at: number): number {
  const [red, green, blue] = [rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0]
  const alpha = rgba[at + 3] ?? 255
  const colour = (299 * red + 587 * green + 114 * blue) / 1000
  return (colour * alpha + 255 * (255 - alpha)) / 255
}

function bitsOf(means: readonly number[]): string {
  let bits = 0n
  for (let line = 0; line < lines; line += 1) {
    for (let column = 0; column < columns - 1; column += 1) {
      const here = means[line * columns + column] ?? 0
      const right = means[line * columns + column + 1] ?? 0
      bits = (bits << 1n) | (here < right ? 1n : 0n)
    }
  }
  return bits.toString(16).padStart(16, '0')
}
