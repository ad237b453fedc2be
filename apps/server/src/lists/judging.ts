import type { TakenFor } from '@amparo/contract'
import { sql } from 'kysely'
import type { StaffActor } from '../db/actor.ts'
import type { Change } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { PeopleLook } from '../register/people-look.ts'
import { ListWriter, type KeptBatch } from './list-store.ts'
import { OutcomeReader } from './outcome-store.ts'

export interface Judged {
  readonly row: number
  readonly takenFor: TakenFor
}

/**
 * Writes down whom an officer takes rows for, before they are recorded. A person has to be known to the list's audience; an earlier
 * row must itself be taken for no other row, so that everybody can be found in two steps.
 */
export async function judge(
  change: Change,
  actor: StaffActor,
  id: string,
  judged: readonly Judged[],
): Promise<void> {
  const writer = new ListWriter(change, actor.id)
  const batch = await writer.batch(id)
  if (batch === undefined) throw new Refusal('not-found')
  await change.hold(batch.object)
  const { state } = await writer.standing(batch)
  if (state !== 'checked' && state !== 'stopped') throw new Refusal('changed-meanwhile')
  const numbers = judged.map(({ row }) => row)
  if (new Set(numbers).size < numbers.length || numbers.some((row) => row > batch.rows))
    throw new Refusal('value-refused', 'rows')
  const reader = new OutcomeReader(change.tx)
  if ((await reader.outcomes(id, numbers)).size > 0) throw new Refusal('changed-meanwhile')
  await checkPeople(change, batch, judged)
  await checkRows(reader, batch, judged)
  const { id: entry } = await change.enter('list.judge', batch.object, boundOf(judged))
  const subject = ({ takenFor }: Judged) => (takenFor.kind === 'subject' ? takenFor.subject : null)
  const row = ({ takenFor }: Judged) => (takenFor.kind === 'row' ? takenFor.row : null)
  await sql`
    insert into list_judgement (batch, number, audience, subject, same_row, staff, at, entry)
    select ${id}::bigint, n.number, ${batch.audience}::smallint, n.subject, n.row, ${actor.id}::int,
      ${change.now}::timestamptz, ${entry}::bigint
    from unnest(${numbers}::int[], ${judged.map(subject)}::bigint[], ${judged.map(row)}::int[])
      as n(number, subject, row)`.execute(change.tx)
}

async function checkPeople(
  { tx }: Change,
  { audience }: KeptBatch,
  judged: readonly Judged[],
): Promise<void> {
  const people = judged.flatMap(({ takenFor }) =>
    takenFor.kind === 'subject' ? [takenFor.subject] : [],
  )
  const known = await new PeopleLook(tx).knownTo(people, 'person', audience)
  if (people.some((one) => !known.has(one))) throw new Refusal('value-refused', 'subject')
}

async function checkRows(
  reader: OutcomeReader,
  { id }: KeptBatch,
  judged: readonly Judged[],
): Promise<void> {
  const named = judged.flatMap(({ row, takenFor }) =>
    takenFor.kind === 'row' ? [{ row, earlier: takenFor.row }] : [],
  )
  if (named.length === 0) return
  const before = await reader.judged(
    id,
    named.map(({ earlier }) => earlier),
  )
  const now = new Map(judged.map(({ row, takenFor }) => [row, takenFor]))
  for (const { row, earlier } of named) {
    const taken = now.get(earlier) ?? before.get(earlier)
    if (earlier >= row || taken?.kind === 'row') throw new Refusal('value-refused', 'row')
  }
}

function boundOf(judged: readonly Judged[]) {
  return {
    rows: judged
      .map(({ row, takenFor }) => {
        if (takenFor.kind === 'new') return `${row} new`
        return takenFor.kind === 'row'
          ? `${row} row ${takenFor.row}`
          : `${row} subject ${takenFor.subject}`
      })
      .join('\n'),
  }
}
