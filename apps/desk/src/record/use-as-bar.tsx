import { Popover } from '@base-ui/react/popover'
import type { PropertyCode } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, type ReactElement, type RefObject } from 'react'
import { PropertyFinder } from './property-finder.tsx'
import buttonStyle from '../ui/button.module.css'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import style from './use-as-bar.module.css'

export interface UseAsBarProps {
  readonly quote: string
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** What has the focus when the list is left without choosing. */
  readonly backTo: RefObject<HTMLElement | null>
  readonly onUse: (property: PropertyCode) => void
  readonly onClear: () => void
}

/** What is marked, and what it can be used as. Stays in sight while the text scrolls. */
export function UseAsBar(props: UseAsBarProps): ReactElement {
  const { quote, open, onOpen, backTo, onUse, onClear } = props
  const { t } = useLingui()
  // What was chosen has a form of its own, and the focus is there.
  const isChosen = useRef(false)
  return (
    <div className={style.bar}>
      <p className={style.quote} role="status">
        <span className={style.soft}>
          <Trans>Marked:</Trans>
        </span>{' '}
        <q>
          <bdi>{quote}</bdi>
        </q>
      </p>
      <Popover.Root
        open={open}
        onOpenChange={(isOpen) => {
          isChosen.current = false
          onOpen(isOpen)
        }}
      >
        <Popover.Trigger className={`${buttonStyle.button} ${buttonStyle.strong}`}>
          <Trans>Use as…</Trans>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Positioner
            className={style.positioner}
            sideOffset={6}
            collisionPadding={12}
            align="end"
          >
            <Popover.Popup
              className={style.popup}
              aria-label={t`Use the marked words as`}
              finalFocus={() => (isChosen.current ? false : (backTo.current ?? true))}
            >
              <PropertyFinder
                onChosen={(property) => {
                  isChosen.current = true
                  onUse(property)
                }}
              />
            </Popover.Popup>
          </Popover.Positioner>
        </Popover.Portal>
      </Popover.Root>
      <Button look="quiet" size="small" onClick={onClear} aria-label={t`Unmark`}>
        <Icon name="close" />
      </Button>
    </div>
  )
}
