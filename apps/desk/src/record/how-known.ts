import type { Credibility, Directness } from '@amparo/register'

/** Whose word a value of a message is: the sender's, or an authority's that the sender passes on. */
export type Word = 'sender' | 'authority'

/** How we know a value: kept from one value to the next, as one message usually says all alike. */
export interface HowKnown {
  readonly word: Word
  readonly directness: Directness
  readonly credibility: Credibility
  readonly saidOn: string
  readonly audience: number
}

/** A correction keeps whose word it is and who may see it; the office's own word has no sender. */
export type KnownFrom = 'message' | 'correction' | 'office'
