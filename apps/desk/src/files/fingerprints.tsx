import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from './viewing-pane.module.css'

/** By which a file, or a copy of a picture, is known again. */
export function Fingerprints({
  sha256,
  likeness,
}: {
  readonly sha256: string
  readonly likeness: string | null
}): ReactElement {
  return (
    <dl className={style.prints}>
      <dt>
        <Trans>Fingerprint (SHA-256)</Trans>
      </dt>
      <dd>
        <code>{sha256}</code>
      </dd>
      {likeness !== null && (
        <>
          <dt>
            <Trans>Likeness, for finding copies of this picture</Trans>
          </dt>
          <dd>
            <code>{likeness}</code>
          </dd>
        </>
      )}
    </dl>
  )
}
