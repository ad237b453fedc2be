import type { Allocate } from './candidates.ts'

/** Copies numbers, each array once, to where workers can read them; those that lie there already stay. */
export function sharing(allocate: Allocate): (numbers: Int32Array) => Int32Array {
  const known = new Map<Int32Array, Int32Array>()
  return (numbers) => {
    if (isShared(numbers)) return numbers
    const copy = known.get(numbers) ?? allocate(numbers.length)
    if (!known.has(numbers)) copy.set(numbers)
    known.set(numbers, copy)
    return copy
  }
}

/** A browser that does not isolate the page has no memory to share, and not even its name. */
function isShared({ buffer }: Int32Array): boolean {
  return typeof SharedArrayBuffer === 'function' && buffer instanceof SharedArrayBuffer
}
