import { isRestrictedAct, type SubjectKind, type View } from '@amparo/register'
import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../db/office.ts'
import { kindNumber } from './fold-store.ts'
import { typesIn } from './restricted-act.ts'

/** Somebody with every spelling of their name. */
export interface SpelledPerson {
  readonly id: string
  readonly names: readonly string[]
}

/** What others ask about people without opening anybody's page. It sees what its reader may see. */
export class PeopleLook {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  /** When each custody of these people ended, as the register believes it: the latest day it may have been. */
  async released(people: readonly string[]): Promise<{ person: string; day: string }[]> {
    if (people.length === 0) return []
    const { rows } = await sql<{ person: string; day: string }>`
      select distinct owner::text as person, hi as day from subject_view
      where owner = any (${people}::bigint[]) and kind = ${kindNumber('custody')} and hi is not null`.execute(
      this.#tx,
    )
    return rows
  }

  /** Whether somebody is recorded under this number where the reader may see them. */
  async isPerson(id: string): Promise<boolean> {
    const row = await this.#tx
      .selectFrom('subject_view')
      .select('subject')
      .where('subject', '=', id)
      .where('kind', '=', kindNumber('person'))
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** Those of these subjects that are of this kind and that an audience may know of. */
  async knownTo(
    subjects: readonly string[],
    kind: SubjectKind,
    audience: number,
  ): Promise<ReadonlySet<string>> {
    if (subjects.length === 0) return new Set()
    const { rows } = await sql<{ subject: string }>`
      select distinct subject from subject_view where subject = any (${subjects}::bigint[])
        and kind = ${kindNumber(kind)} and audience in (0, ${audience}::smallint)`.execute(this.#tx)
    return new Set(rows.map(({ subject }) => subject))
  }

  /** What leads the page of each of these; of one audience, or as the most informed of the reader's sees it. */
  async labels(
    subjects: readonly string[],
    audience: number | null = null,
  ): Promise<ReadonlyMap<string, string>> {
    if (subjects.length === 0) return new Map()
    const seen = audience === null ? sql`true` : sql`audience in (0, ${audience}::smallint)`
    const { rows } = await sql<{ subject: string; label: string }>`
      select distinct on (subject) subject, label from subject_view
      where subject = any (${subjects}::bigint[]) and ${seen} order by subject, audience desc`.execute(
      this.#tx,
    )
    return new Map(rows.map(({ subject, label }) => [subject, label]))
  }

  /** What one audience knows of each of these. */
  async views(subjects: readonly string[], audience: number): Promise<ReadonlyMap<string, View>> {
    if (subjects.length === 0) return new Map()
    const { rows } = await sql<{ subject: string; fold: View }>`
      select distinct on (subject) subject, fold from subject_view
      where subject = any (${subjects}::bigint[]) and audience in (0, ${audience}::smallint)
      order by subject, audience desc`.execute(this.#tx)
    return new Map(rows.map(({ subject, fold }) => [subject, fold]))
  }

  /** Those of these people under whom an act stands that only a team may see the kind of. */
  async withRestrictedAct(people: readonly string[]): Promise<ReadonlySet<string>> {
    if (people.length === 0) return new Set()
    const { rows } = await sql<{ person: string; fold: View }>`
      select owner::text as person, fold from subject_view
      where owner = any (${people}::bigint[]) and kind = ${kindNumber('act')}`.execute(this.#tx)
    return new Set(
      rows.filter(({ fold }) => isRestrictedAct(typesIn(fold))).map(({ person }) => person),
    )
  }

  /**
   * Every period of custody of these, and of every record that counts as them for one audience, that this audience knows of: the latest
   * first; of two that began alike, the one recorded later.
   */
  async custodies(
    people: readonly string[],
    audience: number,
  ): Promise<readonly { readonly id: string; readonly person: string; readonly view: View }[]> {
    if (people.length === 0) return []
    const { rows } = await sql<{ id: string; person: string; view: View }>`
      with person as (
        select distinct on (p.id) p.id, coalesce(v.anchor, p.id) as page from unnest(${people}::bigint[]) as p(id)
        left join subject_view v on v.subject = p.id and v.audience in (0, ${audience}::smallint)
        order by p.id, v.audience desc),
      record as (
        select id, id as owner from person
        union select id, page from person
        union select p.id, v.subject from person p
          join subject_view v on v.anchor = p.page and v.audience in (0, ${audience}::smallint)
          where not exists (select from subject_view w where w.subject = v.subject
            and w.audience > v.audience and w.audience = ${audience}::smallint and coalesce(w.anchor, w.subject) <> v.anchor)),
      seen as (
        select distinct on (v.subject, r.id) v.subject, r.id as person, v.lo, v.fold from record r
        join subject_view v on v.owner = r.owner
        where v.kind = ${kindNumber('custody')} and v.audience in (0, ${audience}::smallint)
        order by v.subject, r.id, v.audience desc)
      select subject::text as id, person::text as person, fold as view from seen
      order by lo desc nulls last, subject desc`.execute(this.#tx)
    return rows
  }

  /** Everybody, or as many and one more, with every spelling that any of the reader's audiences knows. */
  async everybody(most: number): Promise<SpelledPerson[]> {
    return this.#spelled(sql`true`, sql`limit ${most + 1}`)
  }

  /** The same of all who are found by one of these match keys. */
  async withKeys(keys: readonly string[]): Promise<SpelledPerson[]> {
    const isFound = sql`exists (select from match_key m where m.subject = v.subject and m.key = any (${keys}::text[]))`
    return this.#spelled(isFound, sql``)
  }

  async #spelled(which: RawBuilder<unknown>, limit: RawBuilder<unknown>): Promise<SpelledPerson[]> {
    const { rows } = await sql<SpelledPerson>`
      select v.subject::text as id, array_agg(distinct n.name) as names from subject_view v
      cross join lateral jsonb_array_elements_text(
        jsonb_path_query_array(v.fold, '$.properties."person.name".groups[*].value.text')) as n(name)
      where v.kind = ${kindNumber('person')} and v.anchor is null and ${which} group by v.subject ${limit}`.execute(
      this.#tx,
    )
    return rows
  }
}
