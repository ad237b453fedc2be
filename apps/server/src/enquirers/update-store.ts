import type { UpdateWording } from '@amparo/register'
import type { Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { Refusal } from '../http/refusal.ts'
import { hashLine } from '../submissions/door-store.ts'
import type { Place, Thread } from '../submissions/submission-store.ts'

export type WaitingUpdate = Selectable<Tables['family_update']>

/** One wording: sealed to the sender's mailbox, and its copy sealed to the team. */
export interface SealedWording {
  readonly envelope: Buffer
  readonly copy: Buffer
}

export interface NewUpdate {
  readonly enquirer: string
  readonly place: Place
  readonly wordings: Readonly<Record<UpdateWording, SealedWording>>
  readonly shownFrom: Date
}

/**
 * So many one officer releases in a day. Whoever reads each before it goes comes to no more in a day's work; and each is one bit of
 * what other teams have heard of a person, for whoever sealed it.
 */
export const MOST_RELEASED_A_DAY = 40

export class UpdateReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** What waits for its hour in this mailbox. */
  async waiting(mailbox: Buffer): Promise<WaitingUpdate | undefined> {
    return this.tx
      .selectFrom('family_update')
      .selectAll()
      .where('mailbox', '=', mailbox)
      .executeTakeFirst()
  }

  /** The mailboxes in which something waits for whoever asks so. */
  async mailboxesOf(enquirer: string): Promise<Buffer[]> {
    const rows = await this.tx
      .selectFrom('family_update')
      .select('mailbox')
      .where('enquirer', '=', enquirer)
      .execute()
    return rows.map(({ mailbox }) => mailbox)
  }
}

/** Only exists inside a change. What waits is no record; that it was released, taken back or shown is an entry of the message's. */
export class UpdateWriter extends UpdateReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  async release(
    { object, mailbox, audience }: Thread,
    { enquirer, place, wordings, shownFrom }: NewUpdate,
  ): Promise<void> {
    const { whole, come, quiet } = wordings
    const hashes = {
      whole: hashLine(whole.envelope),
      come: hashLine(come.envelope),
      quiet: hashLine(quiet.envelope),
    }
    // In the officer's own sequence too, which has no gaps: how often somebody releases is to be seen. Of whom, no entry says.
    await this.#change.enterOwn('update.write', hashes)
    if ((await this.#change.ownToday('update.write')) > MOST_RELEASED_A_DAY)
      throw new Refusal('enough-today')
    await this.#change.enter('update.release', object, hashes)
    await this.tx
      .insertInto('family_update')
      .values({
        mailbox,
        audience,
        enquirer,
        seq: place.seq,
        prev: place.prev === null ? null : Buffer.from(place.prev, 'hex'),
        whole: whole.envelope,
        whole_copy: whole.copy,
        come: come.envelope,
        come_copy: come.copy,
        quiet: quiet.envelope,
        quiet_copy: quiet.copy,
        shown_from: shownFrom,
        staff: this.#staff,
      })
      .execute()
  }

  async takeBack({ object, mailbox }: Thread): Promise<void> {
    await this.#change.enter('update.take-back', object, {})
    await this.forget(mailbox)
  }

  /** It waits no longer: it was shown, or there is nobody left to show it to. */
  async forget(mailbox: Buffer): Promise<void> {
    await this.tx.deleteFrom('family_update').where('mailbox', '=', mailbox).execute()
  }
}

/** The place for which its wordings were sealed. */
export function placeOf({ seq, prev }: WaitingUpdate): Place {
  return { seq, prev: prev?.toString('hex') ?? null }
}

export function sealedAs(update: WaitingUpdate, wording: UpdateWording): SealedWording {
  return { envelope: update[wording], copy: update[`${wording}_copy`] }
}
