import { createHash, generateKeyPairSync } from 'node:crypto'
import {
  consistencyProof,
  formatAddCheckpoint,
  formatCheckpoint,
  hashLeaf,
  hashRange,
  signText,
  sourceOfLeaves,
  type HashSource,
  type Note,
  type Signer,
} from '@amparo/log'
import { nodeHashing, nodeSigner } from '@amparo/log/node'

const LEAVES = 300

/** A log of which nothing is true, with its keys, and a second history of it from some entry on. */
export interface SyntheticLog {
  readonly origin: string
  readonly signers: readonly [Signer, Signer]
  /** The checkpoint of a size; `fork` names the entry from which on it is another history’s. */
  noteAt(size: number, fork?: number): Note
  prove(from: number, to: number, fork?: number): readonly Uint8Array[]
  /** The body of a request to cosign. */
  request(from: number, to: number, fork?: number): string
}

export function syntheticLog(origin = 'office.example/log'): SyntheticLog {
  const signers = [
    nodeSigner(origin, 'ed25519', generateKeyPairSync('ed25519').privateKey),
    nodeSigner(origin, 'ml-dsa-44-cosignature', generateKeyPairSync('ml-dsa-44').privateKey),
  ] as const
  const histories = new Map<number, HashSource>()
  // No two signatures by ML-DSA are the same.
  const notes = new Map<string, Note>()

  function history(fork: number): HashSource {
    const known = histories.get(fork)
    if (known !== undefined) return known
    const leaves = Array.from({ length: LEAVES }, (_, at) =>
      hashLeaf(nodeHashing, sha256(`synthetic ${at} ${at >= fork ? fork : ''}`)),
    )
    const made = sourceOfLeaves(nodeHashing, leaves)
    histories.set(fork, made)
    return made
  }

  const log: SyntheticLog = {
    origin,
    signers,
    noteAt(size, fork = LEAVES) {
      const known = notes.get(`${size} ${fork}`)
      if (known !== undefined) return known
      const root = hashRange(nodeHashing, history(fork), { start: 0, end: size })
      if (root === undefined) throw new Error(`no tree of ${size}`)
      const text = formatCheckpoint({ origin, size, root, extensions: [] })
      const time = 1_800_000_000
      const note = { text, signatures: signers.map((one) => signText(one, text, time)) }
      notes.set(`${size} ${fork}`, note)
      return note
    },
    prove: (from, to, fork = LEAVES) =>
      consistencyProof(nodeHashing, history(fork), from, to) ?? [],
    request: (from, to, fork = LEAVES) =>
      formatAddCheckpoint({
        oldSize: from,
        proof: log.prove(from, to, fork),
        note: log.noteAt(to, fork),
      }),
  }
  return log
}

function sha256(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}
