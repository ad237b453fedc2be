import { bytesToHex } from '@noble/hashes/utils.js'
import { draw, type Random } from './encoding.ts'

/** The secret only the sender has: 128 random bits, made in the sender's browser. */
export type ReturnCode = Uint8Array & { readonly returnCode: unique symbol }

/** What a person typed, read as digits. Positions count groups from 0. */
export type DigitsReading =
  | { readonly verdict: 'code'; readonly code: ReturnCode }
  | { readonly verdict: 'wrong-count'; readonly digits: number }
  | { readonly verdict: 'wrong-groups'; readonly positions: readonly number[] }
  | { readonly verdict: 'checksum' }

const returnCodeLength = 16
const groupCount = 10
const groupDigits = 4
const writtenDigits = groupDigits + 1

/** The return code that 16 bytes are; throws on any other length. */
export const returnCodeFrom = (bytes: Uint8Array): ReturnCode => {
  if (bytes.length !== returnCodeLength) throw new Error('return code: 16 bytes')
  return bytes as ReturnCode
}

export const newReturnCode = (random: Random): ReturnCode =>
  returnCodeFrom(draw(random, returnCodeLength))

// A totally anti-symmetric quasigroup of order 10 (H. M. Damm, "Total anti-symmetrische
// Quasigruppen", Marburg 2004): a check digit from it finds every wrong digit and every swap of
// neighbours. Row: the state so far; column: the next digit.
const quasigroup = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/** The Damm digit of a run of digits; of a run that ends in its own Damm digit it is 0. */
export const dammDigit = (digits: string): number => {
  let state = 0
  for (const digit of digits) state = quasigroup[state]?.[Number(digit)] ?? Number.NaN
  return state
}

// The position goes into the check, so that two whole groups written in each other's place are
// found as surely as two digits.
const checked = (group: string, position: number): string =>
  `${group}-${dammDigit(`${position}${group}`)}`

/** Ten groups such as `4821-7`: four digits of the code and the group's own check digit. */
export const toDigits = (code: ReturnCode): readonly string[] => {
  const decimal = BigInt(`0x${bytesToHex(code)}`).toString()
  const digits = decimal.padStart(groupCount * groupDigits, '0')
  return Array.from({ length: groupCount }, (_, position) =>
    checked(digits.slice(position * groupDigits, (position + 1) * groupDigits), position),
  )
}

// Unicode keeps the decimal digits of every script in runs that begin with its zero, so a digit's
// value is its distance from the start of its run; some runs hold several tens.
const asciiDigit = (digit: string): string => {
  const point = digit.codePointAt(0) ?? 0
  let start = point
  while (/^\p{Nd}$/u.test(String.fromCodePoint(start - 1))) start -= 1
  return String((point - start) % 10)
}

const asciiDigits = (text: string): string => text.replaceAll(/\p{Nd}/gu, asciiDigit)

const digitsOf = (text: string): string => text.replaceAll(/[^0-9]/g, '')

// People keep the groups apart when they type; then one group of the wrong length can be named.
// Written without spaces, only the whole length can be wrong.
const groupsOf = (text: string): readonly string[] | undefined => {
  const apart = text
    .split(/[\s,;]+/)
    .map(digitsOf)
    .filter((group) => group !== '')
  if (apart.length === groupCount) return apart
  const digits = digitsOf(text)
  return digits.length === groupCount * writtenDigits
    ? (digits.match(/.{5}/g) ?? undefined)
    : undefined
}

const isRightGroup = (group: string, position: number): boolean =>
  group.length === writtenDigits && dammDigit(`${position}${group}`) === 0

const codeOf = (groups: readonly string[]): DigitsReading => {
  const hex = BigInt(groups.map((group) => group.slice(0, groupDigits)).join(''))
    .toString(16)
    .padStart(returnCodeLength * 2, '0')
  if (hex.length > returnCodeLength * 2) return { verdict: 'checksum' }
  const bytes = (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))
  return { verdict: 'code', code: returnCodeFrom(Uint8Array.from(bytes)) }
}

/**
 * Reads a return code typed as digits of any script, with any spaces and dashes. Names the very
 * groups that are wrong: a wrong digit, two neighbouring digits swapped, and two groups swapped are
 * always found. `checksum`: every group is right, but together they are no code.
 */
export const fromDigits = (text: string): DigitsReading => {
  const plain = asciiDigits(text)
  const groups = groupsOf(plain)
  if (groups === undefined) return { verdict: 'wrong-count', digits: digitsOf(plain).length }
  const positions = [...groups.keys()].filter((at) => !isRightGroup(groups[at] ?? '', at))
  return positions.length > 0 ? { verdict: 'wrong-groups', positions } : codeOf(groups)
}
