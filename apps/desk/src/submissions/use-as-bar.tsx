import { Menu } from '@base-ui/react/menu'
import { propertiesOf, type PropertyCode } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, RefObject } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { recordedKinds } from '../record/recording.ts'
import { useKindName } from '../register/use-kind-name.ts'
import buttonStyle from '../ui/button.module.css'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import style from './use-as-bar.module.css'

interface UseAsBarProps {
  readonly quote: string
  readonly trigger: RefObject<HTMLButtonElement | null>
  readonly onUse: (property: PropertyCode) => void
  readonly onClear: () => void
}

/** What is marked, and what it can be used as. Stays in sight while the text scrolls. */
export function UseAsBar({ quote, trigger, onUse, onClear }: UseAsBarProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const kindName = useKindName()
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
      <Menu.Root>
        <Menu.Trigger ref={trigger} className={`${buttonStyle.button} ${buttonStyle.strong}`}>
          <Trans>Use as…</Trans>
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner
            className={style.positioner}
            sideOffset={6}
            collisionPadding={12}
            align="end"
          >
            <Menu.Popup className={style.menu}>
              {recordedKinds.map((kind) => (
                <Menu.Group key={kind}>
                  <Menu.GroupLabel className={style.group}>{kindName(kind)}</Menu.GroupLabel>
                  {propertiesOf(kind)
                    .filter(({ refersTo }) => refersTo === undefined)
                    .map(({ code, labels }) => (
                      <Menu.Item key={code} className={style.item} onClick={() => onUse(code)}>
                        {labels[language]}
                      </Menu.Item>
                    ))}
                </Menu.Group>
              ))}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Button look="quiet" size="small" onClick={onClear} aria-label={t`Unmark`}>
        <Icon name="close" />
      </Button>
    </div>
  )
}
