import { sql } from 'kysely'
import { dayOf, type Change } from '../db/office.ts'
import type { SignedDocument } from '../db/tables.ts'

/** What arrived: the sealed bytes and their hash. */
export interface Arrival {
  readonly envelope: Buffer
  readonly sha256: Buffer
}

/** Signs the acknowledgement of one arrival on one day, bound to its log entry. */
export type Acknowledge = (arrival: Arrival, day: string, leaf: Uint8Array) => SignedDocument

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

  /** What the office put in, in order. */
  async items(): Promise<{ seq: number; day: string; envelope: Buffer }[]> {
    return this.#change.tx
      .selectFrom('mailbox_item')
      .select(['seq', 'day', 'envelope'])
      .where('mailbox', '=', this.#mailbox)
      .orderBy('seq')
      .execute()
  }

  /** Takes a first message in, with its mailbox: one entry for all of it, and one statement after that. */
  async receive(
    arrival: Arrival,
    access: Buffer,
    audience: number,
    acknowledge: Acknowledge,
  ): Promise<SignedDocument> {
    const { tx, now } = this.#change
    const fields = committed(arrival, this.#mailbox)
    const { id: entry, object, leaf } = await this.#change.enterNew('submission.receive', fields)
    const day = dayOf(now)
    const acknowledgement = acknowledge(arrival, day, leaf)
    await sql`
      with box as (
        insert into mailbox (id, audience, access, entry) values (${this.#mailbox}, ${audience}, ${access}, ${entry})
      ), thread as (
        insert into submission (object, mailbox, way, audience, day, entry)
        values (${object}, ${this.#mailbox}, 'page', ${audience}, ${day}, ${entry}) returning id
      )
      insert into submission_part (submission, seq, mailbox, audience, envelope, sha256, size, day, acknowledgement, entry)
      select id, 1, ${this.#mailbox}, ${audience}, ${arrival.envelope}, ${arrival.sha256}, ${arrival.envelope.length}::int,
        ${day}, ${JSON.stringify(acknowledgement)}::json, ${entry}
      from thread`.execute(tx)
    return acknowledgement
  }

  /** Takes an addition in as the next part of the thread. */
  async add(arrival: Arrival, acknowledge: Acknowledge): Promise<SignedDocument> {
    const { tx, now } = this.#change
    const thread = await this.#thread()
    const entered = await this.#change.enter(
      'submission.add',
      thread.object,
      committed(arrival, this.#mailbox),
    )
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
    return acknowledgement
  }

  /** The sender keeps no return code. */
  async close(): Promise<void> {
    const { tx, now } = this.#change
    const thread = await this.#thread()
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
    const { object } = await this.#thread()
    await this.#change.hold(object)
  }

  async #thread(): Promise<{ id: string; object: Buffer; audience: number }> {
    return this.#change.tx
      .selectFrom('submission')
      .select(['id', 'object', 'audience'])
      .where('mailbox', '=', this.#mailbox)
      .executeTakeFirstOrThrow()
  }
}

/** What the entry of an arrival binds: the sealed bytes, never what is in them. */
function committed(arrival: Arrival, mailbox: Buffer): { envelope: string; mailbox: string } {
  return {
    envelope: `sha256:${arrival.sha256.toString('hex')} ${arrival.envelope.length}\n`,
    mailbox: mailbox.toString('hex'),
  }
}
