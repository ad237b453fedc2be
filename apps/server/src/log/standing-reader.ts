import type { LogAnchor, LogStanding } from '@amparo/contract'
import {
  consistencyProof,
  formatNote,
  formatVerifierKey,
  parseNote,
  withSignatures,
  type Note,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { anchorLines } from './anchors/anchor-store.ts'
import {
  cosignaturesOf,
  newestCheckpoint,
  checkpointOfSize,
  type SignedCheckpoint,
} from './checkpoint-store.ts'
import { sizeOf } from './leaf-store.ts'
import type { ShownLog } from './shown-log.ts'

const ANCHORS_SHOWN = 30

/** How the log stands, as the tables and the tiles say. */
export class StandingReader {
  readonly #tx: Reading
  readonly #log: ShownLog

  constructor(tx: Reading, log: ShownLog) {
    this.#tx = tx
    this.#log = log
  }

  /** The newest checkpoint with every signature under it, and the log's keys; null before the first. */
  async checkpoint(): Promise<{ keys: string[]; note: string } | null> {
    const newest = await newestCheckpoint(this.#tx, this.#log.shard.number)
    if (newest === undefined) return null
    return { keys: await this.#keys(), note: formatNote(await this.#signed(newest)) }
  }

  async standing(): Promise<LogStanding> {
    const { number, origin } = this.#log.shard
    const newest = await newestCheckpoint(this.#tx, number)
    return {
      origin,
      keys: await this.#keys(),
      size: await sizeOf(this.#tx, number),
      waiting: await this.#waiting(),
      sealed:
        newest === undefined
          ? null
          : {
              size: newest.size,
              at: newest.at.toISOString(),
              note: formatNote(await this.#signed(newest)),
            },
      policy: (await this.#log.policy()).text,
      cosigned: await this.#cosigned(),
    }
  }

  /** Whoever was asked about the newest of this log's anchored checkpoints, newest first. */
  async anchors(): Promise<LogAnchor[]> {
    const lines = await anchorLines(this.#tx, ANCHORS_SHOWN)
    return lines
      .filter(({ shard }) => shard === this.#log.shard.number)
      .map(({ authority, type, size, state, at }) => ({
        name: authority,
        way: type,
        size,
        state,
        at: new Date(at).toISOString(),
      }))
  }

  /** The proof from one size to the size of a checkpoint; undefined where there is none to give. */
  async consistency(asked: {
    readonly origin: string
    readonly from: number
    readonly to: number
  }): Promise<string[] | undefined> {
    const { shard } = this.#log
    const { origin, from, to } = asked
    if (origin !== shard.origin || from > to) return undefined
    if ((await checkpointOfSize(this.#tx, shard.number, to)) === undefined) return undefined
    const proof = consistencyProof(nodeHashing, this.#log.source(to), from, to)
    if (proof === undefined) throw new Error(`log: no tiles for a proof from ${from} to ${to}`)
    return proof.map((hash) => Buffer.from(hash).toString('base64'))
  }

  async #keys(): Promise<string[]> {
    return (await this.#log.keys()).map(formatVerifierKey)
  }

  async #signed({ size, note }: SignedCheckpoint): Promise<Note> {
    const reading = parseNote(note)
    if (reading.verdict === 'malformed') throw new Error('log: a note that does not read')
    const cosignatures = await cosignaturesOf(this.#tx, this.#log.shard.number, size)
    return withSignatures(reading.note, cosignatures)
  }

  async #waiting(): Promise<number> {
    const { rows } = await sql<{ waiting: number }>`
      select (select count(*) from entry)::float8 - (
        select count(*) from log_leaf where shard = ${this.#log.shard.number} and of_entry is not null
      )::float8 as waiting`.execute(this.#tx)
    return Math.max(0, rows[0]?.waiting ?? 0)
  }

  async #cosigned(): Promise<LogStanding['cosigned']> {
    const rows = await this.#tx
      .selectFrom('cosignature')
      .distinctOn(['name', 'key_id'])
      .select(['name', 'key_id', 'size', 'at'])
      .where('shard', '=', this.#log.shard.number)
      .orderBy('name')
      .orderBy('key_id')
      .orderBy('size', 'desc')
      .execute()
    return rows.map(({ name, key_id, size, at }) => ({
      name,
      id: Number(key_id),
      size: Number(size),
      at: new Date(at).toISOString(),
    }))
  }
}
