import {
  ownerPropertyOf,
  propertiesOf,
  type PropertyCode,
  type SubjectKind,
} from '@amparo/register'
import type { ReactElement } from 'react'
import { AddBelow } from './add-below.tsx'
import style from './below.module.css'
import { PropertyTable } from './property-table.tsx'
import { actKnown } from './sealed-claims.ts'
import { useSubjectPage } from './subject-page-context.ts'
import { useKindName } from './use-kind-name.ts'
import type { FoldedSubject } from './view-of.ts'

interface BelowProps {
  readonly kind: SubjectKind
  readonly owner: FoldedSubject
  readonly subjects: readonly FoldedSubject[]
}

/** All of one kind that stands under a subject, and the way to add one. */
export function Below({ kind, owner, subjects }: BelowProps): ReactElement | null {
  const kindName = useKindName()
  const { mayChange } = useSubjectPage()
  if (subjects.length === 0 && !mayChange) return null
  return (
    <section className={style.section}>
      <div className={style.head}>
        <h3 className={style.title}>{kindName(kind)}</h3>
        <AddBelow owner={owner.id} kind={kind} act={actKnown(owner)} />
      </div>
      {subjects.length > 0 && (
        <ol className={style.below}>
          {subjects.map((one) => (
            <li key={one.id}>
              <PropertyTable subject={one} properties={ownCodes(kind)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** What it stands under, when that can be read. */
export function ownerOf({ kind, view }: FoldedSubject): string | null {
  const owner = ownerPropertyOf(kind)
  const best = owner && view.properties[owner.code]?.best?.value
  return best?.kind === 'subject' ? best.id : null
}

/** Everything that can be said of a kind, but what it stands under. */
export function ownCodes(kind: SubjectKind): readonly PropertyCode[] {
  return propertiesOf(kind)
    .filter(({ belongs }) => belongs !== true)
    .map(({ code }) => code)
}
