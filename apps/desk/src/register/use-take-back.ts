import type { ClaimView, SubjectId } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import { useRefusalSentence } from '../ui/refusal-sentence.ts'
import { useSay } from '../ui/toasts.tsx'
import { claimAgain } from './claim-again.ts'
import { useAddClaims, useRetract } from './use-register.ts'

/** Takes a claim back at once; undoing records it again. */
export function useTakeBack(): (subject: SubjectId, claim: ClaimView) => Promise<void> {
  const { t } = useLingui()
  const retract = useRetract()
  const add = useAddClaims()
  const say = useSay()
  const sentence = useRefusalSentence()

  async function again(subject: SubjectId, claim: ClaimView): Promise<void> {
    const input = claimAgain(claim)
    if (input === null) return
    const answer = await add.mutateAsync({ subject, claims: [input] })
    say({ text: answer.ok ? t`Recorded again.` : sentence(answer.code) })
  }

  return async (subject, claim) => {
    const answer = await retract.mutateAsync(claim.id)
    if (!answer.ok) return say({ text: sentence(answer.code) })
    const action = { label: t`Undo`, onAct: () => void again(subject, claim) }
    // What cannot be read again here cannot be recorded again either; it has to be typed anew.
    const canUndo = claimAgain(claim) !== null
    say({
      text: t`Taken back. It stays in the record, marked.`,
      ...(canUndo ? { action } : {}),
    })
  }
}
