import type { ClaimInput, ClaimView } from '@amparo/contract'
import type { ReadableClaim } from './sealed-claims.ts'

/** Where a claim came from, as a new claim names it; what is not ours to see becomes the office’s. */
export function sourceAgain({ source }: ClaimView): ClaimInput['source'] {
  const { submission, part, account, version, reply, passage } = source
  if (reply !== null) return { kind: 'reply', reply }
  if (account !== null) {
    const word = source.kind === 'authority' ? 'authority' : 'teller'
    return { kind: 'account', account, version: version ?? 1, passage, word }
  }
  if (submission === null) return { kind: 'office' }
  const word = source.kind === 'authority' ? 'authority' : 'sender'
  return { kind: 'submission', submission, part: part ?? 1, passage, word }
}

/** The same value from the same source once more; null for one whose value we cannot read. */
export function claimAgain(claim: ClaimView): ReadableClaim | null {
  const { property, value, directness, credibility, saidOn, audience } = claim
  if (value.kind === 'sealed') return null
  const source = sourceAgain(claim)
  return { property, value, source, directness, credibility, saidOn, audience, replaces: null }
}
