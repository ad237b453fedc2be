/** What a time-stamp may be made with. SHA-1 and MD5 are not believed, whoever signs. */
export type Digest = 'sha256' | 'sha384' | 'sha512'

export const sha256Oid = '2.16.840.1.101.3.4.2.1'

const digests: Readonly<Record<string, Digest>> = {
  [sha256Oid]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

/** The digest an object identifier names (RFC 5754 §2), undefined for every other. */
export const digestOf = (oid: string): Digest | undefined => digests[oid]

export type Scheme = 'rsa' | 'rsa-pss' | 'ecdsa' | 'ed25519'

/** How something was signed: the scheme, and the digest where the scheme does not bring its own. */
export type SignatureAlgorithm = { readonly scheme: Scheme; readonly digest?: Digest }

const algorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.1': { scheme: 'rsa' },
  '1.2.840.113549.1.1.10': { scheme: 'rsa-pss' },
  '1.2.840.113549.1.1.11': { scheme: 'rsa', digest: 'sha256' },
  '1.2.840.113549.1.1.12': { scheme: 'rsa', digest: 'sha384' },
  '1.2.840.113549.1.1.13': { scheme: 'rsa', digest: 'sha512' },
  '1.2.840.10045.4.3.2': { scheme: 'ecdsa', digest: 'sha256' },
  '1.2.840.10045.4.3.3': { scheme: 'ecdsa', digest: 'sha384' },
  '1.2.840.10045.4.3.4': { scheme: 'ecdsa', digest: 'sha512' },
  '1.3.101.112': { scheme: 'ed25519' },
}

/** The algorithm an object identifier names (RFC 5754 §3, RFC 8410 §3); undefined where it is weak or unknown. */
export const algorithmOf = (oid: string): SignatureAlgorithm | undefined => algorithms[oid]
