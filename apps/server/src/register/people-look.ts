import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { kindNumber } from './fold-store.ts'

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
}
