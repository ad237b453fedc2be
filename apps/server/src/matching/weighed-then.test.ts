import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Described } from './columns.ts'
import { model, modelName } from './model.ts'
import { patternOf, reasonCodesOf } from './reasons.ts'
import { PairWeighing } from './weigh.ts'
import { weighedThen } from './weighed-then.ts'

/** Everybody is invented. */
const aRecord: fc.Arbitrary<Described> = fc.record({
  names: fc.subarray(['Іван Выдуманы', 'Ivan Vydumany', 'Пётр Выдуманы', 'Ганна Няісная'], {
    minLength: 1,
  }),
  fathers: fc.subarray(['Пятровіч', 'Сяргееўна']),
  born: fc.subarray(['1990-03-05', '1990-05-03', '1990', '1961-01-01']),
  sex: fc.subarray(['male', 'female'], { maxLength: 1 }),
  places: fc.subarray(['Мінск', 'Брэст']),
  seen: fc.subarray(['2020-08-10', '2020-08-20']),
  numbers: fc.subarray(['person.personal-number 1234567A001PB1', 'person.document MP1234567']),
})

describe('what was kept with a decision', () => {
  test('tells years later what the two were weighed by, answer by answer, and whatever counts by then', () => {
    const counted = { people: 40_000, families: new Map([['vdmn', 12]]) }
    fc.assert(
      fc.property(aRecord, aRecord, (one, other) => {
        const read = new PairWeighing(model, [one, other], counted).explain(0, 1)
        const { weight } = read
        const then = weighedThen({ model: modelName, pattern: patternOf(read), weight })
        expect(then).toMatchObject({ model: modelName, weight })
        const codes = then.answers.map(({ question, level, oneIn }) => ({
          code: `${question}:${level}`,
          figure: oneIn,
        }))
        const byCode = (list: readonly { readonly code: string }[]) =>
          list.toSorted((a, b) => (a.code < b.code ? -1 : 1))
        expect(byCode(codes)).toEqual(byCode(reasonCodesOf(read)))
      }),
    )
  })

  test('of another version of this software: what is not known here is left out, and the rest stands', () => {
    const then = weighedThen({
      model: 'people-9',
      pattern: 'voice:alike family:same born:swapped family:3/12000=712 numbers:same=900',
      weight: null,
    })
    expect(then).toEqual({
      model: 'people-9',
      weight: null,
      band: null,
      answers: [
        { question: 'family', level: 'same', oneIn: 4_000 },
        { question: 'born', level: 'swapped', oneIn: null },
      ],
    })
  })
})
