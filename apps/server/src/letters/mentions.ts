import type { LeftOutReason, SubjectId } from '@amparo/contract'
import type { Reading } from '../db/office.ts'
import type { KeptLetter } from './letter-store.ts'

/** Text of a document and where in it that stands. */
export interface PlacedText {
  readonly place: string
  readonly text: string
}

/** Somebody a document mentions who may not be named in it. */
export interface MentionOf {
  readonly person: SubjectId
  readonly name: string
  readonly certainty: 'certain' | 'possible'
  readonly place: string
  readonly words: string
  readonly reason: LeftOutReason
}

export async function mentionsIn(
  _tx: Reading,
  _letter: KeptLetter,
  _texts: readonly PlacedText[],
): Promise<MentionOf[]> {
  return []
}
