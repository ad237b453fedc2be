import type { Filing } from '../filings/use-filings.ts'
import type { CommitmentHead, MeetingHead } from '../meetings/use-meetings.ts'
import type { LetterHead, ReplyHead } from './use-letters.ts'

/** Something between the office and a body, with the day on which it was. */
export type Dated = { readonly day: string; readonly at: string } & (
  | { readonly what: 'letter'; readonly letter: LetterHead }
  | { readonly what: 'reply'; readonly reply: ReplyHead }
  | { readonly what: 'meeting'; readonly meeting: MeetingHead }
  | { readonly what: 'commitment'; readonly commitment: CommitmentHead }
  | { readonly what: 'filing'; readonly filing: Filing }
)

interface Pages<Item> {
  readonly items: readonly Item[]
  /** Older ones are still to be fetched. */
  readonly more: boolean
}

/** What stands in a timeline, each kind newest first. */
export interface BetweenUs {
  readonly letters: Pages<LetterHead>
  readonly replies: Pages<ReplyHead>
  readonly meetings: Pages<MeetingHead>
  readonly commitments: Pages<CommitmentHead>
  /** What others sent. */
  readonly filings: Pages<Filing>
}

/**
 * Letters by the day they went out, else the day they were begun; replies by the day they came, meetings by the day they are or
 * were, promises by the day they were said, what others sent by the day they sent it; newest first, on one day by when they were entered. Where more of one kind is still
 * to be fetched, nothing older than its last is shown: something would stand missing between.
 */
export function timelineOf({
  letters,
  replies,
  meetings,
  commitments,
  filings,
}: BetweenUs): readonly Dated[] {
  const kinds: readonly Pages<Dated>[] = [
    dated(letters, (letter) => ({
      what: 'letter',
      day: letter.sentOn ?? letter.at.slice(0, 10),
      at: letter.at,
      letter,
    })),
    dated(replies, (reply) => ({ what: 'reply', day: reply.received, at: reply.at, reply })),
    dated(meetings, (meeting) => ({ what: 'meeting', day: meeting.day, at: meeting.at, meeting })),
    dated(commitments, (commitment) => ({
      what: 'commitment',
      day: commitment.said,
      at: commitment.at,
      commitment,
    })),
    dated(filings, (filing) => ({ what: 'filing', day: filing.sent, at: filing.at, filing })),
  ]
  const last = kinds.map(({ items, more }) => (more ? (items.at(-1)?.day ?? '') : ''))
  const from = last.toSorted().at(-1) ?? ''
  return kinds
    .flatMap(({ items }) => items)
    .filter(({ day }) => day >= from)
    .toSorted((one, other) => other.day.localeCompare(one.day) || other.at.localeCompare(one.at))
}

function dated<Item>({ items, more }: Pages<Item>, of: (item: Item) => Dated): Pages<Dated> {
  return { items: items.map(of), more }
}
