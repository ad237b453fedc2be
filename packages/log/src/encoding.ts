export const concat = (...parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The text of well-formed UTF-8 of at most `longest` bytes, else undefined. A byte order mark stays
 * in the text, so that the same bytes come back from it.
 */
export const textOf = (input: string | Uint8Array, longest: number): string | undefined => {
  if (input.length > longest) return undefined
  if (typeof input === 'string')
    return input.isWellFormed() && utf8(input).length <= longest ? input : undefined
  try {
    return decoder.decode(input)
  } catch {
    return undefined
  }
}

/** Padded base64 (RFC 4648 §4). */
export const base64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/**
 * The bytes of padded base64 in its one spelling (RFC 4648 §3.5: no stray bits, no blanks), of
 * exactly `length` bytes where that is given; else undefined.
 */
export const bytesOfBase64 = (text: string, length?: number): Uint8Array | undefined => {
  if (length !== undefined && text.length !== Math.ceil(length / 3) * 4) return undefined
  if (text.length % 4 !== 0) return undefined
  try {
    const binary = atob(text)
    if (length !== undefined && binary.length !== length) return undefined
    if (btoa(binary) !== text) return undefined
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at])

/**
 * A whole number in decimal without leading zeros, at most 2^53 − 1; else undefined. The standards
 * allow sizes up to 2^63 − 1: a log that large is refused, never read wrongly.
 */
export const numberOf = (text: string): number | undefined => {
  if (!/^(?:0|[1-9][0-9]{0,15})$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : undefined
}

export const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0

/** The number in eight bytes, the largest first. */
export const uint64 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** The number in four bytes, the largest first. */
export const uint32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)

export const uint32At = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at)
