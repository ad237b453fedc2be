import { custodySpan, type CustodySpan, type PeriodState } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { CSSProperties, ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import style from './custody-timeline.module.css'
import { Below, ownCodes, ownerOf } from '../register/below.tsx'
import { PropertyTable } from '../register/property-table.tsx'
import { layOut, type Bar } from './timeline.ts'
import type { FoldedSubject } from '../register/view-of.ts'

/** Every period of custody as a bar by day, earliest first, with what is known of it. */
export function CustodyTimeline({
  periods,
  points,
  states,
}: {
  readonly periods: readonly FoldedSubject[]
  /** Known points of any of these periods. */
  readonly points: readonly FoldedSubject[]
  /** Where each period stands by all that is known of it. */
  readonly states: readonly PeriodState[]
}): ReactElement {
  const language = useLanguage()
  const dated = periods
    .map((period) => ({ period, span: custodySpan(period.view) }))
    .toSorted((a, b) => compareSpans(a.span, b.span))
  const timeline = layOut(dated.map(({ span }) => span))
  return (
    <div className={style.timeline}>
      {timeline !== null && (
        <p className={style.scale} aria-hidden="true">
          <bdi>{sayDay(timeline.first, language)}</bdi>
          {timeline.last !== timeline.first && !timeline.open && (
            <bdi>{sayDay(timeline.last, language)}</bdi>
          )}
        </p>
      )}
      <ol className={style.periods}>
        {dated.map(({ period, span }, at) => (
          <li key={period.id} className={style.period}>
            <BarRow
              bar={timeline?.bars[at] ?? null}
              span={span}
              state={states.find(({ custody }) => custody === period.id)}
            />
            <PropertyTable subject={period} properties={ownCodes('custody')} />
            <Below
              kind="point"
              owner={period}
              subjects={points.filter((point) => ownerOf(point) === period.id)}
            />
          </li>
        ))}
      </ol>
    </div>
  )
}

function BarRow({
  bar,
  span,
  state,
}: {
  readonly bar: Bar | null
  readonly span: CustodySpan
  readonly state: PeriodState | undefined
}): ReactElement {
  return (
    <div className={style.track}>
      {bar !== null && (
        <span
          className={bar.open ? style.open : style.bar}
          style={
            {
              '--start': `${bar.start * 100}%`,
              '--length': `${bar.length * 100}%`,
              '--unsure-start': `${(bar.unsureStart / bar.length) * 100}%`,
              '--unsure-end': `${(bar.unsureEnd / bar.length) * 100}%`,
            } as CSSProperties
          }
        />
      )}
      <span className={style.state}>
        <SpanWords span={span} state={state} />
      </span>
    </div>
  )
}

/** What is known of its end; silence is never a release. */
function SpanWords({
  span,
  state,
}: {
  readonly span: CustodySpan
  readonly state: PeriodState | undefined
}): ReactElement {
  const language = useLanguage()
  const since = state?.since ?? (span.state === 'unknown-since' ? span.since : null)
  const isOver = (state?.state ?? span.state) === 'ended'
  if (!isOver) {
    return since === null ? (
      <Trans>no day known</Trans>
    ) : (
      <Trans>unknown since {sayDay(since, language)}</Trans>
    )
  }
  const end = span.to?.hi ?? span.to?.lo ?? null
  return end === null ? <Trans>ended</Trans> : <Trans>until {sayDay(end, language)}</Trans>
}

function compareSpans(a: CustodySpan, b: CustodySpan): number {
  const [first, second] = [a, b].map(
    (span) => span.from?.lo ?? span.from?.hi ?? span.since ?? '9999',
  )
  return (first ?? '') < (second ?? '') ? -1 : 1
}
