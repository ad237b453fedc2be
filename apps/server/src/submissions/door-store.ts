import { createHash } from 'node:crypto'
import type { Fields } from '@amparo/log'
import { sql } from 'kysely'
import { dayOf, type Change } from '../db/office.ts'
import type { SignedDocument } from '../db/tables.ts'

/** What arrived: the sealed bytes and their hash. */
export interface Arrival {
  readonly envelope: Buffer
  readonly sha256: Buffer
}

/** A first message and what comes with it. */
export interface FirstArrival {
  readonly arrival: Arrival
  /** The small sealed part that says how urgent it is. */
  readonly triage: Buffer
  /** SHA-256 of the mailbox's access secret. */
  readonly access: Buffer
  readonly way: 'page' | 'token'
}

export interface Received {
  readonly acknowledgement: SignedDocument
  readonly mailbox: Buffer
  readonly submission: string
  readonly entry: string
}

/** Signs the acknowledgement of one arrival on one day, bound to its log entry. */
export type Acknowledge = (arrival: Arrival, day: string, leaf: Uint8Array) => SignedDocument

/** A part that was just added, for what is kept beside it. */
export interface AddedPart {
  readonly acknowledgement: SignedDocument
  readonly part: number
  readonly entry: string
}

/**
 * What the door does on behalf of a sender. It runs as a role that can put messages in and see, of one mailbox,
 * only hashes, days and what the office sealed to its sender.
 */
export class DoorStore {
  readonly #change: Change
  readonly #mailbox: Buffer

  constructor(change: Change, mailbox: string) {
    this.#change = change
    this.#mailbox = Buffer.from(mailbox, 'hex')
  }

  /** The hash of the mailbox's access secret, or undefined when there is no such mailbox. */
  async accessHash(): Promise<Buffer | undefined> {
    const row = await this.#change.tx
      .selectFrom('mailbox')
      .select('access')
      .where('id', '=', this.#mailbox)
      .executeTakeFirst()
    return row?.access
  }

  /** The acknowledgement of an envelope that is already in this mailbox. */
  async acknowledged(sha256: Buffer): Promise<SignedDocument | undefined> {
    const row = await this.#change.tx
      .selectFrom('submission_part')
      .select('acknowledgement')
      .where('mailbox', '=', this.#mailbox)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    return row?.acknowledgement
  }

  /** Whether it was sent under a mandate that two people have frozen. */
  async isFrozen(): Promise<boolean> {
    const { rows } = await sql<{
      frozen: boolean
    }>`select is_mailbox_frozen(${this.#mailbox}) as frozen`.execute(this.#change.tx)
    return rows[0]?.frozen ?? false
  }

  async isClosed(): Promise<boolean> {
    const row = await this.#change.tx
      .selectFrom('mailbox_closing')
      .select('day')
      .where('mailbox', '=', this.#mailbox)
      .executeTakeFirst()
    return row !== undefined
  }

  /** What the sender has sent, in order. */
  async sent(): Promise<{ seq: number; day: string; sha256: Buffer; size: number }[]> {
    return this.#change.tx
      .selectFrom('submission_part')
      .select(['seq', 'day', 'sha256', 'size'])
      .where('mailbox', '=', this.#mailbox)
      .orderBy('seq')
      .execute()
  }

  /** What the office put in, in order, as far as it is shown by now. What follows an item that waits, waits with it. */
  async items(): Promise<{ seq: number; day: string; envelope: Buffer }[]> {
    const { tx, now } = this.#change
    const items = await tx
      .selectFrom('mailbox_item')
      .select(['seq', 'day', 'envelope', 'shown_from'])
      .where('mailbox', '=', this.#mailbox)
      .orderBy('seq')
      .execute()
    const waits = items.findIndex(({ shown_from }) => shown_from !== null && shown_from > now)
    const shown = waits === -1 ? items : items.slice(0, waits)
    return shown.map(({ seq, day, envelope, shown_from }) => ({
      seq,
      // The hour of the day at which it is shown may lie on the next one: when it was written is nobody's to learn.
      day: shown_from === null ? day : dayOf(shown_from),
      envelope,
    }))
  }

  /** Takes a first message in, with its mailbox and triage part: one entry for all of it, and one statement after that. */
  async receive(
    { arrival, triage, access, way }: FirstArrival,
    audience: number,
    acknowledge: Acknowledge,
  ): Promise<Received> {
    const { tx, now } = this.#change
    const fields = { ...committed(arrival, this.#mailbox), triage: hashLine(triage) }
    const { id: entry, object, leaf } = await this.#change.enterNew('submission.receive', fields)
    const day = dayOf(now)
    const acknowledgement = acknowledge(arrival, day, leaf)
    const { rows } = await sql<{ submission: string }>`
      with box as (
        insert into mailbox (id, audience, access, entry) values (${this.#mailbox}, ${audience}, ${access}, ${entry})
      ), thread as (
        insert into submission (object, mailbox, way, audience, day, entry)
        values (${object}, ${this.#mailbox}, ${way}, ${audience}, ${day}, ${entry}) returning id
      ), urgency as (
        insert into submission_triage (submission, mailbox, audience, envelope, entry)
        select id, ${this.#mailbox}, ${audience}, ${triage}, ${entry} from thread
      )
      insert into submission_part (submission, seq, mailbox, audience, envelope, sha256, size, day, acknowledgement, entry)
      select id, 1, ${this.#mailbox}, ${audience}, ${arrival.envelope}, ${arrival.sha256}, ${arrival.envelope.length}::int,
        ${day}, ${JSON.stringify(acknowledgement)}::json, ${entry}
      from thread returning submission`.execute(tx)
    const submission = rows[0]?.submission
    if (submission === undefined) throw new Error('a message was written and has no number')
    return { acknowledgement, mailbox: this.#mailbox, submission, entry }
  }

  /** Takes an addition in as the next part of the thread. */
  async add(arrival: Arrival, acknowledge: Acknowledge): Promise<SignedDocument> {
    const { acknowledgement } = await this.#addPart('submission.add', arrival, {}, acknowledge)
    return acknowledgement
  }

  /** Takes the description of a file in as the next part; `fields` say in its entry which file that is. */
  async addFile(arrival: Arrival, fields: Fields, acknowledge: Acknowledge): Promise<AddedPart> {
    return this.#addPart('submission.file', arrival, fields, acknowledge)
  }

  async #addPart(
    kind: 'submission.add' | 'submission.file',
    arrival: Arrival,
    fields: Fields,
    acknowledge: Acknowledge,
  ): Promise<AddedPart> {
    const { tx, now } = this.#change
    const thread = await this.thread()
    const entered = await this.#change.enter(kind, thread.object, {
      ...committed(arrival, this.#mailbox),
      ...fields,
    })
    const own = {
      mailbox: this.#mailbox,
      audience: thread.audience,
      day: dayOf(now),
      entry: entered.id,
    }
    const seq = (await this.sent()).length + 1
    const acknowledgement = acknowledge(arrival, own.day, entered.leaf)
    await tx
      .insertInto('submission_part')
      .values({
        ...own,
        ...arrival,
        submission: thread.id,
        seq,
        size: arrival.envelope.length,
        acknowledgement: JSON.stringify(acknowledgement),
      })
      .execute()
    await tx
      .insertInto('submission_step')
      .values({
        submission: thread.id,
        mailbox: this.#mailbox,
        audience: thread.audience,
        kind: 'add',
        staff: null,
        reason: null,
        at: new Date(dayOf(now)),
        entry: entered.id,
      })
      .execute()
    return { acknowledgement, part: seq, entry: entered.id }
  }

  /** The sender keeps no return code. */
  async close(): Promise<void> {
    const { tx, now } = this.#change
    const thread = await this.thread()
    const entered = await this.#change.enter('submission.decline', thread.object, {})
    const own = { audience: thread.audience, entry: entered.id }
    await tx
      .insertInto('mailbox_closing')
      .values({ ...own, mailbox: this.#mailbox, day: dayOf(now) })
      .execute()
    await tx
      .insertInto('submission_step')
      .values({
        ...own,
        submission: thread.id,
        mailbox: this.#mailbox,
        kind: 'decline',
        staff: null,
        reason: null,
        at: new Date(dayOf(now)),
      })
      .execute()
  }

  /** Holds the thread until the transaction ends, so that what is read next stays true. */
  async hold(): Promise<void> {
    const { object } = await this.thread()
    await this.#change.hold(object)
  }

  async thread(): Promise<{ id: string; object: Buffer; audience: number }> {
    return this.#change.tx
      .selectFrom('submission')
      .select(['id', 'object', 'audience'])
      .where('mailbox', '=', this.#mailbox)
      .executeTakeFirstOrThrow()
  }
}

/** What the entry of an arrival binds: the sealed bytes, never what is in them. */
function committed(arrival: Arrival, mailbox: Buffer): { envelope: string; mailbox: string } {
  return { envelope: hashLine(arrival.envelope), mailbox: mailbox.toString('hex') }
}

/** How an entry names sealed bytes. */
export function hashLine(envelope: Buffer): string {
  return `sha256:${createHash('sha256').update(envelope).digest('hex')} ${envelope.length}\n`
}
