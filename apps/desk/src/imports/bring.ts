import { MOST_IMPORTED, type Answer, type Import } from '@amparo/contract'
import { fromBase64, toBase64 } from '../keys/base64.ts'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import type { ImportedSubject } from './imported.ts'

/** How all of a file is known. */
export type KnownAlike = Omit<Import, 'key' | 'subjects'>

export type BringOutcome =
  | { readonly kind: 'whole' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: FailureCode }

interface Bringing {
  /** 32 random bytes, base64, kept for this file: with them the same part of it is recorded once, however often it is sent. */
  readonly seed: string
  readonly known: KnownAlike
  readonly subjects: readonly ImportedSubject[]
  readonly send: (
    body: Import,
  ) => Promise<Answer<object, never> | { readonly ok: false; readonly code: FailureCode }>
  readonly signal: AbortSignal
  /** Subjects that are recorded for good. */
  readonly onProgress: (recorded: number) => void
}

/** Two at once: while the server writes one part, the next is on its way. */
const LANES = 2
/** Of one request; the server takes a mebibyte. */
const MOST_CHARACTERS = 250_000

/** Sends a file part after part. Whatever was told as recorded stays; begun again, it goes on after that. */
export async function bring(bringing: Bringing): Promise<BringOutcome> {
  const { seed, known, subjects, send, signal, onProgress } = bringing
  const sign = await signerOf(seed)
  const parts = partsOf(subjects)
  let sent = 0
  let recorded = 0
  let failure: FailureCode | null = null
  const lane = async () => {
    for (const part of parts) {
      if (signal.aborted || failure !== null) return
      const content = { ...known, subjects: part }
      sent += 1
      const key = await sign(`${sent} ${JSON.stringify(content)}`)
      const answer = await send({ key, ...content })
      if (!answer.ok) {
        failure ??= answer.code
        return
      }
      recorded += part.length
      onProgress(recorded)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  if (failure !== null) return { kind: 'failed', code: failure }
  return { kind: recorded < subjects.length ? 'stopped' : 'whole' }
}

/** As many as one request takes. The same file falls into the same parts. */
export function* partsOf(subjects: readonly ImportedSubject[]): Generator<ImportedSubject[], void> {
  let part: ImportedSubject[] = []
  let characters = 0
  for (const subject of subjects) {
    const more = JSON.stringify(subject).length
    if (part.length === MOST_IMPORTED || (part.length > 0 && characters + more > MOST_CHARACTERS)) {
      yield part
      part = []
      characters = 0
    }
    part.push(subject)
    characters += more
  }
  if (part.length > 0) yield part
}

/** The key of a part follows from its place and what it says, so that one which was sent before is known again. */
async function signerOf(seed: string): Promise<(content: string) => Promise<string>> {
  const key = await crypto.subtle.importKey(
    'raw',
    fromBase64(seed),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return async (content) => {
    const bytes = new TextEncoder().encode(`amparo/v1/import\n${content}`)
    return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, bytes)))
  }
}
