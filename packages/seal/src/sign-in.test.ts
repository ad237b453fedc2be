import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSignIn, signIn } from './sign-in.ts'
import type { PublicKey } from './signed.ts'
import { bytesOfLength, signer } from './testing/people.ts'

const alice = signer(1)
const bob = signer(2)
const origin = 'https://desk.example'

test('an answer fits its challenge, origin and key, and no other', () => {
  fc.assert(
    fc.property(bytesOfLength(32), fc.nat(255), (challenge, bit) => {
      const answer = signIn(challenge, origin, alice.signingKey)
      const other = challenge.slice()
      other[bit >> 3]! ^= 1 << (bit & 7)
      expect(isSignIn(challenge, origin, alice.key, answer)).toBe(true)
      expect(isSignIn(other, origin, alice.key, answer)).toBe(false)
      expect(isSignIn(challenge, origin, bob.key, answer)).toBe(false)
      expect(isSignIn(challenge, 'https://evil.example', alice.key, answer)).toBe(false)
    }),
    { numRuns: 25 },
  )
})

test('anything a stranger sends gets an answer, and it is no', () => {
  const challenge = new Uint8Array(32)
  fc.assert(
    fc.property(fc.anything(), fc.string(), fc.uint8Array(), (answer, key, odd) => {
      expect(isSignIn(challenge, origin, alice.key, answer)).toBe(false)
      expect(isSignIn(challenge, origin, key as PublicKey, answer)).toBe(false)
      expect(isSignIn(odd, origin, alice.key, answer)).toBe(false)
    }),
  )
})

test('a challenge of another length is our bug', () => {
  expect(() => signIn(new Uint8Array(31), origin, alice.signingKey)).toThrow('32 bytes')
})
