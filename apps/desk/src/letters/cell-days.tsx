import { clocks, type Clock } from '@amparo/norms'
import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { DueWords } from './due-words.tsx'
import style from './question-grid.module.css'
import type { GridCell } from './use-letters.ts'

/** None where the table is newer than this page. */
function clockOf(code: string): Clock | undefined {
  return Object.values<Clock>(clocks.entries).find((one) => one.code === code)
}

/** What was answered last and what was asked last, each with its day and the way to its paper. */
export function CellDays({ cell }: { readonly cell: GridCell }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const { letter, askedOn, answerBy, due, content, reply, answeredOn } = cell
  const clock = due === null ? undefined : clockOf(due.clock)
  const isLaw = clock?.kind === 'statutory'
  const isWaiting =
    cell.state === 'asked' || cell.state === 'overdue' || cell.state === 'acknowledged'
  return (
    <span className={style.days}>
      {reply !== null && (
        <Link to="/replies/$reply" params={{ reply }}>
          {content === null ? <Trans>reply</Trans> : words('answer-content', content)}
          {answeredOn !== null && <>, {sayDay(answeredOn, language)}</>}
        </Link>
      )}
      {letter !== null && (
        <Link to="/letters/$letter" params={{ letter }}>
          {askedOn === null ? (
            <Trans>the letter</Trans>
          ) : (
            <Trans>asked {sayDay(askedOn, language)}</Trans>
          )}
        </Link>
      )}
      {isWaiting && answerBy !== null && (
        <span>
          <Trans>answer by {sayDay(answerBy, language)}</Trans>
        </span>
      )}
      {isWaiting && clock !== undefined && due !== null && (answerBy === null || isLaw) && (
        <DueWords kind={clock.kind} day={due.day} />
      )}
    </span>
  )
}
