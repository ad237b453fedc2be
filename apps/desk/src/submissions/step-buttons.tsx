import type { SubmissionSummary } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useMay, useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { useRefusalSentence } from '../ui/refusal-sentence.ts'
import { useSay } from '../ui/toasts.tsx'
import { SetAsideDialog } from './set-aside-dialog.tsx'
import style from './step-buttons.module.css'
import { useSteps, type StepWanted } from './use-steps.ts'

/** Takes over, sets aside, puts back. Every one of them can be undone, so none asks twice. */
export function StepButtons({
  submission,
}: {
  readonly submission: SubmissionSummary
}): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const may = useMay()
  const say = useSay()
  const sentence = useRefusalSentence()
  const steps = useSteps(submission.id)
  const [asking, setAsking] = useState(false)
  const isMine = submission.takenBy === me.name

  async function act(wanted: StepWanted, done: string): Promise<void> {
    const answer = await steps.mutateAsync(wanted)
    if (!answer.ok) return say({ text: sentence(answer.code) })
    // The step after ours: if somebody acted in between, undoing is refused and says so.
    const undo = { kind: 'put-back', step: wanted.step + 1 } as const
    if (wanted.kind === 'put-back') say({ text: done })
    else say({ text: done, action: { label: t`Undo`, onAct: () => void act(undo, t`Undone.`) } })
  }

  const { step } = submission
  return (
    <div className={style.buttons}>
      {submission.state !== 'set-aside' && !isMine && (
        <Button
          busy={steps.isPending}
          onClick={() => void act({ kind: 'take', step }, t`Message ${submission.id} is with you.`)}
        >
          {submission.takenBy === null ? (
            <Trans>Take over</Trans>
          ) : (
            <Trans>Take over from them</Trans>
          )}
        </Button>
      )}
      {submission.state !== 'waiting' && (
        <Button
          busy={steps.isPending}
          onClick={() =>
            void act({ kind: 'put-back', step }, t`Message ${submission.id} waits again.`)
          }
        >
          <Trans>Put back</Trans>
        </Button>
      )}
      {submission.state !== 'set-aside' && may('submission.set-aside') && (
        <Button onClick={() => setAsking(true)}>
          <Trans>Set aside…</Trans>
        </Button>
      )}
      <SetAsideDialog
        open={asking}
        onClose={() => setAsking(false)}
        onChosen={(reason) => {
          setAsking(false)
          void act({ kind: 'set-aside', step, reason }, t`Message ${submission.id} is set aside.`)
        }}
      />
    </div>
  )
}
