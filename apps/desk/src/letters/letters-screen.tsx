import type { LetterState } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useKept } from '../lists/use-kept.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { emptyDraft } from './letter-draft.ts'
import { LetterEntry } from './letter-entry.tsx'
import style from './letters.module.css'
import { useLetterStateWords } from './use-letter-words.ts'
import { useLetterList } from './use-letters.ts'
import { useStartLetter } from './use-start-letter.ts'

const states: readonly LetterState[] = ['draft', 'signed', 'sent', 'withdrawn']

/** All letters, newest first; the head finds here what waits for a signature. */
export function LettersScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const startLetter = useStartLetter()
  const stateWords = useLetterStateWords()
  const [state, setState] = useKept<LetterState | null>(['letters'], null)
  const found = useLetterList({ authority: null, state })
  const letters = found.data?.pages.flatMap((page) => page.letters) ?? []
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/questions" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Questions</Trans>
        </Link>
      </p>
      <div className={pageStyle.head}>
        <PageHeading title={t`Letters`} />
        <Link to="/letters/wording">
          <Trans>Wording of letters</Trans>
        </Link>
        {may('letter.write') && (
          <Button onClick={() => startLetter(emptyDraft)}>
            <Trans>Write a letter</Trans>
          </Button>
        )}
      </div>
      <Choices
        label={t`Show`}
        value={state ?? 'all'}
        onChange={(chosen) => setState(states.find((one) => one === chosen) ?? null)}
        options={[
          { value: 'all', label: t`all` },
          ...states.map((one) => ({ value: one, label: stateWords(one) })),
        ]}
        inline
      />
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && letters.length === 0 && (
        <Empty title={<Trans>There is no such letter yet.</Trans>} />
      )}
      <ol className={style.lines}>
        {letters.map((letter) => (
          <LetterEntry key={letter.id} letter={letter} />
        ))}
      </ol>
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </div>
  )
}
