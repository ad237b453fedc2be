import { SubjectId, type LetterId } from '@amparo/contract'
import { letterIdOf } from './use-letters.ts'

/** What a reply is entered for: a letter of ours, or a body that wrote by itself. */
export interface ReplySearch {
  readonly letter?: LetterId
  readonly authority?: SubjectId
}

/** Reads an address; numbers alone stand there, and what makes no sense is left out. */
export function readReplySearch(search: Record<string, unknown>): ReplySearch {
  const letter = letterIdOf(numberIn(search['letter']))
  const authority = SubjectId.safeParse(numberIn(search['authority']))
  return {
    ...(letter === null ? {} : { letter }),
    ...(authority.success ? { authority: authority.data } : {}),
  }
}

/** An address that was typed by hand has a number where a link has its text. */
function numberIn(value: unknown): string {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}
