import type { ReactElement } from 'react'
import style from './acts-list.module.css'
import { PropertyTable } from './property-table.tsx'
import type { FoldedSubject } from './view-of.ts'

/** Each act: what is alleged, when, where, by whom. */
export function ActsList({ acts }: { readonly acts: readonly FoldedSubject[] }): ReactElement {
  return (
    <ol className={style.acts}>
      {acts.map((act) => (
        <li key={act.id} className={style.act}>
          <PropertyTable
            subject={act}
            properties={['act.type', 'act.at', 'act.place', 'act.by', 'act.method']}
          />
        </li>
      ))}
    </ol>
  )
}
