import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Clock } from '../ui/clock.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useNow } from '../ui/use-now.ts'
import { childClock } from './child-clock.ts'

/** A message about a child is seen within 24 hours. Only the day of arrival is known, so the clock ends with the next one. */
export function ChildClock({ day }: { readonly day: string }): ReactElement {
  const now = useNow()
  const language = useLanguage()
  const { due, left } = childClock(day, now)
  return (
    <Clock left={left}>
      {left === 0 ? (
        <Trans>Child: should have been seen by {sayDay(due, language)}</Trans>
      ) : (
        <Trans>Child: to be seen by the end of {sayDay(due, language)}</Trans>
      )}
    </Clock>
  )
}
