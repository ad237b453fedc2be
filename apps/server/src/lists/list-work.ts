import { sql } from 'kysely'
import { mayDo, type Action } from '../authority.ts'
import { gate, type StaffActor } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import type { Events } from '../events.ts'
import { toldOf } from '../http/failure.ts'
import { SessionStore } from '../staff/session-store.ts'
import { applyVersion } from './applying.ts'
import { dryRun, keepRun } from './dry-run.ts'
import { ListReader, ListWriter, type KeptBatch, type KeptListStep } from './list-store.ts'
import { undoVersion } from './undoing.ts'

/** What a member must be allowed for the server to do in their name what they asked for. */
const NEEDED = { check: 'list.bring', apply: 'list.apply', undo: 'list.undo' } as const

type Asked = keyof typeof NEEDED

function isAsked(act: string): act is Asked {
  return Object.hasOwn(NEEDED, act)
}

/** Whether the server can still do what this member asked for: they work here, in that role, and see the list. */
export function mayStill(actor: StaffActor | undefined, { act, audience }: KeptListStep): boolean {
  if (actor === undefined || !isAsked(act)) return false
  const needed: Action = NEEDED[act]
  return mayDo(actor.role, needed) && (audience === 0 || actor.teams.includes(audience))
}

export interface Working {
  readonly events: Pick<Events, 'bug'>
  /** Ends it with the part that is under way; the next round goes on from there. */
  readonly told?: AbortSignal
}

/**
 * Does what was asked for of lists, one version after the other, until nothing is left: dry runs, recording, taking back. May run in
 * several processes at once. What could not be done for a reason of ours is written down, and tried again only when somebody asks.
 */
export async function goOnWithLists(office: Office, working: Working): Promise<void> {
  const under = await office.read(gate, async (tx) => {
    const { rows } = await sql<{ batch: string; staff: number }>`
      select batch::text as batch, staff from lists_under_way()`.execute(tx)
    const sessions = new SessionStore(tx)
    const all: { batch: string; actor: StaffActor | undefined }[] = []
    for (const { batch, staff } of rows) all.push({ batch, actor: await sessions.actor(staff) })
    return all
  })
  for (const { batch, actor } of under)
    if (actor !== undefined && working.told?.aborted !== true)
      await goOn(office, actor, batch, working)
}

async function goOn(
  office: Office,
  actor: StaffActor,
  id: string,
  { events, told }: Working,
): Promise<void> {
  const found = await office.read(actor, async (tx) => {
    const reader = new ListReader(tx)
    const batch = await reader.batch(id)
    const list = batch && (await reader.list(batch.list))
    const step = await reader.newestStep(id)
    return batch === undefined || list === undefined || step === undefined
      ? undefined
      : { batch, list, step }
  })
  if (found === undefined || !mayStill(actor, found.step)) return
  const { batch, list, step } = found
  try {
    if (step.act === 'check')
      await keepRun(office, actor, { batch, asked: step.id }, await dryRun(office, actor, batch))
    if (step.act === 'apply')
      await applyVersion(office, actor, { list, batch, run: step.run ?? '', ...(told && { told }) })
    if (step.act === 'undo') await undoVersion(office, actor, batch, told)
  } catch (error) {
    // A database that is away comes back, and the next round goes on.
    if (!toldOf(error).bug) return
    events.bug('a list', error)
    await fail(office, actor, batch, step.id)
  }
}

/** Writes down that it did not work, so that whoever waits for it sees it. */
async function fail(
  office: Office,
  actor: StaffActor,
  batch: KeptBatch,
  asked: string,
): Promise<void> {
  await office
    .change(actor, async (change) => {
      await change.hold(batch.object)
      const writer = new ListWriter(change, actor.id)
      if ((await writer.newestStep(batch.id))?.id === asked) await writer.step(batch, 'failed')
    })
    .catch(() => {})
}

const SECOND = 1_000

/** Looks every second for what was asked for, until disposed; then it ends with the part that is under way. */
export function workingOnLists(office: Office, events: Pick<Events, 'bug'>): AsyncDisposable {
  let running: Promise<void> | null = null
  const ending = new AbortController()
  const timer = setInterval(() => {
    running ??= goOnWithLists(office, { events, told: ending.signal })
      .catch((error: unknown) => {
        if (toldOf(error).bug) events.bug('lists', error)
      })
      .finally(() => (running = null))
  }, SECOND).unref()
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer)
      ending.abort()
      await running
    },
  }
}
