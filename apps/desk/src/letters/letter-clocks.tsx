import {
  clockKinds,
  dueBy,
  sayStanding,
  standingOf,
  type Clock,
  type RunningClock,
} from '@amparo/norms'
import { label, labelAtStart, type Certainty } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { sayDay } from '../ui/say-day.ts'
import { LetterDayDialog } from './letter-day-dialog.tsx'
import style from './letters.module.css'
import { useLetterClocks } from './use-letter-clocks.ts'
import type { Letter } from './use-letters.ts'
import { useToday } from './use-today.ts'

/** By when an answer is due, who says so, and how sure that is; the office's own day stands first. */
export function LetterClocks({ letter }: { readonly letter: Letter }): ReactElement | null {
  const language = useLanguage()
  const clocksOf = useLetterClocks()
  const mayWrite = useMay()('letter.write')
  const [about, setAbout] = useState<'answer-by' | 'registered' | null>(null)
  const { answerBy, registeredOn } = letter
  if (letter.state !== 'sent') return null
  const running = clocksOf(letter)
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>By when</Trans>
      </h2>
      <ul className={style.lines}>
        <li className={style.entry}>
          <p>
            {answerBy === null ? (
              <Trans>No day was set for an answer.</Trans>
            ) : (
              <Trans>The office wants an answer by {sayDay(answerBy, language)}.</Trans>
            )}
          </p>
        </li>
        {running.map((one) => (
          <Running key={one.clock.code} running={one} />
        ))}
      </ul>
      <p className={style.soft}>
        {registeredOn === null ? (
          <Trans>On which day they registered it is not known.</Trans>
        ) : (
          <Trans>They registered it on {sayDay(registeredOn, language)}.</Trans>
        )}
      </p>
      {mayWrite && (
        <div className={style.actions}>
          <Button size="small" onClick={() => setAbout('answer-by')}>
            <Trans>Set the day for an answer…</Trans>
          </Button>
          <Button size="small" onClick={() => setAbout('registered')}>
            <Trans>They registered it…</Trans>
          </Button>
        </div>
      )}
      {about !== null && (
        <LetterDayDialog letter={letter} about={about} onClose={() => setAbout(null)} />
      )}
    </section>
  )
}

/** One clock: what is due, until when, how it stands, who says so and how sure that is. */
export function Running({ running }: { readonly running: RunningClock }): ReactElement {
  const language = useLanguage()
  const today = useToday()
  const certaintyWords = useCertaintyWords()
  const { clock, start } = running
  const due = start === null ? null : dueBy(clock, start)
  return (
    <li className={style.entry}>
      <p>{labelAtStart(clock, language)}</p>
      <p className={style.facts}>
        {due?.hi != null && (
          <span>
            <Trans>until {sayDay(due.hi, language)}</Trans>
          </span>
        )}
        <span>{sayStanding(standingOf(running, today), language)}</span>
      </p>
      <p className={`${style.facts} ${style.soft}`}>
        <span>{label(clockKinds.entries[clock.kind], language)}</span>
        <span>{certaintyWords(clock.certainty)}</span>
        <Source clock={clock} />
      </p>
    </li>
  )
}

function Source({ clock: { source } }: { readonly clock: Clock }): ReactElement {
  return <bdi lang="en">{source}</bdi>
}

/** How sure it is that a term is what the table says. */
function useCertaintyWords(): (certainty: Certainty) => string {
  const { t } = useLingui()
  return (certainty) => {
    switch (certainty) {
      case 'standard':
        return t`as the text says it`
      case 'field':
        return t`as it is done in practice`
      case 'uncertain':
        return t`not certain: ask a lawyer before you rely on it`
      case 'office':
        return t`proposed here; no law stands behind it`
    }
  }
}
