import {
  familyPatterns,
  matchConflicts,
  matchLevels,
  matchQuestions,
  numberQuestions,
  speaksOfNumbers,
  type BatchRow,
  type MatchReason,
} from '@amparo/contract'
import type { ReactElement } from 'react'
import { MatchWarnings } from '../identity/match-warnings.tsx'
import { ReasonLine } from '../identity/reason-line.tsx'
import style from './partner-lists.module.css'

type Why = BatchRow['candidates'][number]['why'][number]

/** Why a line may be about somebody, and what warns of taking it for that. What this desk does not know is left out. */
export function WhyLine({ why }: { readonly why: readonly Why[] }): ReactElement {
  const isSaid = (code: string): boolean => why.some((one) => one.code === code)
  return (
    <span className={style.why}>
      <span className={style.reasons}>
        {why.flatMap(reasonIn).map((reason) => (
          <ReasonLine key={reason.question} reason={reason} named />
        ))}
      </span>
      <MatchWarnings
        conflicts={matchConflicts.filter(isSaid)}
        family={familyPatterns.filter(isSaid)}
      />
    </span>
  )
}

function reasonIn({ code, figure }: Why): Omit<MatchReason, 'one' | 'other'> | [] {
  const question = [...matchQuestions, ...numberQuestions].find((one) => code.startsWith(`${one}:`))
  const level = matchLevels.find((one) => code.endsWith(`:${one}`))
  if (question === undefined || level === undefined) return []
  return { question, level, speaks: speaks(question, level), oneIn: figure }
}

function speaks(
  question: MatchReason['question'],
  level: MatchReason['level'],
): MatchReason['speaks'] {
  const number = numberQuestions.find((one) => one === question)
  if (number !== undefined) return speaksOfNumbers(number, level)
  return level === 'differs' ? 'against' : 'for'
}
