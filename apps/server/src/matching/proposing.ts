import { officeAudience } from '@amparo/register'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import type { Events } from '../events.ts'
import { toldOf } from '../http/failure.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { proposeDue } from './proposals.ts'

/** Often enough that what was just recorded waits in the queue when somebody looks, and nobody waits for it. */
const PAUSE_MS = 5_000

/**
 * Looks for candidates of everybody whose views have changed, for the office and each team, a few hundred at a time. What is due
 * stands in the database, so it may be ended at any moment and goes on with the next start.
 */
export function proposing(office: Office, events: Events): AsyncDisposable {
  const ending = new AbortController()
  const round = async () => {
    const teams = await office.read(gate, (tx) => new OfficeReader(tx).teamNumbers())
    for (const audience of [officeAudience, ...teams])
      while (!ending.signal.aborted && (await proposeDue(office, audience)) > 0);
  }
  const told = () =>
    round().catch((error: unknown) => {
      if (toldOf(error).bug) events.bug('looking for candidates', error)
    })
  let running = told()
  const timer = setInterval(() => {
    running = running.then(told)
  }, PAUSE_MS).unref()
  return {
    async [Symbol.asyncDispose]() {
      ending.abort()
      clearInterval(timer)
      await running
    },
  }
}
