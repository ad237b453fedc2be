import type { ClaimView } from '@amparo/contract'
import { directness, label } from '@amparo/vocabulary'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import { useSourceName } from './source-mark.tsx'
import style from './sources-in-print.module.css'
import type { FoldedSubject } from './view-of.ts'

interface SourcesInPrintProps {
  readonly subjects: readonly FoldedSubject[]
  readonly numbers: ReadonlyMap<string, number>
}

/** On paper nothing opens: the numbered marks become footnotes. */
export function SourcesInPrint({ subjects, numbers }: SourcesInPrintProps): ReactElement {
  const language = useLanguage()
  const sourceName = useSourceName()
  const claims = subjects.flatMap((subject) => [...subject.claims.values()])
  const bySource = new Map<string, ClaimView>(claims.map((claim) => [claim.source.id, claim]))
  const sources = [...numbers].flatMap(([source, number]) => {
    const claim = bySource.get(source)
    return claim === undefined ? [] : [{ number, claim }]
  })
  return (
    <section className={style.print} aria-hidden="true">
      <h2>
        <Trans>Sources</Trans>
      </h2>
      <ol>
        {sources.map(({ number, claim }) => (
          <li key={number}>
            {number}. {sourceName(claim)}, {label(directness.entries[claim.directness], language)},{' '}
            {sayDay(claim.saidOn, language)}
          </li>
        ))}
      </ol>
    </section>
  )
}
