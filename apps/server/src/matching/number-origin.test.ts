import fc from 'fast-check'
import { readNumber, writeNumber } from '@amparo/register'
import { certainties, languages } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import type { Described } from './columns.ts'
import { conflictsSaid } from './conflicts.ts'
import { originOf, type NumberOrigin } from './number-origin.ts'
import { comparedNumbers } from './numbers.ts'
import { personalRegisters, type RegisterCode } from './personal-registers.ts'

/** Invented: of a day or a series that nobody was ever given, with the check figures that the form asks for. */
const invented: Readonly<Record<RegisterCode, readonly [string, string]>> = {
  'by-id': ['3990099A001PB4', '3990099A002PB7'],
  'th-pin': ['9-9000-00000-01-4', '9 9000 00000 12 0'],
  'ru-snils': ['999-000-123 24', '999 000 456 42'],
  'ru-inn': ['000000012373', '000000045668'],
  'pl-pesel': ['99999901234', '99999000315'],
}
const registers = Object.keys(personalRegisters.entries) as RegisterCode[]
const PERSONAL = 'person.personal-number'

function origin(text: string): NumberOrigin | null {
  const read = readNumber(writeNumber(PERSONAL, text))
  return read && originOf(read)
}

const side = (...texts: string[]) => {
  const values: Described = {
    names: [],
    fathers: [],
    born: [],
    sex: [],
    places: [],
    seen: [],
    numbers: texts.map((text) => writeNumber(PERSONAL, text)),
  }
  return { alive: [], values }
}
const warned = (one: readonly string[], other: readonly string[]) =>
  conflictsSaid(side(...one), side(...other))
const levels = (one: readonly string[], other: readonly string[]) =>
  comparedNumbers(side(...one).values, side(...other).values).map(({ level }) => level)

describe('which register a number is of', () => {
  test('is known with a source for each register, in every language', () => {
    for (const { labels, source, certainty } of Object.values(personalRegisters.entries)) {
      for (const language of languages) expect(labels[language]).not.toBe('')
      expect(source.length).toBeGreaterThan(20)
      expect(certainties).toContain(certainty)
    }
  })

  test.each([
    ['by-id', '0000000A000PB2'],
    ['by-id', invented['by-id'][0]],
    ['by-id', '3990099А001РВ4'],
    ['th-pin', '1-2345-45678-78-1'],
    ['th-pin', '๑๒๓๔๕๔๕๖๗๘๗๘๑'],
    ['ru-snils', '112-233-445 95'],
    ['ru-inn', '123456789047'],
    ['pl-pesel', '99999901234'],
  ])('follows from its form: %s, %s', (register, text) => {
    expect(origin(text)).toMatchObject({ register, isStateNamed: false, isRegisterNamed: false })
  })

  test('does not follow where one character is another, nor where two forms fit', () => {
    const [text] = invented['by-id']
    const aPlace = fc.constantFrom(...Array.from(text.matchAll(/\d/g), ({ index }) => index))
    fc.assert(
      fc.property(aPlace, fc.integer({ min: 1, max: 9 }), (at, more) => {
        const figure = String((Number(text.charAt(at)) + more) % 10)
        expect(origin(text.slice(0, at) + figure + text.slice(at + 1))).toBeNull()
      }),
    )
    for (const [mistyped] of [['9-9000-00000-01-5'], ['999-000-123 25'], ['000000012374']] as const)
      expect(origin(mistyped)).toBeNull()
    expect(origin('99999000315')).toBeNull()
    expect(origin('99999000315 (Польшча)')).toMatchObject({ state: 'PL', register: 'pl-pesel' })
    expect(origin('99999000315 (СНИЛС)')).toMatchObject({ state: 'RU', register: 'ru-snils' })
  })

  test.each([
    ['7654321 (Belarus)', 'BY'],
    ['7654321 (ID card, Republic of Belarus)', 'BY'],
    ['7654321 [паспорт, Россия]', 'RU'],
    ['7654321 (Российская Федерация)', 'RU'],
    ['7654321 (RUS)', 'RU'],
    ['7654321 (บัตรประชาชนไทย)', 'TH'],
    ['7654321 (Украіна)', 'UA'],
    ['999-000-123 24 (СНИЛС)', 'RU'],
  ])('follows from what a source names: %s', (text, state) => {
    expect(origin(text)).toMatchObject({ state, isStateNamed: true })
  })

  test.each([
    '7654321',
    '7654321 (passport)',
    '7654321 (Utopia)',
    '7654321 (Belarus or Russia)',
    '7654321 (Belarus?)',
    '7654321 (by her brother)',
    '7654321 (rus)',
    `${invented['by-id'][0]} (Thailand)`,
    `${invented['by-id'][0]} (СНИЛС)`,
    '9-9000-00000-01-4 (Belarus)',
  ])('is not guessed: %s', (text) => {
    expect(origin(text)).toBeNull()
  })
})

describe('two numbers of one kind', () => {
  const [by, by2] = invented['by-id']
  const [th] = invented['th-pin']
  const [snils, snils2] = invented['ru-snils']
  const [inn] = invented['ru-inn']

  test.each<[string[], string[], string[]]>([
    // What a source names to be of two states, or of two registers of one, contradicts nothing.
    [['7654321 (Belarus)'], ['1239876 (Thailand)'], []],
    [[`${by} (Belarus)`], [`${th} (Таиланд)`], []],
    [[`${snils} (СНИЛС)`], [`${inn} (ИНН)`], []],
    // What nobody names, but the forms say, is to be looked at.
    [[by], [th], ['two-registers']],
    [[snils], [inn], ['two-registers']],
    [[by], ['7654321 (Thailand)'], ['two-registers']],
    // One register gives one number.
    [[by], [by2], ['two-numbers']],
    [[`${by} (Belarus)`], [`${by2} (Беларусь)`], ['two-numbers']],
    [['7654321 (Belarus)'], ['1239876 (Беларусь)'], ['two-numbers']],
    [[snils], [snils2], ['two-numbers']],
    // What is not known stays a conflict, and a slip of the hand a doubt.
    [[by], ['7654321'], ['two-numbers']],
    [['7654321 (Utopia)'], ['1239876 (Arcadia)'], ['two-numbers']],
    [['7654321 (Belarus)'], ['7654322 (Thailand)'], ['numbers-near']],
    // Whoever has one of each is held against each.
    [[by, th], [th], []],
    [[by, th], [by2], ['two-numbers']],
    [[by, th], [by2, th], ['two-numbers']],
    [['7654321 (Belarus)', '1239876 (Thailand)'], ['5551234 (Belarus)'], ['two-numbers']],
    [['7654321 (Belarus)', '1239876 (Thailand)'], ['5551234 (Ukraine)'], []],
    // Equality stays equality, whatever stands beside it.
    [['7654321 (Belarus)'], ['7654321 (Thailand)'], []],
  ])('%s beside %s warns of %s', (one, other, conflicts) => {
    expect(warned(one, other)).toEqual(conflicts)
    expect(warned(other, one)).toEqual(conflicts)
  })

  test('are held against each other the same from either side; none that agrees is of two registers', () => {
    const aText = fc.constantFrom(
      ...registers.flatMap((register) => invented[register]),
      '7654321',
      '1239876',
    )
    const aBracket = fc.constantFrom('', ' (Belarus)', ' (Россия)', ' (СНИЛС)', ' (Utopia)')
    const someTexts = fc.array(
      fc.tuple(aText, aBracket).map(([text, bracket]) => text + bracket),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(someTexts, someTexts, (one, other) => {
        expect(warned(one, other)).toEqual(warned(other, one))
        expect(levels(one, other)).toEqual(levels(other, one))
        const forms = (texts: readonly string[]) =>
          new Set(texts.flatMap((text) => readNumber(writeNumber(PERSONAL, text))?.form ?? []))
        const isShared = !forms(one).isDisjointFrom(forms(other))
        expect(levels(one, other).includes('same')).toBe(isShared)
        if (isShared) expect(warned(one, other)).not.toContain('two-registers')
      }),
    )
  })

  test('of which one is of no known register never count as of two', () => {
    const aKnown = fc.constantFrom(...registers.flatMap((register) => invented[register]))
    const anUnknown = fc.integer({ min: 1_000_000, max: 9_999_999 }).map(String)
    fc.assert(
      fc.property(aKnown, anUnknown, (known, unknown) => {
        const isRead = readNumber(writeNumber(PERSONAL, unknown)) !== null
        expect(warned([known], [unknown])).toEqual(isRead ? ['two-numbers'] : [])
      }),
    )
  })
})
