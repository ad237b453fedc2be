const kibibyte = 1024
const buckets = [4 * kibibyte, 16 * kibibyte, 64 * kibibyte, 256 * kibibyte] as const
const space = 0x20

// Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with
// PURBs", 2019, §4): keep as many leading bits of the length as its exponent needs bits to write.
// Division instead of bit masks, because lengths may pass 2^32.
const padme = (length: number): number => {
  const exponent = length.toString(2).length - 1
  const keptBits = exponent.toString(2).length
  const step = 2 ** (exponent - keptBits)
  return Math.ceil(length / step) * step
}

/**
 * The length a plaintext of `length` bytes is padded to: the next of 4, 16, 64, 256 KiB, and above
 * that Padmé, which leaves O(log log length) bits of the size visible and adds at most 3.2 %.
 */
export const padded = (length: number): number => {
  if (!Number.isSafeInteger(length) || length < 0) throw new Error(`padding: no length ${length}`)
  return buckets.find((bucket) => length <= bucket) ?? padme(length)
}

/** Whether a plaintext of this length may have left our padding. */
export const isPaddedLength = (length: number): boolean => length > 0 && padded(length) === length

/** JSON text padded with spaces, which every JSON parser skips after the value (RFC 8259 §2). */
export const padJson = (json: Uint8Array): Uint8Array => {
  const whole = new Uint8Array(padded(json.length)).fill(space)
  whole.set(json)
  return whole
}
