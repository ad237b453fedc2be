import type { LetterHead, ReplyHead } from './use-letters.ts'

type Dated =
  | {
      readonly what: 'letter'
      readonly day: string
      readonly at: string
      readonly letter: LetterHead
    }
  | { readonly what: 'reply'; readonly day: string; readonly at: string; readonly reply: ReplyHead }

interface Pages<Item> {
  /** Newest first. */
  readonly items: readonly Item[]
  readonly more: boolean
}

/**
 * Letters by the day they went out, else the day they were begun, and replies by the day they came; newest first, on one day by when they were entered. Where more
 * of one kind is still to be fetched, nothing older than its last is shown: something would stand missing between.
 */
export function timelineOf(
  letters: Pages<LetterHead>,
  replies: Pages<ReplyHead>,
): readonly Dated[] {
  const sent = letters.items.map((letter): Dated => {
    const { at, sentOn } = letter
    return { what: 'letter', day: sentOn ?? at.slice(0, 10), at, letter }
  })
  const came = replies.items.map((reply): Dated => {
    const { at, received } = reply
    return { what: 'reply', day: received, at, reply }
  })
  const earliest = [
    letters.more ? (sent.at(-1)?.day ?? '') : '',
    replies.more ? (came.at(-1)?.day ?? '') : '',
  ].toSorted()
  const from = earliest.at(-1) ?? ''
  return [...sent, ...came]
    .filter(({ day }) => day >= from)
    .toSorted((one, other) => other.day.localeCompare(one.day) || other.at.localeCompare(one.at))
}
