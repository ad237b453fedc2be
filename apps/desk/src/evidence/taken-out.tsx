import type { SubjectId } from '@amparo/contract'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import letters from '../letters/letters.module.css'
import { useLanguage } from '../locales/use-language.ts'
import { Section } from '../register/subject-columns.tsx'
import { useMay } from '../session/session-context.tsx'
import { Failed } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Icon } from '../ui/icon.tsx'
import { sayInstant } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './evidence.module.css'
import { useTakenOut, type TakenOut as Taken } from './use-evidence.ts'

/** When what is known of an event left the office, for whom, by whom and how many it names; and the way to take it out. */
export function TakenOut({ event }: { readonly event: SubjectId }): ReactElement | null {
  const may = useMay()
  const taken = useTakenOut(event)
  const all = taken.data?.taken ?? []
  const mayTake = may('event.take-out')
  if (!mayTake && all.length === 0) return null
  return (
    <Section
      title={<Trans>For an investigator</Trans>}
      add={
        mayTake ? (
          <Link
            to="/register/$subject/evidence"
            params={{ subject: event }}
            className={style.way ?? ''}
          >
            <Icon name="save" />
            <Trans>Evidence package…</Trans>
          </Link>
        ) : null
      }
    >
      {taken.isError && <Failed code={taken.error.code} onRetry={() => void taken.refetch()} />}
      {taken.isSuccess && all.length === 0 && (
        <p className={letters.soft}>
          <Trans>Nothing of this event has left the office as an evidence package.</Trans>
        </p>
      )}
      <ul className={letters.lines}>
        {all.map((one) => (
          <li key={one.entry} className={letters.entry}>
            <Left one={one} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Left({ one }: { readonly one: Taken }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const when = sayInstant(one.at, language)
  return (
    <>
      <p>{words('consent-recipient', one.recipient)}</p>
      <p className={letters.facts}>
        <span>
          <Plural value={one.named} one="names # person" other="names # people" />
        </span>
        {one.unnamed > 0 && (
          <span>
            <Plural
              value={one.unnamed}
              one="tells of # person without a name"
              other="tells of # people without a name"
            />
          </span>
        )}
        <span>
          <Plural value={one.acts} one="# act" other="# acts" />
        </span>
      </p>
      <p className={`${letters.facts} ${letters.soft}`}>
        <span>{when}</span>
        {one.by !== null && <bdi>{one.by}</bdi>}
        <EntryMark entry={one.entry} />
      </p>
    </>
  )
}
