import type { HarmfulAct } from '@amparo/norms'
import {
  codeSaid,
  daysOf,
  endOf,
  fateOf,
  isRestrictedAct,
  property,
  type Interval,
  type Value,
  type View,
} from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { kindNumber, ownerOf } from './fold-store.ts'
import { membersOf } from './members.ts'

const TYPE = property('act.type').number

/** Where somebody is, only as far as somebody other than the authorities says it; the days are those of the last release. */
export type FreeOrHeld =
  | { readonly custody: 'none' | 'held' }
  | { readonly custody: 'released'; readonly on: Interval }

/** Somebody by the page they stand on. */
export interface PersonInCare {
  readonly label: string
  readonly isDead: boolean
  readonly whereabouts: FreeOrHeld
}

/**
 * Acts of a kind that is no secret, by the page of the person they were done to. An act of which anything was ever sealed, or sealed
 * and erased, is left out whole: who may open it sees it on the person's page, in their own browser.
 */
export async function openActs(
  tx: Reading,
  people: readonly string[] | null = null,
): Promise<ReadonlyMap<string, readonly HarmfulAct[]>> {
  const whose = people === null ? sql`true` : sql`v.owner = any (${people}::bigint[])`
  const { rows } = await sql<OpenAct>`
    select distinct on (v.subject) v.subject::text, v.owner::text as person, v.lo, v.hi,
      jsonb_path_query_array(v.fold, '$.properties."act.type".groups[*].value') as types
    from subject_view v where v.kind = ${kindNumber('act')} and v.owner is not null and ${whose}
    order by v.subject, v.audience desc`.execute(tx)
  const hidden = await withHiddenType(
    tx,
    rows.map(({ subject }) => subject),
  )
  const open = rows.filter(({ subject, types }) => !hidden.has(subject) && !isRestrictedAct(types))
  const pages = await membersOf(
    tx,
    open.map(({ person }) => person),
  )
  const acts = open.map(({ person, types, lo, hi }) => ({
    person: pages.get(person)?.anchor ?? person,
    violations: types.flatMap((type) => (type.kind === 'code' ? [type.code] : [])),
    days: { lo, hi },
  }))
  return Map.groupBy(acts, ({ person }) => person)
}

interface OpenAct {
  readonly subject: string
  readonly person: string
  readonly lo: string | null
  readonly hi: string | null
  readonly types: Value[]
}

/** Those of these acts of whose type something was ever said that not everybody may read. */
async function withHiddenType(tx: Reading, acts: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ subject: string; code: string | null }>`
    select subject::text, v_text as code from claim
    where subject = any (${acts}::bigint[]) and property = ${TYPE} and retracts is null`.execute(tx)
  const isHidden = (code: string | null) =>
    isRestrictedAct([code === null ? { kind: 'sealed' } : { kind: 'code', code }])
  return new Set(rows.filter(({ code }) => isHidden(code)).map(({ subject }) => subject))
}

/** The first day on which anything the reader may know of can have been done to one of these; null where one of them has no first day. */
export async function earliestAct(tx: Reading, people: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ lo: string | null }>`
    select distinct on (subject) lo from subject_view
    where kind = ${kindNumber('act')} and owner = any (${people}::bigint[])
    order by subject, audience desc`.execute(tx)
  if (rows.some(({ lo }) => lo === null)) return null
  return (
    rows
      .flatMap(({ lo }) => lo ?? [])
      .toSorted()
      .at(0) ?? null
  )
}

/** What the office needs to know of each of these pages to bring somebody to a doctor. */
export async function inCare(
  tx: Reading,
  pages: readonly string[],
): Promise<ReadonlyMap<string, PersonInCare>> {
  const members = await membersOf(tx, pages)
  const everybody = pages.flatMap((page) => members.get(page)?.members ?? [page])
  const anchorOf = new Map(
    pages.flatMap((page) => (members.get(page)?.members ?? [page]).map((one) => [one, page])),
  )
  const custodies = await viewsUnder(tx, everybody, 'custody')
  const points = await viewsUnder(
    tx,
    custodies.map(({ subject }) => subject),
    'point',
  )
  const releases = Map.groupBy(points, ({ owner }) => owner)
  const periods = Map.groupBy(custodies, ({ owner }) => anchorOf.get(owner) ?? owner)
  const { rows } = await sql<{ subject: string; label: string; fold: View }>`
    select distinct on (subject) subject::text, label, fold from subject_view
    where subject = any (${pages}::bigint[]) and kind = ${kindNumber('person')}
    order by subject, audience desc`.execute(tx)
  return new Map(
    rows.map(({ subject, label, fold }) => [
      subject,
      {
        label,
        isDead: codeSaid(fateOf(fold).alive) === 'dead',
        whereabouts: freeOrHeld(
          (periods.get(subject) ?? []).map((period) =>
            endOfPeriod(period.fold, releases.get(period.subject) ?? []),
          ),
        ),
      },
    ]),
  )
}

interface UnderView {
  readonly subject: string
  readonly owner: string
  readonly fold: View
}

async function viewsUnder(
  tx: Reading,
  owners: readonly string[],
  kind: 'custody' | 'point',
): Promise<UnderView[]> {
  if (owners.length === 0) return []
  const { rows } = await sql<{ subject: string; fold: View }>`
    select distinct on (subject) subject::text, fold from subject_view
    where kind = ${kindNumber(kind)} and owner = any (${owners}::bigint[])
    order by subject, audience desc`.execute(tx)
  return rows.map((row) => ({ ...row, owner: ownerOf(row.fold) ?? '' }))
}

/** When a period ended, as somebody other than the authorities says; null while nobody does. */
function endOfPeriod(period: View, points: readonly UnderView[]): Interval | null {
  const told = points.flatMap(({ fold }) => releaseIn(fold) ?? [])
  return told.at(0) ?? endOf(period, 'custody.to')
}

function releaseIn(point: View): Interval | null {
  const type = point.properties['point.type']?.best
  if (type?.value.kind !== 'code' || type.value.code !== 'release' || type.stateAlone) return null
  const days = daysOf(point, 'point.at')
  return days.hi === null ? null : days
}

/** Released only when every period has an end. */
function freeOrHeld(ends: readonly (Interval | null)[]): FreeOrHeld {
  if (ends.length === 0) return { custody: 'none' }
  const known = ends.filter((end) => end !== null)
  if (known.length < ends.length) return { custody: 'held' }
  const last = known.toSorted((a, b) => ((a.hi ?? '') < (b.hi ?? '') ? 1 : -1)).at(0)
  return last === undefined ? { custody: 'held' } : { custody: 'released', on: last }
}
