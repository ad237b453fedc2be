import type { MatchReason } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { classes } from '../ui/classes.ts'
import style from './identity.module.css'
import { useMatchWords } from './use-match-words.ts'

interface ReasonLineProps {
  readonly reason: Omit<MatchReason, 'one' | 'other'>
  /** Whether it says what was compared, or stands where that is plain. */
  readonly named: boolean
}

/** What one answer says for or against one person, in words. */
export function ReasonLine({ reason, named }: ReasonLineProps): ReactElement {
  const { t } = useLingui()
  const words = useMatchWords()
  const language = useLanguage()
  const signs = { for: '+', against: '−', neither: '·' }
  const said = {
    for: t`speaks for one person`,
    against: t`speaks against one person`,
    neither: t`speaks neither for nor against`,
  }
  const { question, level, speaks, oneIn } = reason
  return (
    <span className={classes(style.reason, style[speaks])}>
      <span aria-hidden="true">{signs[speaks]}</span>
      <span>
        {named && <>{words.question(question)}: </>}
        {words.level(level)}
        {oneIn !== null && oneIn > 1 && (
          <>
            {', '}
            <Trans>one in {oneIn.toLocaleString(language)} of the people known here has it</Trans>
          </>
        )}
        <span className="visually-hidden"> ({said[speaks]})</span>
      </span>
    </span>
  )
}
