import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import letters from '../letters/letters.module.css'
import { useLanguage } from '../locales/use-language.ts'
import { Clock } from '../ui/clock.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './meetings.module.css'
import type { CommitmentHead } from './use-meetings.ts'

interface CommitmentEntryProps {
  readonly commitment: CommitmentHead
  /** Left out where everything is of one body. */
  readonly withBody?: boolean
}

/** A promise or demand in a list: its words, by when, how it stands. */
export function CommitmentEntry({
  commitment,
  withBody = false,
}: CommitmentEntryProps): ReactElement {
  const language = useLanguage()
  const { id, kind, words, byWhom, said, people, authorityName, entry, erased } = commitment
  return (
    <li className={letters.entry}>
      <p className={letters.facts}>
        <Link to="/promises/$commitment" params={{ commitment: id }}>
          {kind === 'promise' ? <Trans>Promise</Trans> : <Trans>Demand</Trans>}
        </Link>
        {withBody && <bdi>{authorityName}</bdi>}
        {byWhom !== null && <bdi className={letters.soft}>{byWhom}</bdi>}
      </p>
      {words !== null && <p className={style.words}>{words}</p>}
      {erased !== null && <Erased tombstone={erased} />}
      <p className={letters.facts}>
        <Standing commitment={commitment} />
        <span className={letters.soft}>
          <Trans>said on {sayDay(said, language)}</Trans>
        </span>
        {people > 0 && (
          <span className={letters.soft}>
            <Plural value={people} one="about # person" other="about # people" />
          </span>
        )}
        <EntryMark entry={entry} />
      </p>
    </li>
  )
}

/** Whether it was kept, as far as anybody has found out; a day that has passed says only that it has. */
export function Standing({
  commitment: { due, standing, standingOn, isPast },
}: {
  readonly commitment: Pick<CommitmentHead, 'due' | 'standing' | 'standingOn' | 'isPast'>
}): ReactElement {
  const language = useLanguage()
  const codeWords = useCodeWords()
  return (
    <>
      {standing !== null && (
        <span>
          {codeWords('commitment-standing', standing)}
          {standingOn !== null && <>, {sayDay(standingOn, language)}</>}
        </span>
      )}
      {isPast && due !== null && (
        <Clock left={0}>
          <Trans>its day has passed: {sayDay(due, language)}</Trans>
        </Clock>
      )}
      {!isPast && due !== null && (
        <span>
          <Trans>by {sayDay(due, language)}</Trans>
        </span>
      )}
      {due === null && standing === null && (
        <span>
          <Trans>no day was said</Trans>
        </span>
      )}
    </>
  )
}
