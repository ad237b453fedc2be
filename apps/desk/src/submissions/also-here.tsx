import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from './also-here.module.css'
import type { Other } from './use-presence.ts'

/** Who else is looking at this message, and what they are writing. Seen, never blocked. */
export function AlsoHere({ others }: { readonly others: readonly Other[] }): ReactElement | null {
  const writing = others.filter((other) => other.writing !== null)
  if (others.length === 0) return null
  return (
    <div className={style.here} role="status">
      <p>
        <Trans>Also here:</Trans>{' '}
        {others.map(({ staff, name }) => (
          <bdi key={staff} className={style.name}>
            {name}
          </bdi>
        ))}
      </p>
      {writing.map((other) => (
        <figure key={other.staff} className={style.writing}>
          <figcaption>
            <Trans>
              <bdi>{other.name}</bdi> is writing an answer:
            </Trans>
          </figcaption>
          <p dir="auto" className={style.words}>
            {other.writing}
          </p>
        </figure>
      ))}
    </div>
  )
}
