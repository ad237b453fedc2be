import { noteErased } from '../backup/tombstones.ts'
import { gate } from '../db/actor.ts'
import type { Change, Office } from '../db/office.ts'
import type { Events } from '../events.ts'
import { asEraser, type Host } from '../host/host.ts'
import { toldOf } from '../http/failure.ts'
import { eraseClaims } from '../register/erasure.ts'
import { erasableListHeads, erasableListRows, overdueOn, type Overdue } from './list-erasure.ts'

const REASON = 'terms-over'
/** Records of one transaction. */
const AT_ONCE = 500

/**
 * Erases what partners' terms let nobody keep any more: the rows of those versions, and what was recorded from them. That somebody
 * stood in a list stays, under the member's number. Each part is noted beside the database before it is kept, so that a copy from
 * before never brings it back. Gives how many records were erased.
 */
export async function eraseOverdue(
  eraser: Office,
  { today, noted }: { readonly today: string; readonly noted: (change: Change) => Promise<void> },
): Promise<number> {
  let count = 0
  for (;;) {
    const overdue = await eraser.read(gate, (tx) => overdueOn(tx, today, AT_ONCE))
    const number = overdue.rows.length + overdue.heads.length + overdue.claims.length
    if (number === 0) return count
    await eraser.change(gate, async (change) => {
      await eraseThese(change, overdue)
      await noted(change)
    })
    count += number
  }
}

async function eraseThese(change: Change, { rows, heads, claims }: Overdue): Promise<void> {
  for (const id of rows) await erasableListRows.erase(change, id, REASON)
  for (const id of heads) await erasableListHeads.erase(change, id, REASON)
  await eraseClaims(change, claims, REASON)
}

const HOUR = 3_600_000

export interface Place {
  readonly home: string
  readonly slug: string
  readonly events: Pick<Events, 'bug'>
}

/** Erases what is overdue now, and every hour until disposed. What fails is tried again by the next round. */
export async function expiringLists(
  host: Host,
  today: () => Promise<string>,
  { home, slug, events }: Place,
): Promise<AsyncDisposable> {
  const round = async () => {
    const day = await today()
    const noted = ({ tx }: Change) => noteErased(tx, home, slug)
    await asEraser(host, slug, (eraser) => eraseOverdue(eraser, { today: day, noted }))
  }
  const told = () =>
    round().catch((error: unknown) => {
      if (toldOf(error).bug) events.bug('lists whose terms are over', error)
    })
  await told()
  let running = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(told)
  }, HOUR).unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await running
    },
  }
}
