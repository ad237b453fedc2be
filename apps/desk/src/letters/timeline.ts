import type { LetterHead, ReplyHead } from './use-letters.ts'

type Dated =
  | { readonly what: 'letter'; readonly day: string; readonly letter: LetterHead }
  | { readonly what: 'reply'; readonly day: string; readonly reply: ReplyHead }

interface Pages<Item> {
  /** Newest first. */
  readonly items: readonly Item[]
  readonly more: boolean
}

/**
 * Letters by the day they went out, else the day they were begun, and replies by the day they came; newest first. Where more
 * of one kind is still to be fetched, nothing older than its last is shown: something would stand missing between.
 */
export function timelineOf(
  letters: Pages<LetterHead>,
  replies: Pages<ReplyHead>,
): readonly Dated[] {
  const sent = letters.items.map((letter): Dated => ({
    what: 'letter',
    day: letter.sentOn ?? letter.at.slice(0, 10),
    letter,
  }))
  const came = replies.items.map((reply): Dated => ({ what: 'reply', day: reply.received, reply }))
  const earliest = [
    letters.more ? (sent.at(-1)?.day ?? '') : '',
    replies.more ? (came.at(-1)?.day ?? '') : '',
  ].toSorted()
  const from = earliest.at(-1) ?? ''
  return [...sent, ...came]
    .filter(({ day }) => day >= from)
    .toSorted((one, other) => other.day.localeCompare(one.day))
}
