import type { HeardOf } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'

/**
 * What anybody of the office has heard of a person and of everybody who counts as them, whatever team it belongs to; undefined for
 * whom the actor does not know. For this server to weigh: no more leaves it than one bit, which stands for every reason there is.
 */
export async function heardOf(tx: Reading, person: string): Promise<HeardOf | undefined> {
  const { rows } = await sql<HeardOf>`
    select death, other, unwished from bad_news(${person}::bigint)`.execute(tx)
  return rows[0]
}
