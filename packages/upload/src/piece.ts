const KIB = 1024
const least = 64 * KIB

/** The first and the longest request of an upload, in bytes. */
export const pieces = (
  chunk = 4 * KIB * KIB,
): { readonly first: number; readonly most: number } => ({
  first: Math.min(256 * KIB, Math.max(1, chunk)),
  most: Math.max(1, chunk),
})

// A piece should take a few seconds: short enough that progress moves and little is lost when the
// line breaks, long enough that asking is not most of the work.
const quick = 2_000
const slow = 8_000

/** How long the next request should be after one that took so many milliseconds; `Infinity`: it came to nothing. */
export const nextPiece = (piece: number, took: number, most: number): number => {
  if (took < quick) return Math.min(most, piece * 2)
  if (took > slow) return Math.min(most, Math.max(least, Math.floor(piece / 2)))
  return piece
}
