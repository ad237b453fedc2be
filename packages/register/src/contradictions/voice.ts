import type { SurenessCode } from '@amparo/vocabulary'
import type { Claim } from '../claim.ts'
import type { AnsweredQuestion } from './answered-question.ts'
import type { Voice } from './statement.ts'

export function voiceOfClaim(claim: Claim): Voice {
  const { id, source, directness, credibility, saidOn } = claim
  const isState = source.kind === 'authority'
  const from = { source: source.id, origin: source.origin, isState }
  return { kind: 'claim', id, ...from, directness, credibility, saidOn }
}

export function voiceOfAnswer(answer: AnsweredQuestion): Voice {
  const { id, source, directness, credibility, replyDay } = answer
  const isState = source.kind === 'authority'
  const from = { source: source.id, origin: source.origin, isState }
  return { kind: 'answer', id, ...from, directness, credibility, saidOn: replyDay }
}

/**
 * What was only heard from others, or was found doubtful or improbable, carries no contradiction:
 * of an authority too, for a word at a counter that somebody passes on is no answer in writing.
 */
export function carriedBy(voices: readonly Voice[], isUnsure: boolean): SurenessCode {
  const isWeak = ({ directness, credibility }: Voice) =>
    directness === 'second-hand' || credibility === 4 || credibility === 5
  return isUnsure || voices.some(isWeak) ? 'tension' : 'contradiction'
}
