import type { SubmissionId } from '@amparo/contract'
import type { FoldedSubject } from '../register/view-of.ts'

/** Messages from which something was recorded of somebody, each once, in the order of their numbers. */
export function messagesThatTell(
  subjects: readonly Pick<FoldedSubject, 'claims'>[],
): readonly SubmissionId[] {
  const all = subjects.flatMap(({ claims }) =>
    [...claims.values()].flatMap(({ source: { submission } }) =>
      submission === null ? [] : [submission],
    ),
  )
  return [...new Set(all)].toSorted((a, b) => Number(a) - Number(b))
}
