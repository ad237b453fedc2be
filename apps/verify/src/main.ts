import { createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { noteLimits, policyLimits } from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { readCommandLine, type CommandLine, type OpeningFiles } from './command-line.ts'
import { isBeside, officesPolicyName, readGiven, readWithin } from './given-files.ts'
import { judge, type Given, type Opening } from './judge.ts'
import { Unreadable } from './reading.ts'
import { exits, reportOf, printable, type Verdict } from './verdict.ts'

// One byte more than an entry may have is enough to see that it is none.
const entryLimit = 1_024
const proofLimit = noteLimits.note + 32 * 1_024
const listLimit = 1_024 * 1_024
const valueLimit = 64 * 1_024 * 1_024

const secretOf = (file: string): Uint8Array => {
  const text = new TextDecoder().decode(readGiven(file, 66))
  if (!/^[0-9a-f]{64}\n?$/.test(text))
    throw new Unreadable(
      'salt-format',
      `${printable(file)} does not hold 64 hex digits (32 bytes).`,
    )
  return Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], (byte) => Number.parseInt(byte, 16))
}

const openingOf = ({ fieldList, commitKey, values, salts }: OpeningFiles): Opening => ({
  // Bytes beyond ASCII fit no field list, however they are read.
  fieldList: Buffer.from(readWithin(fieldList, listLimit)).toString('latin1'),
  commitKey: secretOf(commitKey),
  shown: [...values].map(([name, file]) => ({
    name,
    value: readWithin(file, valueLimit),
    salt: secretOf(salts.get(name) ?? ''),
  })),
})

const givenOf = (line: CommandLine): Given => {
  if (!line.isOfficesPolicy && isBeside(line.policy, line.proof))
    throw new Unreadable(
      'usage',
      `${printable(line.policy)} came with the proof. Whoever made the one could have made the other. Take a policy from elsewhere, or say that you know with --${officesPolicyName}.`,
    )
  const beside = join(dirname(line.proof), officesPolicyName)
  const checkpointOf = (file: string) => ({
    name: printable(file),
    bytes: readWithin(file, noteLimits.note),
  })
  return {
    entry: readGiven(line.entry, entryLimit),
    proof: readWithin(line.proof, proofLimit),
    policy: readWithin(line.policy, policyLimits.text),
    isOfficesPolicy: line.isOfficesPolicy,
    policyBeside: existsSync(beside) ? readGiven(beside, policyLimits.text) : undefined,
    known: line.known.map(checkpointOf),
    checkpoint: line.checkpoint === undefined ? undefined : checkpointOf(line.checkpoint),
    kind: line.kind,
    opening: line.opening === undefined ? undefined : openingOf(line.opening),
  }
}

// A Node without ML-DSA would call every such signature wrong. Any bytes of its length are a key.
const requireMlDsa = (): void => {
  const start = Buffer.from('30820532300b06096086480165030403110382052100', 'hex')
  const key = Buffer.concat([start, Buffer.alloc(1_312)])
  try {
    createPublicKey({ key, format: 'der', type: 'spki' })
  } catch {
    throw new Unreadable(
      'limits',
      `This needs Node 24 or newer, with ML-DSA-44; here it is ${process.version}. Nothing was judged.`,
    )
  }
}

const verdictOf = (args: readonly string[]): Verdict => {
  try {
    const line = readCommandLine(args)
    requireMlDsa()
    return judge(nodeHashing, nodeVerifying, givenOf(line))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { code, message } = error
    return { code, reason: message, checked: [], warnings: [], notChecked: [] }
  }
}

const verdict = verdictOf(process.argv.slice(2))
process.stdout.write(reportOf(verdict))
process.exitCode = exits[verdict.code]
