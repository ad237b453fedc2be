import { rest, type Clock } from './clock.ts'
import { nextPiece, pieces } from './piece.ts'
import { headOffset, patchPiece, type Told } from './tus.ts'

/** What is sent; `mediaSource` of `@amparo/seal/media` is one. */
export type Payload = {
  /** In bytes. */
  readonly length: number
  /** The bytes from `from` up to, and without, `to`; the same ones whenever it is asked. */
  readonly slice: (from: number, to: number) => Promise<Uint8Array>
}

export type UploadProgress = {
  /** Bytes the server has said it keeps: never more, and never a guess. */
  readonly kept: number
  /** `waiting`: nothing goes through just now; it is tried again by itself. */
  readonly line: 'open' | 'waiting'
}

export type Upload = {
  readonly fetch: typeof globalThis.fetch
  /** Of this upload at the server (`FILE_DATA_PATH`/its id). It names no person and carries no secret. */
  readonly url: string
  /** What the server asks besides: at the door, `authorization`. */
  readonly headers?: Readonly<Record<string, string>>
  readonly payload: Payload
  readonly onProgress: (progress: UploadProgress) => void
  /** Stops it, at once and for now: what has arrived is kept, and the same call goes on later. */
  readonly signal: AbortSignal
  readonly clock: Clock
  /** The most bytes of one request; it begins with fewer and finds out what the line carries. */
  readonly chunk?: number
  /** Milliseconds of rest between two requests, for a line that others need too. */
  readonly pause?: number
}

export type UploadEnd =
  | { readonly end: 'complete' }
  | { readonly end: 'stopped' }
  /** The server will not take it: the code of its refusal, `unexpected` when it gave none we know how to read. */
  | { readonly end: 'refused'; readonly code: string }

const patience = { first: 1_000, most: 30_000 } as const

/**
 * Sends a payload by tus 1.0.0: asks how far it is, sends the next piece, and does so for as long as the line breaks; what
 * the server already has is not sent again. Holds one piece in memory and keeps nothing anywhere. Rejects only with what
 * `slice` rejects with, a file that has changed for one.
 */
export const uploadPayload = async (upload: Upload): Promise<UploadEnd> => {
  const { payload, signal, clock, onProgress, pause = 0 } = upload
  const { first, most } = pieces(upload.chunk)
  let piece: number = first
  let wait: number = patience.first
  let known = 0
  let kept: number | undefined
  while (!signal.aborted) {
    if (kept === payload.length) return { end: 'complete' }
    const begun = clock.now()
    const told: Told = await step(upload, kept, piece)
    if (told.told === 'no') return { end: 'refused', code: told.code }
    if (signal.aborted) break
    // A piece that moved nothing is no better than a broken request: sent again at once, it would go for ever.
    if (told.told === 'offset' && (kept === undefined || told.offset > kept)) {
      if (kept !== undefined) piece = nextPiece(piece, clock.now() - begun, most)
      kept = known = told.offset
      wait = patience.first
      onProgress({ kept, line: 'open' })
      if (pause > 0 && kept < payload.length) await rest(clock, pause, signal)
      continue
    }
    piece = nextPiece(piece, Infinity, most)
    onProgress({ kept: known, line: 'waiting' })
    await rest(clock, wait, signal)
    wait = Math.min(patience.most, wait * 2)
    kept = undefined // a broken request may have brought some bytes: ask again
  }
  return { end: 'stopped' }
}

const step = async (upload: Upload, kept: number | undefined, piece: number): Promise<Told> => {
  const { payload } = upload
  if (kept === undefined) return headOffset(upload)
  const bytes = await payload.slice(kept, Math.min(payload.length, kept + piece))
  return upload.signal.aborted ? { told: 'nothing' } : patchPiece(upload, kept, bytes)
}
