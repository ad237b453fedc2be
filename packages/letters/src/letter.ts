import type { NameValue } from '@amparo/register'
import type { Language, QuestionKindCode } from '@amparo/vocabulary'

/**
 * Everything a letter to an authority says that its template does not. It holds values only: whose name may go to this
 * addressee has been decided before (`people`), and how many may not (`unnamed`).
 */
export interface LetterToCompose {
  readonly language: Language
  /** As the office's list of letters has it; also the title of the file, and all that its properties say. */
  readonly number: string
  /** The civil day that stands on the letter, `YYYY-MM-DD`. No other time gets into the file. */
  readonly day: string
  /** Where it is dated, as it stands beside the day: `Minsk`. */
  readonly place?: string
  readonly sender: Sender
  readonly addressee: Addressee
  /** Who gets a copy, in the order in which they are named. */
  readonly copies: readonly Body[]
  /** Who stands in the annex, in its order, numbered from 1. At least one, or `unnamed` is more than none. */
  readonly people: readonly LetterPerson[]
  /** How many the letter asks about besides, whose names it may not give. They are counted, never listed. */
  readonly unnamed: number
  /** What is asked about those without a name; needed where nobody is named, and then it is all that is asked. */
  readonly unnamedQuestions?: readonly QuestionKindCode[]
  /** The letter of ours that this one follows up or sends on. */
  readonly earlier?: Reference
  /** The answer that sent us on: who said that it was not competent, or whom it named. */
  readonly referral?: Referral
  /** Answers that came and are thanked for, each with how many people it was about. */
  readonly thanks: readonly Thanked[]
  /** A day by which the office would like an answer, `YYYY-MM-DD`: a request of its own, no norm stands behind it. */
  readonly replyBy?: string
  /** The officer's own paragraphs, where the template has its place for them. */
  readonly ownWords: readonly string[]
  /** Who signs: the office's person, by name, and their post. A note in the third person is not signed. */
  readonly signatory: Signatory
}

/**
 * A state body, a post or the office itself, as it is called in the language of the letter, in the nominative. In Russian and
 * Belarusian a sentence needs other cases; those of ministries, committees, courts, prosecutors and the like are made by rule,
 * and whatever stands in `forms` goes before the rule. A name that the rule does not know is asked for (`no-form`).
 * `definite` is the English name with its article.
 */
export interface Body {
  readonly name: string
  readonly forms?: Readonly<Partial<Record<BodyForm, string>>>
}

export const bodyForms = ['genitive', 'dative', 'instrumental', 'definite'] as const
export type BodyForm = (typeof bodyForms)[number]

export interface Sender extends Body {
  /** Printed under the name at the head: address, telephone, e-mail, one a line. */
  readonly lines: readonly string[]
  /** Where an answer is to be sent: postal address, e-mail; in one line. */
  readonly replyAddress: string
}

export interface Addressee extends Body {
  /** The post of the body's head, in the nominative: `Minister of Internal Affairs`. Nobody's name is made up for it. */
  readonly post?: Body
  /** The name of whoever holds the post, if the office gave it. */
  readonly holder?: string
  /** Postal address, one a line. */
  readonly lines?: readonly string[]
  /** In place of the template's salutation: `Dear Minister,`. */
  readonly salutation?: string
}

export interface LetterPerson {
  /** Never printed; told again in what could not be composed, and in `LetterDocument`. */
  readonly id: string
  /** Every spelling that may be given, at least one. Those the language of the letter reads come first. */
  readonly names: readonly Pick<NameValue, 'text' | 'language'>[]
  /** EDTF as the register keeps it: `1987`, `1987-03-12~`. */
  readonly born?: string
  /** The last thing known of the person's way. */
  readonly lastKnown?: LastKnown
  /** What is asked about this person and still open; at least one. */
  readonly questions: readonly QuestionKindCode[]
}

export interface LastKnown {
  readonly what: 'detained' | 'last-seen'
  /** EDTF. */
  readonly day?: string
  /** In the language of the letter. */
  readonly place?: string
}

/** A letter by its number and its civil day (`YYYY-MM-DD`). */
export interface Reference {
  readonly number: string
  readonly day: string
}

export interface Referral {
  /** Who answered. */
  readonly by: Body
  /** Their letter; a number is not always given. */
  readonly number?: string
  readonly day: string
}

export interface Thanked {
  readonly number?: string
  readonly day: string
  /** About how many people it gave an answer that can be used; at least 1. */
  readonly people: number
}

export interface Signatory {
  readonly name: string
  readonly post: string
}
