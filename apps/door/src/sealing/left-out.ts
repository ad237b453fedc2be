// What the age library can do and this page never does: sealing to P-256 keys of hardware tokens,
// and to a passphrase. A page on a slow line should not carry a second family of curves for it, so
// the build puts this file in the place of `@noble/curves/nist.js` and `@noble/hashes/scrypt.js`.
// Whatever reached for them all the same would fail here, and then nothing is sent.

function leftOut(): never {
  throw new Error('this page seals to one kind of key only')
}

// Read when the library is loaded; SEC 2 §2.4.2 and §2.5.1 say how long keys are.
const curve = (seed: number) => ({
  lengths: {
    seed,
    secretKey: seed,
    publicKey: seed + 1,
    publicKeyUncompressed: 2 * seed + 1,
    publicKeyHasPrefix: true,
  },
  Point: { Fn: { BYTES: seed, isLE: false }, fromBytes: leftOut },
  utils: { randomSecretKey: leftOut },
  keygen: leftOut,
  getPublicKey: leftOut,
  getSharedSecret: leftOut,
})

export const p256 = curve(32)
export const p384 = curve(48)
export const scrypt = leftOut
