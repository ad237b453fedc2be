import type { AnswerContentCode, QuestionKindCode, StatedFactCode } from '@amparo/vocabulary'
import type { ClaimSource, Credibility, Directness } from '../claim.ts'

/**
 * An answer to one question about one person: an authority's, or that of the family, the lawyer or
 * the person, whom the office asks the same. Whether it is the state's word says its source.
 */
export interface AnsweredQuestion {
  readonly id: string
  readonly person: string
  readonly question: QuestionKindCode
  /**
   * A code of what the answer comes to. Only `confirms`, `denies` and `no-record` say anything by
   * themselves; whoever refuses, points elsewhere or says nothing has said nothing of the person.
   */
  readonly content: AnswerContentCode
  /** What it says beyond that, fact by fact. Where it says what was asked, this goes before `content`. */
  readonly claimed: readonly ClaimedFact[]
  /** The authority that answered; null: not known which, or not an authority. */
  readonly body: string | null
  /** How many persons it was given about in one breath ("all were released"); null: about this one. */
  readonly saidOfMany: number | null
  /** The period it speaks of, where whoever entered it could tell. */
  readonly custody: string | null
  readonly source: ClaimSource
  readonly directness: Directness
  readonly credibility: Credibility
  /** `YYYY-MM-DD`: the day of our letter, or the day we asked. */
  readonly letterDay: string
  /** `YYYY-MM-DD`: the day the reply bears, or on which it was said. */
  readonly replyDay: string
  readonly audience: number
}

export interface ClaimedFact {
  readonly says: StatedFactCode
  /** EDTF, as everywhere: some time in it. */
  readonly at?: string
  readonly facility?: string
  /** The place in the words of the answer. */
  readonly place?: string
}
