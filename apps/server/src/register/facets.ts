import type { Facet, ListFilter } from '@amparo/contract'
import { facetKey, facetsOf, type PropertyCode, type SubjectKind } from '@amparo/register'
import { vocabulary } from '@amparo/vocabulary'
import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../db/office.ts'
import type { Meeting, Met } from './finding.ts'
import { kindNumber } from './fold-store.ts'
import { chosenOf, walkList, within } from './list-query.ts'

/** More than so many are not counted, only said to be more. */
const MOST_COUNTED = 1_000

export interface FacetCounts {
  readonly property: PropertyCode
  readonly values: readonly {
    readonly code: string
    readonly count: number
    readonly more: boolean
  }[]
}

interface Counted {
  readonly facet: string
  readonly count: number
  readonly more: boolean
}

/** What is counted: a list that is walked, or what met a query. */
export interface Counting {
  readonly kind: SubjectKind
  readonly filter: ListFilter
  /** Null for a list without a query. */
  readonly meeting: Meeting | null
}

/**
 * How many there are of each code in what the reader may see. Each property is counted as if nothing were chosen of it, so
 * that one sees what another choice would show. Exact up to a thousand; of a filtered list that is longer, at least so many.
 */
export async function countFacets(tx: Reading, asked: Counting): Promise<FacetCounts[]> {
  const declared = facetsOf(asked.kind)
  const chosen = asked.filter.facets ?? []
  const counted = new Map<string, Counted>()
  for (const group of basesOf(
    declared.map(({ code }) => code),
    chosen,
  )) {
    const keys = group.codes.flatMap(keysOf)
    const filter = { ...asked.filter, facets: chosen.filter((one) => group.kept(one)) }
    for (const one of await countOne(tx, { ...asked, filter }, keys)) counted.set(one.facet, one)
  }
  return declared.flatMap(({ code }) => {
    const values = Object.keys(codesOf(code))
      .flatMap((one) => {
        const found = counted.get(facetKey({ property: code, code: one }))
        return found === undefined || (found.count === 0 && !found.more)
          ? []
          : [{ code: one, count: found.count, more: found.more }]
      })
      .toSorted((a, b) => b.count - a.count)
    return values.length === 0 ? [] : [{ property: code, values }]
  })
}

interface Base {
  readonly codes: readonly PropertyCode[]
  readonly kept: (one: Facet) => boolean
}

/** Properties of which nothing is chosen are counted together; each of the others without its own choice. */
function basesOf(codes: readonly PropertyCode[], chosen: readonly Facet[]): Base[] {
  const isChosen = (code: PropertyCode) => chosen.some(({ property }) => property === code)
  const free = codes.filter((code) => !isChosen(code))
  return [
    ...(free.length === 0 ? [] : [{ codes: free, kept: () => true }]),
    ...codes
      .filter(isChosen)
      .map((code) => ({ codes: [code], kept: ({ property }: Facet) => property !== code })),
  ]
}

function codesOf(code: PropertyCode): Readonly<Record<string, unknown>> {
  const declared = facetsOf(kindOfCode(code)).find((one) => one.code === code)
  return declared?.vocabulary === undefined ? {} : vocabulary(declared.vocabulary).entries
}

function kindOfCode(code: PropertyCode): SubjectKind {
  return code.slice(0, code.indexOf('.')) as SubjectKind
}

function keysOf(code: PropertyCode): string[] {
  return Object.keys(codesOf(code)).map((one) => facetKey({ property: code, code: one }))
}

async function countOne(tx: Reading, asked: Counting, keys: readonly string[]): Promise<Counted[]> {
  if (asked.meeting !== null) {
    const { met, cut } = asked.meeting
    const counted = await countMet(tx, await withFacets(tx, met, asked.filter), keys)
    return counted.map((one) => ({ ...one, more: one.more || cut }))
  }
  if (isEverything(asked.filter)) return countWhole(tx, keys)
  return countWalked(tx, asked, keys)
}

function isEverything({ quarrels, from, to, facets = [] }: ListFilter): boolean {
  return !quarrels && from === null && to === null && facets.length === 0
}

async function countMet(
  tx: Reading,
  met: readonly Met[],
  keys: readonly string[],
): Promise<Counted[]> {
  const { rows } = await sql<{ facet: string; count: number }>`
    select f.facet, count(*)::int as count
    from unnest(${met.map(({ subject }) => subject)}::bigint[], ${met.map(({ audience }) => audience)}::smallint[])
      as v(subject, audience)
    join view_facet f on f.subject = v.subject and f.audience = v.audience
    where f.facet = any (${keys}::text[]) group by f.facet`.execute(tx)
  return rows.map(capped)
}

/** Straight from the index of codes, as far as is counted. */
async function countWhole(tx: Reading, keys: readonly string[]): Promise<Counted[]> {
  const { rows } = await sql<{ facet: string; count: number }>`
    select asked.facet, n.count from unnest(${keys}::text[]) as asked(facet)
    cross join lateral (select count(*)::int as count from (
      select from view_facet f where f.facet = asked.facet and ${mostInformed(sql`f`)} limit ${MOST_COUNTED + 1}
    ) few) n`.execute(tx)
  return rows.map(capped)
}

/**
 * A list is walked as far as is counted. One that is longer has at least so many of each code; what else there is in all
 * lists of its kind may be in it, too.
 */
async function countWalked(
  tx: Reading,
  { kind, filter }: Counting,
  keys: readonly string[],
): Promise<Counted[]> {
  const [first, ...others] = chosenOf(filter)
  const [looked, walked] =
    first === undefined
      ? [walkOf(kind, filter), sql`select l.subject, l.audience from looked l`]
      : [ofCode(first), leftOf(kind, filter, others)]
  const { rows } = await sql<{ facet: string | null; count: number }>`
    with looked as materialized (${looked}), walked as materialized (${walked})
    select null as facet, count(*)::int as count from looked
    union all
    select f.facet, count(*)::int from walked v
    join view_facet f on f.subject = v.subject and f.audience = v.audience
    where f.facet = any (${keys}::text[]) group by f.facet`.execute(tx)
  const length = rows.find(({ facet }) => facet === null)?.count ?? 0
  const counted = rows.flatMap(({ facet, count }) => (facet === null ? [] : [{ facet, count }]))
  if (length <= MOST_COUNTED) return counted.map(capped)
  const least = new Map(counted.map(({ facet, count }) => [facet, count]))
  const inAny = (await countWhole(tx, keys)).filter(({ count }) => count > 0)
  return inAny.map(({ facet }) => ({
    facet,
    count: Math.min(least.get(facet) ?? 0, MOST_COUNTED),
    more: true,
  }))
}

/** A list that nothing is chosen of is walked by its own index. */
function walkOf(kind: SubjectKind, filter: ListFilter): RawBuilder<unknown> {
  const isDated = filter.from !== null || filter.to !== null
  const order = { by: isDated ? 'from' : 'recorded', down: false } as const
  const columns = sql`v.subject, v.audience`
  return walkList({ kind, query: '', order, filter }, null, MOST_COUNTED + 1, columns)
}

/** Of one that is narrowed down, so many of the first choice are looked at: their own index leads there. */
function ofCode(keys: readonly string[]): RawBuilder<unknown> {
  return sql`
    select c.subject, c.audience from view_facet c where c.facet = any (${keys}::text[]) limit ${MOST_COUNTED + 1}`
}

/** What is left of those looked at, by what else was asked for. Each is looked up: they are few, and the codes are many. */
function leftOf(
  kind: SubjectKind,
  filter: ListFilter,
  others: readonly string[][],
): RawBuilder<unknown> {
  const counting = others.map(
    (keys) =>
      sql`and (select true from view_facet f where f.subject = v.subject and f.audience = v.audience and f.facet = any (${keys}::text[]) limit 1)`,
  )
  const asked = within({ ...filter, facets: [] }, { by: 'from', down: false })
  return sql`
    select distinct v.subject, v.audience from looked l
    join subject_view v on v.subject = l.subject and v.audience = l.audience
    where v.kind = ${kindNumber(kind)}::smallint ${asked} ${sql.join(counting, sql` `)} and ${mostInformed(sql`v`)}`
}

function capped({ facet, count }: { readonly facet: string; readonly count: number }): Counted {
  return { facet, count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }
}

/** A subject counts once, as the most informed of the reader's audiences sees it. */
function mostInformed(row: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`not exists (select from subject_view w where w.subject = ${row}.subject and w.audience > ${row}.audience)`
}

/** Those of what met a query that count as what is chosen. */
export async function withFacets(
  tx: Reading,
  met: readonly Met[],
  filter: ListFilter | undefined,
): Promise<readonly Met[]> {
  const chosen = chosenOf(filter)
  if (chosen.length === 0 || met.length === 0) return met
  const { rows } = await sql<{ subject: string; facet: string; audience: number }>`
    select f.subject::text as subject, f.facet, f.audience from view_facet f
    where f.subject = any (${met.map(({ subject }) => subject)}::bigint[])
      and f.facet = any (${chosen.flat()}::text[])`.execute(tx)
  const counts = new Set(
    rows.map(({ subject, facet, audience }) => `${subject} ${audience} ${facet}`),
  )
  return met.filter(({ subject, audience }) =>
    chosen.every((keys) => keys.some((key) => counts.has(`${subject} ${audience} ${key}`))),
  )
}
