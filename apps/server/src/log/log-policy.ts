import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { organisationPolicy, type Policy, type VerifierKey } from '@amparo/log'
import { signerFolder } from '../host/home.ts'
import type { LogPlace } from './keeping-log.ts'
import { policyPath, policyText, readPolicyFile, type OfficePolicy } from './policy-file.ts'
import type { Shard } from './shard-store.ts'
import { signerClient } from './signer/signer-client.ts'

/** By whom a checkpoint of an office has to be signed, as the office says, and the text of that. */
export interface StatedPolicy {
  readonly policy: Policy
  readonly text: string
}

/**
 * The policy in the office's folder, as long as it names this shard's keys; else one of the log's own keys alone. Begins
 * nothing: where there are neither, it throws a sentence.
 */
export async function statedPolicy(place: LogPlace, shard: Shard): Promise<StatedPolicy> {
  const kept = keptPolicy(place, shard)
  if (kept !== undefined) return kept
  const folder = signerFolder(place.home, place.slug, shard.number)
  if (!existsSync(join(folder, 'last')))
    throw new Error(
      `The keys of the log ${shard.origin} are not in ${folder}, and no policy names them.`,
    )
  await using signer = signerClient(folder, shard.origin)
  const { keys } = await signer.state()
  return ownKeysAlone(keys)
}

/** The policy in the office's folder; undefined where there is none, or none that names this shard's keys. */
export function keptPolicy({ home, slug }: LogPlace, shard: Shard): StatedPolicy | undefined {
  const kept = readPolicyFile(policyPath(home, slug))
  return kept?.logKeys.some(({ name }) => name === shard.origin) === true ? stated(kept) : undefined
}

/** The policy of an office that has asked nobody yet. */
export function ownKeysAlone(keys: readonly VerifierKey[]): StatedPolicy {
  return stated({ logKeys: keys, organisations: [], threshold: 0 })
}

function stated(of: OfficePolicy): StatedPolicy {
  const { logKeys, organisations, threshold } = of
  return {
    policy: organisationPolicy(logKeys, organisations, threshold),
    text: policyText(of),
  }
}
