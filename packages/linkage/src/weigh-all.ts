import { candidatesBy } from './candidates-by.ts'
import { tasksOf } from './candidates.ts'
import type { Centibits } from './centibits.ts'
import type { Texts } from './grades.ts'
import type { Model } from './model.ts'
import type { Table } from './table.ts'
import type { Values } from './values.ts'
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
  const { allocate } = workers
  const candidates = await candidatesBy(workers, table, model.scheme)
  const weights = weightsOf(model, table.values, allocate)
  const texts = sharedTexts(table.values, allocate)
  const job = { kind: 'links', candidates, texts, weights, floor } as const
  const answers = await doAll(workers, job, tasksOf(candidates))
  const links = answers.flatMap((answer) => (answer.kind === 'links' ? [answer] : []))
  return {
    pairs: links.reduce((sum, { pairs }) => sum + pairs, 0),
    left: joined(links.map(({ left }) => left)),
    right: joined(links.map(({ right }) => right)),
    weight: joined(links.map(({ weight }) => weight)),
  }
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The texts where workers can read them. */
export function sharedTexts(values: Values, allocate: (length: number) => Int32Array): Texts {
  const starts = allocate(values.size + 1)
  starts.set(values.starts.subarray(0, values.size + 1))
  const letters = allocate(starts[values.size] ?? 0)
  letters.set(values.pool.subarray(0, letters.length))
  return { pool: new Uint32Array(letters.buffer, letters.byteOffset, letters.length), starts }
}
