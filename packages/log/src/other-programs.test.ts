import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hex, uint32 } from './encoding.ts'
import { leafData } from './entry.ts'
import { checkLogProof, formatLogProof, parseLogProof } from './log-proof.ts'
import { nodeHashing as hashing, nodeVerifying as verifying } from './node.ts'
import { formatNote, parseNote } from './note.ts'
import { formatPolicy, organisationPolicy } from './policy.ts'
import { checkNote } from './signing.ts'
import {
  cosigners,
  flipped,
  leafHashes,
  logSigners,
  noteAt,
  rootAt,
  source,
  textAt,
} from './testing/synthetic-log.ts'
import { emptyEdge, formatBundle, growTiles, tilePath } from './tiles.ts'
import {
  checkConsistency,
  checkInclusion,
  consistencyProof,
  emptyFrontier,
  grow,
  hashLeaf,
  inclusionProof,
  rootOf,
} from './tree.ts'
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts'

// What we make must be believed by other people's implementations, and what they refuse must be
// refused by us: x/mod sumdb (tlog, note), transparency-dev merkle and formats, filippo.io/mldsa.

const noGo = 'FAILED TO CHECK: no Go, or no Go modules, to build other people’s programs with'

const judgeSource = fileURLToPath(new URL('../judge', import.meta.url))
const program = fileURLToPath(new URL('../../../.cache/log-judge/judge', import.meta.url))

const build = (): boolean =>
  spawnSync('go', ['build', '-o', program, '.'], {
    cwd: judgeSource,
    timeout: 240_000,
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  }).status === 0

let hasJudge = false
let folder = ''

beforeAll(() => {
  hasJudge = build()
  folder = mkdtempSync(join(tmpdir(), 'log-judge-'))
}, 300_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Answer = {
  readonly Inclusion: readonly (readonly [string, string])[]
  readonly Consistency: readonly (readonly [string, string])[]
  readonly Notes: readonly string[]
  readonly Policies: readonly boolean[]
  readonly Proofs: readonly string[]
  readonly Tree: string
  readonly Signed: { readonly Keys: readonly string[]; readonly Note: string }
}

const asJson = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value

const ask = (question: object): Answer => {
  const { status, stdout, stderr } = spawnSync(program, {
    input: JSON.stringify(question, asJson),
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(stderr.toString())
  return JSON.parse(stdout.toString()) as Answer
}

// Some right, some with one bit wrong, so that both sides have something to refuse.
const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 127, 128, 129, 255, 256, 257, 299, 300]

const inclusions = sizes.flatMap((size) =>
  [0, 1, Math.floor(size / 2), size - 2, size - 1]
    .filter((index) => index >= 0 && index < size)
    .flatMap((index) => {
      const proof = inclusionProof(hashing, source, index, size) ?? []
      const right = { index, size, leafHash: leafHashes[index]!, root: rootAt(size), proof }
      const wrong = { ...right, leafHash: flipped(right.leafHash, index * 7) }
      const other = { ...right, index: (index + 1) % (size + 1) }
      const longer = { ...right, proof: [...proof, right.root] }
      const broken = proof.map((hash, at) => ({
        ...right,
        proof: proof.with(at, flipped(hash, at * 31)),
      }))
      return [right, wrong, other, longer, ...broken]
    }),
)

const consistencies = sizes.flatMap((to) =>
  sizes
    .filter((from) => from <= to)
    .flatMap((from) => {
      const proof = consistencyProof(hashing, source, from, to) ?? []
      const right = {
        from: { size: from, root: rootAt(from) },
        to: { size: to, root: rootAt(to) },
        proof,
      }
      const forked = { ...right, from: { size: from, root: flipped(right.from.root, to) } }
      const broken = proof.map((hash, at) => ({
        ...right,
        proof: proof.with(at, flipped(hash, at * 31)),
      }))
      return [right, forked, { ...right, proof: proof.slice(1) }, ...broken]
    }),
)

describe('other people’s programs', () => {
  test('agree with us on every proof, right or wrong', ({ skip }) => {
    skip(!hasJudge, noGo)
    const { Inclusion, Consistency } = ask({
      Inclusion: inclusions.map(({ leafHash, ...rest }) => ({ ...rest, leaf: leafHash })),
      Consistency: consistencies.map(({ from, to, proof }) => ({
        from: from.size,
        to: to.size,
        fromRoot: from.root,
        toRoot: to.root,
        proof,
      })),
    })
    const ours = [
      ...inclusions.map((claim) => checkInclusion(hashing, claim).verdict === 'proved'),
      ...consistencies.map(
        ({ from, to, proof }) => checkConsistency(hashing, from, to, proof).verdict === 'proved',
      ),
    ]
    const theirs = [...Inclusion, ...Consistency]
    expect(theirs.map(([merkle]) => merkle === '')).toEqual(ours)
    expect(theirs.map(([, mod]) => mod === '')).toEqual(ours)
    expect(ours.filter(Boolean).length).toBeGreaterThan(250)
    expect(ours.filter((isProved) => !isProved).length).toBeGreaterThan(1_000)
  })

  test('read a folder of 70,000 entries whole, and see one flipped bit', ({ skip }) => {
    skip(!hasJudge, noGo)
    const entries = Array.from({ length: 70_000 }, (_, at) => leafData(hashing, `entry ${at}`))
    const hashes = entries.map((entry) => hashLeaf(hashing, entry))
    const keep = (path: string, bytes: Uint8Array) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    const { tiles } = growTiles(hashing, emptyEdge, hashes)
    for (const { tile, bytes } of tiles) {
      keep(tilePath(tile), bytes)
      if (tile.level !== 0) continue
      const start = tile.index * 256
      const bundle = formatBundle(entries.slice(start, start + tile.width))
      keep(tilePath({ ...tile, level: 'entries' }), bundle)
    }
    const Root = rootOf(hashing, grow(hashing, emptyFrontier, hashes))
    const whole = { Folder: folder, Size: 70_000, Root }
    expect(ask(whole).Tree).toBe('ok')
    const { tile, bytes } = tiles[100]!
    keep(tilePath(tile), flipped(bytes, 12_345))
    expect(ask(whole).Tree).not.toBe('ok')
  })

  test('see who signed our checkpoints, in both algorithms and all three types', ({ skip }) => {
    skip(!hasJudge, noGo)
    const signers = [...logSigners, ...Object.values(cosigners)]
    const Keys = signers.map(({ key }) => formatVerifierKey(key))
    const note = noteAt(300, Object.values(cosigners))
    const broken = note.signatures.map((one, at) => ({
      ...note,
      signatures: note.signatures.with(at, {
        ...one,
        signature: flipped(one.signature, 8 * one.signature.length - 300),
      }),
    }))
    const asked = [note, ...broken].map((one) => ({ Keys, Note: formatNote(one) }))
    const all = signers.map(({ key }) => `${key.name}+${hex(uint32(key.id))}`).join(' ')
    const [right, ...wrong] = ask({ Notes: asked }).Notes
    expect(right).toBe(all)
    expect(wrong.every((answer) => answer.startsWith('error: '))).toBe(true)
    for (const one of broken)
      expect(
        checkNote(
          verifying,
          signers.map(({ key }) => key),
          one,
        ).verdict,
      ).toBe('bad-signature')
  })

  test('sign checkpoints that we see signed', ({ skip }) => {
    skip(!hasJudge, noGo)
    const { Keys, Note } = ask({ Sign: textAt(42) }).Signed
    const keys = Keys.map((text) => {
      const reading = parseVerifierKey(hashing, text)
      if (reading.verdict === 'malformed') throw new Error(`${text}: ${reading.fault}`)
      expect(formatVerifierKey(reading.key)).toBe(text)
      return reading.key
    })
    const reading = parseNote(Note)
    if (reading.verdict === 'malformed') throw new Error(reading.fault)
    expect(formatNote(reading.note)).toBe(Note)
    const check = checkNote(verifying, keys, reading.note)
    expect(check.verdict === 'signed' ? check.by.map(({ key }) => key.type) : check).toEqual([
      'ed25519',
      'ed25519-cosignature',
      'ml-dsa-44-cosignature',
    ])
  })

  test('count organisations by our policies as we do', ({ skip }) => {
    skip(!hasJudge, noGo)
    const { first, second, secondToo, third } = cosigners
    const made = organisationPolicy(
      logSigners.map(({ key }) => key),
      [
        { name: 'first', keys: [first.key] },
        { name: 'second', keys: [second.key, secondToo.key] },
        { name: 'third', keys: [third.key] },
      ],
      2,
    )
    // The other program wants an address for each cosigner.
    const policy = {
      ...made,
      cosigners: made.cosigners.map((one) => ({ ...one, url: `https://${one.name}.example` })),
    }
    const written = formatPolicy(hashing, policy)
    const cases = [
      { signers: [], isMet: false },
      { signers: [first], isMet: false },
      { signers: [second, secondToo], isMet: false },
      { signers: [first, third], isMet: true },
      { signers: [secondToo, third], isMet: true },
    ]
    const asked = cases.map(({ signers }) => ({
      Policy: written,
      Note: formatNote(noteAt(9, signers)),
    }))
    expect(ask({ Policies: asked }).Policies).toEqual(cases.map(({ isMet }) => isMet))
  })

  test('read and write our proof files, and find them true', ({ skip }) => {
    skip(!hasJudge, noGo)
    const size = 300
    const proofs = [0, 1, 150, 299].map((index) => ({
      index,
      proof: inclusionProof(hashing, source, index, size) ?? [],
      note: noteAt(size),
      extra: index === 1 ? Uint8Array.of(1, 2, 3) : null,
    }))
    const texts = proofs.map(formatLogProof)
    const asked = texts.map((Text, at) => ({
      Text,
      Leaf: leafHashes[proofs[at]!.index]!,
      Root: rootAt(size),
      Size: size,
    }))
    expect(ask({ Proofs: asked }).Proofs).toEqual(['', '', '', ''])
    const policy = organisationPolicy([logSigners[0].key], [], 0)
    for (const [at, text] of texts.entries()) {
      const reading = parseLogProof(text)
      if (reading.verdict === 'malformed') throw new Error(reading.fault)
      const leaf = leafHashes[proofs[at]!.index]!
      expect(checkLogProof(hashing, verifying, policy, leaf, reading.logProof).verdict).toBe(
        'trusted',
      )
    }
  })
})
