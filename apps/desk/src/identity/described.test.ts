import { findCandidates } from '@amparo/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describedBy, type SaidOfPerson } from './described.ts'

const name = (text: string): SaidOfPerson => ({
  property: 'person.name',
  value: { kind: 'name', text },
})

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 })
const anySaid: fc.Arbitrary<SaidOfPerson> = fc.record({
  property: fc.constantFrom(
    'person.name',
    'person.father',
    'person.birth',
    'person.sex',
    'person.residence',
    'person.whereabouts',
    'person.description',
    'custody.from',
    'person.alive',
    'person.document',
  ),
  value: fc.oneof(
    anyText.map((text) => ({ kind: 'name' as const, text })),
    anyText.map((edtf) => ({ kind: 'date' as const, edtf })),
    fc.nat().map((number) => ({ kind: 'text' as const, text: `AB ${number}` })),
    fc.constantFrom('male', 'female', 'dead').map((code) => ({ kind: 'code' as const, code })),
    fc.constant({ kind: 'sealed' as const }),
    fc.constant({ kind: 'here' as const }),
  ),
  saidOn: fc.constantFrom('2020-08-20', '', '20 August'),
})

test('whatever is typed, the question is one the server takes', () => {
  fc.assert(
    fc.property(fc.array(anySaid, { maxLength: 40 }), (all) => {
      const asked = describedBy([name('Выдуманы'), ...all])
      const body = { ...asked, except: null }
      expect(findCandidates.body.parse(body)).toEqual(body)
    }),
  )
})

test('a number by which a state knows people is enough to ask by; what says there is none is not', () => {
  const number = (text: string): SaidOfPerson => ({
    property: 'person.document',
    value: { kind: 'text', text },
  })
  expect(describedBy([number('AB 123-45')])?.values).toMatchObject({
    names: [],
    numbers: ['person.document AB 123-45'],
  })
  expect(describedBy([number('none')])).toBeNull()
})

test('nothing is asked before there is a name of two letters, however much else is known', () => {
  const born: SaidOfPerson = { property: 'person.birth', value: { kind: 'date', edtf: '1990' } }
  expect(describedBy([born])).toBeNull()
  for (const text of ['І', '1 9', ' – ']) expect(describedBy([name(text), born])).toBeNull()
  expect(describedBy([name('Ян'), born])?.values).toMatchObject({ names: ['Ян'], born: ['1990'] })
})

test('it asks by all that people are compared by, and by nothing else', () => {
  const text = (property: string, said: string): SaidOfPerson => ({
    property,
    value: { kind: 'text', text: said },
  })
  const alive = (code: string, saidOn?: string): SaidOfPerson => ({
    property: 'person.alive',
    value: { kind: 'code', code },
    ...(saidOn === undefined ? {} : { saidOn }),
  })
  expect(
    describedBy([
      name('Іван Выдуманы'),
      name('Ivan Vydumany'),
      name('Ivan Vydumany'),
      { property: 'person.father', value: { kind: 'name', text: 'Пятровіч' } },
      { property: 'person.mother', value: { kind: 'name', text: 'Ганна' } },
      { property: 'person.birth', value: { kind: 'date', edtf: '1990-03' } },
      { property: 'person.sex', value: { kind: 'code', code: 'male' } },
      text('person.residence', 'Выдуманск'),
      text('person.birthplace', 'Прыдумаўка'),
      text('person.description', 'Tall, a scar.'),
      { property: 'custody.from', value: { kind: 'date', edtf: '2020-08-10' } },
      text('person.document', 'AB 123-45'),
      alive('dead', '2020-08-20'),
      alive('alive'),
    ]),
  ).toEqual({
    values: {
      names: ['Іван Выдуманы', 'Ivan Vydumany'],
      fathers: ['Пятровіч'],
      born: ['1990-03'],
      sex: ['male'],
      places: ['Выдуманск', 'Прыдумаўка'],
      seen: ['2020-08-10'],
      numbers: ['person.document AB 123-45'],
    },
    alive: ['dead 2020-08-20'],
  })
})
