import { entry, label, type Language } from '@amparo/vocabulary'
import { parseEdtf } from '../date.ts'
import { sayDate } from '../say-date.ts'
import { updateWords } from './update-words.ts'

/** One question about the person, as far as a family may know of it: never what an answer says. */
export interface AskedLine {
  /** A code of `question-kind`. */
  readonly kind: string
  /** The body's own name; empty where it is not known in words. */
  readonly authority: string
  /** `YYYY-MM-DD`. */
  readonly askedOn: string
  /** Some answer came. */
  readonly isAnswered: boolean
}

export interface UpdateWanted {
  readonly write: 'search' | 'asked' | 'come' | 'news'
  readonly language: Language
  readonly asked: readonly AskedLine[]
  /** Who speaks with this family, as they know them; empty where nobody was named. */
  readonly liaison: string
  /** Whom they may bring along or turn to for themselves; empty where nobody was named. */
  readonly support: string
}

/**
 * What is written to a family: no name of a person, no source, nothing an answer says. It follows from these facts alone, so whoever
 * is unknown, found and wants no contact, or not verified has the same words in it. A question that is bad news by itself stays out.
 */
export function updateText({ write, language, asked, liaison, support }: UpdateWanted): string {
  const words = updateWords[language]
  const lines = asked
    .filter(({ kind }) => !namesDeath(kind))
    .toSorted((a, b) => key(a).localeCompare(key(b)))
    .map((line) => askedLine(line, language))
  const middle: Readonly<Record<UpdateWanted['write'], readonly string[]>> = {
    search: [words.searchGoesOn],
    asked: [
      words.searchGoesOn,
      lines.length === 0 ? words.nothingAsked : [words.weAsked, ...lines].join('\n'),
      words.next,
    ],
    come: [words.come],
    news: [words.news],
  }
  const people = [
    ...(liaison === '' ? [] : [words.liaison(liaison)]),
    ...(support === '' ? [] : [words.support(support)]),
  ]
  return [words.greeting, ...middle[write], ...people, words.closing].join('\n\n')
}

function askedLine({ kind, authority, askedOn, isAnswered }: AskedLine, language: Language) {
  const words = updateWords[language]
  const what = entry('question-kind', kind)
  const parsed = parseEdtf(askedOn)
  const day = parsed.ok ? sayDate(parsed.date, language) : askedOn
  const question = what === undefined ? kind : label(what, language)
  const body = authority === '' ? words.anAuthority : authority
  return `– ${day} · ${body} · ${question}: ${isAnswered ? words.answered : words.noAnswer}`
}

const key = ({ askedOn, authority, kind }: AskedLine) => `${askedOn} ${authority} ${kind}`

function namesDeath(kind: string): boolean {
  return kind === 'return-of-body'
}
