import {
  periodEdgeLabels,
  property,
  sayHours,
  type EventFile,
  type FileCustody,
  type FileMoment,
  type FileProperty,
  type FileSaid,
  type FileValue,
  type PeriodEdge,
} from '@amparo/register'
import { entry, label, type Language, type VocabularyName } from '@amparo/vocabulary'
import type {
  AnnexTable,
  DocumentPart,
  LetterDocument,
  Paragraph,
  ParagraphRole,
  Run,
} from './document.ts'
import { evidenceWords, type EvidenceWords } from './evidence-words.ts'
import { sayDay, sayEdtf, sayReference } from './say.ts'

/** An evidence package about one event, as whoever gets it reads it. */
export interface EvidenceToLayOut {
  readonly language: Language
  readonly office: string
  /** The day it was made. */
  readonly day: string
  /** `consent-purpose` and `consent-recipient`. */
  readonly purpose: string
  readonly recipient: string
  readonly file: EventFile
}

/** The same that stands in `event-file.json`, in words; `writeDocx` makes a Word file of it. */
export function layOutEvidence(evidence: EvidenceToLayOut): LetterDocument {
  const { language, day, file } = evidence
  return {
    language,
    form: 'evidence',
    number: file.event.id,
    day,
    parts: new Laying(evidence).parts(),
  }
}

class Laying {
  private readonly evidence: EvidenceToLayOut
  private readonly file: EventFile
  private readonly words: EvidenceWords
  private readonly language: Language

  constructor(evidence: EvidenceToLayOut) {
    this.evidence = evidence
    this.file = evidence.file
    this.language = evidence.language
    this.words = evidenceWords[evidence.language]
  }

  parts(): DocumentPart[] {
    const { words } = this
    return [
      ...this.head(),
      this.say('brief-heading', words.happened),
      ...this.file.event.values.flatMap((one) => this.items(one)),
      ...this.people(),
      ...this.acts(),
      ...this.file.custody.flatMap((one) => this.custody(one)),
      ...this.answers(),
      ...this.consents(),
      ...this.contradictions(),
      this.say('brief-heading', words.leftOut),
      ...this.leftOut(),
      this.say('brief-heading', words.check),
      ...words.checks.map((text) => this.item(this.run(text))),
    ]
  }

  private head(): DocumentPart[] {
    const { words } = this
    const { office, day, recipient, purpose } = this.evidence
    const beside = (before: string, text: string) =>
      this.line(this.run(before), { ...this.run(text), bold: true })
    return [
      this.say('brief-title', words.title(this.file.event.id)),
      this.say('brief-line', words.made(oneLine(office), sayDay(day, this.language))),
      beside(words.forWhom, this.code('consent-recipient', recipient)),
      beside(words.purpose, this.code('consent-purpose', purpose)),
      ...words.about.map((text) => this.say('brief-line', text)),
    ]
  }

  private people(): DocumentPart[] {
    const { people } = this.file
    if (people.length === 0) return []
    const { row, name, born } = this.words.columns
    return [
      this.say('brief-heading', this.words.people),
      {
        kind: 'table',
        columns: [
          { title: row, share: 14 },
          { title: name, share: 46 },
          { title: born, share: 40 },
        ],
        rows: people.map(({ person, named, values }) => ({
          person: String(person),
          cells: [
            [this.cell(this.run(this.words.person(person)))],
            named
              ? this.cells(values, ['person.name'], false)
              : [this.cell(this.run(this.words.notNamed))],
            this.cells(values, ['person.birth'], false),
          ],
        })),
      },
    ]
  }

  private acts(): DocumentPart[] {
    const { acts } = this.file
    const { row, person, act, who } = this.words.columns
    const table: AnnexTable = {
      kind: 'table',
      columns: [
        { title: row, share: 6 },
        { title: person, share: 20 },
        { title: act, share: 41 },
        { title: who, share: 33 },
      ],
      rows: acts.map((one) => ({
        person: String(one.person),
        cells: [
          [this.cell(this.run(String(one.act)))],
          [this.cell(...this.called(one.person))],
          this.cells(one.values),
          one.involvements.flatMap((involvement) => [
            ...this.cells(involvement.values),
            ...(involvement.somebodyNamed ? [this.cell(this.run(this.words.somebodyNamed))] : []),
          ]),
        ].map((cell) => (cell.length === 0 ? [this.cell(this.run('–'))] : cell)),
      })),
    }
    return [
      this.say('brief-heading', this.words.acts),
      acts.length === 0 ? this.say('brief-line', '–') : table,
    ]
  }

  private custody({ person, periods, timeline, unaccounted }: FileCustody): DocumentPart[] {
    const { when, what, says } = this.words.columns
    const told = periods.flatMap(({ values }) =>
      values.filter(({ property: code }) => code !== 'custody.from' && code !== 'custody.to'),
    )
    return [
      this.say('brief-heading', this.words.custody(this.calledText(person))),
      ...told.flatMap((one) => this.items(one)),
      ...(timeline.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              columns: [
                { title: when, share: 26 },
                { title: what, share: 26 },
                { title: says, share: 48 },
              ],
              rows: timeline.map((moment) => ({
                person: String(person),
                cells: this.moment(moment),
              })),
            },
          ]),
      ...unaccounted.map((gap) =>
        this.item(this.run(this.words.unaccounted(sayHours(gap, this.language)))),
      ),
    ]
  }

  private moment({ what, stateAlone, differ, values }: FileMoment): Paragraph[][] {
    const dates = values.flatMap((one) => one.values.map(({ value }) => value))
    const said = dates.flatMap((value) => (value.kind === 'date' ? [value.edtf] : []))
    const [first, ...others] = said.map((edtf) => sayEdtf(edtf, this.language))
    const flags = [
      ...(stateAlone ? [this.words.stateAlone] : []),
      ...(differ ? [this.words.differ] : []),
    ]
    const called = what.map((code) => this.pointOf(code)).join(' / ')
    return [
      [first ?? '–', ...others].map((text) => this.cell(this.run(text))),
      [
        this.cell({ ...this.run(called === '' ? '–' : called), bold: true }),
        ...flags.map((flag) => this.cell(this.run(flag))),
      ],
      this.cells(values),
    ]
  }

  private pointOf(code: string): string {
    const edge = Object.hasOwn(periodEdgeLabels, code) ? periodEdgeLabels[code as PeriodEdge] : null
    return edge === null ? this.code('point-type', code) : edge[this.language]
  }

  private answers(): DocumentPart[] {
    const { answers } = this.file
    if (answers.length === 0) return []
    return [
      this.say('brief-heading', this.words.answered),
      ...answers.map(({ person, body, question, content, words, letter, reply, entry: number }) => {
        const reference = (paper: typeof reply) =>
          sayReference(
            { day: paper.day, ...(paper.number === null ? {} : { number: oneLine(paper.number) }) },
            this.language,
          )
        const numbers = [...new Set([letter?.entry, reply.entry, number])]
        const said = [
          `${this.code('question-kind', question)}: ${this.code('answer-content', content)}`,
          ...(words === null ? [] : [`“${oneLine(words)}”`]),
          ...(body === null ? [] : [this.bodyCalled(body)]),
          ...(letter === null ? [] : [this.words.letter(reference(letter))]),
          this.words.reply(reference(reply)),
          this.words.record(numbers.filter((one) => one !== undefined).join(', ')),
        ]
        return this.item(...this.called(person), this.run(` · ${said.join(' · ')}`))
      }),
    ]
  }

  private consents(): DocumentPart[] {
    const { consents } = this.file
    if (consents.length === 0) return []
    return [
      this.say('brief-heading', this.words.agreed),
      ...consents.map(({ person, answer, recipients, standing, day, entry: number }) => {
        const said = [
          this.code('consent-answer', answer),
          recipients.length === 0
            ? this.words.whomPurpose
            : recipients.map((one) => this.code('consent-recipient', one)).join(', '),
          this.code('consent-standing', standing),
          sayDay(day, this.language),
          this.words.record(number),
        ]
        return this.item(...this.called(person), this.run(` · ${said.join(' · ')}`))
      }),
    ]
  }

  private contradictions(): DocumentPart[] {
    const { contradictions } = this.file
    if (contradictions.length === 0) return []
    return [
      this.say('brief-heading', this.words.contradictions),
      ...contradictions.map(({ person, wording, text }) =>
        this.item(
          ...this.called(person),
          this.run(`: ${oneLine(text)}`),
          ...(wording === 'general' ? [this.run(` (${this.words.onlyTheseWords})`)] : []),
        ),
      ),
    ]
  }

  private leftOut(): DocumentPart[] {
    const { leftOut } = this.file
    const codes = Object.keys(this.words.left) as (keyof EventFile['leftOut'])[]
    const lines = codes.filter((code) => leftOut[code] > 0)
    if (lines.length === 0) return [this.say('brief-line', this.words.nothingLeftOut)]
    return lines.map((code) => this.item(this.run(this.words.left[code](leftOut[code]))))
  }

  /** The number somebody has here, and their name where they agreed to it. */
  private called(person: number): Run[] {
    const name = this.nameOf(person)
    const number = this.words.person(person)
    return name === null
      ? [{ ...this.run(number), bold: true }]
      : [{ text: name, bold: true }, this.run(` (${number})`)]
  }

  private calledText(person: number): string {
    return this.nameOf(person) ?? this.words.person(person)
  }

  private nameOf(person: number): string | null {
    const one = this.file.people.find((each) => each.person === person)
    const names = one?.values.find(({ property: code }) => code === 'person.name')?.values ?? []
    const spelled = names.flatMap(({ value }) => (value.kind === 'name' ? [value] : []))
    const name = spelled.find(({ language }) => language === this.language) ?? spelled[0]
    return name === undefined ? null : oneLine(name.text)
  }

  private bodyCalled(body: number): string {
    const one = this.file.bodies.find((each) => each.body === body)
    const names = one?.values.flatMap(({ values }) => values.map(({ value }) => value)) ?? []
    const spelled = names.flatMap((value) => (value.kind === 'name' ? [value] : []))
    const name = spelled.find(({ language }) => language === this.language) ?? spelled[0]
    return name === undefined ? '–' : oneLine(name.text)
  }

  private items(one: FileProperty): Paragraph[] {
    return one.values.map((said) => this.item(...this.told(one, said)))
  }

  /** A paragraph for each value; `withLabels`: also what it is, and who says so. */
  private cells(
    all: readonly FileProperty[],
    codes: readonly string[] | null = null,
    withLabels = true,
  ): Paragraph[] {
    const shown = all.filter(({ property: code }) => codes === null || codes.includes(code))
    const cells = shown.flatMap((one) =>
      one.values.map((said) =>
        this.cell(...(withLabels ? this.told(one, said) : [this.value(said.value)])),
      ),
    )
    return cells.length === 0 ? [this.cell(this.run('–'))] : cells
  }

  private told({ property: code, differ }: FileProperty, one: FileSaid): Run[] {
    const { independentSources, stateAlone, said } = one
    const sources = said.map(({ kind, directness, credibility, day }) =>
      [
        this.code('source-kind', kind),
        this.code('directness', directness),
        this.code('credibility', String(credibility)),
        this.words.said(sayDay(day, this.language)),
      ].join(', '),
    )
    const entries = [...new Set(said.map(({ entry: number }) => number))].join(', ')
    const about = [
      ...(stateAlone ? [this.words.stateAlone] : []),
      ...(differ ? [this.words.differ] : []),
      this.words.sources(independentSources),
      ...new Set(sources),
      this.words.record(entries),
    ]
    return [
      this.run(`${property(code).labels[this.language]}: `),
      { ...this.value(one.value), bold: true },
      this.run(` (${about.join('; ')})`),
    ]
  }

  private value(value: FileValue): Run {
    switch (value.kind) {
      case 'text':
        return { text: oneLine(value.text) }
      case 'name':
        return {
          text: oneLine(value.text),
          ...(value.language === null ? {} : { language: value.language }),
        }
      case 'date':
        return this.run(sayEdtf(value.edtf, this.language))
      case 'code':
        return this.run(this.code(value.vocabulary, value.code))
      case 'body':
        return { text: this.bodyCalled(value.body) }
      case 'flag':
        return this.run(value.flag ? '✓' : '–')
      case 'number':
        return this.run(String(value.number))
    }
  }

  private code(vocabulary: string, code: string): string {
    const known = entry(vocabulary as VocabularyName, code)
    return known === undefined ? code : label(known, this.language)
  }

  private item(...runs: Run[]): Paragraph {
    return { kind: 'paragraph', role: 'brief-item', runs: [this.run('–\u00a0'), ...runs] }
  }

  private line(...runs: Run[]): Paragraph {
    return { kind: 'paragraph', role: 'brief-line', runs }
  }

  private cell(...runs: Run[]): Paragraph {
    return { kind: 'paragraph', role: 'cell', runs }
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
