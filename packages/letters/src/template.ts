import type { Language } from '@amparo/vocabulary'

/**
 * How an office words one kind of letter: plain data, to be kept as JSON and changed without us. `readTemplate` reads it from
 * anywhere and says in sentences what is wrong with it.
 *
 * Texts hold slots in braces (`{number}`, `{addressee:dative}`; `slots` lists them). Whatever stands in a slot is text and
 * nothing else: it is never read for slots again.
 */
export interface Template {
  readonly format: 1
  /** Small letters, digits and hyphens: `first-letter`. */
  readonly code: string
  readonly form: LetterForm
  /** What a letter must bring for this template to make sense; `composeLetter` says what is missing. */
  readonly needs: readonly TemplateNeed[]
  /** At least one. A letter can be written in these languages. */
  readonly languages: Readonly<Partial<Record<Language, TemplateText>>>
}

/** `letter` is signed and has a salutation; `note` speaks of its sender in the third person and has neither. */
export const letterForms = ['letter', 'note'] as const
export type LetterForm = (typeof letterForms)[number]

/** What a letter may bring or not, by the names of its parts in `LetterToCompose`. */
export const templateNeeds = ['earlier', 'referral', 'replyBy', 'copies'] as const
export type TemplateNeed = (typeof templateNeeds)[number]

export interface TemplateText {
  /** What the office calls this letter in its own lists; not printed. */
  readonly title: string
  /** May be empty in a note. */
  readonly subject: Wording
  /** Empty in a note. */
  readonly salutation: string
  readonly body: readonly TemplateBlock[]
  /** The complimentary close above the signature; empty in a note, whose last paragraph it is. */
  readonly close: string
}

/**
 * `text`: a paragraph, left out when what `when` names is not there. `questions`: a lead, and under it the whole list of what
 * is asked. `annex`: the sentence that points to the annex, left out when nobody is named. `left-out`: the sentence that counts
 * those without a name: `beside` when others are named, `alone` when nobody is. `thanks`: a paragraph for each answer thanked
 * for. `own-words`: where the officer's own paragraphs stand. Each but `text` stands exactly once, `thanks` at most once.
 */
export type TemplateBlock =
  | { readonly block: 'text'; readonly text: Wording; readonly when?: TemplateNeed }
  | { readonly block: 'questions'; readonly lead: Wording }
  | { readonly block: 'annex'; readonly text: Wording }
  | { readonly block: 'left-out'; readonly beside: Wording; readonly alone: Wording }
  | { readonly block: 'thanks'; readonly text: Wording }
  | { readonly block: 'own-words' }

/** One sentence or paragraph; or one for each plural form of the language (CLDR), by what is counted. `other` always stands. */
export type Wording = string | Counted

export interface Counted {
  readonly by: CountSlot
  readonly one?: string
  readonly two?: string
  readonly few?: string
  readonly many?: string
  readonly other: string
}

/** Named in the annex; not named; both; whom an answer that is thanked for was about. */
export const countSlots = ['named', 'unnamed', 'people', 'answered'] as const
export type CountSlot = (typeof countSlots)[number]
