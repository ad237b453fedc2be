import type { Language } from '@amparo/vocabulary'
import type { LetterForm } from './template.ts'

/** A letter or a note by a template, the page that is taken to a meeting, or what is known of one event. */
export type DocumentForm = LetterForm | 'brief' | 'evidence'

/** Whether a document is composed by rule and not from a template: it has headings and items, and nothing of a letter. */
export function isPage(form: DocumentForm): boolean {
  return form === 'brief' || form === 'evidence'
}

/**
 * A letter laid out and not yet written: what .docx and PDF are both made of, so that they say the same. Plain data; can be
 * kept, compared and shown. The page for a meeting is laid out as one.
 */
export interface LetterDocument {
  readonly language: Language
  readonly form: DocumentForm
  /** Of the letter, the meeting or the event. */
  readonly number: string
  /** Civil day, `YYYY-MM-DD`. */
  readonly day: string
  /** In the order in which they are read. The annex, if there is one, begins a page of its own. */
  readonly parts: readonly DocumentPart[]
}

export type DocumentPart = Paragraph | AnnexTable | PageBreak

export interface Paragraph {
  readonly kind: 'paragraph'
  /** What it is in the letter; how it looks follows from this. */
  readonly role: ParagraphRole
  readonly runs: readonly Run[]
  /** What stands at the right-hand edge of the same line. */
  readonly aside?: readonly Run[]
}

export type ParagraphRole =
  | 'sender'
  | 'sender-line'
  | 'reference'
  | 'addressee'
  | 'copy'
  | 'subject'
  | 'salutation'
  | 'text'
  | 'question'
  | 'close'
  | 'signature'
  | 'annex-number'
  | 'annex-title'
  | 'annex-note'
  | 'header-cell'
  | 'cell'
  | 'brief-title'
  | 'brief-line'
  | 'brief-heading'
  | 'brief-item'

/** Text of one language; a BCP 47 tag, or none where nobody said. No line breaks inside. */
export interface Run {
  readonly text: string
  readonly language?: string
  readonly bold?: boolean
}

export interface AnnexTable {
  readonly kind: 'table'
  /** Shares of the width; they add up to 100. */
  readonly columns: readonly { readonly title: string; readonly share: number }[]
  readonly rows: readonly AnnexRow[]
}

export interface AnnexRow {
  /** Whom the row names, as `LetterPerson.id` does: never written into a file. */
  readonly person: string
  /** As many as there are columns. */
  readonly cells: readonly (readonly Paragraph[])[]
}

export interface PageBreak {
  readonly kind: 'page-break'
}
