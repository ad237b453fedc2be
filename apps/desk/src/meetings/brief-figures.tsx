import { Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import style from './meetings.module.css'
import type { Brief } from './use-meetings.ts'

type Figure = Brief['figures'][number]

/** What may be said aloud, a sentence each; on the screen each opens down to its records. */
export function BriefFigures({ brief: { figures } }: { readonly brief: Brief }): ReactElement {
  return (
    <section className={style.section}>
      <h2>
        <Trans>Figures that may be said aloud</Trans>
      </h2>
      {figures.length === 0 ? (
        <p>
          <Trans>None so far.</Trans>
        </p>
      ) : (
        <ul>
          {figures.map((figure) => (
            <li key={figure.code}>
              <Sentence figure={figure} />
              <Records figure={figure} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Sentence({ figure }: { readonly figure: Figure }): ReactElement {
  const language = useLanguage()
  const { code, number, of, since } = figure
  const day = since === null ? '–' : sayDay(since, language)
  switch (code) {
    case 'asked':
      return (
        <Trans>
          People asked about since {day}: {number}.
        </Trans>
      )
    case 'answered':
      return (
        <Trans>
          People with an answer on the substance: {number} of {of}.
        </Trans>
      )
    case 'waiting':
      return (
        <Trans>
          People about whom an answer is still awaited: {number} of {of}.
        </Trans>
      )
    case 'overdue':
      return (
        <Trans>
          People about whom the day for an answer has passed: {number} of {of}.
        </Trans>
      )
    case 'letters':
      return (
        <Trans>
          Letters sent since {day}: {number}.
        </Trans>
      )
    case 'unanswered':
      return (
        <Trans>
          Letters to which nothing has come back: {number} of {of}.
        </Trans>
      )
    case 'kept':
      return (
        <Trans>
          Promises kept, as far as we know: {number} of {of}.
        </Trans>
      )
  }
}

/** By their numbers: names stand on their own pages. */
function Records({
  figure: { people, letters, commitments },
}: {
  readonly figure: Figure
}): ReactElement {
  return (
    <details className={style.records}>
      <summary>
        <Trans>The records</Trans>
      </summary>
      <p>
        {people.map((person) => (
          <span key={person}>
            <Link to="/people/$person" params={{ person }}>
              <Trans>person {person}</Trans>
            </Link>{' '}
          </span>
        ))}
        {letters.map((letter) => (
          <span key={letter}>
            <Link to="/letters/$letter" params={{ letter }}>
              <Trans>letter {letter}</Trans>
            </Link>{' '}
          </span>
        ))}
        {commitments.map((commitment) => (
          <span key={commitment}>
            <Link to="/promises/$commitment" params={{ commitment }}>
              <Trans>promise {commitment}</Trans>
            </Link>{' '}
          </span>
        ))}
      </p>
    </details>
  )
}
