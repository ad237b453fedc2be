import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { mediaLength, mostFileBytes } from './file-document.ts'
import { readHeader } from './header.ts'
import type { Recipient } from './keys.ts'
import { inspectMedia, newMediaSeal, openMediaHeader, type MediaSeal } from './media-header.ts'
import { payloadLengthOf } from './payload.ts'
import { keyPair, random, type KeyPair } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

let team: KeyPair
let recovery: KeyPair
let stranger: KeyPair
let seal: MediaSeal

beforeAll(async () => {
  team = await keyPair(1)
  recovery = await keyPair(2)
  stranger = await keyPair(3)
  seal = await newMediaSeal([team.recipient, recovery.recipient], random)
})

const classical = async () =>
  (await identityToRecipient(await generateX25519Identity())) as Recipient

/** The head of an age file that the age library sealed to these. */
const headOf = async (recipients: readonly string[]): Promise<Uint8Array> => {
  const encrypter = new Encrypter()
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  const file = await encrypter.encrypt(new Uint8Array())
  const header = readHeader(file)
  if (header.verdict !== 'header') throw new Error(header.verdict)
  return file.slice(0, header.length)
}

describe('a new seal for a file', () => {
  test('has a header that each recipient opens to the same key, as the age library does', async () => {
    for (const { identity } of [team, recovery]) {
      expect(await openMediaHeader(identity, seal.header)).toEqual({
        verdict: 'key',
        fileKey: seal.fileKey,
      })
      const decrypter = new Decrypter()
      decrypter.addIdentity(identity)
      expect(await decrypter.decryptHeader(seal.header)).toEqual(seal.fileKey)
    }
  })

  test('has one hybrid stanza for each recipient and ends with its MAC', () => {
    const header = readHeader(seal.header)
    if (header.verdict !== 'header') throw new Error(header.verdict)
    expect(header.stanzas.map(({ args }) => args[0])).toEqual(['mlkem768x25519', 'mlkem768x25519'])
    expect(header.length).toBe(seal.header.length)
    expect(seal.header.at(-1)).toBe(0x0a)
  })

  test('is new in every part each time', async () => {
    const other = await newMediaSeal([team.recipient], random)
    expect(other.fileKey).not.toEqual(seal.fileKey)
    expect(other.nonce).not.toEqual(seal.nonce)
    expect([other.fileKey.length, other.nonce.length]).toEqual([16, 16])
  })

  test('is made for hybrid recipients only, and not for nobody', async () => {
    await expect(newMediaSeal([], random)).rejects.toThrow('no recipient')
    for (const recipients of [[await classical()], [team.recipient, await classical()]])
      await expect(newMediaSeal(recipients, random)).rejects.toThrow('not a hybrid age key')
  })

  test('is not made from a source that gives too little randomness', async () => {
    await expect(newMediaSeal([team.recipient], () => new Uint8Array(3))).rejects.toThrow(
      'randomness',
    )
  })
})

describe('opening a header', () => {
  test('tells another key, damage and a foreign stanza apart', async () => {
    expect(await openMediaHeader(stranger.identity, seal.header)).toEqual({
      verdict: 'not-for-this-key',
    })
    const changed = seal.header.slice()
    changed[changed.length - 10]! = changed[changed.length - 10] === 0x41 ? 0x42 : 0x41
    expect(await openMediaHeader(team.identity, changed)).toEqual({ verdict: 'damaged' })
    const longer = new Uint8Array([...seal.header, 0])
    expect(await openMediaHeader(team.identity, longer)).toEqual({ verdict: 'damaged' })
    const mixed = await headOf([team.recipient, await classical()])
    expect(await openMediaHeader(team.identity, mixed)).toEqual({ verdict: 'foreign' })
  })

  test('finds any flipped bit, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(seal.header.length - 1), fc.nat(7), async (at, bit) => {
        const changed = seal.header.slice()
        changed[at]! ^= 1 << bit
        const { verdict } = await openMediaHeader(team.identity, changed)
        expect(['damaged', 'not-for-this-key', 'foreign']).toContain(verdict)
      }),
      { numRuns: 80 },
    )
  })

  test('gives any bytes at all a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        expect(await openMediaHeader(team.identity, bytes)).toEqual({ verdict: 'damaged' })
      }),
    )
  })
})

describe('what a server can check of a file', () => {
  test('every header and length we make passes, from one byte to 4 GiB', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: mostFileBytes }), (size) => {
        expect(inspectMedia(seal.header, mediaLength(size))).toMatchObject({
          verdict: 'media',
          recipients: 2,
        })
      }),
    )
  })

  test('a header that is cut, lengthened, foreign or for too many does not', async () => {
    const length = mediaLength(1)
    expect(inspectMedia(seal.header.subarray(0, -1), length)).toEqual({ verdict: 'truncated' })
    expect(inspectMedia(new Uint8Array([...seal.header, 1]), length)).toEqual({
      verdict: 'malformed',
    })
    expect(inspectMedia(await headOf([await classical()]), length)).toEqual({
      verdict: 'foreign-recipient',
    })
    expect(inspectMedia(await headOf([team.recipient, await classical()]), length)).toEqual({
      verdict: 'foreign-recipient',
    })
    const many = await headOf(Array.from({ length: 21 }, () => team.recipient))
    expect(inspectMedia(many, length)).toEqual({ verdict: 'too-large' })
  })

  test.each<readonly [number, string]>([
    [0, 'truncated'],
    [31, 'truncated'],
    [payloadLengthOf(0), 'not-padded'],
    [payloadLengthOf(4_095), 'not-padded'],
    [payloadLengthOf(4_096), 'media'],
    [payloadLengthOf(65_536) + 16, 'malformed'],
    [payloadLengthOf(65_537), 'not-padded'],
    [mediaLength(mostFileBytes), 'media'],
    [payloadLengthOf(mostFileBytes + 1), 'too-large'],
    [payloadLengthOf(2 * mostFileBytes), 'too-large'],
    [-1, 'truncated'],
    [4_128.5, 'malformed'],
    [Number.NaN, 'malformed'],
    [Number.POSITIVE_INFINITY, 'malformed'],
  ])('a payload of %d bytes is %s', (length, verdict) => {
    expect(inspectMedia(seal.header, length).verdict).toBe(verdict)
  })

  test('any bytes and any number get a verdict', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), fc.double(), (bytes, length) => {
        expect(inspectMedia(bytes, length).verdict).not.toBe('media')
      }),
    )
  })
})
