import { generateKeyPairSync } from 'node:crypto'
import { formatCheckpoint } from '../checkpoint.ts'
import { leafHash } from '../entry.ts'
import { nodeHashing, nodeSigner } from '../node.ts'
import type { Note } from '../note.ts'
import { signText, type Signer } from '../signing.ts'
import { hashRange, sourceOfLeaves } from '../tree.ts'
import type { KeyType } from '../verifier-key.ts'

/** A key of its own under a name. */
export const newSigner = (name: string, type: KeyType): Signer =>
  type === 'ml-dsa-44-cosignature'
    ? nodeSigner(name, type, generateKeyPairSync('ml-dsa-44').privateKey)
    : nodeSigner(name, type, generateKeyPairSync('ed25519').privateKey)

export const origin = 'office.example/log'
export const time = 1_800_000_000

/** The log signs twice, as ours do: for everybody's tools, and for the day Ed25519 falls. */
export const logSigners = [
  newSigner(origin, 'ed25519'),
  newSigner(origin, 'ml-dsa-44-cosignature'),
] as const

/** Three organisations; the second has two keys. */
export const cosigners = {
  first: newSigner('first.example/c', 'ed25519-cosignature'),
  second: newSigner('second.example/c', 'ed25519-cosignature'),
  secondToo: newSigner('second.example/c', 'ml-dsa-44-cosignature'),
  third: newSigner('third.example/c', 'ml-dsa-44-cosignature'),
} as const

/** The entries of a log, of which nothing is true. */
export const leafHashes = Array.from({ length: 300 }, (_, at) =>
  leafHash(nodeHashing, `synthetic entry ${at}`),
)
export const source = sourceOfLeaves(nodeHashing, leafHashes)

export const rootAt = (size: number): Uint8Array => {
  const root = hashRange(nodeHashing, source, { start: 0, end: size })
  if (root === undefined) throw new Error(`no root of ${size}`)
  return root
}

export const textAt = (size: number): string =>
  formatCheckpoint({ origin, size, root: rootAt(size), extensions: [] })

export const signedBy = (signers: readonly Signer[], text: string): Note => ({
  text,
  signatures: signers.map((signer) => signText(signer, text, time)),
})

/** A checkpoint by the log and these cosigners. */
export const noteAt = (size: number, others: readonly Signer[] = []): Note =>
  signedBy([...logSigners, ...others], textAt(size))

/** A text in which something was cut out or put in, at one place. */
export const changed = (text: string, at: number, remove: number, insert: string): string => {
  const start = at % (text.length + 1)
  return text.slice(0, start) + insert + text.slice(start + remove)
}

export const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const copy = bytes.slice()
  const at = Math.floor(bit / 8) % copy.length
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8))
  return copy
}
