import { setImmediate as breathe } from 'node:timers/promises'
import { sql } from 'kysely'
import type { RowVerdict } from '@amparo/contract'
import type { StaffActor } from '../db/actor.ts'
import type { Office, Reading } from '../db/office.ts'
import type { KeptCandidate } from '../db/tables.ts'
import { FormerRows, formersOf, wordsOf, type Former } from './former.ts'
import { ListWriter, type KeptBatch } from './list-store.ts'
import { compared, knownOf, likeliestFirst, type Candidate, type Matcher } from './matcher.ts'
import { RowReader, type KeptRow } from './row-store.ts'
import { readRow, viewOfRow, type Rejected } from './said.ts'

/** What a dry run says of one row. */
export interface CheckedRow {
  readonly ofBatch: string
  readonly number: number
  readonly verdict: RowVerdict
  readonly rejected: Rejected | null
  readonly former: Pick<Former, 'batch' | 'number'> | null
  readonly candidates: readonly KeptCandidate[]
}

/** Rows that are compared in one question. */
const AT_ONCE = 500

/**
 * What would happen to each row of a version, against the register as it is now, within the version, and beside the version before.
 * Writes nothing.
 */
export async function dryRun(
  office: Office,
  actor: StaffActor,
  batch: KeptBatch,
  match: Matcher,
): Promise<CheckedRow[]> {
  const formers = new FormerRows(await office.read(actor, (tx) => formersOf(tx, batch)))
  const run = new Run(formers, match)
  let before: Promise<void> = Promise.resolve()
  for (let from = 1; from <= batch.rows; from += AT_ONCE) {
    const rows = await office.read(actor, (tx) =>
      new RowReader(tx).between(batch.id, from, from + AT_ONCE - 1),
    )
    const open = run.check(rows)
    // While PostgreSQL finds people for these rows, the next are read.
    const matching = office.read(actor, (tx) => run.match(tx, open))
    matching.catch(() => {})
    await before
    before = matching
    // Others want to be served meanwhile.
    await breathe()
  }
  await before
  return [...run.checked, ...formers.left().map(gone)]
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

interface OpenRow {
  readonly row: KeptRow
  readonly view: ReturnType<typeof viewOfRow>
}

class Run {
  readonly checked: CheckedRow[] = []
  readonly #formers: FormerRows
  readonly #match: Matcher
  readonly #keys = new Set<string>()
  readonly #twins = new Twins()
  readonly #found = new Map<number, KeptCandidate[]>()

  constructor(formers: FormerRows, match: Matcher) {
    this.#formers = formers
    this.#match = match
  }

  /** What can be said of rows without the register; gives those that are still to be held against it. In the order of the file. */
  check(rows: readonly KeptRow[]): OpenRow[] {
    const open: OpenRow[] = []
    for (const row of rows) {
      const rejected = this.#rejected(row)
      const former = rejected === null ? this.#formers.take(row) : undefined
      if (rejected !== null) this.#say(row, { verdict: 'rejected', rejected })
      else if (former !== undefined)
        this.#say(row, { verdict: isSameAs(row, former) ? 'same' : 'changed', former })
      const read = readRow({ values: row.said ?? [], refused: row.refused })
      if (rejected !== null || !read.ok) continue
      const view = viewOfRow(read.said)
      const twins = this.#twins.add(row.number, view)
      if (former === undefined) open.push({ row, view })
      if (twins.length > 0 && former === undefined) this.#found.set(row.number, twins)
    }
    return open
  }

  async match(tx: Reading, open: readonly OpenRow[]): Promise<void> {
    const candidates = await this.#match(
      tx,
      open.map(({ row, view }) => ({ number: row.number, view })),
    )
    for (const { row } of open) this.#judge(row, candidates.get(row.number) ?? [])
  }

  #judge(row: KeptRow, known: readonly Candidate[]): void {
    const candidates = likeliestFirst([
      ...known.map((one) => ({ ...one, row: null })),
      ...(this.#found.get(row.number) ?? []),
    ])
    const [first, second] = candidates
    const isOne = first?.strong === true && first.subject !== null && second?.strong !== true
    const verdict = first === undefined ? 'new' : isOne ? 'matched' : 'doubtful'
    this.#say(row, { verdict, candidates })
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
    this.checked.push({
      ofBatch: batch,
      number,
      verdict,
      rejected: said.rejected ?? null,
      former: said.former ?? null,
      candidates: said.candidates ?? [],
    })
  }
}

function isSameAs({ said }: KeptRow, former: Former): boolean {
  return said !== null && former.said !== null && wordsOf(said) === wordsOf(former.said)
}

/** So many rows of one version that share a key are held beside a row. */
const MOST_TWINS = 20

/** Rows of one version that may be about one person, by the keys they share. */
class Twins {
  readonly #byKey = new Map<string, number[]>()
  readonly #rows = new Map<number, ReturnType<typeof knownOf>>()

  /** Earlier rows that this one may be about the same person as. */
  add(number: number, view: ReturnType<typeof viewOfRow>): KeptCandidate[] {
    const known = knownOf(view)
    const earlier = new Set<number>()
    for (const key of known.keys) {
      const bearers = this.#byKey.get(key) ?? []
      for (const bearer of bearers.slice(-MOST_TWINS)) earlier.add(bearer)
      bearers.push(number)
      this.#byKey.set(key, bearers)
    }
    this.#rows.set(number, known)
    return [...earlier].flatMap((row) => {
      const other = this.#rows.get(row)
      const one = other && compared(known, other)
      return one === undefined || one === null ? [] : [{ ...one, subject: null, row }]
    })
  }
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
