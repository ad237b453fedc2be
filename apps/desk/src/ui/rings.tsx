import type { ReactElement } from 'react'
import style from './sign.module.css'

/** Sources differ: two rings that overlap. A label always stands with it. */
export function Rings(): ReactElement {
  return (
    <svg className={style.rings} viewBox="0 0 26 16" aria-hidden="true" focusable="false">
      <circle cx="9" cy="8" r="6" />
      <circle cx="17" cy="8" r="6" />
    </svg>
  )
}
