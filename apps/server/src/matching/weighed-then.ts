import {
  matchLevels,
  matchQuestions,
  numberQuestions,
  type MatchLevel,
  type WeighedThen,
} from '@amparo/contract'
import type { Weighing } from './decision-store.ts'
import { bandOf } from './model.ts'

type Answer = WeighedThen['answers'][number]

const questions: readonly Answer['question'][] = [...matchQuestions, ...numberQuestions]

/**
 * What was kept with a decision, read back (`patternOf` wrote it). Nothing is weighed anew: the model of today may be another, and
 * the people may have changed. What a later version no longer knows is left out.
 */
export function weighedThen({
  model,
  pattern,
  weight,
}: Pick<Weighing, 'model' | 'pattern' | 'weight'>): WeighedThen {
  const parts = pattern.split(' ')
  return {
    model,
    weight,
    band: weight === null ? null : bandOf(weight),
    answers: parts.flatMap((part) => answerIn(part, parts)),
  }
}

function answerIn(part: string, parts: readonly string[]): Answer[] {
  const at = part.lastIndexOf(':')
  const question = questions.find((one) => one === part.slice(0, at))
  const level = matchLevels.find((one) => one === part.slice(at + 1))
  if (question === undefined || level === undefined) return []
  return [{ question, level, oneIn: oneIn(question, level, parts) }]
}

function oneIn(
  question: Answer['question'],
  level: MatchLevel,
  parts: readonly string[],
): number | null {
  if (question !== 'family' || level !== 'same') return null
  const found = parts.map((part) => /^family:(\d+)\/(\d+)=/.exec(part)).find((one) => one !== null)
  if (!found) return null
  return Math.max(1, Math.round(Number(found[2]) / Math.max(1, Number(found[1]))))
}
