import type { HarmfulAct } from '@amparo/norms'
import {
  codeSaid,
  daysOf,
  endOf,
  fateOf,
  isRestrictedAct,
  property,
  type FoldedProperty,
  type Interval,
  type Value,
} from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { kindNumber } from './fold-store.ts'
import { membersOf } from './members.ts'
import { partOfView } from './part-of-view.ts'

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
  const pageOf = new Map(
    pages.flatMap((page) => (members.get(page)?.members ?? [page]).map((one) => [one, page])),
  )
  const periods = Map.groupBy(
    await periodsOf(tx, [...pageOf.keys()]),
    ({ owner }) => pageOf.get(owner) ?? owner,
  )
  const { rows } = await sql<{ subject: string; label: string; alive: FoldedProperty | null }>`
    select distinct on (subject) subject::text, label, fold #> '{properties,person.alive}' as alive
    from subject_view where subject = any (${pages}::bigint[]) and kind = ${kindNumber('person')}
    order by subject, audience desc`.execute(tx)
  return new Map(
    rows.map(({ subject, label, alive }) => [
      subject,
      {
        label,
        isDead: codeSaid(fateOf(partOfView({ 'person.alive': alive })).alive) === 'dead',
        whereabouts: freeOrHeld((periods.get(subject) ?? []).map(({ end }) => end)),
      },
    ]),
  )
}

interface Period {
  readonly owner: string
  /** When it ended, as somebody other than the authorities says; null while nobody does. */
  readonly end: Interval | null
}

async function periodsOf(tx: Reading, people: readonly string[]): Promise<Period[]> {
  const { rows } = await sql<{ subject: string; owner: string; to: FoldedProperty | null }>`
    select distinct on (subject) subject::text, owner::text, fold #> '{properties,custody.to}' as "to"
    from subject_view where kind = ${kindNumber('custody')} and owner = any (${people}::bigint[])
    order by subject, audience desc`.execute(tx)
  const releases = await releasesIn(
    tx,
    rows.map(({ subject }) => subject),
  )
  return rows.map(({ subject, owner, to }) => ({
    owner,
    end: releases.get(subject) ?? endOf(partOfView({ 'custody.to': to }), 'custody.to'),
  }))
}

/** The last release of each of these periods that has a day. */
async function releasesIn(
  tx: Reading,
  periods: readonly string[],
): Promise<ReadonlyMap<string, Interval>> {
  const { rows } = await sql<{
    period: string
    type: FoldedProperty | null
    at: FoldedProperty | null
  }>`
    select distinct on (subject) owner::text as period,
      fold #> '{properties,point.type}' as type, fold #> '{properties,point.at}' as at
    from subject_view where kind = ${kindNumber('point')} and owner = any (${periods}::bigint[])
    order by subject, audience desc`.execute(tx)
  const told = rows
    .filter(({ type }) => isRelease(type))
    .map(({ period, at }) => [period, daysOf(partOfView({ 'point.at': at }), 'point.at')] as const)
  return new Map(
    told
      .filter(([, { hi }]) => hi !== null)
      .toSorted(([, a], [, b]) => ((a.hi ?? '') < (b.hi ?? '') ? -1 : 1)),
  )
}

function isRelease(type: FoldedProperty | null): boolean {
  const best = type?.best
  return best?.value.kind === 'code' && best.value.code === 'release' && !best.stateAlone
}

/** Released only when every period has an end. */
function freeOrHeld(ends: readonly (Interval | null)[]): FreeOrHeld {
  if (ends.length === 0) return { custody: 'none' }
  const known = ends.filter((end) => end !== null)
  if (known.length < ends.length) return { custody: 'held' }
  const last = known.toSorted((a, b) => ((a.hi ?? '') < (b.hi ?? '') ? 1 : -1)).at(0)
  return last === undefined ? { custody: 'held' } : { custody: 'released', on: last }
}
