import type { ComponentProps, ReactElement } from 'react'
import style from './button.module.css'
import { classes } from './classes.ts'

interface ButtonProps extends ComponentProps<'button'> {
  /** `strong`: the one thing to do here. `quiet`: beside text. `danger`: something is lost by it. */
  readonly look?: 'plain' | 'strong' | 'quiet' | 'danger'
  readonly size?: 'usual' | 'small'
  /** Works already: it stays in place, says so, and takes no second press. */
  readonly busy?: boolean
}

export function Button({
  look = 'plain',
  size = 'usual',
  busy = false,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classes(style.button, style[look], style[size], busy && style.busy, className)}
    />
  )
}
