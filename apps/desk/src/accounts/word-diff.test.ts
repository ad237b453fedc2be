import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordDiff, type Piece } from './word-diff.ts'

const textOf = (pieces: readonly Piece[], without: Piece['kind']): string =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')

const words = fc
  .array(fc.constantFrom('he', 'was', 'taken', 'ў', 'вечары', 'ถูก', 'จับ', '.', '\n', ' '), {
    maxLength: 40,
  })
  .map((all) => all.join(' '))

test('both texts can be read out of it, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.oneof(words, fc.string({ unit: 'binary' })),
      fc.oneof(words, fc.string({ unit: 'binary' })),
      (before, after) => {
        const pieces = wordDiff(before, after)
        expect(textOf(pieces, 'added')).toBe(before)
        expect(textOf(pieces, 'removed')).toBe(after)
        expect(pieces.every(({ text }) => text !== '')).toBe(true)
      },
    ),
    { numRuns: 100 },
  )
})

test('a text is all the same as itself', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(wordDiff(text, text)).toEqual(text === '' ? [] : [{ kind: 'same', text }])
    }),
  )
})

test('says that as little was changed as can be', () => {
  // Each of these is a word of its own, also beside another.
  const signs = fc.array(fc.constantFrom('.', ';', '!'), { maxLength: 12 })
  fc.assert(
    fc.property(signs, signs, (a, b) => {
      const changed = wordDiff(a.join(''), b.join('')).filter(({ kind }) => kind !== 'same')
      const count = changed.reduce((sum, { text }) => sum + text.length, 0)
      expect(count).toBe(a.length + b.length - 2 * longestCommon(a, b))
    }),
  )
})

function longestCommon(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a
  if (first === undefined || b.length === 0) return 0
  const at = b.indexOf(first)
  const without = longestCommon(rest, b)
  return at < 0 ? without : Math.max(without, 1 + longestCommon(rest, b.slice(at + 1)))
}

test('a word changed in the middle is one word removed and one added', () => {
  expect(wordDiff('They came at night.', 'They came at dawn.')).toEqual([
    { kind: 'same', text: 'They came at ' },
    { kind: 'removed', text: 'night' },
    { kind: 'added', text: 'dawn' },
    { kind: 'same', text: '.' },
  ])
})

test('a word in a language without spaces is found', () => {
  const pieces = wordDiff('เขาถูกจับตอนเช้า', 'เขาถูกจับตอนเย็น')
  expect(pieces[0]).toMatchObject({ kind: 'same' })
  expect(textOf(pieces, 'added')).toBe('เขาถูกจับตอนเช้า')
})

test('two long texts with nothing in common are told at once', () => {
  const long = (letter: string) => Array.from({ length: 20_000 }, (_, at) => letter + at).join(' ')
  const began = performance.now()
  const pieces = wordDiff(long('a'), long('b'))
  expect(textOf(pieces, 'added')).toBe(long('a'))
  expect(performance.now() - began).toBeLessThan(20_000)
})
