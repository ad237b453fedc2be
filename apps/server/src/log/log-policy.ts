import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { formatPolicy, organisationPolicy, parsePolicy, type Policy } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { readPrivate, signerFolder } from '../host/home.ts'
import type { LogPlace } from './keeping-log.ts'
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
  const path = join(place.home, 'log', place.slug, 'policy')
  const text = readPrivate(path)
  if (text !== undefined) {
    const reading = parsePolicy(nodeHashing, text)
    if (reading.verdict === 'malformed')
      throw new Error(`${path}: line ${reading.line} cannot be read (${reading.fault}).`)
    const { policy } = reading
    if (policy.logs.some(({ key }) => key.name === shard.origin)) return { policy, text }
  }
  const folder = signerFolder(place.home, place.slug, shard.number)
  if (!existsSync(join(folder, 'last')))
    throw new Error(
      `The keys of the log ${shard.origin} are not in ${folder}, and no policy names them.`,
    )
  await using signer = signerClient(folder, shard.origin)
  const { keys } = await signer.state()
  const policy = organisationPolicy(keys, [], 0)
  return { policy, text: formatPolicy(nodeHashing, policy) }
}
