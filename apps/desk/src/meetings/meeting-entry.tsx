import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import style from '../letters/letters.module.css'
import { useLanguage } from '../locales/use-language.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useMeetingStateWords } from './use-meeting-words.ts'
import type { MeetingHead } from './use-meetings.ts'

/** A meeting in a list: when it is or was, and what was promised there. */
export function MeetingEntry({ meeting }: { readonly meeting: MeetingHead }): ReactElement {
  const language = useLanguage()
  const stateWords = useMeetingStateWords()
  const { id, day, hour, state, commitments, by, entry } = meeting
  return (
    <li className={style.entry}>
      <Link to="/meetings/$meeting" params={{ meeting: id }}>
        <Trans>Meeting</Trans>
      </Link>
      <p className={style.facts}>
        <span>
          {stateWords(state)}: {sayDay(day, language)}
          {hour !== null && <>, {hour}</>}
        </span>
        {commitments > 0 && (
          <span>
            <Plural value={commitments} one="# promise or demand" other="# promises and demands" />
          </span>
        )}
        <bdi className={style.soft}>{by ?? '–'}</bdi>
        <EntryMark entry={entry} />
      </p>
    </li>
  )
}
