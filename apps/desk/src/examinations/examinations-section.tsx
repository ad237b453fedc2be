import type { ExaminationId, SubjectId } from '@amparo/contract'
import { examinationWords } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useToday } from '../letters/use-today.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { Section } from '../register/subject-columns.tsx'
import { useSubjectPage } from '../register/subject-page-context.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayInstant } from '../ui/say-day.ts'
import { actsToSee } from './acts-to-see.ts'
import { ExaminationDialog } from './examination-dialog.tsx'
import style from './examinations.module.css'
import { isSettled, StandingWords } from './standing-words.tsx'
import { useExaminations, type ExaminationStep } from './use-examinations.ts'
import { AllToSee } from './what-to-see.tsx'

interface ExaminationsSectionProps {
  readonly person: SubjectId
  readonly name: string
  readonly acts: readonly FoldedSubject[]
}

/** What a doctor can still see of somebody, and how an examination stands; with what the keys here could open. */
export function ExaminationsSection(props: ExaminationsSectionProps): ReactElement | null {
  return useMay()('examination.read') ? <Examinations {...props} /> : null
}

type Writing = { readonly step: ExaminationStep | null; readonly isCorrection: boolean }

function Examinations({ person, name, acts }: ExaminationsSectionProps): ReactElement {
  const mayRecord = useMay()('examination.record') && useSubjectPage().mayChange
  const today = useToday()
  const found = useExaminations(person)
  const [writing, setWriting] = useState<Writing | null>(null)
  const toSee = actsToSee(acts)
  const steps = found.data?.steps ?? []
  const counting = examinationWords(
    steps.map((step) => ({ ...step, isErased: step.erased !== null })),
  )
  const now = counting.at(-1) ?? null
  const known: ExaminationId | null = steps.at(-1)?.id ?? null
  const isOnList = toSee.length > 0 || now !== null
  return (
    <Section
      title={<Trans>Doctor in time</Trans>}
      add={
        mayRecord &&
        found.isSuccess && (
          <Button size="small" onClick={() => setWriting({ step: now, isCorrection: false })}>
            {isOnList ? <Trans>How it stands…</Trans> : <Trans>Put on the list for doctors…</Trans>}
          </Button>
        )
      }
    >
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && isOnList && (
        <p className={style.standing}>
          <StandingWords step={now} today={today} />
        </p>
      )}
      {found.isSuccess && !isOnList && (
        <p className={style.soft}>
          <Trans>Nothing recorded here says that a doctor is needed.</Trans>
        </p>
      )}
      <AllToSee acts={toSee} today={today} isSettled={isSettled(now?.state ?? null)} />
      <History
        steps={steps}
        counting={new Set(counting.map(({ id }) => id))}
        onCorrect={mayRecord ? (step) => setWriting({ step, isCorrection: true }) : null}
      />
      {writing !== null && (
        <ExaminationDialog
          person={person}
          name={name}
          now={writing.step}
          known={known}
          isCorrection={writing.isCorrection}
          earliest={found.data?.earliest ?? null}
          onClose={() => setWriting(null)}
        />
      )}
    </Section>
  )
}

interface HistoryProps {
  readonly steps: readonly ExaminationStep[]
  readonly counting: ReadonlySet<string>
  readonly onCorrect: ((step: ExaminationStep) => void) | null
}

/** Everything that was said of it, newest first. */
function History({ steps, counting, onCorrect }: HistoryProps): ReactElement | null {
  if (steps.length === 0) return null
  return (
    <details>
      <summary className={style.soft}>
        <Trans>What was written down ({steps.length})</Trans>
      </summary>
      <ol className={style.steps}>
        {steps.toReversed().map((step) => (
          <Said
            key={step.id}
            step={step}
            isCounting={counting.has(step.id)}
            onCorrect={onCorrect}
          />
        ))}
      </ol>
    </details>
  )
}

function Said({
  step,
  isCounting,
  onCorrect,
}: {
  readonly step: ExaminationStep
  readonly isCounting: boolean
  readonly onCorrect: HistoryProps['onCorrect']
}): ReactElement {
  const language = useLanguage()
  const today = useToday()
  const audienceName = useAudienceName()
  return (
    <li className={style.step}>
      {step.erased === null ? (
        <p className={style.standing}>
          <StandingWords step={step} today={today} />
        </p>
      ) : (
        <Erased tombstone={step.erased} />
      )}
      <p className={style.by}>
        <bdi>{sayInstant(step.at, language)}</bdi>
        <bdi>{step.by ?? '–'}</bdi>
        <span>
          <Trans>visible to {audienceName(step.audience)}</Trans>
        </span>
        {!isCounting && step.erased === null && (
          <span>
            <Trans>said better since</Trans>
          </span>
        )}
        <EntryMark entry={step.entry} />
        {isCounting && onCorrect !== null && (
          <Button look="quiet" size="small" onClick={() => onCorrect(step)}>
            <Trans>Say it better…</Trans>
          </Button>
        )}
      </p>
    </li>
  )
}
