import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { dammDigit, fromDigits, newReturnCode, returnCodeFrom, toDigits } from './return-code.ts'
import { anyText, bytesOfLength } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

const codes = bytesOfLength(16).map(returnCodeFrom)
const places = fc.nat(9)

const flat = (groups: readonly string[]): string => groups.join(' ')

describe('a new code', () => {
  test('uses all 128 bits it is given, and refuses a source that gives fewer', () => {
    fc.assert(
      fc.property(bytesOfLength(16), (bytes) => {
        expect([...newReturnCode((length) => bytes.slice(0, length))]).toEqual([...bytes])
      }),
    )
    expect(() => newReturnCode(() => new Uint8Array(15))).toThrow('randomness')
  })

  test('differs from every other in its digits: no bit is lost on the way to paper', () => {
    fc.assert(
      fc.property(codes, fc.nat(127), (code, bit) => {
        const other = returnCodeFrom(code.slice())
        other[bit >> 3]! ^= 1 << (bit & 7)
        expect(flat(toDigits(other))).not.toBe(flat(toDigits(code)))
      }),
    )
  })
})

describe('digits', () => {
  test('come back to the same code, as ten groups of four and one', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const groups = toDigits(code)
        expect(groups.every((group) => /^\d{4}-\d$/.test(group))).toBe(true)
        expect(groups.length).toBe(10)
        expect(fromDigits(flat(groups))).toEqual({ verdict: 'code', code })
      }),
    )
  })

  test('are read in any spacing, with any dashes, and in the digits of any script', () => {
    const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xff10, 0x1d7ce, 0x1d7f6]
    const separators = fc.constantFrom('', ' ', '\n', ' - ', '–', '\u00a0', ', ')
    fc.assert(
      fc.property(codes, fc.constantFrom(...zeros), separators, (code, zero, separator) => {
        const text = toDigits(code)
          .map((group) => group.replace('-', separator))
          .join(separator)
          .replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
        expect(fromDigits(text)).toEqual({ verdict: 'code', code })
      }),
    )
  })

  test('with one wrong digit name exactly that group', () => {
    fc.assert(
      fc.property(
        codes,
        places,
        fc.constantFrom(0, 1, 2, 3, 5),
        fc.integer({ min: 1, max: 9 }),
        (code, group, at, off) => {
          const groups = [...toDigits(code)]
          const characters = groups[group]!.split('')
          characters[at] = String((Number(characters[at]) + off) % 10)
          groups[group] = characters.join('')
          expect(fromDigits(flat(groups))).toEqual({ verdict: 'wrong-groups', positions: [group] })
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('with two neighbours swapped, the check digit too, name exactly that group', () => {
    fc.assert(
      fc.property(codes, places, fc.nat(3), (code, group, at) => {
        const groups = [...toDigits(code)]
        const digits = groups[group]!.replace('-', '').split('')
        fc.pre(digits[at] !== digits[at + 1])
        const swapped = digits.with(at, digits[at + 1]!).with(at + 1, digits[at]!)
        groups[group] = swapped.join('')
        expect(fromDigits(flat(groups))).toEqual({ verdict: 'wrong-groups', positions: [group] })
      }),
      { numRuns: 1_000 },
    )
  })

  test('with two groups swapped name exactly those two', () => {
    fc.assert(
      fc.property(codes, places, places, (code, a, b) => {
        const groups = toDigits(code)
        fc.pre(a < b)
        const swapped = groups.with(a, groups[b]!).with(b, groups[a]!)
        expect(fromDigits(flat(swapped))).toEqual({ verdict: 'wrong-groups', positions: [a, b] })
      }),
      { numRuns: 1_000 },
    )
  })

  test('with a group of a neighbour’s code in its place open neither mailbox', () => {
    fc.assert(
      fc.property(codes, codes, places, (code, neighbour, group) => {
        const [mine, theirs] = [toDigits(code), toDigits(neighbour)]
        fc.pre(mine[group] !== theirs[group])
        const read = fromDigits(flat(mine.with(group, theirs[group]!)))
        expect(['code', 'checksum']).toContain(read.verdict)
        if (read.verdict === 'code') expect([code, neighbour]).not.toContainEqual(read.code)
      }),
    )
  })

  test('with a digit too few or too many name the group when the groups stand apart', () => {
    fc.assert(
      fc.property(codes, places, fc.boolean(), (code, group, tooMany) => {
        const groups = [...toDigits(code)]
        groups[group] = tooMany ? `${groups[group]}0` : groups[group]!.slice(1)
        expect(fromDigits(flat(groups))).toEqual({ verdict: 'wrong-groups', positions: [group] })
      }),
    )
  })

  test('of the wrong number say how many there were', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 1, max: 9 }), (code, count) => {
        const text = flat(toDigits(code).slice(0, count))
        expect(fromDigits(text)).toEqual({ verdict: 'wrong-count', digits: count * 5 })
      }),
    )
    expect(fromDigits('')).toEqual({ verdict: 'wrong-count', digits: 0 })
  })

  test('that are right but above 2^128 are no code', () => {
    const groups = Array.from({ length: 10 }, (_, at) => `9999-${dammDigit(`${at}9999`)}`)
    expect(fromDigits(flat(groups))).toEqual({ verdict: 'checksum' })
  })

  test('of the smallest and the largest code', () => {
    for (const byte of [0x00, 0xff]) {
      const code = returnCodeFrom(new Uint8Array(16).fill(byte))
      expect(fromDigits(flat(toDigits(code)))).toEqual({ verdict: 'code', code })
    }
    const largest = toDigits(returnCodeFrom(new Uint8Array(16).fill(0xff)))
    expect(largest.map((group) => group.slice(0, 4)).join('')).toBe(
      (2n ** 128n - 1n).toString().padStart(40, '0'),
    )
  })

  test('any text gets a verdict', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typeof fromDigits(text).verdict).toBe('string')
      }),
    )
  })
})

describe('the check digit', () => {
  test('agrees with the published example: 572 has the Damm digit 4', () => {
    expect(dammDigit('572')).toBe(4)
    expect(dammDigit('5724')).toBe(0)
  })

  test('comes from a table that is a totally anti-symmetric quasigroup', () => {
    const step = (state: number, digit: number) => dammDigit(`${prefixFor(state)}${digit}`)
    const prefixFor = (state: number) =>
      Array.from({ length: 10 }, (_, digit) => String(digit)).find(
        (one) => dammDigit(one) === state,
      )!
    const all = Array.from({ length: 10 }, (_, digit) => digit)
    for (const c of all) {
      expect(new Set(all.map((digit) => step(c, digit))).size).toBe(10)
      expect(new Set(all.map((state) => step(state, c))).size).toBe(10)
      expect(step(c, c)).toBe(0)
      const pairs = all.flatMap((x) => all.filter((y) => y !== x).map((y) => [x, y] as const))
      expect(pairs.every(([x, y]) => step(step(c, x), y) !== step(step(c, y), x))).toBe(true)
    }
  })
})
