import type { SubjectKind } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'

export function useKindName(): (kind: SubjectKind) => string {
  const { t } = useLingui()
  return (kind) => {
    switch (kind) {
      case 'person':
        return t`Person`
      case 'custody':
        return t`Period of custody`
      case 'act':
        return t`Act`
    }
  }
}
