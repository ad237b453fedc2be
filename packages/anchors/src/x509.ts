import type { Digest, Scheme } from './digests.ts'

/** A signature over bytes, and how it was made. */
export type SignatureClaim = {
  readonly scheme: Scheme
  readonly digest: Digest
  readonly message: Uint8Array
  readonly signature: Uint8Array
}

/** What is asked of whoever has the mathematics: `@amparo/anchors/node` brings Node's. */
export interface X509 {
  digest(name: Digest, bytes: Uint8Array): Uint8Array
  /** Whether the issuer, by its name and its key, issued the certificate; both in DER. Never throws. */
  isIssuedBy(certificate: Uint8Array, issuer: Uint8Array): boolean
  /** Whether the key of a certificate in DER made the signature. Never throws. */
  isSignedBy(certificate: Uint8Array, claim: SignatureClaim): boolean
}
