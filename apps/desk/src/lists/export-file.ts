import type { ExportedSubject } from '@amparo/contract'
import { propertiesOf, type Property, type SubjectKind, type Value } from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import type { Collected, Dated } from './collect.ts'
import { csv, harmless } from './csv.ts'
import { takenOutOrder, type ListState } from './list-state.ts'

/** What a file says of itself, wherever it is carried. */
export interface ExportFacts {
  readonly office: string
  /** Nobody in it is real. */
  readonly demo: boolean
  readonly kind: SubjectKind
  readonly state: ListState
}

/** The words of a table, in the language of the page. */
export interface TableWords {
  readonly language: Language
  readonly number: string
  readonly lead: string
  readonly sources: string
  readonly differ: string
  readonly stateAlone: string
  readonly asOf: string
  readonly office: string
  readonly invented: string
  readonly list: string
  readonly listSaid: string
  readonly sealed: string
  readonly notVisible: string
  /** The word of a code. */
  readonly sayCode: (declared: Property, code: string) => string
  readonly sayName: (subject: string) => string | undefined
  readonly yes: string
  readonly no: string
}

type Exported = ExportedSubject['properties'][number]

/**
 * One line a subject. Of each property its values, a line of the cell each; how many independent sources each of them has;
 * whether sources differ, 1 or 0. The last columns say in every line of when it is and whether it is invented, so that a line
 * that is copied away still says so.
 */
export function exportedTable(facts: ExportFacts, collected: Collected, words: TableWords): string {
  const declared = propertiesOf(facts.kind)
  const head = [
    column(words.number, 'id'),
    column(words.lead, 'name'),
    ...declared.flatMap((one) => headsOf(one, words)),
    column(words.asOf, 'as-of'),
    column(words.office, 'office'),
    column(words.invented, 'demo'),
    column(words.list, 'list'),
  ]
  const rows = collected.subjects.map((subject) => {
    const said = new Map(subject.properties.map((one) => [one.property, one]))
    return [
      subject.id,
      harmless(words.sayName(subject.id) ?? subject.name),
      ...declared.flatMap((one) => cellsOf(one, said.get(one.code), words)),
      subject.asOf,
      harmless(facts.office),
      facts.demo ? '1' : '0',
      harmless(words.listSaid),
    ]
  })
  return csv([head, ...rows])
}

const column = (label: string, code: string): string => `${label} [${code}]`

function headsOf({ code, labels, stateWord }: Property, words: TableWords): string[] {
  const label = labels[words.language]
  return [
    column(label, code),
    column(`${label}: ${words.sources}`, `${code}.sources`),
    column(`${label}: ${words.differ}`, `${code}.differ`),
    ...(stateWord === 'never-alone'
      ? [column(`${label}: ${words.stateAlone}`, `${code}.state-alone`)]
      : []),
  ]
}

function cellsOf(declared: Property, said: Exported | undefined, words: TableWords): string[] {
  const lines = (of: (value: Exported['values'][number]) => string) =>
    (said?.values ?? []).map(of).join('\n')
  return [
    lines(({ value }) => harmless(sayValue(value, declared, words))),
    lines(({ sources }) => String(sources)),
    said === undefined ? '' : said.differ ? '1' : '0',
    ...(declared.stateWord === 'never-alone'
      ? [lines(({ stateAlone }) => (stateAlone ? '1' : '0'))]
      : []),
  ]
}

/** Dates as EDTF writes them, since a table is sorted and read by programs too. */
function sayValue(value: Value, declared: Property, words: TableWords): string {
  switch (value.kind) {
    case 'text':
    case 'name':
      return value.text
    case 'date':
      return value.edtf
    case 'code':
      return `${words.sayCode(declared, value.code)} [${value.code}]`
    case 'subject':
      return `${words.sayName(value.id) ?? words.notVisible} [${value.id}]`
    case 'flag':
      return value.flag ? words.yes : words.no
    case 'number':
      return String(value.number)
    case 'sealed':
      return words.sealed
  }
}

/**
 * JSON Lines: first what the file is, then a line a subject, then those its values name, then how many there were: a file
 * without its last line is not whole.
 */
export function exportedLines(facts: ExportFacts, { subjects, named }: Collected): string {
  const { office, demo, kind, state } = facts
  const { query, filter } = state
  const lines = [
    {
      type: 'export',
      format: 'amparo/v1/export',
      office,
      demo,
      kind,
      query,
      order: takenOutOrder,
      filter,
      asOf: subjects[0]?.asOf ?? null,
    },
    ...subjects.map(subjectLine),
    ...[...named.values()].map((one) => ({
      type: 'named',
      id: one.id,
      kind: one.kind,
      name: one.name,
    })),
    { type: 'end', subjects: subjects.length, asOf: subjects.at(-1)?.asOf ?? null },
  ]
  return lines.map((line) => `${escaped(JSON.stringify(line))}\n`).join('')
}

function subjectLine({ id, name, asOf, properties }: Dated): object {
  const said = properties.map(({ property: code, values, differ }) => [code, { values, differ }])
  return { type: 'subject', id, name, asOf, properties: Object.fromEntries(said) }
}

/** What would turn directions stands as JSON's own escape: the same text to a program, harmless to an eye. */
function escaped(json: string): string {
  return json.replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
