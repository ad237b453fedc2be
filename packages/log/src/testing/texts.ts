import fc from 'fast-check'

const without = (letters: RegExp, longest: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: 'grapheme', maxLength: longest })
    .map((text) => text.replaceAll(letters, ''))
    .filter((text) => text !== '')

/** One line of any script: no control character, no byte order mark. */
export const lines = without(/[\p{Cc}\ufeff]/gu, 40)

/** What a key may be called. */
export const keyNames = without(/[\p{Cc}\p{White_Space}\ufeff+]/gu, 40)

/** What to put into a text to break it: the letters of the grammars, and those they must refuse. */
export const inserts = fc.oneof(
  fc.string({ maxLength: 3, unit: 'binary' }),
  fc.constantFrom('\n', '\n\n', '\r', ' ', '=', '+', '—', '\u00a0', '\ufeff', '\0', '0', '\ud800'),
)
