import { hashOf, openMailboxItem, type Mailbox, type PublicKey } from '@amparo/seal'
import { fromBase64 } from '../base64.ts'
import type { Mailbox as Contents } from '../mailbox-calls.ts'

/** One thing the office put into a mailbox, as far as it may be shown. */
export type Shown =
  | {
      readonly kind: 'answer'
      readonly seq: number
      readonly day: string
      readonly text: string
      readonly language: string
    }
  | {
      readonly kind: 'withheld'
      readonly seq: number
      readonly why: 'not-signed' | 'out-of-place' | 'unreadable'
    }

export interface View {
  /** What was sent, oldest first; `opened` is the day the office says it was opened. */
  readonly sent: readonly {
    readonly seq: number
    readonly day: string
    readonly envelope: string
    readonly opened: string | null
  }[]
  /** Answers, newest first. */
  readonly shown: readonly Shown[]
  /** The day until which the mailbox stays at least, as the server says. */
  readonly until: string
}

/**
 * Opens what a server says is in a mailbox. Only what one of the office's people signed for this
 * place in this mailbox is shown; of the rest only that it is there.
 */
export async function openContents(
  contents: Contents,
  mailbox: Mailbox,
  staffKeys: readonly PublicKey[],
): Promise<View> {
  const shown: Shown[] = []
  const openedOn = new Map<string, string>()
  let prev: string | null = null
  const items = contents.items.toSorted((a, b) => a.seq - b.seq)
  for (const [at, { envelope }] of items.entries()) {
    const seq = at + 1
    const file = fromBase64(envelope)
    const place = { mailbox: mailbox.id, seq, prev }
    const opened = await openMailboxItem(mailbox.identity, file, staffKeys, place)
    prev = hashOf(file)
    if (opened.verdict !== 'item') {
      shown.push({ kind: 'withheld', seq, why: reasons[opened.verdict] })
    } else if (opened.item.type === 'opened') {
      openedOn.set(opened.item.envelope, opened.item.day)
    } else {
      const { day, text, language } = opened.item
      shown.push({ kind: 'answer', seq, day, text, language })
    }
  }
  const sent = contents.sent
    .toSorted((a, b) => a.seq - b.seq)
    .map((part) => ({ ...part, opened: openedOn.get(part.envelope) ?? null }))
  return { sent, shown: shown.toReversed(), until: contents.until }
}

const reasons = {
  'wrong-signer': 'not-signed',
  'wrong-place': 'out-of-place',
  damaged: 'unreadable',
  'not-for-this-key': 'unreadable',
} as const
