import type { SubmissionSummary } from '@amparo/contract'
import { compareDanger, dangerOf, type DangerLevel } from '@amparo/seal'
import type { OpenedTriage } from '../keys/triage.ts'

/** A waiting message with what its triage part said; null while that was not opened. */
export interface TriagedRow {
  readonly submission: SubmissionSummary
  readonly triage: OpenedTriage | null
  /** Null also when it was opened and nothing in it says how urgent it is. */
  readonly danger: DangerLevel | null
}

export type Triaged = ReadonlyMap<string, OpenedTriage>

const unopened = {
  custody: 'unsaid',
  child: 'unsaid',
  missing: 'unsaid',
  danger: 'unsaid',
  hurt: 'unsaid',
} as const

/**
 * The queue, most urgent first; among equals whoever has waited longest. A message that could not be sorted stands where the
 * worst it may say would matter: before every message that surely says no.
 */
export function byDanger(
  submissions: readonly SubmissionSummary[],
  triaged: Triaged,
): readonly TriagedRow[] {
  return submissions
    .map((submission) => rowOf(submission, triaged.get(submission.id) ?? null))
    .toSorted(
      (a, b) =>
        compareDanger(a.triage?.urgency ?? unopened, b.triage?.urgency ?? unopened) ||
        byArrival(a.submission, b.submission),
    )
}

/** Messages about a child have a lane of their own, above the others. */
export function childrenFirst(rows: readonly TriagedRow[]): {
  readonly children: readonly TriagedRow[]
  readonly others: readonly TriagedRow[]
} {
  const isChild = ({ triage }: TriagedRow) => triage?.urgency.child === 'yes'
  return { children: rows.filter(isChild), others: rows.filter((row) => !isChild(row)) }
}

/** Messages nobody has sorted in this unlocking. */
export function unsorted(
  submissions: readonly SubmissionSummary[],
  triaged: Triaged,
): readonly SubmissionSummary[] {
  return submissions.filter(({ id }) => !triaged.has(id))
}

function rowOf(submission: SubmissionSummary, triage: OpenedTriage | null): TriagedRow {
  return { submission, triage, danger: triage === null ? null : knownDanger(triage) }
}

/** Null when nothing was said that could decide it: silence is not “everything else”. */
export function knownDanger({ by, urgency }: OpenedTriage): DangerLevel | null {
  const isSilent = Object.values(urgency).every((answer) => answer === 'unsaid')
  return by === 'nobody' || isSilent ? null : dangerOf(urgency)
}

function byArrival(a: SubmissionSummary, b: SubmissionSummary): number {
  return BigInt(a.id) < BigInt(b.id) ? -1 : 1
}
