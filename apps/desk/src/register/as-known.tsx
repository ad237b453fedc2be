import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { useNow } from '../ui/use-now.ts'
import { localDay, sayDay } from '../ui/say-day.ts'
import style from './as-known.module.css'

interface AsKnownDay {
  /** The end of the day a page is shown as of, on this computer’s calendar; null for now. */
  readonly instant: string | null
  readonly day: string | null
  readonly choose: (day: string | null) => void
}

/** The day a page is shown as it was known on. */
export function useAsKnown(): AsKnownDay {
  const [day, setDay] = useState<string | null>(null)
  return { day, choose: setDay, instant: day === null ? null : endOf(day) }
}

function endOf(day: string): string {
  return new Date(`${day}T23:59:59.999`).toISOString()
}

/** Goes back to what was known on a past day, and says so for as long as that is shown. */
export function AsKnown({ asKnown }: { readonly asKnown: AsKnownDay }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const { day, choose } = asKnown
  const now = useNow()
  return (
    <div className={style.asKnown}>
      <div className={style.day}>
        <DayField
          inline
          label={t`As we knew it on`}
          value={day}
          onChange={choose}
          latest={localDay(now)}
        />
      </div>
      {day !== null && (
        <p className={style.said} role="status">
          <Trans>Shown as it was known at the end of {sayDay(day, language)}.</Trans>{' '}
          <Button size="small" look="quiet" onClick={() => choose(null)}>
            {t`Back to now`}
          </Button>
        </p>
      )}
    </div>
  )
}
