import type { ReactElement } from 'react'
import style from './mark.module.css'

/** The house’s own sign: a doorway with somebody in it. */
export function Mark(): ReactElement {
  return (
    <svg className={style.mark} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M4 29V16a12 12 0 0 1 24 0v13h-5V16a7 7 0 0 0-14 0v13z" />
      <circle cx="16" cy="18.5" r="2.5" />
    </svg>
  )
}
