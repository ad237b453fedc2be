import {
  awaitedCodes,
  parseEdtf,
  periodEdgeLabels,
  periodEdges,
  sayDate,
  sayHours,
  sinceArrest,
  type AwaitedCode,
  type CustodyTimeline,
  type Elapsed,
  type OrderedEntry,
  type TimelineEntry,
  type Unaccounted,
} from '@amparo/register'
import { entry, labelAtStart, type Language } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { Rings } from '../ui/rings.tsx'
import style from './custody-in-one-line.module.css'
import { edtfOfInterval } from './custody-line.ts'
import { usePlaceZone, zonesToSay } from './place-zone.ts'

interface CustodyInOneLineProps {
  readonly line: CustodyTimeline
  readonly periods: readonly FoldedSubject[]
  readonly points: readonly FoldedSubject[]
}

/** Everything known of somebody’s custody in its order, and the hours between for which nobody accounts for them. */
export function CustodyInOneLine({
  line,
  periods,
  points,
}: CustodyInOneLineProps): ReactElement | null {
  const { entries, undated, unaccounted } = line
  if (entries.length + undated.length === 0) return null
  const placed = unaccounted.map((gap) => ({ gap, after: lastOf(entries, gap.after) }))
  return (
    <div className={style.whole}>
      <ol className={style.line}>
        {entries.map((one, at) => (
          <li key={one.key} className={style.entry}>
            <EntryLine entry={one} />
            {placed
              .filter(({ after }) => after === at)
              .map(({ gap }) => (
                <GapLine key={`${gap.after.join()} ${gap.before.join()}`} gap={gap} />
              ))}
          </li>
        ))}
        {undated.map((one) => (
          <li key={one.key} className={style.entry}>
            <EntryLine entry={one} />
          </li>
        ))}
      </ol>
      {periods.map((period) => (
        <Waits key={period.id} period={period} points={points} isOneOf={periods.length > 1} />
      ))}
      <ByWhichClocks all={[...periods, ...points]} />
    </div>
  )
}

/** Only where the reader's own clocks would count otherwise. */
function ByWhichClocks({ all }: { readonly all: readonly FoldedSubject[] }): ReactElement | null {
  const { zone, placed } = usePlaceZone()
  const zones = zonesToSay(placed(all), zone)
  if (zones.length === 0) return null
  return (
    <p className={style.soft}>
      <Trans>
        Hours are counted by the clocks of the place: <bdi>{zones.join(', ')}</bdi>.
      </Trans>
    </p>
  )
}

function lastOf(entries: readonly OrderedEntry[], keys: readonly string[]): number {
  return Math.max(...keys.map((key) => entries.findIndex((one) => one.key === key)))
}

function EntryLine({ entry: one }: { readonly entry: TimelineEntry | OrderedEntry }): ReactElement {
  const language = useLanguage()
  const when = edtfOfInterval(one.at)
  const read = when === null ? null : parseEdtf(when)
  return (
    <span className={style.told}>
      <span className={style.when}>
        {read?.ok === true ? (
          <bdi>{sayDate(read.date, language)}</bdi>
        ) : (
          <Trans>no day known</Trans>
        )}
      </span>
      <strong>{one.what.map((code) => whatLabel(code, language)).join(' / ')}</strong>
      {one.contested && (
        <span className={style.soft}>
          <Rings /> <Trans>sources differ</Trans>
        </span>
      )}
      {one.stateAlone && (
        <span className={style.soft}>
          <Trans>only the authorities say so</Trans>
        </span>
      )}
      {'orderUnknownWith' in one && one.orderUnknownWith.length > 0 && (
        <span className={style.soft}>
          <Trans>order not known</Trans>
        </span>
      )}
    </span>
  )
}

function whatLabel(code: string, language: Language): string {
  const edge = periodEdges.find((one) => one === code)
  if (edge !== undefined) return labelAtStart({ labels: periodEdgeLabels[edge] }, language)
  const known = entry('point-type', code)
  return known === undefined ? code : labelAtStart(known, language)
}

function GapLine({ gap }: { readonly gap: Unaccounted }): ReactElement {
  const language = useLanguage()
  return (
    <span className={style.gap}>
      <Trans>Nobody accounts for them: {sayHours(gap, language)}</Trans>
      {gap.custody === 'not-known' && (
        <span className={style.held}>
          <Trans>It is not known whether they were held.</Trans>
        </span>
      )}
    </span>
  )
}

/** How long each took after the arrest, in every reading of the times. It counts, and judges nothing. */
function Waits({
  period,
  points,
  isOneOf,
}: {
  readonly period: FoldedSubject
  readonly points: readonly FoldedSubject[]
  /** Of several periods: then it says which. */
  readonly isOneOf: boolean
}): ReactElement {
  const language = useLanguage()
  const awaited = useAwaited()
  const { zone, placed } = usePlaceZone()
  const [here = period] = placed([period])
  const waits = sinceArrest(here, placed(points), zone)
  const say = useSayElapsed()
  const isAnyKnown = awaitedCodes.some((code) => waits[code].elapsed !== null)
  return (
    <details open={isAnyKnown}>
      <summary className={style.soft}>
        <Trans>From arrest to family, lawyer, judge, doctor</Trans>
        {isOneOf && <TakenOn period={period} />}
      </summary>
      <dl className={style.waits}>
        {awaitedCodes.map((code) => (
          <div key={code}>
            <dt>{awaited(code)}</dt>
            <dd>
              {say(waits[code].elapsed, language)}
              {waits[code].stateAlone && (
                <span className={style.soft}>
                  {' '}
                  <Trans>only the authorities say so</Trans>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** When a period of custody began, as its best source has it. */
function TakenOn({ period }: { readonly period: FoldedSubject }): ReactElement | null {
  const language = useLanguage()
  const value = period.view.properties['custody.from']?.best?.value
  const read = value?.kind === 'date' ? parseEdtf(value.edtf) : undefined
  if (read?.ok !== true) return null
  return (
    <>
      {' · '}
      <bdi>{sayDate(read.date, language)}</bdi>
    </>
  )
}

function useAwaited(): (code: AwaitedCode) => string {
  const { t } = useLingui()
  return (code) => {
    switch (code) {
      case 'family-notified':
        return t`From arrest to word to the family`
      case 'lawyer':
        return t`From arrest to a lawyer`
      case 'hearing-judge':
        return t`From arrest to a judge`
      case 'doctor':
        return t`From arrest to a doctor`
    }
  }
}

function useSayElapsed(): (elapsed: Elapsed, language: Language) => string {
  const { t } = useLingui()
  return (elapsed, language) => {
    if (elapsed === null) return t`not known`
    if (elapsed.kind === 'before-the-start')
      return t`told as before the arrest: one of the two is told wrong`
    return sayHours(elapsed.kind === 'between' ? elapsed : { ...elapsed, most: null }, language)
  }
}
