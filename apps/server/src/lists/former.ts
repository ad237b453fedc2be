import type { NewListRow } from '@amparo/contract'
import { canonicalBytes } from '@amparo/seal'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import type { KeptBatch } from './list-store.ts'

/** The newest recorded row of somebody who stands in a list, from a version before; what was taken back is none. */
export interface Former {
  readonly batch: string
  readonly number: number
  readonly version: number
  readonly member: string
  readonly person: string
  readonly below: readonly string[]
  readonly key: string | null
  /** Null once it was erased. */
  readonly said: NewListRow['values'] | null
}

/** Everybody who stands in the versions before this one, the newest row of each. */
export async function formersOf(tx: Reading, batch: KeptBatch): Promise<Former[]> {
  const { rows } = await sql<Former>`
    select distinct on (o.member) o.batch, o.number, b.version, o.member, o.person, o.below, r.key, r.said
    from list_outcome o join list_batch b on b.id = o.batch join list_row r on r.batch = o.batch and r.number = o.number
    where b.list = ${batch.list} and b.version < ${batch.version}
      and not exists (select from list_undoing u where u.batch = o.batch and u.number = o.number)
    order by o.member, b.version desc`.execute(tx)
  return rows
}

/**
 * Finds the row that a row of a new version continues: by the partner's key; of a row without one, by its words. Each former row
 * is found once.
 */
export class FormerRows {
  readonly #byIdentity: Map<string, Former[]>
  readonly #newest: number

  constructor(formers: readonly Former[]) {
    this.#byIdentity = Map.groupBy(formers, identityOf)
    this.#newest = Math.max(0, ...formers.map(({ version }) => version))
  }

  take(row: Pick<Former, 'key' | 'said'>): Former | undefined {
    return this.#byIdentity.get(identityOf(row))?.shift()
  }

  /** Those of the version before that nobody took: they are gone from the list. */
  left(): Former[] {
    return [...this.#byIdentity.values()].flat().filter(({ version }) => version === this.#newest)
  }
}

function identityOf({ key, said }: Pick<Former, 'key' | 'said'>): string {
  if (key !== null) return `k${key}`
  return said === null ? 'erased' : `w${wordsOf(said)}`
}

export function wordsOf(said: NewListRow['values']): string {
  return Buffer.from(canonicalBytes(said)).toString('utf8')
}
