import { identifying } from '@amparo/register'
import { languages } from '@amparo/vocabulary'
import { expect, test } from 'vitest'
import { columnsOf } from './imported.ts'
import { numberColumns } from './number-columns.ts'

test.each(identifying)(
  'a column of numbers is one, whether it is read or left out: $code',
  (declared) => {
    const heads = languages.map((language) => declared.labels[language])
    const none = heads.map(() => null)
    expect(numberColumns(['person'], heads, none)).toEqual(heads.map(() => declared.code))
    const read = numberColumns(['person'], ['Synthetic', 'Name'], [declared.code, 'person.name'])
    expect(read).toEqual([declared.code, null])
  },
)

test('a column that is called after no number and read as none is none', () => {
  const heads = ['Name', 'Date of birth', 'Synthetic']
  const none = heads.map(() => null)
  expect(numberColumns(['person'], heads, columnsOf(['person'], heads))).toEqual(none)
  expect(numberColumns(['person'], heads, none)).toEqual(none)
})
