import type { ConsentPurposeCode, ConsentRecipientCode } from '@amparo/vocabulary'

/** What the caller says they are. It is never checked by saying so. */
export const relations = ['unknown', 'family', 'lawyer', 'journalist'] as const
export type Relation = (typeof relations)[number]

/** What one may say to a caller about somebody, and why. */
export type MaySay =
  /** The person agreed that such callers are told. */
  | 'agreed'
  /** They want to be asked each time. */
  | 'ask-first'
  /** Nobody knows who is calling. */
  | 'no-unknown-caller'
  /** Nobody was asked about that. */
  | 'no-not-asked'
  | 'no-refused'
  /** Words about it differ, and nobody has decided. */
  | 'no-differs'
  /** An answer that the officer may not see allows less. */
  | 'no-limited'
  /** Only without the name; whoever asks by name has it. */
  | 'no-without-name-only'
  /** Agreed, for others than such callers. */
  | 'no-for-others-only'

export interface Agreed {
  readonly purpose: string
  readonly answer: string
  readonly recipients: readonly string[]
  readonly differs: boolean
  readonly limited: boolean
}

const asks: Readonly<
  Record<
    Exclude<Relation, 'unknown'>,
    { readonly purpose: ConsentPurposeCode; readonly recipient: ConsentRecipientCode }
  >
> = {
  family: { purpose: 'FAMILY', recipient: 'family' },
  lawyer: { purpose: 'SERVICE', recipient: 'service-provider' },
  journalist: { purpose: 'MEDIA', recipient: 'media' },
}

/** Nothing unless the person agreed to it: silence is a no, and so is whatever cannot be read. */
export function maySay(relation: Relation, agreed: readonly Agreed[]): MaySay {
  if (relation === 'unknown') return 'no-unknown-caller'
  const { purpose, recipient } = asks[relation]
  const found = agreed.find((one) => one.purpose === purpose)
  if (found === undefined) return 'no-not-asked'
  if (found.differs) return 'no-differs'
  if (found.limited) return 'no-limited'
  switch (found.answer) {
    case 'named':
    case 'ask-each-time': {
      const isMeant = found.recipients.length === 0 || found.recipients.includes(recipient)
      if (!isMeant) return 'no-for-others-only'
      return found.answer === 'named' ? 'agreed' : 'ask-first'
    }
    case 'anonymous':
    case 'pseudonym':
      return 'no-without-name-only'
    default:
      return 'no-refused'
  }
}
