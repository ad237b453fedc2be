import { createHash } from 'node:crypto'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import type { ListAct } from '../db/tables.ts'
import { ListReader, ListWriter, type KeptBatch } from './list-store.ts'

/** Rows of one transaction: enough that round trips do not matter, few enough that nobody waits long behind it. */
export const PART = 200
/** Two cores: while PostgreSQL writes one part, the next is folded and committed to here. */
const LANES = 2

/** A stretch of a version's rows, both ends included. */
export interface Part {
  readonly from: number
  readonly to: number
}

/** What was asked for of a version; `told`: to end with the part that is under way. */
export interface Asked {
  readonly batch: KeptBatch
  readonly act: ListAct
  readonly told: AbortSignal | undefined
}

/**
 * Goes through a version in parts, each one transaction, two at once, as long as `act` is the newest thing that was asked for. A
 * part is held while somebody is at it, also in another process, and each finds what is left of its part: so it may be cut off
 * anywhere and begun again. Gives whether it came to the end.
 */
export async function inParts(
  office: Office,
  actor: StaffActor,
  { batch, act, told }: Asked,
  story: (change: Change, part: Part) => Promise<void>,
): Promise<boolean> {
  const parts = partsOf(batch.rows)
  let isAsked = true
  const lane = async () => {
    for (const part of parts) {
      if (!isAsked || told?.aborted === true) return
      isAsked = await office.change(actor, async (change) => {
        await change.hold(markOf(batch, part))
        const step = await new ListReader(change.tx).newestStep(batch.id)
        if (step?.act !== act) return false
        await story(change, part)
        return true
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
  return isAsked && told?.aborted !== true
}

function* partsOf(rows: number): Generator<Part, void> {
  for (let from = 1; from <= rows; from += PART) yield { from, to: Math.min(rows, from + PART - 1) }
}

function markOf({ object }: KeptBatch, { from }: Part): Buffer {
  const mark = createHash('sha256').update('amparo/v1/list part\n').update(object)
  return mark.update(String(from)).digest().subarray(0, 16)
}

/** Says that the server came to the end of what was asked for, unless something else was asked for meanwhile. */
export async function ended(
  office: Office,
  actor: StaffActor,
  { batch, act, end }: { readonly batch: KeptBatch; readonly act: ListAct; readonly end: ListAct },
): Promise<void> {
  await office.change(actor, async (change) => {
    await change.hold(batch.object)
    const writer = new ListWriter(change, actor.id)
    if ((await writer.newestStep(batch.id))?.act === act) await writer.step(batch, end)
  })
}
