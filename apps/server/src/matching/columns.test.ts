import { expect, test } from 'vitest'
import { namesIn, readingsOf } from './columns.ts'

const described = (name: string) => ({
  names: [name],
  fathers: [],
  born: [],
  sex: [],
  places: [],
  seen: [],
})

test('a patronymic of whichever father is no part of the family’s name', () => {
  const whole = namesIn('Пантелеев Виктор Игнатьевич', [])
  expect(whole.family).toBe(namesIn('Пантелеев Виктор', []).family)
  expect(whole.father).toBe(namesIn('Пантелеев Виктор', ['Игнатьевич']).father)
  expect(namesIn('Виктор Игнатьевич Пантелеев', [])).toEqual(whole)
})

test('a family name that looks like a patronymic stays one', () => {
  expect(namesIn('Адамовіч Віктар', []).family).toBe(namesIn('Віктар Адамовіч', []).family)
  expect(namesIn('Адамовіч Віктар', []).father).toBeUndefined()
  const both = namesIn('Пракаповіч Віктар Ігнатавіч', [])
  expect(both.family).toBe(namesIn('Пракаповіч Віктар', []).family)
  expect(both.father).toBe(namesIn('Пракаповіч Віктар', ['Ігнатавіч']).father)
})

test.each([
  ['Науменко О. С.', 'Науменко Ольга Сергеевна'],
  ['Навуменка В.', 'Науменко Ольга'],
  ['Науменко О.', 'Вольга Навуменка'],
  ['Г. Каванюк', 'Анна Каванюк'],
])('%s may be %s, whichever of the two languages the initial is of', (short, whole) => {
  const initials = (name: string) => readingsOf(described(name)).short.map((row) => row.initial)
  const [only] = initials(short)
  expect(only).toBeDefined()
  expect(initials(whole)).toContain(only)
  expect(initials('Каванюк Павел')).not.toContain(only)
})
