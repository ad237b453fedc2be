import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'
import style from './popover.module.css'

interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement
  readonly title: ReactNode
  readonly children: ReactNode
  /** Opens when the pointer rests on it, too. */
  readonly hover?: boolean
}

export function Popover({ trigger, title, children, hover = false }: PopoverProps): ReactElement {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} openOnHover={hover} delay={450} />
      <Base.Portal>
        <Base.Positioner className={style.positioner} sideOffset={6} collisionPadding={12}>
          <Base.Popup className={style.popup}>
            <Base.Title className={style.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
