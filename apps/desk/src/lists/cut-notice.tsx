import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'

/** Above a list that is only a part of what meets its words. */
export function CutNotice(): ReactElement {
  return (
    <Notice tone="amber">
      <Trans>
        More meets these words than can be looked through: this is only a part. Another word, a
        father’s name or a place finds more exactly.
      </Trans>
    </Notice>
  )
}
