import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { seal, sealDocument } from './envelope.ts'
import { readHeader } from './header.ts'
import { inspect } from './inspect.ts'
import type { Identity, Recipient } from './keys.ts'
import { open, openDocument } from './opening.ts'
import { keyPair, plaintexts, type KeyPair } from './testing/people.ts'

// Sealing is real work on a small machine; a slow run is not a failed one.
vi.setConfig({ testTimeout: 60_000 })

let team: KeyPair
let recovery: KeyPair
let stranger: KeyPair

beforeAll(async () => {
  team = await keyPair(1)
  recovery = await keyPair(2)
  stranger = await keyPair(3)
})

afterEach(() => vi.restoreAllMocks())

const utf8 = (text: string) => new TextEncoder().encode(text)

describe('sealing', () => {
  test('what is sealed opens to the same bytes for each recipient', async () => {
    await fc.assert(
      fc.asyncProperty(plaintexts, async (plaintext) => {
        const file = await seal([team.recipient, recovery.recipient], plaintext)
        for (const { identity } of [team, recovery])
          expect(await open(identity, file)).toEqual({ verdict: 'opened', plaintext })
      }),
      { numRuns: 40 },
    )
  })

  test('every stanza of every sealed file is hybrid, one for each recipient', async () => {
    await fc.assert(
      fc.asyncProperty(plaintexts, fc.integer({ min: 1, max: 5 }), async (plaintext, count) => {
        const file = await seal(Array<Recipient>(count).fill(team.recipient), plaintext)
        const header = readHeader(file)
        if (header.verdict !== 'header') throw new Error(header.verdict)
        expect(header.stanzas.map(({ args }) => args[0])).toEqual(
          Array<string>(count).fill('mlkem768x25519'),
        )
      }),
      { numRuns: 20 },
    )
  })

  test('the same plaintext never gives the same file twice', async () => {
    const first = await seal([team.recipient], utf8('same'))
    const second = await seal([team.recipient], utf8('same'))
    expect(first).not.toEqual(second)
  })

  test('the header for one recipient stays below 1.8 KB', async () => {
    const file = await seal([team.recipient], new Uint8Array())
    expect(file.length).toBeLessThan(1_800)
  })

  test('without a recipient nothing is sealed', async () => {
    await expect(seal([], utf8('secret'))).rejects.toThrow('no recipient')
  })

  test('a classical recipient is refused, alone or beside a hybrid one', async () => {
    const classical = (await identityToRecipient(await generateX25519Identity())) as Recipient
    for (const recipients of [
      [classical],
      [team.recipient, classical],
      [classical, team.recipient],
    ])
      await expect(seal(recipients, utf8('secret'))).rejects.toThrow('not a hybrid age key')
  })

  test('a damaged or made-up recipient is refused', async () => {
    const damaged = team.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))
    for (const recipient of [damaged, '', 'age1pq1', 'age1tagpq1qqqq', team.recipient.slice(0, -1)])
      await expect(seal([recipient as Recipient], utf8('secret'))).rejects.toThrow('not a hybrid')
  })
})

describe('opening', () => {
  test('a key it was not sealed to does not open it, and a list opens it when one fits', async () => {
    const plaintext = utf8('for the team')
    const file = await seal([team.recipient], plaintext)
    expect(await open(stranger.identity, file)).toEqual({ verdict: 'not-for-this-key' })
    expect(await open([stranger.identity, recovery.identity], file)).toEqual({
      verdict: 'not-for-this-key',
    })
    expect(await open([stranger.identity, team.identity], file)).toEqual({
      verdict: 'opened',
      plaintext,
    })
  })

  test('any flipped bit is found, and never throws', async () => {
    const file = await seal([team.recipient], utf8('bits'))
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), async (at, bit) => {
        const changed = file.slice()
        changed[at]! ^= 1 << bit
        const { verdict } = await open(team.identity, changed)
        expect(['damaged', 'not-for-this-key', 'foreign']).toContain(verdict)
      }),
      { numRuns: 150 },
    )
  })

  test('a changed header MAC and a changed payload are damage, not another key', async () => {
    const file = await seal([team.recipient], utf8('bits'))
    const header = readHeader(file)
    if (header.verdict !== 'header') throw new Error(header.verdict)
    const macByte = header.length - 10
    for (const at of [macByte, header.length, header.length + 16, file.length - 1]) {
      const changed = file.slice()
      changed[at] = changed[at] === 0x41 ? 0x42 : 0x41
      expect(await open(team.identity, changed)).toEqual({ verdict: 'damaged' })
    }
  })

  test('any cut or lengthened file is damaged', async () => {
    const file = await seal([team.recipient], new Uint8Array(65_536))
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), async (length) => {
        expect(await open(team.identity, file.subarray(0, length))).toEqual({ verdict: 'damaged' })
      }),
      { numRuns: 60 },
    )
    const longer = new Uint8Array(file.length + 1)
    longer.set(file)
    expect(await open(team.identity, longer)).toEqual({ verdict: 'damaged' })
  })

  test('any bytes at all get a verdict', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), async (bytes) => {
        expect(await open(team.identity, bytes)).toEqual({ verdict: 'damaged' })
      }),
    )
  })

  test('a file that also has a classical stanza is foreign although our key would open it', async () => {
    const mixed = new Encrypter()
    mixed.addRecipient(team.recipient)
    mixed.addRecipient(await identityToRecipient(await generateX25519Identity()))
    const file = await mixed.encrypt('mixed')
    const decrypter = new Decrypter()
    decrypter.addIdentity(team.identity)
    expect(await decrypter.decrypt(file, 'text')).toBe('mixed')
    expect(await open(team.identity, file)).toEqual({ verdict: 'foreign' })
    expect(inspect(file)).toEqual({ verdict: 'foreign-recipient' })
  })

  test('an identity that is not hybrid is our bug', async () => {
    const file = await seal([team.recipient], utf8('x'))
    const classical = (await generateX25519Identity()) as Identity
    await expect(open(classical, file)).rejects.toThrow('not a hybrid age key')
  })
})

describe('documents', () => {
  test('a sealed document opens to the same document, and its length is a padded one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), async (value) => {
        const document = JSON.parse(JSON.stringify(value)) as unknown
        const file = await sealDocument([team.recipient], document)
        expect(await openDocument(team.identity, file)).toEqual({ verdict: 'document', document })
        expect(inspect(file).verdict).toBe('envelope')
      }),
      { numRuns: 40 },
    )
  })

  test('documents of one bucket cannot be told apart by length', async () => {
    const lengths = await Promise.all(
      ['', 'a', 'я'.repeat(2_000)].map(
        async (account) => (await sealDocument([team.recipient], { account })).length,
      ),
    )
    expect(new Set(lengths).size).toBe(1)
  })

  test('what is not JSON is not a document', async () => {
    for (const bytes of [utf8('{'), utf8('\ufeff{}'), Uint8Array.of(0x22, 0xff, 0x22)]) {
      const file = await seal([team.recipient], bytes)
      expect(await openDocument(team.identity, file)).toEqual({ verdict: 'not-a-document' })
    }
  })

  test('what has no JSON form is not sealed', async () => {
    await expect(sealDocument([team.recipient], undefined)).rejects.toThrow('no JSON form')
  })
})

describe('when sealing fails', () => {
  const secret = 'CANARY-plaintext'

  // Everything that left, as text: nothing, or an error that does not repeat what was to be sealed.
  const whatLeft = (): Promise<unknown> =>
    sealDocument([team.recipient], { secret }).then(
      (file) => ({ file }),
      (error: unknown) => String(error).replace(secret, 'the plaintext'),
    )

  test('no randomness: it rejects', async () => {
    vi.spyOn(globalThis.crypto, 'getRandomValues').mockImplementation(() => {
      throw new Error('no entropy')
    })
    expect(await whatLeft()).toBe('Error: no entropy')
  })

  test('the library rejects: it rejects', async () => {
    vi.spyOn(Encrypter.prototype, 'encrypt').mockRejectedValue(new Error('broken'))
    expect(await whatLeft()).toBe('Error: broken')
  })

  test('the library refuses the recipient: it rejects', async () => {
    vi.spyOn(Encrypter.prototype, 'addRecipient').mockImplementation(() => {
      throw new Error('broken')
    })
    expect(await whatLeft()).toBe('Error: broken')
  })

  test('the library forgets the recipient: it rejects', async () => {
    vi.spyOn(Encrypter.prototype, 'addRecipient').mockImplementation(() => undefined)
    expect(await whatLeft()).toBe('Error: seal: the result is not an envelope')
  })

  test('the library seals to someone else as well: it rejects', async () => {
    const addRecipient = vi.spyOn(Encrypter.prototype, 'addRecipient')
    addRecipient.mockImplementationOnce(function (this: Encrypter, recipient) {
      this.addRecipient(recipient)
      this.addRecipient(stranger.recipient)
    })
    expect(await whatLeft()).toBe('Error: seal: the result is not an envelope')
  })

  test('the library returns what it was given: it rejects', async () => {
    const echo = ((file: Uint8Array) => Promise.resolve(file)) as Encrypter['encrypt']
    vi.spyOn(Encrypter.prototype, 'encrypt').mockImplementation(echo)
    expect(await whatLeft()).toBe('Error: seal: the result is not an envelope')
  })

  test('the payload stream is missing: it rejects', async () => {
    vi.stubGlobal('TransformStream', undefined)
    const left = await whatLeft()
    vi.unstubAllGlobals()
    expect(left).toMatch(/^TypeError: TransformStream/)
  })
})
