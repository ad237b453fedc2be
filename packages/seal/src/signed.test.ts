import { createPublicKey, verify as nodeVerify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalBytes } from './canonical.ts'
import {
  countersign,
  fingerprint,
  newSigningKey,
  publicKeyOf,
  sign,
  signedBy,
  signedTypes,
  signingKeyFrom,
  type PublicKey,
  type SignedBody,
} from './signed.ts'
import { random, signer } from './testing/people.ts'

const types = fc.constantFrom(...signedTypes)
const bodies = fc
  .tuple(types, fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })))
  .map(([type, rest]) => JSON.parse(JSON.stringify({ ...rest, type })) as SignedBody)

const alice = signer(1)
const bob = signer(2)

describe('a signed body', () => {
  test('is signed by its signer, whatever the order of its fields, and by nobody else', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        const signed = sign(body.type, body, alice.signingKey)
        const reversed = Object.fromEntries(Object.entries(body).toReversed())
        expect(signedBy(body.type, signed, alice.key)).toBe(true)
        expect(signedBy(body.type, { ...signed, body: reversed }, alice.key)).toBe(true)
        expect(signedBy(body.type, signed, bob.key)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  test('of one type never passes for another', () => {
    fc.assert(
      fc.property(bodies, types, (body, other) => {
        fc.pre(other !== body.type)
        const signed = sign(body.type, body, alice.signingKey)
        expect(signedBy(other, signed, alice.key)).toBe(false)
        const renamed = { ...signed, body: { ...body, type: other } }
        expect(signedBy(other, renamed, alice.key)).toBe(false)
      }),
      { numRuns: 20 },
    )
  })

  test('signed under one type while it names another is signed as neither', () => {
    const body = { type: 'opened' }
    const message = Buffer.concat([Buffer.from('amparo/v1/answer\0'), canonicalBytes(body)])
    const signature = Buffer.from(ed25519.sign(message, alice.signingKey)).toString('base64')
    const forged = { body, signatures: [{ key: alice.key, signature }] }
    expect(signedBy('answer', forged, alice.key)).toBe(false)
    expect(signedBy('opened', forged, alice.key)).toBe(false)
  })

  test('with any field added, removed or changed is no longer signed', () => {
    const body = { type: 'answer', text: 'yes', seq: 1, list: [1, 2] } as const
    const signed = sign('answer', body, alice.signingKey)
    const changes: readonly object[] = [
      { ...body, text: 'no' },
      { ...body, seq: 2 },
      { ...body, seq: '1' },
      { ...body, list: [2, 1] },
      { ...body, extra: null },
      { type: 'answer', seq: 1, list: [1, 2] },
    ]
    for (const changed of changes)
      expect(signedBy('answer', { ...signed, body: changed }, alice.key)).toBe(false)
  })

  test('may carry several signatures, one for each key', () => {
    const once = sign('intake', { type: 'intake' }, alice.signingKey)
    const twice = countersign('intake', once, bob.signingKey)
    expect(signedBy('intake', twice, alice.key) && signedBy('intake', twice, bob.key)).toBe(true)
    expect(countersign('intake', twice, bob.signingKey).signatures.length).toBe(2)
  })

  test('of a type it does not name is not signed at all', () => {
    expect(() => sign('grant' as never, { type: 'answer' }, alice.signingKey)).toThrow('type')
  })
})

describe('what is not a signed body', () => {
  test('is not signed, and asking never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, key) => {
        expect(signedBy('answer', value, alice.key)).toBe(false)
        expect(signedBy('answer', value, key as PublicKey)).toBe(false)
      }),
    )
  })

  test('odd bodies and odd signatures are refused', () => {
    const good = sign('answer', { type: 'answer' }, alice.signingKey)
    const [signature] = good.signatures
    const odd: readonly unknown[] = [
      { ...good, body: [good.body] },
      { ...good, body: { type: 'answer', text: '\ud800' } },
      { ...good, signatures: [] },
      { ...good, signatures: signature },
      { ...good, signatures: [{ ...signature, key: `${signature!.key}\n` }] },
      { ...good, signatures: [{ ...signature, signature: signature!.signature.slice(4) }] },
      { ...good, signatures: Array.from({ length: 17 }, () => signature) },
    ]
    expect(signedBy('answer', good, alice.key)).toBe(true)
    for (const value of odd) expect(signedBy('answer', value, alice.key)).toBe(false)
  })

  test('a small-order key, for which anything verifies under loose rules, signs nothing', () => {
    const identityPoint = btoa(String.fromCharCode(1, ...new Uint8Array(31))) as PublicKey
    const forged = btoa(String.fromCharCode(1, ...new Uint8Array(63)))
    const loose = ed25519.verify(
      Uint8Array.from([1, ...new Uint8Array(63)]),
      canonicalBytes('anything'),
      Uint8Array.from([1, ...new Uint8Array(31)]),
    )
    expect(loose).toBe(true)
    const value = {
      body: { type: 'answer' },
      signatures: [{ key: identityPoint, signature: forged }],
    }
    expect(signedBy('answer', value, identityPoint)).toBe(false)
  })
})

describe('against other people’s code', () => {
  test('node:crypto verifies a signature over the documented bytes', () => {
    const body = { type: 'answer', text: 'вітаю', a: 1 } as const
    const { signatures } = sign('answer', body, alice.signingKey)
    const message = Buffer.from('amparo/v1/answer\0{"a":1,"text":"вітаю","type":"answer"}')
    const spki = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(alice.key, 'base64'),
    ])
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    const signature = Buffer.from(signatures[0]!.signature, 'base64')
    expect(nodeVerify(null, message, key, signature)).toBe(true)
  })

  // RFC 8032 §7.1, tests 1 to 3.
  const rfc8032 = [
    {
      seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
    {
      seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
  ]
  test.each(rfc8032)('RFC 8032 §7.1, message "$message"', ({ seed, key, message, signature }) => {
    const signingKey = signingKeyFrom(hexToBytes(seed))
    expect(Buffer.from(publicKeyOf(signingKey), 'base64').toString('hex')).toBe(key)
    const made = ed25519.sign(hexToBytes(message), signingKey)
    expect(Buffer.from(made).toString('hex')).toBe(signature)
  })
})

describe('keys', () => {
  test('a new key signs with all of the randomness it was given', () => {
    const asked: number[] = []
    const key = newSigningKey((length) => {
      asked.push(length)
      return random(length)
    })
    expect([asked, key.length]).toEqual([[32], 32])
    expect(() => newSigningKey(() => new Uint8Array(16))).toThrow('randomness')
  })

  test('a fingerprint is eight groups of four hex digits, another for another key', () => {
    expect(fingerprint(alice.key)).toMatch(/^[0-9a-f]{4}(?: [0-9a-f]{4}){7}$/)
    expect(fingerprint(alice.key)).not.toBe(fingerprint(bob.key))
  })
})
