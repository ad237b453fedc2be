import { id_ct_tstInfo } from '@peculiar/asn1-tsp'
import { sameBytes } from './bytes.ts'
import {
  findPath,
  isForTimestamps,
  readCertificate,
  type ReadCertificate,
} from './certificate-path.ts'
import { algorithmOf, digestOf } from './digests.ts'
import {
  isNamedBy,
  readTimestamp,
  signedAttributesOf,
  type SignedTimestamp,
  type Timestamp,
  type TimestampReadingFault,
} from './timestamp-response.ts'
import type { X509 } from './x509.ts'

export type TimestampQuestion = {
  /** The authority's answer: the file `.tsr`. */
  readonly response: Uint8Array
  /** SHA-256 of what should have been stamped. */
  readonly imprint: Uint8Array
  /** As `timestampRequest` gave it; null where only the file is known, as to an outsider. */
  readonly nonce: string | null
  /** Roots of authorities, in DER, from anywhere but the place the answer came from. */
  readonly roots: readonly Uint8Array[]
  /**
   * When the answer was first in hand, by a clock one trusts, in milliseconds since 1970. A key
   * that was stolen after its certificate had ended can still stamp the past: what turns up later
   * than the certificate is therefore refused.
   */
  readonly seenAt: number
}

export type TimestampFault =
  | TimestampReadingFault
  | 'timestamp-no-roots'
  | 'timestamp-other-file'
  | 'timestamp-nonce'
  | 'timestamp-future'
  | 'timestamp-certificate-id'
  | 'timestamp-digest'
  | 'timestamp-signature'
  | 'timestamp-purpose'
  | 'timestamp-chain'
  | 'timestamp-expired'

export type TimestampCheck =
  | {
      readonly verdict: 'stamped'
      readonly timestamp: Timestamp
      /** From the authority's own certificate to the trusted root, in DER. */
      readonly chain: readonly Uint8Array[]
      /** Stamp again before this, in milliseconds since 1970: twelve months before the shortest certificate ends. */
      readonly renewBy: number
    }
  | { readonly verdict: 'refused'; readonly fault: TimestampFault }

const day = 24 * 60 * 60 * 1_000

/** How far the authority's clock and ours may be apart. */
const clockTolerance = 5 * 60 * 1_000

/** How long before the shortest certificate ends one should stamp again. */
const renewal = 365 * day

const refused = (fault: TimestampFault) => ({ verdict: 'refused', fault }) as const

/**
 * Whether a trusted authority stamped this and nothing else: what `openssl ts -verify` asks
 * (RFC 3161 §2.2, RFC 5816), and where the standards leave room the narrower reading: SHA-256 and
 * up, ESSCertIDv2, and certificates valid both when it was stamped and when it was first seen.
 * Revocation is not asked: there may be no network, and what is kept with the answer can be.
 */
export const checkTimestamp = (x509: X509, question: TimestampQuestion): TimestampCheck => {
  const roots = readAll(question.roots)
  if (roots.length === 0) return refused('timestamp-no-roots')
  const reading = readTimestamp(question.response)
  if (reading.verdict === 'refused') return reading
  const { timestamp, certificates } = reading
  const fault = faultOfAnswer(timestamp, question)
  if (fault) return refused(fault)
  const signer = signerOf(x509, reading)
  if (typeof signer === 'string') return refused(signer)
  if (!isForTimestamps(signer)) return refused('timestamp-purpose')
  const times = [timestamp.at, question.seenAt]
  const finding = findPath(x509, { signer, between: certificates, roots, times })
  if (finding.verdict !== 'path')
    return refused(finding.verdict === 'expired' ? 'timestamp-expired' : 'timestamp-chain')
  const ends = finding.path.map(({ until }) => until)
  const chain = finding.path.map(({ der }) => der)
  return { verdict: 'stamped', timestamp, chain, renewBy: Math.min(...ends) - renewal }
}

const readAll = (all: readonly Uint8Array[]): ReadCertificate[] =>
  all.flatMap((der) => readCertificate(der) ?? [])

const faultOfAnswer = (
  { imprint, nonce, at }: Timestamp,
  question: TimestampQuestion,
): TimestampFault | undefined => {
  if (!sameBytes(imprint, question.imprint)) return 'timestamp-other-file'
  if (question.nonce !== null && nonce !== question.nonce) return 'timestamp-nonce'
  if (at > question.seenAt + clockTolerance) return 'timestamp-future'
  return undefined
}

/** Whose signature it is: the certificate that the signed attributes name by its hash. */
const signerOf = (
  x509: X509,
  { signer, content, signedBytes, certificates }: SignedTimestamp,
): ReadCertificate | TimestampFault => {
  const signed = signedAttributesOf(signer)
  const digest = digestOf(signer.digestAlgorithm.algorithm)
  const algorithm = algorithmOf(signer.signatureAlgorithm.algorithm)
  if (digest === undefined || algorithm === undefined) return 'timestamp-digest'
  if ((algorithm.digest ?? digest) !== digest) return 'timestamp-signature'
  if (signed?.contentType !== id_ct_tstInfo) return 'timestamp-signature'
  if (!sameBytes(signed.messageDigest, x509.digest(digest, content))) return 'timestamp-signature'
  const { certificateId } = signed
  const idDigest = certificateId && digestOf(certificateId.algorithm)
  if (certificateId === undefined || idDigest === undefined) return 'timestamp-certificate-id'
  const certificate = certificates.find((one) =>
    sameBytes(x509.digest(idDigest, one.der), certificateId.hash),
  )
  if (certificate === undefined || !isNamedBy(certificate, signer))
    return 'timestamp-certificate-id'
  const { scheme } = algorithm
  const signature = new Uint8Array(signer.signature.buffer)
  const claim = { scheme, digest, message: signedBytes, signature }
  return x509.isSignedBy(certificate.der, claim) ? certificate : 'timestamp-signature'
}
