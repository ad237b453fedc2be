import { constants, hash, verify, X509Certificate, type KeyObject } from 'node:crypto'
import type { X509 } from './x509.ts'

/** Less was factored, or soon will be (NIST SP 800-57 part 1, table 2: 112 bits of strength). */
const shortestRsa = 2_048

const isStrong = (key: KeyObject): boolean =>
  (key.asymmetricKeyDetails?.modulusLength ?? shortestRsa) >= shortestRsa

const orNobody = (question: () => boolean): boolean => {
  try {
    return question()
  } catch {
    return false // bytes that are no certificate or no key: nobody signed with them
  }
}

/** Node's own (OpenSSL's) X.509: names, key identifiers, key usage and signatures. */
export const nodeX509: X509 = {
  digest: (name, bytes) => new Uint8Array(hash(name, bytes, 'buffer')),
  isIssuedBy: (certificate, issuer) =>
    orNobody(() => {
      const [below, above] = [new X509Certificate(certificate), new X509Certificate(issuer)]
      return below.checkIssued(above) && isStrong(above.publicKey) && below.verify(above.publicKey)
    }),
  isSignedBy: (certificate, { scheme, digest, message, signature }) =>
    orNobody(() => {
      const { publicKey } = new X509Certificate(certificate)
      if (!isStrong(publicKey)) return false
      const type = publicKey.asymmetricKeyType
      switch (scheme) {
        case 'rsa':
          return type === 'rsa' && verify(digest, message, publicKey, signature)
        case 'rsa-pss': {
          const padding = constants.RSA_PKCS1_PSS_PADDING
          const key = { key: publicKey, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
          const isRsa = type === 'rsa' || type === 'rsa-pss'
          return isRsa && verify(digest, message, key, signature)
        }
        case 'ecdsa':
          return type === 'ec' && verify(digest, message, publicKey, signature)
        case 'ed25519':
          return type === 'ed25519' && verify(null, message, publicKey, signature)
      }
    }),
}
