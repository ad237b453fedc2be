import type { ReactElement } from 'react'
import { Failed } from './condition.tsx'
import style from './page.module.css'

/** The address names something that cannot exist; said with the server’s own sentence. */
export function NothingHere(): ReactElement {
  return (
    <div className={style.page}>
      <Failed code="not-found" />
    </div>
  )
}
