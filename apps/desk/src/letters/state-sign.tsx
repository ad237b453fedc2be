import type { QuestionState } from '@amparo/contract'
import type { ReactElement } from 'react'
import { classes } from '../ui/classes.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import style from './state-sign.module.css'
import { useStateWords } from './use-letter-words.ts'

const signs: Readonly<Record<QuestionState, IconName>> = {
  'in-draft': 'edit',
  asked: 'letters',
  overdue: 'attention',
  acknowledged: 'log',
  'asks-more': 'question',
  answered: 'check',
  partly: 'half',
  'next-body': 'forward',
  refused: 'close',
  doubt: 'people',
  'told-unasked': 'add',
}

/** States that wait for the office, not for a body. */
const needing: readonly QuestionState[] = ['overdue', 'asks-more', 'next-body', 'doubt']

/** How a question stands: a sign and its words. */
export function StateSign({ state }: { readonly state: QuestionState }): ReactElement {
  const words = useStateWords()
  const isNeeding = needing.includes(state)
  return (
    <span className={classes(style.sign, isNeeding && style.needing)}>
      <Icon name={signs[state]} />
      <span>{words(state)}</span>
    </span>
  )
}
