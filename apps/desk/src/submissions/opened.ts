import type { UnshownReason, Waiting } from '@amparo/contract'
import type { OpenedPart, OpenedWritten } from '../keys/protocol.ts'

/** A message as this officer has opened it. Lives in the page’s memory only, until it is locked. */
export interface OpenedMessage {
  readonly parts: readonly ArrivedPart[]
  readonly written: readonly WrittenItem[]
  /** Where the next item for the sender goes. */
  readonly next: MailboxPlace
  readonly mailbox: 'open' | 'declined'
  /** An update to the family that waits for its hour. */
  readonly waits: Waiting | null
  /** The last one, where nobody was shown it. */
  readonly unshown: { readonly at: string; readonly why: UnshownReason } | null
  /** False when the proof of what was read could not be handed in; it is tried again next time. */
  readonly committed: boolean
}

export interface MailboxPlace {
  readonly seq: number
  readonly prev: string | null
}

/** The number of the part a thread begins with. */
export const firstPart = 1

export interface ArrivedPart {
  readonly seq: number
  readonly day: string
  readonly opened: OpenedPart
  /** The file this part describes, as the server keeps it. */
  readonly media: { readonly id: string; readonly length: number } | null
  /** Who of the office put it in; null for the sender. */
  readonly by: string | null
  /** SHA-256 of the sealed part: what the next one names as the one before it. */
  readonly sha256: string
}

export interface WrittenItem {
  readonly seq: number
  readonly day: string
  readonly kind: 'answer' | 'notice'
  readonly opened: OpenedWritten | null
}

export type ThreadItem =
  | { readonly kind: 'part'; readonly day: string; readonly part: ArrivedPart }
  | { readonly kind: 'written'; readonly day: string; readonly item: WrittenItem }

/** What followed the first part, by day; of one day, what came in stands before what went out. */
export function threadOf(message: OpenedMessage): readonly ThreadItem[] {
  const later = message.parts
    .slice(1)
    .map((part) => ({ kind: 'part', day: part.day, part }) as const)
  const answers = message.written
    .filter((item) => item.kind === 'answer')
    .map((item) => ({ kind: 'written', day: item.day, item }) as const)
  return [...later, ...answers].toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

/** Numbers between the first and the last part that nobody handed us. */
export function missingParts(parts: readonly ArrivedPart[]): readonly number[] {
  const present = new Set(parts.map(({ seq }) => seq))
  const last = Math.max(0, ...present)
  return Array.from({ length: last }, (_, at) => at + 1).filter((seq) => !present.has(seq))
}

/** The text of a part that passages point into, or null when it did not open. */
export function textOf(part: OpenedPart): string | null {
  switch (part.verdict) {
    case 'submission':
      return part.document.account
    case 'addition':
      return part.document.text
    case 'file':
      return part.document.words === '' ? null : part.document.words
    default:
      return null
  }
}

/**
 * The message itself, when it opened. A later part that claims to be one is shown as what it is and
 * says nothing of how to reach the sender or what they agreed to.
 */
export function messageIn(message: OpenedMessage) {
  const first = message.parts.find(({ seq }) => seq === firstPart)
  return first?.opened.verdict === 'submission' ? first.opened.document : null
}
