import type { MissingFigures, ReplyFigures } from '@amparo/contract'
import { sayableNumber, sayableParts, type Sayable } from '@amparo/register'
import type { Figures } from './use-figures.ts'

/** One line of the file: a number, what it is a part of, and for whom. */
export interface LeavingRow {
  readonly figure: 'FATE_SHARE' | 'FATE_DAYS' | 'SELF_FOUND_SHARE' | 'REPLY_RATE' | 'MED_REPLY_DAYS'
  /** Everybody; those reported in the week of a Monday; what was asked of a body, or of one kind. */
  readonly group: Group
  /** So many weeks after the report. */
  readonly weeks: number | null
  readonly number: Sayable
  readonly of: Sayable
  /** Half of all within so many days. */
  readonly median: number | null
}

export type Group =
  | { readonly kind: 'all' }
  | { readonly kind: 'week'; readonly week: string }
  | { readonly kind: 'authority'; readonly name: string }
  | { readonly kind: 'question'; readonly code: string }

const ALL: Group = { kind: 'all' }

/** All that may leave the office, without a name of a person and without a number under five, nor one that gives it away. */
export function leavingRows(figures: Figures): readonly LeavingRow[] {
  const { all, days, selfFound, replies, authorities, kinds } = figures
  return [
    ...knownRows(figures),
    medianRow('FATE_DAYS', ALL, days, all.of),
    row('SELF_FOUND_SHARE', ALL, sayableNumber(selfFound), sayableNumber(all.known)),
    ...replyRows(
      authorities.map((one) => ({ group: { kind: 'authority', name: one.name }, figures: one })),
    ),
    ...replyRows(
      kinds.map((one) => ({ group: { kind: 'question', code: one.kind }, figures: one })),
    ).filter(({ group }) => group.kind !== 'all'),
    medianRow('MED_REPLY_DAYS', ALL, replies.waits, replies.asked),
  ]
}

function row(figure: LeavingRow['figure'], group: Group, number: Sayable, of: Sayable): LeavingRow {
  return { figure, group, weeks: null, number, of, median: null }
}

/** A median of fewer than five would be somebody's own. */
function medianRow(
  figure: LeavingRow['figure'],
  group: Group,
  { over, median }: Figures['days'],
  of: number,
): LeavingRow {
  const number = sayableNumber(over)
  const isSaid = typeof number === 'number'
  return {
    figure,
    group,
    weeks: null,
    number,
    of: sayableNumber(of),
    median: isSaid ? median : null,
  }
}

/** Everybody and each week of reports, at the end of the day and so many weeks after the report. */
function knownRows({ all, weeks }: Figures): LeavingRow[] {
  const of = sayableParts(weeks.map((one) => one.of))
  const now = sayableParts(weeks.map(({ known }) => known))
  const columns = [
    { weeks: null, said: now },
    ...all.points.map((point) => ({
      weeks: point.weeks,
      said: sayableParts(weeks.map((one) => knownBy(one, point.weeks))),
    })),
  ]
  return columns.flatMap(({ weeks: after, said }) => [
    { ...row('FATE_SHARE', ALL, said.whole, of.whole), weeks: after },
    ...weeks.map(({ week }, at) => ({
      ...row(
        'FATE_SHARE',
        { kind: 'week', week },
        said.parts[at] ?? 'withheld',
        of.parts[at] ?? 'withheld',
      ),
      weeks: after,
    })),
  ])
}

function knownBy({ points }: MissingFigures, weeks: number): number {
  return points.findLast((point) => point.weeks <= weeks)?.known ?? 0
}

function replyRows(
  parts: readonly { readonly group: Group; readonly figures: ReplyFigures }[],
): LeavingRow[] {
  const due = sayableParts(parts.map(({ figures }) => figures.due))
  const answered = sayableParts(parts.map(({ figures }) => figures.answered))
  return [
    row('REPLY_RATE', ALL, answered.whole, due.whole),
    ...parts.map(({ group }, at) =>
      row('REPLY_RATE', group, answered.parts[at] ?? 'withheld', due.parts[at] ?? 'withheld'),
    ),
  ]
}
