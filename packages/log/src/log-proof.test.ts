import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkLogProof, formatLogProof, parseLogProof, type LogProof } from './log-proof.ts'
import { nodeHashing as hashing, nodeVerifying as verifying } from './node.ts'
import { organisationPolicy } from './policy.ts'
import {
  changed,
  cosigners,
  flipped,
  leafHashes,
  logSigners,
  noteAt,
  signedBy,
  source,
  textAt,
} from './testing/synthetic-log.ts'
import { inserts } from './testing/texts.ts'
import { inclusionProof } from './tree.ts'

const { first, third } = cosigners
const policy = organisationPolicy(
  logSigners.map(({ key }) => key),
  [
    { name: 'first', keys: [first.key] },
    { name: 'third', keys: [third.key] },
  ],
  2,
)

const size = 299
const note = noteAt(size, [first, third])
const proofOf = (index: number, extra: Uint8Array | null = null): LogProof => ({
  index,
  proof: inclusionProof(hashing, source, index, size) ?? [],
  note,
  extra,
})
const verdictOf = (index: number, logProof: LogProof) =>
  checkLogProof(hashing, verifying, policy, leafHashes[index]!, logProof).verdict

const proofs = fc
  .tuple(fc.nat(size - 1), fc.option(fc.uint8Array({ maxLength: 100 })))
  .map(([index, extra]) => proofOf(index, extra))

describe('a proof file', () => {
  test('reads back the same and proves its leaf, and no other', () => {
    fc.assert(
      fc.property(proofs, fc.nat(size - 1), (logProof, other) => {
        const text = formatLogProof(logProof)
        expect(parseLogProof(text)).toEqual({ verdict: 'proof', logProof })
        expect(verdictOf(logProof.index, logProof)).toBe('trusted')
        if (other !== logProof.index) expect(verdictOf(other, logProof)).toBe('root-mismatch')
      }),
    )
  })

  test('changed in any way does not read or is, byte for byte, another', () => {
    const text = formatLogProof(proofOf(7, Uint8Array.of(1, 2, 3)))
    fc.assert(
      fc.property(fc.nat(), fc.nat(3), inserts, (at, remove, insert) => {
        const other = changed(text, at % 900, remove, insert)
        const reading = parseLogProof(other)
        expect(reading.verdict === 'proof' ? formatLogProof(reading.logProof) : other).toBe(other)
      }),
      { numRuns: 3_000 },
    )
  })

  test('with one bit flipped anywhere proves nothing, its extra apart', () => {
    // Every signature of this one is needed. A needless one may be renamed to a stranger's, and is
    // then passed over, as the standard wants.
    const needed = signedBy([logSigners[0], first, third], textAt(size))
    const bytes = new TextEncoder().encode(formatLogProof({ ...proofOf(7), note: needed }))
    fc.assert(
      fc.property(fc.nat(), (bit) => {
        const reading = parseLogProof(flipped(bytes, bit % (bytes.length * 8)))
        if (reading.verdict === 'proof') expect(verdictOf(7, reading.logProof)).not.toBe('trusted')
      }),
      { numRuns: 2_000 },
    )
  })

  test('of any bytes gets a verdict', () => {
    const start = fc.constantFrom('c2sp.org/tlog-proof@v1\n', 'index 0\n', 'extra \n', '\n')
    const pieces = fc.array(fc.oneof(inserts, start))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), pieces, (bytes, some) => {
        expect(parseLogProof(bytes).verdict).toBe('malformed')
        expect(parseLogProof(some.join('')).verdict).toBe('malformed')
      }),
      { numRuns: 1_000 },
    )
  })

  const text = formatLogProof(proofOf(7))
  const hash = `${'A'.repeat(43)}=\n`
  test.each([
    ['another header', text.replace('@v1', '@v2'), 'header'],
    ['extra in two spellings', text.replace('index', 'extra AB==\nindex'), 'extra'],
    ['endless extra', text.replace('index', `extra ${'AAAA'.repeat(6_000)}\nindex`), 'extra'],
    ['two extras', text.replace('index', 'extra AA==\nextra AA==\nindex'), 'index'],
    ['no index', text.replace('index 7\n', ''), 'index'],
    ['19: an index with a leading zero', text.replace('index 7', 'index 07'), 'index'],
    ['50: an index beyond counting', text.replace('index 7', 'index 9223372036854775808'), 'index'],
    ['64 hashes', text.replace('index 7\n', `index 7\n${hash.repeat(64)}`), 'proof'],
    [
      '64 hashes and extra',
      text.replace('index 7\n', `extra AA==\nindex 7\n${hash.repeat(64)}`),
      'proof',
    ],
    ['stray bits in a hash', text.replace(/[A-Za-z0-9+/]=\n/, 'B=\n'), 'proof'],
    ['no note', text.slice(0, text.indexOf('\n\n') + 2), 'note'],
    ['far too much', 'x'.repeat(1_000_000), 'length'],
  ] as const)('with %s does not read', (_, other, fault) => {
    expect(parseLogProof(other)).toEqual({ verdict: 'malformed', fault })
  })

  test('15 to 18, 50: swapped, shortened, prolonged, or of another place proves nothing', () => {
    const seven = proofOf(7)
    const eight = proofOf(8)
    expect(verdictOf(7, { ...seven, proof: eight.proof })).toBe('root-mismatch')
    expect(verdictOf(7, { ...seven, proof: seven.proof.slice(1) })).toBe('proof-too-short')
    expect(verdictOf(7, { ...seven, proof: [...seven.proof, leafHashes[0]!] })).toBe(
      'proof-too-long',
    )
    expect(verdictOf(7, { ...seven, index: 8 })).toBe('root-mismatch')
    expect(verdictOf(7, { ...seven, index: size })).toBe('out-of-range')
  })

  test('under a checkpoint the policy does not trust proves nothing', () => {
    expect(verdictOf(7, { ...proofOf(7), note: noteAt(size, [first]) })).toBe('quorum-not-met')
    expect(verdictOf(7, { ...proofOf(7), note: noteAt(size - 1, [first, third]) })).not.toBe(
      'trusted',
    )
  })

  test('that would not read back is not written: our bug', () => {
    expect(() => formatLogProof({ ...proofOf(7), index: -1 })).toThrow('leaf -1')
  })
})
