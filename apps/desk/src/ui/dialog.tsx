import { Dialog as Base } from '@base-ui/react/dialog'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode, RefObject } from 'react'
import style from './dialog.module.css'
import { Icon } from './icon.tsx'

interface DialogProps {
  readonly open: boolean
  /** Absent: this one can only be answered, not waved away. */
  readonly onClose?: (() => void) | undefined
  readonly title: ReactNode
  readonly children: ReactNode
  readonly wide?: boolean
  readonly firstFocus?: RefObject<HTMLElement | null>
}

export function Dialog({
  open,
  onClose,
  title,
  children,
  wide = false,
  firstFocus,
}: DialogProps): ReactElement {
  const { t } = useLingui()
  return (
    <Base.Root
      open={open}
      onOpenChange={(isOpen) => !isOpen && onClose?.()}
      disablePointerDismissal={onClose === undefined}
    >
      <Base.Portal>
        <Base.Backdrop className={style.veil} />
        <Base.Viewport className={style.viewport}>
          <Base.Popup
            className={wide ? style.wide : style.popup}
            {...(firstFocus === undefined ? {} : { initialFocus: firstFocus })}
          >
            <header className={style.header}>
              <Base.Title className={style.title}>{title}</Base.Title>
              {onClose !== undefined && (
                <Base.Close className={style.close} aria-label={t`Close`}>
                  <Icon name="close" />
                </Base.Close>
              )}
            </header>
            {children}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/** The row of buttons at the foot of a dialog or form. */
export function Actions({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={style.actions}>{children}</div>
}
