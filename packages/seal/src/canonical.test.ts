import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bodyHash, canonicalBytes, hashOf } from './canonical.ts'

const canonical = (value: unknown): string => new TextDecoder().decode(canonicalBytes(value))

test('the canonical form reads back to the same value and does not depend on field order', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).toReversed())
      expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      expect(canonical(reversed)).toBe(canonical(value))
    }),
  )
})

test('what JSON cannot carry is refused rather than changed', () => {
  for (const value of ['\ud800', Number.NaN, Number.POSITIVE_INFINITY, undefined, { a: '\udc00' }])
    expect(() => canonicalBytes(value)).toThrow(/not allowed|no JSON form/)
})

describe('RFC 8785', () => {
  test('§3.2.2, the sample object', () => {
    const sample = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`) as unknown
    expect(canonical(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  test('§3.2.3, sorting by UTF-16 code units', () => {
    const sample = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    const order = [...canonical(sample).matchAll(/:"([^"]*)"/g)].map(([, value]) => value)
    expect(order).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  const numbers = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ] as const
  test.each(numbers)('appendix B, %s', (hex, expected) => {
    const bits = new DataView(hexToBytes(hex).buffer)
    expect(canonical(bits.getFloat64(0))).toBe(expected)
  })

  test.each(['7fffffffffffffff', '7ff0000000000000'])('appendix B, %s is an error', (hex) => {
    const bits = new DataView(hexToBytes(hex).buffer)
    expect(() => canonicalBytes(bits.getFloat64(0))).toThrow('not allowed')
  })
})

test('hashes are lower-case hex SHA-256, of bytes and of a canonical body', () => {
  // FIPS 180-4 example "abc".
  const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
  expect(hashOf(new TextEncoder().encode('abc'))).toBe(abc)
  expect(bodyHash({ b: 1, a: 2 })).toBe(hashOf(new TextEncoder().encode('{"a":2,"b":1}')))
})
