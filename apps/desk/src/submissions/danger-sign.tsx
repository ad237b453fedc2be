import { entry, labelAtStart } from '@amparo/vocabulary'
import type { DangerLevel } from '@amparo/seal'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Icon } from '../ui/icon.tsx'
import style from './danger-sign.module.css'

/** How urgent a message is, in words and by shape; colour never says it alone. */
export function DangerSign({ level }: { readonly level: DangerLevel }): ReactElement {
  const language = useLanguage()
  const known = entry('danger-level', level)
  return (
    <span className={style.sign} data-level={level}>
      {level !== 'the-rest' && <Icon name="attention" />}
      <span>{known === undefined ? level : labelAtStart(known, language)}</span>
    </span>
  )
}

/** What could not be opened, or was never said: somebody has to look. */
export function UnknownDanger(): ReactElement {
  return (
    <span className={style.sign} data-level="unknown">
      <Icon name="attention" />
      <span>
        <Trans>Not known: look at it</Trans>
      </span>
    </span>
  )
}
