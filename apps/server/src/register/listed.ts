import { sql } from 'kysely'
import type { Claim, SubjectKind } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { claimOf, type ClaimRow } from './claim-row.ts'
import { kindOf, withoutSelf } from './fold-store.ts'
import { membersOf } from './members.ts'

/** A subject as an entry names it. */
export interface HeldSubject {
  readonly subject: string
  readonly object: Buffer
  readonly kind: SubjectKind
}

/** A claim of a list's row that stands. */
export interface ClaimOfRow {
  readonly batch: string
  readonly row: number
  readonly kind: SubjectKind
  readonly claim: Claim
}

/** What partners' lists ask of the register. It sees what its reader may see. */
export class Listed {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  async subjects(ids: readonly string[]): Promise<HeldSubject[]> {
    if (ids.length === 0) return []
    const rows = await this.#tx
      .selectFrom('subject')
      .select(['id', 'object', 'kind'])
      .where('id', 'in', ids)
      .orderBy('id')
      .execute()
    return rows.map(({ id, object, kind }) => ({ subject: id, object, kind: kindOf(kind) }))
  }

  /** The sources that these versions of lists are, by version. */
  async sources(batches: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (batches.length === 0) return new Map()
    const rows = await this.#tx
      .selectFrom('source')
      .select(['id', 'batch'])
      .where('batch', 'in', batches)
      .execute()
    return new Map(rows.map(({ id, batch }) => [batch ?? '', id]))
  }

  /** Every subject of which one of these rows said something, whether it stands or not. */
  async spokenOf(source: string, rows: readonly number[]): Promise<HeldSubject[]> {
    const { rows: found } = await sql<{ subject: string }>`
      select distinct c.subject from claim c where c.source_kind = 'list' and c.source = ${source}::bigint
        and c.cited_part = any (${rows}::int[])`.execute(this.#tx)
    return this.subjects(found.map(({ subject }) => subject))
  }

  /** What these rows said that stands, oldest first. */
  async claimsOf(
    rows: readonly { readonly batch: string; readonly number: number }[],
  ): Promise<ClaimOfRow[]> {
    if (rows.length === 0) return []
    const { rows: found } = await sql<ClaimRow & { batch: string; of_kind: number }>`
      select c.*, f.batch, s.kind as of_kind
      from unnest(${rows.map(({ batch }) => batch)}::bigint[], ${rows.map(({ number }) => number)}::int[]) as n(batch, number)
      join source f on f.batch = n.batch
      join standing_claim c on c.source_kind = 'list' and c.source = f.id and c.cited_part = n.number and c.retracts is null
      join subject s on s.id = c.subject order by c.id`.execute(this.#tx)
    return found.map((row) => ({
      batch: row.batch,
      row: row.cited_part ?? 0,
      kind: kindOf(row.of_kind),
      claim: claimOf(row),
    }))
  }

  /**
   * Of these subjects those of which one of these sources says something, of them or of anybody who counts as the same person,
   * with all that stands of all of those.
   */
  async claimsBeside(
    subjects: readonly string[],
    sources: readonly string[],
  ): Promise<
    ReadonlyMap<string, { readonly kind: SubjectKind; readonly claims: readonly Claim[] }>
  > {
    if (subjects.length === 0 || sources.length === 0) return new Map()
    const classes = await membersOf(this.#tx, subjects)
    const membersAt = (subject: string) => classes.get(subject)?.members ?? [subject]
    const everybody = [...new Set(subjects.flatMap(membersAt))]
    const { rows: said } = await sql<{ subject: string }>`
      select distinct subject::text as subject from standing_claim
      where subject = any (${everybody}::bigint[]) and source = any (${sources}::bigint[])`.execute(
      this.#tx,
    )
    const touched = new Set(said.map(({ subject }) => subject))
    const found = subjects.filter((subject) => membersAt(subject).some((one) => touched.has(one)))
    const rows = await this.#standing(found.flatMap(membersAt))
    return new Map(
      found.map((subject) => {
        const members = membersAt(subject)
        const of = members.flatMap((one) => rows.get(one) ?? [])
        return [
          subject,
          { kind: kindOf(of[0]?.of_kind ?? 0), claims: withoutSelf(of.map(claimOf), members) },
        ]
      }),
    )
  }

  async #standing(
    subjects: readonly string[],
  ): Promise<ReadonlyMap<string, (ClaimRow & { of_kind: number })[]>> {
    const { rows } = await sql<ClaimRow & { of_kind: number }>`
      select c.*, s.kind as of_kind from standing_claim c join subject s on s.id = c.subject
      where c.subject = any (${[...new Set(subjects)]}::bigint[]) order by c.id`.execute(this.#tx)
    return Map.groupBy(rows, ({ subject }) => subject)
  }

  /** All that was ever said of these, also by rows that were taken back. */
  async everSaid(subjects: readonly string[]): Promise<ReadonlyMap<string, Claim[]>> {
    if (subjects.length === 0) return new Map()
    const rows = await this.#tx
      .selectFrom('claim')
      .selectAll()
      .where('subject', 'in', subjects)
      .execute()
    return Map.groupBy(rows.map(claimOf), ({ subject }) => subject)
  }

  /** Claims of these sources whose values are still there, so many. For the eraser. */
  async unerased(sources: readonly string[], most: number): Promise<string[]> {
    if (sources.length === 0) return []
    const rows = await this.#tx
      .selectFrom('claim')
      .select('id')
      .where('source', 'in', sources)
      .where('erased', 'is', null)
      .where('retracts', 'is', null)
      .orderBy('id')
      .limit(most)
      .execute()
    return rows.map(({ id }) => id)
  }
}
