import { expect, test } from 'vitest'
import {
  fieldsOf,
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

test('of a column that is left out no cell is sent, and a name of two columns is one field', () => {
  expect(fieldsOf(mapping.columns)).toEqual(['person.name', 'person.description'])
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
