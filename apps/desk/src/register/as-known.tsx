import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'
import { localDay, sayDay } from '../ui/say-day.ts'
import style from './as-known.module.css'

interface AsKnownDay {
  /** The end of the day a page is shown as of, on this computer’s calendar; null for now. */
  readonly instant: string | null
  readonly day: string
  readonly choose: (day: string) => void
}

/** The day a page is shown as it was known on. */
export function useAsKnown(): AsKnownDay {
  const [day, setDay] = useState('')
  return { day, choose: setDay, instant: endOf(day) }
}

function endOf(day: string): string | null {
  const end = new Date(`${day}T23:59:59.999`)
  return Number.isNaN(end.getTime()) ? null : end.toISOString()
}

/** Goes back to what was known on a past day, and says so for as long as that is shown. */
export function AsKnown({ asKnown }: { readonly asKnown: AsKnownDay }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const { day, choose, instant } = asKnown
  const now = useNow()
  return (
    <div className={style.asKnown}>
      <label className={style.label}>
        <Trans>As we knew it on</Trans>{' '}
        <input
          type="date"
          value={day}
          max={localDay(now)}
          onChange={(event) => choose(event.target.value)}
        />
      </label>
      {instant !== null && (
        <p className={style.said} role="status">
          <Trans>Shown as it was known at the end of {sayDay(day, language)}.</Trans>{' '}
          <Button size="small" look="quiet" onClick={() => choose('')}>
            {t`Back to now`}
          </Button>
        </p>
      )}
    </div>
  )
}
