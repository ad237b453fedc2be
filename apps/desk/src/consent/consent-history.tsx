import type { ConsentView, SubmissionId } from '@amparo/contract'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { Erased } from '../ui/erased.tsx'
import { sayDay, sayInstant } from '../ui/say-day.ts'
import style from './consent-panel.module.css'
import { useNotes } from './use-consents.ts'
import { useCodeWords } from '../ui/use-code-words.ts'

/** Every conversation about consent, newest first. Nothing is overwritten. */
export function ConsentHistory({
  submission,
  consents,
}: {
  readonly submission: SubmissionId
  readonly consents: readonly ConsentView[]
}): ReactElement | null {
  const words = useCodeWords()
  const language = useLanguage()
  const sealed = consents.flatMap(({ note }) => (note === null ? [] : [note]))
  const notes = useNotes(submission, sealed)
  if (consents.length === 0) return null
  return (
    <details>
      <summary>
        <Plural value={consents.length} one="# conversation" other="# conversations" />
      </summary>
      <ol className={style.history}>
        {consents.toReversed().map((consent) => (
          <li key={consent.id}>
            <strong>{words('consent-standing', consent.standing)}</strong>,{' '}
            {sayDay(consent.given, language)}, {words('consent-means', consent.means)}{' '}
            <EntryMark entry={consent.entry} />
            {consent.assent !== null && (
              <span className={style.who}>
                <Assent assent={consent.assent} />
              </span>
            )}
            <span className={style.who}>
              {consent.lines
                .map(
                  ({ purpose, answer }) =>
                    `${words('consent-purpose', purpose)}: ${words('consent-answer', answer)}`,
                )
                .join(' · ')}
            </span>
            {consent.note !== null && (
              <bdi className={style.words}>{notes.data?.[sealed.indexOf(consent.note)] ?? ''}</bdi>
            )}
            {consent.erased !== null && <Erased tombstone={consent.erased} />}
            <span className={style.who}>
              <Trans>
                written down by <bdi>{consent.by ?? '–'}</bdi>, {sayInstant(consent.at, language)}
              </Trans>
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Assent({ assent }: { readonly assent: 'yes' | 'no' | 'not-asked' }): ReactElement {
  switch (assent) {
    case 'yes':
      return <Trans>The child agrees.</Trans>
    case 'no':
      return <Trans>The child does not agree.</Trans>
    case 'not-asked':
      return <Trans>The child was not asked.</Trans>
  }
}
