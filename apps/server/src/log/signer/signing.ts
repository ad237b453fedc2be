import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkConsistency,
  emptyRoot,
  formatCheckpoint,
  parseCheckpoint,
  signText,
  type Checkpoint,
  type NoteSignature,
  type Signer,
  type TreeHead,
} from '@amparo/log'
import { nodeHashing, nodeSigner } from '@amparo/log/node'
import { readPrivate, writePrivate } from '../../host/home.ts'
import { whileAlone } from '../../host/while-alone.ts'
import { failpoint } from '../failpoints.ts'

/** Why nothing was signed. */
export type SignerRefusal =
  /** No checkpoint of this log. */
  | 'malformed'
  | 'other-log'
  /** The tree is smaller than the one that was signed last. */
  | 'older'
  /** The tree does not begin with the one that was signed last. */
  | 'inconsistent'

export type SigningVerdict =
  | { readonly verdict: 'signed'; readonly signatures: readonly NoteSignature[] }
  | { readonly verdict: 'refused'; readonly why: SignerRefusal; readonly last: string }

/** What signs for one log, and remembers what it signed. */
export interface Signing {
  /** Ed25519 and ML-DSA-44, both under the log's name. */
  readonly keys: readonly Signer['key'][]
  /** The text of the checkpoint that was signed last; of the empty tree before the first. */
  last(): string
  /**
   * Signs a checkpoint that follows the last one, as `proof` shows (RFC 6962 §2.1.2); as of `time`, in POSIX seconds. What it
   * signs it first keeps. What it refuses for the tree's sake it keeps as evidence.
   */
  sign(text: string, proof: readonly Uint8Array[], time: number): SigningVerdict
}

/** Its keys are gone, or what it remembers: it could sign a second history, and signs nothing. */
export class LostMemory extends Error {
  override readonly name = 'LostMemory'
}

const MOST_EVIDENCE = 16

/** A signature takes milliseconds, and this process has nothing else to do. */
const PATIENCE = 2_000
const PAUSE = 10
const pause = new Int32Array(new SharedArrayBuffer(4))

/**
 * Opens the keys and the memory in a folder, making both as long as nothing was signed. Throws LostMemory when a part is gone.
 */
export function openSigning(folder: string, origin: string): Signing {
  makeMissing(folder, origin)
  const signers = [
    nodeSigner(origin, 'ed25519', keyIn(folder, 'ed25519')),
    nodeSigner(origin, 'ml-dsa-44-cosignature', keyIn(folder, 'ml-dsa-44')),
  ]
  const last = () => readLast(folder, origin)
  last()
  return {
    keys: signers.map(({ key }) => key),
    last: () => formatCheckpoint(last()),
    sign(text, proof, time) {
      // Two machines may serve one database, and sign with one memory: one after the other.
      for (const patience = Date.now() + PATIENCE; ;) {
        const verdict = whileAlone(join(folder, 'lock'), () => signAlone(text, proof, time))
        if (verdict !== undefined) return verdict
        if (Date.now() > patience)
          throw new Error('signer: somebody else is just signing with this memory')
        Atomics.wait(pause, 0, 0, PAUSE)
      }
    },
  }

  function signAlone(text: string, proof: readonly Uint8Array[], time: number): SigningVerdict {
    // Read anew each time: whatever else signed with this memory is known.
    const before = last()
    const refused = (why: SignerRefusal) =>
      ({ verdict: 'refused', why, last: formatCheckpoint(before) }) as const
    const reading = parseCheckpoint(text)
    if (reading.verdict === 'malformed') return refused('malformed')
    const { checkpoint } = reading
    if (checkpoint.origin !== origin) return refused('other-log')
    const why = faultOf(before, checkpoint, proof)
    if (why !== undefined) {
      keepEvidence(folder, text, before)
      return refused(why)
    }
    failpoint('signer-before-keeping')
    writePrivate(join(folder, 'last'), text)
    failpoint('signer-kept')
    return { verdict: 'signed', signatures: signers.map((one) => signText(one, text, time)) }
  }
}

function faultOf(
  last: TreeHead,
  next: TreeHead,
  proof: readonly Uint8Array[],
): SignerRefusal | undefined {
  if (next.size < last.size) return 'older'
  return checkConsistency(nodeHashing, last, next, proof).verdict === 'proved'
    ? undefined
    : 'inconsistent'
}

/** Memory first: as long as it says that nothing was signed, a key that is missing was never used. */
function makeMissing(folder: string, origin: string): void {
  const memory = join(folder, 'last')
  const missing = algorithms.filter((algorithm) => !existsSync(keyPath(folder, algorithm)))
  if (!existsSync(memory)) {
    if (missing.length < algorithms.length) throw new LostMemory(lostSentence(folder))
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const nothing = { origin, size: 0, root: emptyRoot(nodeHashing), extensions: [] }
    writePrivate(memory, formatCheckpoint(nothing))
  }
  if (missing.length > 0 && readLast(folder, origin).size > 0)
    throw new LostMemory(lostSentence(folder))
  for (const algorithm of missing)
    writePrivate(
      keyPath(folder, algorithm),
      pairOf(algorithm).export({ format: 'pem', type: 'pkcs8' }).toString(),
    )
}

const algorithms = ['ed25519', 'ml-dsa-44'] as const

function keyPath(folder: string, algorithm: string): string {
  return join(folder, `${algorithm}.pem`)
}

function lostSentence(folder: string): string {
  return `Something is missing in ${folder}: the log’s keys and what it remembers belong together.`
}

function pairOf(algorithm: 'ed25519' | 'ml-dsa-44') {
  return algorithm === 'ed25519'
    ? generateKeyPairSync('ed25519').privateKey
    : generateKeyPairSync('ml-dsa-44').privateKey
}

function keyIn(folder: string, algorithm: string) {
  return createPrivateKey(readPrivate(keyPath(folder, algorithm)) ?? '')
}

function readLast(folder: string, origin: string): Checkpoint {
  const reading = parseCheckpoint(readPrivate(join(folder, 'last')) ?? '')
  if (reading.verdict !== 'checkpoint' || reading.checkpoint.origin !== origin)
    throw new LostMemory(`What is remembered in ${folder} is not of this log.`)
  return reading.checkpoint
}

/** Two trees that cannot both be the log's: whoever looks into it later needs both. The first few tell everything. */
function keepEvidence(folder: string, refused: string, last: Checkpoint): void {
  const kept = join(folder, 'refused')
  const name = createHash('sha256').update(refused).digest('hex').slice(0, 32)
  mkdirSync(kept, { recursive: true, mode: 0o700 })
  if (readdirSync(kept).length >= MOST_EVIDENCE) return
  writePrivate(join(kept, name), `${refused}\n${formatCheckpoint(last)}`)
}
