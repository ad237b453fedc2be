import type { SubmissionState } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'

export function useStateName(): (state: SubmissionState) => string {
  const { t } = useLingui()
  return (state) => {
    switch (state) {
      case 'waiting':
        return t`Waiting`
      case 'screened':
        return t`Screened, waiting`
      case 'taken':
        return t`Taken over`
      case 'set-aside':
        // The same English words are on a button; in other languages they differ.
        return t({ message: 'Set aside', context: 'state of a message' })
    }
  }
}
