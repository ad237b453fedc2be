import { createHash, hkdfSync, randomInt } from 'node:crypto'
import type { Pass, WorkChallenge } from '@amparo/contract'
import { createChallenge, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Work that was done, and when it would be worth nothing anyway. */
export interface DoneWork {
  /** What must be spent only once. */
  readonly hash: Buffer
  readonly expires: Date
}

/** The office's side of the work a message of the public costs. Every process with the same server key takes the same work. */
export interface WorkOffice {
  /** A challenge for so many bytes while so many wait, and the greatest counter it can have. */
  challenge(size: number, waiting: number): Promise<{ challenge: WorkChallenge; most: number }>
  /** What was done, or null when it was not, is too old, or was done for something smaller. Spending it is another thing. */
  check(pass: Extract<Pass, { kind: 'work' }>, size: number): Promise<DoneWork | null>
}

/** Iterations of PBKDF2 in one try. That takes 1.1 to 1.3 ms on one core of a rented machine of 2026. */
const COST = 5_000
/** On a quiet day a short message costs at most so many tries, on average half: unnoticed while a text is read once more. */
const QUIET = 64
/** Five seconds on that core, fifty on a processor ten times slower: never a minute for anybody, whatever the day. */
const MOST = 4_000
const MINUTES = 30

/**
 * The greatest counter. Doubles for each step of size, since what is large costs the office more; and from the moment
 * messages wait, up to sixteen times.
 */
export function priceOf(size: number, waiting: number): number {
  const bySize = 2 ** Math.max(0, Math.ceil(Math.log2(size / SMALL)))
  const byQueue = 2 ** Math.min(4, Math.ceil(Math.log2(1 + waiting / 8)))
  return Math.min(MOST, QUIET * bySize * byQueue)
}

/** In bytes: a text of a few pages with its triage part. */
const SMALL = 96 * 1024

/** `price` is for whoever measures something else than the work; what they ask for is taken by the same office. */
export function workOffice(serverKey: Uint8Array, price = priceOf): WorkOffice {
  const secret = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', serverKey, '', `amparo/v1/${purpose}`, 32)).toString('hex')
  const secrets = {
    hmacSignatureSecret: secret('work'),
    hmacKeySignatureSecret: secret('work-key'),
  }
  return {
    async challenge(size, waiting) {
      const most = price(size, waiting)
      const challenge = await createChallenge({
        ...secrets,
        algorithm: 'PBKDF2/SHA-256',
        cost: COST,
        counter: randomInt(most + 1),
        data: { size },
        deriveKey,
        expiresAt: new Date(Date.now() + MINUTES * 60_000),
      })
      return { challenge: challenge as unknown as WorkChallenge, most }
    },
    async check({ challenge, solution }, size) {
      const { nonce, expiresAt, data } = challenge.parameters
      const paidFor = typeof data === 'object' ? data['size'] : undefined
      if (typeof nonce !== 'string' || typeof expiresAt !== 'number') return null
      if (typeof paidFor !== 'number' || paidFor < size) return null
      const { verified } = await verifySolution({
        ...secrets,
        challenge: challenge as never,
        solution: solution as never,
        deriveKey,
      }).catch(() => ({ verified: false }))
      if (!verified) return null
      return {
        hash: createHash('sha256').update(`amparo/v1/work\0${nonce}`).digest(),
        expires: new Date(expiresAt * 1_000),
      }
    },
  }
}
