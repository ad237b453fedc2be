import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { nodeHashing as hashing } from '@amparo/log/node'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readHeader, recentBits } from './bitcoin-header.ts'
import { concat, hex } from './bytes.ts'
import { checkOts, type OtsCheck, type OtsQuestion } from './ots-check.ts'
import {
  formatOts,
  mergeOts,
  otsLimits,
  otsNonceLength,
  otsRequest,
  otsUpgrades,
  readOts,
  type OtsProof,
} from './ots-proof.ts'
import { easyBits, synthesizeHeader } from './testing/synthetic-block.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
const digest = hashing.sha256(new TextEncoder().encode('a checkpoint'))
const request = otsRequest(hashing, digest, new Uint8Array(otsNonceLength).fill(7))

// A calendar's answers, written by hand after the format.
const pendingAt = (calendar: string) => {
  const uri = new TextEncoder().encode(calendar)
  return concat(bytes('0083dfe30d2ef90c8e'), Uint8Array.of(uri.length + 1, uri.length), uri)
}
const inBlock = (height: number) => {
  const [low, high] = [(height & 0x7f) | 0x80, height >> 7]
  return concat(bytes('000588960d73d71901'), Uint8Array.of(2, low, high))
}
const calendar = 'https://calendar.example'
const promised = concat(request.head, pendingAt(calendar))

// Later: one step more, and the message there is the Merkle root of a block.
const step = bytes('f1' + '02' + 'abcd' + '08')
const root = hashing.sha256(concat(bytes('abcd'), request.message))
const height = 9_000
const kept = concat(request.head, step, inBlock(height))
const header = synthesizeHeader(hashing, root, 1_800_000_000)

const outcome = (proof: Uint8Array, change: Partial<OtsQuestion> = {}): string => {
  const headers = new Map([[height, header]])
  const made: OtsCheck = checkOts(hashing, {
    proof,
    digest,
    headers,
    leastBits: easyBits,
    ...change,
  })
  return made.verdict === 'refused' ? made.fault : made.verdict
}

const proofOf = (file: Uint8Array): OtsProof => {
  const reading = readOts(hashing, file)
  if (reading.verdict === 'refused') throw new Error(reading.fault)
  return reading.proof
}

describe('a request', () => {
  test('lets only a hash leave, from which nobody concludes the digest', () => {
    expect(request.message).toEqual(hashing.sha256(concat(digest, new Uint8Array(16).fill(7))))
    expect(hex(request.message)).not.toContain(hex(digest))
  })

  test('with the calendar’s answer behind it is a proof file', () => {
    const { start } = proofOf(promised)
    expect(start.message).toEqual(digest)
    const end = start.steps[0]!.next.steps[0]!.next
    expect(end.message).toEqual(request.message)
    expect(end.attestations).toEqual([{ kind: 'pending', calendar }])
  })

  test('to a calendar that promised leads to the same file, further on', () => {
    const [upgrade] = otsUpgrades(proofOf(promised))
    expect(upgrade).toMatchObject({ calendar, message: request.message })
    const later = concat(upgrade!.head, step, inBlock(height))
    const merged = mergeOts(proofOf(promised), proofOf(later))!
    expect(outcome(formatOts(merged))).toBe('in-block')
    expect(proofOf(formatOts(merged))).toEqual(merged)
  })
})

describe('a proof', () => {
  test('that leads into a block says when', () => {
    const headers = new Map([[height, header]])
    const question = { proof: kept, digest, headers, leastBits: easyBits }
    expect(checkOts(hashing, question)).toMatchObject({
      verdict: 'in-block',
      height,
      at: 1_800_000_000_000,
    })
  })

  test('of which nobody has the header says which is wanted', () => {
    const question = { proof: kept, digest, headers: new Map(), leastBits: easyBits }
    expect(checkOts(hashing, question)).toEqual({ verdict: 'header-wanted', heights: [height] })
  })

  test('that is only promised proves nothing', () => {
    expect(outcome(promised)).toBe('ots-pending')
  })

  test('of another file, or by something nobody knows, proves nothing', () => {
    expect(outcome(kept, { digest: root })).toBe('ots-other-file')
    const unknown = concat(request.head, bytes('00' + '0102030405060708' + '01ff'))
    expect(outcome(unknown)).toBe('ots-unknown-attestation')
  })

  test('with a header of another block, or of too little work, proves nothing', () => {
    const other = synthesizeHeader(hashing, digest, 1_800_000_000)
    expect(outcome(kept, { headers: new Map([[height, other]]) })).toBe('ots-merkle-root')
    expect(outcome(kept, { leastBits: recentBits })).toBe('ots-work')
    const short = new Map([[height, header.slice(1)]])
    expect(outcome(kept, { headers: short })).toBe('ots-header-length')
  })

  test('merged with another keeps every way once, in any order', () => {
    const two = concat(request.head, pendingAt('https://other.example'))
    const [one, other] = [proofOf(promised), proofOf(two)]
    const merged = mergeOts(one, other)!
    expect(otsUpgrades(merged)).toHaveLength(2)
    expect(mergeOts(merged, other)).toEqual(merged)
    expect(otsUpgrades(mergeOts(other, one)!)).toHaveLength(2)
    expect(mergeOts(one, { ...other, digest: root })).toBeUndefined()
  })

  test('is written back byte for byte', () => {
    for (const file of [promised, kept]) expect(formatOts(proofOf(file))).toEqual(file)
  })
})

describe('what is no proof is refused with its reason', () => {
  const start = request.head.slice(0, -19) // before our nonce
  const ways: readonly [string, string, Uint8Array][] = [
    ['nothing', 'ots-header', new Uint8Array()],
    ['another file', 'ots-header', new Uint8Array(200)],
    ['over SHA-1', 'ots-file-hash', promised.with(32, 0x02)],
    ['cut', 'ots-truncated', promised.slice(0, -1)],
    ['with something behind it', 'ots-trailing', concat(promised, bytes('00'))],
    ['with a step nobody knows', 'ots-unknown-op', concat(request.head, bytes('09'))],
    ['through SHA-1', 'ots-weak-op', concat(request.head, bytes('02'), inBlock(height))],
    ['with a number in two spellings', 'ots-number', concat(request.head, bytes('f0' + '8100'))],
    ['with a number without end', 'ots-number', concat(request.head, bytes('f0' + 'ffffffffffff'))],
    ['with a message too long', 'ots-message', concat(request.head, bytes('f0' + '8120'))],
    ['that adds nothing', 'ots-message', concat(request.head, bytes('f000'))],
    ['that doubles too often', 'ots-message', concat(request.head, bytes('f3'.repeat(8)))],
    ['too deep', 'ots-depth', concat(start, bytes('08'.repeat(300)), inBlock(height))],
    [
      'too wide',
      'ots-items',
      concat(start, bytes('ff0001020304050607080'.concat('0').repeat(1_100))),
    ],
    ['too long', 'ots-length', new Uint8Array(otsLimits.proof + 1)],
    [
      'to an address that is none',
      'ots-attestation',
      concat(request.head, pendingAt('https://x/?a=b')),
    ],
    [
      'with more in a promise than an address',
      'ots-attestation',
      concat(request.head, bytes('0083dfe30d2ef90c8e' + '03' + '01' + '61' + '62')),
    ],
  ]

  test.each(ways)('%s: %s', (_, fault, file) => {
    expect(readOts(hashing, file)).toEqual({ verdict: 'refused', fault })
  })

  test('whatever the bytes behind the beginning are, nothing is thrown', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (rest) => {
        readOts(hashing, concat(start, rest))
      }),
      { numRuns: 2_000 },
    )
  })

  test('one changed bit never proves the same digest in the same block another way', () => {
    for (let bit = 0; bit < kept.length * 8; bit++) {
      const changed = kept.with(bit >> 3, kept[bit >> 3]! ^ (1 << (bit & 7)))
      expect(outcome(changed), `bit ${bit}`).not.toBe('in-block')
    }
  })
})

describe('a header', () => {
  // The first block of Bitcoin, as everybody has it.
  const genesis = bytes(
    '01000000' +
      '0'.repeat(64) +
      '3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a' +
      '29ab5f49ffff001d1dac2b7c',
  )

  test('has the hash and the time that everybody knows', () => {
    const reading = readHeader(hashing, genesis, 0x1d00ffff)
    expect(reading.verdict === 'header' && reading.header).toMatchObject({
      hash: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
      at: Date.UTC(2009, 0, 3, 18, 15, 5),
    })
  })

  test('shows work, or is none', () => {
    const refused = { verdict: 'refused', fault: 'ots-work' }
    expect(readHeader(hashing, genesis, recentBits)).toEqual(refused)
    expect(readHeader(hashing, genesis.with(79, 0), 0x1d00ffff)).toEqual(refused)
    for (const bits of ['00000000', 'ffffff22', '00008020', '01000002']) {
      const claimed = concat(genesis.slice(0, 72), bytes(bits), genesis.slice(76))
      expect(readHeader(hashing, claimed, easyBits), bits).toEqual(refused)
    }
  })
})

const noPython = 'FAILED TO CHECK: no python3 with opentimestamps to ask'

// Writes what python-opentimestamps finds in a proof file, and the file as it would write it.
const judge = `
import sys
from io import BytesIO
from opentimestamps.core.timestamp import DetachedTimestampFile
from opentimestamps.core.serialize import BytesDeserializationContext, BytesSerializationContext
from opentimestamps.core.notary import PendingAttestation, BitcoinBlockHeaderAttestation
ctx = BytesDeserializationContext(bytes.fromhex(sys.stdin.read()))
file = DetachedTimestampFile.deserialize(ctx)
out = BytesSerializationContext()
file.serialize(out)
print(out.getbytes().hex())
for message, one in sorted(file.timestamp.all_attestations(), key=lambda pair: str(pair)):
    if isinstance(one, PendingAttestation): print(message.hex(), 'pending', one.uri)
    elif isinstance(one, BitcoinBlockHeaderAttestation): print(message.hex(), 'bitcoin', one.height)
    else: print(message.hex(), 'unknown')
`

const ask = (file: Uint8Array) =>
  spawnSync('python3', ['-c', judge], { input: hex(file), encoding: 'utf8' })

test('python-opentimestamps finds in our files what we find, and we in its', ({ skip }) => {
  const isThere = spawnSync('python3', ['-c', 'import opentimestamps']).status === 0
  skip(!isThere, noPython)
  const later = concat(request.head, step, inBlock(height))
  const fresh = otsRequest(hashing, digest, new Uint8Array(randomBytes(otsNonceLength)))
  const second = concat(fresh.head, bytes('f2f3'), pendingAt('https://other.example'))
  const merged = formatOts(mergeOts(mergeOts(proofOf(promised), proofOf(later))!, proofOf(second))!)
  for (const file of [promised, later, second, merged]) {
    const { status, stdout, stderr } = ask(file)
    expect(status, stderr).toBe(0)
    const [written = '', ...found] = stdout.trim().split('\n')
    expect(found.sort()).toEqual(attestedIn(proofOf(file)).sort())
    expect(attestedIn(proofOf(bytes(written))).sort()).toEqual(found)
  }
  expect(ask(concat(merged, bytes('00'))).status).not.toBe(0)
  expect(ask(concat(request.head, bytes('08'.repeat(300)), inBlock(height))).status).not.toBe(0)
})

const attestedIn = ({ start }: OtsProof): string[] => {
  const walk = (node: OtsProof['start']): string[] => [
    ...node.attestations.map((one) => {
      if (one.kind === 'pending') return `${hex(node.message)} pending ${one.calendar}`
      return `${hex(node.message)} bitcoin ${one.kind === 'bitcoin' ? one.height : ''}`
    }),
    ...node.steps.flatMap(({ next }) => walk(next)),
  ]
  return walk(start)
}
