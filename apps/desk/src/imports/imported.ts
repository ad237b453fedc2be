import { MOST_SAID, type Import } from '@amparo/contract'
import {
  firstSaidOf,
  isPropertyCode,
  propertiesOf,
  readValue,
  type Property,
  type PropertyCode,
  type SubjectKind,
  type Value,
  type ValueProblem,
} from '@amparo/register'
import { languages, vocabulary, type VocabularyName } from '@amparo/vocabulary'
import {
  dayColumnOf,
  isBlank,
  readDay,
  saysNothing,
  type DayColumn,
  type DayHabit,
} from '@amparo/lists'
import { cellTrouble, saysNone, type CellTrouble } from './cell-trouble.ts'
import { unguarded } from '../lists/csv.ts'
import { listedMeanings, plainHead } from './head-words.ts'
import { nameLines, readNameCell } from './name-cell.ts'
import type { Table } from './read-table.ts'
import { setApart, type ApartReason } from './set-apart.ts'

export type ImportedSubject = Import['subjects'][number]
type ImportedValue = ImportedSubject[number]['value']

/** A property, or half of a name: a list often has family name and given name each by itself. */
export type ColumnMeaning = PropertyCode | NamePart
export const nameParts = ['given-name', 'family-name'] as const
export type NamePart = (typeof nameParts)[number]

/** What each column is read as; null for one that is left out. */
export type Columns = readonly (ColumnMeaning | null)[]

export function isNamePart(meaning: string | null): meaning is NamePart {
  return nameParts.some((part) => part === meaning)
}

export function isColumnMeaning(text: string): text is ColumnMeaning {
  return isNamePart(text) || isPropertyCode(text)
}

/** How the days of a list are written: of each of its columns that holds days, by its place; and the day it is read on. */
export interface Days {
  readonly habits: Readonly<Record<number, DayHabit>>
  readonly today: string
}

/** A cell that cannot be read as what its column is. */
export interface CellProblem {
  /** The line of the table, counted from 1 with the heads. */
  readonly line: number
  readonly property: PropertyCode
  readonly text: string
  /** `too-many`: the line says more than is recorded of one subject at once. */
  readonly problem: ValueProblem | CellTrouble | 'too-many'
}

export interface Imported {
  readonly subjects: readonly ImportedSubject[]
  readonly problems: readonly CellProblem[]
  /** Lines that say nothing by which one could tell whom they are about. */
  readonly unnamed: readonly number[]
  /** Lines that are most likely no people, with the reason; what they say is not among the subjects. */
  readonly apart: readonly { readonly line: number; readonly reason: ApartReason }[]
}

/** What a file can say: nothing that names another subject, since it would name one of another register, and nothing sealed. */
export function importable(kind: SubjectKind): readonly Property[] {
  return propertiesOf(kind).filter(
    ({ value, sealing, belongs }) =>
      value !== 'subject' && sealing === undefined && belongs !== true,
  )
}

/**
 * Each column by the code that our own export writes behind its head, by what the property is called in any language, or by what
 * lists call it.
 */
export function columnsOf(kinds: readonly SubjectKind[], heads: readonly string[]): Columns {
  const declared = kinds.flatMap((kind) => importable(kind))
  const listed = listedMeanings(heads)
  const taken = new Set<ColumnMeaning>()
  return heads.map((head, place) => {
    const code = codeIn(head)
    const called = declared.find((one) =>
      code === undefined
        ? languages.some((language) => plainHead(one.labels[language]) === plainHead(head))
        : one.code === code,
    )?.code
    const meant = listed[place] ?? null
    const isPossible = isNamePart(meant)
      ? kinds.includes('person')
      : declared.some((one) => one.code === meant)
    const listedAs = code === undefined && isPossible ? meant : null
    // What a name is called is what half of it is called, too.
    const found = isNamePart(listedAs) ? listedAs : (called ?? listedAs)
    if (found === null || taken.has(found)) return null
    taken.add(found)
    return found
  })
}

/** How the days of each column that holds some are written, as far as its cells say it; what they leave open is to be asked. */
export function dayColumnsOf(
  table: Table,
  columns: Columns,
  today: string,
): readonly { readonly place: number; readonly column: DayColumn }[] {
  return columns.flatMap((code, place) => {
    if (
      code === null ||
      isNamePart(code) ||
      declaredAs(code).value !== 'date' ||
      codeIn(table.heads[place] ?? '') !== undefined
    )
      return []
    const cells = table.rows.map((row) => row[place] ?? '')
    return [{ place, column: dayColumnOf(cells, today) }]
  })
}

/** A line that is not empty: what it says, and what of it cannot be read. */
export interface ReadRow {
  /** Of the file, from 1. */
  readonly line: number
  readonly cells: readonly string[]
  readonly said: ImportedSubject
  readonly problems: readonly CellProblem[]
  /** It says something by which one could tell whom or what it is about. */
  readonly isNamed: boolean
  /** Why it is set apart as being about no person, or about several. */
  readonly apart?: ApartReason
}

/** Every line as a subject, but those that are most likely none. Nothing is guessed: what cannot be read is told, cell by cell. */
export function importedOf(
  kind: SubjectKind,
  table: Table,
  columns: Columns,
  days: Days,
): Imported {
  const rows = readRows(kind, table, columns, days)
  return importedFrom(kind === 'person' ? setApart(rows, table, columns) : rows)
}

export function importedFrom(rows: readonly ReadRow[]): Imported {
  return {
    subjects: rows.filter(({ isNamed }) => isNamed).map(({ said }) => said),
    problems: rows.flatMap(({ problems }) => problems),
    unnamed: rows.filter((row) => !row.isNamed && row.apart === undefined).map(({ line }) => line),
    apart: rows.flatMap(({ line, apart }) =>
      apart === undefined ? [] : [{ line, reason: apart }],
    ),
  }
}

export function readRows(
  kind: SubjectKind,
  table: Table,
  columns: Columns,
  { habits, today }: Days,
): readonly ReadRow[] {
  const read = columns.map((meaning, place) =>
    meaning === null || isNamePart(meaning)
      ? null
      : readerOf(meaning, table.heads[place] ?? '', habits[place] ?? usualHabit),
  )
  const firstSaid = new Set<string>(firstSaidOf(kind).map(({ code }) => code))
  return table.rows.flatMap((row, at): ReadRow[] => {
    if (isBlank(row)) return []
    const line = table.headLine + 1 + at
    const cells = new Map<ImportedSubject[number], Pick<CellProblem, 'property' | 'text'>>()
    const problems: CellProblem[] = []
    const take = (column: Column, text: string): void => {
      const property = column.declared.code
      const cell = readCell(column, text, today)
      if (cell === 'nothing') return
      if (cell.ok) cells.set({ property, value: cell.value }, { property, text })
      else problems.push({ line, property, text, problem: cell.reason })
    }
    const takeName = (column: Column, cell: string): void => {
      if (column.isOurs || cellTrouble(cell) !== null || saysNothing(cell))
        return take(column, cell)
      const { names, birth, beside } = readNameCell(cell)
      for (const text of names) take(column, text)
      if (birth !== null) take(readerOf('person.birth', '', usualHabit), birth)
      if (beside !== null)
        problems.push({ line, property: 'person.name', text: beside, problem: 'beside-name' })
    }
    const name = nameIn(row, columns)
    if (name !== '') takeName(readerOf('person.name', '', usualHabit), name)
    for (const [place, column] of read.entries()) {
      if (column === null) continue
      const takes = column.declared.code === 'person.name' ? takeName : take
      for (const text of textsIn(row[place] ?? '', column)) takes(column, text)
    }
    const all = once([...cells.keys()])
    const said = all.slice(0, MOST_SAID)
    for (const one of all.slice(MOST_SAID)) {
      const cell = cells.get(one)
      if (cell !== undefined) problems.push({ line, ...cell, problem: 'too-many' })
    }
    const isNamed = said.some(({ property }) => firstSaid.has(property))
    return [{ line, cells: row, said, problems, isNamed }]
  })
}

/** Given name and family name, where each has a column of its own. */
function nameIn(row: readonly string[], columns: Columns): string {
  return nameParts
    .map((part) => (columns.includes(part) ? (row[columns.indexOf(part)] ?? '') : ''))
    .map((text) => unguarded(text).trim())
    .filter((text) => !saysNothing(text) && !saysNone(text))
    .join(' ')
}

function codeIn(head: string): string | undefined {
  return /\[([a-z][\w.-]*)\]$/u.exec(head)?.[1]
}

/** Where the cells leave nothing open, any habit reads them alike. */
const usualHabit: DayHabit = { order: 'day-first', century: 'latest', epoch: 1900 }

interface Column {
  readonly declared: Property
  readonly habit: DayHabit
  /** We wrote the file. */
  readonly isOurs: boolean
}

function readerOf(code: PropertyCode, head: string, habit: DayHabit): Column {
  return { declared: declaredAs(code), habit, isOurs: codeIn(head) !== undefined }
}

const plain = (text: string) => text.normalize('NFC').trim().toLowerCase()

/** A cell holds a line a value; of free text only where we wrote the file, since elsewhere its lines belong together. */
function textsIn(cell: string, { declared, isOurs }: Column): string[] {
  // What we wrote was guarded cell by cell, and is a cell with an apostrophe alone in its first line too.
  const own = isOurs ? unguarded(cell) : cell
  const texts = isOurs
    ? own.split(/\r\n|\n|\r/u)
    : declared.value === 'text'
      ? [own]
      : declared.value === 'name'
        ? nameLines(own)
        : own.split(/\r\n|\n|\r/u)
  const said = isOurs ? texts : texts.map(unguarded)
  return said.map((text) => text.trim()).filter((text) => text !== '')
}

function declaredAs(code: PropertyCode): Property {
  if (!isPropertyCode(code)) throw new Error('import: no property')
  const kind = code.slice(0, code.indexOf('.')) as SubjectKind
  const found = propertiesOf(kind).find((one) => one.code === code)
  if (found === undefined) throw new Error('import: no property')
  return found
}

type Read =
  | { readonly ok: true; readonly value: ImportedValue }
  | { readonly ok: false; readonly reason: ValueProblem | CellTrouble }

/** `nothing`: it says that nobody knows. */
function readCell(
  { declared, habit, isOurs }: Column,
  text: string,
  today: string,
): Read | 'nothing' {
  const day =
    declared.value === 'date' && !isOurs ? readDay(text, habit, today) : ('unread' as const)
  if (day === 'nothing') return day
  if (!isOurs) {
    const code = declared.vocabulary && codeCalled(declared.vocabulary, text)
    if (declared.value !== 'flag' && code === undefined && saysNothing(text)) return 'nothing'
    if (areNone.has(declared.code) && saysNone(text)) return 'nothing'
    const trouble = cellTrouble(text)
    if (trouble !== null) return { ok: false, reason: trouble }
  }
  const read = readValue(declared, day === 'unread' ? inputOf(declared, text) : day.edtf)
  if (!read.ok) return read
  return isPlain(read.value)
    ? { ok: true, value: read.value }
    : { ok: false, reason: 'must-be-sealed' }
}

/** Of these a word for “none” is no value; elsewhere it may be what somebody was told. */
const areNone = new Set<PropertyCode>([
  'person.name',
  'person.father',
  'person.document',
  'person.personal-number',
])

function isPlain(value: Value): value is ImportedValue {
  return value.kind !== 'subject' && value.kind !== 'sealed'
}

function inputOf(declared: Property, text: string): unknown {
  switch (declared.value) {
    case 'code':
      return codeOf(declared, text)
    case 'flag':
      return flagOf(text)
    case 'number':
      return /^\d+$/u.test(text) ? Number(text) : text
    default:
      return text
  }
}

/** By the code itself, by the code behind a word, or by what it is called in any language. */
function codeOf({ vocabulary: name }: Property, text: string): string {
  if (name === undefined) return text
  return codeCalled(name, text) ?? text
}

/** The code of a vocabulary that is written so; undefined where there is none. */
export function codeCalled(name: VocabularyName, text: string): string | undefined {
  const written = /\[([^[\]]+)\]$/u.exec(text)?.[1] ?? text
  if (Object.hasOwn(vocabulary(name).entries, written)) return written
  return codesByWord(name).get(plain(text)) ?? listedWords[name]?.get(plain(text))
}

/** As lists shorten it, and what they call the dead. Whoever is only said to be wounded or missing is neither. */
const listedWords: Partial<Readonly<Record<VocabularyName, ReadonlyMap<string, string>>>> = {
  sex: codesOf({ male: 'm м муж муж. м. ช ชาย', female: 'f ж жен жен. жан жан. ж. ญ หญิง' }),
  alive: codesOf({
    alive: 'жив жива живой живая жывы жывая',
    dead: 'died deceased killed умер умерла погиб погибла убит убита мёртв мёртвый памёр памерла загінуў загінула забіты забіта ตาย เสียชีวิต',
  }),
}

function codesOf(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([code, all]) =>
      all.split(' ').map((word) => [word, code] as const),
    ),
  )
}

const byWord = new Map<VocabularyName, ReadonlyMap<string, string>>()

/** What each word means; of codes that are called alike the first. Made once, since a list asks in every line. */
function codesByWord(name: VocabularyName): ReadonlyMap<string, string> {
  const known = byWord.get(name)
  if (known !== undefined) return known
  const words = Object.values(vocabulary(name).entries).flatMap(({ code, labels }) =>
    languages.map((language) => [plain(labels[language]), code] as const),
  )
  const made = new Map(words.toReversed())
  byWord.set(name, made)
  return made
}

const yes = new Set(['1', 'yes', 'да', 'так', 'ใช่'])
const no = new Set(['0', 'no', 'нет', 'не', 'ไม่', 'ไม่ใช่'])

function flagOf(text: string): unknown {
  const word = plain(text)
  return yes.has(word) ? true : no.has(word) ? false : text
}

/** The same said twice in one line is said once. */
function once(values: ImportedSubject): ImportedSubject {
  const seen = new Set<string>()
  return values.filter((one) => {
    const said = JSON.stringify(one)
    return !seen.has(said) && seen.add(said)
  })
}
