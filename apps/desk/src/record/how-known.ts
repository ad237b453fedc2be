import type { Credibility, Directness } from '@amparo/register'

/** Whose word a value is: that of whoever sent the message or told the account, or an authority's that they pass on. */
export type Word = 'sender' | 'authority'

/** How we know a value: kept from one value to the next, as one message usually says all alike. */
export interface HowKnown {
  readonly word: Word
  readonly directness: Directness
  readonly credibility: Credibility
  readonly saidOn: string
  readonly audience: number
}

/** A correction keeps whose word it is and who may see it; a reply is the word of the body that wrote it; the office's own word has no sender. */
export type KnownFrom = 'message' | 'account' | 'reply' | 'correction' | 'office'
