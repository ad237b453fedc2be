import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { useToday } from '../letters/use-today.ts'
import { useKept } from '../lists/use-kept.ts'
import { useLanguage } from '../locales/use-language.ts'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Icon } from '../ui/icon.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { sayDay } from '../ui/say-day.ts'
import style from './figures.module.css'
import { HowCounted } from './how-counted.tsx'
import { KnownShare } from './known-share.tsx'
import { AsOf } from './number-link.tsx'
import { ReplyTables } from './reply-tables.tsx'
import { TakeOut } from './take-out.tsx'
import { useFigures, type Figures } from './use-figures.ts'
import { HowLong, WhoFinds } from './waits-and-finders.tsx'

/** How searches stand, in numbers that can each be opened down to its records. */
export function FiguresScreen(): ReactElement {
  const { t } = useLingui()
  const today = useToday()
  const [asOf, setAsOf] = useKept<string | null>(['figures', 'as-of'], null)
  const [typed, setTyped] = useState<string | null>(asOf ?? today)
  const found = useFigures(asOf)

  /** What is being typed changes nothing until it is a day. */
  function handleDay(day: string | null): void {
    setTyped(day)
    if (day !== null) setAsOf(day >= today ? null : day)
  }

  return (
    <div className={pageStyle.page}>
      <p className={style.screenOnly}>
        <Link to="/people/searches" className={pageStyle.back ?? ''}>
          <Icon name="back" />
          <Trans>Who is looked for</Trans>
        </Link>
      </p>
      <div className={pageStyle.head}>
        <PageHeading title={t`How searches stand`} />
        <span className={style.screenOnly}>
          <DayField
            label={t`At the end of`}
            value={typed}
            onChange={handleDay}
            latest={today}
            inline
          />
        </span>
      </div>
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && (
        <AsOf value={asOf}>
          <Shown figures={found.data} />
        </AsOf>
      )}
    </div>
  )
}

function Shown({ figures }: { readonly figures: Figures }): ReactElement {
  const language = useLanguage()
  const day = sayDay(figures.asOf, language)
  if (figures.all.of === 0 && figures.replies.asked === 0)
    return (
      <Empty title={<Trans>Nothing to count by {day}.</Trans>}>
        <p>
          <Trans>
            Here will stand of how many people it is known what became of them, once a search was
            opened for somebody.
          </Trans>
        </p>
      </Empty>
    )
  return (
    <>
      <p className={pageStyle.lead}>
        <Trans>
          At the end of {day}, of what you may see. Each number opens the records behind it; ‡
          stands beside what is too small to be said outside the office.
        </Trans>
      </p>
      <KnownShare figures={figures} />
      <div className={style.two}>
        <HowLong figures={figures} />
        <WhoFinds figures={figures} />
      </div>
      {figures.replies.asked > 0 && <ReplyTables figures={figures} />}
      <p className={style.screenOnly}>
        <TakeOut figures={figures} />
      </p>
      <HowCounted rules={figures.rules} />
    </>
  )
}
