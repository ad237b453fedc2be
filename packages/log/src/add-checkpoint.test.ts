import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkCosignatures,
  contradicts,
  cosignedPath,
  formatAddCheckpoint,
  formatKnownSize,
  judgeAddCheckpoint,
  parseAddCheckpoint,
  parseKnownSize,
  type AddCheckpoint,
  type AddCheckpointFault,
  type KnownLog,
} from './add-checkpoint.ts'
import { formatCheckpoint, parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { nodeHashing as hashing, nodeVerifying as verifying } from './node.ts'
import { signText } from './signing.ts'
import {
  changed,
  cosigners,
  flipped,
  leafHashes,
  logSigners,
  newSigner,
  noteAt,
  origin,
  rootAt,
  signedBy,
  source,
  textAt,
  time,
} from './testing/synthetic-log.ts'
import { inserts } from './testing/texts.ts'
import { consistencyProof, emptyFrontier, emptyRoot, grow, rootOf } from './tree.ts'

const keys = logSigners.map(({ key }) => key)

const requestOf = (from: number, to: number): AddCheckpoint => ({
  oldSize: from,
  proof: consistencyProof(hashing, source, from, to) ?? [],
  note: noteAt(to),
})

const knownAt =
  (size: number) =>
  (asked: string): KnownLog | undefined =>
    asked === origin
      ? { keys, last: size === 0 ? undefined : { size, root: rootAt(size) } }
      : undefined

const judge = (at: number, request: AddCheckpoint) =>
  judgeAddCheckpoint(hashing, verifying, knownAt(at), request)

const checkpointOf = (text: string): Checkpoint => {
  const reading = parseCheckpoint(text)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  return reading.checkpoint
}

const steps = fc
  .integer({ min: 0, max: 300 })
  .chain((to) => fc.tuple(fc.integer({ min: 0, max: to }), fc.constant(to)))

const withRoot = (size: number, root: Uint8Array): string =>
  formatCheckpoint({ origin, size, root, extensions: [] })

describe('a request to cosign', () => {
  const text = formatAddCheckpoint(requestOf(77, 299))

  test('reads back the same', () => {
    fc.assert(
      fc.property(steps, ([from, to]) => {
        const request = requestOf(from, to)
        const body = formatAddCheckpoint(request)
        expect(parseAddCheckpoint(body)).toEqual({ verdict: 'request', request })
        expect(parseAddCheckpoint(new TextEncoder().encode(body))).toEqual({
          verdict: 'request',
          request,
        })
      }),
      { numRuns: 50 },
    )
  })

  test('changed in any way does not read or is, byte for byte, another', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(3), inserts, (at, remove, insert) => {
        const other = changed(text, at % 900, remove, insert)
        const reading = parseAddCheckpoint(other)
        expect(reading.verdict === 'request' ? formatAddCheckpoint(reading.request) : other).toBe(
          other,
        )
      }),
      { numRuns: 3_000 },
    )
  })

  test('of any bytes gets a verdict', () => {
    const pieces = fc.array(fc.oneof(inserts, fc.constantFrom('old 1\n', text.slice(0, 60))))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), pieces, (bytes, some) => {
        expect(parseAddCheckpoint(bytes).verdict).toBe('malformed')
        expect(parseAddCheckpoint(some.join('')).verdict).toBe('malformed')
      }),
    )
  })

  const note = text.slice(text.indexOf('\n\n') + 2)
  const hash = `${'A'.repeat(43)}=\n`
  const bad: readonly (readonly [string, string, AddCheckpointFault])[] = [
    ['nothing', '', 'old-size'],
    ['no old size', `\n${note}`, 'old-size'],
    ['a leading zero', `old 01\n\n${note}`, 'old-size'],
    ['two spaces', `old  1\n\n${note}`, 'old-size'],
    ['64 hashes', `old 1\n${hash.repeat(64)}\n${note}`, 'proof'],
    ['100,000 lines', `old 1\n${'\u0020\n'.repeat(100_000)}\n${note}`, 'proof'],
    ['a hash of 31 bytes', `old 1\n${'A'.repeat(42)}==\n\n${note}`, 'proof'],
    ['no note', 'old 1\n\n', 'note'],
    ['far too much', 'x'.repeat(1_000_000), 'length'],
  ]

  test.each(bad)('with %s does not read', (_, body, fault) => {
    expect(parseAddCheckpoint(body)).toEqual({ verdict: 'malformed', fault })
  })

  test('that would not read back is not written: our bug', () => {
    const request = requestOf(1, 2)
    expect(() => formatAddCheckpoint({ ...request, oldSize: -1 })).toThrow('add-checkpoint')
    expect(() => formatAddCheckpoint({ ...request, proof: [new Uint8Array(3)] })).toThrow(
      '1 hashes',
    )
  })

  test('has the form of the standard', () => {
    const lines = text.split('\n')
    expect(lines[0]).toBe('old 77')
    expect(lines.slice(lines.indexOf('') + 1, lines.indexOf('') + 3)).toEqual([origin, '299'])
  })
})

describe('a cosigner', () => {
  test('signs whatever follows what it signed last', () => {
    fc.assert(
      fc.property(steps, ([from, to]) => {
        expect(judge(from, requestOf(from, to))).toEqual({
          verdict: 'cosign',
          status: 200,
          checkpoint: checkpointOf(textAt(to)),
        })
      }),
      { numRuns: 60 },
    )
  })

  test('never signs two trees of which one does not begin with the other', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(255), ([from, to], where, bit) => {
        if (from === 0) return
        const at = where % from
        const rewritten = leafHashes.with(at, flipped(leafHashes[at]!, bit)).slice(0, to)
        const root = rootOf(hashing, grow(hashing, emptyFrontier, rewritten))
        const forked = { ...requestOf(from, to), note: signedBy(logSigners, withRoot(to, root)) }
        expect(judge(from, forked)).toEqual({
          verdict: 'inconsistent',
          status: 422,
          checkpoint: checkpointOf(withRoot(to, root)),
        })
      }),
      { numRuns: 60 },
    )
  })

  test('says from where to begin when the log asks from elsewhere', () => {
    const conflict = (size: number) => ({ verdict: 'conflict', status: 409, size })
    expect(judge(9, requestOf(0, 20))).toEqual(conflict(9))
    expect(judge(9, requestOf(5, 9))).toEqual(conflict(9))
    expect(judge(9, requestOf(12, 20))).toEqual(conflict(9))
    expect(judge(0, requestOf(5, 9))).toEqual(conflict(0))
  })

  test('does not go back, nor take a proof where none is due', () => {
    const back = { ...requestOf(5, 9), oldSize: 12 }
    expect(judge(12, back)).toEqual({ verdict: 'malformed', status: 400 })
    const needless = { ...requestOf(0, 9), proof: [rootAt(1)] }
    expect(judge(0, needless).verdict).toBe('inconsistent')
    const missing = { ...requestOf(5, 9), proof: [] }
    expect(judge(5, missing).verdict).toBe('inconsistent')
  })

  test('signs an empty log only with the root of nothing', () => {
    const empty = { oldSize: 0, proof: [] }
    const right = signedBy(logSigners, withRoot(0, emptyRoot(hashing)))
    const wrong = signedBy(logSigners, withRoot(0, rootAt(1)))
    expect(judge(0, { ...empty, note: right }).verdict).toBe('cosign')
    expect(judge(0, { ...empty, note: wrong }).verdict).toBe('inconsistent')
  })

  test('answers no log it does not know, nor a stranger in the name of one', () => {
    const other = formatCheckpoint({
      origin: 'other.example',
      size: 1,
      root: rootAt(1),
      extensions: [],
    })
    const impostor = newSigner(origin, 'ed25519')
    const judged = (note: AddCheckpoint['note']) => judge(0, { oldSize: 0, proof: [], note })
    expect(judged(signedBy(logSigners, other))).toEqual({ verdict: 'unknown-log', status: 404 })
    expect(judged(signedBy([impostor], textAt(1)))).toEqual({ verdict: 'unsigned', status: 403 })
    expect(judged(signedBy([logSigners[0]], 'hello\n')).status).toBe(400)
    const note = noteAt(1)
    const [first, second] = note.signatures
    const broken = { ...first!, signature: flipped(first!.signature, 9) }
    expect(judged({ ...note, signatures: [broken, second!] }).status).toBe(403)
  })
})

describe('what a cosigner answers', () => {
  const { second, secondToo, first } = cosigners
  const text = textAt(9)
  const known = [second.key, secondToo.key]
  const answer = signedBy([second, secondToo], text).signatures

  test('counts by the keys that are known as its own, others passed over', () => {
    const stranger = signedBy([first], text).signatures
    const check = checkCosignatures(verifying, known, text, [...stranger, ...answer])
    expect(check).toEqual({
      verdict: 'cosigned',
      by: known.map((key) => ({ key, time })),
      signatures: answer,
    })
    expect(checkCosignatures(verifying, known, text, stranger)).toEqual({ verdict: 'unsigned' })
  })

  test('over another size, twice, or without a time counts for nothing', () => {
    const elsewhere = signedBy([second], textAt(8)).signatures
    const timeless = [signText(second, text, 0)]
    const bad = { verdict: 'bad-signature', name: 'second.example/c' }
    expect(checkCosignatures(verifying, known, text, elsewhere)).toEqual(bad)
    expect(checkCosignatures(verifying, known, text, timeless)).toEqual(bad)
    expect(checkCosignatures(verifying, known, text, [...answer, ...answer]).verdict).toBe(
      'duplicate-signature',
    )
  })

  test('to a conflict is a size, in one spelling', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (size) => {
        expect(parseKnownSize(formatKnownSize(size))).toBe(size)
      }),
    )
    for (const body of ['', '\n', '7', '07\n', '7\n\n', '-1\n', ' 7\n', '9007199254740992\n'])
      expect(parseKnownSize(body)).toBeUndefined()
  })

  test('is shown under the hash of the log’s name', () => {
    // printf example.com/behind-the-sofa | sha256sum
    const hash = '5fd2dc0beb4ce54da5050cf6d5c75248b023abad441c3cecde3976fbe9da4fe4'
    expect(cosignedPath(hashing, 'example.com/behind-the-sofa')).toBe(`${hash}/checkpoint`)
  })
})

test('two checkpoints of one size and two roots contradict each other, and no others do', () => {
  const [seven, eight] = [checkpointOf(textAt(7)), checkpointOf(textAt(8))]
  const forked = { ...seven, root: rootAt(8) }
  expect(contradicts(seven, forked)).toBe(true)
  expect(contradicts(seven, seven)).toBe(false)
  expect(contradicts(seven, eight)).toBe(false)
  expect(contradicts(seven, { ...forked, origin: 'other.example' })).toBe(false)
})
