import type { Language } from '@amparo/vocabulary'
import { useLingui } from '@lingui/react/macro'
import { useLanguage } from '../locales/use-language.ts'
import { localDay, sayDay } from './say-day.ts'

/** A recent day the way people speak of it, with its date when it is not of the last two days. */
export function useSayRecentDay(): (day: string) => string {
  const { t } = useLingui()
  const language = useLanguage()
  return (day) => {
    switch (daysBefore(day, new Date())) {
      case 0:
        return t`today`
      case 1:
        return t`yesterday`
      default:
        return sayDay(day, language satisfies Language)
    }
  }
}

function daysBefore(day: string, now: Date): number {
  return Math.round((Date.parse(localDay(now)) - Date.parse(day)) / 86_400_000)
}
