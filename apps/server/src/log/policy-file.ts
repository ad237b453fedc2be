import { createHash } from 'node:crypto'
import { join } from 'node:path'
import {
  formatPolicy,
  organisationPolicy,
  organisationsOf,
  parsePolicy,
  type Organisation,
  type OrganisationPolicy,
  type VerifierKey,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { logsFolder, readPrivate, writePrivate } from '../host/home.ts'

/** Whose signatures make a checkpoint count: this office's logs, and so many of these organisations. */
export interface OfficePolicy extends OrganisationPolicy {
  /** Of every shard: a checkpoint of an older one is judged by the same policy. */
  readonly logKeys: readonly VerifierKey[]
}

/** Where an office’s policy lies (C2SP tlog-policy). */
export function policyPath(home: string, slug: string): string {
  return join(logsFolder(home, slug), 'policy')
}

/** A policy that was not written here: what it says must not be lost by writing another over it. */
export class ForeignPolicy extends Error {
  override readonly name = 'ForeignPolicy'
}

/** The policy in a file; undefined where there is none. Throws ForeignPolicy, with a sentence. */
export function readPolicyFile(path: string): OfficePolicy | undefined {
  const text = readPrivate(path)
  if (text === undefined) return undefined
  const reading = parsePolicy(nodeHashing, text)
  if (reading.verdict === 'malformed')
    throw new ForeignPolicy(`${path}: line ${reading.line} cannot be read (${reading.fault}).`)
  const of = organisationsOf(reading.policy)
  if (of === undefined || !of.organisations.every(({ name }) => NAME.test(name)))
    throw new ForeignPolicy(
      `${path} was written by hand, in a form that is not “so many of these organisations”. Change it by hand, or take it away and add the organisations anew.`,
    )
  return { ...of, logKeys: reading.policy.logs.map(({ key }) => key) }
}

/** The text of a policy, as it lies in its file and as it is handed out. Throws a sentence on what a policy cannot hold. */
export function policyText({ logKeys, organisations, threshold }: OfficePolicy): string {
  try {
    return formatPolicy(nodeHashing, organisationPolicy(logKeys, organisations, threshold))
  } catch (error) {
    throw new Error(
      'A policy has room for 32 keys of cosigners, each named once and of no log it speaks of.',
      { cause: error },
    )
  }
}

/** Writes a policy, whole or not at all. */
export function writePolicyFile(path: string, policy: OfficePolicy): void {
  writePrivate(path, policyText(policy))
}

/** What an entry about a policy commits to: the SHA-256 of its text, in hexadecimal. */
export function policyHash(policy: OfficePolicy): string {
  return createHash('sha256').update(policyText(policy)).digest('hex')
}

/** What an organisation may be called here: it names files too. */
const NAME = /^[a-z0-9][a-z0-9.-]{0,62}$/

/** With one more organisation. Throws a sentence on one that cannot be added. */
export function withOrganisation(policy: OfficePolicy, added: Organisation): OfficePolicy {
  if (!NAME.test(added.name) || added.name === 'none' || added.name === 'organisations')
    throw new Error(
      'An organisation is named by small letters, digits, points and dashes, as partner.example.',
    )
  if (policy.organisations.some(({ name }) => name === added.name))
    throw new Error(`${added.name} is there already. To change it, remove it and add it anew.`)
  const others = [...policy.logKeys, ...policy.organisations.flatMap(({ keys }) => keys)]
  const isTwice = added.keys.some((key, at) =>
    [...others, ...added.keys.slice(0, at)].some((other) => isSame(key, other)),
  )
  if (isTwice)
    throw new Error('One of these keys is in the policy already. Nobody may count twice.')
  const organisations = [...policy.organisations, added]
  return { ...policy, organisations, threshold: Math.max(1, policy.threshold) }
}

/** Without an organisation. Throws a sentence where those that are left could not meet what is needed. */
export function withoutOrganisation(policy: OfficePolicy, name: string): OfficePolicy {
  const organisations = policy.organisations.filter((one) => one.name !== name)
  if (organisations.length === policy.organisations.length)
    throw new Error(`There is no organisation ${name} in the policy.`)
  if (organisations.length === 0) return { ...policy, organisations, threshold: 0 }
  if (policy.threshold > organisations.length)
    throw new Error(
      `${policy.threshold} organisations are needed, and only ${organisations.length} would be left. Say first how many are needed then: cosigners need ${organisations.length}.`,
    )
  return { ...policy, organisations }
}

/** With another number that is needed. Throws a sentence on one that cannot be met. */
export function needing(policy: OfficePolicy, threshold: number): OfficePolicy {
  const { length } = policy.organisations
  if (length === 0) throw new Error('There is no cosigner yet of whom any could be needed.')
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > length)
    throw new Error(`Say a number from 1 to ${length}: so many organisations are there.`)
  return { ...policy, threshold }
}

function isSame(a: VerifierKey, b: VerifierKey): boolean {
  return Buffer.compare(a.publicKey, b.publicKey) === 0
}
