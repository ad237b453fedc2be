import type { InsideFindings } from '@amparo/seal/findings'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'
import style from './viewing-pane.module.css'
import { visibleName } from './visible-name.ts'

/** What a picture says of itself: place, device, days. Names are those of the format; all of it may be untrue. */
export function InsideFacts({ inside }: { readonly inside: InsideFindings }): ReactElement {
  const { verdict, facts, more } = inside
  if (verdict === 'unread') {
    return (
      <Notice>
        <Trans>What is written inside this picture about itself could not be read.</Trans>
      </Notice>
    )
  }
  if (facts.length === 0) {
    return (
      <p className={style.checking}>
        <Trans>Nothing was found written inside about place, device or time.</Trans>
      </p>
    )
  }
  return (
    <details className={style.inside}>
      <summary>
        <Plural
          value={facts.length + more}
          one="# thing is written inside this picture about itself"
          other="# things are written inside this picture about itself"
        />
      </summary>
      <dl className={style.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>
              <bdi>{visibleName(name)}</bdi>
            </dt>
            <dd>
              <bdi>{visibleName(value)}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      {more > 0 && (
        <p className={style.checking}>
          <Plural value={more} one="# more is not shown." other="# more are not shown." />
        </p>
      )}
    </details>
  )
}
