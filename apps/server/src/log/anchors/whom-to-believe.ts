import { createHash, X509Certificate } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificatesOfPem, readSigsumPolicy } from '@amparo/anchors'
import type { Policy } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { readPrivate, sigsumPolicyPath, tsaRootsFolder, writePrivate } from '../../host/home.ts'

/** A certificate file of this size holds whole bundles. */
const longestPem = 256 * 1_024

/** The roots of time-stamping authorities that an operator pinned, in DER. */
export function pinnedRoots(home: string, slug: string): Uint8Array[] {
  return filesIn(tsaRootsFolder(home, slug)).flatMap((file) =>
    certificatesOfPem(readFileSync(file, 'utf8')),
  )
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pem'))
      .sort()
      .map((name) => join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** A root as a person compares it with what its authority publishes. */
export interface PinnedRoot {
  readonly subject: string
  readonly sha256: string
  readonly until: string
}

/** Pins every certificate of a PEM file that signed itself; throws a sentence where there is none. Pinned twice is pinned once. */
export function pinRoots(home: string, slug: string, pem: string): PinnedRoot[] {
  if (pem.length > longestPem) throw new Error('That is too large to be a file of certificates.')
  const roots = certificatesOfPem(pem).flatMap((der) => {
    const root = selfSigned(der)
    return root ? [root] : []
  })
  if (roots.length === 0)
    throw new Error(
      'There is no root certificate in that file. It is a PEM file (“-----BEGIN CERTIFICATE-----”) whose certificate is signed by its own key; the authority publishes it.',
    )
  for (const root of roots) {
    const file = join(
      tsaRootsFolder(home, slug),
      `${root.fingerprint256.replaceAll(':', '').slice(0, 32).toLowerCase()}.pem`,
    )
    writePrivate(file, root.toString())
  }
  return roots.map((root) => ({
    subject: root.subject.replaceAll('\n', ', '),
    sha256: createHash('sha256').update(root.raw).digest('hex'),
    until: root.validToDate.toISOString().slice(0, 10),
  }))
}

function selfSigned(der: Uint8Array): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(der)
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey)
      ? certificate
      : undefined
  } catch {
    return undefined // no certificate
  }
}

/** The policy by which public logs count, as an operator set it; null where there is none. */
export function pinnedPolicy(home: string, slug: string): Policy | null {
  const text = readPrivate(sigsumPolicyPath(home, slug))
  return (text !== undefined && readSigsumPolicy(nodeHashing, text)) || null
}

/** Sets it, in the form of Sigsum's programs; throws a sentence where it is none, or wants nobody's cosignature. */
export function pinPolicy(home: string, slug: string, text: string): Policy {
  const policy = readSigsumPolicy(nodeHashing, text)
  if (policy === undefined || policy.quorum === 'none')
    throw new Error(
      'That is no policy of Sigsum’s programs with a quorum of cosigners. One that the Sigsum project keeps is printed by: sigsum-policy show sigsum-generic-2025-1. Nothing was changed.',
    )
  writePrivate(sigsumPolicyPath(home, slug), text)
  return policy
}
