import { languages } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sayHours } from './say-hours.ts'

const hours = (least: number, most: number | null) => ({
  least: least * 60,
  most: most === null ? null : most * 60,
})

it.each([
  [hours(1, 1), '1 hour', '1 час', '1 гадзіна', '1 ชั่วโมง'],
  [hours(3, 3), '3 hours', '3 часа', '3 гадзіны', '3 ชั่วโมง'],
  [hours(12, 12), '12 hours', '12 часов', '12 гадзін', '12 ชั่วโมง'],
  [
    { least: 59 * 60 + 10, most: 60 * 60 + 50 },
    'between 59 and 61 hours',
    'от 59 до 61 часа',
    'ад 59 да 61 гадзіны',
    'ระหว่าง 59 ถึง 61 ชั่วโมง',
  ],
  [
    hours(0, 22),
    'at most 22 hours',
    'не более 22 часов',
    'не больш за 22 гадзіны',
    'ไม่เกิน 22 ชั่วโมง',
  ],
  [
    hours(48, null),
    'at least 48 hours',
    'не менее 48 часов',
    'не менш за 48 гадзін',
    'อย่างน้อย 48 ชั่วโมง',
  ],
  [
    hours(0, null),
    'not known how long',
    'неизвестно, как долго',
    'невядома, як доўга',
    'ไม่ทราบว่านานเท่าใด',
  ],
  [null, 'not known how long', 'неизвестно, как долго', 'невядома, як доўга', 'ไม่ทราบว่านานเท่าใด'],
] as const)('%o is "%s", "%s", "%s", "%s"', (minutes, ...said) => {
  expect(languages.map((language) => sayHours(minutes, language))).toEqual(said)
})

describe.each(languages)('in %s', (language) => {
  it('no rounding says more than is known', () => {
    const minutes = fc.tuple(fc.nat(20_000), fc.nat(5000))
    fc.assert(
      fc.property(minutes, ([least, width]) => {
        const said = sayHours({ least, most: least + width }, language)
        const numbers = (said.match(/\d+/gu) ?? []).map(Number)
        expect(numbers.at(-1)! * 60).toBeGreaterThanOrEqual(least + width)
        if (numbers.length === 2) expect(numbers[0]! * 60).toBeLessThanOrEqual(least)
      }),
    )
  })
})

// A second implementation of the plural: Unicode CLDR, as the runtime carries it.
it.each([
  ['ru', { one: 'час', few: 'часа', many: 'часов' }],
  ['be', { one: 'гадзіна', few: 'гадзіны', many: 'гадзін' }],
] as const)('numbers take their form in %s as CLDR has it', (language, forms) => {
  const rules = new Intl.PluralRules(language)
  for (let number = 1; number < 300; number += 1) {
    const form = forms[rules.select(number) as keyof typeof forms]
    expect(sayHours(hours(number, number), language)).toBe(`${number} ${form}`)
  }
})
