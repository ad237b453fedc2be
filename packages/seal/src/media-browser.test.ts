import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { browserEngine, browserGcm, nativeEngine, scriptEngine } from './media-browser.ts'
import { nodeEngine } from './media-node.ts'
import { bytesOfLength } from './testing/people.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.resetModules()
})

describe('the ciphers of browsers and of Node', () => {
  test('make the same bytes, and each opens the other’s', async () => {
    await fc.assert(
      fc.asyncProperty(
        bytesOfLength(32),
        bytesOfLength(12),
        fc.uint8Array({ maxLength: 3_000 }),
        async (key, nonce, plaintext) => {
          const ciphers = await Promise.all(
            [nodeEngine, scriptEngine, nativeEngine, browserEngine].map((engine) => engine(key)),
          )
          const sealed = await Promise.all(ciphers.map((cipher) => cipher.seal(nonce, plaintext)))
          for (const one of sealed) expect(one).toEqual(sealed[0])
          for (const cipher of ciphers)
            expect(await cipher.open(nonce, sealed[0]!)).toEqual(plaintext)
        },
      ),
      { numRuns: 40 },
    )
  })

  test('open nothing that is too short, changed or for another key', async () => {
    const key = new Uint8Array(32)
    const nonce = new Uint8Array(12)
    for (const engine of [nodeEngine, scriptEngine, nativeEngine]) {
      const cipher = await engine(key)
      const sealed = await cipher.seal(nonce, Uint8Array.of(1, 2, 3))
      const other = await engine(new Uint8Array(32).fill(1))
      expect(await other.open(nonce, sealed)).toBe(undefined)
      for (const length of [0, 1, 15, 16, 18])
        expect(await cipher.open(nonce, sealed.subarray(0, length))).toBe(undefined)
    }
  })
})

describe('the engine a browser gets', () => {
  const freshEngine = async () => (await import('./media-browser.ts')).browserEngine
  const key = new Uint8Array(32).fill(9)
  const nonce = new Uint8Array(12).fill(8)
  const plaintext = new Uint8Array(50).fill(7)

  const sealed = async () => (await nodeEngine(key)).seal(nonce, plaintext)

  test('is its own where it gives the known answer', async () => {
    const encrypt = vi.spyOn(crypto.subtle, 'encrypt')
    const cipher = await (await freshEngine())(key)
    expect(await cipher.seal(nonce, plaintext)).toEqual(await sealed())
    expect(encrypt).toHaveBeenCalledTimes(2) // once to be known, once to seal
  })

  test('is plain JavaScript where it has none', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new Error('NotSupportedError'))
    const cipher = await (await freshEngine())(key)
    expect(await cipher.seal(nonce, plaintext)).toEqual(await sealed())
  })

  test('is plain JavaScript where it has the name and gives another answer', async () => {
    vi.spyOn(crypto.subtle, 'encrypt').mockResolvedValue(new ArrayBuffer(116))
    const cipher = await (await freshEngine())(key)
    expect(await cipher.seal(nonce, plaintext)).toEqual(await sealed())
  })

  test('is plain JavaScript where opening does not look at the tag', async () => {
    vi.spyOn(crypto.subtle, 'decrypt').mockResolvedValue(new Uint8Array(100).fill(3).buffer)
    const cipher = await (await freshEngine())(key)
    const changed = (await sealed()).fill(0, 0, 1)
    expect(await cipher.open(nonce, changed)).toBe(undefined)
  })
})

test('AES-256-GCM opens what it sealed, and nothing with other additional data', async () => {
  await fc.assert(
    fc.asyncProperty(
      bytesOfLength(32),
      bytesOfLength(12),
      fc.uint8Array(),
      fc.uint8Array(),
      async (key, nonce, bytes, additional) => {
        const sealed = await browserGcm.seal({ key, nonce, bytes, additional })
        expect(sealed.length).toBe(bytes.length + 16)
        const message = { key, nonce, bytes: sealed, additional }
        expect(await browserGcm.open(message)).toEqual(bytes)
        const other = { ...message, additional: new Uint8Array([...additional, 0]) }
        expect(await browserGcm.open(other)).toBe(undefined)
      },
    ),
    { numRuns: 30 },
  )
})
