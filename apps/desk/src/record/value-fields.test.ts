import { property } from '@amparo/register'
import { expect, test } from 'vitest'
import { noDate } from './date-fields.ts'
import { fieldsOf, readValueFields } from './value-fields.ts'

const none = { text: '', code: '', date: noDate }

test('a value is read against its property’s declaration', () => {
  expect(
    readValueFields(property('person.name'), { ...none, text: '  Мельник   Андрей ' }),
  ).toEqual({
    verdict: 'value',
    value: { kind: 'name', text: 'Мельник Андрей' },
  })
  expect(readValueFields(property('person.sex'), { ...none, code: 'male' })).toMatchObject({
    verdict: 'value',
  })
  expect(readValueFields(property('person.sex'), none)).toEqual({
    verdict: 'problem',
    problem: 'empty',
  })
  expect(readValueFields(property('person.birth'), none)).toEqual({
    verdict: 'date-problem',
    problem: 'empty',
  })
})

test('a restricted kind of act is not a value of the open register, that there is one is', () => {
  expect(readValueFields(property('act.type'), { ...none, code: 'INT.RAPE' })).toEqual({
    verdict: 'problem',
    problem: 'must-be-sealed',
  })
  expect(readValueFields(property('act.type'), { ...none, code: 'RESTRICTED' })).toMatchObject({
    verdict: 'value',
  })
})

test('a recorded value fills its field, marked words fill the text', () => {
  expect(fieldsOf({ kind: 'text', text: 'Минск' }, null).text).toBe('Минск')
  expect(fieldsOf({ kind: 'date', edtf: '1994' }, null).date.first.year).toBe('1994')
  expect(fieldsOf(undefined, 'Окрестина')).toEqual({ ...none, text: 'Окрестина' })
})
