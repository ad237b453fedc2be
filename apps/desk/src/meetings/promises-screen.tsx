import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import letters from '../letters/letters.module.css'
import { useKept } from '../lists/use-kept.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { CommitmentEntry } from './commitment-entry.tsx'
import { useCommitmentList } from './use-meetings.ts'

/** What bodies promised, and what they were asked for in public; whatever is past its day stands first. */
export function PromisesScreen(): ReactElement {
  const { t } = useLingui()
  const [openOnly, setOpenOnly] = useKept(['promises'], true)
  const found = useCommitmentList({ authority: null, openOnly, order: 'turn' })
  const all = found.data?.pages.flatMap((page) => page.commitments) ?? []
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/questions" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Questions</Trans>
        </Link>
      </p>
      <PageHeading title={t`Promises`} />
      <Choices
        label={t`Show`}
        value={openOnly ? 'open' : 'all'}
        onChange={(chosen) => setOpenOnly(chosen === 'open')}
        options={[
          { value: 'open', label: t`not settled` },
          { value: 'all', label: t`all` },
        ]}
        inline
      />
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && all.length === 0 && (
        <Empty title={<Trans>No promise waits here.</Trans>}>
          <p>
            <Trans>
              Promises are recorded on the page of a meeting, or of the body that made them.
            </Trans>
          </p>
        </Empty>
      )}
      <ol className={letters.lines}>
        {all.map((one) => (
          <CommitmentEntry key={one.id} commitment={one} withBody />
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
