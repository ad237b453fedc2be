import type { Change, Reading } from '../db/office.ts'
import { OfficeReader } from '../staff/office-store.ts'

/** A log from its first entry to its last; the next one begins where this one could not go on. */
export interface Shard {
  readonly number: number
  /** The log's name in its checkpoints, and the name of both its keys. */
  readonly origin: string
}

/** The newest shard of an office's log; undefined before the log was first opened. */
export async function newestShard(tx: Reading): Promise<Shard | undefined> {
  return tx
    .selectFrom('log_shard')
    .select(['number', 'origin'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** All shards of an office, the first one first. */
export async function allShards(tx: Reading): Promise<Shard[]> {
  return tx.selectFrom('log_shard').select(['number', 'origin']).orderBy('number').execute()
}

/** Why a shard begins: the first of an office, or one after a loss that could not be filled. */
export type Opening =
  | { readonly kind: 'log.open' }
  | { readonly kind: 'repair'; readonly fields: Record<string, string> }

/** Opens the next shard, under a name that was never used. */
export async function openShard(change: Change, opening: Opening): Promise<Shard> {
  const object = await new OfficeReader(change.tx).object()
  const number = ((await newestShard(change.tx))?.number ?? 0) + 1
  const origin = `amparo/${object.toString('hex')}/${number}`
  const fields = opening.kind === 'repair' ? opening.fields : {}
  const { id } = await change.enter(opening.kind, object, { ...fields, origin })
  await change.tx.insertInto('log_shard').values({ number, origin, entry: id }).execute()
  return { number, origin }
}
