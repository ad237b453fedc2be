import { AsnConvert } from '@peculiar/asn1-schema'
import {
  anyExtendedKeyUsage,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  id_ce_basicConstraints,
  id_ce_certificatePolicies,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  id_kp_timeStamping,
  KeyUsage,
  KeyUsageFlags,
  SubjectKeyIdentifier,
  type Extension,
} from '@peculiar/asn1-x509'
import { hex, sameBytes } from './bytes.ts'
import { algorithmOf } from './digests.ts'
import type { X509 } from './x509.ts'

/** A certificate with what a path is judged by (RFC 5280 §4). Times in milliseconds since 1970. */
export type ReadCertificate = {
  readonly der: Uint8Array
  readonly serial: string
  readonly issuer: string
  readonly subject: string
  readonly keyIdentifier: string | undefined
  readonly from: number
  readonly until: number
  readonly isWeaklySigned: boolean
  readonly isAuthority: boolean
  /** How many authorities may stand between this one and the signer. */
  readonly longest: number
  readonly mayIssue: boolean
  readonly maySign: boolean
  /** What its key is for, and whether nobody may overlook that; undefined where it does not say. */
  readonly purposes: { readonly oids: readonly string[]; readonly isCritical: boolean } | undefined
  /** Demands to be understood by whoever reads it, and says something we do not read. */
  readonly isStrange: boolean
}

// Policies are recorded, not judged: a path is good for any of them.
const understood = new Set<string>([
  id_ce_basicConstraints,
  id_ce_keyUsage,
  id_ce_extKeyUsage,
  id_ce_certificatePolicies,
])

/** Reads a certificate in DER; undefined where it is none. */
export const readCertificate = (der: Uint8Array): ReadCertificate | undefined => {
  try {
    return certificateOf(der)
  } catch {
    return undefined // the library throws on what is no DER, or not of this form
  }
}

const certificateOf = (der: Uint8Array): ReadCertificate => {
  const { tbsCertificate: body, signatureAlgorithm } = AsnConvert.parse(der, Certificate)
  const extensions: readonly Extension[] = body.extensions ?? []
  const find = (oid: string) => extensions.find((one) => one.extnID === oid)
  const read = <T>(oid: string, type: new () => T): T | undefined => {
    const found = find(oid)
    return found && AsnConvert.parse(found.extnValue.buffer, type)
  }
  const constraints = read(id_ce_basicConstraints, BasicConstraints)
  const usage = read(id_ce_keyUsage, KeyUsage)?.toNumber()
  const purposes = read(id_ce_extKeyUsage, ExtendedKeyUsage)
  const identifier = read(id_ce_subjectKeyIdentifier, SubjectKeyIdentifier)
  const named = extensions.map(({ extnID }) => extnID)
  return {
    der,
    serial: hex(new Uint8Array(body.serialNumber)),
    issuer: hex(new Uint8Array(AsnConvert.serialize(body.issuer))),
    subject: hex(new Uint8Array(AsnConvert.serialize(body.subject))),
    keyIdentifier: identifier && hex(new Uint8Array(identifier.buffer)),
    from: body.validity.notBefore.getTime().getTime(),
    until: body.validity.notAfter.getTime().getTime(),
    isWeaklySigned: algorithmOf(signatureAlgorithm.algorithm) === undefined,
    isAuthority: constraints?.cA === true,
    longest: constraints?.pathLenConstraint ?? Number.MAX_SAFE_INTEGER,
    mayIssue: usage === undefined || (usage & KeyUsageFlags.keyCertSign) !== 0,
    maySign: usage === undefined || isForSigningOnly(usage),
    purposes: purposes && {
      oids: [...purposes],
      isCritical: find(id_ce_extKeyUsage)?.critical === true,
    },
    isStrange:
      new Set(named).size !== named.length ||
      extensions.some(({ extnID, critical }) => critical && !understood.has(extnID)),
  }
}

const signing = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation

const isForSigningOnly = (usage: number): boolean =>
  (usage & signing) !== 0 && (usage & ~signing) === 0

/** Time-stamping, nothing else, and critical (RFC 3161 §2.3), by a key that only signs. */
export const isForTimestamps = ({ purposes, maySign }: ReadCertificate): boolean =>
  maySign &&
  purposes?.isCritical === true &&
  purposes.oids.length === 1 &&
  purposes.oids[0] === id_kp_timeStamping

export type PathSearch = {
  readonly signer: ReadCertificate
  /** What came with the time-stamp: may help on the way, decides nothing. */
  readonly between: readonly ReadCertificate[]
  /** Whom the reader trusts, known from elsewhere. */
  readonly roots: readonly ReadCertificate[]
  /** When every certificate must be valid. */
  readonly times: readonly number[]
}

export type PathFinding =
  | { readonly verdict: 'path'; readonly path: readonly ReadCertificate[] }
  | { readonly verdict: 'no-path' | 'expired' }

const limits = { length: 8, questions: 64 } as const

/**
 * The way from a signer to a trusted root (RFC 5280 §6, without policy and name constraints: a
 * certificate that demands those is refused). `expired` where only the times are wrong.
 */
export const findPath = (x509: X509, search: PathSearch): PathFinding => {
  const { signer, between, roots, times } = search
  const isRoot = (one: ReadCertificate) => roots.some((root) => sameBytes(root.der, one.der))
  // Certificates of one name that all seem to issue each other must not keep us busy.
  let questions: number = limits.questions
  const issued = (below: ReadCertificate, above: ReadCertificate): boolean =>
    below.issuer === above.subject && questions-- > 0 && x509.isIssuedBy(below.der, above.der)

  const climb = (path: readonly ReadCertificate[]): (readonly ReadCertificate[])[] => {
    const top = path.at(-1) ?? signer
    if (isRoot(top)) return [path]
    if (path.length >= limits.length || top.isWeaklySigned) return []
    return [...roots, ...between]
      .filter((above) => !path.includes(above) && mayStandAbove(above, path.length - 1))
      .filter((above) => issued(top, above))
      .flatMap((above) => climb([...path, above]))
  }

  const paths = signer.isStrange ? [] : climb([signer])
  const valid = paths.find((path) =>
    path.every(({ from, until }) => times.every((time) => from <= time && time <= until)),
  )
  if (valid) return { verdict: 'path', path: valid }
  return { verdict: paths.length > 0 ? 'expired' : 'no-path' }
}

const mayStandAbove = (above: ReadCertificate, authoritiesBelow: number): boolean =>
  above.isAuthority &&
  above.mayIssue &&
  !above.isStrange &&
  above.longest >= authoritiesBelow &&
  (above.purposes === undefined ||
    above.purposes.oids.some((oid) => oid === id_kp_timeStamping || oid === anyExtendedKeyUsage))

/** The certificates of a PEM file, in DER; whatever else stands in it is passed over. */
export const certificatesOfPem = (pem: string): Uint8Array[] => {
  const blocks = pem.matchAll(
    /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g,
  )
  return [...blocks].flatMap(([, body = '']) => {
    try {
      return [Uint8Array.from(atob(body.replaceAll(/\s/g, '')), (one) => one.charCodeAt(0))]
    } catch {
      return []
    }
  })
}
