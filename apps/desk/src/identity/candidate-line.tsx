import type { MatchCandidate } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { NameBeside } from '../ui/name-beside.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './identity.module.css'

/** Somebody known, by everything people are compared by. */
export function CandidateLine({ candidate }: { readonly candidate: MatchCandidate }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const { name, values } = candidate
  const { fathers, born, places, seen } = values
  const others = values.names.filter((other) => other !== name)
  const days = (said: readonly string[]): string =>
    said.map((day) => sayDay(day, language)).join(', ')
  return (
    <span className={style.candidateLine}>
      <span className={style.names}>
        <strong>
          <bdi>{name === '' ? t`Name not known` : name}</bdi>
        </strong>
        <NameBeside name={name} others={others} />
      </span>
      <span className={style.facts}>
        {others.length > 0 && (
          <span>
            <Trans>also:</Trans> {apart(others)}
          </span>
        )}
        {fathers.length > 0 && (
          <span>
            <Trans>
              father’s name: <bdi>{fathers.join(', ')}</bdi>
            </Trans>
          </span>
        )}
        <span>
          {born.length === 0 ? <Trans>birth not known</Trans> : <Trans>born {days(born)}</Trans>}
        </span>
        {places.length > 0 && <span>{apart(places)}</span>}
        {seen.length > 0 && (
          <span>
            <Trans>last known {days(seen.slice(0, 1))}</Trans>
          </span>
        )}
      </span>
    </span>
  )
}

/** Each in its own direction. */
function apart(texts: readonly string[]): ReactNode {
  return texts.map((text, at) => (
    <span key={text}>
      {at > 0 && ', '}
      <bdi>{text}</bdi>
    </span>
  ))
}
