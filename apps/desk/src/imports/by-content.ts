import { isBlank, readDay } from '@amparo/lists'
import { nameClass } from '@amparo/names'
import type { SubjectKind } from '@amparo/register'
import { plainHead } from './head-words.ts'
import { codeCalled, importable, type ColumnMeaning, type Columns } from './imported.ts'
import { readNameCell } from './name-cell.ts'
import type { Table } from './read-table.ts'

/** So many of a column's cells are looked at. */
const LOOKED_AT = 300
/** Of fewer cells nothing is concluded. */
const FEWEST = 3

/**
 * What columns are likely to hold whose heads say nothing, by what stands in them: whole names, given names, fathers’ names, sex,
 * days of birth, days of custody. Null where that is not plain, and where another column is read so already. Days under a head of
 * words that nobody here knows are never taken for custody: they may be those of a death, or of when somebody was last seen. It is
 * for somebody to look at who knows the list, and is marked as guessed.
 */
export function guessedColumns(
  kinds: readonly SubjectKind[],
  { heads, rows }: Pick<Table, 'heads' | 'rows'>,
  columns: Columns,
  today: string,
): Columns {
  const allowed = new Set<ColumnMeaning>(
    kinds.flatMap((kind) => importable(kind).map(({ code }) => code)),
  )
  const taken = new Set(columns)
  if (kinds.includes('person') && !taken.has('person.name'))
    for (const part of ['given-name', 'family-name'] as const) allowed.add(part)
  const lines = rows.filter((row) => !isBlank(row)).slice(0, LOOKED_AT)
  const cellsAt = (place: number) =>
    lines.map((row) => row[place]?.trim() ?? '').filter((cell) => cell !== '')
  const guessed = heads.map((head, place) => {
    if ((columns[place] ?? null) !== null) return null
    const cells = cellsAt(place)
    const meaning = cells.length < FEWEST ? null : meaningOf(cells, today)
    if (meaning !== null && contradicts(head, meaning)) return null
    if (meaning === null || !allowed.has(meaning) || taken.has(meaning)) return null
    if (meaning === 'person.name' && (taken.has('given-name') || taken.has('family-name')))
      return null
    taken.add(meaning)
    return meaning
  })
  const beside = taken.has('family-name')
    ? undefined
    : familyBeside(filledIn(columns, guessed), cellsAt)
  return beside === undefined ? guessed : guessed.with(beside, 'family-name')
}

/** The column of single words, most of them different, that stands beside the given names and is read as nothing else. */
function familyBeside(
  columns: Columns,
  cellsAt: (place: number) => readonly string[],
): number | undefined {
  const given = columns.indexOf('given-name')
  return given === -1
    ? undefined
    : [given - 1, given + 1].find((place) => {
        const cells = columns[place] === null ? cellsAt(place) : []
        const isWord = (cell: string) => /^[\p{L}\p{M}.’'‘ʼ-]+$/u.test(cell)
        return (
          cells.length >= FEWEST &&
          share(cells, isWord) > 0.9 &&
          new Set(cells).size > cells.length / 2
        )
      })
}

/** What heads say, and where they say nothing what was guessed. */
export function filledIn(columns: Columns, guessed: Columns): Columns {
  return columns.map((meaning, place) => meaning ?? guessed[place] ?? null)
}

/** What a day is of is told by its head where that says anything: of a trial, of a death, of a call. */
function contradicts(head: string, meaning: ColumnMeaning): boolean {
  const word = plainHead(head)
  const roots = daysOf.get(meaning)
  return roots !== undefined && !saysNoMore.test(word) && !roots.test(word)
}

const saysNoMore =
  /^(?:\p{L}{0,2}|[\p{N}\p{P}\s]*|(?:дата|дзень|день|когда|калі|date|day|when|column|столбец|слупок|คอลัมน์|วันที่|التاريخ)[\s\d]*)$/u
const daysOf = new Map<ColumnMeaning, RegExp>([
  ['person.birth', /рожд|нарадж|\bborn|birth|เกิด|ميلاد|ولادة/u],
  ['custody.from', /задерж|затрым|арест|арышт|detain|detention|arrest|จับ|اعتقال|توقيف/u],
])

function meaningOf(cells: readonly string[], today: string): ColumnMeaning | null {
  if (share(cells, (cell) => codeCalled('sex', cell) !== undefined) === 1) return 'person.sex'
  const years = cells.flatMap((cell) => yearIn(cell, today) ?? [])
  if (years.length > 0.9 * cells.length) return dayOf(years, Number(today.slice(0, 4)))
  return nameIn(cells)
}

/** A number alone is a day only where it can be a year: counts and telephones are none. */
function yearIn(cell: string, today: string): number | null {
  if (/^\d+$/.test(cell) && !/^(?:19|20)\d\d$/.test(cell)) return null
  const read = readDay(cell, { order: 'day-first', century: 'latest', epoch: 1900 }, today)
  return typeof read === 'object' ? Number(read.edtf.slice(0, 4)) : null
}

/** People of a list were born in many years, and taken within few that are not long ago. */
function dayOf(years: readonly number[], now: number): ColumnMeaning | null {
  const sorted = years.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.floor(part * (sorted.length - 1))] ?? now
  const spread = at(0.9) - at(0.1)
  if (spread >= 8 && now - at(0.5) >= 15) return 'person.birth'
  return spread <= 2 && now - at(0.1) <= 12 ? 'custody.from' : null
}

function nameIn(cells: readonly string[]): ColumnMeaning | null {
  const bare = cells.map((cell) => readNameCell(cell).names[0] ?? cell)
  const words = bare.map((cell) =>
    /^[\p{L}\p{M}\s.’'‘ʼ-]+$/u.test(cell)
      ? nameClass(cell)
          .split(' ')
          .filter((key) => key !== '')
      : [],
  )
  const isWordsOf = (least: number, most: number) => (keys: readonly string[]) =>
    keys.length >= least && keys.length <= most
  const isGiven = (key: string) => key.startsWith('=') && !key.endsWith('+')
  const isFather = (key: string) => key.startsWith('=') && key.endsWith('+')
  if (share(words, isWordsOf(2, 5)) > 0.8)
    return share(words, (keys) => keys.some(isGiven)) > 0.5 ? 'person.name' : null
  if (share(words, isWordsOf(1, 2)) < 0.9) return null
  if (share(words, (keys) => keys.every(isFather)) > 0.6) return 'person.father'
  return share(words, (keys) => keys.every(isGiven)) > 0.6 ? 'given-name' : null
}

function share<One>(all: readonly One[], is: (one: One) => boolean): number {
  return all.filter(is).length / all.length
}
