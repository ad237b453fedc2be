import type { Claim } from '../claim.ts'
import type { Zone } from '../local-time.ts'
import type { SubjectKind } from '../property.ts'

/** Everything that was gathered for a file about one event. Nothing is left out of it yet: `eventFile` does that. */
export interface KnownOfEvent {
  readonly event: SaidOf
  readonly acts: readonly SaidOf[]
  readonly involvements: readonly SaidOf[]
  /** Of the people, also those that have nothing to do with the event. */
  readonly custodies: readonly SaidOf[]
  readonly points: readonly SaidOf[]
  readonly people: readonly PersonHarmed[]
  /** Authorities and places of detention that anything here speaks of. */
  readonly bodies: readonly SaidOf[]
  readonly answers: readonly AnswerOfState[]
  readonly consents: readonly ConsentGiven[]
  readonly contradictions: readonly QuotedOf[]
  /** Sources that may not be passed on. */
  readonly staying: ReadonlySet<string>
  /** Of the office, for places that name none. */
  readonly zone: Zone
}

/** A subject and every claim about it that was seen, of whatever audience. */
export interface SaidOf {
  readonly id: string
  readonly kind: SubjectKind
  readonly claims: readonly Claim[]
}

export interface PersonHarmed extends SaidOf {
  /** Every record that counts as this person. */
  readonly members: readonly string[]
  readonly reach: ConsentReach
}

/**
 * What a person's consent lets into the file. `out`: nothing of them; `counted` says whether even a number may tell of them.
 */
export type ConsentReach =
  | { readonly way: 'named' | 'unnamed' }
  | { readonly way: 'out'; readonly counted: boolean }

/** What an authority answered about one person. */
export interface AnswerOfState {
  readonly person: string
  /** `question-kind`. */
  readonly question: string
  /** `answer-content`. */
  readonly content: string
  /** `answer-quality`. */
  readonly quality: string
  readonly words: string | null
  /** The body that answered. */
  readonly body: string
  readonly letter: NumberedPaper | null
  readonly reply: NumberedPaper
  readonly entry: string
  readonly audience: number
  readonly erased: boolean
}

export interface NumberedPaper {
  readonly number: string | null
  readonly day: string
  readonly entry: string
}

/** What was answered in one conversation for the purpose of the file. */
export interface ConsentGiven {
  readonly person: string
  /** `consent-answer`. */
  readonly answer: string
  /** `consent-recipient`; none: whomever the purpose names. */
  readonly recipients: readonly string[]
  /** `consent-standing`: whose word it is. */
  readonly standing: string
  readonly day: string
  readonly entry: string
}

/** A contradiction as it may be put outside, without a source. */
export interface QuotedOf {
  readonly person: string
  readonly wording: 'general' | 'precise'
  readonly text: string
}
