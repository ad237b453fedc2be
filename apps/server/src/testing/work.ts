import type { WorkChallenge } from '@amparo/contract'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Does what a challenge asks, by another program than the page's. */
export async function doneWork(challenge: WorkChallenge) {
  const solution = await solveChallenge({ challenge: challenge as never, deriveKey })
  if (solution === null) throw new Error('the work has no solution')
  return { challenge, solution }
}
