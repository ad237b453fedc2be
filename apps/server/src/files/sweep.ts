import { gate, type Actor } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { clearDeskRows, clearDoorRows } from '../db/over.ts'
import type { Events } from '../events.ts'
import { toldOf } from '../http/failure.ts'
import { nameOf } from './arriving.ts'
import type { ObjectStore } from './object-store.ts'
import { TicketStore } from './ticket-store.ts'
import { UploadStore } from './upload-store.ts'

export type Page = 'door' | 'desk'

/** Each page sweeps as a role that is nobody, and the row policies give it only what is over. */
const sweepers: Record<Page, Actor> = { door: { kind: 'door', mailbox: null }, desk: gate }

/**
 * Throws away what was never kept and is over: uploads nobody finished in time with their bytes, bytes that belong to
 * nothing, tickets, spent work, presence. May run twice at once, and in several processes.
 */
export async function sweep(office: Office, page: Page, objects: ObjectStore): Promise<void> {
  await office.change(sweepers[page], async ({ tx, now }) => {
    for (const id of await new UploadStore(tx, now).endOver()) await objects.remove(nameOf(id))
    if (page === 'door') return clearDoorRows(tx)
    await new TicketStore(tx, now).clear()
    return clearDeskRows(tx)
  })
  await sweepObjects(office, page, objects)
}

const HOUR = 3_600_000
/** What nobody has written to for so long cannot belong to an upload that is only just beginning. */
const PATIENCE = 72 * HOUR
/** Names asked about in one question. */
const AT_ONCE = 1_000

async function sweepObjects(office: Office, page: Page, objects: ObjectStore): Promise<void> {
  const names = await objects.unchangedSince(new Date(Date.now() - PATIENCE))
  for (let from = 0; from < names.length; from += AT_ONCE) {
    const ids = names.slice(from, from + AT_ONCE).map((name) => Buffer.from(name, 'hex'))
    const nobodys = await office.read(sweepers[page], (tx) =>
      new UploadStore(tx, new Date()).nobodys(ids),
    )
    for (const id of nobodys) await objects.remove(nameOf(id))
  }
}

/** Sweeps now and every hour until disposed. What fails is tried again by the next round. */
export function sweeping(
  office: Office,
  page: Page,
  objects: ObjectStore,
  events: Events,
): AsyncDisposable {
  const round = () =>
    sweep(office, page, objects).catch((error: unknown) => {
      if (toldOf(error).bug) events.bug(`sweep of the ${page}`, error)
    })
  let running = round()
  const timer = setInterval(() => {
    running = running.then(round)
  }, HOUR).unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      await running
    },
  }
}
