import type { MeetReason } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'

/** Why something meets what was typed, in words; empty where nothing was typed. */
export function useSayMeets(): (meets: readonly MeetReason[]) => string {
  const { t } = useLingui()
  const say = (reason: MeetReason): string => {
    switch (reason) {
      case 'same-name':
        return t`same name`
      case 'other-spelling':
        return t`same name in another spelling`
      case 'other-form':
        return t`another form of the same name`
      case 'initial':
        return t`initial agrees`
      case 'one-letter':
        return t`one letter differs`
      case 'near':
        return t`similar name`
      case 'part':
        return t`only part of the name agrees`
      case 'father':
        return t`father’s name agrees`
      case 'number':
        return t`number`
      case 'document':
        return t`number of a document`
      case 'words':
        return t`words of the description, title or place`
    }
  }
  return (meets) => meets.map(say).join(' · ')
}
