import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserHashing } from './browser.ts'
import { nodeHashing as hashing } from './node.ts'
import {
  checkConsistency,
  checkInclusion,
  consistencyProof,
  consistencyRanges,
  emptyFrontier,
  emptyRoot,
  frontierOf,
  grow,
  hashLeaf,
  hashRange,
  inclusionProof,
  inclusionRanges,
  nodesOf,
  rootOf,
  sourceOfLeaves,
} from './tree.ts'

const largest = 600
/** Where every pair of sizes is tried; the machine may be busy. */
const patient = 300_000

const leafHashes = Array.from({ length: largest }, (_, at) =>
  hashLeaf(hashing, new TextEncoder().encode(`leaf ${at}`)),
)
const source = sourceOfLeaves(hashing, leafHashes)
const sizes = Array.from({ length: largest + 1 }, (_, size) => size)

// RFC 6962 §2.1 word for word, with another hash call than the package's.
const plainRoot = (hashes: readonly Uint8Array[]): Uint8Array => {
  if (hashes.length === 0) return new Uint8Array(createHash('sha256').digest())
  if (hashes.length === 1) return hashes[0]!
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  const node = createHash('sha256').update(Uint8Array.of(1))
  node.update(plainRoot(hashes.slice(0, k))).update(plainRoot(hashes.slice(k)))
  return new Uint8Array(node.digest())
}

const roots = sizes.map((size) => plainRoot(leafHashes.slice(0, size)))

const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
  const changed = bytes.slice()
  changed[Math.floor(bit / 8) % bytes.length]! ^= 1 << (bit % 8)
  return changed
}

describe('the root', () => {
  test('of every size to 600 is that of RFC 6962, by frontier and by range', () => {
    let frontier = emptyFrontier
    for (const size of sizes) {
      expect(rootOf(hashing, frontier)).toEqual(roots[size])
      expect(hashRange(hashing, source, { start: 0, end: size })).toEqual(roots[size])
      frontier = grow(hashing, frontier, leafHashes.slice(size, size + 1))
    }
  })

  test('is the same in whatever steps the tree grew, and with the browser’s hashes', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 5 })
    fc.assert(
      fc.property(steps, (counts) => {
        let frontier = emptyFrontier
        for (const count of counts)
          frontier = grow(
            browserHashing,
            frontier,
            leafHashes.slice(frontier.size, frontier.size + count),
          )
        expect(rootOf(browserHashing, frontier)).toEqual(roots[frontier.size])
        expect(frontierOf(frontier.size, frontier.hashes)).toEqual(frontier)
      }),
    )
  })

  test('cannot be taken from a frontier that does not fit its size', () => {
    const { size, hashes } = grow(hashing, emptyFrontier, leafHashes.slice(0, 13))
    for (const [wrong, parts] of [
      [size, hashes.slice(1)],
      [size + 1, hashes.slice(1)],
      [size, hashes.map((hash) => hash.subarray(1))],
      [-1, []],
      [0.5, []],
      [2 ** 53, hashes.slice(0, 1)],
    ] as const)
      expect(frontierOf(wrong, parts)).toBeUndefined()
    expect(() => grow(hashing, emptyFrontier, [new Uint8Array(31)])).toThrow('31 bytes')
  })

  test('of nothing is SHA-256 of nothing', () => {
    const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    expect(Buffer.from(emptyRoot(hashing)).toString('hex')).toBe(nothing)
  })
})

// The test tree that implementations of RFC 6962 share since the reference one of Certificate
// Transparency (merkle_tree_test: eight inputs, their roots and proofs).
describe('the shared test tree of Certificate Transparency', () => {
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ]
  const expectedRoots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ]
  const leaves = inputs.map((input) => hashLeaf(hashing, new Uint8Array(Buffer.from(input, 'hex'))))
  const tree = sourceOfLeaves(hashing, leaves)
  const hexOf = (hash: Uint8Array) => Buffer.from(hash).toString('hex')

  test('has its roots', () => {
    const got = leaves.map((_, at) =>
      hexOf(rootOf(hashing, grow(hashing, emptyFrontier, leaves.slice(0, at + 1)))),
    )
    expect(got).toEqual(expectedRoots)
  })

  test.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ] as const)('has its inclusion proof of leaf %i of %i', (index, size, proof) => {
    expect(inclusionProof(hashing, tree, index, size)?.map(hexOf)).toEqual(proof)
  })

  test.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
  ] as const)('has its consistency proof from %i to %i', (from, to, proof) => {
    expect(consistencyProof(hashing, tree, from, to)?.map(hexOf)).toEqual(proof)
  })
})

describe('an inclusion proof', () => {
  test('of every leaf in every tree to 600 checks', { timeout: patient }, () => {
    const failed: string[] = []
    for (const size of sizes) {
      const root = roots[size]!
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(hashing, source, index, size) ?? []
        const claim = { leafHash: leafHashes[index]!, index, size, root, proof }
        if (checkInclusion(hashing, claim).verdict !== 'proved') failed.push(`${index} in ${size}`)
      }
    }
    expect(failed).toEqual([])
  })

  const claims = fc
    .integer({ min: 1, max: largest })
    .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }))
    .map(({ size, index }) => ({
      leafHash: leafHashes[index]!,
      index,
      size,
      root: roots[size]!,
      proof: inclusionProof(hashing, source, index, size) ?? [],
    }))

  test('with one bit flipped anywhere fails', () => {
    fc.assert(
      fc.property(claims, fc.nat(), fc.nat(), (claim, bit, where) => {
        const at = where % Math.max(1, claim.proof.length)
        const changes = [
          { ...claim, leafHash: flipped(claim.leafHash, bit % 256) },
          { ...claim, root: flipped(claim.root, bit % 256) },
        ]
        if (claim.proof.length > 0)
          changes.push({
            ...claim,
            proof: claim.proof.with(at, flipped(claim.proof[at]!, bit % 256)),
          })
        for (const changed of changes)
          expect(checkInclusion(hashing, changed)).toEqual({ verdict: 'root-mismatch' })
      }),
      { numRuns: 500 },
    )
  })

  test('of one leaf proves no other place, size, leaf or shorter and longer path', () => {
    fc.assert(
      fc.property(claims, fc.nat(largest), fc.nat(largest), (claim, index, size) => {
        const verdictOf = (changed: object) =>
          checkInclusion(hashing, { ...claim, ...changed }).verdict
        if (index !== claim.index) expect(verdictOf({ index })).not.toBe('proved')
        expect(verdictOf({ proof: [...claim.proof, claim.root] })).toBe('proof-too-long')
        if (claim.proof.length > 0)
          expect(verdictOf({ proof: claim.proof.slice(1) })).toBe('proof-too-short')
        if (size !== claim.size) expect(verdictOf({ size, root: roots[size]! })).not.toBe('proved')
      }),
      { numRuns: 500 },
    )
  })

  test('of anything gets a verdict', () => {
    const bytes = fc.uint8Array({ maxLength: 40 })
    const numbers = fc.oneof(fc.integer(), fc.double(), fc.maxSafeNat())
    fc.assert(
      fc.property(
        bytes,
        bytes,
        numbers,
        numbers,
        fc.array(bytes, { maxLength: 70 }),
        (leafHash, root, index, size, proof) => {
          const { verdict } = checkInclusion(hashing, { leafHash, root, index, size, proof })
          expect(verdict).not.toBe('proved')
        },
      ),
    )
  })

  test('has at most 53 hashes, at the largest size there can be', () => {
    const size = Number.MAX_SAFE_INTEGER
    for (const index of [0, 1, 2 ** 52, size - 1])
      expect(inclusionRanges(index, size).length).toBeLessThanOrEqual(53)
  })

  test('cannot be made of hashes that are not there, nor of a leaf that is not', () => {
    expect(inclusionProof(hashing, () => undefined, 1, 5)).toBeUndefined()
    for (const [index, size] of [
      [0, 0],
      [5, 5],
      [-1, 5],
      [0.5, 5],
    ] as const)
      expect(() => inclusionProof(hashing, source, index, size)).toThrow('no leaf')
  })
})

describe('a consistency proof', () => {
  test('from every size to every larger one to 600 checks', { timeout: patient }, () => {
    const failed: string[] = []
    for (const to of sizes)
      for (let from = 0; from <= to; from++) {
        const proof = consistencyProof(hashing, source, from, to) ?? []
        const older = { size: from, root: roots[from]! }
        const newer = { size: to, root: roots[to]! }
        if (checkConsistency(hashing, older, newer, proof).verdict !== 'proved')
          failed.push(`${from} to ${to}`)
      }
    expect(failed).toEqual([])
  })

  const pairs = fc
    .integer({ min: 1, max: largest })
    .chain((to) => fc.record({ to: fc.constant(to), from: fc.integer({ min: 1, max: to }) }))
    .map(({ from, to }) => ({
      from: { size: from, root: roots[from]! },
      to: { size: to, root: roots[to]! },
      proof: consistencyProof(hashing, source, from, to) ?? [],
    }))

  test('with one bit flipped anywhere fails', () => {
    fc.assert(
      fc.property(pairs, fc.nat(255), fc.nat(), ({ from, to, proof }, bit, where) => {
        const older = { ...from, root: flipped(from.root, bit) }
        const newer = { ...to, root: flipped(to.root, bit) }
        const at = where % Math.max(1, proof.length)
        const other = proof.length > 0 ? proof.with(at, flipped(proof[at]!, bit)) : proof
        const mismatch = { verdict: 'root-mismatch' }
        expect(checkConsistency(hashing, older, to, proof)).toEqual(mismatch)
        expect(checkConsistency(hashing, from, newer, proof)).toEqual(mismatch)
        if (from.size === to.size)
          expect(checkConsistency(hashing, older, newer, proof).verdict).toBe('proved')
        if (proof.length > 0) expect(checkConsistency(hashing, from, to, other)).toEqual(mismatch)
      }),
      { numRuns: 500 },
    )
  })

  test('does not lead from or to any other size, nor when shortened or prolonged', () => {
    fc.assert(
      fc.property(pairs, fc.nat(largest), ({ from, to, proof }, size) => {
        const other = { size, root: roots[size]! }
        const verdictOf = (a: typeof from, b: typeof to, hashes = proof) =>
          checkConsistency(hashing, a, b, hashes).verdict
        if (size !== from.size && size !== 0 && size !== to.size)
          expect(verdictOf(other, to)).not.toBe('proved')
        if (size !== to.size && size !== from.size)
          expect(verdictOf(from, other)).not.toBe('proved')
        expect(verdictOf(from, to, [...proof, to.root])).toBe('proof-too-long')
        if (proof.length > 0) expect(verdictOf(from, to, proof.slice(1))).toBe('proof-too-short')
      }),
      { numRuns: 500 },
    )
  })

  test('from nothing is empty and stands on the root of nothing', () => {
    const nothing = { size: 0, root: emptyRoot(hashing) }
    const seven = { size: 7, root: roots[7]! }
    const invented = { size: 0, root: roots[1]! }
    expect(checkConsistency(hashing, nothing, seven, []).verdict).toBe('proved')
    expect(checkConsistency(hashing, nothing, nothing, []).verdict).toBe('proved')
    expect(checkConsistency(hashing, invented, seven, []).verdict).toBe('root-mismatch')
    expect(checkConsistency(hashing, nothing, invented, []).verdict).toBe('root-mismatch')
    expect(checkConsistency(hashing, nothing, seven, [roots[7]!]).verdict).toBe('proof-too-long')
    expect(checkConsistency(hashing, seven, nothing, []).verdict).toBe('out-of-range')
  })

  test('of roots that are no hashes is malformed', () => {
    const short = { size: 1, root: new Uint8Array(31) }
    expect(checkConsistency(hashing, short, short, []).verdict).toBe('malformed')
  })

  test('has at most 63 hashes, and needs sizes in their order', () => {
    const size = Number.MAX_SAFE_INTEGER
    for (const from of [1, 2 ** 52 - 1, 2 ** 52, size - 1])
      expect(consistencyRanges(from, size).length).toBeLessThanOrEqual(63)
    expect(() => consistencyRanges(2, 1)).toThrow('no way')
  })
})

test('a range falls into whole subtrees side by side, at any size', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (end) => {
      let at = 0
      for (const { level, index } of nodesOf({ start: 0, end })) {
        expect(index * 2 ** level).toBe(at)
        at += 2 ** level
      }
      expect(at).toBe(end)
    }),
  )
})
