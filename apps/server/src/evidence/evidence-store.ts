import type { Selectable } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import type { Tables } from '../db/tables.ts'
import type { StoredView } from '../register/register-store.ts'

export type TakenOut = Selectable<Tables['evidence_taken_out']>

export type NewTakenOut = Pick<
  TakenOut,
  'purpose' | 'recipient' | 'language' | 'unnamed' | 'acts' | 'weighed' | 'once'
> & {
  /** Whoever it names. */
  readonly named: readonly string[]
}

/** What staff may ask about packages that left. The whole office may know of them. */
export class EvidenceReader {
  protected readonly tx: Reading

  constructor(tx: Reading) {
    this.tx = tx
  }

  /** Newest first. */
  async of(event: string): Promise<TakenOut[]> {
    return this.tx
      .selectFrom('evidence_taken_out')
      .selectAll()
      .where('event', '=', event)
      .orderBy('id', 'desc')
      .execute()
  }

  /** The taking out that a member did under this mark. */
  async withOnce(staff: number, once: Buffer): Promise<TakenOut | undefined> {
    return this.tx
      .selectFrom('evidence_taken_out')
      .selectAll()
      .where('staff', '=', staff)
      .where('once', '=', once)
      .executeTakeFirst()
  }
}

/** Only exists inside a change, so that nothing leaves without its entry. */
export class EvidenceWriter extends EvidenceReader {
  readonly #change: Change
  readonly #staff: number

  constructor(change: Change, staff: number) {
    super(change.tx)
    this.#change = change
    this.#staff = staff
  }

  /** Gives back the number of the entry. */
  async takeOut(
    { subject, object }: StoredView,
    { named, ...taken }: NewTakenOut,
  ): Promise<string> {
    const { id: entry } = await this.#change.enter(
      'event.take-out',
      object,
      boundOfTakenOut({ ...taken, named }),
    )
    await this.tx
      .insertInto('evidence_taken_out')
      .values({
        ...taken,
        event: subject,
        named: named.length,
        staff: this.#staff,
        at: this.#change.now,
        entry,
      })
      .execute()
    return entry
  }
}

/** What the entry binds: for what, to whom, whom it names, and the hash of all that it says. */
function boundOfTakenOut({ purpose, recipient, language, named, weighed }: NewTakenOut) {
  return { purpose, recipient, language, named: named.join(' '), weighed: weighed.toString('hex') }
}
