import { sealDocument } from './envelope.ts'
import type { Identity, Recipient } from './keys.ts'
import { openDocument } from './opening.ts'
import { day, exactly, hexDigits, language, orNull, shape, text, whole } from './shape.ts'
import { readUnchecked, signedBy, type PublicKey, type Signed } from './signed.ts'

/** The office's signed answer to a sender. */
export type AnswerBody = {
  readonly v: 1
  readonly type: 'answer'
  readonly mailbox: string
  /** From 1, one more for each item of this mailbox. */
  readonly seq: number
  /** `hashOf` the mailbox's previous item as sealed; null for the first. */
  readonly prev: string | null
  readonly day: string
  readonly text: string
  readonly language: string
}

/** The office's signed word that someone opened a message. */
export type OpenedNoticeBody = {
  readonly v: 1
  readonly type: 'opened'
  readonly mailbox: string
  readonly seq: number
  readonly prev: string | null
  readonly day: string
  /** `hashOf` the message's envelope. */
  readonly envelope: string
}

export type MailboxItem = AnswerBody | OpenedNoticeBody

/** Where in its mailbox an item must stand. */
export type MailboxPlace = {
  readonly mailbox: string
  readonly seq: number
  readonly prev: string | null
}

export type OpenedMailboxItem =
  | { readonly verdict: 'item'; readonly item: MailboxItem; readonly by: PublicKey }
  | { readonly verdict: 'wrong-signer' | 'wrong-place' | 'damaged' | 'not-for-this-key' }

/** The longest answer, in UTF-16 units. */
export const answerLimit = 50_000

const place = { mailbox: hexDigits(32), seq: whole(1), prev: orNull(hexDigits(64)), day }

const answerShape = shape<AnswerBody>({
  v: exactly(1),
  type: exactly('answer'),
  ...place,
  text: text(answerLimit, 1),
  language,
})

const openedShape = shape<OpenedNoticeBody>({
  v: exactly(1),
  type: exactly('opened'),
  ...place,
  envelope: hexDigits(64),
})

const readItem = (body: Readonly<Record<string, unknown>>): MailboxItem | undefined => {
  const reading = body.type === 'answer' ? answerShape(body, '') : openedShape(body, '')
  return reading.verdict === 'ok' ? reading.document : undefined
}

/** Seals a signed item to a mailbox. Signed first: who opens it can prove who wrote it. */
export const sealMailboxItem = (
  recipient: Recipient,
  signed: Signed<AnswerBody> | Signed<OpenedNoticeBody>,
): Promise<Uint8Array> => sealDocument([recipient], signed)

const isInPlace = (item: MailboxItem, expected: MailboxPlace): boolean =>
  item.mailbox === expected.mailbox && item.seq === expected.seq && item.prev === expected.prev

const checkItem = (
  document: unknown,
  staffKeys: readonly PublicKey[],
  expected: MailboxPlace,
): OpenedMailboxItem => {
  const unchecked = readUnchecked(document)
  const item = unchecked === undefined ? undefined : readItem(unchecked.body)
  if (item === undefined) return { verdict: 'damaged' }
  const by = staffKeys.find((key) => signedBy(item.type, document, key))
  if (by === undefined) return { verdict: 'wrong-signer' }
  return isInPlace(item, expected) ? { verdict: 'item', item, by } : { verdict: 'wrong-place' }
}

/**
 * Opens an item of a mailbox and checks that one of these staff keys signed it for this place in
 * this mailbox, so that a server can neither write an item, nor change, swap, repeat or take out one
 * that others follow. It can hold back the newest ones unseen: nothing here says how many there are.
 * Never throws on a stranger's bytes.
 */
export const openMailboxItem = async (
  identity: Identity,
  file: Uint8Array,
  staffKeys: readonly PublicKey[],
  expected: MailboxPlace,
): Promise<OpenedMailboxItem> => {
  const opened = await openDocument(identity, file)
  if (opened.verdict === 'document') return checkItem(opened.document, staffKeys, expected)
  return { verdict: opened.verdict === 'not-for-this-key' ? 'not-for-this-key' : 'damaged' }
}
