import type { Language } from '@amparo/vocabulary'
import { isPage, type DocumentForm, type DocumentPart, type ParagraphRole } from './document.ts'

/** How a paragraph looks, in both kinds of file. Lengths are points. */
export interface Look {
  readonly align: 'left' | 'center' | 'right' | 'justify'
  /** Of the size of the text. */
  readonly scale: number
  readonly bold: boolean
  readonly before: number
  readonly after: number
  readonly indent: number
  /** Of the first line, beyond `indent`; less than 0 where it hangs out. */
  readonly first: number
  /** Stays on the page of the next paragraph. */
  readonly keepNext: boolean
  /** A thin line above. */
  readonly ruled: boolean
}

const plain: Look = {
  align: 'left',
  scale: 1,
  bold: false,
  before: 0,
  after: 0,
  indent: 0,
  first: 0,
  keepNext: false,
  ruled: false,
}

/** A4, upright. What is taken to a meeting has narrower margins, so that it stays one page. */
export function pageOf({ form }: Pick<Frame, 'form'>) {
  const margins =
    form === 'brief'
      ? { left: 54, right: 46, top: 36, bottom: 44 }
      : { left: 74, right: 54, top: 56, bottom: 62 }
  return { width: 595.28, height: 841.89, ...margins }
}

const half = 235

export interface Frame {
  readonly language: Language
  readonly form: DocumentForm
}

/** What differs by language is the custom of its official letters, not taste. */
export function lookOf(role: ParagraphRole, { language, form }: Frame): Look {
  const isCyrillic = language === 'ru' || language === 'be'
  const isThai = language === 'th'
  switch (role) {
    case 'sender':
      return { ...plain, align: 'center', scale: 1.15, bold: true, after: 3 }
    case 'sender-line':
      return { ...plain, align: 'center', scale: 0.85 }
    case 'reference':
      return { ...plain, before: 8, after: 16, ruled: true }
    case 'addressee':
      return { ...plain, indent: isCyrillic && form === 'letter' ? half : 0, keepNext: true }
    case 'subject':
      return {
        ...plain,
        bold: !isThai,
        before: isThai ? 0 : 16,
        after: isThai ? 6 : 12,
        keepNext: true,
      }
    case 'salutation':
      return { ...plain, after: isThai ? 6 : 10, keepNext: true }
    case 'text':
      return {
        ...plain,
        align: isThai ? 'left' : 'justify',
        first: firstLine[language],
        after: isCyrillic ? 6 : 9,
      }
    case 'question':
      return { ...plain, indent: firstLine[language] + 18, first: -16, after: 3 }
    case 'close':
      return { ...plain, align: isThai ? 'center' : 'left', before: 12, after: 44, keepNext: true }
    case 'signature':
      return { ...plain, align: isThai ? 'center' : 'left', keepNext: true }
    case 'copy':
      return { ...plain, scale: 0.9, before: 22 }
    case 'annex-number':
      return { ...plain, align: 'right', scale: 0.9, after: 10 }
    case 'annex-title':
      return { ...plain, align: 'center', bold: true, after: 8, keepNext: true }
    case 'annex-note':
      return { ...plain, scale: 0.85, after: 8, keepNext: true }
    case 'header-cell':
      return { ...plain, scale: 0.8, bold: true }
    case 'cell':
      return { ...plain, scale: isPage(form) ? briefScale[language] : 0.85 }
    case 'brief-title':
      return { ...plain, bold: true, after: 2, keepNext: true }
    case 'brief-line':
      return { ...plain, scale: briefScale[language] }
    case 'brief-heading':
      return {
        ...plain,
        scale: briefScale[language],
        bold: true,
        before: 6,
        after: 1,
        keepNext: true,
      }
    case 'brief-item':
      return { ...plain, scale: briefScale[language], indent: 11, first: -11 }
  }
}

const firstLine: Readonly<Record<Language, number>> = { en: 0, ru: 35, be: 35, th: 54 }

/** Of the text of a letter; a line of Thai is higher. */
const briefScale: Readonly<Record<Language, number>> = { en: 0.82, ru: 0.82, be: 0.82, th: 0.76 }

/** Space inside a cell of a table. */
export function cellPaddingOf({ form }: Pick<Frame, 'form'>) {
  return { x: 4, y: form === 'brief' ? 0.5 : 3 }
}

/** The same for a paragraph in its place: what stands before and after it has a say. */
export function lookIn(parts: readonly DocumentPart[], at: number, frame: Frame): Look {
  const role = roleAt(parts, at) ?? 'text'
  const look = lookOf(role, frame)
  const next = roleAt(parts, at + 1)
  const begins = role === 'addressee' && roleAt(parts, at - 1) !== 'addressee'
  return {
    ...look,
    // A signature never stands on a page without a line of the letter.
    keepNext: look.keepNext || next === 'close',
    before: begins && frame.form === 'note' ? 14 : look.before,
    after: role === 'question' && next === 'text' ? lookOf('text', frame).after : look.after,
  }
}

function roleAt(parts: readonly DocumentPart[], at: number): ParagraphRole | undefined {
  const part = parts[at]
  return part?.kind === 'paragraph' ? part.role : undefined
}
