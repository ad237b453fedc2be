import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserVerifying } from './browser-verifying.ts'
import { nodeHashing as hashing, nodeVerifying } from './node.ts'
import { parseLogProof } from './log-proof.ts'
import { checkNote } from './signing.ts'
import { cosigners, flipped, logSigners, noteAt } from './testing/synthetic-log.ts'
import { parseVerifierKey } from './verifier-key.ts'

// Node's own check is the judge: a page that believed more, or less, than a stranger's Node would
// raise alarms that nobody can repeat, or none.

type Signed = readonly [publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array]

const { Point } = ed25519
const L = Point.Fn.ORDER

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

const littleEndian = (number: bigint): Uint8Array =>
  bytesOf(number.toString(16).padStart(64, '0')).toReversed()

const numberOf = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`)

const sameByBoth = (algorithm: 'ed25519' | 'mlDsa44', signed: Signed): boolean => {
  const here = browserVerifying[algorithm](...signed)
  expect(here, signed.map((one) => Buffer.from(one).toString('hex')).join(' ')).toBe(
    nodeVerifying[algorithm](...signed),
  )
  return here
}

/** Of the key with this seed, by Node. */
const signedByNode = (seed: Uint8Array, message: Uint8Array): Signed => {
  const der = Buffer.concat([bytesOf('302e020100300506032b657004220420'), seed])
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  return [ed25519.getPublicKey(seed), message, new Uint8Array(sign(null, message, key))]
}

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 })
const messages = fc.uint8Array({ maxLength: 80 })

// All encodings of the points of small order, right and wrong ones: y, then the sign bit.
const smallOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
].map(bytesOf)

describe('Ed25519 in the browser', () => {
  test('takes what Node signed', () => {
    fc.assert(
      fc.property(seeds, messages, (seed, message) => {
        expect(sameByBoth('ed25519', signedByNode(seed, message))).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('refuses, as Node does, what one bit was changed of, and bytes that are nothing', () => {
    fc.assert(
      fc.property(seeds, messages, fc.nat(2), fc.nat(), (seed, message, which, bit) => {
        const signed = signedByNode(seed, Uint8Array.of(1, ...message))
        const other = signed.with(which, flipped(signed[which]!, bit)) as unknown as Signed
        expect(sameByBoth('ed25519', other)).toBe(false)
      }),
      { numRuns: 100 },
    )
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        messages,
        fc.uint8Array({ maxLength: 70 }),
        (...signed) => {
          expect(sameByBoth('ed25519', signed)).toBe(false)
        },
      ),
    )
  })

  test('refuses the second spelling of a scalar', () => {
    const [key, message, signature] = signedByNode(new Uint8Array(32).fill(7), Uint8Array.of(1))
    const s = numberOf(signature.subarray(32))
    for (let high = s + L; high < 1n << 256n; high += L) {
      const other = Uint8Array.of(...signature.subarray(0, 32), ...littleEndian(high))
      expect(sameByBoth('ed25519', [key, message, other])).toBe(false)
    }
  })

  // A signer who means harm can make signatures that hold only up to a point of small order.
  test('decides as Node does where keys or points of small order are mixed in', () => {
    const torsion = Point.fromBytes(smallOrder[6]!)
    const taken: boolean[] = []
    for (let at = 0; at < 48; at++) {
      const a = BigInt(at + 2)
      const message = Uint8Array.of(at)
      const key = Point.BASE.multiply(a).add(torsion.multiplyUnsafe(BigInt(at % 8)))
      const r = 99n
      const R = Point.BASE.multiply(r).add(torsion.multiplyUnsafe(BigInt((at >> 3) % 8)))
      const hashed = numberOf(sha512(Uint8Array.of(...R.toBytes(), ...key.toBytes(), ...message)))
      const s = (r + hashed * a) % L
      const signature = Uint8Array.of(...R.toBytes(), ...littleEndian(s))
      taken.push(sameByBoth('ed25519', [key.toBytes(), message, signature]))
    }
    expect(taken).toContain(true)
    expect(taken).toContain(false)
  })

  test('takes no key of small order, in whatever spelling, and neither does whoever reads one', () => {
    for (const key of smallOrder) {
      for (const R of smallOrder) {
        const signature = Uint8Array.of(...R, ...new Uint8Array(32))
        expect(sameByBoth('ed25519', [key, Uint8Array.of(1), signature])).toBe(false)
      }
      const encoded = Buffer.from(Uint8Array.of(1, ...key)).toString('base64')
      expect(parseVerifierKey(hashing, `x+00000000+${encoded}`)).toEqual({
        verdict: 'malformed',
        fault: 'key',
      })
    }
  })
})

describe('ML-DSA-44 in the browser', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ml-dsa-44')
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(22))
  const signedBy = (message: Uint8Array): Signed => [
    raw,
    message,
    new Uint8Array(sign(null, message, privateKey)),
  ]

  test('takes what Node signed, and refuses what one bit was changed of', () => {
    fc.assert(
      fc.property(messages, fc.nat(2), fc.nat(), (message, which, bit) => {
        const signed = signedBy(Uint8Array.of(1, ...message))
        expect(sameByBoth('mlDsa44', signed)).toBe(true)
        const other = signed.with(which, flipped(signed[which]!, bit)) as unknown as Signed
        expect(sameByBoth('mlDsa44', other)).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  test('refuses bytes that are nothing, of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array(), messages, fc.uint8Array(), (...signed) => {
        expect(sameByBoth('mlDsa44', signed)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
})

test('a checkpoint signed by all types of key is signed by the same, at the same times', () => {
  const all = [...logSigners, ...Object.values(cosigners)]
  const keys = all.map(({ key }) => key)
  const note = noteAt(200, Object.values(cosigners))
  expect(checkNote(browserVerifying, keys, note)).toEqual(checkNote(nodeVerifying, keys, note))
  expect(checkNote(browserVerifying, keys, note).verdict).toBe('signed')
})

test('a real log that others keep is signed for the browser, too', () => {
  const file = new URL('../../../vectors/log/go-checksum-database.json', import.meta.url)
  const vector = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly key: string
    readonly proofs: readonly string[]
  }
  const key = parseVerifierKey(hashing, vector.key)
  for (const text of vector.proofs) {
    const proof = parseLogProof(text)
    if (key.verdict !== 'key' || proof.verdict !== 'proof') throw new Error('does not read')
    expect(checkNote(browserVerifying, [key.key], proof.logProof.note).verdict).toBe('signed')
  }
})
