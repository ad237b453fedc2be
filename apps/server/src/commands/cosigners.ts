import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { gate } from '../db/actor.ts'
import { homeFolder } from '../host/home.ts'
import { asOwner, openHost, type Host, type Progress } from '../host/host.ts'
import { addressOf } from '../log/ask-cosigner.ts'
import {
  needing,
  policyHash,
  policyPath,
  readPolicyFile,
  withOrganisation,
  withoutOrganisation,
  writePolicyFile,
  type OfficePolicy,
} from '../log/policy-file.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { officeOf } from './erase.ts'

const USAGE = `Whose signatures the log needs besides its own:
  cosigners                                          who they are, how many are needed, and the log's own keys
  cosigners add <organisation> <key> [<key>] [--url <address>]
                                                     without an address it is asked by file
  cosigners remove <organisation>
  cosigners need <number>                            how many of them`

/** Makes another policy of one, or throws a sentence. */
type Edit = (policy: OfficePolicy) => OfficePolicy

/**
 * Shows which organisations cosign an office's log, or changes it, with an entry that commits to the new policy. To change it
 * the office must not be running on the same home.
 */
export async function cosigners(say: Progress, rest: readonly string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args: [...rest],
    options: { office: { type: 'string' }, url: { type: 'string' } },
    allowPositionals: true,
  })
  const home = homeFolder()
  if (positionals.length === 0 && values.url === undefined) return list(say, home, values.office)
  // Before anything is started.
  const edit = editIn(positionals, values.url)
  await using host = await openHost(home, say)
  const slug = await officeOf(host, values.office)
  say(await changePolicy(host, { home, slug }, edit))
  list(say, home, slug)
}

function editIn([what, ...words]: readonly string[], url: string | undefined): Edit {
  const [name = '', ...keys] = words
  if (what === 'add' && (keys.length === 1 || keys.length === 2)) {
    if (url !== undefined && addressOf(url) === undefined)
      throw new Error(
        'An address begins with https:// and has no question mark; on this machine http://127.0.0.1 will do.',
      )
    const added = { name, keys: keys.map(readCosignerKey), url: url ?? null }
    return (policy) => withOrganisation(policy, added)
  }
  if (what === 'remove' && words.length === 1 && url === undefined)
    return (policy) => withoutOrganisation(policy, name)
  if (what === 'need' && words.length === 1 && url === undefined)
    return (policy) => needing(policy, /^[0-9]{1,2}$/.test(name) ? Number(name) : 0)
  throw new Error(USAGE)
}

function readCosignerKey(text: string): VerifierKey {
  const reading = parseVerifierKey(nodeHashing, text.trim())
  if (reading.verdict === 'malformed')
    throw new Error(
      `“${text.slice(0, 60)}” is no key of a cosigner, or not all of it. It is one line: name+8 digits+letters.`,
    )
  if (reading.key.type === 'ed25519')
    throw new Error(`${reading.key.name}: this is a log’s key, not a cosigner’s.`)
  return reading.key
}

/** Changes an office's policy; what is to be said of it. The entry comes first: no policy without one. */
export async function changePolicy(
  host: Host,
  place: { readonly home: string; readonly slug: string },
  edit: Edit,
): Promise<string> {
  const path = policyPath(place.home, place.slug)
  const before = policyAt(path)
  const after = edit(before)
  const [was, is] = [policyHash(before), policyHash(after)]
  const id = await asOwner(host, place.slug, (owner) =>
    owner.change(gate, async (change) => {
      const object = await new OfficeReader(change.tx).object()
      return (await change.enter('policy.set', object, { before: was, sha256: is })).id
    }),
  )
  writePolicyFile(path, after)
  return `${place.slug}: the policy is changed. That stays, as record number ${id}; its SHA-256 is ${is}.`
}

/** From the file alone, so that it can be asked while the office runs. */
function list(say: Progress, home: string, named: string | undefined): void {
  const slug = named ?? onlyPolicyIn(home)
  const { organisations, threshold, logKeys } = policyAt(policyPath(home, slug))
  if (organisations.length === 0)
    say('Nobody cosigns this log yet: whoever holds this machine can rewrite it.')
  else say(`A checkpoint counts with ${threshold} of these ${organisations.length}:`)
  for (const { name, keys, url } of organisations) {
    say(`  ${name}, ${url ?? 'asked by file'}`)
    for (const key of keys) say(`    ${formatVerifierKey(key)}`)
  }
  say('The log’s own keys, for whoever cosigns it (cosign trust):')
  for (const key of logKeys) say(`  ${formatVerifierKey(key)}`)
}

function policyAt(path: string): OfficePolicy {
  const policy = readPolicyFile(path)
  if (policy === undefined) throw new Error(NONE)
  return policy
}

const NONE =
  'There is no policy yet. It is made when the office runs for the first time: npm start.'

function onlyPolicyIn(home: string): string {
  const logs = join(home, 'log')
  const slugs = (existsSync(logs) ? readdirSync(logs) : []).filter((slug) =>
    existsSync(policyPath(home, slug)),
  )
  const [slug] = slugs
  if (slug === undefined) throw new Error(NONE)
  if (slugs.length > 1)
    throw new Error(`Which office? Say --office and one of: ${slugs.join(', ')}.`)
  return slug
}
