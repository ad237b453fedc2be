import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { localDay, sayDay } from '../ui/say-day.ts'
import style from './letters.module.css'
import { DueWords } from './due-words.tsx'
import { useFirstDue } from './use-letter-clocks.ts'
import { useFormName, useLetterStateWords } from './use-letter-words.ts'
import type { LetterHead } from './use-letters.ts'

/** A letter in a list: what it is, to whom, how it stands. */
export function LetterEntry({
  letter,
  withBody = true,
}: {
  readonly letter: LetterHead
  /** Left out where everything is of one body. */
  readonly withBody?: boolean
}): ReactElement {
  const language = useLanguage()
  const formName = useFormName()
  const stateWords = useLetterStateWords()
  const due = useFirstDue()(letter)
  const { id, form, number, authorityName, state, sentOn, answerBy, people, leftOut, at, entry } =
    letter
  return (
    <li className={style.entry}>
      <p className={style.facts}>
        <Link to="/letters/$letter" params={{ letter: id }}>
          {formName(form)}
          {number !== null && (
            <>
              {' '}
              <bdi>{number}</bdi>
            </>
          )}
        </Link>
        {withBody && <bdi>{authorityName}</bdi>}
      </p>
      <p className={style.facts}>
        <span>
          {stateWords(state)}
          {sentOn !== null && <>: {sayDay(sentOn, language)}</>}
        </span>
        {answerBy !== null && (
          <span>
            <Trans>answer by {sayDay(answerBy, language)}</Trans>
          </span>
        )}
        {due !== null && (
          <span className={style.soft}>
            <DueWords kind={due.clock.kind} day={due.day} />
          </span>
        )}
        <span>
          <Plural value={people} one="# person" other="# people" />
        </span>
        {leftOut > 0 && (
          <span>
            <Plural value={leftOut} one="# left out" other="# left out" />
          </span>
        )}
      </p>
      <p className={`${style.facts} ${style.soft}`}>
        <span>
          <Trans>begun {sayDay(localDay(new Date(at)), language)}</Trans>
        </span>
        <bdi>{letter.by ?? '–'}</bdi>
        <EntryMark entry={entry} />
      </p>
    </li>
  )
}
