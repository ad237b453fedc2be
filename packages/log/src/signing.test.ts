import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatCheckpoint, parseCheckpoint, type CheckpointFault } from './checkpoint.ts'
import { nodeHashing as hashing, nodeSigner, nodeVerifying as verifying } from './node.ts'
import { parseNote } from './note.ts'
import { checkNote, messageOf, signText } from './signing.ts'
import {
  changed,
  cosigners,
  flipped,
  logSigners,
  newSigner,
  noteAt,
  origin,
  rootAt,
  signedBy,
  textAt,
  time,
} from './testing/synthetic-log.ts'
import { inserts, lines } from './testing/texts.ts'
import {
  formatVerifierKey,
  parseVerifierKey,
  verifierKey,
  type VerifierKeyFault,
} from './verifier-key.ts'

const allSigners = [...logSigners, ...Object.values(cosigners)]
const allKeys = allSigners.map(({ key }) => key)

const readKey = (text: string) => {
  const reading = parseVerifierKey(hashing, text)
  if (reading.verdict === 'malformed') throw new Error(reading.fault)
  return reading.key
}

describe('C2SP signed-note’s example', () => {
  const key = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
  const text = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`

  test('is signed by its key', () => {
    const reading = parseNote(text)
    const note = reading.verdict === 'note' ? reading.note : noteAt(1)
    expect(checkNote(verifying, [readKey(key)], note)).toEqual({
      verdict: 'signed',
      by: [{ key: readKey(key), time: null }],
    })
    expect(formatVerifierKey(readKey(key))).toBe(key)
  })
})

// The keys of x/mod's package note (its documentation and tests, BSD-3).
describe('the example of Go’s package note', () => {
  const key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const text = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`

  test('is signed by its key', () => {
    const reading = parseNote(text)
    const note = reading.verdict === 'note' ? reading.note : noteAt(1)
    expect(checkNote(verifying, [readKey(key)], note).verdict).toBe('signed')
  })
})

describe('a signed checkpoint', () => {
  test('is signed by all who signed it, with the times they named', () => {
    const note = noteAt(7, Object.values(cosigners))
    const by = allKeys.map((key) => ({ key, time: key.type === 'ed25519' ? null : time }))
    expect(checkNote(verifying, allKeys, note)).toEqual({ verdict: 'signed', by })
  })

  test('with one bit of a signature or of its time flipped counts for nothing', () => {
    const note = noteAt(7, Object.values(cosigners))
    fc.assert(
      fc.property(fc.nat(allSigners.length - 1), fc.nat(20_000), (at, bit) => {
        const one = note.signatures[at]!
        const wrong = { ...one, signature: flipped(one.signature, bit) }
        const signatures = note.signatures.with(at, wrong)
        expect(checkNote(verifying, allKeys, { ...note, signatures })).toEqual({
          verdict: 'bad-signature',
          name: one.name,
        })
      }),
      { numRuns: 300 },
    )
  })

  test('with its text changed anywhere is signed by nobody', () => {
    const note = noteAt(7, Object.values(cosigners))
    fc.assert(
      fc.property(fc.nat(), fc.nat(2), fc.string({ maxLength: 2 }), (at, remove, insert) => {
        const text = changed(note.text, at, remove, insert)
        if (text === note.text) return
        for (const key of allKeys)
          expect(checkNote(verifying, [key], { ...note, text }).verdict).toBe('bad-signature')
      }),
      { numRuns: 50 },
    )
  })

  test('by somebody else of the same name, or with the same id, is passed over', () => {
    const [signer] = logSigners
    const impostor = newSigner(origin, 'ed25519')
    const note = signedBy([impostor], textAt(7))
    expect(checkNote(verifying, [signer.key], note)).toEqual({ verdict: 'unsigned' })
    const other = note.signatures.map((one) => ({ ...one, name: 'x', id: signer.key.id }))
    const same = note.signatures.map((one) => ({ ...one, id: signer.key.id }))
    expect(checkNote(verifying, [signer.key], { ...note, signatures: other }).verdict).toBe(
      'unsigned',
    )
    expect(checkNote(verifying, [signer.key], { ...note, signatures: same }).verdict).toBe(
      'bad-signature',
    )
  })

  test('signed twice by one known key counts for nothing', () => {
    const note = noteAt(7, [cosigners.first, cosigners.first])
    expect(checkNote(verifying, allKeys, note)).toEqual({
      verdict: 'duplicate-signature',
      name: 'first.example/c',
    })
  })

  test('under one key does not pass for a signature of another type of that key', () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const plain = nodeSigner(origin, 'ed25519', privateKey)
    const timed = nodeSigner(origin, 'ed25519-cosignature', privateKey)
    const [signature] = signedBy([plain], textAt(7)).signatures
    const posing = { ...signature!, id: timed.key.id }
    const note = { text: textAt(7), signatures: [posing] }
    expect(timed.key.id).not.toBe(plain.key.id)
    expect(checkNote(verifying, [timed.key], note).verdict).toBe('bad-signature')
  })

  test('says a time that fits a number, or is refused', () => {
    const one = signedBy([cosigners.first], textAt(7)).signatures[0]!
    const signature = one.signature.slice()
    signature.fill(0xff, 0, 8)
    const note = { text: textAt(7), signatures: [{ ...one, signature }] }
    expect(checkNote(verifying, allKeys, note).verdict).toBe('bad-signature')
  })

  test('covers what the standard says it covers', () => {
    const text = textAt(7)
    const plain = new TextDecoder().decode(messageOf(cosigners.first.key, text, time))
    expect(plain).toBe(`cosignature/v1\ntime ${time}\n${text}`)
    const name = 'third.example/c'
    const expected = Buffer.concat([
      Buffer.from('subtree/v1\n\0', 'latin1'),
      Buffer.from([name.length]),
      Buffer.from(name),
      Buffer.from(time.toString(16).padStart(16, '0'), 'hex'),
      Buffer.from([origin.length]),
      Buffer.from(origin),
      Buffer.alloc(8),
      Buffer.from('0000000000000007', 'hex'),
      rootAt(7),
    ])
    expect(Buffer.from(messageOf(cosigners.third.key, text, time)!)).toEqual(expected)
  })

  test('cannot be made of a text that is none, at no time, or by a signer that is none', () => {
    expect(() => signText(cosigners.first, 'hello\n', time)).toThrow('cannot sign')
    expect(() => signText(cosigners.third, 'hello\n', time)).toThrow('cannot sign')
    expect(signText(logSigners[0], 'hello\n', time).signature.length).toBe(64)
    expect(() => signText(cosigners.first, textAt(1), -1)).toThrow('cannot sign')
    const mute = { ...cosigners.first, sign: () => new Uint8Array() }
    expect(() => signText(mute, textAt(1), time)).toThrow('0 bytes')
    const { privateKey } = generateKeyPairSync('ed25519')
    expect(() => nodeSigner('a', 'ml-dsa-44-cosignature', privateKey)).toThrow('ml-dsa-44')
  })

  test('gets a verdict whatever its signatures are', () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 3_000 })
    fc.assert(
      fc.property(fc.nat(allKeys.length - 1), bytes, fc.string(), (at, signature, text) => {
        const { name, id } = allKeys[at]!
        const note = { text, signatures: [{ name, id, signature }] }
        expect(checkNote(verifying, allKeys, note).verdict).toBe('bad-signature')
        expect(verifying.ed25519(signature, signature, signature)).toBe(false)
        expect(verifying.mlDsa44(signature, signature, signature)).toBe(false)
      }),
    )
  })

  // RFC 8032 §7.1, test 2.
  test('Ed25519 is that of RFC 8032', () => {
    const seed = '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'
    const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex')
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
    const signer = nodeSigner('a', 'ed25519', privateKey)
    expect(Buffer.from(signer.key.publicKey).toString('hex')).toBe(
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    )
    expect(Buffer.from(signer.sign(Uint8Array.of(0x72))).toString('hex')).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
  })
})

describe('a verifier key', () => {
  test('reads back the same', () => {
    for (const key of allKeys) expect(readKey(formatVerifierKey(key))).toEqual(key)
  })

  test('changed in any way does not read', () => {
    fc.assert(
      fc.property(
        fc.nat(allKeys.length - 1),
        fc.nat(),
        fc.nat(2),
        fc.string({ maxLength: 2 }),
        (which, at, remove, insert) => {
          const text = formatVerifierKey(allKeys[which]!)
          const other = changed(text, at, remove, insert)
          if (other !== text) expect(parseVerifierKey(hashing, other).verdict).toBe('malformed')
        },
      ),
      { numRuns: 1_000 },
    )
  })

  const keyText = (bytes: Uint8Array) =>
    `a+00000000+${Buffer.concat([Uint8Array.of(1), bytes]).toString('base64')}`
  const low = new Uint8Array(32)
  const bad: readonly (readonly [string, string, VerifierKeyFault])[] = [
    ['nothing', '', 'grammar'],
    [
      'upper-case hex',
      formatVerifierKey(allKeys[0]!).replace(/\+[^+]+\+/, '+ABCDEF01+'),
      'grammar',
    ],
    ['an id that is not its own', keyText(allKeys[0]!.publicKey), 'id'],
    ['a space in its name', formatVerifierKey(allKeys[0]!).replace('/', ' '), 'name'],
    ['a type nobody assigned', `a+00000000+${btoa(`\x02${'a'.repeat(32)}`)}`, 'type'],
    ['a byte too few', keyText(allKeys[0]!.publicKey.slice(1)), 'key'],
    ['an ML-DSA key cut short', `a+00000000+${btoa(`\x06${'a'.repeat(1_311)}`)}`, 'key'],
    ['the neutral point', keyText(low.with(0, 1)), 'key'],
    [
      'the point of order two',
      keyText(new Uint8Array(32).fill(0xff).with(0, 0xec).with(31, 0x7f)),
      'key',
    ],
    ['a point of order four', keyText(low), 'key'],
    ['a point of order four, its sign set', keyText(low.with(31, 0x80)), 'key'],
    ['a coordinate beyond the field', keyText(new Uint8Array(32).fill(0xff).with(0, 0xee)), 'key'],
    ['far too much', `a+00000000+${'A'.repeat(10_000)}`, 'grammar'],
  ]

  test.each(bad)('with %s does not read', (_, text, fault) => {
    expect(parseVerifierKey(hashing, text)).toEqual({ verdict: 'malformed', fault })
  })

  test('under no name, or weak, is our bug', () => {
    expect(() => verifierKey(hashing, 'a b', 'ed25519', allKeys[0]!.publicKey)).toThrow('a b')
    expect(() => verifierKey(hashing, 'a', 'ed25519', low)).toThrow('no ed25519 key')
  })
})

describe('the text of a checkpoint', () => {
  const checkpoints = fc.record({
    origin: lines,
    size: fc.maxSafeNat(),
    root: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    extensions: fc.array(lines, { maxLength: 16 }),
  })

  test('reads back the same', () => {
    fc.assert(
      fc.property(checkpoints, (checkpoint) => {
        const text = formatCheckpoint(checkpoint)
        expect(parseCheckpoint(text)).toEqual({ verdict: 'checkpoint', checkpoint })
      }),
    )
  })

  test('changed in any way does not read or is, byte for byte, another', () => {
    fc.assert(
      fc.property(checkpoints, fc.nat(), fc.nat(2), inserts, (checkpoint, at, remove, insert) => {
        const text = changed(formatCheckpoint(checkpoint), at, remove, insert)
        const reading = parseCheckpoint(text)
        expect(reading.verdict === 'checkpoint' ? formatCheckpoint(reading.checkpoint) : text).toBe(
          text,
        )
      }),
      { numRuns: 2_000 },
    )
  })

  const good = textAt(7)
  const bad: readonly (readonly [string, string, CheckpointFault])[] = [
    ['no line', '', 'lines'],
    ['two lines', 'a\n1\n', 'lines'],
    ['no last LF', good.trimEnd(), 'lines'],
    ['no origin', good.replace(origin, ''), 'origin'],
    ['an endless origin', good.replace(origin, 'a'.repeat(256)), 'origin'],
    ['a leading zero', good.replace('\n7\n', '\n07\n'), 'size'],
    ['a sign', good.replace('\n7\n', '\n+7\n'), 'size'],
    ['a size nobody can count', good.replace('\n7\n', '\n9007199254740992\n'), 'size'],
    ['a size of 2^63', good.replace('\n7\n', '\n9223372036854775808\n'), 'size'],
    ['a root too short', good.replace(/\n[^\n]{44}\n$/, '\nAAAA\n'), 'root'],
    ['stray bits in its root', good.replace(/\n[^\n]{44}\n$/, `\n${'A'.repeat(42)}B=\n`), 'root'],
    ['an empty extension', `${good}\n`, 'extension'],
    ['17 extensions', `${good}${'x\n'.repeat(17)}`, 'extension'],
    ['too much', `${good}${'x'.repeat(9_000)}\n`, 'length'],
  ]

  test.each(bad)('with %s does not read', (_, text, fault) => {
    expect(parseCheckpoint(text)).toEqual({ verdict: 'malformed', fault })
  })

  test('that would not read back is not written: our bug', () => {
    const one = { origin, size: 1, root: rootAt(1), extensions: [] }
    for (const wrong of [{ size: -1 }, { size: 0.5 }, { origin: '' }, { origin: 'a\n1' }])
      expect(() => formatCheckpoint({ ...one, ...wrong })).toThrow('cannot be written')
  })
})
