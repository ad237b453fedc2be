import type { StatedFactCode, SurenessCode } from '@amparo/vocabulary'
import type { Credibility, Directness } from '../claim.ts'
import type { Interval } from '../date.ts'

/** Who says it: one claim, or one answer. */
export interface Voice {
  readonly kind: 'claim' | 'answer'
  /** Of the claim, or of the answered question. */
  readonly id: string
  readonly source: string
  readonly origin: string
  readonly isState: boolean
  readonly directness: Directness
  readonly credibility: Credibility
  readonly saidOn: string
}

/** One thing said of one person, as rules compare it. */
export interface Statement {
  readonly says: StatedFactCode
  /** Some moment between these local minutes; a bound that is null is not known. */
  readonly at: Interval
  /** In every reading it was so at every moment between these; null: of no moment is that sure. */
  readonly throughout: Interval | null
  /** The facilities it can mean; null where nobody says, or no known facility is meant. */
  readonly places: ReadonlySet<string> | null
  /** The period it belongs to; null where that is not said. */
  readonly custody: string | null
  /** The event it was part of. */
  readonly event: string | null
  /** Null for what does not come from an answer. */
  readonly answer: StatedInAnswer | null
  readonly voices: readonly Voice[]
  readonly isState: boolean
  /** The most that can follow from it: hearsay, doubt and dates that are not sure carry no more than a tension. */
  readonly carries: SurenessCode
}

export interface StatedInAnswer {
  readonly id: string
  readonly body: string | null
  readonly saidOfMany: number | null
  readonly letterDay: string
  readonly replyDay: string
}
