import type { ReactElement, ReactNode } from 'react'
import style from './sign.module.css'

/** A ring that empties, with the date and time in words beside it. `left`: the share that is left, 0 to 1. */
export function Clock({
  left,
  children,
}: {
  readonly left: number
  readonly children: ReactNode
}): ReactElement {
  const share = Math.min(1, Math.max(0, left))
  return (
    <span className={style.clock} data-over={share === 0 ? '' : undefined}>
      <svg viewBox="0 0 20 20" aria-hidden="true" className={style.ring}>
        <circle cx="10" cy="10" r="7.5" pathLength={1} className={style.ringGround} />
        <circle
          cx="10"
          cy="10"
          r="7.5"
          pathLength={1}
          strokeDasharray={`${share} 1`}
          className={style.ringLeft}
        />
      </svg>
      <span>{children}</span>
    </span>
  )
}
