import { pbkdf2Sync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { browserPbkdf2 } from './work-browser.ts'
import { mostIterations, solveWork, type Pbkdf2, type WorkChallenge } from './work.ts'

const nodePbkdf2: Pbkdf2 = async ({ password, salt, iterations, length }) =>
  new Uint8Array(pbkdf2Sync(password, salt, iterations, length, 'sha256'))

const password = (nonce: string, counter: number): Buffer => {
  const bytes = Buffer.alloc(nonce.length / 2 + 4)
  bytes.write(nonce, 'hex')
  bytes.writeUInt32BE(counter, nonce.length / 2)
  return bytes
}

/** A challenge as altcha-lib 2.8 makes it when the counter is chosen. */
const challengeFor = (counter: number, cost = 2): { challenge: WorkChallenge; key: string } => {
  const [nonce, salt] = ['0123456789abcdef'.repeat(2), 'fedcba9876543210'.repeat(2)]
  const key = pbkdf2Sync(password(nonce, counter), Buffer.from(salt, 'hex'), cost, 32, 'sha256')
  const parameters = {
    algorithm: 'PBKDF2/SHA-256',
    nonce,
    salt,
    cost,
    keyLength: 32,
    keyPrefix: key.toString('hex').slice(0, 32),
    keySignature: 'ab'.repeat(32),
    expiresAt: 1_800_000_000,
    data: { size: 4_096 },
  }
  return { challenge: { parameters, signature: 'cd'.repeat(32) }, key: key.toString('hex') }
}

const changed = (changes: Record<string, unknown>): WorkChallenge => {
  const { challenge } = challengeFor(3)
  return { ...challenge, parameters: { ...challenge.parameters, ...changes } }
}

describe('solving', () => {
  test('finds the counter, whichever it is up to the bound, and needs no try more', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.nat(60), async (counter, more) => {
        const { challenge, key } = challengeFor(counter)
        const onTry = vi.fn<(done: number) => void>()
        const most = counter + more
        expect(await solveWork({ challenge, most, pbkdf2: nodePbkdf2, onTry })).toEqual({
          verdict: 'solved',
          solution: { counter, derivedKey: key },
        })
        expect(onTry.mock.calls).toEqual(Array.from({ length: counter + 1 }, (_, at) => [at + 1]))
      }),
      { numRuns: 40 },
    )
  })

  test('ends after the bound even when no counter fits', async () => {
    const { challenge } = challengeFor(31)
    const pbkdf2 = vi.fn<Pbkdf2>(nodePbkdf2)
    expect(await solveWork({ challenge, most: 30, pbkdf2 })).toEqual({ verdict: 'unsolvable' })
    expect(pbkdf2).toHaveBeenCalledTimes(31)
  })

  test('stops before the next try when it is told to', async () => {
    const { challenge } = challengeFor(9)
    const signal = { aborted: false }
    const onTry = (done: number) => {
      signal.aborted = done === 4
    }
    const pbkdf2 = vi.fn<Pbkdf2>(nodePbkdf2)
    expect(await solveWork({ challenge, most: 20, pbkdf2, onTry, signal })).toEqual({
      verdict: 'stopped',
    })
    expect(pbkdf2).toHaveBeenCalledTimes(4)
  })

  test('does not begin what would keep a phone busy for too long', async () => {
    const pbkdf2 = vi.fn<Pbkdf2>()
    for (const [cost, most] of [
      [mostIterations + 1, 0],
      [5_000, 16_000],
      [1, 0xffff_ffff],
    ] as const)
      expect(await solveWork({ challenge: changed({ cost }), most, pbkdf2 })).toEqual({
        verdict: 'too-much',
      })
    expect(pbkdf2).not.toHaveBeenCalled()
  })

  test.each<readonly [string, unknown]>([
    ['algorithm', 'SHA-256'],
    ['algorithm', undefined],
    ['nonce', 'xyz'],
    ['nonce', ''],
    ['nonce', 'ab'.repeat(65)],
    ['salt', 5],
    ['cost', 0],
    ['cost', 1.5],
    ['cost', Number.NaN],
    ['keyLength', 0],
    ['keyLength', 65],
    ['keyPrefix', ''],
    ['keyPrefix', '00'],
    ['keyPrefix', 'AB'.repeat(16)],
    ['keyPrefix', 'ab'.repeat(33)],
  ])('with %s of %j is not begun', async (name, value) => {
    const pbkdf2 = vi.fn<Pbkdf2>()
    const challenge = changed({ [name]: value })
    expect(await solveWork({ challenge, most: 10, pbkdf2 })).toEqual({ verdict: 'malformed' })
    expect(pbkdf2).not.toHaveBeenCalled()
  })

  test('with a bound that is no count is not begun', async () => {
    const { challenge } = challengeFor(3)
    for (const most of [-1, 0.5, Number.NaN, 2 ** 32])
      expect(await solveWork({ challenge, most, pbkdf2: nodePbkdf2 })).toEqual({
        verdict: 'malformed',
      })
  })
})

test('the browser’s PBKDF2 is that of Node', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 40 }),
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 64 }),
      async (secret, salt, iterations, length) => {
        const derivation = { password: secret, salt, iterations, length }
        expect(await browserPbkdf2(derivation)).toEqual(await nodePbkdf2(derivation))
      },
    ),
    { numRuns: 40 },
  )
})
