import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseCheckpoint } from './checkpoint.ts'
import { bytesOfBase64 } from './encoding.ts'
import { formatLogProof, parseLogProof } from './log-proof.ts'
import { nodeHashing as hashing, nodeVerifying as verifying } from './node.ts'
import { checkNote } from './signing.ts'
import { flipped } from './testing/synthetic-log.ts'
import { checkConsistency, checkInclusion, hashLeaf } from './tree.ts'
import { parseVerifierKey } from './verifier-key.ts'

// A real log that others keep: what it signed must be readable, true, and not a bit less.

const file = new URL('../../../vectors/log/go-checksum-database.json', import.meta.url)
const vector = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly key: string
  readonly record: string
  readonly proofs: readonly string[]
  readonly consistency: readonly string[]
}

const read = (text: string) => {
  const reading = parseLogProof(text)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  const checkpoint = parseCheckpoint(reading.logProof.note.text)
  if (checkpoint.verdict === 'malformed') throw new Error(checkpoint.fault)
  return { ...reading.logProof, checkpoint: checkpoint.checkpoint }
}

const [older, newer] = vector.proofs.map(read)
const leafHash = hashLeaf(hashing, new TextEncoder().encode(vector.record))

describe('Go’s checksum database', () => {
  test.each(vector.proofs)('signed the head under which a record is proved', (text) => {
    const { note, index, proof, checkpoint, ...rest } = read(text)
    const key = parseVerifierKey(hashing, vector.key)
    const keys = key.verdict === 'key' ? [key.key] : []
    expect(checkNote(verifying, keys, note).verdict).toBe('signed')
    expect(checkInclusion(hashing, { leafHash, index, proof, ...checkpoint }).verdict).toBe(
      'proved',
    )
    expect(formatLogProof({ note, index, proof, extra: rest.extra })).toBe(text)
    const other = flipped(leafHash, 100)
    const wrong = { leafHash: other, index, proof, ...checkpoint }
    expect(checkInclusion(hashing, wrong).verdict).toBe('root-mismatch')
  })

  test('only grew between its two heads', () => {
    const proof = vector.consistency.map((line) => bytesOfBase64(line, 32)!)
    const heads = [older!.checkpoint, newer!.checkpoint] as const
    expect(checkConsistency(hashing, ...heads, proof).verdict).toBe('proved')
    const broken = proof.with(9, flipped(proof[9]!, 3))
    expect(checkConsistency(hashing, ...heads, broken).verdict).toBe('root-mismatch')
  })
})
