import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayInstant } from '../ui/say-day.ts'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import { useReaching, type Reached } from './use-letters.ts'

/** Whom to ask whether they may be named to an authority, and how far that is. */
export function ReachingScreen(): ReactElement {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(true)
  const found = useReaching({ letter: null, open: isOpen })
  const page = found.data?.pages[0]
  const asked = found.data?.pages.flatMap((one) => one.asked) ?? []
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/questions" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Questions</Trans>
        </Link>
      </p>
      <PageHeading title={t`Families to ask`} />
      <p className={pageStyle.lead}>
        <Trans>
          A letter left these people out. Ask them, or whoever may speak for them, whether their
          name may be given to the authorities, and write down what they answer in their message.
          Whoever says no stays unnamed.
        </Trans>
      </p>
      {page !== undefined && page.all > 0 && (
        <p role="status">
          <Trans>
            {page.all - page.open} of <Plural value={page.all} one="# person" other="# people" /> on
            the list have been asked.
          </Trans>
        </p>
      )}
      <Choices
        label={t`Show`}
        value={isOpen ? 'open' : 'all'}
        onChange={(chosen) => setOpen(chosen === 'open')}
        options={[
          { value: 'open', label: t`still to ask` },
          { value: 'all', label: t`all` },
        ]}
        inline
      />
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && asked.length === 0 && (
        <Empty title={<Trans>Nobody waits to be asked.</Trans>} />
      )}
      <ol className={style.lines}>
        {asked.map((one) => (
          <li key={`${one.person} ${one.entry}`} className={style.entry}>
            <Asked one={one} />
          </li>
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

function Asked({ one }: { readonly one: Reached }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const mayOpen = useMay()('submission.open')
  const { person, name, letter, isOpen, named, messages, by, at } = one
  return (
    <>
      <p className={style.line}>
        <PersonLink person={person} name={name} />
        <span>
          {isOpen ? (
            <Trans>still to ask</Trans>
          ) : named ? (
            <Trans>may be named now</Trans>
          ) : (
            <Trans>was asked, and is not to be named</Trans>
          )}
        </span>
        {mayOpen &&
          messages.map((submission) => (
            <Link
              key={submission}
              to="/messages/$submission"
              params={{ submission }}
              search={{ state: 'taken' }}
            >
              {t`Message ${submission}`}
            </Link>
          ))}
        {letter !== null && (
          <Link to="/letters/$letter" params={{ letter }}>
            {t`Letter ${letter}`}
          </Link>
        )}
      </p>
      <p className={`${style.facts} ${style.soft}`}>
        <bdi>{sayInstant(at, language)}</bdi>
        <bdi>{by ?? '–'}</bdi>
      </p>
    </>
  )
}
