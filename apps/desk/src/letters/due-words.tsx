import type { ClockKindCode } from '@amparo/norms'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'

interface DueWordsProps {
  readonly kind: ClockKindCode
  readonly day: string
}

/** A day by the table of clocks: what a law sets is said otherwise than what is only proposed. */
export function DueWords({ kind, day }: DueWordsProps): ReactElement {
  const language = useLanguage()
  if (kind === 'statutory') return <Trans>by law until {sayDay(day, language)}</Trans>
  return <Trans>proposed: {sayDay(day, language)}</Trans>
}
