import type { Script } from '@amparo/names'
import { useLingui } from '@lingui/react/macro'

/** What a script is called; empty for one the page has no word for. */
export function useScriptName(): (script: Script) => string {
  const { t } = useLingui()
  return (script) => {
    switch (script) {
      case 'latin':
        return t`Latin`
      case 'cyrillic':
        return t`Cyrillic`
      case 'arabic':
        return t`Arabic`
      case 'georgian':
        return t`Georgian`
      case 'thai':
        return t`Thai`
      case 'other':
        return ''
    }
  }
}
