import type { Behind } from '@amparo/contract'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import style from './figures.module.css'
import { behindPeople, NumberLink, useSayShare } from './number-link.tsx'
import type { Figures } from './use-figures.ts'

interface FiguresProps {
  readonly figures: Figures
}

/** How long it takes until it is known, and until an authority says something on the substance; whoever still waits counts. */
export function HowLong({ figures: { days, replies } }: FiguresProps): ReactElement {
  const asks = (part: 'over' | 'waiting'): Behind => ({
    of: 'asks',
    part,
    authority: null,
    kind: null,
  })
  return (
    <section className={style.section}>
      <h2>
        <Trans>How long it takes</Trans>
      </h2>
      <dl className={style.waits}>
        <dt>
          <Trans>From the report until it is known</Trans>
        </dt>
        <dd>
          <Median waits={days} />
          <OverAndOpen
            over={<NumberLink number={days.over} behind={behindPeople('known')} />}
            open={<NumberLink number={days.open} behind={behindPeople('not-known')} />}
          />
        </dd>
        <dt>
          <Trans>From a letter until its addressee first says something on the substance</Trans>
        </dt>
        <dd>
          <Median waits={replies.waits} />
          <OverAndOpen
            over={<NumberLink number={replies.waits.over} behind={asks('over')} />}
            open={<NumberLink number={replies.waits.open} behind={asks('waiting')} />}
          />
        </dd>
      </dl>
    </section>
  )
}

export function Median({ waits }: { readonly waits: Figures['days'] }): ReactElement {
  if (waits.over + waits.open === 0) return <span>–</span>
  if (waits.median === null)
    return (
      <strong>
        <Trans>half is not reached yet</Trans>
      </strong>
    )
  return (
    <strong>
      <Plural value={waits.median} one="half within # day" other="half within # days" />
    </strong>
  )
}

function OverAndOpen(both: { readonly over: ReactElement; readonly open: ReactElement }) {
  const { over, open } = both
  return (
    <span className={style.soft}>
      <Trans>
        {over} over, {open} still open and counted for as long as they have waited
      </Trans>
    </span>
  )
}

/** Who solves cases. */
export function WhoFinds({ figures: { all, selfFound } }: FiguresProps): ReactElement {
  const share = useSayShare()
  const self = <NumberLink number={selfFound} behind={behindPeople('self-found')} />
  const known = <NumberLink number={all.known} behind={behindPeople('known')} />
  const after = <NumberLink number={all.known - selfFound} behind={behindPeople('after-answer')} />
  return (
    <section className={style.section}>
      <h2>
        <Trans>Who finds out</Trans>
      </h2>
      <p className={style.headline}>
        <strong>{share(selfFound, all.known)}</strong>{' '}
        <Trans>
          {self} of those {known} were known of before any authority had said something on the
          substance about them; {after} only after one had.
        </Trans>
      </p>
    </section>
  )
}
