import { sql, type Selectable } from 'kysely'
import type { Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { PeopleLook } from '../register/people-look.ts'
import type { TakenFor } from '@amparo/contract'

export type KeptOutcome = Selectable<Tables['list_outcome']>
export type KeptCheck = Selectable<Tables['list_check']>

/** A row in which somebody stands. */
interface Membership {
  readonly list: string
  readonly title: string
  readonly partner: string
  readonly version: number
  readonly batch: string
  readonly number: number
  readonly at: Date
  readonly undone: boolean
  readonly gone: boolean
}

/** What dry runs found, what officers judged, and what was recorded, as far as the actor may see it. */
export class OutcomeReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** What a run says of a version's own rows, from a number up to another, both included. */
  async checked(run: string, batch: string, from: number, to: number): Promise<KeptCheck[]> {
    return this.tx
      .selectFrom('list_check')
      .selectAll()
      .where('run', '=', run)
      .where('of_batch', '=', batch)
      .where('number', '>=', from)
      .where('number', '<=', to)
      .orderBy('number')
      .execute()
  }

  /** One page of what a run says: of one verdict, or of all of the version's own rows. */
  async page(
    run: string,
    asked: { readonly batch: string; readonly verdict: string | null; readonly after: number },
    most: number,
  ): Promise<KeptCheck[]> {
    const { batch, verdict, after } = asked
    return this.tx
      .selectFrom('list_check')
      .selectAll()
      .where('run', '=', run)
      .$if(verdict === null, (query) => query.where('of_batch', '=', batch))
      .$if(verdict !== null, (query) => query.where('verdict', '=', verdict as never))
      .where('number', '>', after)
      .orderBy('number')
      .limit(most + 1)
      .execute()
  }

  /** The newest run that came to its end. */
  async newestRun(batch: string): Promise<{ run: string; at: Date; step: string } | undefined> {
    return this.tx
      .selectFrom('list_step')
      .select(['entry as run', 'at', 'id as step'])
      .where('batch', '=', batch)
      .where('act', '=', 'checked')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  }

  async counts(run: string): Promise<ReadonlyMap<string, number>> {
    const { rows } = await sql<{ verdict: string; count: number }>`
      select verdict, count(*)::int as count from list_check where run = ${run}::bigint group by verdict`.execute(
      this.tx,
    )
    return new Map(rows.map(({ verdict, count }) => [verdict, count]))
  }

  /** What an officer said last of each of these rows. */
  async judged(batch: string, numbers: readonly number[]): Promise<ReadonlyMap<number, TakenFor>> {
    if (numbers.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('list_judgement')
      .distinctOn('number')
      .select(['number', 'subject', 'same_row'])
      .where('batch', '=', batch)
      .where('number', 'in', numbers)
      .orderBy('number')
      .orderBy('id', 'desc')
      .execute()
    return new Map(rows.map(({ number, ...one }) => [number, takenFor(one)]))
  }

  async judgedCount(batch: string): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(distinct number)::int as count from list_judgement where batch = ${batch}`.execute(
      this.tx,
    )
    return rows[0]?.count ?? 0
  }

  /** What was recorded of these rows, by number. */
  async outcomes(batch: string, numbers: readonly number[]): Promise<Map<number, KeptOutcome>> {
    if (numbers.length === 0) return new Map()
    const rows = await this.tx
      .selectFrom('list_outcome')
      .selectAll()
      .where('batch', '=', batch)
      .where('number', 'in', numbers)
      .execute()
    return new Map(rows.map((row) => [row.number, row]))
  }

  /** Every row in which one of these people stands, the newest first; `gone`: the newest version that stands has them no more. */
  async memberships(people: readonly string[]): Promise<Membership[]> {
    const { rows } = await sql<Membership>`
      select l.id as list, l.title, l.partner, b.version, o.batch, o.number, b.at,
        exists (select from list_undoing u where u.batch = o.batch and u.number = o.number) as undone,
        newest.id is not null and not exists (
          select from list_outcome x where x.batch = newest.id and x.member = o.member
        ) as gone
      from list_outcome o join list_batch b on b.id = o.batch join list l on l.id = b.list
      left join lateral (
        select n.id from list_batch n where n.list = l.id
          and (select s.act from list_step s where s.batch = n.id order by s.id desc limit 1) = 'applied'
        order by n.version desc limit 1
      ) newest on true
      where o.person = any (${people}::bigint[]) order by o.batch desc, o.number`.execute(this.tx)
    return rows
  }

  /** Every row by which one of these members was recorded. */
  async rowsOf(
    members: readonly string[],
  ): Promise<Pick<KeptOutcome, 'batch' | 'number' | 'member'>[]> {
    if (members.length === 0) return []
    return this.tx
      .selectFrom('list_outcome')
      .select(['batch', 'number', 'member'])
      .where('member', 'in', [...new Set(members)])
      .execute()
  }

  /** What was recorded and not taken back, from a number up to another, both included. */
  async standing(batch: string, from: number, to: number): Promise<KeptOutcome[]> {
    const { rows } = await sql<KeptOutcome>`
      select o.* from list_outcome o where o.batch = ${batch} and o.number between ${from} and ${to}
        and not exists (select from list_undoing u where u.batch = o.batch and u.number = o.number)
      order by o.number`.execute(this.tx)
    return rows
  }

  /** Of these rows, those that were taken back. */
  async undone(batch: string, numbers: readonly number[]): Promise<ReadonlySet<number>> {
    if (numbers.length === 0) return new Set()
    const rows = await this.tx
      .selectFrom('list_undoing')
      .select('number')
      .where('batch', '=', batch)
      .where('number', 'in', numbers)
      .execute()
    return new Set(rows.map(({ number }) => number))
  }

  /**
   * Of these people those of whom the reader may know nothing any more but rows that were taken back. What another team knows of
   * them changes nothing in it.
   */
  async takenBack(people: readonly string[]): Promise<ReadonlySet<string>> {
    if (people.length === 0) return new Set()
    const { rows } = await sql<{ person: string }>`
      select distinct o.person from list_outcome o join list_undoing u on u.batch = o.batch and u.number = o.number
      where o.person = any (${people}::bigint[])`.execute(this.tx)
    const brought = rows.map(({ person }) => person)
    const known = await new PeopleLook(this.tx).labels(brought)
    return new Set(brought.filter((person) => !known.has(person)))
  }
}

function takenFor({
  subject,
  same_row,
}: {
  readonly subject: string | null
  readonly same_row: number | null
}): TakenFor {
  if (subject !== null) return { kind: 'subject', subject: subject as never }
  return same_row === null ? { kind: 'new' } : { kind: 'row', row: same_row }
}
