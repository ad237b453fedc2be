import type { Answer, ExportedSubject, SubjectId, SubjectName } from '@amparo/contract'
import type { FailureCode } from '../ui/refusal-sentence.ts'

export interface ExportPage {
  readonly asOf: string
  readonly subjects: readonly ExportedSubject[]
  readonly named: readonly SubjectName[]
  readonly more: boolean
}

export interface Dated extends ExportedSubject {
  /** When the page it stood on was so. */
  readonly asOf: string
}

/** Everything that is taken out, in the order of record, each once. */
export interface Collected {
  readonly subjects: readonly Dated[]
  readonly named: ReadonlyMap<string, SubjectName>
}

export type Outcome =
  | { readonly kind: 'whole'; readonly collected: Collected }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: FailureCode }

/** Asks page after page until the last. A part of a list is nothing: what is stopped or fails leaves no file. */
export async function collect(
  ask: (
    after: SubjectId | null,
  ) => Promise<Answer<ExportPage, never> | { ok: false; code: FailureCode }>,
  signal: AbortSignal,
  onProgress: (subjects: number) => void,
): Promise<Outcome> {
  const subjects = new Map<string, Dated>()
  const named = new Map<string, SubjectName>()
  for (let after: SubjectId | null = null, more = true; more;) {
    const answer = await ask(after)
    if (signal.aborted) return { kind: 'stopped' }
    if (!answer.ok) return { kind: 'failed', code: answer.code }
    const { reply } = answer
    for (const one of reply.subjects) subjects.set(one.id, { ...one, asOf: reply.asOf })
    for (const one of reply.named) named.set(one.id, one)
    onProgress(subjects.size)
    after = reply.subjects.at(-1)?.id ?? null
    more = reply.more && after !== null
  }
  return { kind: 'whole', collected: { subjects: [...subjects.values()], named } }
}
