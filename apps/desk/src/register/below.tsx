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
import { useKindName } from './use-kind-name.ts'
import type { FoldedSubject } from './view-of.ts'

interface BelowProps {
  readonly kind: SubjectKind
  readonly owner: FoldedSubject
  readonly subjects: readonly FoldedSubject[]
  readonly mayAdd: boolean
}

/** All of one kind that stands under a subject, and the way to add one. */
export function Below({ kind, owner, subjects, mayAdd }: BelowProps): ReactElement | null {
  const kindName = useKindName()
  if (subjects.length === 0 && !mayAdd) return null
  return (
    <section className={style.section}>
      <h3 className={style.title}>{kindName(kind)}</h3>
      {subjects.length > 0 && (
        <ol className={style.below}>
          {subjects.map((one) => (
            <li key={one.id}>
              <PropertyTable subject={one} properties={ownCodes(kind)} />
            </li>
          ))}
        </ol>
      )}
      {mayAdd && <AddBelow owner={owner.id} kind={kind} act={actKnown(owner)} />}
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
