import type { DayHabit, DayQuestion } from '@amparo/lists'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { FieldGroup } from '../ui/field.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './import-subjects.module.css'

/** What is asked about the days of one column, and what was answered; null while nobody has. */
export interface AskedDays {
  readonly place: number
  readonly head: string
  readonly question: DayQuestion
  readonly answer: DayHabit[keyof DayHabit] | null
}

interface DayChoicesProps {
  readonly asked: readonly AskedDays[]
  /** Null when nothing can be changed any more. */
  readonly onAnswer:
    | ((place: number, about: keyof DayHabit, value: DayHabit[keyof DayHabit]) => void)
    | null
}

/** Where the days of a column fit more than one habit, both readings of a few of them. Nothing is chosen beforehand. */
export function DayChoices({ asked, onAnswer }: DayChoicesProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  return (
    <>
      {asked.map(({ place, head, question, answer }) => (
        <FieldGroup
          key={`${place} ${question.about}`}
          label={t`Which days are meant in “${head}”?`}
          help={
            <Trans>The cells can be read in more than one way. Whoever made the list knows.</Trans>
          }
        >
          <div className={style.days}>
            {question.answers.map(({ value, examples }) => (
              <label key={String(value)}>
                <input
                  type="radio"
                  name={`${place} ${question.about}`}
                  checked={answer === value}
                  disabled={onAnswer === null}
                  onChange={() => onAnswer?.(place, question.about, value)}
                />
                <span>
                  {examples.map(({ cell, edtf }) => (
                    <span key={cell} className={style.reading}>
                      <bdi>{cell}</bdi> → {edtf === '' ? t`no day` : sayDay(edtf, language)}
                    </span>
                  ))}
                </span>
              </label>
            ))}
          </div>
        </FieldGroup>
      ))}
    </>
  )
}
