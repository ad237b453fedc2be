import type { WorkChallenge } from '@amparo/contract'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

/** Does what a challenge asks, by another program than the page's, on a processor that takes so many times longer for each try. */
export async function doneWork(challenge: WorkChallenge, slower = 1) {
  const slowly: typeof deriveKey = async (...derivation) => {
    const began = performance.now()
    const key = await deriveKey(...derivation)
    const rest = (performance.now() - began) * (slower - 1)
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest))
    return key
  }
  const solution = await solveChallenge({ challenge: challenge as never, deriveKey: slowly })
  if (solution === null) throw new Error('the work has no solution')
  return { challenge, solution }
}
