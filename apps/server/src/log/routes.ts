import type { EntryId, LogAlarm, EntryPlace } from '@amparo/contract'
import type { Hono } from 'hono'
import { mayDo } from '../authority.ts'
import type { Office } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { alarmsOf, raise, type KeptAlarm } from './alarm-store.ts'
import { isCarriedByVisible } from './carried-by.ts'
import { EntryReader, type LoggedEntry } from './entry-store.ts'
import { proofOf } from './proving.ts'
import type { ShownLog } from './shown-log.ts'
import { StandingReader } from './standing-reader.ts'

/** `log`: what this process reads of it besides the tables; null where it keeps none. */
export function logRoutes(app: Hono, office: Office, whoAsks: WhoAsks, log: ShownLog | null): void {
  serveStaff(app, 'listEntries', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const { entries, more } = await new EntryReader(tx).before(body.before)
      return { entries: entries.map(wired), more }
    }),
  )

  serveStaff(app, 'readLog', whoAsks, async (_request, actor) =>
    office.read(actor, async (tx) => {
      const reader = log === null ? null : new StandingReader(tx, log)
      return {
        log: (await reader?.standing()) ?? null,
        anchors: (await reader?.anchors()) ?? [],
        alarms: (await alarmsOf(tx)).map(wiredAlarm),
      }
    }),
  )

  serveStaff(app, 'readCheckpoint', whoAsks, async (_request, actor) =>
    office.read(actor, async (tx) => ({
      checkpoint: log === null ? null : await new StandingReader(tx, log).checkpoint(),
    })),
  )

  serveStaff(app, 'readConsistency', whoAsks, async ({ body }, actor) =>
    office.read(actor, async (tx) => {
      const proof = log === null ? undefined : await new StandingReader(tx, log).consistency(body)
      if (proof === undefined) throw new Refusal('not-found')
      return { proof }
    }),
  )

  serveStaff(app, 'proveEntry', whoAsks, async ({ params }, actor) => {
    const entry = await office.read(actor, async (tx) => {
      const isShown =
        mayDo(actor.role, 'log.read') || (await isCarriedByVisible(tx, actor.role, params.entry))
      return isShown ? new EntryReader(tx).one(params.entry) : undefined
    })
    if (entry === undefined) throw new Refusal('not-found')
    return { entry: wired(entry), place: await placeOf(office, log, entry.id) }
  })

  serveStaff(app, 'reportLogAlarm', whoAsks, async ({ body }, actor) =>
    office.change(actor, async (change) => {
      await raise(change, { ...body, raisedBy: 'monitor' })
      return {}
    }),
  )
}

async function placeOf(office: Office, log: ShownLog | null, entry: string): Promise<EntryPlace> {
  if (log === null) return { standing: 'waits-for-place' }
  const { shard } = log
  const { policy, text } = await log.policy()
  const proving = await proofOf({ office, shard, folder: log, policy }, entry)
  switch (proving.verdict) {
    case 'no-entry':
    case 'no-index':
      return { standing: 'waits-for-place' }
    case 'not-signed':
      return { standing: 'waits-for-seal', origin: shard.origin, index: proving.index }
    case 'proved': {
      const { index, proof } = proving
      return { standing: 'sealed', origin: shard.origin, index, proof, policy: text }
    }
  }
}

function wired(entry: LoggedEntry): LoggedEntry & { id: EntryId } {
  return { ...entry, id: entry.id as EntryId }
}

function wiredAlarm({ kind, raisedBy, evidence, at, entry }: KeptAlarm): LogAlarm {
  return { kind, raisedBy, evidence, at: new Date(at).toISOString(), entry: entry as EntryId }
}
