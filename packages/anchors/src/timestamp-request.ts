import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { MessageImprint, TimeStampReq } from '@peculiar/asn1-tsp'
import { AlgorithmIdentifier } from '@peculiar/asn1-x509'
import { bufferOf, hex } from './bytes.ts'
import { sha256Oid } from './digests.ts'

/** What is asked of a time-stamping authority, and how its answer will be known again. */
export type TimestampRequest = {
  /** The file `.tsq`, in DER. */
  readonly bytes: Uint8Array
  /** The nonce as the answer must repeat it. */
  readonly nonce: string
}

/** Random bytes for a nonce: enough that no answer to another request is taken for ours. */
export const nonceLength = 16

/**
 * Asks for a time-stamp over a SHA-256 imprint (RFC 3161 §2.4.1), with the certificates in the
 * answer so that it can be checked alone. Nothing but the imprint and the nonce leaves. The random
 * bytes are the caller's; the first is bent so that the number is positive and has no leading zero.
 */
export const timestampRequest = (imprint: Uint8Array, random: Uint8Array): TimestampRequest => {
  if (imprint.length !== 32) throw new Error(`time-stamp: an imprint of ${imprint.length} bytes`)
  if (random.length !== nonceLength) throw new Error(`time-stamp: ${random.length} random bytes`)
  const nonce = random.with(0, ((random[0] ?? 0) & 0x7f) | 0x40)
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithm: sha256Oid, parameters: null }),
      hashedMessage: new OctetString(imprint),
    }),
    nonce: bufferOf(nonce),
    certReq: true,
  })
  return { bytes: new Uint8Array(AsnConvert.serialize(request)), nonce: hex(nonce) }
}
