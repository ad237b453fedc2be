import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'

/** Once somebody tried to go on. */
export function StillMissing({ when }: { readonly when: boolean }): ReactElement | null {
  if (!when) return null
  return (
    <Notice tone="amber" alert>
      <Trans>Something that is needed is not answered yet. It is marked above.</Trans>
    </Notice>
  )
}

/** The keys could not seal it. */
export function NotSealed({ when }: { readonly when: boolean }): ReactElement | null {
  if (!when) return null
  return (
    <Notice tone="amber" alert>
      <Trans>It could not be sealed, so nothing was sent. What you typed is kept.</Trans>
    </Notice>
  )
}
