import type { ToldAccount } from '@amparo/seal/account'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import style from './accounts.module.css'
import { useInsideWords } from './use-inside-words.ts'

/** Where else the same was told, as far as the person said when they were asked. */
export function EarlierTimes({
  earlier,
}: {
  readonly earlier: ToldAccount['earlier']
}): ReactElement {
  const language = useLanguage()
  const inside = useInsideWords()
  return (
    <div className={style.soft}>
      <Trans>Told elsewhere before: {inside.answer(earlier.told)}</Trans>
      {earlier.times.length > 0 && (
        <ul className={style.times}>
          {earlier.times.map(({ to, when, recorded }, at) => (
            // Their order is part of what was sealed, and never changes.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={at}>
              <bdi>{to === '' ? <Trans>to somebody</Trans> : to}</bdi>
              {', '}
              {when === '' ? <Trans>when is not known</Trans> : sayDay(when, language)}
              {', '}
              <Trans>recorded: {inside.answer(recorded)}</Trans>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
