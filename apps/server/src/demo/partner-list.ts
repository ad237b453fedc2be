import type { NewListRow } from '@amparo/contract'
import type { DemoPartnerList } from '@amparo/scenario'
import { applyVersion } from '../lists/applying.ts'
import { dryRun, keepRun } from '../lists/dry-run.ts'
import {
  ListReader,
  ListWriter,
  type KeptBatch,
  type KeptList,
  type KeptListStep,
} from '../lists/list-store.ts'
import { RowWriter } from '../lists/row-store.ts'
import { once, record, type Known } from './known.ts'

/** What the partner lets the office keep; the columns after the row's key. */
const fields = ['person.name', 'person.birth', 'person.residence', 'custody.from']
const columns = ['No', 'Name', 'Born', 'Place', 'Since']

/** Takes a partner's list in as an officer does: kept as it came, looked through, and then perhaps recorded. */
export async function bringList(known: Known, given: DemoPartnerList): Promise<void> {
  const { app, officer } = known
  const { list, batch } = await begin(known, given)
  await step(known, batch, 'check')
  const keeping = { batch, asked: (await newestStep(known, batch)).id }
  await keepRun(app, officer, keeping, await dryRun(app, officer, batch))
  if (!given.isRecorded) return
  const { entry: run } = await newestStep(known, batch)
  await step(known, batch, 'apply', run)
  await applyVersion(app, officer, { list, batch, run })
}

async function begin(
  known: Known,
  { partner, title, ago, rows }: DemoPartnerList,
): Promise<{ list: KeptList; batch: KeptBatch }> {
  const { app, officer, days } = known
  const subject = await record(known, 'organisation', [['organisation.name', partner]])
  return app.change(officer, async (change) => {
    const writer = new ListWriter(change, officer.id)
    const list = await writer.beginList({ title, partner: subject, audience: 0 })
    const id = await writer.beginBatch({
      list,
      version: 1,
      terms: {
        purpose: 'To look for the people on it. [Synthetic]',
        fields,
        expires: null,
        onward: true,
      },
      columns: columns.map((column) => ({ name: column, kept: true })),
      mapping: {},
      directness: 'second-hand',
      credibility: 3,
      saidOn: days.dayOf(ago),
      rows: rows.length,
      once: once(),
    })
    const batch = await writer.batch(id)
    if (batch === undefined) throw new Error('the demo has lost a list')
    await new RowWriter(change).keep(
      batch,
      rows.map((row, at) => ({ ...rowOf(row, at), number: at + 1 })),
    )
    return { list, batch }
  })
}

function rowOf(row: DemoPartnerList['rows'][number], at: number): NewListRow {
  const [name, born, place, since] = row
  const date = (code: string, edtf: string | null) =>
    edtf === null ? [] : [{ property: code, value: { kind: 'date' as const, edtf } }]
  const key = String(at + 1)
  return {
    key,
    cells: [key, ...row.map((cell) => cell ?? '')],
    values: [
      { property: 'person.name', value: { kind: 'name', text: name } },
      ...date('person.birth', born),
      ...(place === null
        ? []
        : [{ property: 'person.residence', value: { kind: 'text' as const, text: place } }]),
      ...date('custody.from', since),
    ],
    refused: null,
  }
}

async function step(
  { app, officer }: Known,
  batch: KeptBatch,
  act: 'check' | 'apply',
  run?: string,
): Promise<void> {
  await app.change(officer, (change) =>
    new ListWriter(change, officer.id).step(batch, act, run === undefined ? {} : { run }),
  )
}

async function newestStep({ app, officer }: Known, batch: KeptBatch): Promise<KeptListStep> {
  const found = await app.read(officer, (tx) => new ListReader(tx).newestStep(batch.id))
  if (found === undefined) throw new Error('the demo has lost a step of a list')
  return found
}
