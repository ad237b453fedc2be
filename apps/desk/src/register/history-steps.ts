import type { ClaimView } from '@amparo/contract'
import type { Value } from '@amparo/register'
import { shown, type OpenedValues } from './opened-values.ts'
import type { FoldedSubject } from './view-of.ts'

/** A value that was said, opened where the keys here could; null where the reader may not see what was. */
export type HistoryValue = Value | 'erased' | null

/** What one claim changed. */
export interface HistoryChange {
  readonly what: 'added' | 'corrected' | 'taken-back' | 'erased'
  readonly subject: FoldedSubject
  readonly claim: ClaimView
  readonly value: HistoryValue
  /** What was said before a correction. */
  readonly before: HistoryValue
}

/** One entry of the log and what it changed here, or a day on which values were erased. */
export type HistoryStep =
  | {
      readonly kind: 'entry'
      readonly entry: string
      readonly at: string
      readonly by: string
      readonly changes: readonly HistoryChange[]
    }
  | { readonly kind: 'erasure'; readonly day: string; readonly changes: readonly HistoryChange[] }

/**
 * Everything that was done to these subjects and can be seen by the reader, newest first. It follows from their claims: nothing
 * is overwritten, so they are their own history, and of what a reader may not see no step is left either.
 */
export function historyOf(subjects: readonly FoldedSubject[], opened: OpenedValues): HistoryStep[] {
  const all = subjects.flatMap((subject) =>
    [...subject.claims.values()].map((claim) => ({ subject, claim })),
  )
  const byEntry = Map.groupBy(all, ({ claim }) => claim.entry as string)
  const entries = [...byEntry].map(([entry, claims]): HistoryStep => ({
    kind: 'entry',
    entry,
    at: claims[0]?.claim.recordedAt ?? '',
    by: claims[0]?.claim.recordedBy ?? '',
    changes: claims.map(({ subject, claim }) => changeOf(subject, claim, opened)),
  }))
  const byDay = Map.groupBy(
    all.filter(({ claim }) => claim.erased !== null),
    ({ claim }) => claim.erased ?? '',
  )
  const erasures = [...byDay].map(([day, claims]): HistoryStep => ({
    kind: 'erasure',
    day,
    changes: claims.map(({ subject, claim }) => ({
      what: 'erased',
      subject,
      claim,
      value: 'erased',
      before: null,
    })),
  }))
  return [...entries, ...erasures].toSorted(newestFirst)
}

function changeOf(subject: FoldedSubject, claim: ClaimView, opened: OpenedValues): HistoryChange {
  const valueOf = (one: ClaimView | undefined): HistoryValue => {
    if (one === undefined) return null
    return one.erased === null ? shown(one, opened) : 'erased'
  }
  const said = (id: string | null) => valueOf(id === null ? undefined : subject.claims.get(id))
  if (claim.retracts !== null)
    return { what: 'taken-back', subject, claim, value: said(claim.retracts), before: null }
  if (claim.replaces !== null)
    return {
      what: 'corrected',
      subject,
      claim,
      value: valueOf(claim),
      before: said(claim.replaces),
    }
  return { what: 'added', subject, claim, value: valueOf(claim), before: null }
}

/** By the numbers of entries, since clocks can be set back; an erasure, of which the day alone is known, after that day. */
function newestFirst(a: HistoryStep, b: HistoryStep): number {
  if (a.kind === 'entry' && b.kind === 'entry') return Number(b.entry) - Number(a.entry)
  return endOf(b).localeCompare(endOf(a))
}

function endOf(step: HistoryStep): string {
  return step.kind === 'entry' ? step.at : `${step.day}T23:59:59.999Z`
}
