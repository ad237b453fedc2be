import { parseEntry } from '@amparo/log'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'

/** One look at a subject's page. */
export interface Viewing {
  readonly entry: string
  readonly at: string
  /** Null where the map of names has been erased. */
  readonly by: string | null
}

/** Writes down of which subject an entry is a look, for whoever knew of that subject then. */
export async function keepViewing(tx: Reading, subject: string, entry: string): Promise<void> {
  await sql`
    insert into subject_viewing (entry, subject, audience)
    select ${entry}::bigint, v.subject, min(v.audience) from subject_view v
    where v.subject = ${subject}::bigint group by v.subject`.execute(tx)
}

const PAGE = 50
const LAST = '9223372036854775807'

/** Who looked at a subject, newest first, as far as the actor may know; nothing for anybody but the head. */
export async function viewingsOf(
  tx: Reading,
  subject: string,
  before: string | null,
): Promise<{ viewings: Viewing[]; more: boolean }> {
  const { rows } = await sql<{ entry: string; body: string; viewer: string | null }>`
    select entry, body, viewer
    from viewings_of(${subject}::bigint, ${before ?? LAST}::bigint, ${PAGE + 1}::int)`.execute(tx)
  const viewings = rows.slice(0, PAGE).map(({ entry, body, viewer }) => ({
    entry,
    at: timeOf(body),
    by: viewer,
  }))
  return { viewings, more: rows.length > PAGE }
}

function timeOf(body: string): string {
  const read = parseEntry(body)
  if (read.verdict !== 'entry') throw new Error('an entry of ours does not read')
  return read.entry.time
}
