import type { SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { EntryMark } from '../ui/entry-mark.tsx'
import { sayInstant } from '../ui/say-day.ts'
import style from './history.module.css'
import { useViewings } from './use-viewings.ts'

/** Who looked at this page, for whoever may know it of colleagues; nothing for anybody else. */
export function Viewings({ subject }: { readonly subject: SubjectId }): ReactElement | null {
  const may = useMay()
  const [wanted, setWanted] = useState(false)
  if (!may('subject.viewings')) return null
  return (
    <section className={style.viewings}>
      <h3 className={style.title}>
        <Trans>Who looked at this page</Trans>
      </h3>
      {wanted ? (
        <List subject={subject} />
      ) : (
        <p>
          <Button size="small" onClick={() => setWanted(true)}>
            <Trans>Show who looked</Trans>
          </Button>{' '}
          <span className={style.what}>
            <Trans>That you asked is written into the log too.</Trans>
          </span>
        </p>
      )}
    </section>
  )
}

function List({ subject }: { readonly subject: SubjectId }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const found = useViewings(subject)
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  const viewings = found.data.pages.flatMap((page) => page.viewings)
  return (
    <>
      <ol
        className={style.steps}
        tabIndex={-1}
        ref={focusOnce}
        aria-label={t`Who looked at this page`}
      >
        {viewings.map(({ entry, at, by }) => (
          <li key={entry} className={style.head}>
            <bdi>{sayInstant(at, language)}</bdi>
            {by === null ? (
              <span>
                <Trans>nobody can say any more who</Trans>
              </span>
            ) : (
              <bdi>{by}</bdi>
            )}
            <EntryMark entry={entry} />
          </li>
        ))}
      </ol>
      {viewings.length === 0 && (
        <p className={style.what}>
          <Trans>No look at this page is recorded.</Trans>
        </p>
      )}
      {found.hasNextPage && (
        <Button
          size="small"
          busy={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  )
}

/** The button that was pressed is gone; what it asked for takes its place. */
function focusOnce(list: HTMLElement | null): void {
  list?.focus()
}
