import type { SubmissionSummary } from '@amparo/contract'
import {
  hurtAnswers,
  screeningNoteLimit,
  triageAnswers,
  type HurtAnswer,
  type TriageAnswer,
} from '@amparo/seal'
import { entry, labelAtStart } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react'
import type { OpenedTriage } from '../keys/triage.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Clock } from '../ui/clock.tsx'
import { Failed } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import style from './screen-panel.module.css'
import { useScreening, type Screening } from './use-screening.ts'

interface ScreenPanelProps {
  readonly submission: SubmissionSummary
  readonly triage: OpenedTriage
  /** The next message of the queue that nobody has screened, or null. */
  readonly next: string | null
  readonly onClose: () => void
}

/** The few questions that decide what happens today, asked in about two minutes. The ring only shows the time. */
export function ScreenPanel({ submission, triage, next, onClose }: ScreenPanelProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const navigate = useNavigate()
  const screening = useScreening(submission.id)
  const [asked, setAsked] = useState<Screening>(() => ({
    ...triage.urgency,
    persons: Math.max(1, triage.persons),
    note: triage.note,
  }))
  const heading = useRef<HTMLHeadingElement>(null)
  // Opened with a key or a button that is gone: the keyboard goes on here.
  useEffect(() => heading.current?.focus(), [])
  const set = (patch: Partial<Screening>): void => setAsked((before) => ({ ...before, ...patch }))

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    const { message } = triage
    const wanted = { screening: asked, message, step: submission.step }
    const answer = await screening.mutateAsync(wanted)
    if (!answer.ok) return
    say({ text: t`Message ${submission.id} is screened and waits.` })
    onClose()
    if (next !== null) {
      void navigate({
        to: '/messages/$submission',
        params: { submission: next },
        search: { state: 'waiting' },
      })
    }
  }

  return (
    <form className={style.panel} aria-label={t`Screening`} onSubmit={(event) => void save(event)}>
      <header className={style.head}>
        <h2 ref={heading} tabIndex={-1}>
          <Trans>Screen this message</Trans>
        </h2>
        <TwoMinutes />
      </header>
      <div className={style.questions}>
        <Question
          label={t`Is somebody held now?`}
          value={asked.custody}
          onChange={(custody) => set({ custody })}
        />
        <Question
          label={t`Is it about a child (under 18)?`}
          value={asked.child}
          onChange={(child) => set({ child })}
        />
        <Question
          label={t`Is somebody missing?`}
          value={asked.missing}
          onChange={(missing) => set({ missing })}
        />
        <Question
          label={t`Is somebody in danger now?`}
          value={asked.danger}
          onChange={(danger) => set({ danger })}
        />
        <Hurt value={asked.hurt} onChange={(hurt) => set({ hurt })} />
        <Field label={t`How many people is it about?`}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={0}
              max={9_999}
              value={asked.persons}
              onChange={(event) => set({ persons: Math.max(0, event.target.valueAsNumber || 0) })}
            />
          )}
        </Field>
      </div>
      <Field label={t`Note`} help={t`What the next reader must know first. Sealed to the team.`}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={screeningNoteLimit}
            value={asked.note}
            onChange={(event) => set({ note: event.target.value })}
            dir="auto"
            spellCheck={false}
          />
        )}
      </Field>
      <div className={style.actions}>
        <Button type="submit" look="strong" busy={screening.isPending}>
          {next === null ? (
            <Trans>Screened; it waits</Trans>
          ) : (
            <Trans>Screened; next message</Trans>
          )}
        </Button>
        <Button onClick={onClose}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
      {screening.data?.ok === false && <Failed code={screening.data.code} />}
    </form>
  )
}

function Question(props: {
  readonly label: string
  readonly value: TriageAnswer
  readonly onChange: (value: TriageAnswer) => void
}): ReactElement {
  const language = useLanguage()
  return (
    <Choices
      inline
      label={props.label}
      value={props.value}
      onChange={props.onChange}
      options={triageAnswers.map((value) => {
        const known = entry('triage-answer', value)
        return { value, label: known === undefined ? value : labelAtStart(known, language) }
      })}
    />
  )
}

function Hurt(props: {
  readonly value: HurtAnswer
  readonly onChange: (value: HurtAnswer) => void
}): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  return (
    <Choices
      inline
      label={t`Is or was somebody hurt?`}
      value={props.value}
      onChange={props.onChange}
      options={hurtAnswers.map((value) => {
        const known = entry('hurt', value)
        return { value, label: known === undefined ? value : labelAtStart(known, language) }
      })}
    />
  )
}

const twoMinutes = 120

/** Time passes in sight, quietly; nothing happens when it is over. */
function TwoMinutes(): ReactElement {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 5), 5_000)
    return () => clearInterval(timer)
  }, [])
  const left = Math.max(0, twoMinutes - seconds)
  return (
    <Clock left={left / twoMinutes}>
      {left === 0 ? (
        <Trans>Two minutes have passed</Trans>
      ) : (
        <Trans>about {Math.ceil(left / 30) / 2} min left</Trans>
      )}
    </Clock>
  )
}
