import { readFileSync } from 'node:fs'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WorkChallenge } from '../calls.ts'
import { solve, type Tries } from './solving.ts'

const secrets = { hmacSignatureSecret: 'synthetic', hmacKeySignatureSecret: 'synthetic key' }
const algorithms = ['PBKDF2/SHA-256', 'PBKDF2/SHA-512']
const most = 40

const challengeFor = async (counter: number, algorithm = 'PBKDF2/SHA-256') =>
  (await createChallenge({
    algorithm,
    cost: 2,
    counter,
    data: { size: 65_536 },
    deriveKey,
    expiresAt: new Date(Date.now() + 60_000),
    ...secrets,
  })) as unknown as WorkChallenge

const running = () => new AbortController().signal

test('the library that sets the work takes the solution', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(most), fc.constantFrom(...algorithms), async (counter, algorithm) => {
      const challenge = await challengeFor(counter, algorithm)
      const solution = await solve(challenge, most, () => {}, running())
      expect(solution).toMatchObject({ counter })
      const { verified } = await verifySolution({
        challenge: challenge as never,
        deriveKey,
        solution: solution as never,
        ...secrets,
      })
      expect(verified).toBe(true)
    }),
    { numRuns: 20 },
  )
})

test('the tries never go beyond the most there are, and never back', async () => {
  const tries: Tries[] = []
  const challenge = await challengeFor(most + 8)
  expect(await solve(challenge, most, (now) => tries.push(now), running())).toBeNull()
  const done = tries.map((one) => one.done)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(tries.at(-1)).toEqual({ done: most, most })
})

test('a long work is told of a hundred times at most', async () => {
  let times = 0
  await solve(await challengeFor(2_000), 1_900, () => (times += 1), running())
  expect(times).toBeLessThanOrEqual(100)
  expect(times).toBeGreaterThan(10)
})

test('what was stopped ends without a solution', async () => {
  const stopping = new AbortController()
  const challenge = await challengeFor(most)
  expect(await solve(challenge, most, () => stopping.abort(), stopping.signal)).toBeNull()
})

test('no server can keep a phone busy for longer than an honest one', async () => {
  const { parameters, signature } = await challengeFor(0)
  const challenge = { parameters: { ...parameters, cost: 5_000_000 }, signature }
  await expect(solve(challenge, most, () => {}, running())).rejects.toThrow(TypeError)
})

const kept = JSON.parse(
  readFileSync(new URL('../../../../vectors/door/work.json', import.meta.url), 'utf8'),
) as {
  readonly challenges: readonly {
    readonly most: number
    readonly challenge: WorkChallenge
    readonly solution: unknown
  }[]
}

test.each(kept.challenges)('kept work $solution.counter is solved', async (work) => {
  expect(await solve(work.challenge, work.most, () => {}, running())).toEqual(work.solution)
})

test('work of another kind is told', async () => {
  const { parameters, signature } = await challengeFor(0)
  for (const wrong of [
    { algorithm: 'ARGON2ID' },
    { nonce: 'not hex' },
    { keyPrefix: '' },
    { cost: '2' },
  ]) {
    const challenge = { parameters: { ...parameters, ...wrong }, signature }
    await expect(solve(challenge, most, () => {}, running())).rejects.toThrow(TypeError)
  }
})
