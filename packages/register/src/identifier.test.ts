import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparedOf } from './compared-of.ts'
import { fold } from './fold.ts'
import {
  identifierForm,
  identifying,
  isExclusive,
  nearnessOf,
  numberInPart,
  numberKeys,
  numberKeysToAsk,
  readNumber,
  writeNumber,
  type SaidNumber,
} from './identifier.ts'
import { matchKeysOf } from './match-keys-of.ts'
import { aClaim } from './testing/claims.ts'

/** Invented numbers: none of them follows the rules of any country. */
const aNumber = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...Array.from('ABEKMHOPCTXZ')), maxLength: 3 }),
    fc.integer({ min: 1_000_000, max: 9_876_543 }),
  )
  .filter(([, figures]) => new Set(String(figures)).size > 1)
  .map(([letters, figures]) => `${letters}${figures}`)

const cyrillic = (text: string) =>
  Array.from(text, (letter) => {
    const at = 'ABEKMHOPCTX'.indexOf(letter)
    return at === -1 ? letter : 'АВЕКМНОРСТХ'.charAt(at)
  }).join('')
const thai = (text: string) =>
  text.replaceAll(/\d/g, (figure) => String.fromCharCode(0x0e50 + Number(figure)))
const fullWidth = (text: string) =>
  text.replaceAll(/\d/g, (figure) => String.fromCharCode(0xff10 + Number(figure)))

const aHand = fc.constantFrom<(text: string) => string>(
  cyrillic,
  thai,
  fullWidth,
  (text) => text.toLowerCase(),
  (text) => cyrillic(text).toLowerCase(),
  (text) => Array.from(text).join(' '),
  (text) => `${text.slice(0, 3)}-${text.slice(3)}`,
  (text) => `${text.slice(0, 2)}–${text.slice(2)}`,
  (text) => `№ ${text}`,
  (text) => `${text} (passport, Utopia)`,
)

describe('a number that identifies', () => {
  it('has one form, in whatever hands it was written one after another', () => {
    fc.assert(
      fc.property(aNumber, fc.array(aHand, { maxLength: 3 }), (number, hands) => {
        const written = hands.reduce((text, hand) => hand(text), number)
        expect(identifierForm(written)).toBe(number)
      }),
    )
  })

  it('is another where one figure is another', () => {
    fc.assert(
      fc.property(aNumber, aNumber, (one, other) => {
        expect(identifierForm(one) === identifierForm(other)).toBe(one === other)
      }),
    )
  })

  it.each(['', '-', 'нет', 'none', '0000000', '111-111', 'б/н 12', '…'])(
    'is none where nobody is told from anybody: %s',
    (text) => {
      expect(identifierForm(text)).toBeNull()
      expect(numberKeysToAsk(text)).toEqual([])
      expect(numberKeys(identifying.map(({ code }) => writeNumber(code, text)))).toEqual([])
    },
  )

  it('is read back as it was written, and nothing else is read as one', () => {
    fc.assert(
      fc.property(aNumber, fc.constantFrom(...identifying), (number, declared) => {
        const text = `${number} (passport)`
        expect(readNumber(writeNumber(declared.code, text))).toEqual({
          property: declared,
          text,
          form: number,
          beside: ['passport'],
        })
        expect(readNumber(writeNumber('person.residence', text))).toBeNull()
      }),
    )
  })

  it('is found by each of its forms and by no part of it', () => {
    fc.assert(
      fc.property(aNumber, fc.constantFrom(...identifying), aHand, (number, { code }, hand) => {
        const keys = matchKeysOf(fold([aClaim(1, code, hand(number))]))
        expect(keys).toHaveLength(1)
        expect(numberKeysToAsk(number)).toEqual(expect.arrayContaining(keys))
        expect(numberKeysToAsk(number.slice(0, -1))).not.toEqual(expect.arrayContaining(keys))
      }),
    )
  })
})

it('which number somebody has only once follows from the declaration', () => {
  const exclusive = identifying.filter(isExclusive).map(({ code }) => code)
  expect(exclusive).toEqual(['person.personal-number'])
  expect(identifying.map(({ code }) => code)).toEqual(['person.personal-number', 'person.document'])
})

it('what stands in brackets is not cut into the number, however much it is', () => {
  const aLongTale = fc
    .string({ minLength: 80, maxLength: 300 })
    .map((tale) => tale.replaceAll(/[()[\]]/g, ''))
  fc.assert(
    fc.property(aNumber, aLongTale, fc.constantFrom(...identifying), (number, tale, { code }) => {
      const claims = [aClaim(1, code, `${number} (Utopia; ${tale}x)`)]
      const [written = '', ...others] = comparedOf(fold(claims), claims).numbers
      expect(others).toEqual([])
      expect(written.length).toBeLessThanOrEqual(120)
      expect(readNumber(written)?.form).toBe(number)
    }),
  )
})

it('spellings of one number are one value; two numbers quarrel where there can be only one', () => {
  const twice = (one: string, other: string) =>
    fold([aClaim(1, 'person.personal-number', one), aClaim(2, 'person.personal-number', other)])
  expect(twice('AB 123-45', 'аб 12345').properties['person.personal-number']).toMatchObject({
    contested: true,
  })
  expect(twice('AB 123-45', 'ав 12345').properties['person.personal-number']).toMatchObject({
    contested: false,
    groups: [{ claims: ['1', '2'] }],
  })
  const documents = [
    aClaim(1, 'person.document', 'AB 123-45'),
    aClaim(2, 'person.document', 'AB 67890'),
  ]
  expect(fold(documents).quarrels).toBe(0)
  expect(comparedOf(fold(documents), documents).numbers).toEqual([
    'person.document AB 123-45',
    'person.document AB 67890',
  ])
})

describe('a number in part', () => {
  const lettersOf = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]/gu) ?? []

  it('is its last characters, never more than four nor a third of it, in whatever hand it is written', () => {
    fc.assert(
      fc.property(aNumber, fc.array(aHand, { maxLength: 3 }), (number, hands) => {
        const written = hands.reduce((text, hand) => hand(text), number)
        const part = numberInPart(written)
        const whole = lettersOf(written.replaceAll(/\([^()]*\)/g, ''))
        expect(part).not.toBeNull()
        const shown = lettersOf(part?.end ?? '')
        expect(shown.length).toBeLessThanOrEqual(Math.min(4, whole.length / 3))
        expect(shown.length).toBeGreaterThan(0)
        expect(whole.slice(whole.length - shown.length)).toEqual(shown)
      }),
    )
  })

  it('of any text with a figure holds no other figure than those at its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, figures) => {
        const part = numberInPart(`${text}${figures}`)
        expect(part?.beside ?? '').not.toMatch(/\p{N}/u)
        expect(lettersOf(part?.end ?? '').length).toBeLessThanOrEqual(4)
      }),
    )
  })

  it.each([
    ['MP 1234567 (passport, Utopia)', { end: '567', beside: '(passport, Utopia)' }],
    ['MP1234567 (before: MP7654321)', { end: '567', beside: '' }],
    ['(MP1234567)', { end: '', beside: '' }],
    ['12', { end: '', beside: '' }],
  ])('keeps the words beside it that say no number: %s', (text, part) => {
    expect(numberInPart(text)).toEqual(part)
  })

  it.each(['nobody knows it', 'нет', ''])('is none where nothing is to be hidden: %s', (text) => {
    expect(numberInPart(text)).toBeNull()
  })
})

describe('two numbers beside each other', () => {
  const [declared] = identifying
  const said = (form: string): SaidNumber => {
    if (declared === undefined) throw new Error('nothing identifies')
    return { property: declared, text: form, form, beside: [] }
  }

  /** By the definition: the fewest changes of one character, or of the order of two neighbours. */
  function changesBetween(one: string, other: string): number {
    const row = (at: number): number[] =>
      Array.from({ length: other.length + 1 }, (_, to) => (at === 0 ? to : to === 0 ? at : 0))
    const table = Array.from({ length: one.length + 1 }, (_, at) => row(at))
    const at = (i: number, j: number): number => table[i]?.[j] ?? Number.POSITIVE_INFINITY
    for (let i = 1; i <= one.length; i++)
      for (let j = 1; j <= other.length; j++) {
        const isSame = one[i - 1] === other[j - 1]
        const isTurned = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
        const ways = [at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (isSame ? 0 : 1)]
        table[i]?.splice(j, 1, Math.min(...ways, isTurned ? at(i - 2, j - 2) + 1 : 9))
      }
    return at(one.length, other.length)
  }

  const few = fc.string({ unit: fc.constantFrom('A', '1', '2'), maxLength: 6 })

  it('are the same, one slip of the hand apart, or different', () => {
    fc.assert(
      fc.property(few, few, (one, other) => {
        const changes = changesBetween(one, other)
        const expected = changes === 0 ? 'same' : changes === 1 ? 'near' : 'differs'
        expect(nearnessOf(said(one), said(other))).toBe(expected)
        expect(nearnessOf(said(other), said(one))).toBe(expected)
      }),
      { numRuns: 1_000 },
    )
  })
})
