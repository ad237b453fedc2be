import type { BatchState } from '@amparo/contract'
import { sql } from 'kysely'
import type { Hono } from 'hono'
import type { StaffActor } from '../db/actor.ts'
import type { Change, Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { todayIn } from '../letters/today.ts'
import { SessionStore } from '../staff/session-store.ts'
import { isOver } from './heads.ts'
import { ListWriter, type BatchStanding } from './list-store.ts'
import { mayStill } from './list-work.ts'
import { OutcomeReader } from './outcome-store.ts'

/** What is asked of the server for a version; it does it in the background. */
export function stepRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'completeBatch', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { writer, batch } = await begin(change, actor, params.batch)
      // Said twice, the second time it is so already.
      if (batch.state === 'checking' || batch.state === 'checked') return {}
      check(batch, ['draft'])
      if (batch.received < batch.rows) throw new Refusal('rows-missing')
      await writer.step(batch, 'complete')
      await writer.step(batch, 'check')
      return {}
    }),
  )

  serveStaff(app, 'checkBatch', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { writer, batch } = await begin(change, actor, params.batch)
      if (batch.state === 'checking' && !(await isStuck(change.tx, batch))) return {}
      check(batch, ['ready', 'checked', 'checking'])
      await writer.step(batch, 'check')
      return {}
    }),
  )

  serveStaff(app, 'applyBatch', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const { writer, batch } = await begin(change, actor, params.batch)
      const isGoing = batch.state === 'applying' || batch.state === 'applied'
      const run = await new OutcomeReader(change.tx).newestRun(batch.id)
      if (run?.run !== body.run) throw new Refusal('changed-meanwhile')
      if (isGoing && !(await isStuck(change.tx, batch))) return {}
      check(batch, ['checked', 'stopped', 'applying'])
      if (isOver(batch, await todayIn(change.tx, change.now))) throw new Refusal('terms-over')
      await checkOthers(change.tx, batch, run.step)
      await writer.step(batch, 'apply', { run: run.run })
      return {}
    }),
  )

  serveStaff(app, 'stopBatch', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { writer, batch } = await begin(change, actor, params.batch)
      if (batch.state === 'stopped') return {}
      check(batch, ['applying'])
      await writer.step(batch, 'stop')
      return {}
    }),
  )

  serveStaff(app, 'undoBatch', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const { writer, batch } = await begin(change, actor, params.batch)
      const isGoing = batch.state === 'undoing' || batch.state === 'undone'
      if (isGoing && !(await isStuck(change.tx, batch))) return {}
      check(batch, ['applying', 'stopped', 'applied', 'undoing'])
      await checkNewest(writer, batch)
      await writer.step(batch, 'undo', { reason: body.reason })
      return {}
    }),
  )

  serveStaff(app, 'discardBatch', whoAsks, async ({ params }, actor) =>
    office.change(actor, async (change) => {
      const { writer, batch } = await begin(change, actor, params.batch)
      if (batch.state === 'discarded') return {}
      check(batch, ['draft', 'ready', 'checking', 'checked', 'stopped'])
      if (batch.applied > 0) throw new Refusal('changed-meanwhile')
      await writer.step(batch, 'discard')
      return {}
    }),
  )
}

/** The version, held: whoever asks something of it next waits, and of its list no other is begun or taken back meanwhile. */
async function begin(change: Change, actor: StaffActor, id: string) {
  const writer = new ListWriter(change, actor.id)
  const found = await writer.batch(id)
  const list = found && (await writer.list(found.list))
  if (found === undefined || list === undefined) throw new Refusal('not-found')
  await change.hold(list.object)
  await change.hold(found.object)
  return { writer, batch: await writer.standing(found) }
}

function check({ state }: BatchStanding, allowed: readonly BatchState[]): void {
  if (!allowed.includes(state)) throw new Refusal('changed-meanwhile')
}

/** Whoever asked for what is under way may not do it any more, so somebody else has to ask again. */
async function isStuck(tx: Reading, { step }: BatchStanding): Promise<boolean> {
  if (step === null || !['check', 'apply', 'undo'].includes(step.act)) return false
  return !mayStill(await new SessionStore(tx).actor(step.staff), step)
}

/** A dry run tells of the versions before as they stood; if one of them was recorded or taken back since, it tells nothing any more. */
async function checkOthers(tx: Reading, batch: BatchStanding, since: string): Promise<void> {
  const { rows } = await sql`
    select from list_step s join list_batch b on b.id = s.batch
    where b.list = ${batch.list} and b.id <> ${batch.id} and s.id > ${since}::bigint and s.act in ('apply', 'undo')
    limit 1`.execute(tx)
  if (rows.length > 0) throw new Refusal('changed-meanwhile')
}

/** What a later version says stands on what this one said. */
async function checkNewest(writer: ListWriter, batch: BatchStanding): Promise<void> {
  const versions = (await writer.versions([batch.list])).get(batch.list) ?? []
  const isLater = ({ version, applied, undone, state }: BatchStanding) =>
    version > batch.version && (applied > undone || state === 'applying')
  if (versions.some(isLater)) throw new Refusal('newer-version-first')
}
