import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { armor, Decrypter } from 'age-encryption'
import * as vectors from 'cctv-age'
import { describe, expect, test, vi } from 'vitest'
import { readHeader } from './header.ts'
import { inspectIdentityFile, openIdentity } from './identity-file.ts'
import { inspect } from './inspect.ts'
import { isIdentity, type Identity } from './keys.ts'
import { open } from './opening.ts'

// The public vectors of the age format (C2SP CCTV). They are the judge of the library we stand on,
// of our own header parser, and of our verdicts.

vi.setConfig({ testTimeout: 120_000 })

type Vector = {
  readonly name: string
  readonly expected: string
  readonly payload: string | undefined
  readonly identities: readonly string[]
  readonly passphrases: readonly string[]
  readonly isArmored: boolean
  readonly file: Uint8Array
}

const readVector = (name: string, bytes: Uint8Array): Vector => {
  const blank = Buffer.from(bytes).indexOf('\n\n')
  const lines = Buffer.from(bytes.subarray(0, blank)).toString().split('\n')
  const all = (wanted: string) =>
    lines
      .filter((line) => line.startsWith(`${wanted}: `))
      .map((line) => line.slice(wanted.length + 2))
  const body = bytes.subarray(blank + 2)
  return {
    name,
    expected: all('expect')[0] ?? '',
    payload: all('payload')[0],
    identities: all('identity'),
    passphrases: all('passphrase'),
    isArmored: all('armored')[0] === 'yes',
    file: all('compressed')[0] === 'zlib' ? new Uint8Array(inflateSync(body)) : body,
  }
}

const suite = Object.entries(vectors as Readonly<Record<string, unknown>>)
  .filter((entry): entry is [string, Uint8Array] => entry[1] instanceof Uint8Array)
  .map(([name, bytes]) => readVector(name, bytes))

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const decryptRaw = async (vector: Vector): Promise<Uint8Array> => {
  const decrypter = new Decrypter()
  for (const identity of vector.identities) decrypter.addIdentity(identity)
  for (const passphrase of vector.passphrases) decrypter.addPassphrase(passphrase)
  const file = vector.isArmored ? armor.decode(new TextDecoder().decode(vector.file)) : vector.file
  return decrypter.decrypt(file)
}

const stanzaTypes = (file: Uint8Array): readonly string[] => {
  const header = readHeader(file)
  return header.verdict === 'header' ? header.stanzas.map(({ args }) => args[0] ?? '') : []
}

const isHybridOnly = (file: Uint8Array): boolean => {
  const types = stanzaTypes(file)
  return types.length > 0 && types.every((type) => type === 'mlkem768x25519')
}

const hybridIdentities = (vector: Vector): readonly Identity[] =>
  vector.identities.filter(isIdentity)

const cases = (vectors: readonly Vector[]) =>
  vectors.map((vector) => [vector.name, vector] as const)

test('the suite is whole', () => {
  expect(suite.length).toBe(143)
  expect(suite.filter((vector) => hybridIdentities(vector).length > 0).length).toBeGreaterThan(10)
})

describe('the age library agrees with', () => {
  const outcomeOf = (vector: Vector): Promise<string | undefined> =>
    decryptRaw(vector).then(sha256, () => 'rejected')

  test.each(cases(suite))('%s', async (_, vector) => {
    const expected = vector.expected === 'success' ? vector.payload : 'rejected'
    expect(await outcomeOf(vector)).toBe(expected)
  })
})

describe('our header parser', () => {
  const binary = suite.filter((vector) => !vector.isArmored)
  const parses = binary.filter(({ expected }) => expected !== 'header failure')
  // A stanza of a known type with wrong contents is a header failure too, but not of the grammar.
  const doesNot = binary.filter(
    ({ name, expected }) =>
      expected === 'header failure' && /^(?:header|version|stanza|hmac)/.test(name),
  )

  test.each(cases(parses))('reads %s', (_, { file }) => {
    expect(readHeader(file).verdict).toBe('header')
  })

  test.each(cases(doesNot))('does not read %s', (_, { file }) => {
    expect(['malformed', 'truncated']).toContain(readHeader(file).verdict)
  })
})

const hasForeignStanza = (file: Uint8Array): boolean =>
  stanzaTypes(file).length > 0 && !isHybridOnly(file)

describe('our verdict agrees with', () => {
  const expectedVerdict = (vector: Vector): string => {
    if (vector.isArmored) return 'damaged'
    if (hasForeignStanza(vector.file)) return 'foreign'
    if (vector.expected === 'success') return `opened ${vector.payload}`
    return vector.expected === 'no match' ? 'not-for-this-key' : 'damaged'
  }

  const verdictOf = async (vector: Vector): Promise<string> => {
    const opened = await open(hybridIdentities(vector), vector.file)
    return opened.verdict === 'opened' ? `opened ${sha256(opened.plaintext)}` : opened.verdict
  }

  test.each(cases(suite))('%s', async (_, vector) => {
    expect(await verdictOf(vector)).toBe(expectedVerdict(vector))
  })

  test('hybrid files that open, that are for another key, and whose header is wrong', () => {
    const hybrid = suite.filter(({ file }) => isHybridOnly(file))
    expect(new Set(hybrid.map(({ expected }) => expected))).toEqual(
      new Set(['success', 'no match', 'header failure']),
    )
  })
})

describe('inspection, which has no key, judges by form', () => {
  const limits = { recipients: 100, bytes: 64 * 1024 * 1024 }
  const hybrid = suite.filter(({ file }) => isHybridOnly(file))
  const sound = hybrid.filter(
    ({ expected }) => expected !== 'header failure' && expected !== 'payload failure',
  )

  test.each(cases(suite.filter((vector) => !hybrid.includes(vector))))(
    'refuses %s',
    (_, { file }) => {
      expect(['malformed', 'truncated', 'foreign-recipient', 'too-large']).toContain(
        inspect(file, limits).verdict,
      )
    },
  )

  // The vectors' plaintexts are short words; that is the only thing wrong with them.
  test.each(cases(sound))('finds nothing but the length wrong with %s', (_, { file }) => {
    expect(inspect(file, limits)).toEqual({ verdict: 'not-padded' })
  })
})

describe('an identity file reader', () => {
  const scrypt = suite.filter(({ name }) => name.startsWith('scrypt'))
  const broken = scrypt.filter(({ expected }) => expected === 'header failure')
  const sound = scrypt.filter(({ expected }) => expected === 'success')

  test.each(cases(broken))('refuses %s', async (_, { passphrases, file }) => {
    expect(await openIdentity(passphrases[0] ?? 'none', file)).toEqual({ verdict: 'damaged' })
  })

  test.each(cases(sound))('sees a file of its kind in %s', (_, { file }) => {
    expect(inspectIdentityFile(file).verdict).toBe('identity-file')
  })
})
