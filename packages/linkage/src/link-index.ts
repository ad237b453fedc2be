import type { Allocate } from './candidates.ts'
import type { Links } from './work.ts'

/** The numbers of links by the record on their left: those of a record stand from `starts` of it to `starts` of the next. */
export interface LinkIndex {
  readonly starts: Int32Array
  readonly numbers: Int32Array
}

export function indexOfLinks(
  size: number,
  { left }: Links,
  allocate: Allocate = (length) => new Int32Array(length),
): LinkIndex {
  const starts = allocate(size + 1)
  for (let at = 0; at < left.length; at++) {
    const record = left[at] ?? 0
    starts[record] = (starts[record] ?? 0) + 1
  }
  let end = 0
  for (let record = 0; record <= size; record++) {
    end += starts[record] ?? 0
    starts[record] = end
  }
  const numbers = allocate(left.length)
  // From the last on: each end moves down to where its record begins, and links stay in their order.
  for (let at = left.length - 1; at >= 0; at--) {
    const record = left[at] ?? 0
    const place = (starts[record] ?? 0) - 1
    starts[record] = place
    numbers[place] = at
  }
  return { starts, numbers }
}
