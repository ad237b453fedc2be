import type { NoteSignature } from '@amparo/log'
import type { Change, Reading } from '../db/office.ts'

/** A checkpoint as the log signed it. */
export interface SignedCheckpoint {
  readonly size: number
  /** With the log's own signatures alone (C2SP signed-note). */
  readonly note: string
  readonly at: Date
}

/** The newest that was signed; undefined before the first. */
export async function newestCheckpoint(
  tx: Reading,
  shard: number,
): Promise<SignedCheckpoint | undefined> {
  const row = await tx
    .selectFrom('checkpoint')
    .select(['size', 'note', 'at'])
    .where('shard', '=', shard)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { ...row, size: Number(row.size) }
}

/** The sizes that were signed, beyond one, in their order. */
export async function sizesSigned(tx: Reading, shard: number, beyond: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('checkpoint')
    .select('size')
    .where('shard', '=', shard)
    .where('size', '>', String(beyond))
    .orderBy('size')
    .execute()
  return rows.map(({ size }) => Number(size))
}

/** Keeps what was signed; a second one of the same size is the same tree, and the first stays. */
export async function keepCheckpoint(
  { tx, now }: Change,
  shard: number,
  { size, note }: Omit<SignedCheckpoint, 'at'>,
): Promise<void> {
  await tx
    .insertInto('checkpoint')
    .values({ shard, size: String(size), note, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What other organisations signed under a checkpoint. */
export async function cosignaturesOf(
  tx: Reading,
  shard: number,
  size: number,
): Promise<NoteSignature[]> {
  const rows = await tx
    .selectFrom('cosignature')
    .select(['name', 'key_id', 'signature'])
    .where('shard', '=', shard)
    .where('size', '=', String(size))
    .orderBy('at')
    .orderBy('name')
    .orderBy('key_id')
    .execute()
  return rows.map(({ name, key_id, signature }) => ({
    name,
    id: Number(key_id),
    signature: new Uint8Array(signature),
  }))
}

/** Keeps signatures that were checked; one key's first stays. */
export async function keepCosignatures(
  { tx, now }: Change,
  shard: number,
  size: number,
  signatures: readonly NoteSignature[],
): Promise<void> {
  if (signatures.length === 0) return
  await tx
    .insertInto('cosignature')
    .values(
      signatures.map(({ name, id, signature }) => ({
        shard,
        size: String(size),
        name,
        key_id: String(id),
        signature: Buffer.from(signature),
        at: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The checkpoint of a size, as the log signed it; undefined where none was signed. */
export async function checkpointOfSize(
  tx: Reading,
  shard: number,
  size: number,
): Promise<SignedCheckpoint | undefined> {
  const row = await tx
    .selectFrom('checkpoint')
    .select(['note', 'at'])
    .where('shard', '=', shard)
    .where('size', '=', String(size))
    .executeTakeFirst()
  return row && { ...row, size }
}

/** The largest size that any of these keys is known to have signed; 0 where none has. */
export async function largestCosigned(
  tx: Reading,
  shard: number,
  keys: readonly Pick<NoteSignature, 'name' | 'id'>[],
): Promise<number> {
  const row = await tx
    .selectFrom('cosignature')
    .select('size')
    .where('shard', '=', shard)
    .where((is) =>
      is.or(
        keys.map(({ name, id }) => is.and([is('name', '=', name), is('key_id', '=', String(id))])),
      ),
    )
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? 0 : Number(row.size)
}

/** Sizes of checkpoints over a leaf that others signed, the newest first; the last few. */
export async function sizesCosigned(tx: Reading, shard: number, index: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('cosignature')
    .select('size')
    .distinct()
    .where('shard', '=', shard)
    .where('size', '>', String(index))
    .orderBy('size', 'desc')
    .limit(64)
    .execute()
  return rows.map(({ size }) => Number(size))
}
