import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import letters from '../letters/letters.module.css'
import { useReasonWords } from '../letters/use-letter-words.ts'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { BriefFigures } from './brief-figures.tsx'
import { Standing } from './commitment-entry.tsx'
import style from './meetings.module.css'
import type { Brief } from './use-meetings.ts'

/** What is taken along: the same in print and as a Word file, but for what is marked as being for the screen. */
export function BriefSheet({ brief }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  const { authorityName, day, hour, place, theirs, ours, today, thanks } = brief
  return (
    <article className={style.sheet}>
      <header>
        <h2>
          <bdi>{authorityName}</bdi>
        </h2>
        <p className={letters.facts}>
          <span>
            {sayDay(day, language)}
            {hour !== null && <>, {hour}</>}
          </span>
          <Aloud line={place} />
        </p>
        {(theirs.text !== null || theirs.withheld) && (
          <p>
            <Trans>
              For them: <Aloud line={theirs} />
            </Trans>
          </p>
        )}
        {(ours.text !== null || ours.withheld) && (
          <p>
            <Trans>
              For us: <Aloud line={ours} />
            </Trans>
          </p>
        )}
      </header>
      {thanks.length > 0 && <Thanks brief={brief} />}
      <Open brief={brief} />
      <Promises brief={brief} />
      <Differences brief={brief} />
      <BriefFigures brief={brief} />
      <NamesAloud brief={brief} />
      <NotToRaise brief={brief} />
      <p className={letters.soft}>
        <Trans>Made on {sayDay(today, language)}.</Trans>
      </p>
    </article>
  )
}

/** Somebody's own words, where they name nobody who may not be named. */
function Aloud({ line }: { readonly line: Brief['place'] }): ReactElement | null {
  if (line.withheld) {
    return (
      <span className={style.withheld}>
        <Trans>withheld: it may name somebody who may not be named aloud</Trans>
      </span>
    )
  }
  return line.text === null ? null : <bdi>{line.text}</bdi>
}

function Part({
  title,
  children,
}: {
  readonly title: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className={style.section}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Thanks({ brief: { thanks } }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  return (
    <Part title={<Trans>To thank for</Trans>}>
      <ul>
        {thanks.map(({ reply, theirNumber, on, people }) => (
          <li key={reply}>
            {theirNumber === null ? (
              <Trans>
                reply of {sayDay(on, language)}, people answered about: {people}
              </Trans>
            ) : (
              <Trans>
                reply <bdi>{theirNumber}</bdi> of {sayDay(on, language)}, people answered about:{' '}
                {people}
              </Trans>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Open({ brief: { open } }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  const words = useCodeWords()
  const { kinds, oldest } = open
  return (
    <Part title={<Trans>Open with this body</Trans>}>
      {open.questions === 0 ? (
        <p>
          <Trans>Nothing that may be raised is open.</Trans>
        </p>
      ) : (
        <ul>
          {kinds.map(({ kind, questions, overdue }) => (
            <li key={kind}>
              {words('question-kind', kind)}: {questions}
              {overdue > 0 && (
                <>
                  {', '}
                  <Trans>late: {overdue}</Trans>
                </>
              )}
            </li>
          ))}
          {oldest !== null && (
            <li>
              <Trans>
                Longest open: asked on {sayDay(oldest.on, language)} in letter{' '}
                {oldest.number ?? oldest.letter}.
              </Trans>
            </li>
          )}
        </ul>
      )}
    </Part>
  )
}

/** How much there is besides, and where it is shown. */
function More({
  brief: { id },
  number,
}: {
  readonly brief: Brief
  readonly number: number
}): ReactElement | null {
  if (number === 0) return null
  return (
    <p className={letters.soft}>
      <Trans>
        More: {number} (“Show all” on the page for meeting {id} in Amparo).
      </Trans>
    </p>
  )
}

function Promises({ brief }: { readonly brief: Brief }): ReactElement {
  const language = useLanguage()
  const { promises, morePromises } = brief
  return (
    <Part title={<Trans>Promised and demanded before</Trans>}>
      {promises.length === 0 ? (
        <p>
          <Trans>Nothing is recorded.</Trans>
        </p>
      ) : (
        <ul>
          {promises.map((one) => (
            <li key={one.id}>
              <Aloud line={one.words} />{' '}
              <span className={letters.facts}>
                <Aloud line={one.byWhom} />
                <span>{sayDay(one.said, language)}</span>
                <Standing commitment={one} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <More brief={brief} number={morePromises} />
    </Part>
  )
}

/** What this body answered and others say otherwise, in the words that may leave the office. */
function Differences({ brief }: { readonly brief: Brief }): ReactElement | null {
  const { contradictions, moreContradictions } = brief
  if (contradictions.length === 0) return null
  return (
    <Part title={<Trans>Does not go together, and may be raised</Trans>}>
      <ul>
        {contradictions.map(({ person, name, wording, quote }, at) => (
          <li key={at}>
            <strong>
              <Link to="/people/$person" params={{ person }} className={style.named ?? ''}>
                <bdi>{name}</bdi>
              </Link>
            </strong>
            : {quote}
            {wording === 'general' && (
              <span className={letters.soft}>
                {' '}
                (<Trans>only in these words</Trans>)
              </span>
            )}
          </li>
        ))}
      </ul>
      <More brief={brief} number={moreContradictions} />
    </Part>
  )
}

function NamesAloud({ brief }: { readonly brief: Brief }): ReactElement {
  const words = useCodeWords()
  const { names, moreNames } = brief
  return (
    <Part title={<Trans>May be named aloud</Trans>}>
      {names.length === 0 ? (
        <p>
          <Trans>Nobody.</Trans>
        </p>
      ) : (
        <ol className={style.names}>
          {names.map(({ person, name, open }) => (
            <li key={person}>
              <bdi>{name}</bdi>
              {open.length > 0 && (
                <span className={letters.soft}>
                  : {open.map(({ kind }) => words('question-kind', kind)).join(', ')}
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      <More brief={brief} number={moreNames} />
    </Part>
  )
}

/** How many stands on the screen alone: beside one name on paper a number could point at somebody. */
function NotToRaise({ brief: { notToRaise } }: { readonly brief: Brief }): ReactElement {
  const reasonWords = useReasonWords()
  const { reasons, restricted, contradictions } = notToRaise
  return (
    <Part title={<Trans>Not to be raised</Trans>}>
      <ul>
        <li>
          <Trans>
            Nobody who is not named above: neither by name nor by what would show who it is.
          </Trans>
        </li>
        <li>
          <Trans>Nothing about sexual violence, in any form.</Trans>
        </li>
        <li>
          <Trans>Nothing that fewer than ten people could know, and no source.</Trans>
        </li>
      </ul>
      <div className={style.screenOnly}>
        <ul>
          {reasons.map(({ reason, people }) => (
            <li key={reason}>
              {people}: {reasonWords(reason)}
            </li>
          ))}
          {contradictions > 0 && (
            <li>
              <Trans>
                Contradictions with what this body answered that would show who it is:{' '}
                {contradictions}
              </Trans>
            </li>
          )}
          {restricted > 0 && (
            <li>
              <Trans>
                Of those with open questions, people with a restricted act: {restricted}
              </Trans>
            </li>
          )}
        </ul>
        {reasons.length + contradictions + restricted > 0 && (
          <p className={letters.soft}>
            <Trans>These numbers are not printed.</Trans>
          </p>
        )}
      </div>
    </Part>
  )
}
