import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { WhoAsks } from '../families/who-asks.tsx'
import { useLanguage } from '../locales/use-language.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { localDay, sayDay } from '../ui/say-day.ts'
import style from './closings.module.css'
import { useTopicName } from './use-closing-words.ts'
import { useWaiting } from './use-closings.ts'

/** Who is looked for now, and what somebody proposed that a second person has to read. */
export function SearchesScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  return (
    <div className={pageStyle.page}>
      <p>
        <Link to="/people" className={style.back ?? ''}>
          <Icon name="back" />
          <Trans>People</Trans>
        </Link>
      </p>
      <div className={pageStyle.head}>
        <PageHeading title={t`Who is looked for`} />
        {may('figure.read') && (
          <span className={pageStyle.tools}>
            <Link to="/people/figures">
              <Trans>How searches stand</Trans>
            </Link>
          </span>
        )}
      </div>
      <Waiting
        show="proposals"
        title={<Trans>Waiting for a second person</Trans>}
        none={<Trans>Nothing waits.</Trans>}
      />
      <Waiting
        show="searches"
        title={<Trans>Open searches</Trans>}
        none={<Trans>No search is open.</Trans>}
      />
      <WhoAsks />
    </div>
  )
}

interface WaitingProps {
  readonly show: 'searches' | 'proposals'
  readonly title: ReactNode
  readonly none: ReactNode
}

function Waiting({ show, title, none }: WaitingProps): ReactElement {
  const found = useWaiting(show)
  const steps = found.data?.pages.flatMap((page) => page.steps) ?? []
  return (
    <section className={style.waiting}>
      <h2 className={style.title}>{title}</h2>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && steps.length === 0 && <p className={style.soft}>{none}</p>}
      <ul className={style.steps}>
        {steps.map((step) => (
          <WaitingStep key={step.id} step={step} show={show} />
        ))}
      </ul>
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </section>
  )
}

type Step = NonNullable<ReturnType<typeof useWaiting>['data']>['pages'][number]['steps'][number]

function WaitingStep({
  step,
  show,
}: {
  readonly step: Step
  readonly show: WaitingProps['show']
}): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const topicName = useTopicName()
  const { person, name, topic, by, at, isOwn } = step
  return (
    <li className={style.head}>
      <Link to="/people/$person" params={{ person }}>
        <bdi>{name === '' ? t`Name not known` : name}</bdi>
      </Link>
      {show === 'proposals' && <span>{topicName(topic)}</span>}
      <bdi className={style.soft}>{sayDay(localDay(new Date(at)), language)}</bdi>
      <span className={style.soft}>{isOwn ? <Trans>by you</Trans> : <bdi>{by ?? '–'}</bdi>}</span>
    </li>
  )
}
