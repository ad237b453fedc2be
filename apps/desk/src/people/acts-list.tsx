import type { ReactElement } from 'react'
import style from './acts-list.module.css'
import { Below, ownCodes, ownerOf } from '../register/below.tsx'
import { PropertyTable } from '../register/property-table.tsx'
import type { FoldedSubject } from '../register/view-of.ts'

/** Each act: what is alleged, when, where, by whom. */
export function ActsList({
  acts,
  involvements,
}: {
  readonly acts: readonly FoldedSubject[]
  /** In any of these acts. */
  readonly involvements: readonly FoldedSubject[]
}): ReactElement {
  return (
    <ol className={style.acts}>
      {acts.map((act) => (
        <li key={act.id} className={style.act}>
          <PropertyTable subject={act} properties={ownCodes('act')} />
          <Below
            kind="involvement"
            owner={act}
            subjects={involvements.filter((one) => ownerOf(one) === act.id)}
          />
        </li>
      ))}
    </ol>
  )
}
