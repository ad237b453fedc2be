import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { RowVerdict } from '@amparo/contract'
import type { StaffActor } from '../db/actor.ts'
import type { Office, Reading } from '../db/office.ts'
import type { KeptCandidate } from '../db/tables.ts'
import { FormerRows, formersOf, wordsOf, type Former } from './former.ts'
import { ListWriter, type KeptBatch } from './list-store.ts'
import {
  likeliestFirst,
  matchByModel,
  rowToMatch,
  twinsAmong,
  type FoundCandidate,
  type RowToMatch,
} from './matcher.ts'
import { RowReader, type KeptRow } from './row-store.ts'
import { readRow, type Rejected } from './said.ts'

/** What a dry run says of one row. */
export interface CheckedRow {
  readonly ofBatch: string
  readonly number: number
  readonly verdict: RowVerdict
  readonly rejected: Rejected | null
  readonly former: Pick<Former, 'batch' | 'number'> | null
  readonly candidates: readonly KeptCandidate[]
}

/** Rows that are read, or held against the register, in one transaction. */
const AT_ONCE = 500
/** While PostgreSQL finds people for some rows, what was found for others is weighed. */
const LANES = 2

/**
 * What would happen to each row of a version, against the register as it is now, within the version, and beside the version before.
 * Sees of the register what the version's audience may know: whoever reads it later learns nothing else by it. Writes nothing.
 */
export async function dryRun(
  office: Office,
  actor: StaffActor,
  batch: KeptBatch,
): Promise<CheckedRow[]> {
  const reader = { ...actor, teams: actor.teams.filter((team) => team === batch.audience) }
  const formers = new FormerRows(await office.read(actor, (tx) => formersOf(tx, batch)))
  const run = new Run(formers, batch.said_on)
  for (let from = 1; from <= batch.rows; from += AT_ONCE) {
    const to = from + AT_ONCE - 1
    run.check(await office.read(actor, (tx) => new RowReader(tx).between(batch.id, from, to)))
    // Others want to be served meanwhile.
    await breathe()
  }
  const parts = inChunks(run.open(), AT_ONCE)
  const lane = async () => {
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const rows = part
      run.judge(rows, await office.read(reader, (tx) => matchByModel(tx, rows)))
      await breathe()
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return [...run.checked(), ...formers.left().map(gone)]
}

function inChunks<One>(all: readonly One[], size: number): One[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  )
}

function gone({ batch, number }: Former): CheckedRow {
  return {
    ofBatch: batch,
    number,
    verdict: 'gone',
    rejected: null,
    former: null,
    candidates: [],
  }
}

class Run {
  readonly #formers: FormerRows
  readonly #saidOn: string
  readonly #keys = new Set<string>()
  readonly #rows: RowToMatch[] = []
  /** Those that are neither rejected nor stand in the version before. */
  readonly #open = new Set<number>()
  readonly #checked = new Map<number, CheckedRow>()
  #twins: ReadonlyMap<number, readonly FoundCandidate[]> = new Map()

  constructor(formers: FormerRows, saidOn: string) {
    this.#formers = formers
    this.#saidOn = saidOn
  }

  /** What can be said of rows without the register. In the order of the file. */
  check(rows: readonly KeptRow[]): void {
    for (const row of rows) {
      const rejected = this.#rejected(row)
      const former = rejected === null ? this.#formers.take(row) : undefined
      if (rejected !== null) this.#say(row, { verdict: 'rejected', rejected })
      else if (former !== undefined)
        this.#say(row, { verdict: isSameAs(row, former) ? 'same' : 'changed', former })
      // Whatever comes of it, it keeps its place.
      else this.#say(row, { verdict: 'new' })
      const read = readRow({ values: row.said ?? [], refused: row.refused })
      if (rejected !== null || !read.ok) continue
      this.#rows.push(rowToMatch(row.number, read.said, this.#saidOn))
      if (former === undefined) this.#open.add(row.number)
    }
  }

  /** Those that are still to be held against the register; the others of the version have been. */
  open(): RowToMatch[] {
    this.#twins = twinsAmong(this.#rows)
    return this.#rows.filter(({ number }) => this.#open.has(number))
  }

  judge(rows: readonly RowToMatch[], found: ReadonlyMap<number, readonly FoundCandidate[]>): void {
    for (const { number } of rows) {
      const row = this.#checked.get(number)
      const known = [...(found.get(number) ?? []), ...(this.#twins.get(number) ?? [])]
      if (row === undefined || known.length === 0) continue
      const candidates = likeliestFirst(known)
      const [first, second] = candidates
      const isOne = first?.strong === true && first.subject !== null && second?.strong !== true
      this.#checked.set(number, { ...row, verdict: isOne ? 'matched' : 'doubtful', candidates })
    }
  }

  /** In the order of the file. */
  checked(): CheckedRow[] {
    return [...this.#checked.values()]
  }

  #rejected({ key, said, refused }: KeptRow): Rejected | null {
    if (said === null) return { code: 'unreadable', about: 'erased' }
    const read = readRow({ values: said, refused })
    if (!read.ok) return read.rejected
    if (key === null) return null
    if (this.#keys.has(key)) return { code: 'key-twice', about: '' }
    this.#keys.add(key)
    return null
  }

  #say(
    { batch, number }: KeptRow,
    { verdict, ...said }: Pick<CheckedRow, 'verdict'> & Partial<CheckedRow>,
  ): void {
    this.#checked.set(number, {
      ofBatch: batch,
      number,
      verdict,
      rejected: said.rejected ?? null,
      former: said.former ?? null,
      candidates: [],
    })
  }
}

function isSameAs({ said }: KeptRow, former: Former): boolean {
  return said !== null && former.said !== null && wordsOf(said) === wordsOf(former.said)
}

/**
 * Keeps what a dry run found, if it is still what was asked for: `asked` is the step that asked. Gives whether it was kept.
 */
export async function keepRun(
  office: Office,
  actor: StaffActor,
  { batch, asked }: { readonly batch: KeptBatch; readonly asked: string },
  checked: readonly CheckedRow[],
): Promise<boolean> {
  return office.change(actor, async (change) => {
    await change.hold(batch.object)
    const writer = new ListWriter(change, actor.id)
    if ((await writer.newestStep(batch.id))?.id !== asked) return false
    const run = await writer.step(batch, 'checked')
    for (let from = 0; from < checked.length; from += KEPT_AT_ONCE)
      await keep(change.tx, batch, run, checked.slice(from, from + KEPT_AT_ONCE))
    return true
  })
}

const KEPT_AT_ONCE = 2_000

async function keep(
  tx: Reading,
  { id, audience }: KeptBatch,
  run: string,
  rows: readonly CheckedRow[],
): Promise<void> {
  const column = <T>(read: (row: CheckedRow) => T) => rows.map(read)
  await sql`
    insert into list_check (run, batch, audience, of_batch, number, verdict, code, about, former_batch, former_number, candidates, entry)
    select ${run}::bigint, ${id}::bigint, ${audience}::smallint, n.*, ${run}::bigint from unnest(
      ${column(({ ofBatch }) => ofBatch)}::bigint[], ${column(({ number }) => number)}::int[],
      ${column(({ verdict }) => verdict)}::text[],
      ${column(({ rejected }) => rejected?.code ?? null)}::text[],
      ${column(({ rejected }) => rejected?.about ?? null)}::text[],
      ${column(({ former }) => former?.batch ?? null)}::bigint[],
      ${column(({ former }) => former?.number ?? null)}::int[],
      ${column(({ candidates }) => JSON.stringify(candidates))}::jsonb[]
    ) as n`.execute(tx)
}
