import type { ClosingStepView } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import style from './closings.module.css'
import { useContactWords, useFamilyWords } from './use-closing-words.ts'

/** What whoever closed said of contact and family; nothing of a step that closes nothing. */
export function StepFacts({ step }: { readonly step: ClosingStepView }): ReactElement | null {
  const language = useLanguage()
  const contactWords = useContactWords()
  const familyWords = useFamilyWords()
  const { contact, family, informedOn } = step
  if (family === null) return null
  return (
    <ul className={style.facts}>
      <li>
        <Trans>Known first-hand: {contactWords(contact)}</Trans>
      </li>
      <li>
        {familyWords(family)}
        {informedOn !== null && <> ({sayDay(informedOn, language)})</>}
      </li>
    </ul>
  )
}
