import { MOST_ROWS_AT_ONCE, type NewListRow } from '@amparo/contract'
import type { FailureCode } from '../ui/refusal-sentence.ts'

/** Lines of a version that the server does not have yet; both ends included, counted from 1. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

interface Sending {
  readonly rows: readonly NewListRow[]
  readonly missing: readonly Stretch[]
  readonly send: (
    from: number,
    rows: readonly NewListRow[],
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly code: FailureCode }>
  readonly signal: AbortSignal
  /** So many lines are there now, of all. */
  readonly onProgress: (there: number) => void
}

/** Of one request; the server takes a mebibyte. */
const MOST_CHARACTERS = 250_000

/** Sends what is missing, part after part. Null when all is there; `stopped`; else why not. What was sent stays. */
export async function sendMissing(sending: Sending): Promise<FailureCode | 'stopped' | null> {
  const { rows, missing, send, signal, onProgress } = sending
  let there = rows.length - missing.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  for (const part of partsOf(rows, missing)) {
    if (signal.aborted) return 'stopped'
    const answer = await send(part.from, part.rows)
    if (!answer.ok) return answer.code
    there += part.rows.length
    onProgress(there)
  }
  return null
}

interface Part {
  readonly from: number
  readonly rows: readonly NewListRow[]
}

/** As many lines as one request takes, never across what is there already. */
export function* partsOf(
  rows: readonly NewListRow[],
  missing: readonly Stretch[],
): Generator<Part, void> {
  for (const { from, to } of missing) {
    let begin = from
    let size = 0
    for (let row = from; row <= to; row++) {
      size += JSON.stringify(rows[row - 1]).length
      const isFull = row - begin + 1 === MOST_ROWS_AT_ONCE || size > MOST_CHARACTERS
      if (!isFull && row < to) continue
      yield { from: begin, rows: rows.slice(begin - 1, row) }
      begin = row + 1
      size = 0
    }
  }
}
