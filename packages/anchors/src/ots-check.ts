import type { Hashing } from '@amparo/log'
import { readHeader } from './bitcoin-header.ts'
import { sameBytes } from './bytes.ts'
import { readOts, type OtsAttestation, type OtsFault, type OtsNode } from './ots-proof.ts'

export type OtsQuestion = {
  /** The proof file. */
  readonly proof: Uint8Array
  /** SHA-256 of what should be proved. */
  readonly digest: Uint8Array
  /** Headers of Bitcoin blocks, eighty bytes each, by height: from a node one trusts, not from the proof. */
  readonly headers: ReadonlyMap<number, Uint8Array>
  /** The least work a header must show, as a compact target: `recentBits` for a proof of today. */
  readonly leastBits: number
}

export type OtsCheck =
  | {
      /** It existed before the block was found. */
      readonly verdict: 'in-block'
      readonly height: number
      readonly hash: string
      /** Milliseconds since 1970, by the block, give or take two hours. */
      readonly at: number
    }
  /** Says it is in these blocks; nobody brought their headers. */
  | { readonly verdict: 'header-wanted'; readonly heights: readonly number[] }
  | {
      readonly verdict: 'refused'
      readonly fault:
        | OtsFault
        | 'ots-other-file'
        | 'ots-pending'
        | 'ots-unknown-attestation'
        | 'ots-header-length'
        | 'ots-work'
        | 'ots-merkle-root'
    }

/**
 * Whether a proof leads from a digest into a Bitcoin block that shows enough work: the earliest of
 * those whose headers are there. A promise of a calendar proves nothing (`ots-pending`).
 */
export const checkOts = (hashing: Hashing, question: OtsQuestion): OtsCheck => {
  const { digest, headers, leastBits } = question
  const refused = (fault: (OtsCheck & { verdict: 'refused' })['fault']) =>
    ({ verdict: 'refused', fault }) as const
  const reading = readOts(hashing, question.proof)
  if (reading.verdict === 'refused') return reading
  if (!sameBytes(reading.proof.digest, digest)) return refused('ots-other-file')
  const all = attestationsOf(reading.proof.start)
  const blocks = all.flatMap(({ attestation, message }) =>
    attestation.kind === 'bitcoin' ? [{ height: attestation.height, message }] : [],
  )
  if (blocks.length === 0) {
    const isPending = all.some(({ attestation }) => attestation.kind === 'pending')
    return refused(isPending ? 'ots-pending' : 'ots-unknown-attestation')
  }
  const checked = blocks.flatMap(({ height, message }) => {
    const bytes = headers.get(height)
    return bytes ? [inBlock(hashing, { height, message, bytes, leastBits })] : []
  })
  if (checked.length === 0) return { verdict: 'header-wanted', heights: heightsOf(blocks) }
  const good = checked.filter((one) => one.verdict === 'in-block')
  const [earliest] = good.toSorted((one, other) => one.height - other.height)
  return earliest ?? checked[0] ?? refused('ots-merkle-root')
}

const heightsOf = (blocks: readonly { readonly height: number }[]): number[] =>
  [...new Set(blocks.map(({ height }) => height))].toSorted((one, other) => one - other)

const inBlock = (
  hashing: Hashing,
  claim: { height: number; message: Uint8Array; bytes: Uint8Array; leastBits: number },
): OtsCheck => {
  const reading = readHeader(hashing, claim.bytes, claim.leastBits)
  if (reading.verdict === 'refused') return reading
  const { merkleRoot, at, hash } = reading.header
  if (!sameBytes(merkleRoot, claim.message)) return { verdict: 'refused', fault: 'ots-merkle-root' }
  return { verdict: 'in-block', height: claim.height, hash, at }
}

type Attested = { readonly attestation: OtsAttestation; readonly message: Uint8Array }

const attestationsOf = ({ message, attestations, steps }: OtsNode): Attested[] => [
  ...attestations.map((attestation) => ({ attestation, message })),
  ...steps.flatMap(({ next }) => attestationsOf(next)),
]
