import type { FoundPlace, TextIndex } from './text-index.ts'

/** One text this officer has opened: which, and where its words stand. */
export interface IndexedPart {
  readonly submission: string
  /** The team whose key opened it. */
  readonly team: number
  readonly part: number
  /** Of the sealed part: the same text is not indexed twice. */
  readonly sha256: string
  readonly index: TextIndex
}

/** Some of the index, as one sealed document: so large that it travels easily. */
export interface Piece {
  readonly salt: string
  readonly parts: readonly IndexedPart[]
}

/** A place in a message where what somebody looks for stands. */
export interface FoundPassage extends FoundPlace {
  readonly submission: string
  readonly part: number
}

/** In characters of JSON, which is what an envelope holds. */
export const largestPiece = 150_000
/** When all are full, the oldest is emptied: what was opened long ago is opened again, or not found. */
export const mostPieces = 60

/** Reads a piece that was kept; anything else is none, and built anew by what is opened. */
export function readPiece(content: unknown): Piece | null {
  if (!isRecord(content)) return null
  const { salt, parts } = content
  if (typeof salt !== 'string' || !Array.isArray(parts)) return null
  return { salt, parts: parts.filter(isIndexedPart) }
}

function isIndexedPart(one: unknown): one is IndexedPart {
  if (!isRecord(one) || !isRecord(one['index'])) return false
  const { places, keys } = one['index']
  return (
    typeof one['submission'] === 'string' &&
    typeof one['team'] === 'number' &&
    typeof one['part'] === 'number' &&
    typeof one['sha256'] === 'string' &&
    areNumbers(places) &&
    isRecord(keys) &&
    Object.values(keys).every(areNumbers)
  )
}

function areNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((one) => Number.isSafeInteger(one) && one >= 0)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
