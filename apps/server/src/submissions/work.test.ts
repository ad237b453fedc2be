import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { doneWork } from '../testing/work.ts'
import { priceOf, workOffice, type WorkOffice } from './work.ts'

describe('the price', () => {
  const sizes = fc.integer({ min: 1, max: 16 * 1024 * 1024 })
  const queues = fc.integer({ min: 0, max: 100_000 })

  test('grows with size and queue, and never beyond what a slow phone does in a minute', () => {
    // A try takes at most 1.3 ms where it was measured, so 13 on a processor ten times slower.
    const slowTry = 0.013
    fc.assert(
      fc.property(sizes, sizes, queues, queues, (a, b, few, many) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)]
        const [short, long] = [Math.min(few, many), Math.max(few, many)]
        expect(priceOf(small, short)).toBeLessThanOrEqual(priceOf(large, short))
        expect(priceOf(small, short)).toBeLessThanOrEqual(priceOf(small, long))
        expect((priceOf(large, long) + 1) * slowTry).toBeLessThan(60)
      }),
    )
  })

  test('of a short message doubles up to sixteen times as messages wait, and no further', () => {
    const quiet = priceOf(10_000, 0)
    expect(
      [1, 8, 9, 24, 25, 56, 57, 100_000].map((waiting) => priceOf(10_000, waiting) / quiet),
    ).toEqual([2, 2, 4, 4, 8, 8, 16, 16])
  })
})

describe('work', () => {
  const key = randomBytes(32)
  const office = workOffice(key)

  test('that was done is taken, also by a server that was started anew, and has a name to be spent by', async () => {
    const pass = await done(office, 10_000)
    const checked = await office.check(pass, 10_000)
    expect(checked).not.toBe(null)
    expect(await workOffice(key).check(pass, 9_000)).toEqual(checked)
  })

  test('for a smaller message, of another office, changed or not done is not', async () => {
    const pass = await done(office, 10_000)
    expect(await office.check(pass, 10_001)).toBe(null)
    expect(await workOffice(randomBytes(32)).check(pass, 10)).toBe(null)
    const other = await done(office, 10_000)
    expect(await office.check({ ...pass, solution: other.solution }, 10)).toBe(null)
    const larger = { ...pass.challenge.parameters, data: { size: 9_999_999 } }
    const forged = { ...pass, challenge: { ...pass.challenge, parameters: larger } }
    expect(await office.check(forged, 10)).toBe(null)
  })

  test('that was asked for half an hour ago is worth nothing', async () => {
    const pass = await done(office, 10_000)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 29 * 60_000 })
    try {
      expect(await office.check(pass, 10_000)).not.toBe(null)
      vi.setSystemTime(Date.now() + 2 * 60_000)
      expect(await office.check(pass, 10_000)).toBe(null)
    } finally {
      vi.useRealTimers()
    }
  })

  test('that makes no sense at all is refused and throws nothing', async () => {
    for (const parameters of [
      {},
      { nonce: '', expiresAt: 1, data: { size: 1 } },
      { nonce: 'zz' },
    ]) {
      const challenge = { parameters, signature: 'synthetic' }
      const solution = { counter: 0, derivedKey: '' }
      expect(await office.check({ kind: 'work', challenge, solution }, 1)).toBe(null)
    }
  })
})

async function done(office: WorkOffice, size: number) {
  const { challenge } = await office.challenge(size, 0)
  return { kind: 'work', ...(await doneWork(challenge)) } as const
}
