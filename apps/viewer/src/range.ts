/** From this byte up to, and without, that one. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * What a `Range` header asks of a file (RFC 9110 §14.1.2): one range, from its beginning or counted from the end. Null
 * without a header that can be read so, which then asks for the whole; `beyond` when nothing of the file is in it.
 */
export function rangeOf(header: string | null, size: number): Range | null | 'beyond' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '') return null
  if (first === '')
    return Number(last) === 0 ? 'beyond' : { from: Math.max(0, size - Number(last)), to: size }
  const from = Number(first)
  const to = last === '' ? size : Math.min(size, Number(last) + 1)
  if (last !== '' && Number(last) < from) return null
  return from < size ? { from, to } : 'beyond'
}
