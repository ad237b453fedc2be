import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Notice } from '../ui/condition.tsx'
import { StrangersText } from '../ui/strangers-text.tsx'
import { sayDay } from '../ui/say-day.ts'
import type { WrittenItem } from './opened.ts'
import style from './written-view.module.css'

/** An answer of the office, as the sender gets it. */
export function WrittenView({ item }: { readonly item: WrittenItem }): ReactElement {
  const language = useLanguage()
  const { opened } = item
  return (
    <section className={style.written}>
      <h2 className={style.title}>
        <Trans>Answered {sayDay(item.day, language)}</Trans>
        {opened?.verdict === 'answer' && (
          <span className={style.by}>
            <Trans>
              signed by <bdi>{opened.signedBy}</bdi>
            </Trans>
          </span>
        )}
      </h2>
      {opened?.verdict === 'answer' ? (
        <StrangersText lang={opened.language}>{opened.text}</StrangersText>
      ) : (
        <Notice tone="amber">
          {opened?.verdict === 'wrong-signer' ? (
            <Trans>
              The copy of this answer is not signed by anyone of this office for this message, so it
              is not shown.
            </Trans>
          ) : (
            <Trans>The team’s copy of this answer does not open with your keys.</Trans>
          )}
        </Notice>
      )}
    </section>
  )
}
