import { candidatesBy } from './candidates-by.ts'
import { tasksOf, type Allocate } from './candidates.ts'
import type { Centibits } from './centibits.ts'
import type { Texts } from './grades.ts'
import { measuredColumns } from './levels.ts'
import type { Model } from './model.ts'
import type { Comparison } from './scheme.ts'
import { columnOf, unknown, type Table } from './table.ts'
import { weightsOf } from './weigher.ts'
import { alone, doAll, type Links, type Workers } from './work.ts'

export interface Weighed extends Links {
  /** How many candidates were compared. */
  readonly pairs: number
}

/**
 * Compares all candidates of a table and keeps the pairs whose weight is at least the floor. The same pairs in the same order
 * however many workers there are.
 *
 * @param table with the scheme’s derived columns
 */
export async function weighAll(
  table: Table,
  model: Model,
  floor: Centibits,
  workers: Workers = alone(),
): Promise<Weighed> {
  const links = await linksOf(table, model, floor, workers)
  const all = (part: 'left' | 'right' | 'weight') =>
    joined(
      links.map((one) => one[part]),
      workers.allocate,
    )
  return {
    pairs: links.reduce((sum, { pairs }) => sum + pairs, 0),
    left: all('left'),
    right: all('right'),
    weight: all('weight'),
  }
}

/** Part by part. What they were made from is not kept until they are put together. */
async function linksOf(
  table: Table,
  model: Model,
  floor: Centibits,
  workers: Workers,
): Promise<Weighed[]> {
  const { allocate } = workers
  const candidates = await candidatesBy(workers, table, model.scheme)
  const weights = weightsOf(model, table.values, allocate)
  const texts = sharedTexts(table, model.scheme.comparisons, allocate)
  const job = { kind: 'links', candidates, texts, weights, floor } as const
  const answers = await doAll(workers, job, tasksOf(candidates))
  return answers.flatMap((answer) => (answer.kind === 'links' ? [answer] : []))
}

function joined(parts: readonly Int32Array[], allocate: Allocate): Int32Array {
  const all = allocate(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/**
 * The texts that comparisons measure, where workers can read them; of all others only that they are there. Learning, weighing and
 * clustering ask for the same ones, which are made once.
 */
export function sharedTexts(
  table: Table,
  comparisons: readonly Comparison[],
  allocate: Allocate,
): Texts {
  const known = made.get(table)
  const isAgain =
    known?.comparisons === comparisons &&
    known.allocate === allocate &&
    known.texts.starts.length === table.values.size + 1
  if (isAgain) return known.texts
  const texts = textsIn(table, comparisons, allocate)
  made.set(table, { comparisons, allocate, texts })
  return texts
}

const made = new WeakMap<
  Table,
  {
    readonly comparisons: readonly Comparison[]
    readonly allocate: Allocate
    readonly texts: Texts
  }
>()

function textsIn(table: Table, comparisons: readonly Comparison[], allocate: Allocate): Texts {
  const { values } = table
  const isMeasured = new Uint8Array(values.size)
  for (const name of measuredColumns(comparisons)) markValues(isMeasured, columnOf(table, name))
  const starts = startsOf(values.starts, isMeasured, allocate(values.size + 1))
  const letters = allocate(starts[values.size] ?? 0)
  const pool = new Uint32Array(letters.buffer, letters.byteOffset, letters.length)
  copyTexts(values, { pool, starts })
  return { pool, starts }
}

function markValues(isMeasured: Uint8Array, codes: Int32Array): void {
  for (let record = 0; record < codes.length; record++) {
    const code = codes[record] ?? unknown
    if (code >= 0) isMeasured[code] = 1
  }
}

function startsOf(all: Int32Array, isMeasured: Uint8Array, starts: Int32Array): Int32Array {
  let end = 0
  for (let code = 0; code < isMeasured.length; code++) {
    starts[code] = end
    if (isMeasured[code] === 1) end += (all[code + 1] ?? 0) - (all[code] ?? 0)
  }
  starts[isMeasured.length] = end
  return starts
}

function copyTexts(from: Texts, to: Texts): void {
  for (let code = 0; code + 1 < to.starts.length; code++) {
    const end = to.starts[code + 1] ?? 0
    let letter = from.starts[code] ?? 0
    for (let at = to.starts[code] ?? 0; at < end; at++) to.pool[at] = from.pool[letter++] ?? 0
  }
}
