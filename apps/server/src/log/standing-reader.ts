import type { LogPlace, LogStanding } from '@amparo/contract'
import {
  checkCheckpoint,
  consistencyProof,
  formatLogProof,
  formatNote,
  formatVerifierKey,
  inclusionProof,
  parseNote,
  parsePolicy,
  withSignatures,
  type Note,
  type Policy,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { sql } from 'kysely'
import type { Reading } from '../db/office.ts'
import { cosignaturesOf, newestCheckpoint, type SignedCheckpoint } from './checkpoint-store.ts'
import type { LoggedEntry } from './entry-store.ts'
import { sizeOf } from './leaf-store.ts'
import type { ShownLog } from './shown-log.ts'

/** How many checkpoints with cosignatures are looked through for one that enough have signed. */
const LOOKED_THROUGH = 8

/** How the log stands, and what proves it, as the tables and the tiles say. */
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
    const note = formatNote(await this.#signed(newest))
    return { keys: keysOf(await this.#policy(), this.#log.shard.origin), note }
  }

  async standing(): Promise<LogStanding> {
    const { number, origin } = this.#log.shard
    const text = await this.#log.policy()
    const newest = await newestCheckpoint(this.#tx, number)
    return {
      origin,
      keys: keysOf(read(text), origin),
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
      policy: text,
      cosigned: await this.#cosigned(),
    }
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
    const checkpoint = await this.#tx
      .selectFrom('checkpoint')
      .select('size')
      .where('shard', '=', shard.number)
      .where('size', '=', String(to))
      .executeTakeFirst()
    if (checkpoint === undefined) return undefined
    const proof = consistencyProof(nodeHashing, this.#log.source(to), from, to)
    if (proof === undefined) throw new Error(`log: no tiles for a proof from ${from} to ${to}`)
    return proof.map((hash) => Buffer.from(hash).toString('base64'))
  }

  /** Where an entry stands, with a proof under the newest checkpoint that enough have signed, else under the newest. */
  async place({ index }: LoggedEntry): Promise<LogPlace> {
    if (index === null) return { standing: 'waits-for-place' }
    const { origin } = this.#log.shard
    const under = await this.#bestOver(index)
    if (under === undefined) return { standing: 'waits-for-seal', origin, index }
    const { size, note } = under
    const proof = inclusionProof(nodeHashing, this.#log.source(size), index, size)
    if (proof === undefined) throw new Error(`log: no tiles for a proof of ${index} in ${size}`)
    const text = formatLogProof({ index, proof, note, extra: null })
    return { standing: 'sealed', origin, index, proof: text, policy: await this.#log.policy() }
  }

  async #bestOver(index: number): Promise<{ size: number; note: Note } | undefined> {
    const { number } = this.#log.shard
    const newest = await newestCheckpoint(this.#tx, number)
    if (newest === undefined || newest.size <= index) return undefined
    const policy = await this.#policy()
    const cosigned = await this.#tx
      .selectFrom('checkpoint')
      .select(['size', 'note', 'at'])
      .where('shard', '=', number)
      .where('size', '>', String(index))
      .where('size', 'in', (from) =>
        from.selectFrom('cosignature').select('size').where('shard', '=', number),
      )
      .orderBy('size', 'desc')
      .limit(LOOKED_THROUGH)
      .execute()
    for (const row of [newest, ...cosigned]) {
      const checkpoint = { ...row, size: Number(row.size) }
      const note = await this.#signed(checkpoint)
      const isEnough = checkCheckpoint(nodeVerifying, policy, note).verdict === 'trusted'
      if (isEnough) return { size: checkpoint.size, note }
    }
    return { size: newest.size, note: await this.#signed(newest) }
  }

  async #signed({ size, note }: SignedCheckpoint): Promise<Note> {
    const reading = parseNote(note)
    if (reading.verdict === 'malformed') throw new Error('log: a note that does not read')
    const cosignatures = await cosignaturesOf(this.#tx, this.#log.shard.number, size)
    return withSignatures(reading.note, cosignatures)
  }

  async #policy(): Promise<Policy> {
    return read(await this.#log.policy())
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

function read(text: string): Policy {
  const reading = parsePolicy(nodeHashing, text)
  if (reading.verdict === 'malformed')
    throw new Error(`log: line ${reading.line} of the policy does not read: ${reading.fault}`)
  return reading.policy
}

function keysOf({ logs }: Policy, origin: string): string[] {
  return logs
    .map(({ key }) => key)
    .filter(({ name }) => name === origin)
    .map(formatVerifierKey)
}
