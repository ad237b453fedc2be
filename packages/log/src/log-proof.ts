import { proofLimit, readHashLines } from './add-checkpoint.ts'
import { base64, bytesOfBase64, numberOf, textOf } from './encoding.ts'
import type { Hashing } from './hashing.ts'
import { formatNote, noteLimits, parseNote, type Note } from './note.ts'
import { checkCheckpoint, type CheckpointCheck, type Policy } from './policy.ts'
import type { Verifying } from './signing.ts'
import { checkInclusion, type ProofCheck } from './tree.ts'

/** All that a stranger needs, besides a policy, to see that a leaf is in a log (C2SP tlog-proof). */
export type LogProof = {
  readonly index: number
  /** From the leaf's sibling to the root's child. */
  readonly proof: readonly Uint8Array[]
  readonly note: Note
  /** Bound by nothing: never believe it. */
  readonly extra: Uint8Array | null
}

export type LogProofFault = 'length' | 'encoding' | 'header' | 'extra' | 'index' | 'proof' | 'note'

export type LogProofReading =
  | { readonly verdict: 'proof'; readonly logProof: LogProof }
  | { readonly verdict: 'malformed'; readonly fault: LogProofFault }

/** What a stranger's proof is worth: the first thing wrong with it, or the checkpoint it leads to. */
export type LogProofCheck =
  | CheckpointCheck
  | { readonly verdict: Exclude<ProofCheck['verdict'], 'proved'> }

const header = 'c2sp.org/tlog-proof@v1'
const extraLimit = 16_384
const fileLimit = noteLimits.note + 2 * extraLimit

/**
 * Reads a proof file (C2SP tlog-proof, “Format”). A file that reads is, byte for byte, what
 * `formatLogProof` makes of it.
 */
export const parseLogProof = (input: string | Uint8Array): LogProofReading => {
  const malformed = (fault: LogProofFault) => ({ verdict: 'malformed', fault }) as const
  if (input.length > fileLimit) return malformed('length')
  const text = textOf(input, fileLimit)
  if (text === undefined) return malformed('encoding')
  const end = text.indexOf('\n\n')
  const [first, ...lines] = text.slice(0, Math.max(0, end)).split('\n', proofLimit + 4)
  if (first !== header) return malformed('header')
  const hasExtra = lines[0]?.startsWith('extra ') === true
  const extra = hasExtra ? bytesOfBase64(lines[0]?.slice(6) ?? '') : null
  if (extra === undefined || (extra !== null && extra.length > extraLimit))
    return malformed('extra')
  const [indexLine = '', ...hashes] = hasExtra ? lines.slice(1) : lines
  const index = indexLine.startsWith('index ') ? numberOf(indexLine.slice(6)) : undefined
  if (index === undefined) return malformed('index')
  const proof = readHashLines(hashes)
  if (proof === undefined) return malformed('proof')
  const reading = parseNote(text.slice(end + 2))
  if (reading.verdict === 'malformed') return malformed('note')
  return { verdict: 'proof', logProof: { index, proof, note: reading.note, extra } }
}

/** The text of a proof file, `.tlog-proof`. Throws on what would not read back: our bug. */
export const formatLogProof = ({ index, proof, note, extra }: LogProof): string => {
  const extraLine = extra === null ? [] : [`extra ${base64(extra)}`]
  const head = [header, ...extraLine, `index ${index}`, ...proof.map(base64)]
  const text = [...head, '', formatNote(note)].join('\n')
  const reading = parseLogProof(text)
  if (reading.verdict === 'malformed')
    throw new Error(`proof: of leaf ${index} cannot be written: ${reading.fault}`)
  return text
}

/**
 * Whether a proof shows that a leaf is in a log the policy trusts (C2SP tlog-proof, “Verifying a
 * tlog proof”). Both the leaf's hash and the policy have to come from elsewhere than the proof.
 * Never throws.
 */
export const checkLogProof = (
  hashing: Hashing,
  verifying: Verifying,
  policy: Policy,
  leafHash: Uint8Array,
  { index, proof, note }: LogProof,
): LogProofCheck => {
  const check = checkCheckpoint(verifying, policy, note)
  if (check.verdict !== 'trusted') return check
  const { size, root } = check.checkpoint
  const { verdict } = checkInclusion(hashing, { leafHash, index, size, root, proof })
  return verdict === 'proved' ? check : { verdict }
}
