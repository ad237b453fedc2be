import { isCount, sameBytes } from './encoding.ts'
import type { Hashing } from './hashing.ts'

/** The bytes of one hash, SHA-256. */
export const hashLength = 32

/** A complete subtree: the 2^level leaves from index · 2^level on. Level 0 is a leaf's hash. */
export type Node = { readonly level: number; readonly index: number }

/** The leaves from `start` up to, not including, `end`. */
export type Range = { readonly start: number; readonly end: number }

/** Where the hashes of complete subtrees come from; undefined for one that is not there. */
export type HashSource = (node: Node) => Uint8Array | undefined

/**
 * All that is needed to go on growing a tree: the hashes of the complete subtrees it falls into,
 * the largest first. There is one for each bit that is set in its size.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] }

/** What a proof is held against. */
export type ProofCheck = {
  readonly verdict:
    | 'proved'
    | 'root-mismatch'
    | 'proof-too-short'
    | 'proof-too-long'
    | 'out-of-range'
    | 'malformed'
}

// Filled anew before each hash. Nobody else sees it: a hash function keeps nothing.
const nodeInput = new Uint8Array(1 + 2 * hashLength)
nodeInput[0] = 1
// Our leaves are hashes themselves, so that this one fits nearly always.
const leafInput = new Uint8Array(1 + hashLength)

/** The hash of a leaf: SHA-256(0x00 ‖ data) (RFC 6962 §2.1). */
export const hashLeaf = (hashing: Hashing, data: Uint8Array): Uint8Array => {
  const input = data.length === hashLength ? leafInput : new Uint8Array(1 + data.length)
  input.set(data, 1)
  return hashing.sha256(input)
}

/** The hash over two subtrees: SHA-256(0x01 ‖ left ‖ right) (RFC 6962 §2.1). */
export const hashNode = (hashing: Hashing, left: Uint8Array, right: Uint8Array): Uint8Array => {
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + hashLength)
  return hashing.sha256(nodeInput)
}

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot = (hashing: Hashing): Uint8Array => hashing.sha256(new Uint8Array())

// Exact up to 2^53, where Math.log2 already rounds.
const floorLog2 = (value: number): number =>
  value < 2 ** 32 ? 31 - Math.clz32(value) : 63 - Math.clz32(Math.floor(value / 2 ** 32))

/** Where RFC 6962 splits this many leaves, two or more: the largest power of two below. */
const splitOf = (leaves: number): number => 2 ** floorLog2(leaves - 1)

/**
 * The complete subtrees a range of a tree falls into, from left to right. For ranges as the tree
 * has them: each starts at a multiple of the power of two that holds it.
 */
export const nodesOf = ({ start, end }: Range): readonly Node[] => {
  const nodes: Node[] = []
  for (let at = start; at < end;) {
    const level = floorLog2(end - at)
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

const joined = (hashing: Hashing, hashes: readonly Uint8Array[]): Uint8Array =>
  hashes.length === 0
    ? emptyRoot(hashing)
    : hashes.reduceRight((right, left) => hashNode(hashing, left, right))

/** The Merkle tree hash of a range (RFC 6962 §2.1); undefined when the source lacks a part of it. */
export const hashRange = (
  hashing: Hashing,
  source: HashSource,
  range: Range,
): Uint8Array | undefined => {
  const hashes: Uint8Array[] = []
  for (const node of nodesOf(range)) {
    const hash = source(node)
    if (hash === undefined) return undefined
    hashes.push(hash)
  }
  return joined(hashing, hashes)
}

/** Holds a whole tree in memory: for small logs and for checking others. */
export const sourceOfLeaves = (hashing: Hashing, leafHashes: readonly Uint8Array[]): HashSource => {
  const levels: Uint8Array[][] = [[...leafHashes]]
  for (let below = levels[0] ?? []; below.length > 1;) {
    const above: Uint8Array[] = []
    for (const [at, right] of below.entries()) {
      const left = below[at - 1]
      if (at % 2 === 1 && left !== undefined) above.push(hashNode(hashing, left, right))
    }
    levels.push(above)
    below = above
  }
  return ({ level, index }) => levels[level]?.[index]
}

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** The frontier of a tree whose parts were kept; undefined when they cannot be those of its size. */
export const frontierOf = (size: number, hashes: readonly Uint8Array[]): Frontier | undefined => {
  const isWhole = isCount(size) && nodesOf({ start: 0, end: size }).length === hashes.length
  return isWhole && hashes.every(isHash) ? { size, hashes } : undefined
}

/** The frontier after these leaf hashes, in order. Throws on what is no hash: our bug. */
export const grow = (
  hashing: Hashing,
  frontier: Frontier,
  leafHashes: Iterable<Uint8Array>,
): Frontier => {
  const hashes = [...frontier.hashes]
  let { size } = frontier
  for (const leafHash of leafHashes) {
    if (!isHash(leafHash)) throw new Error(`tree: a leaf hash of ${leafHash.length} bytes`)
    let hash = leafHash
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2)
      hash = hashNode(hashing, hashes.pop() ?? hash, hash)
    hashes.push(hash)
    size += 1
  }
  return { size, hashes }
}

/** The root of the tree with this frontier (RFC 6962 §2.1). */
export const rootOf = (hashing: Hashing, { hashes }: Frontier): Uint8Array =>
  joined(hashing, hashes)

/**
 * The ranges whose hashes make an inclusion proof, the leaf's sibling first (RFC 6962 §2.1.1).
 * Throws when there is no such leaf: our bug.
 */
export const inclusionRanges = (index: number, size: number): readonly Range[] => {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw new Error(`tree: no leaf ${index} among ${size}`)
  const ranges: Range[] = []
  for (let start = 0, end = size; end - start > 1;) {
    const middle = start + splitOf(end - start)
    ranges.push(index < middle ? { start: middle, end } : { start, end: middle })
    if (index < middle) end = middle
    else start = middle
  }
  return ranges.toReversed()
}

/**
 * The ranges whose hashes make a consistency proof, in the order of RFC 6962 §2.1.2. None when
 * either tree is empty or both are one. Throws when `from` is larger: our bug.
 */
export const consistencyRanges = (from: number, to: number): readonly Range[] => {
  if (!isCount(from) || !isCount(to) || from > to)
    throw new Error(`tree: no way from ${from} to ${to} leaves`)
  if (from === 0) return []
  const ranges: Range[] = []
  let start = 0
  let end = to
  while (end !== from) {
    const middle = start + splitOf(end - start)
    ranges.push(from <= middle ? { start: middle, end } : { start, end: middle })
    if (from <= middle) end = middle
    else start = middle
  }
  // A first tree that is one complete subtree is known to whoever checks: its root.
  if (start > 0) ranges.push({ start, end })
  return ranges.toReversed()
}

const proofOf = (
  hashing: Hashing,
  source: HashSource,
  ranges: readonly Range[],
): readonly Uint8Array[] | undefined => {
  const proof = ranges.map((range) => hashRange(hashing, source, range))
  return proof.every((hash) => hash !== undefined) ? proof : undefined
}

/**
 * Proves that a leaf is in a tree (RFC 6962 §2.1.1); undefined when the source lacks a hash for it.
 * A source that lies gives a proof that does not check.
 */
export const inclusionProof = (
  hashing: Hashing,
  source: HashSource,
  index: number,
  size: number,
): readonly Uint8Array[] | undefined => proofOf(hashing, source, inclusionRanges(index, size))

/** Proves that a tree only grew (RFC 6962 §2.1.2); undefined when the source lacks a hash for it. */
export const consistencyProof = (
  hashing: Hashing,
  source: HashSource,
  from: number,
  to: number,
): readonly Uint8Array[] | undefined => proofOf(hashing, source, consistencyRanges(from, to))

const isHash = (bytes: Uint8Array): boolean => bytes.length === hashLength

const lengthCheck = (proof: readonly Uint8Array[], wanted: number): ProofCheck | undefined => {
  if (proof.length < wanted) return { verdict: 'proof-too-short' }
  return proof.length > wanted ? { verdict: 'proof-too-long' } : undefined
}

/** A leaf, the tree it is said to be in, and the proof of it. */
export type InclusionClaim = {
  readonly leafHash: Uint8Array
  readonly index: number
  readonly size: number
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Whether a proof shows that the leaf stands at `index` of the tree (RFC 6962 §2.1.1). Never throws. */
export const checkInclusion = (hashing: Hashing, claim: InclusionClaim): ProofCheck => {
  const { leafHash, index, size, root, proof } = claim
  if (!isCount(index) || !isCount(size) || index >= size) return { verdict: 'out-of-range' }
  if (![leafHash, root, ...proof].every(isHash)) return { verdict: 'malformed' }
  const ranges = inclusionRanges(index, size)
  const wrongLength = lengthCheck(proof, ranges.length)
  if (wrongLength !== undefined) return wrongLength
  let hash = leafHash
  for (const [at, { start }] of ranges.entries()) {
    const sibling = proof[at] ?? hash
    hash = start > index ? hashNode(hashing, hash, sibling) : hashNode(hashing, sibling, hash)
  }
  return { verdict: sameBytes(hash, root) ? 'proved' : 'root-mismatch' }
}

/** The size and root of a tree. */
export type TreeHead = { readonly size: number; readonly root: Uint8Array }

/**
 * Whether a proof shows that the tree `to` begins with all of the tree `from` (RFC 6962 §2.1.2).
 * Nothing is inconsistent with the empty tree, but then its root has to be the empty one. Never
 * throws.
 */
export const checkConsistency = (
  hashing: Hashing,
  from: TreeHead,
  to: TreeHead,
  proof: readonly Uint8Array[],
): ProofCheck => {
  if (!isCount(from.size) || !isCount(to.size) || from.size > to.size)
    return { verdict: 'out-of-range' }
  if (![from.root, to.root, ...proof].every(isHash)) return { verdict: 'malformed' }
  const ranges = from.size === to.size ? [] : consistencyRanges(from.size, to.size)
  const wrongLength = lengthCheck(proof, ranges.length)
  if (wrongLength !== undefined) return wrongLength
  const isRight =
    isEmptyOrFull(hashing, from) &&
    isEmptyOrFull(hashing, to) &&
    (from.size === 0 || growsBy(hashing, from, to, ranges, proof))
  return { verdict: isRight ? 'proved' : 'root-mismatch' }
}

const isEmptyOrFull = (hashing: Hashing, { size, root }: TreeHead): boolean =>
  size > 0 || sameBytes(root, emptyRoot(hashing))

// Both roots are rebuilt from what they share: a part left of the older tree's last subtree belongs
// to both, a part right of it to the newer one alone.
const growsBy = (
  hashing: Hashing,
  from: TreeHead,
  to: TreeHead,
  ranges: readonly Range[],
  proof: readonly Uint8Array[],
): boolean => {
  const isKnown = nodesOf({ start: 0, end: from.size }).length === 1 || from.size === to.size
  let older = isKnown ? from.root : (proof[0] ?? from.root)
  let newer = older
  for (const [at, { start }] of ranges.entries()) {
    const part = proof[at]
    if (part === undefined || (at === 0 && !isKnown)) continue
    newer = start >= from.size ? hashNode(hashing, newer, part) : hashNode(hashing, part, newer)
    if (start < from.size) older = hashNode(hashing, part, older)
  }
  return sameBytes(older, from.root) && sameBytes(newer, to.root)
}
