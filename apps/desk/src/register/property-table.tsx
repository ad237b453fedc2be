import { property, type FoldedProperty, type PropertyCode } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { shown } from './opened-values.ts'
import { useSubjectPage } from './subject-page-context.ts'
import style from './property-table.module.css'
import { QuarrelSign } from './quarrel-sign.tsx'
import { SaidBy } from './said-value.tsx'
import { Marks, SaidGroup } from './said.tsx'
import type { FoldedSubject } from './view-of.ts'

interface PropertyTableProps {
  readonly subject: FoldedSubject
  readonly properties: readonly PropertyCode[]
}

/** Each property that anything was said of: its best value, or the quarrel. */
export function PropertyTable({ subject, properties }: PropertyTableProps): ReactElement {
  const language = useLanguage()
  return (
    <dl className={style.table}>
      {properties.map((code) => {
        const folded = subject.view.properties[code]
        if (folded === undefined) return null
        return (
          <div key={code} className={style.row}>
            <dt className={style.label}>{property(code).labels[language]}</dt>
            <dd className={style.value}>
              <Folded subject={subject} code={code} folded={folded} />
              <TakenBack subject={subject} folded={folded} />
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

interface FoldedProps {
  readonly subject: FoldedSubject
  readonly code: PropertyCode
  readonly folded: FoldedProperty
}

function Folded({ subject, code, folded }: FoldedProps): ReactElement {
  const { groups, best } = folded
  const isMany = property(code).cardinality === 'many'
  // Where no value is best, all of them are shown: choosing one would be a guess.
  const shown = isMany || best === null ? groups : [best]
  if (shown.length === 0) {
    return (
      <span className={style.soft}>
        <Trans>everything said of it was taken back</Trans>
      </span>
    )
  }
  return (
    <span className={style.values}>
      {shown.map((group, at) => (
        <span key={group.claims[0]}>
          {at > 0 && !isMany && (
            <span className={style.or}>
              <Trans>or</Trans>{' '}
            </span>
          )}
          <SaidGroup subject={subject} code={code} group={group} />
          {isMany && at < shown.length - 1 && <span className={style.or}>,</span>}
        </span>
      ))}
      {folded.contested && <QuarrelSign subject={subject} code={code} folded={folded} />}
    </span>
  )
}

/** Claims that no longer count, when they are asked for. */
function TakenBack({
  subject,
  folded,
}: {
  readonly subject: FoldedSubject
  readonly folded: FoldedProperty
}): ReactElement | null {
  const { showRetracted, opened } = useSubjectPage()
  if (!showRetracted || folded.retracted.length === 0) return null
  return (
    <ul className={style.takenBack}>
      {folded.retracted.map((id) => {
        const claim = subject.claims.get(id)
        return claim === undefined ? null : (
          <li key={id}>
            <Trans>taken back or corrected:</Trans>{' '}
            <s>
              <SaidBy property={claim.property} claim={claim} value={shown(claim, opened)} />
            </s>
            <Marks subject={subject} ids={[id]} />
          </li>
        )
      })}
    </ul>
  )
}
