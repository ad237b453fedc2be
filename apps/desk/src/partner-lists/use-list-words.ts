import type { BatchState, RowVerdict } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import { useApartSentence } from '../imports/lines-apart.tsx'
import { apartReasons } from '../imports/set-apart.ts'

/** How a version of a list stands. */
export function useStateWords(): (state: BatchState) => string {
  const { t } = useLingui()
  return (state) => {
    switch (state) {
      case 'draft':
        return t`its lines are on their way`
      case 'ready':
      case 'checking':
        return t`is being looked through`
      case 'checked':
        return t`looked through, nothing recorded yet`
      case 'applying':
        return t`is being recorded`
      case 'stopped':
        return t`stopped: a part is recorded`
      case 'applied':
        return t`recorded`
      case 'undoing':
        return t`is being taken back`
      case 'undone':
        return t`taken back`
      case 'discarded':
        return t`given up, nothing was recorded`
    }
  }
}

/** What a dry run says of a line. */
export function useVerdictWords(): (verdict: RowVerdict) => string {
  const { t } = useLingui()
  return (verdict) => {
    switch (verdict) {
      case 'new':
        return t`New`
      case 'matched':
        return t`Very likely known`
      case 'doubtful':
        return t`May be known`
      case 'rejected':
        return t`Cannot be recorded`
      case 'same':
        return t`As before`
      case 'changed':
        return t`Changed`
      case 'gone':
        return t`No longer listed`
    }
  }
}

/** Why a line cannot be recorded, and what to do. */
export function useRejectedSentence(): (rejected: {
  readonly code: string
  readonly about: string
}) => string {
  const { t } = useLingui()
  const apartSentence = useApartSentence()
  return ({ code, about }) => {
    const apart = apartReasons.find((reason) => reason === about)
    if (code === 'unreadable' && apart !== undefined) return apartSentence(apart)
    switch (code) {
      case 'no-name':
        return t`It names nobody. Look whether the column with the name was chosen.`
      case 'key-twice':
        return t`An earlier line has the same number of its own. One of the two is to be mended in the file.`
      case 'value':
        return t`A value cannot be kept (${about}). Mend it in the file.`
      default:
        return about === 'too-long'
          ? t`It is longer than a line of a list can be. Shorten it in the file.`
          : t`It could not be read (${about}). Mend it in the file.`
    }
  }
}
