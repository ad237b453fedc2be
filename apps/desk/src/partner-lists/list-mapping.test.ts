import { expect, test } from 'vitest'
import {
  countsLines,
  fieldsOf,
  lineOf,
  linesKept,
  headsChanged,
  keptColumns,
  mappedAgain,
  numbersIn,
  readMapping,
  rowToSend,
  type ListMapping,
} from './list-mapping.ts'

const mapping: ListMapping = {
  heads: ['№', 'Прозвішча', 'Імя', 'Тэлефон', 'Нататка'],
  columns: [null, 'family-name', 'given-name', null, 'person.description'],
  keyColumn: 0,
  days: { habits: {}, today: '2026-11-26' },
}

test('a mapping is kept and read again, and anything else is none', () => {
  expect(readMapping(JSON.parse(JSON.stringify(mapping)))).toEqual(mapping)
  expect(readMapping({})).toBeNull()
  expect(
    readMapping({ ...mapping, columns: ['person.nothing', null, null, null, null] }),
  ).toBeNull()
  expect(readMapping({ ...mapping, keyColumn: 9 })).toBeNull()
  const habit = { order: 'whichever', century: 'latest', epoch: 1900 }
  const days = { habits: { 4: habit }, today: '2026-11-26' }
  expect(readMapping({ ...mapping, days })).toBeNull()
  const known = { habits: { 4: { ...habit, order: 'day-first' } }, today: '2026-11-26' }
  expect(readMapping({ ...mapping, days: known })).not.toBeNull()
})

test('the next file of a partner is read as the last, whatever moved; what changed is said', () => {
  const heads = ['Імя', '№', 'Прозвішча', 'Дата нараджэння', 'Нататка']
  expect(mappedAgain(heads, mapping)).toEqual({
    columns: ['given-name', null, 'family-name', 'person.birth', 'person.description'],
    keyColumn: 1,
  })
  expect(headsChanged(heads, mapping)).toEqual({ gone: ['Тэлефон'], fresh: ['Дата нараджэння'] })
})

test('another list of the partner, whose columns are called otherwise, is read by what they are called', () => {
  const heads = ['No', 'Full name', 'Born', 'City']
  expect(mappedAgain(heads, mapping)).toEqual({
    columns: [null, 'person.name', 'person.birth', 'person.residence'],
    keyColumn: 0,
  })
  // Half of the name stands where it stood: a whole one beside it would be said twice.
  expect(mappedAgain(['Прозвішча', 'Full name'], mapping).columns).toEqual(['family-name', null])
  const withoutKey = { ...mapping, keyColumn: null }
  expect(mappedAgain(['Прозвішча', '№'], withoutKey).keyColumn).toBeNull()
})

test('columns that are called the same are read each as it was, and a meaning whose column is gone is free', () => {
  const twice: ListMapping = {
    ...mapping,
    heads: ['ФИО', 'Дата', 'Дата', 'Задержан'],
    columns: ['person.name', 'person.birth', null, 'custody.from'],
    keyColumn: null,
  }
  expect(mappedAgain(twice.heads, twice).columns).toEqual(twice.columns)
  expect(mappedAgain(['ФИО', 'Дата задержания'], twice).columns).toEqual([
    'person.name',
    'custody.from',
  ])
  // Another list of the same partner is read as a first one.
  expect(mappedAgain(['№', 'Name', 'Born'], twice)).toEqual({
    columns: [null, 'person.name', 'person.birth'],
    keyColumn: 0,
  })
})

test('a row is found again in the file, whatever stands above and between', () => {
  const lines = [4, 5, 8, 9, 20]
  const kept = { lines: linesKept(lines.map((line) => ({ line }))) }
  expect(kept.lines).toHaveLength(3)
  expect(lines.map((_, at) => lineOf(kept, at + 1))).toEqual(lines)
  expect(lineOf({}, 7)).toBe(7)
})

test('numbers that only count the lines are known as such', () => {
  const rows = (cells: readonly string[]) => cells.map((cell) => [cell])
  expect(countsLines(rows(['1', '2', '', '3']), 0)).toBe(true)
  expect(countsLines(rows(['1.', '2.', '1.', '2.', '3.']), 0)).toBe(true)
  expect(countsLines(rows(['1', '2', '4']), 0)).toBe(false)
  expect(countsLines(rows(['A-1', 'A-2']), 0)).toBe(false)
})

test('a line that is set apart is kept as it came, without a key and without values', () => {
  const row = {
    line: 2,
    cells: ['7', 'Итого', '', '12', ''],
    said: [],
    problems: [],
    isNamed: false,
    apart: 'total' as const,
  }
  expect(rowToSend(row, mapping)).toEqual({
    key: null,
    cells: ['7', 'Итого', null, null, null],
    values: [],
    refused: 'total',
  })
})

test('of a column that is left out no cell is sent, and a name of two columns is one field', () => {
  expect(fieldsOf(mapping)).toEqual(['person.name', 'person.description'])
  expect(keptColumns(mapping).map(({ kept }) => kept)).toEqual([true, true, true, false, true])
  const row = {
    line: 2,
    cells: ['7', 'Выдуманы', 'Іван', '+375 00 000 00 00', '=1+1\0\ud800'],
    said: [],
    problems: [],
    isNamed: true,
  }
  expect(rowToSend(row, mapping)).toEqual({
    key: '7',
    cells: ['7', 'Выдуманы', 'Іван', null, '=1+1\ufffd'],
    values: [],
    refused: null,
  })
  const long = { ...row, cells: row.cells.with(4, 'x'.repeat(5_000)) }
  expect(rowToSend(long, mapping)).toMatchObject({ refused: 'too-long', values: [] })
})

test('what a list says of everybody is said of each line that names somebody and says nothing of it itself', () => {
  const killed: ListMapping = { ...mapping, everybody: 'dead' }
  expect(readMapping(JSON.parse(JSON.stringify(killed)))).toEqual(killed)
  expect(readMapping({ ...mapping, everybody: 'perhaps' })).toBeNull()
  expect(fieldsOf(killed)).toContain('person.alive')
  const name = { property: 'person.name', value: { kind: 'name', text: 'Іван Выдуманы' } } as const
  const alive = { property: 'person.alive', value: { kind: 'code', code: 'alive' } } as const
  const row = { line: 2, cells: ['7'], said: [name], problems: [], isNamed: true }
  const dead = { property: 'person.alive', value: { kind: 'code', code: 'dead' } }
  expect(rowToSend(row, killed).values).toEqual([name, dead])
  expect(rowToSend(row, mapping).values).toEqual([name])
  expect(rowToSend({ ...row, said: [name, alive] }, killed).values).toEqual([name, alive])
  expect(rowToSend({ ...row, said: [], isNamed: false }, killed).values).toEqual([])
})

test('where numbers of people stand follows from how the columns were read, or from what they are called', () => {
  const columns = ['№', 'Імя', 'Паспорт'].map((name) => ({ name }))
  const heads = columns.map(({ name }) => name)
  const read = { ...mapping, heads, columns: [null, 'person.name', null], keyColumn: 2 } as const
  const number = 'person.document'
  expect(numbersIn({ columns, mapping: { ...read } })).toEqual({
    columns: [null, null, number],
    key: number,
  })
  expect(numbersIn({ columns, mapping: {} })).toEqual({ columns: [null, null, number], key: null })
  const asNumber = { ...read, columns: ['person.personal-number', 'person.name', null] } as const
  expect(numbersIn({ columns, mapping: asNumber }).columns[0]).toBe('person.personal-number')
})
