import type { UnshownReason } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Notice } from '../ui/condition.tsx'
import { sayInstant } from '../ui/say-day.ts'
import { useFamilyWords } from './use-family-words.ts'

interface UnshownUpdateProps {
  readonly at: string
  readonly why: UnshownReason
}

/** The last update to the family was shown to nobody: whoever believes that they were written to is told. */
export function UnshownUpdate({ at, why }: UnshownUpdateProps): ReactElement {
  const language = useLanguage()
  const { unshown } = useFamilyWords()
  return (
    <Notice tone={why === 'by-hand' ? 'plain' : 'amber'}>
      <Trans>
        The last update to the family was shown to nobody ({sayInstant(at, language)}):{' '}
        {unshown[why]}.
      </Trans>
    </Notice>
  )
}
