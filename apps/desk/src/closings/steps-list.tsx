import type { ClosingStepView } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { sayInstant } from '../ui/say-day.ts'
import style from './closings.module.css'
import { SaidWords } from './said-words.tsx'
import { StepFacts } from './step-facts.tsx'
import { useActWords, useTopicName } from './use-closing-words.ts'
import { WeighedOn } from './weighed-on.tsx'

/** Every decision with its reasons, newest first. */
export function StepsList({
  steps,
}: {
  readonly steps: readonly ClosingStepView[]
}): ReactElement | null {
  if (steps.length === 0) return null
  return (
    <details>
      <summary className={style.soft}>
        <Trans>What was decided ({steps.length})</Trans>
      </summary>
      <ol className={style.steps}>
        {steps.toReversed().map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </details>
  )
}

function Step({ step }: { readonly step: ClosingStepView }): ReactElement {
  const language = useLanguage()
  const topicName = useTopicName()
  const actWords = useActWords()
  const audienceName = useAudienceName()
  const { topic, act, by, at, entry, audience, reasons, stillOpen } = step
  return (
    <li className={style.step}>
      <p>
        <strong>
          {topicName(topic)}: {actWords(act)}
        </strong>
      </p>
      <p className={style.by}>
        <bdi>{sayInstant(at, language)}</bdi>
        <bdi>{by ?? '–'}</bdi>
        <span>
          <Trans>visible to {audienceName(audience)}</Trans>
        </span>
        <EntryMark entry={entry} />
      </p>
      <p>
        <SaidWords step={step} />
      </p>
      <StepFacts step={step} />
      <WeighedOn reasons={reasons} stillOpen={stillOpen} />
    </li>
  )
}
