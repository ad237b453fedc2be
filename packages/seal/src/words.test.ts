import { wordlist } from '@scure/bip39/wordlists/english.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { returnCodeFrom } from './return-code.ts'
import { anyText, bytesOfLength } from './testing/people.ts'
import { fromWords, newPassphrase, normalisePassphrase, toWords } from './words.ts'

vi.setConfig({ testTimeout: 60_000 })

const codes = bytesOfLength(16).map(returnCodeFrom)
const zeros = returnCodeFrom(new Uint8Array(16))

describe('words', () => {
  test('come back to the same code, and are twelve', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(toWords(code).length).toBe(12)
        expect(fromWords(toWords(code).join(' '))).toEqual({ verdict: 'code', code })
      }),
    )
  })

  test('differ whenever the code differs in one bit', () => {
    fc.assert(
      fc.property(codes, fc.nat(127), (code, bit) => {
        const other = returnCodeFrom(code.slice())
        other[bit >> 3]! ^= 1 << (bit & 7)
        expect(toWords(other)).not.toEqual(toWords(code))
      }),
    )
  })

  test('are read in any case, spacing, numbering and compatibility form', () => {
    const wide = (word: string) =>
      word.replaceAll(/[a-z]/g, (letter) => String.fromCodePoint(letter.codePointAt(0)! + 0xfee0))
    const ways: readonly ((words: readonly string[]) => string)[] = [
      (words) => words.join(' ').toUpperCase(),
      (words) => words.join(', '),
      (words) => `  ${words.join('   ')}\t`,
      (words) => words.join('\r\n'),
      (words) => words.map((word, at) => `${at + 1}. ${word}`).join('\n'),
      (words) => words.map((word, at) => `${at + 1}) ${word};`).join(' '),
      (words) => words.map((word, at) => `${at + 1}${word}`).join(' '),
      (words) => words.map((word) => word.replace(/^./, (first) => first.toUpperCase())).join('\n'),
      (words) => words.map((word) => word.replace(/^i/, 'İ')).join(' '),
      (words) => words.map(wide).join('\u3000'),
      (words) => words.join('\u00a0'),
      (words) => words.map((word) => `${word.slice(0, 2)}\u00ad${word.slice(2)}`).join(' '),
    ]
    fc.assert(
      fc.property(codes, fc.constantFrom(...ways), (code, write) => {
        expect(fromWords(write(toWords(code)))).toEqual({ verdict: 'code', code })
      }),
      { numRuns: 300 },
    )
  })

  test('with letters missing, added, changed or swapped name their place and suggest the right word', () => {
    const changes: readonly ((word: string, at: number) => string)[] = [
      (word, at) => word.slice(0, at) + word.slice(at + 1),
      (word, at) => `${word.slice(0, at)}q${word.slice(at)}`,
      (word, at) => `${word.slice(0, at)}q${word.slice(at + 1)}`,
      (word, at) =>
        word.slice(0, at) +
        word
          .slice(at, at + 2)
          .split('')
          .toReversed()
          .join('') +
        word.slice(at + 2),
    ]
    let counted = 0
    let suggested = 0
    fc.assert(
      fc.property(
        codes,
        fc.nat(11),
        fc.nat(7),
        fc.constantFrom(...changes),
        (code, at, letter, change) => {
          const words = toWords(code)
          const right = words[at]!
          const wrong = change(right, letter % right.length)
          fc.pre(wrong !== '' && !wordlist.includes(wrong))
          const reading = fromWords(words.with(at, wrong).join(' '))
          if (reading.verdict !== 'unknown-word') throw new Error(reading.verdict)
          expect(reading.unknown.map(({ position }) => position)).toEqual([at])
          const suggestions = reading.unknown[0]!.suggestions
          expect(suggestions.length).toBeLessThanOrEqual(3)
          expect(suggestions.every((word) => wordlist.includes(word))).toBe(true)
          counted += 1
          if (suggestions.includes(right)) suggested += 1
        },
      ),
      { numRuns: 300, seed: 1 },
    )
    expect(suggested / counted).toBeGreaterThan(0.9)
  })

  test('of the wrong number say how many there were', () => {
    for (const count of [0, 1, 11, 13])
      expect(fromWords(Array(count).fill('abandon').join(' '))).toEqual({
        verdict: 'wrong-count',
        words: count,
      })
  })

  test('in the wrong order fail the checksum fifteen times in sixteen', () => {
    const words = toWords(zeros)
    expect(fromWords(words.toReversed().join(' '))).toEqual({ verdict: 'checksum' })
    expect(fromWords(Array(12).fill('abandon').join(' '))).toEqual({ verdict: 'checksum' })
  })

  test('any text gets a verdict', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof fromWords(text).verdict).toBe('string')
      }),
    )
  })

  // The reference vectors of BIP 39, English, 128 bits.
  test.each([
    ['00000000000000000000000000000000', `${'abandon '.repeat(11)}about`],
    [
      '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
      'legal winner thank year wave sausage worth useful legal winner thank yellow',
    ],
    [
      '80808080808080808080808080808080',
      'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
    ],
    ['ffffffffffffffffffffffffffffffff', `${'zoo '.repeat(11)}wrong`],
    [
      '9e885d952ad362caeb4efe34a8e91bd2',
      'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
    ],
    [
      'c0ba5a8e914111210f2bd131f3d5e08d',
      'scheme spot photo card baby mountain device kick cradle pact join borrow',
    ],
    [
      '23db8160a31d3e0dca3688ed941adbf3',
      'cat swing flag economy stadium alone churn speed unique patch report train',
    ],
    [
      'f30f8c1da665478f49b001d94c5fc452',
      'vessel ladder alter error federal sibling chat ability sun glass valve picture',
    ],
  ])('BIP 39 vector %s', (hex, words) => {
    const code = returnCodeFrom(hexToBytes(hex))
    expect(toWords(code).join(' ')).toBe(words)
    expect(fromWords(words)).toEqual({ verdict: 'code', code })
  })
})

describe('a passphrase', () => {
  test('is eight words of the list, and every bit of 88 counts', () => {
    fc.assert(
      fc.property(bytesOfLength(16), (bytes) => {
        let at = 0
        const phrase = newPassphrase((length) => bytes.slice(at, (at += length)))
        const indexes = phrase.split(' ').map((word) => wordlist.indexOf(word))
        const expected = Array.from(
          { length: 8 },
          (_, pair) => ((bytes[pair * 2]! << 8) | bytes[pair * 2 + 1]!) % 2048,
        )
        expect(indexes).toEqual(expected)
      }),
    )
  })

  test('is normalised to itself, however it is typed', () => {
    fc.assert(
      fc.property(bytesOfLength(16), (bytes) => {
        let at = 0
        const phrase = newPassphrase((length) => bytes.slice(at, (at += length)))
        expect(normalisePassphrase(phrase)).toBe(phrase)
        expect(normalisePassphrase(` ${phrase.toUpperCase().replaceAll(' ', ' \n')}. `)).toBe(
          phrase,
        )
      }),
    )
  })
})
