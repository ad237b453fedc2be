import { sql } from 'kysely'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import { endIfNamed } from '../failpoint.ts'
import { storeViewsOf } from '../register/fold-store.ts'
import { Listed } from '../register/listed.ts'
import type { KeptBatch } from './list-store.ts'
import { OutcomeReader, type KeptOutcome } from './outcome-store.ts'
import { ended, inParts, type Part } from './parts.ts'

/**
 * Takes back all that was recorded from a version, in the background: part after part what its rows said counts nowhere any more, and
 * the views of everybody they spoke of are written as if it had never been said. The rows, the claims and their entries stay.
 */
export async function undoVersion(
  office: Office,
  actor: StaffActor,
  batch: KeptBatch,
  told?: AbortSignal,
): Promise<void> {
  const asked = { batch, act: 'undo', told } as const
  const isAsked = await inParts(office, actor, asked, async (change, part) => {
    await takeBack(change, batch, part)
    endIfNamed(`list-undoing-${part.from}`)
  })
  if (isAsked) await ended(office, actor, { batch, act: 'undo', end: 'undone' })
}

async function takeBack(change: Change, batch: KeptBatch, part: Part): Promise<void> {
  const { tx } = change
  const outcomes = await new OutcomeReader(tx).standing(batch.id, part.from, part.to)
  if (outcomes.length === 0) return
  const listed = new Listed(tx)
  const source = (await listed.sources([batch.id])).get(batch.id)
  if (source === undefined) throw new Error('a version was recorded and is no source')
  const spoken = await listed.spokenOf(
    source,
    outcomes.map(({ number }) => number),
  )
  const entries = await change.enterEach(
    'list.take-back',
    spoken.map(({ object }) => ({ object, fields: { batch: batch.id } })),
  )
  const [first] = entries
  const entry = first?.id ?? (await ofNobody(change, batch, outcomes))
  await sql`
    insert into list_undoing (source, number, batch, audience, entry)
    select ${source}::bigint, n, ${batch.id}::bigint, ${batch.audience}::smallint, ${entry}::bigint
    from unnest(${outcomes.map(({ number }) => number)}::int[]) n`.execute(tx)
  await storeViewsOf(tx, spoken)
}

/** Rows that said nothing new change nobody; that they were taken back is an entry of their version. */
async function ofNobody(
  change: Change,
  batch: KeptBatch,
  outcomes: readonly KeptOutcome[],
): Promise<string> {
  const rows = outcomes.map(({ number }) => String(number)).join('\n')
  const { id } = await change.enter('list.take-back', batch.object, { rows })
  return id
}
