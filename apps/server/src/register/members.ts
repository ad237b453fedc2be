import { compareIds } from '@amparo/register'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'

/** Somebody, whose page theirs is, and everybody else who counts as that person; as far as the reader may know. */
export interface Members {
  readonly anchor: string
  /** The anchor first, then by age. */
  readonly members: readonly string[]
}

/**
 * Who counts as one person with each of these. For whoever asks what is tied to a person by number: custodies, letters'
 * lines, consents keep naming the record they were made for.
 */
export async function membersOf(
  tx: Reading,
  people: readonly string[],
): Promise<ReadonlyMap<string, Members>> {
  const asked = [...new Set(people)]
  if (asked.length === 0) return new Map()
  const { rows } = await sql<{ person: string; anchor: string; members: string[] }>`
    select a.person::text, a.anchor::text, (
      select coalesce(array_agg(distinct v.subject::text), '{}') from subject_view v where v.anchor = a.anchor
    ) as members
    from (
      select p as person, coalesce((select min(v.anchor) from subject_view v where v.subject = p), p) as anchor
      from unnest(${asked}::bigint[]) as p
    ) a`.execute(tx)
  return new Map(
    rows.map(({ person, anchor, members }) => [
      person,
      {
        anchor,
        members: [anchor, ...members.filter((one) => one !== anchor).toSorted(compareIds)],
      },
    ]),
  )
}

/** Everybody who counts as one of these. */
export async function withMembers(tx: Reading, people: readonly string[]): Promise<string[]> {
  const members = await membersOf(tx, people)
  return [...new Set(people.flatMap((one) => [one, ...(members.get(one)?.members ?? [])]))]
}
