import { id_signedData, SignedData, type SignerInfo } from '@peculiar/asn1-cms'
import { AsnConvert, OctetString } from '@peculiar/asn1-schema'
import { id_ct_tstInfo, PKIStatus, TimeStampResp, TSTInfo } from '@peculiar/asn1-tsp'
import * as asn1 from 'asn1js'
import { hex } from './bytes.ts'
import { readCertificate, type ReadCertificate } from './certificate-path.ts'
import { sha256Oid } from './digests.ts'

/** In bytes, and in certificates. A time-stamp with its chain has four to ten thousand bytes. */
export const timestampLimits = { response: 64 * 1_024, certificates: 16 } as const

/** What a time-stamp says. Nothing of it is believed before `checkTimestamp`. */
export type Timestamp = {
  /** The SHA-256 that was stamped. */
  readonly imprint: Uint8Array
  readonly nonce: string | undefined
  /** When, by the authority's clock: milliseconds since 1970. */
  readonly at: number
  /** The rules by which the authority says it works. */
  readonly policy: string
  readonly serial: string
}

/** What a check needs of it besides. */
export type SignedTimestamp = {
  readonly timestamp: Timestamp
  readonly signer: SignerInfo
  /** The bytes of what is signed: a TSTInfo. */
  readonly content: Uint8Array
  /** What the signature is over: the signed attributes. */
  readonly signedBytes: Uint8Array
  readonly certificates: readonly ReadCertificate[]
}

export type TimestampReadingFault =
  | 'timestamp-length'
  | 'timestamp-malformed'
  | 'timestamp-not-granted'
  | 'timestamp-imprint-algorithm'

export type TimestampReading =
  | ({ readonly verdict: 'timestamp' } & SignedTimestamp)
  | { readonly verdict: 'refused'; readonly fault: TimestampReadingFault }

/** Reads the file `.tsr` that an authority answers with (RFC 3161 §2.4.2). */
export const readTimestamp = (bytes: Uint8Array): TimestampReading => {
  if (bytes.length > timestampLimits.response) return refused('timestamp-length')
  try {
    return readingOf(bytes)
  } catch {
    return refused('timestamp-malformed') // the library throws on what is no DER or of another form
  }
}

const refused = (fault: TimestampReadingFault) => ({ verdict: 'refused', fault }) as const

const readingOf = (bytes: Uint8Array): TimestampReading => {
  if (asn1.fromBER(bytes).offset !== bytes.length) return refused('timestamp-malformed')
  const { status, timeStampToken } = AsnConvert.parse(bytes, TimeStampResp)
  const isGranted =
    status.status === PKIStatus.granted || status.status === PKIStatus.grantedWithMods
  if (!isGranted || timeStampToken === undefined) return refused('timestamp-not-granted')
  if (timeStampToken.contentType !== id_signedData) return refused('timestamp-malformed')
  const signed = AsnConvert.parse(timeStampToken.content, SignedData)
  const { eContentType, eContent } = signed.encapContentInfo
  const [signer, second] = signed.signerInfos
  const isOne = signer !== undefined && second === undefined
  if (eContentType !== id_ct_tstInfo || eContent?.single === undefined || !isOne)
    return refused('timestamp-malformed')
  const content = new Uint8Array(eContent.single.buffer)
  const info = AsnConvert.parse(content, TSTInfo)
  const at = info.genTime.getTime()
  if (asn1.fromBER(content).offset !== content.length || Number.isNaN(at) || info.version !== 1)
    return refused('timestamp-malformed')
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  if (hashAlgorithm.algorithm !== sha256Oid) return refused('timestamp-imprint-algorithm')
  const timestamp = {
    imprint: new Uint8Array(hashedMessage.buffer),
    nonce: info.nonce && hex(new Uint8Array(info.nonce)),
    at,
    policy: info.policy,
    serial: hex(new Uint8Array(info.serialNumber)),
  }
  return {
    verdict: 'timestamp',
    timestamp,
    signer,
    content,
    ...bytesIn(timeStampToken.content),
  }
}

/**
 * The certificates that came along and the attributes that are signed, byte for byte, because
 * hashes and signatures are over those bytes (RFC 5652 §5.1: `certificates [0]`, and §5.3:
 * `signedAttrs [0]`, the fourth part of the only SignerInfo).
 */
const bytesIn = (
  signedData: ArrayBuffer,
): Pick<SignedTimestamp, 'certificates' | 'signedBytes'> => {
  const parts = partsOf(asn1.fromBER(signedData).result)
  const certificates = partsOf(parts.find((part) => isTagged(part) && part.idBlock.tagNumber === 0))
  const signedBytes = partsOf(partsOf(parts.at(-1))[0])[3]
  if (!isTagged(signedBytes) || certificates.length > timestampLimits.certificates)
    throw new Error('time-stamp: of another form')
  return {
    certificates: certificates.flatMap((one) => readCertificate(bytesOf(one)) ?? []),
    signedBytes: bytesOf(signedBytes).with(0, 0x31), // signed as a SET, sent as [0]
  }
}

const bytesOf = (block: asn1.BaseBlock): Uint8Array => new Uint8Array(block.valueBeforeDecodeView)

const isTagged = (block: asn1.BaseBlock | undefined): block is asn1.BaseBlock =>
  block?.idBlock.tagClass === 3

const partsOf = (block: asn1.BaseBlock | undefined): readonly asn1.BaseBlock[] =>
  block instanceof asn1.Constructed ? block.valueBlock.value : []

const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** What the signature covers (RFC 5652 §5.4, RFC 5816 §2.2.1). */
export type SignedAttributes = {
  readonly contentType: string
  readonly messageDigest: Uint8Array
  /** By its hash, which certificate the authority says it signs with. */
  readonly certificateId: { readonly algorithm: string; readonly hash: Uint8Array } | undefined
}

/** Undefined where an attribute is missing, stands twice, or is of another form. Never throws. */
export const signedAttributesOf = (signer: SignerInfo): SignedAttributes | undefined => {
  const { signedAttrs = [] } = signer
  const only = (oid: string): ArrayBuffer | undefined => {
    const [found, again] = signedAttrs.filter(({ attrType }) => attrType === oid)
    const isOne = again === undefined && found?.attrValues.length === 1
    return isOne ? found.attrValues[0] : undefined
  }
  const [type, digest] = [only(attributes.contentType), only(attributes.messageDigest)]
  if (type === undefined || digest === undefined) return undefined
  try {
    const { result } = asn1.fromBER(type)
    const certificate = only(attributes.signingCertificateV2)
    return {
      contentType: result instanceof asn1.ObjectIdentifier ? result.getValue() : '',
      messageDigest: new Uint8Array(AsnConvert.parse(digest, OctetString).buffer),
      certificateId: certificate && certificateIdOf(certificate),
    }
  } catch {
    return undefined
  }
}

/** The first ESSCertIDv2 of a SigningCertificateV2 (RFC 5035 §4): the one of the signer. */
const certificateIdOf = (bytes: ArrayBuffer): SignedAttributes['certificateId'] => {
  const first = partsOf(partsOf(partsOf(asn1.fromBER(bytes).result)[0])[0])
  const [head, next] = first
  if (head instanceof asn1.OctetString)
    return { algorithm: sha256Oid, hash: new Uint8Array(head.getValue()) }
  const [algorithm] = partsOf(head)
  if (!(algorithm instanceof asn1.ObjectIdentifier) || !(next instanceof asn1.OctetString))
    return undefined
  return { algorithm: algorithm.getValue(), hash: new Uint8Array(next.getValue()) }
}

/** Whether the signer names this certificate as its own (RFC 5652 §5.3). */
export const isNamedBy = (certificate: ReadCertificate, { sid }: SignerInfo): boolean => {
  const { issuerAndSerialNumber: named, subjectKeyIdentifier } = sid
  if (named)
    return (
      certificate.serial === hex(new Uint8Array(named.serialNumber)) &&
      certificate.issuer === hex(new Uint8Array(AsnConvert.serialize(named.issuer)))
    )
  return (
    subjectKeyIdentifier !== undefined &&
    certificate.keyIdentifier === hex(new Uint8Array(subjectKeyIdentifier.buffer))
  )
}
