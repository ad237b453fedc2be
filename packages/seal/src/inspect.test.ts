import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { seal, sealDocument } from './envelope.ts'
import { readHeader } from './header.ts'
import { inspect } from './inspect.ts'
import { padded } from './padding.ts'
import { keyPair, type KeyPair } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

const limits = { recipients: 3, bytes: 1024 * 1024 }

let team: KeyPair

beforeAll(async () => {
  team = await keyPair(1)
})

const headerOf = (file: Uint8Array): string => {
  const header = readHeader(file)
  if (header.verdict !== 'header') throw new Error(header.verdict)
  return new TextDecoder().decode(file.subarray(0, header.length))
}

const withHeader = (file: Uint8Array, change: (header: string) => string): Uint8Array => {
  const header = headerOf(file)
  const changed = new TextEncoder().encode(change(header))
  return Uint8Array.from([...changed, ...file.subarray(header.length)])
}

test('every padded envelope passes, and its figures are right', async () => {
  const lengths = fc.integer({ min: 0, max: 300_000 }).map(padded)
  await fc.assert(
    fc.asyncProperty(
      lengths,
      fc.integer({ min: 1, max: 3 }),
      async (plaintextLength, recipients) => {
        const keys = Array.from({ length: recipients }, () => team.recipient)
        const file = await seal(keys, new Uint8Array(plaintextLength))
        expect(inspect(file, limits)).toEqual({ verdict: 'envelope', recipients, plaintextLength })
      },
    ),
    { numRuns: 15 },
  )
})

test('any bytes, and any change of an envelope, get a verdict', async () => {
  const file = await sealDocument([team.recipient], { a: 1 })
  fc.assert(
    fc.property(fc.nat(file.length), fc.uint8Array({ maxLength: 40 }), (at, inserted) => {
      const changed = [...file.subarray(0, at), ...inserted, ...file.subarray(at + inserted.length)]
      expect(typeof inspect(Uint8Array.from(changed), limits).verdict).toBe('string')
      expect(typeof inspect(inserted, limits).verdict).toBe('string')
    }),
    { numRuns: 300 },
  )
})

test('a file cut anywhere is never an envelope', async () => {
  const file = await sealDocument([team.recipient], { a: 1 })
  for (let length = 0; length < file.length; length += 13) {
    const { verdict } = inspect(file.subarray(0, length), limits)
    expect(['truncated', 'malformed', 'not-padded']).toContain(verdict)
  }
})

test('plaintext that is not padded, or empty, is found by the length alone', async () => {
  for (const length of [0, 1, 4_095, 4_097, 70_000])
    expect(inspect(await seal([team.recipient], new Uint8Array(length)), limits)).toEqual({
      verdict: 'not-padded',
    })
})

test('more bytes or more recipients than allowed are too large', async () => {
  const file = await sealDocument([team.recipient, team.recipient], {})
  expect(inspect(file, { recipients: 1, bytes: 1_000_000 })).toEqual({ verdict: 'too-large' })
  expect(inspect(file, { recipients: 2, bytes: file.length - 1 })).toEqual({ verdict: 'too-large' })
  expect(inspect(file, { recipients: 2, bytes: file.length }).verdict).toBe('envelope')
})

test('a header beyond 64 KiB is too large, whatever follows', () => {
  const line = `-> mlkem768x25519 ${'A'.repeat(70 * 1024)}\n`
  const file = new TextEncoder().encode(`age-encryption.org/v1\n${line}`)
  expect(inspect(file, limits)).toEqual({ verdict: 'too-large' })
})

test('an empty final chunk is malformed, a cut final chunk truncated', async () => {
  const file = await seal([team.recipient], new Uint8Array(65_536))
  const longer = new Uint8Array(file.length + 16)
  longer.set(file)
  expect(inspect(longer, limits)).toEqual({ verdict: 'malformed' })
  expect(inspect(longer.subarray(0, file.length + 15), limits)).toEqual({ verdict: 'truncated' })
  expect(inspect(file, limits)).toEqual({
    verdict: 'envelope',
    recipients: 1,
    plaintextLength: 65_536,
  })
})

test('a header in any other than its one spelling is malformed', async () => {
  const file = await sealDocument([team.recipient], {})
  const changes: readonly ((header: string) => string)[] = [
    (header) => header.replace('age-encryption.org/v1', 'age-encryption.org/v2'),
    (header) => header.replaceAll('\n', '\r\n'),
    (header) => header.replace('-> mlkem', '->  mlkem'),
    (header) => header.replace('-> mlkem768x25519', '-> mlkem768x25519 extra'),
    (header) => header.replace(/-> mlkem768x25519 \S+/, '-> mlkem768x25519'),
    (header) => header.replace(/(-> mlkem768x25519 \S+)\S/, '$1'),
    (header) => header.replace(/\n(\S{43})\n/, '\n$1=\n'),
    (header) => header.replace(/\n(\S{42})\S\n/, '\n$1B\n'),
    (header) => header.replace(/\n(\S{43})\n/, '\n\n'),
    (header) => header.replace(/\n(\S{43})\n/, '\n$1AAAA\n'),
    (header) => header.replace(/--- (\S+)\n/, '--- $1 \n'),
    (header) => header.replace(/--- \S+\n/, '---\n'),
    (header) => header.replace(/-> [\s\S]*---/, '---'),
    (header) => header.replace(/(--- \S{42})\S/, '$1B'),
  ]
  expect(inspect(withHeader(file, (header) => header)).verdict).toBe('envelope')
  for (const change of changes) {
    const changed = withHeader(file, change)
    expect(changed).not.toEqual(file)
    expect(inspect(changed)).toEqual({ verdict: 'malformed' })
  }
})

test('any other kind of recipient is foreign, even one we do not know', async () => {
  const file = await sealDocument([team.recipient], {})
  for (const line of ['X25519 AAAA', 'scrypt AAAA 10', 'grease-stanza', 'MLKEM768X25519 AAAA']) {
    const changed = withHeader(file, (header) => header.replace('---', `-> ${line}\n\n---`))
    expect(inspect(changed)).toEqual({ verdict: 'foreign-recipient' })
  }
})
