import type { BatchState, ListTerms } from '@amparo/contract'
import { canonicalBytes } from '@amparo/seal'
import { sql, type Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { ListAct, ListColumns, Tables } from '../db/tables.ts'

export type KeptList = Selectable<Tables['list']>
export type KeptBatch = Selectable<Tables['list_batch']>
export type KeptListStep = Selectable<Tables['list_step']>

/** A version of a list as its head shows it. */
export interface BatchStanding extends KeptBatch {
  readonly state: BatchState
  /** The newest thing that was done with it; none of a draft. */
  readonly step: KeptListStep | null
  readonly received: number
  readonly applied: number
  readonly undone: number
}

export interface NewBatch {
  readonly list: KeptList
  readonly version: number
  readonly terms: ListTerms
  readonly columns: ListColumns
  readonly mapping: Readonly<Record<string, unknown>>
  readonly directness: KeptBatch['directness']
  readonly credibility: number
  readonly saidOn: string
  readonly rows: number
  readonly once: Buffer
}

/** What staff may ask about lists. The row policies show only the actor's audiences. */
export class ListReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  async list(id: string): Promise<KeptList | undefined> {
    return this.tx.selectFrom('list').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** Newest first, before a list; so many and one more. */
  async lists(partner: string | null, before: string | null, most: number): Promise<KeptList[]> {
    return this.tx
      .selectFrom('list')
      .selectAll()
      .$if(partner !== null, (query) => query.where('partner', '=', partner ?? ''))
      .$if(before !== null, (query) => query.where('id', '<', before ?? ''))
      .orderBy('id', 'desc')
      .limit(most + 1)
      .execute()
  }

  async batch(id: string): Promise<KeptBatch | undefined> {
    return this.tx.selectFrom('list_batch').selectAll().where('id', '=', id).executeTakeFirst()
  }

  /** The version that a member began under this mark. */
  async withOnce(staff: number, once: Buffer): Promise<KeptBatch | undefined> {
    return this.tx
      .selectFrom('list_batch')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .executeTakeFirst()
  }

  /** The versions of these lists, by list, the newest first. */
  async versions(lists: readonly string[]): Promise<ReadonlyMap<string, BatchStanding[]>> {
    if (lists.length === 0) return new Map()
    const batches = await this.tx
      .selectFrom('list_batch')
      .selectAll()
      .where('list', 'in', lists)
      .orderBy('version', 'desc')
      .execute()
    return Map.groupBy(await this.#standing(batches), ({ list }) => list)
  }

  async standing(batch: KeptBatch): Promise<BatchStanding> {
    const [one] = await this.#standing([batch])
    if (one === undefined) throw new Error('a version without a standing')
    return one
  }

  async #standing(batches: readonly KeptBatch[]): Promise<BatchStanding[]> {
    const ids = batches.map(({ id }) => id)
    const steps = await this.tx
      .selectFrom('list_step')
      .distinctOn('batch')
      .selectAll()
      .where('batch', 'in', ids.length === 0 ? ['0'] : ids)
      .orderBy('batch')
      .orderBy('id', 'desc')
      .execute()
    const newest = new Map(steps.map((step) => [step.batch, step]))
    const { rows } = await sql<{
      id: string
      received: number
      applied: number
      undone: number
    }>`
      select b as id, (select count(*)::int from list_row r where r.batch = b) as received,
        (select count(*)::int from list_outcome o where o.batch = b) as applied,
        (select count(*)::int from list_undoing u where u.batch = b) as undone
      from unnest(${ids}::bigint[]) b`.execute(this.tx)
    const counts = new Map(rows.map(({ id, ...of }) => [id, of]))
    return batches.map((batch) => {
      const of = counts.get(batch.id) ?? { received: 0, applied: 0, undone: 0 }
      const step = newest.get(batch.id) ?? null
      return { ...batch, ...of, step, state: stateOf(step?.act ?? null, of.applied) }
    })
  }

  /** The newest thing that was done with a version. */
  async newestStep(batch: string): Promise<KeptListStep | undefined> {
    return this.tx
      .selectFrom('list_step')
      .selectAll()
      .where('batch', '=', batch)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  }

  /** The newest version of this list, or of any that this partner brought; one whose columns were erased says nothing. */
  async newestOf(partner: string, list: string | null): Promise<KeptBatch | undefined> {
    return this.tx
      .selectFrom('list_batch')
      .innerJoin('list', 'list.id', 'list_batch.list')
      .selectAll('list_batch')
      .where('list.partner', '=', partner)
      .$if(list !== null, (all) => all.where('list.id', '=', list))
      .where('list_batch.erased', 'is', null)
      .orderBy('list_batch.id', 'desc')
      .limit(1)
      .executeTakeFirst()
  }
}

/** Where a version stands, by the newest thing that was done with it and whether any of its rows stand in the register. */
export function stateOf(act: ListAct | null, applied: number): BatchState {
  switch (act) {
    case null:
      return 'draft'
    case 'complete':
      return 'ready'
    case 'check':
      return 'checking'
    case 'apply':
      return 'applying'
    case 'stop':
      return 'stopped'
    case 'undo':
      return 'undoing'
    case 'discard':
      return 'discarded'
    case 'failed':
      return applied > 0 ? 'stopped' : 'ready'
    default:
      return act
  }
}

const KINDS = {
  complete: 'list.complete',
  check: 'list.check',
  checked: 'list.check',
  apply: 'list.apply',
  applied: 'list.apply',
  stop: 'list.stop',
  undo: 'list.undo',
  undone: 'list.undo',
  discard: 'list.discard',
  failed: 'list.fail',
} as const satisfies Record<ListAct, string>

/** Only exists inside a change; every method leaves one entry. */
export class ListWriter extends ListReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async beginList(list: Pick<KeptList, 'title' | 'partner' | 'audience'>): Promise<KeptList> {
    const { id: entry, object } = await this.#change.enterNew('list.begin', {
      title: list.title,
      partner: list.partner,
      audience: String(list.audience),
    })
    return this.tx
      .insertInto('list')
      .values({ ...list, object, ...this.#by(entry) })
      .returningAll()
      .executeTakeFirstOrThrow()
  }

  async beginBatch({ list, terms, columns, mapping, saidOn, ...batch }: NewBatch): Promise<string> {
    const row = {
      ...batch,
      list: list.id,
      audience: list.audience,
      said_on: saidOn,
      purpose: terms.purpose,
      fields: [...terms.fields],
      expires: terms.expires,
      onward: terms.onward,
    }
    const fields = boundOfBatch({ ...row, columns, mapping })
    const { id: entry, object } = await this.#change.enterNew('list.begin', fields)
    const { id } = await this.tx
      .insertInto('list_batch')
      .values({
        ...row,
        columns: JSON.stringify(columns),
        mapping: JSON.stringify(mapping),
        object,
        ...this.#by(entry),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  /** Writes down what was done with a version; gives the entry's number. */
  async step(
    { id: batch, audience, object }: Pick<KeptBatch, 'id' | 'audience' | 'object'>,
    act: ListAct,
    given: { readonly run?: string; readonly reason?: string } = {},
  ): Promise<string> {
    const { run = null, reason = null } = given
    const { id: entry } = await this.#change.enter(KINDS[act], object, {
      act,
      run: run ?? '',
      reason: reason ?? '',
    })
    await this.tx
      .insertInto('list_step')
      .values({ batch, audience, act, run, reason, ...this.#by(entry) })
      .execute()
    return entry
  }

  #by(entry: string) {
    return { staff: this.#staff, at: this.#change.now, entry }
  }
}

/** What the entry of a version binds; the file's own words apart from the rest, since they can be erased. */
export function boundOfBatch(
  batch: Pick<
    KeptBatch,
    | 'list'
    | 'version'
    | 'audience'
    | 'purpose'
    | 'fields'
    | 'expires'
    | 'onward'
    | 'columns'
    | 'mapping'
    | 'directness'
    | 'credibility'
    | 'said_on'
    | 'rows'
  >,
) {
  return {
    list: batch.list,
    version: String(batch.version),
    audience: String(batch.audience),
    purpose: batch.purpose,
    fields: batch.fields.join('\n'),
    expires: batch.expires ?? '',
    onward: String(batch.onward),
    columns: canonicalBytes(batch.columns ?? []),
    mapping: canonicalBytes(batch.mapping ?? {}),
    directness: batch.directness,
    credibility: String(batch.credibility),
    said: batch.said_on,
    rows: String(batch.rows),
  }
}
