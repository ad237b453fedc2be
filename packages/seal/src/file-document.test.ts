import { Encrypter } from 'age-encryption'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTaggedAddition, tagAddition } from './documents.ts'
import {
  checkFileSize,
  isTaggedFile,
  leafCount,
  mediaLength,
  mostFileBytes,
  readFile,
  tagFile,
  type FileDocument,
} from './file-document.ts'
import { readHeader } from './header.ts'
import { padded } from './padding.ts'
import { payloadLengthOf, plaintextLengthOf } from './payload.ts'
import { keyPair, seedOf, withField } from './testing/people.ts'

const leaf = Buffer.from(seedOf(7)).toString('base64')

const described: Omit<FileDocument, 'tag'> = {
  v: 1,
  type: 'file',
  mailbox: 'cd'.repeat(16),
  seq: 2,
  prev: 'ef'.repeat(32),
  day: '2026-11-25',
  media: {
    id: '01'.repeat(16),
    header: '23'.repeat(32),
    nonce: '45'.repeat(16),
    length: mediaLength(9_000_000),
  },
  name: 'сінтэтычнае відэа.mp4',
  mime: 'video/mp4',
  size: 9_000_000,
  leaf: 8_388_608,
  leaves: [leaf, leaf],
  kind: 'video',
  words: 'Synthetic: filmed from the window.',
}
const file = tagFile(seedOf(1), described)

describe('a description of a file', () => {
  test('reads back as itself after JSON, and is tagged over every field', () => {
    expect(readFile(JSON.parse(JSON.stringify(file)))).toEqual({ verdict: 'ok', document: file })
    expect(isTaggedFile(seedOf(1), file)).toBe(true)
    expect(isTaggedFile(seedOf(2), file)).toBe(false)
    const changes: readonly Partial<FileDocument>[] = [
      { seq: 3 },
      { prev: 'aa'.repeat(32) },
      { name: 'another' },
      { size: 9_000_001 },
      { leaves: [leaf, Buffer.from(seedOf(8)).toString('base64')] },
      { media: { ...file.media, header: 'aa'.repeat(32) } },
      { media: { ...file.media, nonce: 'aa'.repeat(16) } },
    ]
    for (const change of changes)
      expect(isTaggedFile(seedOf(1), { ...file, ...change })).toBe(false)
  })

  test('a tag of an addition is none of a file', () => {
    const addition = tagAddition(seedOf(1), {
      v: 1,
      type: 'addition',
      mailbox: file.mailbox,
      seq: file.seq,
      prev: file.prev,
      day: file.day,
      language: 'be',
      text: '',
    })
    expect(isTaggedAddition(seedOf(1), addition)).toBe(true)
    expect(isTaggedFile(seedOf(1), { ...file, tag: addition.tag })).toBe(false)
  })

  test.each<readonly [string, unknown]>([
    ['seq', 0],
    ['media.id', 'xyz'],
    ['media.nonce', '45'],
    ['media.length', mediaLength(9_000_000) + 1],
    ['name', 'x'.repeat(256)],
    ['mime', 'x'.repeat(128)],
    ['size', 0],
    ['size', 1.5],
    ['size', mostFileBytes + 1],
    ['leaf', 4_194_304],
    ['leaves', []],
    ['leaves', [leaf]],
    ['leaves', [leaf, leaf, leaf]],
    ['leaves', Array.from({ length: 513 }, () => leaf)],
    ['kind', 'virus'],
    ['words', 'x'.repeat(4_001)],
    ['tag', ''],
  ])('with a wrong %s names that field', (path, value) => {
    expect(readFile(withField(file, path, value))).toEqual({ verdict: 'malformed', field: path })
  })

  test('anything at all gets a verdict', () => {
    fc.assert(fc.property(fc.anything(), (value) => readFile(value).verdict === 'malformed'))
  })
})

describe('the size of a file', () => {
  test('is from one byte to 4 GiB, which is 512 leaves', () => {
    expect(checkFileSize(0)).toBe('empty')
    expect(checkFileSize(1)).toBe('fits')
    expect(checkFileSize(mostFileBytes)).toBe('fits')
    expect(checkFileSize(mostFileBytes + 1)).toBe('too-large')
    expect(leafCount(mostFileBytes)).toBe(512)
    for (const size of [0, -1, 0.5, Number.NaN, mostFileBytes + 1])
      expect(() => mediaLength(size)).toThrow('between 1 byte and 4 GiB')
  })

  test('shows in the payload as its padding bucket only', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: mostFileBytes }), (size) => {
        expect(mediaLength(size)).toBe(mediaLength(padded(size)))
        expect(plaintextLengthOf(mediaLength(size))).toBe(padded(size))
      }),
    )
  })

  test('makes payloads as long as those of the age library', async () => {
    const { recipient } = await keyPair(1)
    for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073]) {
      const encrypter = new Encrypter()
      encrypter.addRecipient(recipient)
      const sealed = await encrypter.encrypt(new Uint8Array(length))
      const header = readHeader(sealed)
      if (header.verdict !== 'header') throw new Error(header.verdict)
      expect(payloadLengthOf(length)).toBe(sealed.length - header.length)
    }
  })

  test('of a payload is the inverse of its length, and no other length has one', () => {
    fc.assert(
      fc.property(fc.nat(300_000), (length) => {
        const plaintext = plaintextLengthOf(length)
        if (typeof plaintext === 'number') expect(payloadLengthOf(plaintext)).toBe(length)
        expect(plaintextLengthOf(payloadLengthOf(length))).toBe(length)
      }),
    )
  })
})
