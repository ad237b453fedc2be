import { entry, label, type Language } from '@amparo/vocabulary'
import { briefWords, type BriefWords, type FigureCode } from './brief-words.ts'
import type {
  AnnexTable,
  DocumentPart,
  LetterDocument,
  Paragraph,
  ParagraphRole,
  Run,
} from './document.ts'
import { sayDay } from './say.ts'

/** A line that somebody wrote. `withheld`: it names somebody who may not be named aloud, or may do so. */
export interface LineAloud {
  readonly text: string | null
  readonly withheld: boolean
}

/** So much stands on one page in a language, where nothing is longer than usual. */
export const briefRoom: Readonly<
  Record<Language, Readonly<Record<'thanks' | 'promises' | 'contradictions' | 'names', number>>>
> = {
  en: { thanks: 2, promises: 4, contradictions: 3, names: 10 },
  ru: { thanks: 2, promises: 4, contradictions: 3, names: 10 },
  be: { thanks: 2, promises: 4, contradictions: 3, names: 10 },
  th: { thanks: 1, promises: 3, contradictions: 2, names: 5 },
}

/**
 * What is taken to a meeting. It holds values only: whom it may name, and what of an officer's words may stand on it, has been
 * decided before. Days are civil days (`YYYY-MM-DD`).
 */
export interface BriefToLayOut {
  readonly language: Language
  /** The number of the meeting; also the title of the file. */
  readonly id: string
  /** The day it is made. No other time gets into the file. */
  readonly today: string
  readonly authorityName: string
  readonly day: string
  readonly hour: string | null
  readonly place: LineAloud
  readonly theirs: LineAloud
  readonly ours: LineAloud
  readonly thanks: readonly {
    readonly theirNumber: string | null
    readonly on: string
    readonly people: number
  }[]
  readonly open: {
    /** By `question-kind`. */
    readonly kinds: readonly {
      readonly kind: string
      readonly questions: number
      readonly overdue: number
    }[]
    readonly oldest: {
      readonly letter: string
      readonly number: string | null
      readonly on: string
    } | null
  }
  readonly promises: readonly PromiseToLayOut[]
  readonly morePromises: number
  readonly contradictions: readonly {
    readonly person: string
    readonly name: string
    /** `general`: with a word more it would point at somebody. */
    readonly wording: 'general' | 'precise'
    readonly quote: string
  }[]
  readonly moreContradictions: number
  readonly figures: readonly {
    readonly code: FigureCode
    readonly number: number
    readonly of: number | null
    readonly since: string | null
  }[]
  readonly names: readonly {
    readonly person: string
    readonly name: string
    readonly open: readonly { readonly kind: string }[]
  }[]
  readonly moreNames: number
}

interface PromiseToLayOut {
  readonly words: LineAloud
  readonly byWhom: LineAloud
  readonly said: string
  readonly due: string | null
  /** `commitment-standing`. */
  readonly standing: string | null
  readonly standingOn: string | null
  readonly isPast: boolean
}

/** The page for a meeting as a document, in one language throughout; `writeDocx` makes a Word file of it. */
export function layOutBrief(brief: BriefToLayOut): LetterDocument {
  const { language, id, today } = brief
  return {
    language,
    form: 'brief',
    number: id,
    day: today,
    parts: new Laying(brief).parts(),
  }
}

class Laying {
  private readonly brief: BriefToLayOut
  private readonly words: BriefWords
  private readonly language: Language

  constructor(brief: BriefToLayOut) {
    this.brief = brief
    this.language = brief.language
    this.words = briefWords[brief.language]
  }

  parts(): DocumentPart[] {
    return [
      ...this.head(),
      ...this.thanks(),
      ...this.open(),
      ...this.promises(),
      ...this.contradictions(),
      ...this.figures(),
      ...this.names(),
      this.say('brief-heading', this.words.notRaised),
      ...this.words.rules.map((rule) => this.item(this.run(rule))),
      this.say('brief-line', this.words.made(this.day(this.brief.today))),
    ]
  }

  private head(): DocumentPart[] {
    const { authorityName, day, hour, place, theirs, ours } = this.brief
    const when = hour === null ? this.day(day) : `${this.day(day)}, ${hour}`
    const where = this.aloud(place)
    return [
      { kind: 'paragraph', role: 'brief-title', runs: [{ text: oneLine(authorityName) }] },
      {
        kind: 'paragraph',
        role: 'brief-line',
        runs: [this.run(when), ...where.flatMap((run) => [this.run('. '), run])],
      },
      ...this.side(this.words.theirs, theirs),
      ...this.side(this.words.ours, ours),
    ]
  }

  private side(before: string, line: LineAloud): DocumentPart[] {
    const said = this.aloud(line)
    if (said.length === 0) return []
    return [{ kind: 'paragraph', role: 'brief-line', runs: [this.run(before), ...said] }]
  }

  private thanks(): DocumentPart[] {
    const { thanks } = this.brief
    if (thanks.length === 0) return []
    return [
      this.say('brief-heading', this.words.thanks),
      ...thanks.map(({ theirNumber, on, people }) =>
        this.item(
          this.run(
            this.words.thanked(
              theirNumber === null ? null : oneLine(theirNumber),
              this.day(on),
              people,
            ),
          ),
        ),
      ),
    ]
  }

  private open(): DocumentPart[] {
    const { kinds, oldest } = this.brief.open
    const said = kinds.map(({ kind, questions, overdue }) => {
      const late = overdue > 0 ? ` (${this.words.late(overdue)})` : ''
      return `${this.code('question-kind', kind)}: ${questions}${late}`
    })
    return [
      this.say('brief-heading', this.words.open),
      kinds.length === 0
        ? this.say('brief-line', this.words.nothingOpen)
        : this.item(this.run(said.join('; '))),
      ...(oldest === null
        ? []
        : [
            this.item(
              this.run(this.words.longest(this.day(oldest.on), oldest.number ?? oldest.letter)),
            ),
          ]),
    ]
  }

  private promises(): DocumentPart[] {
    const { promises, morePromises } = this.brief
    return [
      this.say('brief-heading', this.words.promised),
      ...(promises.length === 0 ? [this.say('brief-line', this.words.nothingPromised)] : []),
      ...promises.map((one) => this.promise(one)),
      ...this.more(morePromises),
    ]
  }

  private promise(one: PromiseToLayOut): Paragraph {
    const said = [this.aloud(one.byWhom), [this.run(this.day(one.said))], [this.standing(one)]]
    return this.item(
      ...this.aloud(one.words),
      ...said.filter((runs) => runs.length > 0).flatMap((runs) => [this.run(' · '), ...runs]),
    )
  }

  private standing({ standing, standingOn, due, isPast }: PromiseToLayOut): Run {
    const found = standing === null ? [] : [this.code('commitment-standing', standing)]
    const on = standing === null || standingOn === null ? [] : [this.day(standingOn)]
    const until = due === null ? [] : [this.until(due, isPast)]
    const said = [...found, ...on, ...until]
    return this.run(said.length === 0 ? this.words.noDay : said.join(', '))
  }

  private until(due: string, isPast: boolean): string {
    return isPast ? this.words.pastDay(this.day(due)) : this.words.by(this.day(due))
  }

  private contradictions(): DocumentPart[] {
    const { contradictions, moreContradictions } = this.brief
    if (contradictions.length === 0) return []
    return [
      this.say('brief-heading', this.words.differs),
      ...contradictions.map(({ name, wording, quote }) =>
        this.item(
          { text: oneLine(name), bold: true },
          this.run(`: ${oneLine(quote)}`),
          ...(wording === 'general' ? [this.run(` (${this.words.onlyTheseWords})`)] : []),
        ),
      ),
      ...this.more(moreContradictions),
    ]
  }

  private figures(): DocumentPart[] {
    const { figures } = this.brief
    return [
      this.say('brief-heading', this.words.figures),
      ...(figures.length === 0 ? [this.say('brief-line', this.words.noFigures)] : []),
      ...figures.map(({ code, number, of, since }) =>
        this.item(
          this.run(
            this.words.figure[code]({
              number,
              of: of ?? number,
              since: since === null ? '–' : this.day(since),
            }),
          ),
        ),
      ),
    ]
  }

  private names(): DocumentPart[] {
    const { names, moreNames } = this.brief
    return [
      this.say('brief-heading', this.words.named),
      names.length === 0 ? this.say('brief-line', this.words.nobody) : this.table(),
      ...this.more(moreNames),
    ]
  }

  private table(): AnnexTable {
    const { row, name, open } = this.words.columns
    const cell = (...runs: Run[]): Paragraph => ({ kind: 'paragraph', role: 'cell', runs })
    return {
      kind: 'table',
      columns: [
        { title: row, share: 6 },
        { title: name, share: 42 },
        { title: open, share: 52 },
      ],
      rows: this.brief.names.map((one, at) => ({
        person: one.person,
        cells: [
          [cell(this.run(String(at + 1)))],
          [cell({ text: oneLine(one.name), bold: true })],
          [cell(this.run(this.openOf(one.open)))],
        ],
      })),
    }
  }

  private openOf(open: readonly { readonly kind: string }[]): string {
    return open.length === 0
      ? '–'
      : open.map(({ kind }) => this.code('question-kind', kind)).join(', ')
  }

  private more(number: number): DocumentPart[] {
    if (number === 0) return []
    return [this.say('brief-line', this.words.more(number, this.brief.id))]
  }

  /** Nothing where nobody wrote anything. */
  private aloud({ text, withheld }: LineAloud): Run[] {
    if (withheld) return [this.run(this.words.withheld)]
    return text === null ? [] : [{ text: oneLine(text) }]
  }

  private code(vocabulary: 'question-kind' | 'commitment-standing', code: string): string {
    const known = entry(vocabulary, code)
    return known === undefined ? code : label(known, this.language)
  }

  private day(day: string): string {
    return sayDay(day, this.language)
  }

  private item(...runs: Run[]): Paragraph {
    return { kind: 'paragraph', role: 'brief-item', runs: [this.run('–\u00a0'), ...runs] }
  }

  private say(role: ParagraphRole, text: string): Paragraph {
    return { kind: 'paragraph', role, runs: [this.run(text)] }
  }

  private run(text: string): Run {
    return { text: text.normalize('NFC'), language: this.language }
  }
}

/** What was written in several lines stands in one, and nothing in it that a file cannot hold. */
function oneLine(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff\s]+/gu, ' ')
    .trim()
}
