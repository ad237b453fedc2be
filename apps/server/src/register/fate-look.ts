import {
  custodyTimeline,
  fateLabels,
  fateOf,
  officeAudience,
  property,
  type PropertyCode,
  type SubjectView,
  type View,
  type Zone,
} from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { kindNumber } from './fold-store.ts'

/** What others than the authorities say became of somebody. */
export interface KnownFate {
  readonly isDead: boolean
  /** Every period of custody that is known has ended, not by a death. */
  readonly cameOut: boolean
}

interface ViewRow {
  readonly subject: string
  readonly audience: number
  readonly owner: string | null
  readonly kind: number
  readonly fold: View
}

/**
 * What became of these people, by what any of these audiences knows: whoever is told to be dead or out by one of them is. What
 * only the authorities say settles nothing.
 */
export async function fatesOf(
  tx: Reading,
  people: readonly string[],
  audiences: readonly number[],
  zone: Zone,
): Promise<ReadonlyMap<string, KnownFate>> {
  const own = await viewsWhere(tx, people, 'subject')
  const custodies = (await viewsWhere(tx, people, 'owner')).filter(isOfKind('custody'))
  const points = (
    await viewsWhere(
      tx,
      custodies.map(({ subject }) => subject),
      'owner',
    )
  ).filter(isOfKind('point'))
  const each = {
    own: Map.groupBy(own, ({ subject }) => subject),
    custodies: Map.groupBy(custodies, ({ owner }) => owner ?? ''),
    points: Map.groupBy(points, ({ owner }) => owner ?? ''),
  }
  return new Map(
    people.map((person) => {
      const periods = each.custodies.get(person) ?? []
      const all = audiences.map((audience) =>
        knownTo(audience, {
          person: each.own.get(person) ?? [],
          periods,
          points: periods.flatMap(({ subject }) => each.points.get(subject) ?? []),
          zone,
        }),
      )
      return [
        person,
        {
          isDead: all.some(({ isDead }) => isDead),
          cameOut: all.some(({ cameOut }) => cameOut),
        },
      ]
    }),
  )
}

interface RowsOfPerson {
  readonly person: readonly ViewRow[]
  readonly periods: readonly ViewRow[]
  readonly points: readonly ViewRow[]
  readonly zone: Zone
}

function knownTo(audience: number, { person, periods, points, zone }: RowsOfPerson): KnownFate {
  const [view] = seenBy(audience, person)
  if (view === undefined) return { isDead: false, cameOut: false }
  const line = custodyTimeline(seenBy(audience, periods), seenBy(audience, points), zone)
  const labels = fateLabels(fateOf(view.view), line.periods)
  const diedInside = line.periods.some(({ endedBy }) => endedBy.includes('death-in-custody'))
  return {
    isDead: labels.includes('death-said') || diedInside,
    cameOut: labels.includes('came-out') && !labels.includes('life-differs'),
  }
}

/** Each subject as an audience sees it: by its own view where it has one, else by the whole office's. */
function seenBy(audience: number, rows: readonly ViewRow[]): SubjectView[] {
  const seen = new Map<string, ViewRow>()
  for (const row of rows) {
    if (row.audience !== audience && row.audience !== officeAudience) continue
    const before = seen.get(row.subject)
    if (before === undefined || before.audience < row.audience) seen.set(row.subject, row)
  }
  return [...seen.values()].map(({ subject, fold }) => ({ id: subject, view: fold }))
}

async function viewsWhere(
  tx: Reading,
  ids: readonly string[],
  column: 'subject' | 'owner',
): Promise<ViewRow[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('subject_view')
    .select(['subject', 'audience', 'owner', 'kind', 'fold'])
    .where(column, 'in', ids)
    .execute() as Promise<ViewRow[]>
}

function isOfKind(kind: Parameters<typeof kindNumber>[0]): (row: ViewRow) => boolean {
  return (row) => row.kind === kindNumber(kind)
}

/** A word that was recorded of somebody: a code of a property of theirs, or of what was done to them. */
export interface CameUp {
  readonly person: string
  readonly code: string
  /** The day it was recorded on, `YYYY-MM-DD` (UTC). */
  readonly on: string
}

/** Which of these codes stand of these people, or of the acts under them, and since when; nothing that was taken back. */
export async function cameUp(
  tx: Reading,
  people: readonly string[],
  codes: Readonly<Partial<Record<PropertyCode, readonly string[]>>>,
): Promise<CameUp[]> {
  if (people.length === 0) return []
  const numbers = Object.keys(codes).map((code) => property(code as PropertyCode).number)
  const { rows } = await sql<CameUp>`
    select distinct coalesce(v.owner, v.subject)::text as person, c.v_text as code,
      to_char(c.recorded_at at time zone 'UTC', 'YYYY-MM-DD') as on
    from claim c join subject_view v on v.subject = c.subject
    where (v.subject = any (${people}::bigint[]) or v.owner = any (${people}::bigint[]))
      and c.property = any (${numbers}::int[])
      and c.v_text = any (${Object.values(codes).flat()}::text[])
      and not exists (select from claim r where r.retracts = c.id)
      and not exists (select from claim n where n.replaces = c.id)`.execute(tx)
  return rows
}
