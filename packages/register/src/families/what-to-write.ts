import type { BadNews } from './bad-news.ts'

/** What somebody who asks may be told, as the office decided. */
export const tellings = ['all', 'search-only', 'ask-first', 'nothing'] as const
export type Telling = (typeof tellings)[number]

/** Whether they are to the person what they say they are. */
export const ties = ['unverified', 'verified', 'doubted'] as const
export type Tie = (typeof ties)[number]

/** Why nothing may be written to somebody now. */
export type NotWritten = 'nothing' | 'ask-first' | 'informer' | 'withdrawn' | 'person-gone'

/**
 * Which words go into the mailbox. `search`: that the search goes on and nothing else. `asked`: what was asked and what comes next.
 * `come`: please come or call. `news`: there is confirmed news.
 */
export type WhatToWrite =
  | { readonly write: 'search' | 'asked' | 'come' | 'news' }
  | { readonly write: null; readonly why: NotWritten }

export interface WritingFacts {
  readonly telling: Telling
  readonly tie: Tie
  readonly isSuspectedInformer: boolean
  /** They took back that they may be written to. */
  readonly hasWithdrawn: boolean
  /** The record was erased, or is another person's now. */
  readonly isPersonGone: boolean
  /** The person was found, by what the rules of telling ask for. */
  readonly mayTell: boolean
  /** The person, asked, said plainly that the family may be told. Silence is a no. */
  readonly agreed: boolean
  readonly badNews: readonly BadNews[]
}

/**
 * Unknown, found and wants no contact, not verified: all three come to the same words, because the only way out of them is that it
 * is certain who was found, the tie is verified and the person agreed. The dead are asked no more: their family is asked to come.
 */
export function whatToWrite(facts: WritingFacts): WhatToWrite {
  if (facts.isPersonGone) return { write: null, why: 'person-gone' }
  if (facts.isSuspectedInformer) return { write: null, why: 'informer' }
  if (facts.hasWithdrawn) return { write: null, why: 'withdrawn' }
  if (facts.telling === 'nothing') return { write: null, why: 'nothing' }
  // Also where the person agreed: whoever knows of nothing to ask about would be told apart by a word that came.
  if (facts.telling === 'ask-first') return { write: null, why: 'ask-first' }
  if (facts.telling === 'search-only') return { write: 'search' }
  if (!facts.mayTell || facts.tie !== 'verified') return { write: 'asked' }
  if (facts.badNews.includes('death')) return { write: 'come' }
  if (!facts.agreed) return { write: 'asked' }
  return { write: facts.badNews.length > 0 ? 'come' : 'news' }
}
