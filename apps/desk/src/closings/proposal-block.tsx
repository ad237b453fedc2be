import type { ClosingStepView } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import { Actions } from '../ui/dialog.tsx'
import style from './closings.module.css'
import { SaidWords } from './said-words.tsx'
import { StepFacts } from './step-facts.tsx'
import { WeighedOn } from './weighed-on.tsx'

interface ProposalBlockProps {
  readonly proposal: ClosingStepView
  /** Null: nothing can be answered here. */
  readonly onAnswer: ((how: 'agree' | 'keep-open') => void) | null
}

/** A closing that one person proposes and a second one has not yet answered. */
export function ProposalBlock({ proposal, onAnswer }: ProposalBlockProps): ReactElement {
  const { reasons, stillOpen, isOutdated, isOwn } = proposal
  return (
    <div className={style.proposal}>
      <p>
        <Trans>
          <bdi>{proposal.by ?? '–'}</bdi> proposes to close it:
        </Trans>{' '}
        <SaidWords step={proposal} />
      </p>
      <StepFacts step={proposal} />
      <WeighedOn reasons={reasons} stillOpen={stillOpen} />
      {isOutdated && (
        <Notice tone="amber">
          <Trans>
            Something was recorded since, so this proposal has lapsed. Read what is new, then
            propose it again.
          </Trans>
        </Notice>
      )}
      {!isOutdated && isOwn && (
        <p className={style.soft}>
          <Trans>A second person has to agree: somebody other than you.</Trans>
        </p>
      )}
      {onAnswer !== null && (
        <Actions>
          {!isOutdated && !isOwn && (
            <Button size="small" look="strong" onClick={() => onAnswer('agree')}>
              <Trans>Agree…</Trans>
            </Button>
          )}
          <Button size="small" onClick={() => onAnswer('keep-open')}>
            <Trans>Keep it open…</Trans>
          </Button>
        </Actions>
      )}
    </div>
  )
}
