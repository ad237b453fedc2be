import { createHash, createHmac } from 'node:crypto'
import type { Change } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'

/** What a recording came to: the subjects it made, and one of the entries it wrote. */
export interface RecordedOnce {
  readonly subjects: readonly string[]
  readonly entry: string
}

/**
 * Runs a recording that its recorder gave a random key, unless it was run before: then it answers as it did and writes
 * nothing. Two at the same time wait for each other. Refuses another request under the same key.
 */
export async function once(
  change: Change,
  staff: number,
  key: Buffer,
  request: unknown,
  story: () => Promise<RecordedOnce>,
): Promise<readonly string[]> {
  // Neither the key nor a bare hash is kept: with them, a value that was erased could still be guessed and confirmed.
  const place = createHash('sha256').update('amparo/v1/recording\n').update(key).digest()
  const asked = createHmac('sha256', key).update(JSON.stringify(request)).digest()
  await change.hold(place)
  const before = await change.tx
    .selectFrom('recording')
    .select(['request', 'subjects'])
    .where('staff', '=', staff)
    .where('key', '=', place)
    .executeTakeFirst()
  if (before !== undefined) {
    if (!before.request.equals(asked)) throw new Refusal('recorded-otherwise')
    return before.subjects
  }
  const { subjects, entry } = await story()
  await change.tx
    .insertInto('recording')
    .values({ staff, key: place, request: asked, subjects: [...subjects], entry })
    .execute()
  return subjects
}
