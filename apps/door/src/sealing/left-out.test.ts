import { expect, test } from 'vitest'
import { p256, p384, scrypt } from './left-out.ts'

test('whatever reaches for what was left out fails, and gives nothing back', () => {
  for (const curve of [p256, p384]) {
    for (const call of [
      curve.keygen,
      curve.getPublicKey,
      curve.getSharedSecret,
      curve.Point.fromBytes,
      curve.utils.randomSecretKey,
    ]) {
      expect(call).toThrow()
    }
  }
  expect(scrypt).toThrow()
})

test('keys have the lengths of SEC 2, by which the library lays out what it never uses here', () => {
  expect(p256.lengths).toMatchObject({ secretKey: 32, publicKey: 33, publicKeyUncompressed: 65 })
  expect(p384.lengths).toMatchObject({ secretKey: 48, publicKey: 49, publicKeyUncompressed: 97 })
})
