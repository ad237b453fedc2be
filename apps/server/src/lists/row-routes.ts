import type { BatchRow, SubjectId, Tombstone } from '@amparo/contract'
import type { Hono } from 'hono'
import { erasedIn } from '../db/erasing.ts'
import type { Office, Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { serveStaff, type WhoAsks } from '../http/serve.ts'
import { todayIn } from '../letters/today.ts'
import { PeopleLook } from '../register/people-look.ts'
import { isOver } from './heads.ts'
import { ListReader, ListWriter, type KeptBatch } from './list-store.ts'
import { OutcomeReader, type KeptCheck } from './outcome-store.ts'
import { placeOf, RowReader, RowWriter, withinTerms, type KeptRow } from './row-store.ts'
import { judge } from './judging.ts'

const PAGE = 50

/** Rows of versions: sent in parts, read with what a dry run says of them, judged. */
export function rowRoutes(app: Hono, office: Office, whoAsks: WhoAsks): void {
  serveStaff(app, 'sendRows', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const writer = new ListWriter(change, actor.id)
      const batch = await writer.batch(params.batch)
      if (batch === undefined) throw new Refusal('not-found')
      await change.hold(batch.object)
      if ((await writer.newestStep(batch.id)) !== undefined) throw new Refusal('changed-meanwhile')
      if (isOver(batch, await todayIn(change.tx, change.now))) throw new Refusal('terms-over')
      if (body.from + body.rows.length - 1 > batch.rows) throw new Refusal('value-refused', 'rows')
      const columns = batch.columns ?? []
      if (body.rows.some(({ cells }) => cells.length > columns.length))
        throw new Refusal('value-refused', 'cells')
      const within = body.rows.map((row) => withinTerms(row, batch.fields, columns))
      const rows = new RowWriter(change)
      await rows.keep(
        batch,
        within.map(({ row }, at) => ({ ...row, number: body.from + at })),
      )
      return {
        received: await rows.count(batch.id),
        dropped: within.reduce((sum, { dropped }) => sum + dropped, 0),
      }
    }),
  )

  serveStaff(app, 'readRows', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      const batch = await new ListReader(change.tx).batch(params.batch)
      if (batch === undefined) throw new Refusal('not-found')
      await change.enterOwn('subject.search', { kind: 'person' })
      const over = isOver(batch, await todayIn(change.tx, change.now))
      const { checks, rows, more } = await pageOf(change.tx, batch, body)
      return { rows: await shown(change.tx, batch, { checks, rows, over }), more }
    }),
  )

  serveStaff(app, 'judgeRows', whoAsks, async ({ params, body }, actor) =>
    office.change(actor, async (change) => {
      await judge(change, actor, params.batch, body.rows)
      return {}
    }),
  )
}

interface PageAsked {
  readonly verdict: string | null
  readonly after: number | null
}

interface Found {
  readonly checks: ReadonlyMap<string, KeptCheck>
  readonly rows: readonly KeptRow[]
}

/** By what the newest run says; of a version that was never checked, as its rows came. */
async function pageOf(
  tx: Reading,
  { id, rows: last }: KeptBatch,
  { verdict, after }: PageAsked,
): Promise<Found & { readonly more: boolean }> {
  const outcomes = new OutcomeReader(tx)
  const run = await outcomes.newestRun(id)
  if (run === undefined) {
    if (verdict !== null) return { checks: new Map(), rows: [], more: false }
    const from = (after ?? 0) + 1
    const rows = await new RowReader(tx).between(id, from, Math.min(last, from + PAGE - 1))
    return { checks: new Map(), rows, more: from + PAGE <= last }
  }
  const found = await outcomes.page(run.run, { batch: id, verdict, after: after ?? 0 }, PAGE)
  const page = found.slice(0, PAGE)
  const checks = new Map(
    page.map((check) => [placeOf({ batch: check.of_batch, number: check.number }), check]),
  )
  const kept = await new RowReader(tx).those(
    page.map(({ of_batch: batch, number }) => ({ batch, number })),
  )
  const rows = [...checks.keys()].flatMap((place) => kept.get(place) ?? [])
  return { checks, rows, more: found.length > PAGE }
}

async function shown(
  tx: Reading,
  { id }: KeptBatch,
  { checks, rows, over }: Found & { readonly over: boolean },
): Promise<BatchRow[]> {
  const reader = new OutcomeReader(tx)
  const own = rows.filter(({ batch }) => batch === id).map(({ number }) => number)
  const [judged, outcomes] = [await reader.judged(id, own), await reader.outcomes(id, own)]
  const undone = await reader.undone(id, own)
  const formers = await new RowReader(tx).those(
    [...checks.values()].flatMap(({ verdict, former_batch: batch, former_number: number }) =>
      verdict !== 'changed' || batch === null || number === null ? [] : [{ batch, number }],
    ),
  )
  const subjects = [...checks.values()].flatMap(({ candidates }) =>
    candidates.flatMap(({ subject }) => subject ?? []),
  )
  const names = await new PeopleLook(tx).labels([...new Set(subjects)])
  return rows.map((row): BatchRow => {
    const check = checks.get(placeOf(row))
    const isOwn = row.batch === id
    const former = formers.get(
      placeOf({ batch: check?.former_batch ?? '', number: check?.former_number ?? 0 }),
    )
    return {
      row: row.number,
      key: over ? null : row.key,
      cells: over ? [] : [...(row.cells ?? [])],
      values: over ? [] : [...(row.said ?? [])],
      verdict: check?.verdict ?? null,
      rejected: rejectedIn(check),
      candidates: (check?.candidates ?? []).flatMap((one) => candidateOf(one, names)),
      takenFor: isOwn ? (judged.get(row.number) ?? null) : null,
      before: over || former?.said == null ? null : [...former.said],
      subject: isOwn ? ((outcomes.get(row.number)?.person ?? null) as SubjectId | null) : null,
      undone: isOwn && undone.has(row.number),
      erased: erasedIn(row) as Tombstone | null,
    }
  })
}

function rejectedIn(check: KeptCheck | undefined): BatchRow['rejected'] {
  if (check === undefined || check.code === null) return null
  return {
    code: check.code as NonNullable<BatchRow['rejected']>['code'],
    about: check.about ?? '',
  }
}

/** Somebody who is not to be seen any more is no candidate. */
function candidateOf(
  { subject, row, strong, why }: KeptCheck['candidates'][number],
  names: ReadonlyMap<string, string>,
): BatchRow['candidates'] {
  const reasons = why.map((one) => ({ ...one }))
  if (subject === null) return row === null ? [] : [{ kind: 'row', row, strong, why: reasons }]
  const name = names.get(subject)
  if (name === undefined) return []
  return [{ kind: 'subject', subject: subject as SubjectId, name, strong, why: reasons }]
}
