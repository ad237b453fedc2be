import type { ExaminationStateCode } from '@amparo/vocabulary'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { classes } from '../ui/classes.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './examinations.module.css'
import type { ExaminationStep } from './use-examinations.ts'

const signs: Readonly<Record<ExaminationStateCode, IconName>> = {
  'to-ask': 'question',
  asked: 'letters',
  wished: 'attention',
  arranged: 'forward',
  done: 'check',
  'not-wished': 'close',
  'not-possible': 'close',
}

/** States in which the office has the next step. */
const needing: readonly ExaminationStateCode[] = ['to-ask', 'wished']

/** Nothing waits for the office: it was done, or the person does not wish it, and nobody is pressed. */
export function isSettled(state: ExaminationStateCode | null): boolean {
  return state === 'done' || state === 'not-wished'
}

/** How an examination stands, in a sign, its words, and the days and doctors it names. */
export function StandingWords({
  step,
  today,
}: {
  readonly step: ExaminationStep | null
  readonly today: string
}): ReactElement {
  const words = useCodeWords()
  const state = step?.state ?? 'to-ask'
  return (
    <>
      <span className={classes(style.sign, needing.includes(state) && style.needing)}>
        <Icon name={signs[state]} />
        <span>{words('examination-state', state)}</span>
      </span>
      {step !== null && <Facts step={step} today={today} />}
    </>
  )
}

function Facts({
  step,
  today,
}: {
  readonly step: ExaminationStep
  readonly today: string
}): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const { state, on, provider, providerName, place, independent, cause } = step
  const isPast = state === 'arranged' && on !== null && on < today
  return (
    <>
      {on !== null && (
        <span>
          <bdi>{sayDay(on, language)}</bdi>
        </span>
      )}
      {(provider !== null || place !== null) && (
        <span>
          <bdi>{place ?? providerName ?? '–'}</bdi>
        </span>
      )}
      {isPast && (
        <span className={style.needing}>
          <Trans>That day has passed: say how it went.</Trans>
        </span>
      )}
      {independent === 'yes' && (
        <span className={style.soft}>
          <Trans>A doctor independent of the authorities.</Trans>
        </span>
      )}
      {independent === 'no' && (
        <span className={style.soft}>
          <Trans>A doctor of the authorities.</Trans>
        </span>
      )}
      {independent === 'not-known' && (
        <span className={style.soft}>
          <Trans>Whether the doctor is independent is not known.</Trans>
        </span>
      )}
      {cause !== null && <span className={style.soft}>{words('examination-cause', cause)}</span>}
    </>
  )
}
