import type { EnquirerId, SubjectId, UnshownReason, Waiting } from '@amparo/contract'
import type { UpdateWording } from '@amparo/register'
import type { Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import { Refusal } from '../http/refusal.ts'
import { hashLine } from '../submissions/door-store.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { SubmissionWriter, type Place, type Thread } from '../submissions/submission-store.ts'

export type WaitingUpdate = Selectable<Tables['family_update']>

/** One wording: sealed to the sender's mailbox, and its copy sealed to the team. */
export interface SealedWording {
  readonly envelope: Buffer
  readonly copy: Buffer
}

interface WaitingRow {
  readonly enquirer: string
  readonly person: string
  readonly shown_from: Date
  readonly staff: number
  readonly audience: number
}

export type TakenBack = Extract<UnshownReason, 'by-hand' | 'changed' | 'anew'>
export type Dropped = Exclude<UnshownReason, TakenBack>

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

  /** Of these enquirers, what waits for each. */
  async waitingFor(enquirers: readonly string[]): Promise<ReadonlyMap<string, Waiting>> {
    if (enquirers.length === 0) return new Map()
    const rows = await this.#waits().where('u.enquirer', 'in', enquirers).execute()
    const told = await this.#told(rows)
    return new Map(told.map((one) => [one.enquirer, one]))
  }

  /** What waits in this mailbox, as its team is told. */
  async waitsIn(mailbox: Buffer): Promise<Waiting | null> {
    const rows = await this.#waits().where('u.mailbox', '=', mailbox).execute()
    return (await this.#told(rows))[0] ?? null
  }

  #waits() {
    return this.tx
      .selectFrom('family_update as u')
      .innerJoin('enquirer as q', 'q.id', 'u.enquirer')
      .select(['u.enquirer', 'u.shown_from', 'u.staff', 'u.audience', 'q.person'])
  }

  async #told(rows: readonly WaitingRow[]): Promise<Waiting[]> {
    const office = new OfficeReader(this.tx)
    const members = new Map<number, ReadonlySet<number>>()
    for (const team of new Set(rows.map(({ audience }) => audience)))
      members.set(team, await office.inTeam(team))
    return rows.map(({ enquirer, person, shown_from, staff, audience }) => ({
      from: shown_from.toISOString(),
      left: !(members.get(audience)?.has(staff) ?? false),
      enquirer: enquirer as EnquirerId,
      person: person as SubjectId,
    }))
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

  /** It is shown to nobody, because somebody took it back. */
  async takeBack(thread: Thread, why: TakenBack): Promise<void> {
    await this.#end(thread, 'update-take-back', why)
  }

  /** Its hour has come, and it is shown to nobody. */
  async drop(thread: Thread, why: Dropped): Promise<void> {
    await this.#end(thread, 'update-drop', why)
  }

  async #end(
    thread: Thread,
    kind: 'update-take-back' | 'update-drop',
    why: UnshownReason,
  ): Promise<void> {
    const named = kind === 'update-drop' ? 'update.drop' : 'update.take-back'
    const { id: entry } = await this.#change.enter(named, thread.object, { why })
    await new SubmissionWriter(this.#change, this.#staff).unshown(thread, kind, { why, entry })
    await this.forget(thread.mailbox)
  }

  /** It waits no longer. */
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
