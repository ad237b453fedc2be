import type { ReactElement, ReactNode } from 'react'
import style from './subject-columns.module.css'

/** A subject's own page in two columns, where there is room: what is known of it, and all that hangs on it. */
export function SubjectColumns({
  own,
  hanging,
}: {
  readonly own: ReactNode
  readonly hanging: ReactNode
}): ReactElement {
  return (
    <div className={style.columns}>
      {own}
      <div className={style.hanging}>{hanging}</div>
    </div>
  )
}

/** One part of a column under its heading, with the way to add to it beside that. */
export function Section({
  title,
  add = null,
  children,
}: {
  readonly title: ReactNode
  readonly add?: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className={style.section}>
      <div className={style.head}>
        <h2 className={style.title}>{title}</h2>
        {add}
      </div>
      {children}
    </section>
  )
}
