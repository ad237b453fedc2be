import type { ConsentView, SubmissionId, Tombstone } from '@amparo/contract'
import { consentAnswers } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { Erased } from '../ui/erased.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './consent-panel.module.css'
import { useDecideConsent, useNotes } from './use-consents.ts'
import { useCodeWords } from '../ui/use-code-words.ts'

interface Conflict {
  readonly purpose: string
  readonly consents: readonly number[]
  readonly decision: {
    readonly answer: string
    readonly by: string | null
    readonly at: string
    /** Null once it was erased. */
    readonly reason: string | null
    readonly erased: Tombstone | null
    readonly entry: string
  } | null
}

interface ConflictsProps {
  readonly submission: SubmissionId
  readonly consents: readonly ConsentView[]
  readonly conflicts: readonly Conflict[]
  /** The form that was sent is gone by then. */
  readonly onDecided: () => void
}

/** Where two people who may speak said different things. Shown side by side; decided in writing. */
export function Conflicts({
  submission,
  consents,
  conflicts,
  onDecided,
}: ConflictsProps): ReactElement | null {
  const reasons = conflicts.flatMap(({ decision }) => decision?.reason ?? [])
  const notes = useNotes(submission, reasons)
  if (conflicts.length === 0) return null
  return (
    <>
      {conflicts.map((conflict) => (
        <OneConflict
          key={`${conflict.purpose} ${conflict.consents.join(' ')}`}
          submission={submission}
          conflict={conflict}
          onDecided={onDecided}
          consents={consents.filter(({ id }) => conflict.consents.includes(id))}
          reason={
            conflict.decision?.reason == null
              ? null
              : (notes.data?.[reasons.indexOf(conflict.decision.reason)] ?? null)
          }
        />
      ))}
    </>
  )
}

interface OneConflictProps {
  readonly submission: SubmissionId
  readonly conflict: Conflict
  readonly consents: readonly ConsentView[]
  readonly reason: string | null
  readonly onDecided: () => void
}

function OneConflict({
  submission,
  conflict,
  consents,
  reason,
  onDecided,
}: OneConflictProps): ReactElement {
  const words = useCodeWords()
  const language = useLanguage()
  const may = useMay()
  const { purpose, decision } = conflict
  return (
    <section className={style.conflict}>
      <h3>
        <Icon name="attention" />
        <span>
          <Trans>Words differ: {words('consent-purpose', purpose)}</Trans>
        </span>
      </h3>
      <ul className={style.sides}>
        {consents.map((consent) => (
          <li key={consent.id} className={style.side}>
            <strong>
              {words(
                'consent-answer',
                consent.lines.find((line) => line.purpose === purpose)?.answer ?? 'no',
              )}
            </strong>
            <span className={style.who}>
              {words('consent-standing', consent.standing)}, {sayDay(consent.given, language)}
            </span>
          </li>
        ))}
      </ul>
      <div role="status" className={style.decided}>
        {decision !== null && (
          <p>
            <Trans>
              Decided by <bdi>{decision.by ?? '–'}</bdi>:{' '}
              <strong>{words('consent-answer', decision.answer)}</strong>
            </Trans>
            {reason !== null && <bdi className={style.words}> {reason}</bdi>}
            {decision.erased !== null && (
              <>
                {' '}
                <Erased tombstone={decision.erased} />
              </>
            )}
          </p>
        )}
      </div>
      {decision === null && !may('consent.decide') && (
        <p>
          <Trans>The head of office decides in writing. Until then the narrower word counts.</Trans>
        </p>
      )}
      {decision === null && may('consent.decide') && (
        <DecideForm submission={submission} conflict={conflict} onDecided={onDecided} />
      )}
    </section>
  )
}

function DecideForm({
  submission,
  conflict,
  onDecided,
}: {
  readonly submission: SubmissionId
  readonly conflict: Conflict
  readonly onDecided: () => void
}): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const decide = useDecideConsent(submission)
  const [answer, setAnswer] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const ready = answer !== null && reason.trim() !== ''

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (answer === null || !ready) return
    const { purpose, consents } = conflict
    decide.mutate(
      { purpose, answer, consents, reason },
      { onSuccess: ({ ok }) => ok && onDecided() },
    )
  }

  return (
    <form className={style.form} onSubmit={handleSubmit}>
      <Choices
        inline
        label={t`What counts`}
        value={answer}
        onChange={setAnswer}
        options={Object.keys(consentAnswers.entries).map((code) => ({
          value: code,
          label: words('consent-answer', code),
        }))}
      />
      <Field
        label={t`Why, in writing`}
        help={t`Sealed to the team. Say whose interest you weighed and what could harm the person.`}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            dir="auto"
          />
        )}
      </Field>
      <div>
        <Button type="submit" look="strong" disabled={!ready} busy={decide.isPending}>
          <Trans>Decide</Trans>
        </Button>
      </div>
      {decide.data?.ok === false && <Failed code={decide.data.code} />}
    </form>
  )
}
