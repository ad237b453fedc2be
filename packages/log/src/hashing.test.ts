import { hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserHashing } from './browser.ts'
import { hkdf, type Hashing } from './hashing.ts'
import { nodeHashing } from './node.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text)
const repeated = (byte: number, count: number): Uint8Array => new Uint8Array(count).fill(byte)
const counting = (from: number, to: number): Uint8Array =>
  Uint8Array.from({ length: to - from + 1 }, (_, at) => from + at)

test('both adapters agree on everything', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 300 }),
      (key, bytes) => {
        expect(hex(nodeHashing.sha256(bytes))).toBe(hex(browserHashing.sha256(bytes)))
        expect(hex(nodeHashing.hmacSha256(key, bytes))).toBe(
          hex(browserHashing.hmacSha256(key, bytes)),
        )
      },
    ),
  )
})

test('hkdf agrees with Node’s for any inputs and lengths', () => {
  const bytes = fc.uint8Array({ maxLength: 100 })
  fc.assert(
    fc.property(
      bytes,
      bytes,
      bytes,
      fc.integer({ min: 1, max: 300 }),
      (key, salt, info, length) => {
        const expected = new Uint8Array(hkdfSync('sha256', key, salt, info, length))
        expect(hex(hkdf(nodeHashing, key, salt, info, length))).toBe(hex(expected))
      },
    ),
  )
})

test('hkdf gives no more than the standard allows', () => {
  const none = new Uint8Array()
  expect(hkdf(nodeHashing, none, none, none, 8_160).length).toBe(8_160)
  for (const length of [0, -1, 1.5, 8_161])
    expect(() => hkdf(nodeHashing, none, none, none, length)).toThrow('hkdf')
})

const adapters: readonly (readonly [string, Hashing])[] = [
  ['node', nodeHashing],
  ['browser', browserHashing],
]

describe.each(adapters)('the %s adapter', (_, hashing) => {
  // RFC 5869, appendix A, the three SHA-256 cases.
  const rfc5869 = [
    {
      key: repeated(0x0b, 22),
      salt: counting(0x00, 0x0c),
      info: counting(0xf0, 0xf9),
      okm: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    },
    {
      key: counting(0x00, 0x4f),
      salt: counting(0x60, 0xaf),
      info: counting(0xb0, 0xff),
      okm: 'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
    },
    {
      key: repeated(0x0b, 22),
      salt: new Uint8Array(),
      info: new Uint8Array(),
      okm: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    },
  ]
  test.each(rfc5869)('RFC 5869 appendix A, $okm', ({ key, salt, info, okm }) => {
    expect(hex(hkdf(hashing, key, salt, info, okm.length / 2))).toBe(okm)
  })

  // RFC 4231 §4, the SHA-256 cases; case 5 is the one cut to 128 bits.
  const rfc4231 = [
    {
      key: repeated(0x0b, 20),
      bytes: ascii('Hi There'),
      mac: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    },
    {
      key: ascii('Jefe'),
      bytes: ascii('what do ya want for nothing?'),
      mac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    },
    {
      key: repeated(0xaa, 20),
      bytes: repeated(0xdd, 50),
      mac: '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe',
    },
    {
      key: counting(0x01, 0x19),
      bytes: repeated(0xcd, 50),
      mac: '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
    },
    {
      key: repeated(0x0c, 20),
      bytes: ascii('Test With Truncation'),
      mac: 'a3b6167473100ee06e0c796c2955552b',
    },
    {
      key: repeated(0xaa, 131),
      bytes: ascii('Test Using Larger Than Block-Size Key - Hash Key First'),
      mac: '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
    },
    {
      key: repeated(0xaa, 131),
      bytes: ascii(
        'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.',
      ),
      mac: '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
    },
  ]
  test.each(rfc4231)('RFC 4231 §4, $mac', ({ key, bytes, mac }) => {
    expect(hex(hashing.hmacSha256(key, bytes)).slice(0, mac.length)).toBe(mac)
  })

  test('FIPS 180-4, "abc"', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(hashing.sha256(ascii('abc'))).toEqual(fromHex(abc))
  })
})
