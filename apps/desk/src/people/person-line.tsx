import type { SubjectRow } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useSayMeets } from '../lists/use-say-meets.ts'
import { useLanguage } from '../locales/use-language.ts'
import { NameBeside } from '../ui/name-beside.tsx'
import { Rings } from '../ui/rings.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './person-line.module.css'
import { useSayBirth } from './use-person-line.ts'

/** Everything by which somebody may be recognised, or told from another of the same name. */
export function PersonLine({ person }: { readonly person: SubjectRow }): ReactElement {
  const language = useLanguage()
  const sayBirth = useSayBirth()
  const sayMeets = useSayMeets()
  const birth = sayBirth(person)
  return (
    <span className={style.line}>
      <strong>
        <bdi>{person.name}</bdi>
      </strong>
      <NameBeside name={person.name} others={person.otherNames} />
      {person.otherNames.length > 0 && (
        <span className={style.soft}>
          <Trans>also:</Trans>{' '}
          {person.otherNames.map((name, at) => (
            <span key={name}>
              {at > 0 && ', '}
              <bdi>{name}</bdi>
            </span>
          ))}
        </span>
      )}
      <span className={style.facts}>
        {person.fathers.length > 0 && (
          <span>
            <Trans>
              father’s name: <bdi>{person.fathers.join(', ')}</bdi>
            </Trans>
          </span>
        )}
        <span>{birth === '' ? <Trans>birth not known</Trans> : <Trans>born {birth}</Trans>}</span>
        {person.place !== '' && <bdi>{person.place}</bdi>}
        {person.lastEvent !== null && (
          <span>
            <Trans>last known {sayDay(person.lastEvent, language)}</Trans>
          </span>
        )}
        {person.meets.length > 0 && <span>{sayMeets(person.meets)}</span>}
        {person.quarrels > 0 && (
          <span className={style.differ}>
            <Rings /> <Trans>sources differ</Trans>
          </span>
        )}
      </span>
    </span>
  )
}
