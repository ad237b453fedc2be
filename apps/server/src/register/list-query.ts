import type { Listed, ListFilter, ListOrder } from '@amparo/contract'
import { facetKey, isPropertyCode } from '@amparo/register'
import { sql, type RawBuilder } from 'kysely'
import { kindNumber } from './fold-store.ts'

/** A list of subjects as it is asked for, without the page. */
export type AskedList = Omit<Listed, 'after'>

/** Where a page ended. */
export interface ListPlace {
  readonly subject: string
  readonly label: string
  readonly lo: string | null
  readonly quarrels: number
}

const byName: ListOrder = { by: 'name', down: false }
const everything: ListFilter = { quarrels: false, from: null, to: null }

/**
 * Walks one index in the order asked for, from where the page before ended, and leaves out a row where the actor may see one
 * of the same subject that knows more: so a page costs the same at a million, and nobody stands in it twice.
 */
export function walkList(
  { kind, order = byName, filter = everything }: AskedList,
  last: ListPlace | null,
  size: number,
  columns: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const direction = order.down ? sql`desc` : sql`asc`
  const key = keyOf(order)
  return sql`
    select ${columns} from subject_view v
    where v.kind = ${kindNumber(kind)}::smallint and v.anchor is null ${within(filter, order)} ${last === null ? sql`` : beyond(order, last)}
      and not exists (select from subject_view w where w.subject = v.subject and w.audience > v.audience)
    order by ${key === null ? sql`` : sql`${key} ${direction},`} v.subject ${direction} limit ${size}`
}

/** Null: the number of the subject alone, which grows as they are recorded. */
function keyOf({ by, down }: ListOrder): RawBuilder<unknown> | null {
  switch (by) {
    case 'name':
      return sql`v.label collate "und-x-icu"`
    case 'from':
      return down ? sql`v.from_down` : sql`v.from_up`
    case 'quarrels':
      return sql`v.quarrels`
    case 'recorded':
      return null
  }
}

function beyond(order: ListOrder, last: ListPlace): RawBuilder<unknown> {
  const key = keyOf(order)
  const further = order.down ? sql`<` : sql`>`
  if (key === null) return sql`and v.subject ${further} ${last.subject}::bigint`
  return sql`and (${key}, v.subject) ${further} (${placeOf(order, last)}, ${last.subject}::bigint)`
}

function placeOf({ by, down }: ListOrder, { label, lo, quarrels }: ListPlace): RawBuilder<unknown> {
  switch (by) {
    case 'name':
    case 'recorded':
      return sql`${label}::text collate "und-x-icu"`
    case 'from':
      return sql`${lo ?? (down ? '-infinity' : 'infinity')}::date`
    case 'quarrels':
      return sql`${quarrels}::int`
  }
}

/** What a filter leaves of the views `v`, as conditions that follow another. */
export function within(filter: ListFilter, { down }: ListOrder): RawBuilder<unknown> {
  const { quarrels, from, to } = filter
  const chosen = chosenOf(filter).map(
    (keys) =>
      sql`and exists (select from view_facet f where f.facet = any (${keys}::text[]) and f.subject = v.subject and f.audience = v.audience)`,
  )
  const differing = sql`${quarrels ? sql`and v.quarrels > 0` : sql``} ${sql.join(chosen, sql` `)}`
  if (from === null && to === null) return differing
  const day = down ? sql`v.from_down` : sql`v.from_up`
  const since = from === null ? sql`> '-infinity'` : sql`>= ${from}::date`
  const until = to === null ? sql`< 'infinity'` : sql`<= ${to}::date`
  return sql`${differing} and ${day} ${since} and ${day} ${until}`
}

/** The facets of a filter by property: of each, one of the codes chosen. */
export function chosenOf(filter: ListFilter | undefined): string[][] {
  const facets = (filter?.facets ?? []).flatMap(({ property, code }) =>
    isPropertyCode(property) ? [{ property, code }] : [],
  )
  return [...Map.groupBy(facets, ({ property }) => property).values()].map((one) =>
    one.map(facetKey),
  )
}

/** The same of one row in hand, but for its facets. */
export function isWithin(
  { quarrels, from, to }: ListFilter = everything,
  row: Pick<ListPlace, 'lo' | 'quarrels'>,
): boolean {
  if (quarrels && row.quarrels === 0) return false
  if (from === null && to === null) return true
  return row.lo !== null && (from === null || row.lo >= from) && (to === null || row.lo <= to)
}
