import type { ReactElement } from 'react'
import style from './strangers-text.module.css'

/** Somebody’s whole text: each paragraph in its own direction, line breaks as they were typed. */
export function StrangersText({
  children,
  lang,
}: {
  readonly children: string
  readonly lang?: string
}): ReactElement {
  return (
    <p className={style.text} dir="auto" lang={lang}>
      {children}
    </p>
  )
}
